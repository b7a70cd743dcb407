"""Damaged files through the command line: each is read, set aside with a warning, or refused."""

import json
import os
import random
import resource
import subprocess

from tool import Home, require

FILES = ("state.json", "events.jsonl", "state.lock", "config.json", "both state files")
PER_FILE = 10
STATE_DAMAGED = 6
IO_FAILED = 7
LARGEST_MIB = 96  # of which an invocation that finds no damage takes 42
MOST_MILLIS = 100
ATTEMPTS = 5
LARGEST_STATE = 32 << 20
LARGEST_UNCHECKED = 2 << 20


def prove(report, options):
    for which in FILES:
        for i in range(PER_FILE):
            seed = options.seed + i
            kind = MUTATIONS[i % len(MUTATIONS)]
            words = (which, kind.__name__.replace("_", " "), seed)
            report.case("damage: %s, %s, seed %d" % words, damage, which, kind, seed)
    report.case("damage: a state of 100 MB is refused before it is read", huge)
    report.case("damage: nested 5,000 deep", nested)
    for body in (
        the_largest_state_with_a_wrong_checksum,
        the_largest_state_without_checksum,
        a_configuration_wrong_in_every_place,
        a_configuration_of_nothing_but_brackets,
    ):
        report.case("damage: " + body.__name__.replace("_", " ") + " costs little", cheap, body)
    report.case("damage: a newer schema is refused and left alone", newer)


def flipped_bit(data, random_):
    if not data:
        return b"\x01"
    at = random_.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << random_.randrange(8))]) + data[at + 1 :]


def truncated(data, random_):
    return data[: random_.randrange(len(data))] if data else b"{"


def emptied(data, random_):
    return b""


def zeroed(data, random_):
    return b"\0" * max(len(data), 512)


def trailing_content(data, random_):
    return data + b' {"port": 1}'


def huge_number(data, random_):
    digits = b"9" * random_.choice((20, 400, 5000))
    return data.replace(b"300", digits, 1) if b"300" in data else b'{"schema":' + digits + b"}"


def duplicated_key(data, random_):
    return b'{"schema":1,"schema":1,' + data[1:] if data[:1] == b"{" else b'{"a":1,"a":2}'


def another_type(data, random_):
    return random_.choice((b"[]", b'"text"', b"1.5", b"null", b"true", b"[[[[[[[[1]]]]]]]]"))


def not_utf8(data, random_):
    at = random_.randrange(len(data)) if data else 0
    return data[:at] + random_.choice((b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80")) + data[at:]


def with_bom(data, random_):
    return b"\xef\xbb\xbf" + data


MUTATIONS = (flipped_bit, truncated, emptied, zeroed, trailing_content, huge_number, duplicated_key,
             another_type, not_utf8, with_bom)  # fmt: skip


def damage(which, kind, seed):
    random_ = random.Random(seed)
    with Home() as home:
        port = int(home.must("allocate", "dev", "-n", "web", "--owner", "none").out)
        for path in targets(home, which):
            spoil(path, kind, random_)
        result = home.run("list", "--json")
        require(not result.has_stack_trace(), result.brief)
        if which == "config.json":
            return judge_config(home, result, port)
        if which == "both state files":
            return judge_total_loss(home, result, port)
        return judge_recovery(home, result, port)


def targets(home, which):
    if which == "config.json":
        path = os.path.join(home.home, which)
        with open(path, "wb") as config:
            config.write(b'{"service_types":{"dev":{"port_range":[3000,3099]}}}')
        return [path]
    names = ("state.json", "state.json.bak") if which == "both state files" else (which,)
    return [home.file(name) for name in names]


def spoil(path, kind, random_):
    with open(path, "rb") as file:
        data = file.read()
    with open(path, "wb") as file:
        file.write(kind(data, random_))


def judge_recovery(home, result, port):
    """The state has a spare copy, and the log and the lock file decide nothing."""
    require(result.status == 0, result.brief)
    listed = [a["port"] for a in result.json()["allocations"]]
    require(listed == [port], lambda: "%s is listed: %s" % (listed, result.brief()))
    if home.kept_damage():
        require(b"state.json.corrupt-" in result.err, lambda: "no warning: %s" % result.brief())
        require(b"damaged" in result.err, lambda: "no warning: %s" % result.brief())
    again = home.run("allocate", "dev", "-n", "web", "--owner", "none")
    require(again.status == 0 and not again.err, again.brief)
    require(int(again.out) == port, "the name has another port now")
    return "recovered from the spare" if home.kept_damage() else "read"


def judge_total_loss(home, result, port):
    """With the spare gone as well, an empty state may be begun, but never in silence."""
    if result.status == STATE_DAMAGED:
        return "refused"
    require(result.status == 0, result.brief)
    listed = [a["port"] for a in result.json()["allocations"]]
    if listed != [port]:
        require(b"STARTING EMPTY" in result.err, lambda: "in silence: %s" % result.brief())
        require(home.kept_damage(), "the damaged file was not kept")
        return "begun anew, loudly"
    return "read"


def judge_config(home, result, port):
    """A configuration is never repaired by guessing: it is good, or the command ends with 6."""
    if result.status == 0:
        require([a["port"] for a in result.json()["allocations"]] == [port], result.brief)
        return "read"
    require(result.status == STATE_DAMAGED, result.brief)
    answer = result.json()
    require(not answer["success"] and answer["code"] == "config_invalid", result.brief)
    require("config.json" in answer["error"], "the message does not name the file")
    return "refused"


def huge():
    with Home() as home:
        home.must("allocate", "dev", "--owner", "none")
        with open(home.file("state.json"), "wb") as file:
            file.truncate(100 << 20)
        result, peak, _ = measured(home, "list", "--json")
        require(result == 0, "status %d" % result)
        require(peak <= LARGEST_MIB, "%d MiB" % peak)
        return "%d MiB at most" % peak


def the_largest_state_with_a_wrong_checksum(home):
    path = home.file("state.json")
    with open(path, "rb") as file:
        data = file.read()
    return path, data[:-3] + b" " * (LARGEST_STATE - len(data)) + data[-3:]


def the_largest_state_without_checksum(home):
    path = home.file("state.json")
    with open(path, "rb") as file:
        state = json.load(file)
    state["crc32"] = None
    state["texts"] = [""] * (LARGEST_UNCHECKED // 3)
    data = json.dumps(state, separators=(",", ":")).encode()
    return path, data[: LARGEST_UNCHECKED - 1]


def a_configuration_wrong_in_every_place(home):
    keys = ",".join('"k%d":1' % i for i in range(22_000))
    return os.path.join(home.home, "config.json"), b"{%s}" % keys.encode()


def a_configuration_of_nothing_but_brackets(home):
    return os.path.join(home.home, "config.json"), b'{"a":[' + b"{}," * 80_000 + b"1]}"


def cheap(damaging):
    """How much more processor time than a good file, at the best of a few times, and how much memory in all."""
    with Home() as home:
        home.must("allocate", "dev", "--owner", "none")
        usual = min(measured(home, "list", "--json")[2] for _ in range(ATTEMPTS))
        path, content = damaging(home)
        runs = []
        for _ in range(ATTEMPTS):
            with open(path, "wb") as file:
                file.write(content)
            runs.append(measured(home, "list", "--json"))
        require(all(status in (0, STATE_DAMAGED) for status, _, _ in runs), "%s" % runs)
        more = min(millis for _, _, millis in runs) - usual
        peak = max(peak for _, peak, _ in runs)
        require(more <= MOST_MILLIS, "%d ms more" % more)
        require(peak <= LARGEST_MIB, "%d MiB" % peak)
        return "%d ms more, %d MiB in all" % (more, peak)


def measured(home, *words):
    """Status, peak memory in MiB and processor milliseconds, of a child's child so that it is counted alone."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        status = 99
        try:
            status = subprocess.call([home.launcher, *words], env=home.environment(),
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            millis = (used.ru_utime + used.ru_stime) * 1000
            os.write(writer, b"%d %d" % (used.ru_maxrss // 1024, millis))
        finally:
            os._exit(status)
    os.close(writer)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with os.fdopen(reader, "rb") as pipe:
        peak, millis = (pipe.read() or "0 0").split()
        return status, int(peak), int(millis)


def nested():
    with Home() as home:
        port = int(home.must("allocate", "dev", "-n", "web", "--owner", "none").out)
        with open(home.file("state.json"), "wb") as file:
            file.write(b"[" * 5000 + b"]" * 5000)
        result = home.run("list", "--json")
        require(not result.has_stack_trace(), result.brief)
        return judge_recovery(home, result, port)


def newer():
    with Home() as home:
        home.must("allocate", "dev", "--owner", "none")
        path = home.file("state.json")
        with open(path, "rb") as file:
            data = file.read()
        present = json.loads(data)["schema"]
        data = data.replace(b'"schema":%d' % present, b'"schema":%d' % (present + 1), 1)
        with open(path, "wb") as file:
            file.write(data)
        result = home.run("allocate", "dev", "--json")
        require(result.status == STATE_DAMAGED, result.brief)
        require(result.json()["code"] == "state_newer", result.brief)
        with open(path, "rb") as file:
            require(file.read() == data, "the file of the newer version was touched")
