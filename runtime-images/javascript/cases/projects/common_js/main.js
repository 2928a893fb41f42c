// what: requires modules from its own folders, without a package.json
// expect: completed
// stdout: 5 from elsewhere\n
const { add } = require("./lib/sums");

console.log(add(2, 3), "from elsewhere");
