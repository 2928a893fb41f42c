# what: ends at once and leaves forty daemons that ignore every signal
# expect: completed
# stdout-contains: parent done
import os
import signal
import time

for _ in range(40):
    if os.fork() == 0:
        os.setsid()
        for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(number, signal.SIG_IGN)
        time.sleep(31_536_000)
print("parent done", flush=True)
