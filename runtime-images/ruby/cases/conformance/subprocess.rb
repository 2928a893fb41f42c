# what: starts another process and reads what it prints
# expect: completed
# stdout: from a child\n
print `echo from a child`
