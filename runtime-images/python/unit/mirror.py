"""The tests' side of the program: modules, classes, functions and objects that stand for those in the other process.

What the program sends is data, or a number of its own; it never chooses what is run here. Whether something of the
program's equals something of the tests' is decided here, on plain data alone (see `compared`), so that no `__eq__` of
the program's can pass for an answer.
"""

import builtins
import operator
import os
import sys
import time
import types

import wire

# What a failing test shows is the test, not how the program was asked.
__tracebackhide__ = True

SPECIAL = frozenset(
    "len iter next getitem setitem delitem contains call enter exit bool int float index complex "
    "add radd iadd sub rsub isub mul rmul imul matmul rmatmul truediv rtruediv itruediv floordiv rfloordiv ifloordiv mod "
    "rmod imod divmod rdivmod pow rpow ipow and rand iand or ror ior xor rxor ixor lshift rlshift rshift rrshift neg pos "
    "abs invert round trunc floor ceil reversed format bytes await aiter anext aenter aexit".split()
)
COMPARISONS = ("eq", "ne", "lt", "le", "gt", "ge")
OPAQUE = (
    types.FunctionType,
    types.MethodType,
    types.BuiltinFunctionType,
    types.ModuleType,
    types.FrameType,
    types.CodeType,
    types.GeneratorType,
    types.TracebackType,
    types.MappingProxyType,
    type,
)


class ProgramEnded(Exception):
    """The program ended its own process while a test wanted something of it."""

    __module__ = "builtins"


class Handle:
    """A number of the program's, good for one process of it; what a module holds is found again in the next."""

    def __init__(self, link, number, path=None):
        self.link, self.number, self.path, self.life = link, number, path, link.life
        self.stands_for = None

    def current(self):
        if self.life != self.link.life:
            if self.path is None:
                raise ProgramEnded("this object belongs to a process of the program that has ended")
            module, name = self.path
            found = self.link.ask("import", [module])[0]
            fresh = handle_of(found if name is None else self.link.ask("get", [found, name]))
            self.number, self.life = fresh.number, self.link.life
            if self.stands_for is not None:
                self.link.values[self.number] = self.stands_for
        return self.number


def handle_of(value):
    if isinstance(value, Class):
        return type.__getattribute__(value, "_handle")
    return object.__getattribute__(value, "_handle")


class Remote:
    """An object of the program's."""

    def __getattr__(self, name):
        if name == "_handle":
            raise AttributeError(name)
        return handle_of(self).link.ask("get", [self, name])

    def __setattr__(self, name, value):
        handle_of(self).link.ask("set", [self, name, value])

    def __delattr__(self, name):
        handle_of(self).link.ask("delete", [self, name])

    def __dir__(self):
        return handle_of(self).link.ask("names", [self])

    def __repr__(self):
        return str(handle_of(self).link.ask("special", [self, "__repr__"]))

    def __str__(self):
        return str(handle_of(self).link.ask("special", [self, "__str__"]))

    def __hash__(self):
        return hash(handle_of(self).link.ask("special", [self, "__hash__"]))

    def __reduce_ex__(self, protocol):
        raise TypeError("an object of the program's cannot be copied by the tests")


def compared(name):
    """A comparison that the program does not decide: of two of its own objects it says what it thinks, but with the
    tests' data only what its object holds as data is compared, here."""
    compare = getattr(operator, name)

    def method(self, other):
        if self is other and name in ("eq", "le", "ge", "ne"):
            return name != "ne"
        link = handle_of(self).link
        if isinstance(other, Remote):
            return link.ask("special", [self, f"__{name}__", other])
        held = link.ask("data", [self])
        return compare(held[0], other) if type(held) is list and held and plain(held[0]) else NotImplemented

    return method


def plain(value):
    return not isinstance(value, (Remote, Class, Function, types.ModuleType))


for comparison in COMPARISONS:
    setattr(Remote, f"__{comparison}__", compared(comparison))


def forwarded(name):
    def method(self, *args):
        return handle_of(self).link.ask("special", [self, name, *args])

    method.__name__ = name
    return method


def called(self, *args, **named):
    return handle_of(self).link.ask("call", [self, *args], named)


class Class(type):
    """A class of the program's."""

    def __call__(cls, *args, **named):
        return handle_of(cls).link.ask("call", [cls, *args], named)

    def __getattr__(cls, name):
        if name == "_handle":
            raise AttributeError(name)
        return handle_of(cls).link.ask("get", [cls, name])

    def __setattr__(cls, name, value):
        if name in ("__abstractmethods__", "__test__"):
            type.__setattr__(cls, name, value)
        else:
            handle_of(cls).link.ask("set", [cls, name, value])

    def __delattr__(cls, name):
        handle_of(cls).link.ask("delete", [cls, name])

    def __bool__(cls):
        return True

    def __iter__(cls):
        return iter(handle_of(cls).link.ask("special", [cls, "__iter__"]))

    def __len__(cls):
        return handle_of(cls).link.ask("special", [cls, "__len__"])

    def __getitem__(cls, key):
        return handle_of(cls).link.ask("special", [cls, "__getitem__", key])


class Function:
    """A function or method of the program's."""

    def __init__(self, handle, name, doc):
        vars(self).update(_handle=handle, __name__=name, __qualname__=name, __doc__=doc)

    def __call__(self, *args, **named):
        return self._handle.link.ask("call", [self, *args], named)

    def __get__(self, instance, owner=None):
        return self if instance is None else types.MethodType(self, instance)

    def __getattr__(self, name):
        return self._handle.link.ask("get", [self, name])

    def __setattr__(self, name, value):
        self._handle.link.ask("set", [self, name, value])

    def __eq__(self, other):
        return isinstance(other, Function) and self._handle.current() == other._handle.current()

    def __hash__(self):
        return hash(self._handle.path or self._handle.number)

    def __repr__(self):
        return f"<function {self.__name__} of the program>"


class Module(types.ModuleType):
    """A module of the program's; its names are looked up when they are used."""

    def __getattr__(self, name):
        if name.startswith("__") or name == "_handle":
            raise AttributeError(name)
        handle = vars(self)["_handle"]
        value = handle.link.ask("get", [self, name])
        if isinstance(value, (Class, Function)) and handle_of(value).path is None:
            handle_of(value).path = (vars(self)["__name__"], name)
        return value

    def __setattr__(self, name, value):
        if name.startswith("__"):
            vars(self)[name] = value
        else:
            vars(self)["_handle"].link.ask("set", [self, name, value])

    def __delattr__(self, name):
        vars(self)["_handle"].link.ask("delete", [self, name])

    def __dir__(self):
        return vars(self)["_handle"].link.ask("names", [self])


class Link:
    """Asks the program, and answers when it asks back. Ends the program when an answer takes too long."""

    def __init__(self, spawner, seconds):
        self.spawner, self.seconds = spawner, seconds
        self.life, self.channel = 0, None
        self.exported, self.numbers = {}, {}
        self.values, self.classes = {}, {}
        self.passed, self.deadline, self.sent = [], None, None

    def begin(self):
        self.channel = wire.Channel(self.spawner.spawn())
        self.life += 1
        self.values, self.classes, self.sent = {}, {}, None

    def end(self):
        channel, self.channel = self.channel, None
        if channel is not None:
            channel.socket.close()
        return self.spawner.end()

    def ask(self, do, args, named=None):
        outermost = self.deadline is None
        if self.channel is None:
            if not outermost:
                raise ProgramEnded("the program has ended")
            self.begin()
        if outermost:
            self.deadline = time.monotonic() + self.seconds
        try:
            return self.exchange(do, args, named or {})
        except TimeoutError:
            self.end()
            raise ProgramEnded(f"the program did not answer within {round(self.seconds * 1000)} ms") from None
        except (wire.Closed, KeyError, IndexError, TypeError, ValueError, RecursionError) as wrong:
            if self.channel is None or not getattr(wrong, "of_the_program", False):
                how = self.end()
                raise ProgramEnded(f"the program ended its process: {how}") from None
            raise
        finally:
            if outermost:
                self.deadline = None

    def exchange(self, do, args, named):
        encoder = wire.Encoder(self.refer, {})
        request = {
            "do": do,
            "args": [encoder.value(each) for each in args],
            "named": {name: encoder.value(each) for name, each in named.items()},
            "world": self.world(),
        }
        shared = {f"p{name}": value for name, value in enumerate(encoder.written)}
        self.passed.append(shared)
        try:
            self.channel.send(request)
            return self.listen()
        finally:
            self.passed.pop()

    def world(self):
        """What tests patch in their own process and mean for the program's; sent when it has changed."""
        now = {"argv": [str(each) for each in sys.argv], "environment": dict(os.environ), "folder": os.getcwd()}
        if now == self.sent:
            return None
        self.sent = now
        return now

    def listen(self):
        while True:
            self.channel.socket.settimeout(max(0.001, self.deadline - time.monotonic()))
            message = self.channel.receive()
            do = message["do"]
            if do == "return" or do == "raise":
                return self.conclude(do, message)
            if do == "print":
                stream = sys.stderr if message["stream"] == "stderr" else sys.stdout
                stream.write(str(message["text"]))
            else:
                self.answer(do, message)

    def conclude(self, do, message):
        shared = self.passed[-1]
        decoder = wire.Decoder(self.resolve, shared)
        value = decoder.value(message["value"])
        for name, content in message["changed"].items():
            ((tag, body),) = content.items()
            target = shared[f"p{int(name)}"]
            if type(target) is not wire.EMPTY[tag]:
                raise ValueError("another type")
            decoder.fill(target, tag, body)
        if do == "raise":
            if not isinstance(value, BaseException):
                raise ValueError("no exception")
            value.of_the_program = True
            raise value
        return value

    # What the program may ask for: its input, and to use what a test handed to it.

    def answer(self, do, message):
        encoder = wire.Encoder(self.refer, {id(value): name for name, value in self.passed[-1].items()})
        try:
            decoder = wire.Decoder(self.resolve, self.passed[-1])
            args = decoder.values(message["args"])
            named = {str(name): decoder.value(each) for name, each in message["named"].items()}
            value = self.perform(do, message["on"], args, named)
            reply = {"do": "return", "value": encoder.value(value)}
        except ProgramEnded:
            raise
        except Exception as wrong:
            reply = {"do": "raise", "value": self.error(wrong)}
        self.channel.send(reply)

    def perform(self, do, number, args, named):
        if do == "input":
            return str(builtins.input(*args))
        if do == "read":
            name, size = args
            return str({"read": sys.stdin.read, "readline": sys.stdin.readline}[name](size))
        target = self.exported[number]
        if do == "call":
            return target(*args, **named)
        name = args[0]
        if do == "special":
            word = name[2:-2]
            if name != f"__{word}__" or word not in SPECIAL and word not in (*COMPARISONS, "str", "repr", "hash"):
                raise AttributeError(name)
            if word == "call":
                return target(*args[1:])
            return getattr(type(target), name)(target, *args[1:])
        if name.startswith("_") or isinstance(target, OPAQUE):
            raise AttributeError(f"the program may use this object of the tests', not look into it: {name}")
        if do == "set":
            return setattr(target, name, args[1])
        return getattr(target, name)

    # Names for what is no data.

    def refer(self, value, encoder):
        if isinstance(value, (Remote, Class, Function)):
            return {"R": handle_of(value).current()}
        if isinstance(value, Module):
            return {"R": vars(value)["_handle"].current()}
        if isinstance(value, BaseException):
            return self.error(value)
        if isinstance(value, types.MethodType) and isinstance(value.__func__, Function):
            return self.refer(getattr(value.__self__, value.__func__.__name__), encoder)
        number = self.numbers.get(id(value))
        if number is None:
            number = len(self.exported)
            self.exported[number] = value
            self.numbers[id(value)] = number
        return {"A": number, "call": callable(value), "name": str(getattr(value, "__name__", "test"))}

    def error(self, error):
        encoder = wire.Encoder(self.refer, {})
        kind = type(error)
        if isinstance(kind, Class):
            written = {"R": handle_of(kind).current()}
        else:
            known = next(each for each in kind.__mro__ if each in wire.NAMES)
            written = {"T": wire.NAMES[known]}
        args = [each if isinstance(each, (str, int, float, type(None))) else str(each) for each in error.args]
        return {"E": written, "args": [encoder.value(each) for each in args]}

    def resolve(self, written, decoder):
        if "A" in written:
            return self.exported[written["A"]]
        if "E" in written:
            return self.raised(written, decoder)
        for tag, make in (("K", self.a_class), ("X", self.a_function), ("M", self.a_module), ("R", self.an_object)):
            if tag in written:
                number = written[tag]
                if type(number) is not int:
                    raise ValueError("no number")
                if number not in self.values:
                    self.values[number] = make(number, written, decoder)
                return self.values[number]
        raise ValueError("an unknown tag")

    def a_class(self, number, written, decoder):
        bases = [base for base in decoder.values(written["bases"]) if isinstance(base, type)]
        bases = [base for base in bases if isinstance(base, Class) or issubclass(base, BaseException)]
        error = any(issubclass(base, BaseException) for base in bases)
        space = {f"__{name}__": forwarded(f"__{name}__") for name in written["special"] if name in SPECIAL - {"call"}}
        if error:
            space = {"__str__": lambda self: vars(self).get("_text", ""), "__init__": lambda self, *args, **named: None}
        elif "call" in written["special"]:
            space["__call__"] = called
        name = str(written["name"])
        space.update(__module__=str(written["module"]), __qualname__=str(written["qualname"]), __doc__=str(written["doc"]))
        space["_handle"] = Handle(self, number)
        try:
            made = type.__new__(Class, name, tuple(bases) if bases else (Remote,), space)
        except TypeError:
            made = type.__new__(Class, name, (Exception,) if error else (Remote,), space)
        space["_handle"].stands_for = made
        return made

    def a_function(self, number, written, decoder):
        return Function(Handle(self, number), str(written["name"]), str(written["doc"]))

    def a_module(self, number, written, decoder):
        module = Module(str(written["name"]))
        vars(module)["_handle"] = Handle(self, number, (str(written["name"]), None))
        return module

    def an_object(self, number, written, decoder):
        kind = decoder.value(written["kind"])
        if not isinstance(kind, Class) or issubclass(kind, BaseException):
            kind = self.stand_in(kind)
        made = object.__new__(kind)
        object.__setattr__(made, "_handle", Handle(self, number))
        return made

    def stand_in(self, kind):
        """For an object whose class is not the program's own: an iterator, a file."""
        name = getattr(kind, "__name__", "object")
        if name not in self.classes:
            space = {f"__{each}__": forwarded(f"__{each}__") for each in SPECIAL if hasattr(kind, f"__{each}__")}
            self.classes[name] = type(str(name), (Remote,), space)
        return self.classes[name]

    def raised(self, written, decoder):
        kind = decoder.value(written["E"])
        if not (isinstance(kind, type) and issubclass(kind, BaseException)):
            raise ValueError("no exception")
        args = tuple(decoder.values(written["args"]))
        error = kind.__new__(kind, *args) if isinstance(kind, Class) else self.built(kind, args)
        error.args = args
        for name, value in written["state"].items():
            if not name.startswith("_"):
                vars(error)[str(name)] = decoder.value(value)
        if isinstance(kind, Class):
            vars(error)["_text"] = str(written["text"])
        elif kind is SystemExit:
            error.code = args[0] if len(args) == 1 else args or None
        error.add_note("in the program:\n" + str(written["trace"]))
        return error

    @staticmethod
    def built(kind, args):
        try:
            return kind(*args)
        except TypeError:
            return kind.__new__(kind)


