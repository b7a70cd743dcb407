"""Many invocations at once, some of them killed, checked from what they said and from the event log."""

import os
import random
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from tool import Home, Sleeper, decode, require

INVOCATIONS = 300
KILLED = 30
PROJECTS = 3
TYPES = ("dev", "api", "test", "build", "proxy")
SEEDS = 3
# With this many at a time the mean stay is IN_FLIGHT / throughput; nobody may stay 3 times as long.
IN_FLIGHT = 50
FAIR_SHARES = 3


def prove(report, options):
    for i in range(SEEDS):
        seed = options.seed + i
        name = "load: %d at once, %d of them killed, seed %d" % (INVOCATIONS, KILLED, seed)
        report.case(name, burst, seed)
    report.case("load: %d by %d at a time are served fairly" % (INVOCATIONS, IN_FLIGHT), fairness,
                options.seed)  # fmt: skip


class Job:
    """One invocation: what it was to do, when, and what it said."""

    def __init__(self, words, project, target=None):
        self.words = words
        self.project = project
        self.target = target
        self.began = self.ended = 0.0
        self.status = None
        self.out = self.err = b""
        self.is_victim = False

    @property
    def granted(self):
        answer = decode(self.out) if self.status == 0 and self.words[0] == "allocate" else None
        return answer if answer and answer["success"] else None

    @property
    def seconds(self):
        return self.ended - self.began


def burst(seed):
    with Home() as home, Sleeper() as owner:
        old, jobs = mixed_jobs(home, random.Random(seed), owner.pid, INVOCATIONS)
        for victim in random.Random(seed).sample(jobs, KILLED):
            victim.is_victim = True
        run_all(home, jobs, INVOCATIONS, random.Random(seed + 1))
        return check(home, old, jobs)


def fairness(seed):
    with Home() as home, Sleeper() as owner:
        old, jobs = mixed_jobs(home, random.Random(seed), owner.pid, INVOCATIONS)
        began = time.monotonic()
        run_all(home, jobs, IN_FLIGHT, random.Random(seed))
        fair = (time.monotonic() - began) * IN_FLIGHT / INVOCATIONS
        check(home, old, jobs)
        longest = max(job.seconds for job in jobs)
        require(longest <= FAIR_SHARES * fair, "%.1f s, and the fair share is %.1f s" % (longest, fair))
        return "the longest stayed %.1f times its fair share" % (longest / fair)


def mixed_jobs(home, random_, owner, number):
    """Half of them allocate; the rest renew, release, list and clean up what there was before."""
    projects = [os.path.join(home.root, "project-%d" % i) for i in range(PROJECTS)]
    for project in projects:
        os.mkdir(project)
    old = []
    for _ in range(number // 6):
        words = ("allocate", random_.choice(TYPES), "--json", "--owner", str(owner))
        project = random_.choice(projects)
        old.append((home.must(*words, cwd=project).json()["lock_id"], project))
    jobs = []
    for i in range(number):
        kind = random_.choices(("allocate", "renew", "release", "list", "cleanup"), (50, 15, 15, 15, 5))
        jobs.append(job(kind[0], i, random_, projects, old, owner))
    return old, jobs


def job(kind, number, random_, projects, old, owner):
    project = random_.choice(projects)
    if kind == "allocate":
        words = ["allocate", random_.choice(TYPES), "--json", "--owner", str(owner)]
        if random_.random() < 0.5:
            words += ["-n", "service-%d" % (number % 40)]
        return Job(words, project)
    if kind in ("renew", "release"):
        lock_id, project = random_.choice(old)
        return Job([kind, lock_id, "--json"], project, lock_id)
    return Job([kind, "--json"], project)


def run_all(home, jobs, at_a_time, random_):
    stays = [random_.uniform(0.05, 1.0) for _ in jobs]
    barrier = threading.Barrier(at_a_time) if at_a_time == len(jobs) else None
    with ThreadPoolExecutor(at_a_time) as pool:
        for job_, stay in zip(jobs, stays):
            pool.submit(run_one, home, job_, stay, barrier)


def run_one(home, job_, stay, barrier):
    if barrier:
        barrier.wait()
    job_.began = time.monotonic()
    process = home.start(*job_.words, "--lock-timeout", "2m", cwd=job_.project)
    if job_.is_victim:
        # The victim's moment: anywhere in the time that all of them take together.
        killer = threading.Timer(stay * INVOCATIONS / 10, kill, [process])
        killer.start()
    job_.out, job_.err = process.communicate()
    job_.ended = time.monotonic()
    job_.status = process.returncode
    if job_.is_victim:
        killer.cancel()


def kill(process):
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)


def check(home, old, jobs):
    """Nothing doubled, nothing lost, nobody refused, no accident."""
    killed = [j for j in jobs if j.status == -signal.SIGKILL]
    for j in jobs:
        fine = (0, 1) if j.words[0] in ("renew", "release") else (0,)
        if j not in killed:
            require(j.status in fine, "%s: %d %r" % (j.words, j.status, j.err[-400:] + j.out[-400:]))
    releases = [j for j in jobs if j.words[0] == "release"]
    granted = {}
    for j in jobs:
        if j.granted:
            granted.setdefault(j.granted["lock_id"], []).append(j)
    final = home.allocations()
    check_losses(old, granted, releases, final)
    check_overlaps(granted, final)
    check_events(home, len(killed))
    require(not home.litter(), lambda: "left behind: %s" % home.litter())
    return "%d granted, %d killed in time, %d at the end" % (len(granted), len(killed), len(final))


def check_losses(old, granted, releases, final):
    """Nobody released a new one, and of the old ones only those that a release named may be gone."""
    lost = [i for i in granted if i not in final]
    require(not lost, "announced and lost: %s" % lost)
    named = {j.target for j in releases}
    lost = [i for i, _ in old if i not in final and i not in named]
    require(not lost, "there before, never released, and lost: %s" % lost)
    kept = [j.target for j in releases if j.status == 0 and j.target in final]
    require(not kept, "released, and still there: %s" % kept)


def check_overlaps(granted, final):
    """New ones are never released here, so no port may have been granted under two lock ids."""
    by_port = {}
    for lock_id, jobs in granted.items():
        by_port.setdefault(jobs[0].granted["port"], set()).add(lock_id)
    doubled = {port: ids for port, ids in by_port.items() if len(ids) > 1}
    require(not doubled, "given twice, and never released: %s" % doubled)
    ports = [a["port"] for a in final.values()]
    require(len(ports) == len(set(ports)), "a port stands twice in the list")


def check_events(home, killed):
    """Replays the log; only who was killed between saving and logging may have left a gap."""
    holders = {}
    gaps = 0
    for event in home.events():
        if event is None:
            gaps += 1
        elif event["event"] == "allocated":
            gaps += event["port"] in holders
            holders[event["port"]] = event["lock_id"]
        elif event["event"] in ("released", "reclaimed"):
            gaps += holders.pop(event["port"], None) != event["lock_id"]
        else:
            gaps += event["event"] == "renewed" and holders.get(event["port"]) != event["lock_id"]
    require(gaps <= killed, "%d gaps in the event log, and %d were killed" % (gaps, killed))
