# what: fills the memory that processes share as files
# expect: memory_limit_exceeded
# limits: run_memory=64MiB run_timeout=20000 run_cpu_time=20000
# message-contains: bytes of memory
for ((i = 0; ; i++)); do head -c 1000000 /dev/zero >"/dev/shm/held$i" || sleep 1; done
