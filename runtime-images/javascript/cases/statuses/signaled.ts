// what: sends itself a signal that ends it
// expect: signaled
// signal: SIGTERM
process.kill(process.pid, "SIGTERM" as const);
setTimeout((): void => {}, 60000);
