"""Reads the strace of one save: what must be on the disk before what, and what is locked."""

import os
import re

import tracing
from scenario import Allocate, Cleanup, Release, Renew
from tool import require

CALLS = "trace=openat,write,pwrite64,fsync,fdatasync,rename,renameat2,unlink,unlinkat,link,linkat," \
        "flock,fcntl,close,dup2,dup3"  # fmt: skip
LINE = re.compile(r"\d+ +(\w+)\((.*?)\) += (-?\d+)")


def prove(report, options):
    report.case("order: strace is there", tracing.need_strace)
    for kind in (Allocate, Release, Renew, Cleanup):
        scenario = kind()
        try:
            with scenario.template.copy() as home:
                calls = trace(home, scenario)
                for name, body in CASES:
                    report.case("order of %s: %s" % (scenario.name, name), body, home, calls)
        finally:
            scenario.close()


def trace(home, scenario):
    """The calls that succeeded, in their order, as (name, arguments)."""
    log = os.path.join(home.root, "strace")
    home.must(*scenario.words, "--json", prefix=("strace", "-f", "-qq", "-y", "-o", log, "-e", CALLS))
    with open(log, errors="replace") as lines:
        found = [LINE.match(line) for line in join_resumed(lines)]
    return [(m.group(1), m.group(2)) for m in found if m and not m.group(3).startswith("-")]


def join_resumed(lines):
    """A call that another thread's call interrupts in the log stands there in two parts."""
    begun = {}
    for line in lines:
        thread, _, rest = line.partition(" ")
        if "<unfinished ...>" in rest:
            begun[thread] = rest.split("<unfinished ...>")[0]
        elif "resumed>" in rest and thread in begun:
            yield thread + " " + begun.pop(thread) + rest.split("resumed>", 1)[1]
        else:
            yield line


def places(calls, name, *marks):
    """Where a call stands whose arguments hold all of the marks."""
    names = name if isinstance(name, tuple) else (name,)
    return [i for i, (c, words) in enumerate(calls) if c in names and all(m in words for m in marks)]


def only(found, what):
    require(len(found) == 1, "%s: %d times" % (what, len(found)))
    return found[0]


SYNCS = ("fsync", "fdatasync")
WRITES = ("write", "pwrite64")


def temporary_is_new_and_on_disk_before_the_rename(home, calls):
    state = home.file("state.json")
    created = only(places(calls, "openat", state + ".tmp", "O_CREAT|O_EXCL"), "temporary created")
    written = places(calls, WRITES, "<%s.tmp>" % state)
    synced = places(calls, SYNCS, "<%s.tmp>" % state)
    renamed = only(places(calls, ("rename", "renameat2"), '"%s.tmp"' % state), "rename")
    require(written and created < written[0], "written before it was created")
    require(synced and written[-1] < synced[-1] < renamed, "renamed before it was on the disk")


def directory_is_on_disk_before_anything_is_said(home, calls):
    state = home.file("state.json")
    renamed = only(places(calls, ("rename", "renameat2"), '"%s.tmp"' % state), "rename")
    synced = [i for i in places(calls, SYNCS, "<%s>" % home.scope) if i > renamed]
    said = [i for i, (c, words) in enumerate(calls) if c == "write" and re.match("1<", words)]
    require(synced, "the directory was not synced after the rename")
    require(said and synced[0] < said[0], "said before it was on the disk")


def nothing_is_said_under_the_lock(home, calls):
    given_back = places(calls, "close", "<%s>" % home.file("state.lock"))
    said = [i for i, (c, words) in enumerate(calls) if c == "write" and re.match("[12]<", words)]
    require(given_back and said and given_back[-1] < said[0], "said while the lock was held")


def state_is_read_and_written_under_the_lock(home, calls):
    lock = home.file("state.lock")
    taken = only(places(calls, "fcntl", "<%s>" % lock, "F_WRLCK"), "lock taken")
    given_back = places(calls, "close", "<%s>" % lock)[-1]
    state = places(calls, "openat", '"%s"' % home.file("state.json"))
    # It may be read before as well, so that it need not be decoded under the lock; that decides nothing.
    require(any(taken < i < given_back for i in state), "state.json is not read under the lock")
    require(all("O_RDONLY" in calls[i][1] for i in state), "state.json is opened to be written")
    for name in ("state.json.tmp", "state.json.bak.tmp", "events.jsonl"):
        for i in places(calls, ("openat", "rename"), '"%s"' % home.file(name)):
            require(taken < i < given_back, "%s outside of the lock" % name)


def only_the_lock_file_is_locked(home, calls):
    locks = places(calls, "flock") + places(calls, "fcntl", "F_SETLK")
    others = [calls[i] for i in locks if home.file("state.lock") not in calls[i][1]]
    require(not others, "also locked: %s" % others)


def lock_file_is_opened_once_and_never_replaced(home, calls):
    lock = '"%s"' % home.file("state.lock")
    only(places(calls, "openat", lock), "lock file opened")
    changed = places(calls, ("rename", "renameat2", "unlink", "unlinkat", "link", "linkat"), lock)
    require(not changed, "renamed, removed or linked: %s" % [calls[i] for i in changed])


CASES = [
    (f.__name__.replace("_", " "), f)
    for f in (
        temporary_is_new_and_on_disk_before_the_rename,
        directory_is_on_disk_before_anything_is_said,
        nothing_is_said_under_the_lock,
        state_is_read_and_written_under_the_lock,
        only_the_lock_file_is_locked,
        lock_file_is_opened_once_and_never_replaced,
    )
]
