"""The program's side: imports the program, and does with it what the tests ask for.

It runs where the tests cannot be seen. Nothing in here is trusted by the tests' side: the program may do to it, and to
everything that it sends, whatever it likes.
"""

import builtins
import importlib
import os
import socket
import sys
import threading
import traceback
import types

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import wire

sys.path[0] = os.getcwd()

FUNCTIONS = (
    types.FunctionType,
    types.MethodType,
    types.BuiltinFunctionType,
    types.MethodWrapperType,
    types.WrapperDescriptorType,
    types.MethodDescriptorType,
    types.ClassMethodDescriptorType,
)
SPECIAL = frozenset(
    "len iter next getitem setitem delitem contains call enter exit bool int float index complex hash eq ne lt le gt ge "
    "add radd iadd sub rsub isub mul rmul imul matmul rmatmul truediv rtruediv itruediv floordiv rfloordiv ifloordiv mod "
    "rmod imod divmod rdivmod pow rpow ipow and rand iand or ror ior xor rxor ixor lshift rlshift rshift rrshift neg pos "
    "abs invert round trunc floor ceil reversed format str repr bytes await aiter anext aenter aexit".split()
)


class Foreign:
    """Something of the tests' that is no data: it can be used, and not looked into."""

    def __init__(self, side, number, name, callable_):
        vars(self).update(_side=side, _number=number, __name__=name, __qualname__=name, _callable=callable_)

    def __call__(self, *args, **kwargs):
        return self._side.ask("call", self._number, args, kwargs)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self._side.ask("get", self._number, (name,), {})

    def __setattr__(self, name, value):
        self._side.ask("set", self._number, (name, value), {})


def forwarding(name):
    def method(self, *args):
        return self._side.ask("special", self._number, (name, *args), {})

    method.__name__ = name
    return method


for each in SPECIAL - {"call", "format", "bytes", "await", "aiter", "anext", "aenter", "aexit"}:
    if not each.startswith("r") or each in ("reversed", "repr", "round"):
        setattr(Foreign, f"__{each}__", forwarding(f"__{each}__"))


class Stream:
    """Standard input and output as the tests have them at the moment, patched or captured."""

    encoding, errors, newlines, closed = "utf-8", "strict", None, False

    def __init__(self, side, name, descriptor):
        self.side, self.name, self.descriptor = side, name, descriptor
        self.lock = threading.Lock()

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        with self.lock:
            self.side.channel.send({"do": "print", "stream": self.name, "text": text})
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def fileno(self):
        return self.descriptor

    def isatty(self):
        return False

    def readable(self):
        return self.name == "stdin"

    def writable(self):
        return self.name != "stdin"

    def seekable(self):
        return False

    def close(self):
        pass

    def reconfigure(self, **settings):
        pass

    def read(self, size=-1):
        return self.side.ask("read", 0, ("read", size), {})

    def readline(self, size=-1):
        return self.side.ask("read", 0, ("readline", size), {})

    def readlines(self):
        return list(self)

    def __iter__(self):
        return iter(self.readline, "")

    @property
    def buffer(self):
        return os.fdopen(os.dup(self.descriptor), "rb" if self.name == "stdin" else "wb", 0)


class Program:
    """Answers the tests' requests, one at a time; within one, the program may ask back."""

    def __init__(self, connection):
        self.channel = wire.Channel(connection)
        self.owned = {}
        self.numbers = {}
        self.passed = {}
        self.covered = {}

    # What is ours goes out as a number, and says once what kind of thing it is.

    def refer(self, value, encoder):
        if isinstance(value, Foreign):
            return {"A": vars(value)["_number"]}
        if isinstance(value, BaseException):
            return self.error(value, encoder)
        known = self.numbers.get(id(value))
        if known is None:
            known = len(self.owned)
            self.owned[known] = value
            self.numbers[id(value)] = known
        if isinstance(value, type):
            return {"K": known, **self.kind(value, encoder)}
        if isinstance(value, types.ModuleType):
            return {"M": known, "name": value.__name__}
        if isinstance(value, FUNCTIONS):
            return {"X": known, "name": self.words(value, "__name__"), "doc": self.words(value, "__doc__")}
        return {"R": known, "kind": encoder.value(type(value))}

    @staticmethod
    def words(value, name):
        text = getattr(value, name, None)
        return text if type(text) is str else ""

    def kind(self, kind, encoder):
        special = {
            name[2:-2]
            for base in kind.__mro__
            if base is not object and not issubclass(base, BaseException) or base is kind
            for name in vars(base)
            if name[:2] == name[-2:] == "__" and name[2:-2] in SPECIAL and vars(base)[name] is not None
        }
        bases = [base for base in kind.__bases__ if base is not object]
        return {
            "name": kind.__name__,
            "qualname": kind.__qualname__,
            "module": kind.__module__ if type(kind.__module__) is str else "",
            "doc": self.words(kind, "__doc__"),
            "bases": [encoder.value(base) for base in bases],
            "special": sorted(special),
        }

    def error(self, error, encoder):
        state = {}
        for name, value in {**vars(error), **self.slots(error)}.items():
            if not name.startswith("__") and not isinstance(value, BaseException):
                state[name] = encoder.value(value)
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename != __file__]
        trace = "".join(traceback.format_list(frames) + traceback.format_exception_only(error))
        return {
            "E": encoder.value(type(error)),
            "args": [encoder.value(each) for each in error.args],
            "text": self.text_of(error),
            "state": state,
            "trace": trace[-4000:],
        }

    @staticmethod
    def slots(error):
        names = {SystemExit: ("code",), StopIteration: ("value",), KeyError: ()}.get(type(error), ())
        return {name: getattr(error, name) for name in names}

    @staticmethod
    def text_of(error):
        try:
            return str(error)
        except Exception:
            return "an exception that cannot be told"

    def resolve(self, written, decoder):
        if "A" in written:
            return Foreign(self, written["A"], written.get("name", "test"), written.get("call", False))
        if "R" in written:
            return self.owned[written["R"]]
        if "E" in written:
            kind = decoder.value(written["E"])
            error = kind.__new__(kind)
            error.args = tuple(decoder.values(written["args"]))
            return error
        raise ValueError("an unknown tag")

    # Requests of the tests.

    def serve(self):
        while True:
            self.answer(self.channel.receive())

    def answer(self, request):
        decoder = wire.Decoder(self.resolve, {})
        try:
            self.adapt(request)
            args = decoder.values(request["args"])
            named = {name: decoder.value(each) for name, each in request.get("named", {}).items()}
            before = {name: (value, self.shallow(value)) for name, value in decoder.read.items()}
            outer, self.passed = self.passed, {id(value): f"p{name}" for name, value in decoder.read.items()}
        except Exception as wrong:
            self.reply("raise", wrong, {})
            return
        try:
            self.reply("return", getattr(self, "do_" + request["do"])(*args, **named), before)
        except wire.Closed:
            os._exit(0)
        except BaseException as wrong:
            self.reply("raise", wrong, before)
        finally:
            self.passed = outer

    def reply(self, how, value, before):
        try:
            encoder = wire.Encoder(self.refer, self.passed)
            written = encoder.value(value)
            changed = {
                name: encoder.content(now)
                for name, (now, then) in before.items()
                if type(now) in wire.EMPTY.values() and self.differs(now, then)
            }
            message = {"do": how, "value": written, "changed": changed}
        except Exception as wrong:
            text = f"this value cannot be handed to the tests: {wrong}"
            encoder = wire.Encoder(self.refer, {})
            message = {"do": "raise", "value": encoder.value(TypeError(text)), "changed": {}}
        self.channel.send(message)

    @staticmethod
    def shallow(value):
        if isinstance(value, dict):
            return list(value.items())
        return bytes(value) if isinstance(value, bytearray) else list(value)

    def differs(self, now, then):
        if isinstance(now, bytearray):
            return bytes(now) != then
        if isinstance(now, dict):
            pairs = list(now.items())
            return len(pairs) != len(then) or any(a is not c or b is not d for (a, b), (c, d) in zip(pairs, then))
        items = list(now)
        return len(items) != len(then) or any(one is not other for one, other in zip(items, then))

    @staticmethod
    def adapt(request):
        """Arguments, variables and folder of the tests' process at this moment, which tests are used to patch."""
        world = request.get("world")
        if world:
            sys.argv[:] = world["argv"]
            os.environ.clear()
            os.environ.update(world["environment"])
            if os.getcwd() != world["folder"]:
                os.chdir(world["folder"])

    def do_import(self, name, again=False):
        module = importlib.import_module(name)
        if again:
            module = importlib.reload(module)
        public = getattr(module, "__all__", None)
        if public is None:
            public = [each for each in vars(module) if not each.startswith("_")]
        return [module, [str(each) for each in public], hasattr(module, "__path__"), str(module.__doc__ or "")]

    def do_import_file(self, name, path):
        spec = importlib.util.spec_from_file_location(name, path)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        return [module, [each for each in vars(module) if not each.startswith("_")], False, str(module.__doc__ or "")]

    def do_run(self, path, name):
        import runpy

        found = runpy.run_path(path, run_name=name)
        return {key: value for key, value in found.items() if not key.startswith("__") or key == "__name__"}

    def do_call(self, target, *args, **named):
        return target(*args, **named)

    def do_get(self, target, name):
        return getattr(target, name)

    def do_set(self, target, name, value):
        """What was there before is kept, because whoever patches asks the `__dict__` of what stands for the target, finds
        nothing there, and later deletes the name to have it back."""
        held = getattr(target, "__dict__", {})
        if name in held:
            self.covered.setdefault((id(target), name), held[name])
        setattr(target, name, value)

    def do_delete(self, target, name):
        key = (id(target), name)
        if key in self.covered:
            setattr(target, name, self.covered.pop(key))
        else:
            delattr(target, name)

    def do_names(self, target):
        return dir(target)

    def do_special(self, target, name, *args):
        return SPECIALS[name](target, *args)

    def do_data(self, target):
        """What an object holds as plain data: all that may be compared with the tests' own."""
        for kind in wire.PLAIN:
            if isinstance(target, kind):
                return [kind(target)]
        return []

    # Requests to the tests.

    def ask(self, do, number, args, named):
        encoder = wire.Encoder(self.refer, self.passed)
        request = {
            "do": do,
            "on": number,
            "args": [encoder.value(each) for each in args],
            "named": {name: encoder.value(each) for name, each in named.items()},
        }
        self.channel.send(request)
        while True:
            message = self.channel.receive()
            if message["do"] in ("return", "raise"):
                decoder = wire.Decoder(self.resolve, {})
                value = decoder.value(message["value"])
                if message["do"] == "raise":
                    raise value
                return value
            self.answer(message)


def unary(name):
    def apply(target, *args):
        return getattr(type(target), name)(target, *args)

    return apply


def exit_of(target, kind=None, value=None, trace=None):
    return type(target).__exit__(target, kind, value, trace)


SPECIALS = {f"__{name}__": unary(f"__{name}__") for name in SPECIAL}
SPECIALS.update(
    __str__=str,
    __repr__=repr,
    __len__=len,
    __iter__=iter,
    __next__=next,
    __bool__=bool,
    __hash__=hash,
    __format__=format,
    __exit__=exit_of,
    __call__=lambda target, *args, **named: target(*args, **named),
)


def main():
    connection = socket.socket(fileno=int(sys.argv[1]))
    program = Program(connection)
    for name, descriptor in (("stdin", 0), ("stdout", 1), ("stderr", 2)):
        stream = Stream(program, name, descriptor)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    builtins.input = lambda prompt="": program.ask("input", 0, (str(prompt),), {})
    sys.argv[:] = [""]
    try:
        program.serve()
    except wire.Closed:
        os._exit(0)


if __name__ == "__main__":
    main()
