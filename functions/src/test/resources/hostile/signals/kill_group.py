# what: kills its own process group and its session
# expect: signaled, completed
# why: the first process of a sandbox of its own may be deaf to its own signals
# stdout-contains: begun
import os
import signal

print("begun", flush=True)
os.fork()
os.kill(0, signal.SIGTERM)
os.killpg(os.getpgrp(), signal.SIGKILL)
