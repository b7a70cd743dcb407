"""Kills invocations as soon as they have said something: what was said is in the state."""

import os
import random
import re
import signal
import time

from tool import Home, decode, require

ROUNDS = 20
PORT = re.compile(rb"\b[0-9]{4,5}\b")
SERVICES = '{"services": {"web": {"type": "dev"}, "api": {"type": "api"}}}'


def prove(report, options):
    for name, words in (
        ("allocate", ("allocate", "dev", "--owner", "none")),
        ("allocate --json", ("allocate", "dev", "-n", "web", "--owner", "none", "--json")),
        ("env", ("env", "--owner", "none")),
        ("env --json", ("env", "--owner", "none", "--json")),
        ("run", ("run", "-n", "web", "--ttl", "1h", "--", "sh", "-c", 'echo "$PORT"; exec sleep 600')),
    ):
        title = "announced: %s killed %d times, once it has said something or before" % (name, ROUNDS)
        report.case(title, killed, words, options.seed)


def killed(words, seed):
    """Every other one is killed at its first byte, the rest at any moment."""
    dice = random.Random(seed)
    said = 0
    with Home() as home:
        with open(os.path.join(home.project, ".styxy.json"), "w") as file:
            file.write(SERVICES)
        home.must("list")
        for i in range(ROUNDS):
            out = strike(home, words, dice.uniform(0, 0.2) if i % 2 else None)
            ports = announced(out)
            stored = {a["port"] for a in home.stored().values()}
            require(ports <= stored, "said %s, and saved are %s" % (sorted(ports), sorted(stored)))
            said += bool(ports)
            home.must("release", "--all") if home.allocations() else None
        require(not home.litter(), lambda: "left behind: %s" % home.litter())
    require(said >= ROUNDS // 2 - 1, "only %d had said something" % said)
    return "%d had said something" % said


def strike(home, words, delay):
    """What an invocation had said when it was killed: at its first byte, or after so many seconds."""
    process = home.start(*words)
    if delay is None:
        # Not through the stream, whose buffer would keep the rest from communicate.
        first = os.read(process.stdout.fileno(), 1 << 16)
    else:
        first = b""
        time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    return first + process.communicate()[0]


def announced(out):
    """The ports that a whole answer names; of one that was cut short, none is believed by anybody."""
    answer = decode(out)
    if isinstance(answer, dict):
        rows = answer.get("services") or [{"allocation": answer}]
        return {row["allocation"]["port"] for row in rows}
    if out.startswith(b"{") or not out.endswith(b"\n"):
        return set()
    return {int(word) for word in PORT.findall(out)}
