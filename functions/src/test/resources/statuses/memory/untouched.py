# what: sets much more aside than it may use, and does not touch it
# expect: completed
# limits: run_memory=128MiB
# stdout: 1073741824\n
import mmap

print(len(mmap.mmap(-1, 1 << 30)))
