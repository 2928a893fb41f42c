# what: computes one number of a hundred million digits, deaf to everything while it does
# expect: cpu_limit_exceeded
# limits: run_cpu_time=1000 run_timeout=8000
# stdout-contains: begun
print("begun", flush=True)
print((7 ** 120_000_000) % 10)
