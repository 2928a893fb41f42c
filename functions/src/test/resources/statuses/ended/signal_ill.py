# what: is ended by SIGILL, and has printed before
# expect: signaled
# stdout: before\n
# message-contains: SIGILL
# signal: SIGILL
import os
import signal

print("before", flush=True)
os.kill(os.getpid(), signal.SIGILL)
