# what: is ended by SIGFPE, and has printed before
# expect: signaled
# stdout: before\n
# message-contains: SIGFPE
# signal: SIGFPE
import os
import signal

print("before", flush=True)
os.kill(os.getpid(), signal.SIGFPE)
