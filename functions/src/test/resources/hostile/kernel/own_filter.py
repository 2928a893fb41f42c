# what: puts a filter of its own on its system calls that lies about the results, and then ends
# expect: completed, signaled, runtime_error, time_limit_exceeded
# why: what becomes of it behind its own filter is its own doing
# limits: run_timeout=1500
# stdout-contains: begun
import ctypes
import struct

import attempt

print("begun", flush=True)
attempt.tried("no new privileges", attempt.syscall, "prctl", 38, 1, 0, 0, 0)
code = ctypes.create_string_buffer(struct.pack("HBBI", 0x06, 0, 0, 0x00050000))
program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", 1, ctypes.addressof(code)))
attempt.syscall("prctl", 22, 2, program, 0, 0)
