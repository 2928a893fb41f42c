# what: is ended by SIGKILL, and has printed before
# expect: signaled
# stdout: before\n
# message-contains: SIGKILL
# signal: SIGKILL
import os
import signal

print("before", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
