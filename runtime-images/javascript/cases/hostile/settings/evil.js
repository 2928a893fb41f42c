require("fs").writeFileSync("run.txt", "OPEN");
