"""The commands that change the state, each with a state to begin from and what it should do to it."""

import os

from tool import Home, Sleeper, require

LARGEST_LOG = 1 << 20
TTL_SECONDS = 1800
RENEWED_SECONDS = 7200


class Scenario:
    """A command, and whether the allocations that are saved after it are those that they should be."""

    def __init__(self, name, words, prepare):
        self.name = name
        self.words = words
        self.template = Home()
        prepare(self.template)
        self.before = self.template.stored()

    def close(self):
        self.template.__exit__()

    def check_log(self, home):
        """What must be true of the event log afterwards, beside being readable."""


class First(Scenario):
    """allocate, on a machine that styxy never ran on."""

    def __init__(self):
        super().__init__("first allocate", ("allocate", "dev", "-n", "new", "--owner", "none"),
                         lambda home: None)  # fmt: skip

    def judge(self, after, announced):
        return judge_allocate(self.before, after, announced)


class Allocate(Scenario):
    def __init__(self, name="allocate", prepare=None):
        super().__init__(name, ("allocate", "dev", "-n", "new", "--owner", "none"),
                         prepare or two_allocations)  # fmt: skip

    def judge(self, after, announced):
        return judge_allocate(self.before, after, announced)


class Rotate(Allocate):
    """allocate, when the event log is full and its older files are all there."""

    def __init__(self):
        super().__init__("allocate with a full log", with_a_full_log)

    def check_log(self, home):
        """Only the oldest file may be gone: the lines of the others are there, once."""
        marks = [e["detail"] for e in home.events() if e is not None and e.get("event") == "mark"]
        wanted = ["events.jsonl.2", "events.jsonl.1", "events.jsonl"]
        require([m for m in marks if m != "events.jsonl.3"] == wanted, "of the old log there is %s" % marks)


class Release(Scenario):
    def __init__(self):
        super().__init__("release", ("release", "one"), two_allocations)

    def judge(self, after, announced):
        gone = {i: a for i, a in self.before.items() if a["service_name"] != "one"}
        return judge_two(after, self.before, gone)


class Renew(Scenario):
    def __init__(self):
        super().__init__("renew", ("renew", "one", "--ttl", "2h"), two_allocations)

    def judge(self, after, announced):
        """Done is: the new ttl and a later time, both, of that one alone."""
        if after == self.before:
            return False
        require(set(after) == set(self.before), "another set of allocations: %s" % after)
        for lock_id, old in self.before.items():
            new = after[lock_id]
            if old["service_name"] != "one":
                require(new == old, "changed: %s" % new)
                continue
            require(new["ttl_seconds"] == RENEWED_SECONDS, "half renewed: %s" % new)
            require(new["renewed_at"] > old["renewed_at"], "half renewed: %s" % new)
            rest = {"ttl_seconds": old["ttl_seconds"], "renewed_at": old["renewed_at"]}
            require({**new, **rest} == old, "changed: %s" % new)
        return True


class Cleanup(Scenario):
    """cleanup, with the owner of one of three allocations gone."""

    def __init__(self):
        super().__init__("cleanup", ("cleanup",), with_a_dead_owner)

    def judge(self, after, announced):
        gone = {i: a for i, a in self.before.items() if a["service_name"] != "doomed"}
        require(len(gone) == len(self.before) - 1, "nothing there to be cleaned up")
        return judge_two(after, self.before, gone)


ALL = (First, Allocate, Rotate, Release, Renew, Cleanup)


def two_allocations(home):
    for name in ("one", "two"):
        home.must("allocate", "dev", "-n", name, "--owner", "none")


def with_a_dead_owner(home):
    two_allocations(home)
    with Sleeper() as owner:
        home.must("allocate", "dev", "-n", "doomed", "--owner", str(owner.pid))


def with_a_full_log(home):
    two_allocations(home)
    line = b'{"time":"2026-01-01T00:00:00.000Z","event":"%s","detail":"%s"}\n'
    padding = line % (b"padding", b"x" * 1000)
    for name in ("events.jsonl.3", "events.jsonl.2", "events.jsonl.1", "events.jsonl"):
        path = home.file(name)
        with open(path, "wb") as log:
            log.write(line % (b"mark", name.encode()))
            while log.tell() + len(padding) < LARGEST_LOG:
                log.write(padding)
        os.chmod(path, 0o600)


def judge_allocate(before, after, announced):
    """Whether the command took place: the old state, or that with one more, whole."""
    lost = [a for i, a in before.items() if after.get(i) != a]
    require(not lost, "lost or changed: %s" % lost)
    added = [a for i, a in after.items() if i not in before]
    require(len(added) <= 1, "more than was asked for: %s" % added)
    require(all(a["service_name"] == "new" for a in added), "something else than was asked for: %s" % added)
    for port in announced:
        require(any(a["port"] == port for a in added), "announced, but not there: %s" % port)
    return bool(added)


def judge_two(after, old, new):
    require(after in (old, new), "neither the old state nor the new one: %s" % after)
    return after == new
