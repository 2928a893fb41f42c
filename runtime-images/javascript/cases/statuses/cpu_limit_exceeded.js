// what: computes for longer than it may
// expect: cpu_limit_exceeded
// limits: run_cpu_time=700 run_timeout=20000
// message-contains: processor time
for (let i = 0; ; i++) Math.sqrt(i);
