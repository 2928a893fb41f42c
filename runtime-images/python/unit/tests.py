"""Runs a caller's pytest files against a program that runs apart from them.

This process has the tests, and the right to report; the program is in another, which `apart` makes and `mirror` speaks
to. The order below is the point: the spawner is forked before there is anything to hide, the tests are read when nothing
else can see them, and the program's first process starts when a test first wants something of it.
"""

import sys

sys.dont_write_bytecode = True
sys.path.insert(0, __file__.rpartition("/")[0])

import os

import apart

WORKSPACE = os.getcwd()
PROGRAM = [sys.executable, "-I", "-B", os.path.join(sys.path[0], "program.py")]


class Spawner(apart.Spawner):
    """Passes on what the program writes past Python's own streams."""

    def drain(self, out, err):
        import threading

        for source, target in ((out, 1), (err, 2)):
            threading.Thread(target=copy, args=(source, target), daemon=True).start()


def copy(source, target):
    while True:
        try:
            part = os.read(source, 1 << 16)
            if not part:
                break
            os.write(target, part)
        except OSError:
            break
    os.close(source)


def lay(tests):
    """Writes the tests where only this process sees them; returns those for pytest to look at."""
    import base64

    paths = []
    for test in tests:
        path = os.path.join(apart.TESTS, test["name"])
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "xb") as file:
            file.write(base64.b64decode(test["content"]))
        paths.append(path)
    python = [path for path in paths if path.endswith(".py") and os.path.basename(path) != "conftest.py"]
    named = [path for path in python if is_named(os.path.basename(path))]
    return named or python


def is_named(name):
    return name.startswith("test_") or name.endswith("_test.py")


def configured():
    path = os.path.join(apart.TESTS, "pytest.ini")
    with open(path, "w", encoding="ascii") as file:
        file.write("[pytest]\nempty_parameter_set_mark = fail_at_collect\nxfail_strict = true\n")
    return path


def arguments(job, paths):
    chosen = [
        *("-q", "--color=no", "--tb=short", "--capture=fd", "-p", "no:cacheprovider", "-p", "no:stepwise"),
        *("-c", configured(), "--rootdir", apart.TESTS, "--confcutdir", apart.TESTS),
        *("--continue-on-collection-errors", "--import-mode=prepend", "--no-header", "--no-summary", "--noconftest"),
    ]
    if any(test["name"].rpartition("/")[2] == "conftest.py" for test in job["tests"]):
        chosen.remove("--noconftest")
    if job["stop_on_failure"]:
        chosen.append("-x")
    return chosen + paths


def main():
    spawner = Spawner(PROGRAM)
    apart.hide_tests()
    import json

    job = json.load(sys.stdin)
    null = os.open("/dev/null", os.O_RDONLY)
    os.dup2(null, 0)
    channel = os.dup(1)
    paths = lay(job["tests"])

    import pytest

    import program_modules
    from report import Report

    report = Report(job.pop("secret"), apart.TESTS, channel, job["stop_on_failure"])
    program_modules.install(spawner, job["program"], job["case_timeout"] / 1000, WORKSPACE)
    try:
        pytest.main(arguments(job, paths), plugins=[report])
    finally:
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    main()
