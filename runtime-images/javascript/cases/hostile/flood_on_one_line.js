// what: prints without end and without a line break
// expect: output_limit_exceeded
// limits: output=100000
// truncated: stdout
import { writeSync } from 'node:fs'

for (;;) writeSync(1, 'more and more of it ')
