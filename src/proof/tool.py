"""The installed tool as a user runs it, in a home of its own, and what it leaves there."""

import glob
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time

PLAIN_FILES = re.compile(r"(state\.json(\.bak)?|state\.lock|completion|services|events\.jsonl(\.[123])?)$")
KEPT_DAMAGE = re.compile(r"state\.json\.corrupt-[0-9TZ.]+(-[0-9]+)?$")
PATIENCE_SECONDS = 120
STORED_FIELDS = ("port", "protocol", "service_type", "service_name", "project", "allocated_at",
                 "renewed_at", "ttl_seconds")  # fmt: skip


class Result:
    """How one invocation ended: status (negative: the signal), output as bytes, time."""

    def __init__(self, status, out, err, seconds):
        self.status = status
        self.out = out
        self.err = err
        self.seconds = seconds

    def json(self):
        """The one object on stdout."""
        return json.loads(self.out)

    def lines(self):
        return self.out.decode().split()

    def has_stack_trace(self):
        text = self.out + self.err
        return b"\tat " in text or b"Exception in thread" in text or b"a bug in styxy" in text

    def brief(self):
        return "status %d, stdout %r, stderr %r" % (self.status, self.out[:200], self.err[-600:])


class Failure(Exception):
    """A promise that was not kept."""


def require(holds, otherwise):
    if not holds:
        raise Failure(otherwise() if callable(otherwise) else otherwise)


class Home:
    """A state directory, a project and a working directory, all below one temporary folder."""

    launcher = None

    def __init__(self):
        self.root = os.path.realpath(tempfile.mkdtemp(prefix="styxy-proof-"))
        self.home = os.path.join(self.root, "home")
        self.project = os.path.join(self.root, "project")
        os.mkdir(self.project)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root, ignore_errors=True)

    def environment(self, **more):
        base = {
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": self.root,
            "STYXY_HOME": self.home,
        }
        base.update({k: v for k, v in more.items() if v is not None})
        return {k: v for k, v in base.items() if more.get(k, "") is not None}

    def start(self, *words, prefix=(), env=None, cwd=None, **options):
        """Starts an invocation in a process group of its own."""
        return subprocess.Popen(
            [*prefix, self.launcher, *words],
            env=self.environment(**(env or {})),
            cwd=cwd or self.project,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            **options,
        )

    def run(self, *words, **options):
        """Runs an invocation to its end."""
        before = time.monotonic()
        process = self.start(*words, **options)
        try:
            out, err = process.communicate(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise Failure("still running after %d s: %s" % (PATIENCE_SECONDS, " ".join(words)))
        return Result(process.returncode, out, err, time.monotonic() - before)

    def must(self, *words, **options):
        """Runs an invocation that has to succeed."""
        result = self.run(*words, **options)
        require(result.status == 0, lambda: "%s: %s" % (" ".join(words), result.brief()))
        return result

    def allocations(self):
        """What list shows, by lock id."""
        listed = self.must("list", "--json").json()["allocations"]
        return {a["lock_id"]: a for a in listed}

    def stored(self):
        """The allocations as they stand in state.json, by lock id: what is saved, before anybody sweeps it."""
        paths = glob.glob(os.path.join(glob.escape(self.home), "*", "state.json"))
        if not paths:
            return {}
        with open(paths[0], "rb") as file:
            state = json.load(file)
        columns = state["columns"].split()
        rows = [dict(zip(columns, row)) for row in state["allocations"]]
        for row in rows:
            row["project"] = state["texts"][row["project"]]
        return {row["lock_id"]: {k: row[k] for k in STORED_FIELDS} for row in rows}

    @property
    def scope(self):
        """The folder that the state is in; there is one when the tool has run."""
        folders = [e.path for e in os.scandir(self.home) if e.is_dir() and not e.is_symlink()]
        require(len(folders) == 1, "not one scope in the home: %s" % folders)
        return folders[0]

    def file(self, name):
        return os.path.join(self.scope, name)

    def litter(self):
        """The names in the state's folder that have no business there."""
        names = os.listdir(self.scope)
        return [n for n in names if not PLAIN_FILES.match(n) and not KEPT_DAMAGE.match(n)]

    def kept_damage(self):
        return [n for n in os.listdir(self.scope) if KEPT_DAMAGE.match(n)]

    def copy(self):
        """Another home with the same state and project, to be spoiled."""
        other = Home()
        other.project = self.project
        if os.path.isdir(self.home):
            shutil.copytree(self.home, other.home, symlinks=True)
        return other

    def events(self):
        """The lines of the event log, oldest file first; a torn line is None."""
        lines = []
        for name in ("events.jsonl.3", "events.jsonl.2", "events.jsonl.1", "events.jsonl"):
            path = self.file(name)
            if os.path.exists(path):
                with open(path, "rb") as log:
                    lines += [decode(line) for line in log.read().splitlines() if line]
        return lines


def decode(line):
    try:
        return json.loads(line)
    except ValueError:
        return None


class Sleeper:
    """A process that does nothing until it is ended: an owner to allocate for."""

    def __init__(self, **options):
        self.process = subprocess.Popen(["sleep", "1000"], **options)
        self.pid = self.process.pid

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        self.process.kill()
        self.process.wait()
