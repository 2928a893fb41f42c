"""What came of each test case, for whoever asked: words that only the tests' process can write."""

import json
import linecache
import os
import threading

# Characters of a case's name, of one message, and of what the program and the test printed meanwhile. The report shares
# the limit on output with everything else, so all messages together are bounded too.
LONGEST_NAME = 200
LONGEST = 2500
LONGEST_PRINTED = 1000
ALL_MESSAGES = 200_000
LEFT_OVER = 100


class Report:
    """A plugin of pytest's. The cases are announced before the first one runs, and each is told once."""

    def __init__(self, secret, folder, descriptor, stops):
        self.secret, self.folder, self.descriptor, self.stops = secret, folder, descriptor, stops
        self.room = ALL_MESSAGES
        self.names = {}
        self.lock = threading.Lock()
        self.broken = {}
        self.parts = {}
        self.told = set()

    def say(self, **word):
        line = f"{self.secret} {json.dumps(word)}\n".encode("ascii")
        with self.lock:
            while line:
                line = line[os.write(self.descriptor, line) :]

    def tell(self, nodeid, status, message, seconds):
        """Each case once; nothing of one that was not announced."""
        if nodeid not in self.names or nodeid in self.told:
            return
        self.told.add(nodeid)
        if len(message) > self.room:
            message = message[:LEFT_OVER]
        self.room -= min(self.room, len(message))
        self.say(event="case", name=self.names[nodeid], status=status, message=message, time=round(seconds * 1000))

    def pytest_collectreport(self, report):
        if report.failed:
            self.broken[report.nodeid or "collection"] = tail(report.longreprtext)

    def pytest_collection_finish(self, session):
        for nodeid in [*self.broken, *(item.nodeid for item in session.items)]:
            short = nodeid if len(nodeid) <= LONGEST_NAME else f"{nodeid[:LONGEST_NAME]}… {len(self.names)}"
            self.names.setdefault(nodeid, short)
        self.say(event="collected", cases=list(self.names.values()))
        for nodeid, message in self.broken.items():
            self.tell(nodeid, "error", message, 0)
        if not self.names:
            self.say(event="problem", message="no test case was found: name the files test_*.py and the functions test_*")
        self.forget_sources()

    def forget_sources(self):
        """Nothing that a test starts later may read the tests; what shows a failure reads them from memory."""
        for folder, _, files in os.walk(self.folder):
            for name in files:
                if name.endswith(".py"):
                    path = os.path.join(folder, name)
                    with open(path, encoding="utf-8", errors="replace") as file:
                        lines = file.read().splitlines(keepends=True)
                    linecache.cache[path] = (len(lines), None, lines, path)
                    os.unlink(path)

    def pytest_runtest_logreport(self, report):
        self.parts.setdefault(report.nodeid, []).append(report)

    def pytest_runtest_logfinish(self, nodeid):
        parts = self.parts.pop(nodeid, [])
        if parts:
            self.tell(nodeid, *outcome(parts), sum(part.duration for part in parts))

    def pytest_sessionfinish(self):
        if self.stops:
            for nodeid in self.names:
                self.tell(nodeid, "skipped", "not run, because an earlier case failed", 0)
        self.say(event="end")


def outcome(parts):
    for part in parts:
        if part.failed:
            return ("failed" if part.when == "call" else "error"), tail(part.longreprtext) + printed(parts)
    for part in parts:
        if part.skipped:
            reason = getattr(part, "wasxfail", None)
            if reason is not None:
                return "skipped", f"expected to fail: {reason}"
            return "skipped", tail(part.longrepr[2] if isinstance(part.longrepr, tuple) else part.longreprtext)
    return ("passed", "") if {part.when for part in parts} >= {"setup", "call", "teardown"} else ("failed", "was not called")


def printed(parts):
    """What was captured until the failure; each later part has that of those before it."""
    text = parts[-1].capstdout + parts[-1].capstderr
    return f"\nprinted:\n{tail(text, LONGEST_PRINTED)}" if text else ""


def tail(text, most=LONGEST):
    return text if len(text) <= most else "…" + text[-most:]
