# what: makes small files until a million
# expect: disk_limit_exceeded, memory_limit_exceeded, time_limit_exceeded, cpu_limit_exceeded
# why: a million empty files cost the kernel's memory and the program's time; whichever limit comes first
# limits: run_timeout=2500 run_memory=64MiB
# stdout-contains: begun
import os

print("begun", flush=True)
for number in range(1_000_000):
    os.close(os.open(f"f{number}", os.O_CREAT | os.O_WRONLY))
