# what: ignores and blocks every signal that can be, and sleeps
# expect: time_limit_exceeded
# limits: run_timeout=1000
# stdout: begun\n
# signal: SIGKILL
import signal
import time

for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
print("begun", flush=True)
while True:
    time.sleep(1)
