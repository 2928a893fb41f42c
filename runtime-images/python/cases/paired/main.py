# Pieces that print the same under gVisor and under runc: `main.py N` runs one of them.
# pieces: 36
# differs 27: two reasons forbid it, and gVisor looks at the rights before it looks at the read-only mount
import bisect, collections, csv, datetime, decimal, fractions, functools, hashlib, io, itertools, json, locale, math, os, random, re, signal, socket
import sqlite3, stat, statistics, struct, subprocess, sys, tempfile, textwrap, threading, time, unicodedata, zlib


def raised(action):
    try:
        action()
    except Exception as error:
        return type(error).__name__, str(error)


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


def threads():
    found = []
    all = [threading.Thread(target=lambda i=i: found.append(i * i)) for i in range(8)]
    for each in all:
        each.start()
    for each in all:
        each.join()
    return sorted(found)


def handled():
    seen = []
    signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
    os.kill(os.getpid(), signal.SIGUSR1)
    return seen


def filed():
    os.makedirs("a/b", mode=0o750)
    with open("a/b/c", "w") as file:
        file.write("text")
    os.link("a/b/c", "a/d")
    os.symlink("b/c", "a/e")
    os.chmod("a/d", 0o640)
    kinds = {name: (stat.filemode(os.lstat("a/" + name).st_mode), os.lstat("a/" + name).st_nlink) for name in ("b", "d", "e")}
    os.rename("a/d", "a/f")
    return kinds, sorted(os.listdir("a")), os.readlink("a/e"), open("a/e").read()


def sparse():
    with open("hole", "wb") as file:
        file.seek(1 << 20)
        file.write(b"x")
    return os.stat("hole").st_size, open("hole", "rb").read(3)


def piped():
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, b"from the child")
        os._exit(7)
    os.close(writing)
    return os.read(reading, 100), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def database():
    base = sqlite3.connect("data.db")
    base.execute("create table t (n integer, w text)")
    base.executemany("insert into t values (?, ?)", [(i, chr(97 + i)) for i in range(5)])
    base.commit()
    return base.execute("select sum(n), group_concat(w) from t").fetchone()


def inverse():
    import numpy

    return numpy.linalg.inv(numpy.array([[2.0, 1.0], [1.0, 3.0]])).round(12).tolist()


def grouped():
    import pandas

    return pandas.DataFrame({"k": list("aabb"), "v": [1, 2, 3, 4]}).groupby("k").v.mean().to_dict()


PIECES = [
    lambda: 2**200,
    lambda: (0.1 + 0.2, 1e300 * 1e10, -0.0, math.pi, 1 / 3),
    lambda: [math.sin(x) for x in (0.5, 1e6, 1e22)],
    lambda: decimal.Decimal(2).sqrt(),
    lambda: fractions.Fraction(1, 3) + fractions.Fraction(1, 6),
    lambda: unicodedata.normalize("NFD", "Ångström ñ 日本").encode(),
    lambda: sorted("Straße ärger Äpfel zebra".split()),
    lambda: collections.Counter("mississippi").most_common(),
    lambda: json.dumps({"a": [1, 2.5, None], "ü": "é"}, sort_keys=True),
    lambda: list(csv.reader(io.StringIO('a,"b,c",d\n1,2,3\n'))),
    lambda: re.findall(r"(\w+)@(\w+)\.com", "x@y.com, ab@cd.com"),
    lambda: datetime.datetime(2024, 2, 29, 12).astimezone().isoformat(),
    lambda: (time.tzname, locale.setlocale(locale.LC_ALL, ""), sys.getfilesystemencoding(), sys.stdout.encoding),
    lambda: random.Random(7).sample(range(100), 8),
    lambda: hashlib.sha256(b"text").hexdigest(),
    lambda: zlib.crc32(zlib.compress(b"a" * 1000)) >= 0 and len(zlib.compress(b"a" * 1000)),
    lambda: struct.pack("<idq", 1, 2.5, -3),
    lambda: raised(lambda: [][1]),
    lambda: (raised(lambda: deep(10**6))[0], deep(500)),
    threads,
    handled,
    filed,
    sparse,
    piped,
    database,
    lambda: subprocess.run(["sh", "-c", "echo $0 $1; exit 3", "a", "b"], capture_output=True, text=True),
    lambda: raised(lambda: open("/nowhere/file")),
    lambda: raised(lambda: open("/etc/passwd", "w"))[0],
    lambda: raised(lambda: socket.create_connection(("127.0.0.1", 9), 1)),
    lambda: (os.getcwd(), os.getuid(), os.getgid(), os.umask(0o22), sorted(os.environ)),
    lambda: (sys.argv[0], len(os.urandom(16)), open("/dev/null").read(), os.path.exists("/dev/zero")),
    inverse,
    grouped,
    lambda: (statistics.stdev([1, 2, 3, 4]), bisect.bisect([1, 3, 5], 4), functools.reduce(lambda a, b: a * b, range(1, 20))),
    lambda: tempfile.gettempdir() + textwrap.fill("many words " * 20, 40),
    lambda: ["".join(each) for each in itertools.permutations("abc")],
]
print(PIECES[int(sys.argv[1])]())
