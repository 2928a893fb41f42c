// what: imports modules from its own folders, without a package.json
// expect: completed
// stdout: 5 from elsewhere\n
import { add } from "./lib/sums.js";

console.log(add(2, 3), "from elsewhere");
