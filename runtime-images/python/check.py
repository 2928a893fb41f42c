"""Run by `check` in a real sandbox: prints `ok NAME` or `not ok NAME: WHY` for each promise of the image."""

import importlib
import importlib.util
import os
import pathlib
import subprocess
import sys
import sysconfig
import time


def check(name):
    """Runs the decorated function at once: an exception, or an answer that is not None, is a broken promise."""

    def run(promise):
        try:
            why = promise()
        except BaseException as broken:
            why = f"{type(broken).__name__}: {broken}"
        print(f"ok {name}" if why is None else f"not ok {name}: {' '.join(str(why).split())[:300]}")

    return run


@check("the user is unprivileged")
def _():
    status = pathlib.Path("/proc/self/status").read_text()
    rights = [line for line in status.splitlines() if line.startswith(("CapPrm", "CapEff", "CapBnd"))]
    assert os.getuid() == os.getgid() == 65532, os.getuid()
    assert all(int(line.split()[1], 16) == 0 for line in rights), rights


@check("the root cannot be written")
def _():
    for folder in ("/", "/usr/bin", "/cofferdam", "/etc"):
        assert not os.access(folder, os.W_OK), folder


def printed_by(program):
    return subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True).stdout


@check("what was printed outlives a kill")
def _():
    killed = "import os, signal; print(1); print(2); os.kill(os.getpid(), signal.SIGKILL)"
    assert printed_by(killed) == "1\n2\n", printed_by(killed)


@check("many lines come out whole")
def _():
    lines = printed_by("for line in range(50000): print(line)").splitlines()
    assert lines == [str(line) for line in range(50000)], len(lines)


@check("slow lines come out at once, whatever was printed before")
def _():
    slow = """
import os, signal, time
for line in range(3000): print(line)
for line in range(3): time.sleep(0.05); print("slow", line)
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert printed_by(slow).endswith("2999\nslow 0\nslow 1\nslow 2\n"), printed_by(slow)[-40:]


for module in (
    "numpy numpy.linalg pandas scipy.stats scipy.optimize scipy.signal matplotlib.pyplot PIL.Image sympy sklearn.linear_model "
    "sklearn.cluster openpyxl pytest sqlite3 ssl ctypes lzma bz2 zlib readline curses decimal asyncio zoneinfo "
    "multiprocessing unittest xml.etree.ElementTree numpy.testing pandas.testing"
).split():
    check(f"{module} can be imported")(lambda module=module: importlib.import_module(module) and None)


@check("pip cannot be imported")
def _():
    return importlib.util.find_spec("pip") or importlib.util.find_spec("ensurepip")


@check("every module is compiled, and never compared with its source")
def _():
    seen = 0
    for folder in {sysconfig.get_path("stdlib"), sysconfig.get_path("purelib")}:
        for source in pathlib.Path(folder).rglob("*.py"):
            cache = pathlib.Path(importlib.util.cache_from_source(source))
            assert cache.exists(), f"{source} is not compiled"
            with cache.open("rb") as file:
                assert int.from_bytes(file.read(8)[4:], "little") == 1, f"{cache} is compared"
            seen += 1
    assert seen > 3000, f"only {seen} were looked at"


@check("a picture is drawn, with no list of fonts made for it")
def _():
    import matplotlib.pyplot as plt

    started = time.monotonic()
    plt.plot([1, 2, 4], label="äöü √")
    plt.legend()
    plt.savefig("/tmp/plot.png")
    assert pathlib.Path("/tmp/plot.png").read_bytes().startswith(b"\x89PNG")
    assert not list(pathlib.Path("/tmp/matplotlib").glob("fontlist*"))
    assert time.monotonic() - started < 10


@check("a model is fitted")
def _():
    from sklearn.linear_model import LinearRegression

    assert abs(LinearRegression().fit([[0], [1], [2]], [1, 3, 5]).coef_[0] - 2) < 1e-9


@check("a workbook is written and read")
def _():
    import pandas

    pandas.DataFrame({"a": [1, 2]}).to_excel("/tmp/table.xlsx", index=False)
    assert pandas.read_excel("/tmp/table.xlsx")["a"].sum() == 3


@check("an equation is solved")
def _():
    import sympy

    assert sympy.solve("x**2 - 4") == [-2, 2]


@check("pytest runs a test")
def _():
    pathlib.Path("test_it.py").write_text("def test_it(): assert 6 * 7 == 42\n")
    done = subprocess.run(["pytest", "-q", "-p", "no:cacheprovider", "test_it.py"], capture_output=True, text=True)
    assert "1 passed" in done.stdout, done.stdout + done.stderr


@check("a child process has a shell and its Python")
def _():
    done = subprocess.run("python -c 'print(6 * 7)' | cat", shell=True, capture_output=True, text=True, check=True)
    assert done.stdout == "42\n", done


@check("time zones and the locale are there")
def _():
    import datetime
    import zoneinfo

    assert time.tzname[0] == "UTC" and sys.stdout.encoding == "utf-8"
    summer = datetime.datetime(2026, 7, 1, tzinfo=zoneinfo.ZoneInfo("Europe/Berlin"))
    assert summer.utcoffset() == datetime.timedelta(hours=2)


print("ok the end is reached")
