"""What tests and program say to each other: values by copy where they are data, by name where they are not.

Both sides use this module, and neither ever lets the other side's bytes choose what is run: a message is JSON, each tag
stands for one constructor of plain data, and everything else is a number that its owner looks up.
"""

import base64
import builtins
import collections
import datetime
import decimal
import fractions
import json
import pathlib
import struct
import sys
import uuid

# What a failing test shows is the test, not how the program was asked.
__tracebackhide__ = True

# Bytes of one message: more is an error of whoever sends it.
MOST = 64 << 20

# What a name may stand for: the types and exceptions that every Python has. Two of the exceptions would end a test
# runner, or be taken for its own.
TYPES = {
    name: kind
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and name not in ("KeyboardInterrupt", "GeneratorExit", "__loader__")
}
NAMES = {kind: name for name, kind in TYPES.items() if kind.__name__ == name}
NAMES.update({type(None): "NoneType"})
TYPES["NoneType"] = type(None)

PLAIN = (int, float, complex, str, bytes, bytearray, tuple, list, dict, set, frozenset)


class Closed(Exception):
    """The other side is gone."""


class Channel:
    """Length and JSON, over one socket."""

    def __init__(self, socket):
        self.socket = socket

    def send(self, message):
        body = json.dumps(message, check_circular=False, separators=(",", ":")).encode("ascii")
        if len(body) > MOST:
            raise OverflowError(f"more than {MOST} bytes cannot be handed between tests and program")
        try:
            self.socket.sendall(struct.pack(">I", len(body)) + body)
        except OSError as gone:
            if isinstance(gone, TimeoutError):
                raise
            raise Closed from gone

    def receive(self):
        (length,) = struct.unpack(">I", self.read(4))
        if length > MOST:
            raise Closed
        return json.loads(self.read(length))

    def read(self, length):
        parts = []
        while length:
            try:
                part = self.socket.recv(min(length, 1 << 20))
            except TimeoutError:
                raise
            except OSError as gone:
                raise Closed from gone
            if not part:
                raise Closed
            parts.append(part)
            length -= len(part)
        return b"".join(parts)


def text64(data):
    return base64.b64encode(data).decode("ascii")


def bytes64(text):
    return base64.b64decode(text.encode("ascii"), validate=True)


# Values that a constructor makes from one text or list of plain values.
BY_TEXT = {
    decimal.Decimal: ("D", str),
    datetime.datetime: ("dt", datetime.datetime.isoformat),
    datetime.date: ("dd", datetime.date.isoformat),
    datetime.time: ("tm", datetime.time.isoformat),
    uuid.UUID: ("U", str),
    pathlib.PosixPath: ("P", str),
}
FROM_TEXT = {
    "D": decimal.Decimal,
    "dt": datetime.datetime.fromisoformat,
    "dd": datetime.date.fromisoformat,
    "tm": datetime.time.fromisoformat,
    "U": uuid.UUID,
    "P": pathlib.PosixPath,
    "f": float.fromhex,
    "i": lambda text: int(text, 16),
    "b": bytes64,
}


class Encoder:
    """Writes one message's values. A mutable one is written once and named after that, so that it stays one."""

    def __init__(self, refer, shared):
        self.refer = refer
        # id(value) -> the name under which the other side knows it already
        self.shared = dict(shared)
        self.written = []

    def value(self, value):
        kind = type(value)
        if value is None or kind is bool or kind is str:
            return value
        if kind is int:
            return value if -(1 << 53) < value < 1 << 53 else {"i": hex(value)}
        if kind is float:
            return {"f": value.hex()}
        if kind in (list, dict, set, bytearray, collections.deque, collections.Counter, collections.OrderedDict):
            return self.mutable(kind, value)
        if kind is tuple:
            return {"t": [self.value(each) for each in value]}
        return self.immutable(kind, value)

    def immutable(self, kind, value):
        if kind is bytes:
            return {"b": text64(value)}
        if kind is frozenset:
            return {"z": [self.value(each) for each in value]}
        if kind is complex:
            return {"c": [value.real.hex(), value.imag.hex()]}
        if kind is range or kind is slice:
            parts = [value.start, value.stop, value.step]
            return {"r" if kind is range else "sl": [self.value(each) for each in parts]}
        if kind is fractions.Fraction:
            return {"F": [hex(value.numerator), hex(value.denominator)]}
        if kind is datetime.timedelta:
            return {"td": [value.days, value.seconds, value.microseconds]}
        if kind in BY_TEXT:
            tag, write = BY_TEXT[kind]
            return {tag: write(value)}
        if value is Ellipsis or value is NotImplemented:
            return {"S": repr(value)}
        if isinstance(value, type) and value in NAMES:
            return {"T": NAMES[value]}
        return self.array(kind, value) or self.refer(value, self)

    def mutable(self, kind, value):
        known = self.shared.get(id(value))
        if known is not None:
            return {"m": known}
        name = len(self.written)
        self.shared[id(value)] = name
        self.written.append(value)
        return {"n": name, **self.content(value)}

    def content(self, value):
        """What a mutable value holds, without its name."""
        if isinstance(value, dict):
            tag = {dict: "d", collections.Counter: "C", collections.OrderedDict: "O"}[type(value)]
            return {tag: [[self.value(key), self.value(each)] for key, each in value.items()]}
        if isinstance(value, bytearray):
            return {"B": text64(value)}
        tag = {list: "l", set: "s", collections.deque: "q"}[type(value)]
        return {tag: [self.value(each) for each in value]}

    def array(self, kind, value):
        """NumPy's and pandas' tables, where the program uses them; only those of plain numbers and texts."""
        home = kind.__module__.partition(".")[0]
        if home == "numpy" and home in sys.modules:
            numpy = sys.modules["numpy"]
            if kind is numpy.ndarray and value.dtype.kind in "biufcmMSU":
                flat = numpy.ascontiguousarray(value)
                return {"na": [value.dtype.str, list(value.shape), text64(flat.tobytes())]}
            if isinstance(value, numpy.generic) and value.dtype.kind in "biufcmMSU":
                return {"ns": [value.dtype.str, text64(value.tobytes())]}
        if home == "pandas" and home in sys.modules:
            pandas = sys.modules["pandas"]
            if kind is pandas.Series:
                return {"ps": [self.value(value.name), self.column(value), self.value(value.index.tolist())]}
            if kind is pandas.DataFrame:
                columns = [self.column(value.iloc[:, i]) for i in range(value.shape[1])]
                return {"pf": [self.value(value.columns.tolist()), columns, self.value(value.index.tolist())]}
        return None

    def column(self, series):
        values = series.to_numpy()
        if values.dtype.kind not in "biufcmM":
            values = series.tolist()
        return [str(series.dtype), self.value(values)]


class Decoder:
    """Reads one message's values."""

    def __init__(self, resolve, shared):
        self.resolve = resolve
        # name -> the value of ours that the other side means
        self.shared = shared
        self.read = {}

    def value(self, written):
        if not isinstance(written, dict):
            if isinstance(written, list):
                raise ValueError("a bare list is no value")
            return written
        if "n" in written:
            return self.mutable(written)
        if len(written) == 1:
            ((tag, body),) = written.items()
            if tag in FROM_TEXT:
                return FROM_TEXT[tag](body)
            if tag == "m":
                return self.read[body] if body in self.read else self.shared[body]
            if tag in SIMPLE:
                return SIMPLE[tag](self, body)
        return self.resolve(written, self)

    def values(self, written):
        return [self.value(each) for each in written]

    def mutable(self, written):
        name = written["n"]
        ((tag, body),) = ((key, each) for key, each in written.items() if key != "n")
        made = EMPTY[tag]()
        self.read[name] = made
        self.fill(made, tag, body)
        return made

    def fill(self, made, tag, body):
        """Lays the content into an empty or an old value, in place."""
        if tag in ("d", "C", "O"):
            items = [(self.value(key), self.value(each)) for key, each in body]
            made.clear()
            for key, each in items:
                made[key] = each
        elif tag == "B":
            made[:] = bytes64(body)
        elif tag == "s":
            items = self.values(body)
            made.clear()
            made.update(items)
        else:
            items = self.values(body)
            made.clear()
            made.extend(items)


EMPTY = {
    "l": list,
    "s": set,
    "d": dict,
    "B": bytearray,
    "C": collections.Counter,
    "O": collections.OrderedDict,
    "q": collections.deque,
}


def series(decoder, body):
    import pandas

    name, (kind, values), index = body
    return pandas.Series(decoder.value(values), index=decoder.value(index), dtype=kind, name=decoder.value(name))


def frame(decoder, body):
    import pandas

    names, columns, index = body
    index = decoder.value(index)
    made = {i: pandas.Series(decoder.value(values), index=index, dtype=kind) for i, (kind, values) in enumerate(columns)}
    table = pandas.DataFrame(made, index=index)
    table.columns = decoder.value(names)
    return table


def array(decoder, body):
    import numpy

    kind, shape, content = body
    return numpy.frombuffer(bytes64(content), dtype=numpy.dtype(kind)).reshape(shape).copy()


def scalar(decoder, body):
    import numpy

    kind, content = body
    return numpy.frombuffer(bytes64(content), dtype=numpy.dtype(kind))[0]


SIMPLE = {
    "t": lambda decoder, body: tuple(decoder.values(body)),
    "z": lambda decoder, body: frozenset(decoder.values(body)),
    "c": lambda decoder, body: complex(float.fromhex(body[0]), float.fromhex(body[1])),
    "r": lambda decoder, body: range(*decoder.values(body)),
    "sl": lambda decoder, body: slice(*decoder.values(body)),
    "F": lambda decoder, body: fractions.Fraction(int(body[0], 16), int(body[1], 16)),
    "td": lambda decoder, body: datetime.timedelta(*body),
    "S": lambda decoder, body: {"Ellipsis": Ellipsis, "NotImplemented": NotImplemented}[body],
    "T": lambda decoder, body: TYPES[body],
    "na": array,
    "ns": scalar,
    "ps": series,
    "pf": frame,
}
