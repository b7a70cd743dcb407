"""The commands that change the state, each with a state to begin from and what it should do to it."""

from tool import Home, Sleeper, require


class Scenario:
    """A command, and whether a set of allocations may be there after it."""

    def __init__(self, name, words, prepare):
        self.name = name
        self.words = words
        self.template = Home()
        self.before = {}
        prepare(self.template)

    def remember(self):
        self.before = identities(self.template.allocations())

    def close(self):
        self.template.__exit__()


def identities(allocations):
    """What does not change while an allocation lasts."""
    fields = ("port", "service_type", "service_name", "project_path")
    return {i: tuple(a[f] for f in fields) for i, a in allocations.items()}


class First(Scenario):
    """allocate, on a machine that styxy never ran on."""

    def __init__(self):
        super().__init__("first allocate", ("allocate", "dev", "-n", "new", "--owner", "none"),
                         lambda home: None)  # fmt: skip

    def judge(self, after, announced):
        return judge_allocate(self.before, after, announced)


class Allocate(Scenario):
    def __init__(self):
        super().__init__("allocate", ("allocate", "dev", "-n", "new", "--owner", "none"),
                         two_allocations)  # fmt: skip
        self.remember()

    def judge(self, after, announced):
        return judge_allocate(self.before, after, announced)


class Release(Scenario):
    def __init__(self):
        super().__init__("release", ("release", "one"), two_allocations)
        self.remember()

    def judge(self, after, announced):
        gone = {i: a for i, a in self.before.items() if a[2] != "one"}
        return judge_two(after, self.before, gone)


class Renew(Scenario):
    def __init__(self):
        super().__init__("renew", ("renew", "one", "--ttl", "2h"), two_allocations)
        self.remember()

    def judge(self, after, announced):
        return judge_two(after, self.before, self.before)


class Cleanup(Scenario):
    """cleanup, with the owner of one of three allocations gone."""

    def __init__(self):
        super().__init__("cleanup", ("cleanup",), with_a_dead_owner)

    def judge(self, after, announced):
        names = {a[2] for a in after.values()}
        require(names == {"one", "two"}, "after it there is %s" % names)
        return True


def two_allocations(home):
    for name in ("one", "two"):
        home.must("allocate", "dev", "-n", name, "--owner", "none")


def with_a_dead_owner(home):
    two_allocations(home)
    with Sleeper() as owner:
        home.must("allocate", "dev", "-n", "doomed", "--owner", str(owner.pid))


def judge_allocate(before, after, announced):
    """Whether the command took place: the old state, or that with one more, whole."""
    lost = [a for i, a in before.items() if after.get(i) != a]
    require(not lost, "lost or changed: %s" % lost)
    added = [a for i, a in after.items() if i not in before]
    require(len(added) <= 1, "more than was asked for: %s" % added)
    require(all(a[2] == "new" for a in added), "something else than was asked for: %s" % added)
    for port in announced:
        require(any(a[0] == port for a in added), "announced, but not there: %s" % port)
    return bool(added)


def judge_two(after, old, new):
    require(after in (old, new), "neither the old state nor the new one: %s" % after)
    return after == new
