"""Runs the tool under strace: counting, killing or failing the calls on its own files alone."""

import os
import shutil

from report import Skip
from tool import Home

CHANGES = (
    "openat",
    "mkdir",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "rename",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "ftruncate",
    "chmod",
    "fchmod",
    "fcntl",
    "close",
)
NAMES = (
    "state.json",
    "state.json.tmp",
    "state.json.bak",
    "state.json.bak.tmp",
    "state.lock",
    "completion",
    "completion.tmp",
    "events.jsonl",
    "events.jsonl.1",
    "events.jsonl.2",
    "events.jsonl.3",
)


def need_strace():
    if shutil.which("strace") is None:
        raise Skip("strace is not installed")


def paths(home: Home, scope: str):
    """The filter: only calls that name one of these files, or a descriptor of it, count."""
    folders = [home.home, os.path.join(home.home, scope)]
    files = [os.path.join(folders[1], name) for name in NAMES]
    return [word for path in [*folders, *files] for word in ("-P", path)]


def strace(home: Home, scope: str, log: str, *options):
    """The words to put before the tool's own."""
    return (
        "strace", "-f", "-qq", "-y", "-o", log, *paths(home, scope),
        "-e", "trace=" + ",".join(CHANGES), *options,
    )  # fmt: skip


def kill_at(call, number):
    return ("-e", "inject=%s:signal=KILL:when=%d" % (call, number))


def fail_at(call, number, errno, is_persistent):
    # EINTR for ever is no kernel's: whoever retries it, as is right, would never end.
    last = "..%d" % (number + 20) if errno == "EINTR" else "+"
    which = "%d%s" % (number, last) if is_persistent else str(number)
    return ("-e", "inject=%s:error=%s:when=%s" % (call, errno, which))


def was_tampered(log):
    """Whether the injection took place: strace marks the call, or the process died in it."""
    with open(log, errors="replace") as lines:
        text = lines.read()
    return "(INJECTED)" in text or "+++ killed by SIGKILL" in text


def counted_calls(log):
    """How often each call was made on the tool's files, by the thread that made most of them."""
    by_thread = {}
    with open(log, errors="replace") as lines:
        for line in lines:
            thread, _, rest = line.partition(" ")
            call = rest.strip().partition("(")[0]
            if call in CHANGES:
                by_thread.setdefault(call, {}).setdefault(thread, 0)
                by_thread[call][thread] += 1
    return {call: max(counts.values()) for call, counts in by_thread.items()}
