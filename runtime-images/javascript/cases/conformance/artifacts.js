// what: saves a table and a picture in folders
// expect: completed
// fetch: **/*.csv **/*.json **/*.svg
// artifacts: out/table.csv out/data.json plots/größe.svg
const fs = require("fs");
for (const folder of ["out", "plots"]) fs.mkdirSync(folder);
fs.writeFileSync("out/table.csv", "a,b\n1,2\n");
fs.writeFileSync("out/data.json", JSON.stringify({ a: 1 }));
fs.writeFileSync("plots/größe.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>');
