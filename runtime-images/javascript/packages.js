// Prints NAME VERSION of what a program can import beside Node's own modules.
"use strict";
const fs = require("fs");
const offered = ["async", "bignumber.js", "immutable", "js-yaml", "lodash", "moment", "ramda", "underscore", "uuid"];
for (const name of offered) {
  const description = JSON.parse(fs.readFileSync(`/node_modules/${name}/package.json`, "utf8"));
  require(name);
  console.log(name, description.version);
}
