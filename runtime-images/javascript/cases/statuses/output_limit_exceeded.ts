// what: prints without end
// expect: output_limit_exceeded
// limits: output=100000
// truncated: stdout
for (;;) console.log("more and more of it" as string);
