# what: forks as fast as it can, and its children do too
# expect: process_limit_exceeded
# stdout-contains: begun
# message-contains: 64 processes
import os

print("begun", flush=True)
while True:
    try:
        os.fork()
    except OSError:
        pass
