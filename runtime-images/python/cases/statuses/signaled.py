# what: sends itself a signal that ends it
# expect: signaled
# signal: SIGTERM
import os
import signal
import time

os.kill(os.getpid(), signal.SIGTERM)
time.sleep(60)
