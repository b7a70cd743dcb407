"""What others may have put where the state belongs: it is refused or stepped around, never followed."""

import fcntl
import os
import shutil
import socket
import stat

from report import Skip
from tool import Home, require

UNSAFE = 7
LOCK_TIMED_OUT = 5
VICTIM = b"what must not be touched\n"
NOBODY = 65534


def prove(report, options):
    for name in ("state.json", "state.json.bak", "state.lock", "events.jsonl", "completion"):
        for plant in PLANTS:
            words = (name, plant.__name__.replace("_", " "))
            report.case("attack: %s is %s" % words, planted_file, name, plant)
    for name in ("state.json.tmp", "state.json.bak.tmp", "completion.tmp"):
        for plant in PLANTS:
            words = (name, plant.__name__.replace("_", " "))
            report.case("attack: %s is %s" % words, planted_temporary, name, plant)
    for body in (
        home_may_be_a_link_of_our_own,
        home_of_another_user_is_refused,
        link_of_another_user_is_refused,
        scope_folder_of_another_user_is_refused,
        home_that_others_may_write_is_refused,
        parent_in_which_others_may_rename_is_refused,
        sticky_parent_is_fine,
        home_that_is_a_file_is_refused,
        home_that_leads_nowhere_is_refused,
        relative_home_is_refused,
        home_of_root_is_closed_to_a_user,
        read_only_home_is_an_error_for_a_user,
        lock_that_is_never_given_back_ends_the_wait,
        full_disk_is_an_error,
        files_are_private_whatever_the_umask,
    ):
        report.case("attack: " + body.__name__.replace("_", " "), body)


def a_link_to_a_victim(path, victim):
    os.symlink(victim, path)


def a_hard_link_to_a_victim(path, victim):
    os.link(victim, path)


def a_fifo(path, victim):
    os.mkfifo(path)


def a_directory(path, victim):
    os.mkdir(path)


def a_socket(path, victim):
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(path)


def a_file_of_another_user(path, victim):
    if os.geteuid() != 0:
        raise Skip("needs root")
    with open(path, "wb"):
        os.chown(path, NOBODY, NOBODY)


PLANTS = (a_link_to_a_victim, a_hard_link_to_a_victim, a_fifo, a_directory, a_socket,
          a_file_of_another_user)  # fmt: skip


def plant_it(home, name, plant):
    victim = os.path.join(home.root, "victim")
    with open(victim, "wb") as file:
        file.write(VICTIM)
    path = home.file(name)
    if os.path.lexists(path):
        os.remove(path)
    plant(path, victim)
    return victim


def planted_file(name, plant):
    """The state is not used at all, and the log alone is done without: it may not fail a command."""
    with Home() as home:
        home.must("allocate", "dev", "-n", "web", "--owner", "none")
        victim = plant_it(home, name, plant)
        result = home.run("allocate", "dev", "-n", "more", "--owner", "none")
        require(not result.has_stack_trace(), result.brief)
        require_untouched(victim)
        if result.status == 0:
            require(name in ("events.jsonl", "state.json.bak", "completion"), result.brief)
            require(len(home.allocations()) == 2, "announced, and not saved")
            return done_without(home, name, result)
        require(result.status == UNSAFE and not result.out, result.brief)
        require(name.encode() in result.err, lambda: "does not name the file: %s" % result.brief())
        return "refused"


def done_without(home, name, result):
    facts = os.lstat(home.file(name))
    if name == "completion":
        return "it is only for completion: done without"
    is_ours = stat.S_ISREG(facts.st_mode) and facts.st_uid == os.geteuid() and facts.st_nlink == 1
    require(is_ours or name.encode() in result.err, lambda: "not a word: %s" % result.brief())
    return "replaced by a plain file" if is_ours else "done without, and said so"


def planted_temporary(name, plant):
    with Home() as home:
        home.must("allocate", "dev", "-n", "web", "--owner", "none")
        victim = plant_it(home, name, plant)
        result = home.run("allocate", "dev", "-n", "more", "--owner", "none")
        require(result.status in (0, UNSAFE), result.brief)
        require(not result.has_stack_trace(), result.brief)
        require_untouched(victim)
        if result.status == 0:
            require(len(home.allocations()) == 2, "announced, and not saved")
            return "stepped around"
        return "refused"


def require_untouched(victim):
    with open(victim, "rb") as file:
        require(file.read() == VICTIM, "the victim was written to")
    require(os.stat(victim).st_mode & 0o777 != 0o600, "the victim's mode was changed")


def refused(home, *marks, **options):
    result = home.run("allocate", "dev", "--json", **options)
    require(result.status == UNSAFE, result.brief)
    require(not result.has_stack_trace(), result.brief)
    error = result.json()["error"]
    require(all(mark in error for mark in marks), error)
    return result.json()["code"]


def home_may_be_a_link_of_our_own():
    with Home() as home:
        os.mkdir(home.home + "-elsewhere", 0o700)
        os.symlink(home.home + "-elsewhere", home.home)
        home.must("allocate", "dev", "--owner", "none")


def need_root():
    if os.geteuid() != 0:
        raise Skip("needs root")


def home_of_another_user_is_refused():
    need_root()
    with Home() as home:
        os.mkdir(home.home, 0o700)
        os.chown(home.home, NOBODY, NOBODY)
        return refused(home, home.home, str(NOBODY))


def link_of_another_user_is_refused():
    need_root()
    with Home() as home:
        os.mkdir(home.home + "-elsewhere", 0o700)
        os.symlink(home.home + "-elsewhere", home.home)
        os.lchown(home.home, NOBODY, NOBODY)
        return refused(home, home.home)


def scope_folder_of_another_user_is_refused():
    need_root()
    with Home() as home:
        home.must("allocate", "dev", "--owner", "none")
        scope = home.scope
        shutil.rmtree(scope)
        os.mkdir(scope, 0o777)
        os.chown(scope, NOBODY, NOBODY)
        return refused(home, scope)


def home_that_others_may_write_is_refused():
    for mode in (0o770, 0o702, 0o1777):
        with Home() as home:
            os.mkdir(home.home)
            # An empty one of one's own is made private instead.
            open(os.path.join(home.home, "somebody-was-here"), "w").close()
            os.chmod(home.home, mode)
            refused(home, home.home)


def parent_in_which_others_may_rename_is_refused():
    with Home() as home:
        os.chmod(home.root, 0o777)
        return refused(home, home.root)


def sticky_parent_is_fine():
    with Home() as home:
        os.chmod(home.root, 0o1777)
        home.must("allocate", "dev", "--owner", "none")


def home_that_is_a_file_is_refused():
    with Home() as home:
        with open(home.home, "wb") as file:
            file.write(VICTIM)
        refused(home, home.home)
        with open(home.home, "rb") as file:
            require(file.read() == VICTIM, "the file was written to")


def home_that_leads_nowhere_is_refused():
    with Home() as home:
        os.symlink(os.path.join(home.root, "nowhere"), home.home)
        return refused(home, home.home)


def relative_home_is_refused():
    with Home() as home:
        result = home.run("list", env={"STYXY_HOME": "relative"})
        require(result.status in (2, UNSAFE) and b"relative" in result.err, result.brief)
        require(os.listdir(home.project) == [], "something was made in the working directory")


def as_nobody(home):
    need_root()
    if shutil.which("setpriv") is None:
        raise Skip("setpriv is not installed")
    os.chmod(home.root, 0o755)
    return ("setpriv", "--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups", "--")


def home_of_root_is_closed_to_a_user():
    with Home() as home:
        home.must("allocate", "dev", "--owner", "none")
        return refused(home, home.home, prefix=as_nobody(home))


def read_only_home_is_an_error_for_a_user():
    with Home() as home:
        prefix = as_nobody(home)
        os.mkdir(home.home, 0o500)
        os.chown(home.home, NOBODY, NOBODY)
        return refused(home, home.home, prefix=prefix)


def lock_that_is_never_given_back_ends_the_wait():
    with Home() as home:
        home.must("allocate", "dev", "--owner", "none")
        with open(home.file("state.lock"), "r+b") as lock:
            fcntl.lockf(lock, fcntl.LOCK_EX)
            result = home.run("allocate", "dev", "--json", "--lock-timeout", "1s")
        require(result.status == LOCK_TIMED_OUT, result.brief)
        require(str(os.getpid()) in result.json()["error"], "the holder is not named")
        home.must("allocate", "dev", "--owner", "none")


def full_disk_is_an_error():
    need_root()
    with Home() as home:
        os.mkdir(home.home, 0o700)
        if os.system("mount -t tmpfs -o size=16k,mode=700 none %s 2>/dev/null" % home.home) != 0:
            raise Skip("cannot mount a tmpfs")
        try:
            return fill_up(home)
        finally:
            os.system("umount %s" % home.home)


def fill_up(home):
    announced = set()
    for i in range(100):
        result = home.run("allocate", "dev", "-n", "service-%d" % i, "--owner", "none")
        if result.status != 0:
            require(result.status == UNSAFE and not result.out, result.brief)
            require(not result.has_stack_trace(), result.brief)
            break
        announced.add(int(result.out))
    else:
        require(False, "the disk was never full")
    listed = {a["port"] for a in home.allocations().values()}
    require(listed == announced, "announced %s, listed %s" % (announced, listed))
    return "full after %d" % len(announced)


def files_are_private_whatever_the_umask():
    with Home() as home:
        home.must("allocate", "dev", "--owner", "none", prefix=("sh", "-c", 'umask 0; exec "$@"', "sh"))
        require(os.stat(home.home).st_mode & 0o777 == 0o700, "the home is not 0700")
        require(os.stat(home.scope).st_mode & 0o777 == 0o700, "the folder is not 0700")
        for name in os.listdir(home.scope):
            mode = os.stat(home.file(name)).st_mode & 0o777
            require(mode == 0o600, "%s is %o" % (name, mode))
