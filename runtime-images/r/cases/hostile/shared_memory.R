# what: fills the memory that processes share as files
# expect: memory_limit_exceeded
# limits: run_memory=128MiB run_timeout=20000 run_cpu_time=20000
# message-contains: bytes of memory
block <- raw(2^20)
number <- 0
repeat {
  number <- number + 1
  try(writeBin(block, paste0("/dev/shm/held", number)), silent = TRUE)
}
