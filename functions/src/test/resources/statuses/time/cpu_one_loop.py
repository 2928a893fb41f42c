# what: uses up its processor time in one loop
# expect: cpu_limit_exceeded
# limits: run_cpu_time=500 run_timeout=8000
# stdout: so far\n
# signal: SIGKILL
# message-contains: 500 ms
print("so far", flush=True)
while True:
    pass
