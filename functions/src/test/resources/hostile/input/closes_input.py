# what: closes its input at once and opens it again for writing, while a megabyte is on its way
# expect: completed, signaled
# why: writing to one's own input may break a pipe, and that is the writer's own loss
# stdin: 1048576 bytes
# stdout-contains: begun
import os

import attempt

print("begun", flush=True)
attempt.tried("write to the input", lambda: os.write(os.open("/proc/self/fd/0", os.O_WRONLY | os.O_NONBLOCK), b"x" * 100_000))
attempt.tried("splice", os.read, 0, 10)
os.close(0)
print("closed", flush=True)
