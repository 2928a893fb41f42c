# what: is ended by SIGABRT, and has printed before
# expect: signaled
# stdout: before\n
# message-contains: SIGABRT
# signal: SIGABRT
import os
import signal

print("before", flush=True)
os.kill(os.getpid(), signal.SIGABRT)
