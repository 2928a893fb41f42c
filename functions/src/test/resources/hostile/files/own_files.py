# what: overwrites, truncates, deletes and replaces the files of its own job while it runs
# expect: completed
# fetch: *.py
# artifacts: attempt.py
# stdout-contains: replaced and alive
import os
import subprocess
import sys

with open("main.py", "w") as file:
    file.write("print('replaced and alive', flush=True)\n")
subprocess.run([sys.executable, "main.py"], check=True)
os.truncate("main.py", 0)
os.unlink("main.py")
os.mkdir("main.py")
os.unlink("attempt.py")
with open("attempt.py", "w") as file:
    file.write("# not the one that came\n")
