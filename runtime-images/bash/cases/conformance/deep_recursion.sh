# what: calls itself until it cannot
# limits: run_timeout=20000 run_cpu_time=20000
# expect: runtime_error
# stderr-contains: maximum function nesting level exceeded
FUNCNEST=1000
deeper() { deeper; }
deeper || exit 1
