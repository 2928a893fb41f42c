# what: starts more processes or threads than it may
# expect: process_limit_exceeded
# limits: processes=40 run_timeout=20000 run_cpu_time=20000 run_memory=512MiB
# message-contains: 40 processes
for (i in 1:80) system("sleep 60", wait = FALSE)
Sys.sleep(60)
