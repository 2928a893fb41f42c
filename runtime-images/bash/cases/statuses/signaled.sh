# what: sends itself a signal that ends it
# expect: signaled
# signal: SIGTERM
kill -TERM $$
sleep 60
