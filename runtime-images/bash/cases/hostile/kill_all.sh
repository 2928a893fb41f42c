# what: kills whatever it can name
# expect: completed signaled runtime_error
# why: whether it may kill itself, and by which call, differs between languages
kill -KILL -1
echo alone
