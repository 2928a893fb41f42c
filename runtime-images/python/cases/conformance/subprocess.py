# what: starts another process and reads what it prints
# expect: completed
# stdout: from a child\n
import subprocess

print(subprocess.run(["/bin/sh", "-c", "echo from a child"], capture_output=True, text=True).stdout, end="")
