# what: cuts memory into a million mappings, each of which costs the kernel more than it holds
# expect: memory_limit_exceeded, time_limit_exceeded, cpu_limit_exceeded, completed
# why: the kernel's own bound of mappings may stop it; what must not happen is that the sandbox dies
# limits: run_timeout=2000
# stdout-contains: begun
import ctypes
import mmap

print("begun", flush=True)
libc = ctypes.CDLL(None, use_errno=True)
area = mmap.mmap(-1, 8 << 30, prot=mmap.PROT_READ)
base = ctypes.addressof(ctypes.c_char.from_buffer(mmap.mmap(-1, 4096)))
libc.mmap.restype = ctypes.c_void_p
start = libc.mmap(None, ctypes.c_size_t(8 << 30), 0, 0x4022, -1, ctypes.c_long(0))
for page in range(0, 2_000_000, 2):
    if libc.mprotect(ctypes.c_void_p(start + page * 4096), ctypes.c_size_t(4096), 1) != 0:
        print("stopped at", page, ctypes.get_errno(), flush=True)
        break
