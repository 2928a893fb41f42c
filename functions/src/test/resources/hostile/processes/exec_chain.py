# what: replaces itself by itself without end
# expect: time_limit_exceeded
# limits: run_timeout=1500 run_cpu_time=20000
# stdout-contains: again\nagain
import os
import sys

print("again", flush=True)
os.execv(sys.executable, [sys.executable, __file__])
