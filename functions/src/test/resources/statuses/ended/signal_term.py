# what: is ended by SIGTERM, and has printed before
# expect: signaled
# stdout: before\n
# message-contains: SIGTERM
# signal: SIGTERM
import os
import signal

print("before", flush=True)
os.kill(os.getpid(), signal.SIGTERM)
