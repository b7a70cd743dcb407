"""Many invocations at once, some of them killed, checked from what they said and from the event log."""

import json
import os
import random
import signal
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from tool import Failure, Home, Sleeper, decode, require

INVOCATIONS = 300
KILLED = 30
PROJECTS = 3
TYPES = ("dev", "api", "test", "build", "proxy")
SEEDS = 3
PATIENCE_SECONDS = 300
IN_FLIGHT = 50
TURMOIL = 60

# Nobody may stay longer than 3 times the fair share. That is the mean stay of all: by Little's law, how many
# were under way at a time on average, divided by how many were served in a second.
FAIR_SHARES = 3


def prove(report, options):
    for i in range(SEEDS):
        seed = options.seed + i
        name = "load: %d at once, %d of them killed, seed %d" % (INVOCATIONS, KILLED, seed)
        report.case(name, burst, seed)
    report.case("load: %d of run, env, kill and import at once" % TURMOIL, turmoil, options.seed)
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
        self.process = None

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
        killer = Killer(jobs, KILLED, random.Random(seed + 1))
        run_all(home, jobs, INVOCATIONS, killer)
        require(killer.struck == KILLED, "only %d were killed" % killer.struck)
        return check(home, old, jobs) + ", " + check_fairness(jobs)


def fairness(seed):
    with Home() as home, Sleeper() as owner:
        old, jobs = mixed_jobs(home, random.Random(seed), owner.pid, INVOCATIONS)
        run_all(home, jobs, IN_FLIGHT, Killer(jobs, 0, random.Random(seed)))
        check(home, old, jobs)
        return check_fairness(jobs)


def check_fairness(jobs):
    stays = [job.seconds for job in jobs if job.status != -signal.SIGKILL]
    fair = sum(stays) / len(stays)
    longest = max(stays)
    require(longest <= FAIR_SHARES * fair, "%.1f s, and the fair share is %.1f s" % (longest, fair))
    return "the longest stayed %.1f times the fair share of %.1f s" % (longest / fair, fair)


def turmoil(seed):
    """Commands that start, end and take over, beside each other: no port twice, and each says why it fails."""
    dice = random.Random(seed)
    with Home() as home:
        write_project(home)
        running = [home.start("run", "-n", "old-%d" % i, "--", "sleep", "600") for i in range(TURMOIL // 6)]
        while len(home.allocations()) < len(running):
            time.sleep(0.05)
        jobs = [Job(turmoil_words(i, home), home.project) for i in range(TURMOIL)]
        dice.shuffle(jobs)
        run_all(home, jobs, TURMOIL, Killer(jobs, 0, dice))
        for process in running:
            process.kill()
            process.communicate()
        for job_ in jobs:
            fine = (0, 1) if job_.words[0] == "kill" else (0,)
            require(job_.status in fine, lambda: "%s: %d %r" % (job_.words, job_.status, job_.err[-400:]))
            require(b"\tat " not in job_.err, lambda: "%s: %r" % (job_.words, job_.err))
        check_turmoil(home, jobs)
        return "%d at the end" % len(home.allocations())


def write_project(home):
    with open(os.path.join(home.project, ".styxy.json"), "w") as file:
        file.write('{"services": {"web": {"type": "dev"}, "api": {"type": "api"}}}')
    with open(os.path.join(home.root, "daemon.state"), "w") as file:
        now = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime())
        rows = [{"port": 9050 + i, "service_type": "messaging", "allocated_at": now} for i in range(10)]
        json.dump({"instances": [], "allocations": rows}, file)


def turmoil_words(number, home):
    return (
        ("run", "-n", "new-%d" % number, "--", "sh", "-c", 'echo "$PORT"'),
        ("env", "--owner", "none", "--json"),
        ("kill", "old-%d" % (number // 4 % (TURMOIL // 6))),
        ("import", home.root, "--json"),
    )[number % 4]  # fmt: skip


def check_turmoil(home, jobs):
    """All runs of env were given the same, and what was imported came once."""
    answers = [decode(j.out)["variables"] for j in jobs if j.words[0] == "env"]
    require(all(answer == answers[0] for answer in answers), "env said: %s" % answers)
    imported = [row["port"] for j in jobs if j.words[0] == "import" for row in decode(j.out)["imported"]]
    require(len(imported) == len(set(imported)), "imported twice: %s" % imported)
    ports = [a["port"] for a in home.allocations().values()]
    require(len(ports) == len(set(ports)), "a port stands twice in the list: %s" % ports)
    require(not home.litter(), lambda: "left behind: %s" % home.litter())


class Killer:
    """Kills so many of the jobs, each at a random moment of the whole, whichever are under way then."""

    def __init__(self, jobs, number, random_):
        self.jobs = jobs
        self.random = random_
        # The moments are counted in jobs that have ended, as nobody knows how long all will take.
        latest = len(jobs) - len(jobs) // 6
        self.moments = sorted(random_.sample(range(latest), number))
        self.ended = 0
        self.struck = 0
        self.lock = threading.Lock()

    def tell_ended(self):
        with self.lock:
            self.ended += 1

    def run(self):
        """Until as many as were wanted are really dead; one that had ended before is made up for."""
        while self.struck < len(self.moments):
            if self.ended == len(self.jobs):
                return
            if self.ended >= self.moments[self.struck]:
                time.sleep(self.random.uniform(0, 0.1))
                self.strike()
            else:
                time.sleep(0.005)

    def strike(self):
        alive = [j for j in self.jobs if j.process is not None and j.process.poll() is None]
        if not alive:
            return
        victim = self.random.choice(alive)
        victim.process.send_signal(signal.SIGKILL)
        self.struck += victim.process.wait() == -signal.SIGKILL


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


def run_all(home, jobs, at_a_time, killer):
    barrier = threading.Barrier(at_a_time) if at_a_time == len(jobs) else None
    killing = threading.Thread(target=killer.run)
    killing.start()
    with ThreadPoolExecutor(at_a_time) as pool:
        running = [pool.submit(run_one, home, job_, barrier, killer) for job_ in jobs]
    killing.join()
    for future in running:
        future.result()


def run_one(home, job_, barrier, killer):
    try:
        if barrier:
            barrier.wait()
        job_.began = time.monotonic()
        job_.process = home.start(*job_.words, "--lock-timeout", "5m", cwd=job_.project)
        job_.out, job_.err = job_.process.communicate(timeout=PATIENCE_SECONDS)
        job_.status = job_.process.returncode
    except subprocess.TimeoutExpired:
        job_.process.kill()
        job_.process.communicate()
        raise Failure("still running after %d s: %s" % (PATIENCE_SECONDS, job_.words))
    finally:
        job_.ended = time.monotonic()
        killer.tell_ended()


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
    check_events(home, killed, final)
    require(not home.litter(), lambda: "left behind: %s" % home.litter())
    return "%d granted, %d killed, %d at the end" % (len(granted), len(killed), len(final))


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


def check_events(home, killed, final):
    """Replays the log up to the state: whatever is not in it must have been done by one who was killed
    between saving and logging, and who had been told to do just that."""
    replay = Replay(home, killed)
    for event in home.events():
        replay.take(event)
    for allocation in final.values():
        replay.settle(allocation["port"], allocation["lock_id"], allocation)
    for port, lock_id in list(replay.holders.items()):
        if lock_id not in final:
            replay.excuse_release(port)


class Replay:
    """Who holds which port by the log, and the killed jobs that may yet account for a gap in it."""

    def __init__(self, home, killed):
        self.holders = {}
        self.unaccounted = list(killed)

    def take(self, event):
        if event is None:
            self.excuse("a line is torn", lambda job: True)
            return
        kind, port, lock_id = event["event"], event.get("port"), event.get("lock_id")
        if kind == "allocated":
            if port in self.holders:
                self.excuse_release(port)
            self.holders[port] = lock_id
        elif kind in ("released", "reclaimed"):
            self.settle(port, lock_id, event)
            del self.holders[port]
        elif kind == "renewed":
            self.settle(port, lock_id, event)

    def settle(self, port, lock_id, facts):
        """This one holds the port; when the log has not said so, it was allocated by one who was killed."""
        if self.holders.get(port) == lock_id:
            return
        if port in self.holders:
            self.excuse_release(port)
        wanted = (facts["service_type"], facts["project_path"])
        self.excuse("%s was never logged as allocated" % lock_id,
                    lambda job: job.words[0] == "allocate" and (job.words[1], job.project) == wanted)  # fmt: skip
        self.holders[port] = lock_id

    def excuse_release(self, port):
        lock_id = self.holders.pop(port)
        self.excuse("%s was never logged as released" % lock_id,
                    lambda job: job.words[0] == "release" and job.target == lock_id)  # fmt: skip

    def excuse(self, gap, may_account):
        job = next((job for job in self.unaccounted if may_account(job)), None)
        require(job is not None, "%s, and nobody was killed who may have done it" % gap)
        self.unaccounted.remove(job)
