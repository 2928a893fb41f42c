# what: sends every signal to the first process that it can see, and to its parent
# expect: completed, signaled
# why: the first process is either the program itself or a runner whom no signal of its own sandbox can reach
import os
import signal

import attempt

for target in {1, os.getppid()}:
    for number in sorted(signal.valid_signals()):
        if target != os.getpid() or number not in (signal.SIGKILL, signal.SIGSTOP):
            signal.signal(number, signal.SIG_IGN) if number not in (9, 19) else None
            attempt.tried(f"signal {number} to {target}", os.kill, target, number)
print("alive", flush=True)
os.kill(1, signal.SIGSTOP)
os.kill(1, signal.SIGKILL)
print("still alive", flush=True)
