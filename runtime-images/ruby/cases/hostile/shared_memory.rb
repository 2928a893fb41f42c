# what: fills the memory that processes share as files
# expect: memory_limit_exceeded
# limits: run_memory=64MiB run_timeout=20000 run_cpu_time=20000
# message-contains: bytes of memory
block = "x" * (1 << 20)
(0..).each do |number|
  File.binwrite("/dev/shm/held#{number}", block)
rescue SystemCallError
  next
end
