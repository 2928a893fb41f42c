# what: writes too large a file, and lets the signal end it
# expect: file_size_limit_exceeded
# limits: file_size=1000000
# stdout: so far\n
# signal: SIGXFSZ
import signal

print("so far", flush=True)
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
with open("large.bin", "wb") as file:
    file.write(b"x" * 2_000_000)
