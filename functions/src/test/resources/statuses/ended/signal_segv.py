# what: is ended by SIGSEGV, and has printed before
# expect: signaled
# stdout: before\n
# message-contains: SIGSEGV
# signal: SIGSEGV
import os
import signal

print("before", flush=True)
os.kill(os.getpid(), signal.SIGSEGV)
