# what: opens what it must not read or change
# expect: completed
# stdout-lacks: OPEN
# stdout-contains: refused
for path, mode in [("/etc/shadow", "rb"), ("/usr/bin/evil", "wb"), ("/cofferdam/runner", "ab"), ("/proc/1/mem", "rb+"), ("/dev/mem", "rb"), ("/proc/sysrq-trigger", "wb")]:
    try:
        with open(path, mode) as file:
            if mode == "rb" or file.write(b"evil"):
                print("OPEN", path)
    except OSError as refused:
        print("refused:", refused)
