# what: has itself interrupted every microsecond by three clocks
# expect: time_limit_exceeded, cpu_limit_exceeded, signaled
# why: whichever of the limits it meets first; a storm may also starve its own handler
# limits: run_timeout=1500
# stdout-contains: begun
import signal

for number in (signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF):
    signal.signal(number, lambda *_: None)
print("begun", flush=True)
for which in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
    signal.setitimer(which, 1e-6, 1e-6)
while True:
    pass
