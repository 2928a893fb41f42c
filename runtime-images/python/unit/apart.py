"""Starts processes that can neither see nor reach the tests.

The tests lie in a file system that is mounted for their own process alone, and nothing else can name that process: what
is started here gets process, user, mount and shared-memory namespaces of its own, with a `/proc` that shows those alone.
"""

import ctypes
import os
import signal
import socket
import sys
import time

TESTS = "/cofferdam/tests"
APART = os.CLONE_NEWUSER | os.CLONE_NEWPID | os.CLONE_NEWNS | os.CLONE_NEWIPC
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC = 1, 2, 4, 8
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 1, 4, 38
GRACE = 0.5

libc = ctypes.CDLL(None, use_errno=True)


def mount(kind, where, flags, options=b""):
    if libc.mount(kind, where.encode(), kind, flags, options) != 0:
        raise OSError(ctypes.get_errno(), "cannot mount", where)


def unshare(flags):
    """New namespaces for the calling process, in which it keeps its user and group."""
    user, group = os.getuid(), os.getgid()
    os.unshare(flags)
    for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        try:
            with open(f"/proc/self/{name}", "w") as file:
                file.write(text)
        except OSError:
            # gVisor has no such file for our own, and asks for none.
            if name != "setgroups":
                raise


def hide_tests():
    """From here on the calling process alone has the folder of the tests, and nobody may look into its memory."""
    unshare(os.CLONE_NEWUSER | os.CLONE_NEWNS)
    mount(b"tmpfs", TESTS, MS_NOSUID | MS_NODEV, b"mode=0700")
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def enter(command, environment, covered):
    """Becomes a command in namespaces of its own: returns its status when it has ended."""
    unshare(APART)
    child = os.fork()
    if child == 0:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if covered:
            mount(b"tmpfs", TESTS, MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY, b"size=4096,mode=0555")
        mount(b"proc", "/proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
        libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        for candidate in command[0]:
            try:
                os.execve(candidate, command[1], environment)
            except OSError:
                continue
        os._exit(127)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: os.kill(child, signal.SIGKILL))
    while True:
        try:
            return os.waitpid(child, 0)[1]
        except InterruptedError:
            continue


class Spawner:
    """A process that was forked before there was anything to hide, and forks the program's processes."""

    def __init__(self, command):
        self.command = command
        self.ours, theirs = socket.socketpair()
        self.process = os.fork()
        if self.process == 0:
            self.ours.close()
            try:
                self.obey(theirs)
            finally:
                os._exit(0)
        theirs.close()
        self.readers = []

    # In the tests' process.

    def spawn(self):
        self.ours.sendall(b"S")
        message, descriptors, _, _ = socket.recv_fds(self.ours, 1, 3)
        if len(descriptors) != 3:
            raise RuntimeError("the program's process cannot be started")
        connection = socket.socket(fileno=descriptors[0])
        self.readers = descriptors[1:]
        self.drain(*self.readers)
        return connection

    def drain(self, out, err):
        raise NotImplementedError

    def end(self):
        """Ends the program's process, if it has not done so itself, and tells how it ended."""
        self.ours.sendall(b"E")
        return self.ours.recv(200).decode("ascii", "replace")

    # In the spawner's own.

    def obey(self, control):
        child = None
        while True:
            order = control.recv(1)
            if order == b"S":
                child = self.start(control)
            elif order == b"E":
                control.sendall(self.stop(child).encode("ascii"))
                child = None
            else:
                if child is not None:
                    self.stop(child)
                return

    def start(self, control):
        ours, theirs = socket.socketpair()
        out, err = os.pipe(), os.pipe()
        child = os.fork()
        if child == 0:
            control.close()
            ours.close()
            os.dup2(os.open("/dev/null", os.O_RDONLY), 0)
            os.dup2(out[1], 1)
            os.dup2(err[1], 2)
            os.set_inheritable(theirs.fileno(), True)
            command = [*self.command, str(theirs.fileno())]
            status = 127 << 8
            try:
                status = enter(([command[0]], command), dict(os.environ), False)
            finally:
                os._exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))
        socket.send_fds(control, [b"D"], [ours.fileno(), out[0], err[0]])
        theirs.close()
        ours.close()
        for each in (*out, *err):
            os.close(each)
        return child

    @staticmethod
    def stop(child):
        if child is None:
            return "it did not run"
        end = time.monotonic() + GRACE
        while time.monotonic() < end:
            known, status = os.waitpid(child, os.WNOHANG)
            if known:
                return told(status)
            time.sleep(0.005)
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)
        return "it was ended"


def told(status):
    code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status)
    return f"signal {code - 128}" if code > 128 else f"exit code {code}"


def main():
    count = int(sys.argv[1])
    candidates, arguments = sys.argv[2 : 2 + count], sys.argv[2 + count :]
    status = enter((candidates, arguments), dict(os.environ), True)
    sys.exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))


if __name__ == "__main__":
    main()
