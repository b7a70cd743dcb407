#!/usr/bin/env python3
"""Measures an installed styxy and prints one table of ratios.

usage: bench.py [--styxy LAUNCHER] [--runs N] [--rounds N] [--only PART] [--peers DIR]

Every figure is a ratio of two commands. hyperfine runs them in turn, in several rounds of a few runs each; the figure is the
median of the rounds' ratios of medians. Whatever else the machine does affects both alike, so that ratios of different
machines compare, where milliseconds do not. State goes to a temporary STYXY_HOME, sockets to loopback, and every process
that it starts is ended by its pid.

The floor is an empty Java program under the launcher's own flags, which is what no Java program can beat; the plain one has
none. Peers are compared where they are: npm install --prefix DIR get-port-cli portless fkill-cli

Needs hyperfine, javac, strace, and node and python3 for the rows that compare with them.
"""
import argparse
import json
import os
import pathlib
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
import zlib

HERE = pathlib.Path(__file__).resolve().parent
ALLOCATE = "allocate dev -n bench --ttl none --owner none"
PARTS = ["commands", "cpu", "place", "peers", "sizes", "config", "loads", "crowds", "lock", "memory"]
TYPES = ["dev", "api", "test", "docs", "build"]  # each has a hundred ports


class Bench:
    def __init__(self, options, work):
        self.styxy = options.styxy
        self.runs = options.runs
        self.rounds = options.rounds
        self.peers_at = options.peers
        self.work = work
        self.rows = []

    # --- Measuring

    def ratio(self, command, base, prepare=None, env=None, base_env=None):
        """The median over the rounds of command/base, and the medians in milliseconds."""
        ratios, ours, theirs = [], [], []
        for _ in range(self.rounds):
            ours.append(self.median(command, prepare, env))
            theirs.append(self.median(base, None if base_env is None else prepare, base_env))
            ratios.append(ours[-1] / theirs[-1])
        return statistics.median(ratios), statistics.median(ours), statistics.median(theirs)

    def median(self, command, prepare, env):
        out = self.work / "hyperfine.json"
        call = ["hyperfine", "-N", "--style", "none", "--warmup", "1", "--runs", str(self.runs), "--export-json", str(out)]
        if prepare:
            call += ["--prepare", prepare]
        subprocess.run(call + [command], check=True, env=env or os.environ, stdout=subprocess.DEVNULL)
        return json.loads(out.read_text())["results"][0]["median"] * 1000

    def row(self, what, measured, limit=""):
        ratio, ours, theirs = measured
        self.note(what, f"{ratio:.2f}x", limit, f"{ours:.0f} / {theirs:.0f} ms")

    def note(self, what, figure, limit="", detail=""):
        self.rows.append((what, figure, limit, detail))
        print(f"  {what}: {figure} {detail}", file=sys.stderr, flush=True)

    def table(self):
        heads = ("what", "measured", "at most", "medians")
        widths = [max(len(row[i]) for row in [heads, *self.rows]) for i in range(4)]
        rule = tuple("-" * width for width in widths)
        for row in [heads, rule, *self.rows]:
            print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")

    # --- States

    def env(self, name):
        home = self.work / name
        home.mkdir(mode=0o700, exist_ok=True)
        return {**os.environ, "STYXY_HOME": str(home)}

    def call(self, words, env):
        return subprocess.run([self.styxy, *shlex.split(words)], env=env, capture_output=True, text=True, check=False)

    def command(self, words):
        return f"{shlex.quote(self.styxy)} {words}"

    def release_first(self, name="bench"):
        """So that each run makes a new allocation instead of finding the last one."""
        script = self.work / f"release-{name}"
        script.write_text(f'#!/bin/sh\n{self.command("release " + name)} >/dev/null 2>&1 || :\n')
        script.chmod(0o755)
        return str(script)

    def state_of(self, count):
        """A state with this many more allocations, made from one that styxy itself wrote."""
        env = self.env(f"state-{count}")
        if any(pathlib.Path(env["STYXY_HOME"]).iterdir()):
            return env
        self.call("allocate dev -n seed --ttl none --owner none", env)
        if count:
            self.multiply(next(pathlib.Path(env["STYXY_HOME"]).rglob("state.json")), count)
            seen = json.loads(self.call("list --json", env).stdout)["allocations"]
            if len(seen) != count + 1:
                sys.exit(f"the state of {count} was not read: {len(seen)} allocations")
        return env

    @staticmethod
    def multiply(file, count):
        state = json.loads(file.read_text())
        seed = state["allocations"][0]
        for i in range(count):
            # From 20000 up: in nobody's range, so only the size of the state differs.
            row = [20000 + i, seed[1], str(uuid.uuid4()), seed[3], f"bench-{i}", *seed[5:]]
            state["allocations"].append(row)
        schema, _ = state.pop("schema"), state.pop("crc32")
        body = json.dumps(state, separators=(",", ":"))[1:] + "\n"
        file.write_text(f'{{"schema":{schema},\n"crc32":"{zlib.crc32(body.encode()):08x}",\n{body}')

    # --- What is compared with

    def empty_program(self, flags=""):
        """An empty Java program on the runtime that styxy runs on, with that runtime's default CDS archive."""
        (self.work / "Empty.java").write_text("public class Empty { public static void main(String[] a) {} }")
        subprocess.run(["javac", "--release", "17", "-d", self.work, self.work / "Empty.java"], check=True)
        java = runtime_of(self.styxy)
        archive = self.work / "default.jsa"
        subprocess.run([java, "-Xshare:dump", f"-XX:SharedArchiveFile={archive}"], check=True, capture_output=True)
        return f"{java} -XX:SharedArchiveFile={archive} {flags} -cp {self.work} Empty"

    def floor(self):
        return self.empty_program(" ".join(flags_of(self.styxy)))

    # --- The rows

    def commands(self):
        floor = self.floor()
        env = self.env("commands")
        fresh = self.release_first()
        allocate = self.command(ALLOCATE)
        self.row("allocate (new) / floor", self.ratio(allocate, floor, fresh, env), "2.0x")
        self.row("allocate (existing) / floor", self.ratio(allocate, floor, None, env), "2.0x")
        for words in ("list", "check 3000", "status"):
            self.row(f"{words} / floor", self.ratio(self.zero(words), floor, None, env), "2.0x" if words == "list" else "")
        taken = self.work / "allocate-bench"
        taken.write_text(f"#!/bin/sh\n{allocate} >/dev/null 2>&1\n")
        taken.chmod(0o755)
        self.row("release / floor", self.ratio(self.command("release bench"), floor, str(taken), env))
        self.row("--version / floor", self.ratio(self.command("--version"), floor, None, env))
        self.row("completion of names in bash / floor", self.ratio(self.completion(), floor, None, self.state_of(100)))
        self.row("empty Java program without flags / floor", self.ratio(self.empty_program(), floor))
        run = self.command("run -n bench -- /bin/true")
        self.row("run to its command / allocate (existing)", self.ratio(run, allocate, None, env, env), "1.1x")
        for name in ("node -e 0", "python3 -c 0"):
            if shutil.which(name.split()[0]):
                limit = "1.0x" if name.startswith("node") else ""
                self.row(f"allocate (new) / {name}", self.ratio(allocate, name, fresh, env), limit)

    def cpu(self):
        """The CPU time of a call, of all its threads and of nothing else: in turn, so that load affects all alike."""
        env = self.env("cpu")
        self.call(ALLOCATE, env)
        commands = {"floor": self.floor(), "allocate (existing)": self.command(ALLOCATE), "list": self.command("list")}
        if shutil.which("node"):
            commands["node -e 0"] = "node -e 0"
        times = {name: [] for name in commands}
        for _ in range(self.runs * self.rounds):
            for name, command in commands.items():
                times[name].append(cpu_millis(shlex.split(command), env))
        for name, measured in times.items():
            limit = "36 ms" if name.startswith("allocate") else ""
            ratio = statistics.median(measured) / statistics.median(times["floor"])
            self.note(f"CPU of {name}", f"{statistics.median(measured):.0f} ms", limit, f"{ratio:.2f}x the floor")

    def place(self):
        """What the place of the machine's users costs a user: CPU time, in turn with and without it, in a place of its own."""
        if sys.platform != "linux":
            return
        maker = ["sh", HERE.parent / "dist" / "place", "make", self.work / "shared"]
        made = pathlib.Path(subprocess.run(maker, check=True, capture_output=True, text=True).stdout.strip())
        if os.getuid() == 0:
            self.neighbours(made)
        envs = [{**self.env(f"place-{at.name}"), "STYXY_MACHINE": str(at)} for at in (made.parent, self.work / "none")]
        for what, is_new in (("new", True), ("existing", False)):
            times = [[], []]
            for i in range(self.runs * self.rounds):
                for k in (0, 1) if i % 2 else (1, 0):
                    if is_new:
                        self.call("release bench", envs[k])
                    times[k].append(cpu_millis([self.styxy, *shlex.split(ALLOCATE)], envs[k]))
            ours, theirs = map(statistics.median, times)
            self.note(f"CPU of allocate ({what}) with the place / without", f"{ours / theirs:.2f}x", "1.05x", f"{ours:.0f} / {theirs:.0f} ms")

    @staticmethod
    def neighbours(place):
        """Two more users with ten ports each; only root can write in the name of others."""
        for uid in (61001, 61002):
            file = place / f"claims.{uid}"
            file.write_text("styxy claims 1\n" + "".join(f"{uid - 58000 + i}\ttcp\t-\t-\t-\n" for i in range(10)))
            os.chown(file, uid, uid)

    def peers(self):
        """What others take for the nearest thing that they do."""
        if not self.peers_at:
            return
        env = self.env("peers")
        tools = self.peers_at / "node_modules" / ".bin"
        for name, words, ours in (
            ("get-port", "get-port", ALLOCATE),
            ("portless list", "portless list", "list"),
            ("fkill --version", "fkill --version", "--version"),
        ):
            self.row(f"{ours.split()[0]} / {name}", self.ratio(self.command(ours), f"{tools}/{words}", None, env))

    def zero(self, words):
        """check exits 1 when the port is taken, and hyperfine would call that a failure."""
        script = self.work / words.split()[0]
        script.write_text(f"#!/bin/sh\n{self.command(words)}\n:\n")
        script.chmod(0o755)
        return str(script) if words.startswith("check") else self.command(words)

    def completion(self):
        """A bash that loads the completions and looks up what `styxy release` may name, as TAB does."""
        shell = pathlib.Path(self.styxy).resolve().parent.parent / "share" / "bash-completion" / "completions" / "styxy"
        script = self.work / "complete"
        script.write_text(f'. {shlex.quote(str(shell))}\nCOMP_WORDS=(styxy release "") COMP_CWORD=2 COMP_LINE="styxy release " COMP_POINT=14\n_styxy\n[[ ${{COMPREPLY[*]}} ]]\n')
        return f"bash --norc {script}"

    def sizes(self):
        base = self.state_of(0)
        fresh = self.release_first()
        for count in (100, 1000, 10000):
            measured = self.ratio(self.command(ALLOCATE), self.command(ALLOCATE), fresh, self.state_of(count), base)
            self.row(f"allocate at {count} allocations / at 0", measured, {1000: "1.15x", 10000: "2.0x"}.get(count, ""))
        measured = self.ratio(self.command("list"), self.command("list"), None, self.state_of(1000), base)
        self.row("list of 1000 allocations / of none", measured, "1.2x + 50 ms")

    def config(self):
        """What 50 service types in the configuration cost, compared with none."""
        env = self.env("config")
        types = {f"type-{i}": {"port_range": [20000 + 100 * i, 20099 + 100 * i], "description": "made for this"} for i in range(50)}
        (pathlib.Path(env["STYXY_HOME"]) / "config.json").write_text(json.dumps({"service_types": types}))
        fresh = self.release_first()
        _, ours, theirs = self.ratio(self.command(ALLOCATE), self.command(ALLOCATE), fresh, env, self.env("no-config"))
        self.note("allocate with 50 configured types - with none", f"{ours - theirs:+.1f} ms", "5 ms", f"{ours:.0f} / {theirs:.0f} ms")

    def lock(self):
        """How long an allocate holds the lock, without fsync; strace stops it at few calls, and so adds little."""
        if not shutil.which("strace"):
            sys.exit("the time under the lock is read from strace: install it")
        env = self.state_of(100)
        held = []
        for _ in range(self.runs):
            self.call("release bench", env)
            trace = self.work / "trace"
            subprocess.run(
                ["strace", "-f", "--seccomp-bpf", "-ttt", "-T", "-e", "trace=fcntl,fsync,fdatasync", "-o", trace, self.styxy, *shlex.split(ALLOCATE)],
                check=True, env=env, stdout=subprocess.DEVNULL)
            held.append(held_millis(trace.read_text()))
        self.note("time under the lock at 100 allocations, without fsync", f"{statistics.median(held):.1f} ms", "15 ms")

    def loads(self):
        env = self.env("loads")
        for kind, count in (("listeners", 5000), ("processes", 3000), ("connections", 50000)):
            self.row(f"allocate with {count} {kind} / without", self.with_load(kind, count, env), "1.3x")

    def with_load(self, kind, count, env):
        """The load cannot come and go between runs, so the times before and after it are measured, too."""
        fresh = self.release_first()
        before = self.median(self.command(ALLOCATE), fresh, env)
        load = subprocess.Popen([sys.executable, HERE / "load.py", kind, str(count)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            if load.stdout.readline().strip() != b"ready":
                sys.exit(f"could not make {count} {kind}: raise `ulimit -Hn`")
            during = self.median(self.command(ALLOCATE), fresh, env)
        finally:
            load.stdin.close()
            load.wait()
        after = self.median(self.command(ALLOCATE), fresh, env)
        without = (before + after) / 2
        return during / without, during, without

    def crowds(self):
        for count in (1, 10, 50, 100):
            ratios, at_once, in_turn = [], [], []
            for i in range(self.rounds):
                at_once.append(self.at_once(count, self.env(f"crowd-{count}-{i}")))
                in_turn.append(self.in_turn(count, self.env(f"queue-{count}-{i}")))
                ratios.append(at_once[-1] / in_turn[-1])
            middle = tuple(statistics.median(values) for values in (ratios, at_once, in_turn))
            self.row(f"{count} allocates at once / one after another", middle, "0.6x" if count == 100 else "")

    def words(self, i):
        return [self.styxy, "allocate", TYPES[i % len(TYPES)], "-n", f"crowd-{i}", "--ttl", "none", "--owner", "none"]

    def at_once(self, count, env):
        start = time.perf_counter()
        crowd = [subprocess.Popen(self.words(i), env=env, stdout=subprocess.PIPE, text=True) for i in range(count)]
        ports = [one.communicate()[0].strip() for one in crowd]
        elapsed = (time.perf_counter() - start) * 1000
        if len(set(ports)) != count or "" in ports:
            sys.exit(f"{count} at once: {len(set(ports) - {''})} different ports")
        return elapsed

    def in_turn(self, count, env):
        start = time.perf_counter()
        for i in range(count):
            subprocess.run(self.words(i), env=env, stdout=subprocess.DEVNULL, check=True)
        return (time.perf_counter() - start) * 1000

    def memory(self):
        peaks = [self.peak(self.env("memory")) for _ in range(5)]
        self.note("peak RSS of allocate", f"{max(peaks):.0f} MiB", "60 MiB")

    def peak(self, env):
        one = subprocess.Popen([self.styxy, *shlex.split(ALLOCATE)], env=env, stdout=subprocess.DEVNULL)
        usage = os.wait4(one.pid, 0)[2]
        one.returncode = 0
        return usage.ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10))


def cpu_millis(words, env):
    one = subprocess.Popen(words, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    usage = os.wait4(one.pid, 0)[2]
    one.returncode = 0
    return (usage.ru_utime + usage.ru_stime) * 1000


def flags_of(launcher):
    """The flags for the JVM itself, without those about files and logs."""
    start = pathlib.Path(launcher).read_text().partition("start_java() {")[2].partition("\n}\n")[0]
    return [word for word in re.findall(r"-X[\w:+=.-]+", start) if "Log" not in word and "log" not in word and "File" not in word]


def held_millis(trace):
    """The time between the call that took the lock and the call that released it, without the time spent in fsync."""
    calls = [line.split(maxsplit=2)[1:] for line in trace.splitlines()]
    taken = next(float(at) for at, call in calls if "F_WRLCK" in call)
    given = next(float(at) for at, call in calls if "F_UNLCK" in call)
    flushed = [match.group(1) for _, call in calls if (match := re.search(r"sync\b.*<([\d.]+)>$", call))]
    return (given - taken - sum(map(float, flushed))) * 1000


def runtime_of(launcher):
    """The java that the launcher runs: the launcher names the folder of its version, which has the runtime or its path."""
    version = re.search(r"^styxy_version=(.*)$", pathlib.Path(launcher).read_text(), re.M).group(1)
    lib = pathlib.Path(launcher).resolve().parent.parent / "lib" / "styxy" / version
    own = lib / "runtime" / "bin" / "java"
    return str(own) if own.exists() else (lib / "java").read_text().strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--styxy", default=shutil.which("styxy"))
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--peers", type=pathlib.Path)
    options = parser.parse_args()
    if not options.styxy:
        sys.exit("styxy is not on PATH: install it, or give --styxy")
    with tempfile.TemporaryDirectory(prefix="styxy-bench-") as work:
        bench = Bench(options, pathlib.Path(work))
        for part in [options.only] if options.only else PARTS:
            getattr(bench, part)()
        bench.table()


if __name__ == "__main__":
    main()
