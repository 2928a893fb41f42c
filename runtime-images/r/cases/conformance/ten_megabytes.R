# what: takes ten megabytes in and gives as many out
# expect: completed
# stdin: 10485760 bytes
# limits: output=16MiB run_timeout=20000 run_cpu_time=30000
# stderr-contains: 10485760
input <- file("stdin", "rb")
text <- raw(0)
repeat {
  more <- readBin(input, "raw", 2^20)
  if (length(more) == 0) break
  text <- c(text, more)
}
write(rawToChar(text), stdout())
write(format(length(text), scientific = FALSE), stderr())
