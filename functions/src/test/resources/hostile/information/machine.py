# what: reads whatever tells one machine from another, and prints all of it
# expect: completed
# limits: output=4MiB
import os
import platform
import subprocess

import attempt

PATHS = (
    "version", "cpuinfo", "meminfo", "cmdline", "uptime", "loadavg", "stat", "cgroups", "self/cgroup", "self/mountinfo", "self/status", "self/maps",
    "sys/kernel/random/boot_id", "sys/kernel/hostname", "sys/kernel/osrelease", "sys/kernel/version", "net/route", "net/arp", "net/dev", "net/tcp",
    "net/unix", "net/fib_trie", "keys", "key-users", "kallsyms", "modules", "iomem", "ioports", "interrupts", "partitions", "diskstats", "swaps",
    "filesystems", "devices", "crypto", "config.gz", "sched_debug", "timer_list", "slabinfo", "vmallocinfo", "zoneinfo", "pressure/memory",
    "sys/fs/file-nr", "sys/kernel/pid_max", "self/attr/current", "self/sessionid", "self/loginuid", "1/sched", "self/numa_maps",
)
for name in PATHS:
    try:
        with open(f"/proc/{name}", "rb") as file:
            os.write(1, f"== {name}\n".encode() + file.read(20_000))
    except OSError as error:
        print("==", name, error, flush=True)
print(platform.uname(), os.uname(), os.getloadavg(), os.cpu_count(), flush=True)
for top, _, names in os.walk("/sys"):
    for name in names:
        try:
            with open(os.path.join(top, name), "rb") as file:
                os.write(1, f"== {top}/{name} ".encode() + file.read(1000))
        except OSError:
            pass
for kcore in ("/proc/kcore", "/proc/kmem", "/proc/kpagecount", "/proc/kpageflags", "/boot", "/sys/firmware/dmi/tables/DMI", "/sys/class/dmi/id/product_uuid"):
    attempt.tried(kcore, lambda kcore=kcore: os.listdir(kcore) if os.path.isdir(kcore) else open(kcore, "rb").read(64))
print(subprocess.run(["/bin/sh", "-c", "echo $$ $PPID; set"], capture_output=True, text=True, check=False).stdout)
