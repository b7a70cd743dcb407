"""Clocks that jump, boots, process ids that come round again, and ranges that are full."""

import json
import os
import shutil
import socket
import subprocess
import time
import zlib

from report import Skip
from tool import Home, Sleeper, require

NO_FREE_PORT = 3
EVERY_PORT = 65535
DAY_SECONDS = 86_400
NOBODY = 65534
FAKETIME = (
    "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
    "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1",
    "/usr/lib/faketime/libfaketime.so.1",
    "/usr/lib64/faketime/libfaketime.so.1",
)
PATIENCE_SECONDS = 60


def prove(report, options):
    for days in (1, -1):
        report.case("identity: the clock steps by %+d day: an idle lease stays" % days, step, days)
        report.case("identity: the clock steps by %+d day: a port in use stays" % days, step_in_use, days)
    for body in (
        lease_made_under_a_clock_ahead_still_ends,
        lease_ends_by_itself,
        owner_of_an_earlier_boot_is_dead,
        lease_without_owner_outlives_a_boot_by_the_wall_clock,
        process_id_that_came_round_is_no_owner,
        zombie_is_no_owner,
        owner_in_another_pid_namespace_is_not_judged,
        another_time_namespace_changes_nothing,
        owner_of_another_user_is_alive,
        hidden_owner_is_not_judged,
        every_port_allocated,
        full_range_is_refused_with_its_holders,
        all_ports_of_a_range_listened_on,
    ):
        report.case("identity: " + body.__name__.replace("_", " "), body)


def shifted(days):
    library = next((path for path in FAKETIME if os.path.exists(path)), None)
    if library is None:
        raise Skip("libfaketime is not installed")
    return {"LD_PRELOAD": library, "FAKETIME": "%+dd" % days, "FAKETIME_DONT_FAKE_MONOTONIC": "1"}


def require_shift(home, days):
    """That the tool did see another day: its answer has the time in it."""
    answer = home.must("allocate", "dev", "-n", "witness", "--json", "--owner", "none", env=shifted(days))
    today = time.strftime("%Y-%m-%d", time.gmtime())
    require(answer.json()["allocated_at"][:10] != today, "the clock was not shifted")


def step(days):
    with Home() as home:
        port = int(home.must("allocate", "dev", "-n", "web", "--owner", "none").out)
        require_shift(home, days)
        listed = home.must("list", "--json", env=shifted(days)).json()["allocations"]
        require(port in [a["port"] for a in listed], "taken back while the clock was wrong")
        require(port in [a["port"] for a in home.allocations().values()], "taken back afterwards")


def step_in_use(days):
    with Home() as home, socket.socket() as server:
        port = int(home.must("allocate", "dev", "-n", "web", "--owner", str(os.getpid())).out)
        server.bind(("127.0.0.1", port))
        server.listen()
        listed = home.must("list", "--json", env=shifted(days)).json()["allocations"]
        require([(a["port"], a["listening"]) for a in listed] == [(port, True)], "%s" % listed)


def until_gone(home):
    """Looks until there is no allocation any more; whatever looks sweeps."""
    end = time.monotonic() + PATIENCE_SECONDS
    while home.allocations():
        require(time.monotonic() < end, "still there after %d s" % PATIENCE_SECONDS)


def lease_made_under_a_clock_ahead_still_ends():
    with Home() as home:
        words = ("allocate", "dev", "-n", "web", "--owner", "none", "--ttl", "2s")
        home.must(*words, env=shifted(1))
        until_gone(home)


def lease_ends_by_itself():
    with Home() as home:
        home.must("allocate", "dev", "-n", "web", "--owner", "none", "--ttl", "1s")
        until_gone(home)
        reasons = [e["reason"] for e in home.events() if e["event"] == "reclaimed"]
        require(reasons == ["expired"], "%s" % reasons)


def in_namespace(*options):
    """The words that run what follows in a namespace, or a skip where there are none."""
    words = ("unshare", *options, "--")
    if shutil.which("unshare") is None:
        raise Skip("unshare is not installed")
    if subprocess.call([*words, "true"], stderr=subprocess.DEVNULL) != 0:
        raise Skip("unshare %s is not permitted" % " ".join(options))
    return words


def with_another_boot(home):
    other = os.path.join(home.root, "boot_id")
    with open(other, "w") as file:
        file.write("00000000-1111-2222-3333-444444444444\n")
    script = 'mount --bind "$0" /proc/sys/kernel/random/boot_id && exec "$@"'
    return (*in_namespace("-m"), "sh", "-c", script, other)


def owner_of_an_earlier_boot_is_dead():
    with Home() as home, Sleeper() as owner:
        home.must("allocate", "dev", "-n", "web", "--owner", str(owner.pid))
        listed = home.must("list", "--json", prefix=with_another_boot(home)).json()
        require(not listed["allocations"], "still there")
        last = home.events()[-1]
        require(last["reason"] == "process_dead" and "boot" in last["detail"], "%s" % last)


def lease_without_owner_outlives_a_boot_by_the_wall_clock():
    with Home() as home:
        home.must("allocate", "dev", "-n", "web", "--owner", "none")
        listed = home.must("list", "--json", prefix=with_another_boot(home)).json()
        require(len(listed["allocations"]) == 1, "taken back")


def process_id_that_came_round_is_no_owner():
    """A real one: the kernel is told which number it gave last, in a pid namespace of its own."""
    script = """
        sleep 1000 & owner=$!
        "$0" allocate dev -n web --owner $owner >/dev/null || exit 10
        "$0" list --json
        kill -9 $owner; wait $owner 2>/dev/null
        echo $((owner - 1)) >/proc/sys/kernel/ns_last_pid || exit 11
        sleep 1000 & again=$!
        [ $again = $owner ] || exit 12
        "$0" list --json
        kill -9 $again; wait $again 2>/dev/null
        exit 0
    """
    with Home() as home:
        words = [*in_namespace("-pf", "--mount-proc"), "sh", "-c", script, home.launcher]
        done = subprocess.run(words, env=home.environment(), cwd=home.project, capture_output=True)
        if done.returncode == 11:
            raise Skip("ns_last_pid cannot be written")
        require(done.returncode == 0, "%s" % done)
        before, after = [json.loads(line)["allocations"] for line in done.stdout.splitlines()]
        require(len(before) == 1 and not after, "before %s, after %s" % (before, after))
        last = home.events()[-1]
        require(last["reason"] == "process_dead" and "was reused" in last["detail"], "%s" % last)


def zombie_is_no_owner():
    with Home() as home:
        owner = subprocess.Popen(["sleep", "1000"])
        home.must("allocate", "dev", "-n", "web", "--owner", str(owner.pid))
        owner.kill()
        os.waitid(os.P_PID, owner.pid, os.WEXITED | os.WNOWAIT)
        require(not home.allocations(), "kept for a zombie")
        owner.wait()


def owner_in_another_pid_namespace_is_not_judged():
    with Home() as home, Sleeper() as owner:
        home.must("allocate", "dev", "-n", "web", "--owner", str(owner.pid))
        inside = home.must("list", "--json", prefix=in_namespace("-pf", "--mount-proc")).json()
        require(len(inside["allocations"]) == 1, "judged by another's process table")
        require(len(home.allocations()) == 1, "gone afterwards")


def another_time_namespace_changes_nothing():
    """There the time since boot is another one, and so are the start times of all processes."""
    prefix = in_namespace("-T", "--boottime", str(DAY_SECONDS))
    with Home() as home, Sleeper() as owner:
        home.must("allocate", "dev", "-n", "owned", "--owner", str(owner.pid))
        home.must("allocate", "dev", "-n", "leased", "--owner", "none")
        inside = home.must("list", "--json", prefix=prefix).json()["allocations"]
        require(len(inside) == 2, lambda: "taken back there: %s" % home.events()[-1])
        require(len(home.allocations()) == 2, "taken back afterwards")


def need_root():
    if os.geteuid() != 0:
        raise Skip("needs root")


def as_nobody(home):
    need_root()
    os.chmod(home.root, 0o755)
    os.chown(home.project, NOBODY, NOBODY)
    os.mkdir(home.home, 0o700)
    os.chown(home.home, NOBODY, NOBODY)
    return ("setpriv", "--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups", "--")


def owner_of_another_user_is_alive():
    """It cannot be signalled, which is no sign of its death."""
    with Home() as home, Sleeper() as owner:
        prefix = as_nobody(home)
        home.must("allocate", "dev", "-n", "web", "--owner", str(owner.pid), prefix=prefix)
        listed = home.must("list", "--json", prefix=prefix).json()["allocations"]
        require(len(listed) == 1, "taken for dead")


def hidden_owner_is_not_judged():
    """With hidepid=2 the process of another user looks absent."""
    with Home() as home, Sleeper() as owner:
        prefix = as_nobody(home)
        home.must("allocate", "dev", "-n", "web", "--owner", str(owner.pid), prefix=prefix)
        hide = 'mount -t proc -o hidepid=2 proc /proc && exec "$@"'
        hidden = (*in_namespace("-m"), "sh", "-c", hide, "sh", *prefix)
        seen = subprocess.call([*hidden, "test", "-d", "/proc/%d" % owner.pid])
        if seen == 0:
            raise Skip("hidepid has no effect here")
        listed = home.must("list", "--json", prefix=hidden).json()["allocations"]
        require(len(listed) == 1, "taken for dead")


def every_port_allocated():
    """A state that no one can make by hand, in the format of the file."""
    with Home() as home:
        home.must("allocate", "dev", "-n", "web", "--owner", "none", "--ttl", "none")
        fill(home.file("state.json"))
        os.remove(home.file("state.json.bak"))
        began = time.monotonic()
        refused = home.run("allocate", "dev", "--json")
        seconds = time.monotonic() - began
        require(refused.status == NO_FREE_PORT, refused.brief)
        require(refused.json()["code"] == "no_free_port", refused.brief)
        listed = home.must("list", "--json").json()["allocations"]
        require(len(listed) == EVERY_PORT, "%d are listed" % len(listed))
        home.must("release", "8080")
        given = home.must("allocate", "dev", "-p", "8080", "--owner", "none")
        require(given.out == b"8080\n", given.brief)
        return "refused within %.1f s" % seconds


def fill(path):
    """Repeats the one allocation of a state for every port, with the checksum that belongs to it."""
    with open(path, "rb") as file:
        header, checksum, body = file.read().split(b"\n", 2)
    state = json.loads(b"{" + body)
    row = state["allocations"][0]
    rows = [[port, row[1], "%08x-0000-4000-8000-000000000000" % port, row[3], None, *row[5:]]
            for port in range(1, EVERY_PORT + 1)]  # fmt: skip
    lines = b",\n".join(json.dumps(r, separators=(",", ":")).encode() for r in rows)
    start = body.index(b'"allocations":[') + len(b'"allocations":[')
    body = body[:start] + b"\n" + lines + b"\n]}\n"
    checksum = b'"crc32":"%08x",' % zlib.crc32(body)
    with open(path, "wb") as file:
        file.write(b"\n".join((header, checksum, body)))


def full_range_is_refused_with_its_holders():
    with Home() as home:
        for i in range(24):
            home.must("allocate", "storybook", "-n", "book-%d" % i, "--owner", "none")
        refused = home.run("allocate", "storybook", "-n", "one-more", "--owner", "none", "--json")
        require(refused.status == NO_FREE_PORT, refused.brief)
        require(home.project in refused.json()["error"], refused.brief)
        require(len(home.allocations()) == 24, "something was taken back for it")


def all_ports_of_a_range_listened_on():
    with Home() as home:
        servers = [listen(port) for port in range(3000, 3100)]
        try:
            refused = home.run("allocate", "dev", "--owner", "none", "--json")
            require(refused.status == NO_FREE_PORT, refused.brief)
            servers.pop(42).close()
            given = home.must("allocate", "dev", "--owner", "none")
            require(given.out == b"3042\n", given.brief)
        finally:
            for server in servers:
                server.close()


def listen(port):
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind(("127.0.0.1", port))
    server.listen()
    return server
