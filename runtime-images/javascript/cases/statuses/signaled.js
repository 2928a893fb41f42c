// what: sends itself a signal that ends it
// expect: signaled
// signal: SIGTERM
process.kill(process.pid, "SIGTERM");
setTimeout(() => {}, 60000);
