// what: imports the libraries that the image holds
// expect: completed
// stdout: 5 from elsewhere\n
// stderr-contains: 1970 36
import _ from "lodash";
import moment from "moment";
import { load } from "js-yaml";
import { v4 } from "uuid";

console.log(_.sum([2, 3]), load("where: from elsewhere").where);
console.error(moment.utc(0).format("YYYY"), v4().length);
