# what: has children that die of every fault, and ends well itself
# expect: completed
# stdout-contains: SIGSEGV SIGABRT SIGFPE SIGILL SIGBUS SIGTRAP SIGSYS
import os
import signal

seen = []
for number in (signal.SIGSEGV, signal.SIGABRT, signal.SIGFPE, signal.SIGILL, signal.SIGBUS, signal.SIGTRAP, signal.SIGSYS):
    child = os.fork()
    if child == 0:
        os.kill(os.getpid(), number)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    seen.append(signal.Signals(os.WTERMSIG(status)).name)
print(*seen)
