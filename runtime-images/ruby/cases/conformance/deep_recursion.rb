# what: calls itself until it cannot
# limits: run_timeout=20000 run_cpu_time=20000
# expect: runtime_error
# stderr-contains: stack level too deep (SystemStackError)
def deeper(n) = 1 + deeper(n + 1)

deeper(0)
