// what: fails where its own line can be read off
// expect: runtime_error
// stderr-contains: main.ts:
// stderr-contains: no good
function fail(reason: string): never {
  throw new Error(reason);
}

fail("no good");
