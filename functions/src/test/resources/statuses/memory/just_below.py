# what: takes most of what it may, and ends well
# expect: completed
# limits: run_memory=128MiB
# stdout: 83886080\n
held = b"x" * (80 << 20)
print(len(held))
