# what: kills whatever it can name
# expect: completed signaled runtime_error
# why: whether it may kill itself, and by which call, differs between languages
import os
import signal

os.kill(-1, signal.SIGKILL)
print("alone")
