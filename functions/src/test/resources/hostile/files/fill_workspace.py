# what: fills the workspace with files, none of them large, and tries again after each error
# expect: time_limit_exceeded
# limits: run_timeout=1500
# stdout-contains: begun
import itertools

print("begun", flush=True)
for number in itertools.count():
    try:
        with open(f"f{number}", "wb") as file:
            file.write(b"x" * (1 << 20))
    except OSError:
        pass
