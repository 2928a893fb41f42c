# what: starts another process and reads what it prints
# expect: completed
# stdout: from a child\n
echo "$(bash -c "echo from a child")"
