# what: opens what it must not read or change
# expect: completed
# stdout-lacks: OPEN
# stdout-contains: refused
for path in /etc/shadow /dev/mem; do
    if head -c 1 "$path" >/dev/null 2>&1; then echo "OPEN $path"; else echo "refused: $path"; fi
done
for path in /usr/bin/evil /cofferdam/runner /proc/sysrq-trigger; do
    if (echo evil >>"$path") 2>/dev/null; then echo "OPEN $path"; else echo "refused: $path"; fi
done
