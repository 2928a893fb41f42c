# what: is busy for ever, and may use more processor than its time holds
# expect: time_limit_exceeded
# limits: run_timeout=1000 run_cpu_time=20000
# stdout: so far\n
# signal: SIGKILL
print("so far", flush=True)
while True:
    pass
