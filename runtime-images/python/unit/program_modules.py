"""Makes `import` in a test find the program's modules in the program's own process, and nothing else there."""

import hashlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import runpy
import subprocess
import sys

import apart
import mirror

LAUNCHER = [os.fsencode(sys.executable), b"-I", b"-B", os.fsencode(apart.__file__)]


class Loader(importlib.abc.Loader):
    """Loads a module in the program's process, and gives the tests what stands for it."""

    def __init__(self, link, do, args, path):
        self.link, self.do, self.args, self.path = link, do, args, path

    def create_module(self, spec):
        module, public, package, doc = self.asked()
        vars(module)["__doc__"] = doc
        vars(module)["__all__"] = [name for name in public if is_handed_over(name)]
        if package:
            spec.submodule_search_locations = [self.path]
        return module

    def exec_module(self, module):
        if vars(module).get("__initial__"):
            self.link.ask(self.do, self.args, {"again": True} if self.do == "import" else {})
        vars(module)["__initial__"] = True

    def asked(self):
        try:
            return self.link.ask(self.do, self.args)
        except SystemExit as ended:
            raise ImportError(f"the program ended itself while it was imported: SystemExit({ended.code!r})") from None


def is_handed_over(name):
    """What `from x import *` hands to the tests: nothing that pytest would take for a test or they for a library."""
    return not name.lower().startswith("test") and name not in sys.modules


class Finder(importlib.abc.MetaPathFinder):
    """Finds the modules that the program's files make, unless Python or its packages have one of that name."""

    def __init__(self, link, files, workspace):
        self.link, self.workspace = link, workspace
        self.names = {file.partition("/")[0].removesuffix(".py") for file in files if file.endswith(".py")}

    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top not in self.names or top in sys.stdlib_module_names:
            return None
        if "." not in name and importlib.machinery.PathFinder.find_spec(name) is not None:
            return None
        file = os.path.join(self.workspace, *name.split("."))
        if not os.path.exists(file + ".py") and not os.path.isdir(file):
            return None
        spec = importlib.machinery.ModuleSpec(name, Loader(self.link, "import", [name], file), origin=file + ".py")
        spec.has_location = True
        return spec


def below(path, folder):
    return os.path.realpath(os.fspath(path)).startswith(folder + os.sep)


def install(spawner, files, seconds, workspace):
    link = mirror.Link(spawner, seconds)
    sys.meta_path.insert(0, Finder(link, files, workspace))
    by_location, run_path = importlib.util.spec_from_file_location, runpy.run_path

    def spec_from_file_location(name, location=None, **more):
        if location is None or not below(location, workspace):
            return by_location(name, location, **more)
        path = os.path.realpath(os.fspath(location))
        loader = Loader(link, "import_file", [name, path], path)
        return importlib.machinery.ModuleSpec(name, loader, origin=path)

    def run(path_name, init_globals=None, run_name=None):
        if not below(path_name, workspace):
            return run_path(path_name, init_globals, run_name)
        return link.ask("run", [os.path.realpath(os.fspath(path_name)), run_name or "<run_path>"])

    importlib.util.spec_from_file_location = spec_from_file_location
    runpy.run_path = run
    start_apart()
    refuse_source(files, workspace)


def start_apart():
    """What a test starts (the program as a script, say) starts where the tests are not."""
    fork_exec = subprocess._fork_exec

    def fork_exec_apart(args, executables, *more):
        candidates = [os.fsencode(each) for each in executables]
        count = str(len(candidates)).encode()
        wrapped = [*LAUNCHER, count, *candidates, *(os.fsencode(each) for each in args)]
        return fork_exec(wrapped, (LAUNCHER[0],), *more)

    subprocess._fork_exec = fork_exec_apart
    subprocess._USE_POSIX_SPAWN = False


def refuse_source(files, workspace):
    """The program's text is not compiled in the tests' process: a test that reads and executes it is told what to do."""
    known = set()
    for name in files:
        try:
            with open(os.path.join(workspace, name), "rb") as file:
                known.add(digest(file.read()))
        except OSError:
            continue

    def hook(event, args):
        if event != "compile" or args[0] is None or args[1] == "<unknown>":
            return
        source = args[0] if isinstance(args[0], bytes) else str(args[0]).encode("utf-8", "replace")
        if source.strip() and digest(source) in known:
            raise ImportError("the tests' process does not execute the program's text: import it instead")

    sys.addaudithook(hook)


def digest(source):
    return hashlib.sha256(b"\n".join(source.split())).digest()
