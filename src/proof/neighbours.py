"""Servers that go into the background, strangers on held ports, and two users of one machine."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time

from report import Skip
from tool import Home, require

NO = 1
PATIENCE_SECONDS = 60
NOBODY = 65534

# Listens on a port, as a child of nobody: double fork, a session of its own, the root directory. Its words are the
# port, the file that its pid is written to, and what else it does to be nobody's.
DAEMON = """
import os, socket, sys, time
if 'forgetting' in sys.argv and 'again' not in sys.argv:
    os.execve(sys.executable, [sys.executable, *sys.argv, 'again'], {})
if os.fork():
    os._exit(0)
os.setsid()
if os.fork():
    os._exit(0)
os.chdir('/')
null = os.open('/dev/null', os.O_RDWR)
for stream in range(3):
    os.dup2(null, stream)
if 'closing' in sys.argv:
    os.closerange(3, 1024)
server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('127.0.0.1', int(sys.argv[1])))
server.listen()
with open(sys.argv[2] + '.new', 'w') as file:
    file.write(str(os.getpid()))
os.rename(sys.argv[2] + '.new', sys.argv[2])
time.sleep(600)
"""
LISTENER = """
import socket, sys, time
server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(sys.argv[2]))
server.bind(('127.0.0.1', int(sys.argv[1])))
server.listen()
print('ready', flush=True)
time.sleep(600)
"""


def prove(report, options):
    for ways in ((), ("closing",), ("forgetting",), ("closing", "forgetting")):
        words = " and ".join(ways) or "keeping all it has"
        report.case("neighbours: a server that daemonizes, %s, keeps its port" % words, daemon_keeps, ways)
    for ways in ((), ("closing",)):
        words = " and ".join(ways) or "keeping all it has"
        report.case("neighbours: a server that daemonizes, %s, is waited for and ended" % words,
                    daemon_is_known, ways)  # fmt: skip
    for body in (
        stranger_without_reuse_cannot_take_a_held_port,
        stranger_on_a_held_port_is_not_waited_for,
        stranger_on_a_held_port_is_not_ended,
        strangers_server_of_the_same_directory_is_not_ended,
        two_users_have_states_of_their_own,
        port_on_which_another_user_listens_is_not_given,
    ):
        report.case("neighbours: " + body.__name__.replace("_", " "), body)


def until(holds, what):
    """Looks until it holds; what is looked at has no event to wait for."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        require(time.monotonic() < end, "not after %d s: %s" % (PATIENCE_SECONDS, what))
        time.sleep(0.02)


class Daemon:
    """A server that `styxy run` has started, and that is a child of nobody since."""

    def __init__(self, home, ways):
        self.file = os.path.join(home.root, "daemon.pid")
        script = os.path.join(home.root, "daemon.py")
        with open(script, "w") as file:
            file.write(DAEMON)
        home.must("run", "-n", "web", "--", sys.executable, script, "{port}", self.file, *ways)
        until(lambda: os.path.exists(self.file), "the daemon listens")
        with open(self.file) as file:
            self.pid = int(file.read())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.is_alive():
            os.kill(self.pid, signal.SIGKILL)

    def is_alive(self):
        """A zombie that its new parent has not fetched yet counts as dead."""
        try:
            with open("/proc/%d/stat" % self.pid) as file:
                return file.read().rpartition(")")[2].split()[0] != "Z"
        except OSError:
            return False


def daemon_keeps(ways):
    with Home() as home:
        with Daemon(home, ways):
            (before,) = home.stored().values()
            for _ in range(3):
                listed = list(home.allocations().values())
                require([a["port"] for a in listed] == [before["port"]], "taken from it: %s" % listed)
            given = int(home.must("allocate", "dev", "--owner", "none").out)
            require(given != before["port"], "given to another: %d" % given)
        reclaimed = [e for e in home.events() if e["event"] == "reclaimed"]
        require(not reclaimed, "%s" % reclaimed)


def daemon_is_known(ways):
    with Home() as home, Daemon(home, ways) as daemon:
        home.must("wait", "web", "--timeout", "20s")
        home.must("kill", "web")
        until(lambda: not daemon.is_alive(), "it is ended")
        require(not home.allocations(), "killed, and still leased")


class Held:
    """A port that `styxy run` holds for a command which never listens."""

    def __init__(self, home):
        self.process = home.start("run", "-n", "web", "--", "sh", "-c", 'echo "$PORT"; exec sleep 600')
        self.port = int(self.process.stdout.readline())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()


class Stranger:
    """A server of another user, in a directory of its own or in this one."""

    def __init__(self, port, directory="/", reuses=True):
        words = [sys.executable, "-c", LISTENER, str(port), str(int(reuses))]
        self.process = subprocess.Popen(
            as_nobody(words), cwd=directory, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.listens = self.process.stdout.readline() == b"ready\n"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()


def as_nobody(words):
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        raise Skip("needs root and setpriv")
    return ["setpriv", "--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups", *words]


def stranger_without_reuse_cannot_take_a_held_port():
    with Home() as home, Held(home) as held, Stranger(held.port, reuses=False) as stranger:
        require(not stranger.listens, "a strict server has bound the port that is held")


def stranger_on_a_held_port_is_not_waited_for():
    with Home() as home, Held(home) as held, Stranger(held.port) as stranger:
        require(stranger.listens, "the stranger could not listen")
        waited = home.run("wait", "web", "--timeout", "1s")
        require(waited.status == NO, waited.brief)
        (row,) = [a for a in home.allocations().values() if a["port"] == held.port]
        require(row["state"] != "listening", "%s" % row)
        require(str(stranger.process.pid).encode() in waited.out + waited.err, waited.brief)


def stranger_on_a_held_port_is_not_ended():
    with Home() as home, Held(home) as held, Stranger(held.port) as stranger:
        home.run("kill", "web")
        require(stranger.process.poll() is None, "the stranger was ended")


def strangers_server_of_the_same_directory_is_not_ended():
    """The text of a directory is no proof of kin: here its user is another."""
    with Home() as home:
        os.chmod(home.root, 0o755)
        port = int(home.must("allocate", "dev", "-n", "web", "--owner", "none").out)
        with Stranger(port, directory=home.project) as stranger:
            require(stranger.listens, "the stranger could not listen")
            home.run("kill", "web")
            require(stranger.process.poll() is None, "the stranger was ended")


def two_users_have_states_of_their_own():
    with Home() as one, Home() as other:
        os.chmod(other.root, 0o755)
        for path in (other.root, other.project):
            os.chown(path, NOBODY, NOBODY) if os.geteuid() == 0 else None
        os.makedirs(os.path.join(other.root, "tool"))
        one.must("allocate", "dev", "-n", "web", "--owner", "none")
        other.must("allocate", "dev", "-n", "web", "--owner", "none", prefix=as_nobody(["--"]))
        stolen = one.run("list", env={"STYXY_HOME": other.home})
        require(stolen.status != 0, "root works in the state of another user: %s" % stolen.brief())
        peek = one.run("list", prefix=as_nobody(["--"]))
        require(peek.status != 0, "a user reads the state of root: %s" % peek.brief())
        require(len(one.allocations()) == 1, "of root's there are %s" % one.allocations())


def port_on_which_another_user_listens_is_not_given():
    with Home() as home, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        probe.close()
        first = int(home.must("allocate", "dev", "--owner", "none").out)
        home.must("release", "--all")
        with Stranger(first) as stranger:
            require(stranger.listens, "the stranger could not listen")
            given = int(home.must("allocate", "dev", "--owner", "none").out)
            require(given != first, "given: %d" % given)
