# what: sends itself a signal that ends it
# expect: signaled
# signal: SIGTERM
Process.kill("TERM", Process.pid)
sleep 60
