# what: takes all of it at once
# expect: memory_limit_exceeded
# limits: run_memory=64MiB
# stdout: so far\n
# signal: SIGKILL
print("so far", flush=True)
gulp = b"x" * (300 << 20)
print("survived")
