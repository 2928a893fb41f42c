// what: is a test for Node's own test runner
// expect: completed
// stdout-contains: # pass 1
const test = require("node:test");
const assert = require("node:assert");

test("adds", () => assert.strictEqual(2 + 3, 5));
