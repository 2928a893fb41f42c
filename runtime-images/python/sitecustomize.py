"""Lets out what a program prints a line at a time, as long as that is cheap.

Python buffers whole blocks when its output is a pipe, so a program that is stopped at a limit would lose what it had
printed, and its output would not be in order with its errors. A system call for each line, let alone for each argument
of `print` (`-u`), makes a program that prints 100,000 lines slower by seconds. So the first BURST lines go out at once,
and RATE lines a second after that; the rest waits for the next of these, for a full block or for the end.
"""

import io
import sys
import time

BURST = 1000
RATE = 1000


def line_writer():
    # Everything is bound here, because programs print until after a module's names are gone.
    write_text, flush, now = io.TextIOWrapper.write, io.TextIOWrapper.flush, time.monotonic
    budget, counted = BURST, now()

    class LineWriter(io.TextIOWrapper):
        mode = "w"

        def write(self, text):
            nonlocal budget, counted
            count = write_text(self, text)
            if "\n" in text:
                if budget == 0:
                    moment = now()
                    budget = min(BURST, int((moment - counted) * RATE))
                    if budget > 0:
                        counted = moment
                if budget > 0:
                    budget -= 1
                    flush(self)
            return count

    return LineWriter


# A stream that somebody closed, or asked to be unbuffered, is left as it is.
if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.write_through and not sys.stdout.isatty():
    encoding, errors = sys.stdout.encoding, sys.stdout.errors
    sys.stdout = sys.__stdout__ = line_writer()(sys.stdout.detach(), encoding, errors, newline="\n")
