# Python buffers whole blocks when its output is a pipe, so a program that is stopped at a limit would lose what it had
# printed, and its output would not be in order with its errors. A line at a time is what a terminal gives; unbuffered
# (`-u`) would cost a system call for each argument of `print`.
import sys

if sys.stdout is not None:
    sys.stdout.reconfigure(line_buffering=True)
