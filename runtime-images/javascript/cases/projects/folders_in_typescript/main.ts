// what: imports modules and types from its own folders
// expect: completed
// stdout: 5 from elsewhere\n
import { add, type Sum } from "./lib/sums";
import _ from "lodash";

enum Place { Elsewhere = "elsewhere" }

const sum: Sum = { of: [2, 3] };
console.log(add(sum), _.join(["from", Place.Elsewhere], " "));
