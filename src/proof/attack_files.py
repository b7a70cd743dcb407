"""Files that are written and read at another user's word: another uid exchanges names as fast as it can."""

import contextlib
import os
import shutil
import signal
import tempfile

from report import Skip
from tool import Home, require

NOBODY = 65534
IO = 7
CONFIG = 6
ROUNDS = 40
SECRET = b"SECRET=1\n"
SERVICES = '{"services": {"web": {"type": "dev"}}}'


def swap_names(victim, *directories):
    """In turn a link, a hard link, a FIFO and nothing."""
    makers = (lambda path: os.symlink(victim, path), lambda path: os.link(victim, path), os.mkfifo)
    while True:
        for make in (*makers, lambda path: None):
            for directory in directories:
                for name in {".env", "metrics", *os.listdir(directory)}:
                    path = os.path.join(directory, name)
                    attempt(os.remove, path)
                    attempt(make, path)


def swap_link(link, *targets):
    while True:
        for target in targets:
            attempt(os.symlink, target, link + ".new")
            attempt(os.rename, link + ".new", link)


def attempt(body, *words):
    """What is not theirs, or not there any more, is left."""
    with contextlib.suppress(OSError):
        body(*words)


def prove(report, options):
    for body in (
        names_that_another_user_exchanges_in_a_directory_of_theirs,
        names_that_another_user_exchanges_in_a_sticky_directory,
        links_to_directories_that_another_user_exchanges,
        four_that_write_a_new_file_at_once_all_succeed,
        project_files_that_are_no_files,
        project_files_that_name_what_programs_obey,
        root_that_keeps_the_home_of_a_user,
    ):
        report.case("attack: " + body.__name__.replace("_", " "), body)


class Attacker:
    """Another uid that does one thing for ever, ended with the block. It is forked, for it may read no program."""

    def __init__(self, body, *words):
        self.body = body
        self.words = words

    def __enter__(self):
        self.pid = os.fork()
        if self.pid == 0:
            self.attack()
        return self

    def attack(self):
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            self.body(*self.words)
        finally:
            os._exit(1)

    def __exit__(self, *_):
        ended, _ = os.waitpid(self.pid, os.WNOHANG)
        require(ended == 0, "the attacker has not attacked")
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


class Place:
    """A home beside a secret of root's, a directory of the attacker's and a sticky one."""

    def __enter__(self):
        if os.geteuid() != 0:
            raise Skip("needs root")
        self.home = Home()
        os.chmod(self.home.root, 0o755)
        write(os.path.join(self.home.project, ".styxy.json"), SERVICES)
        self.victim = os.path.join(self.home.root, "victim")
        write(self.victim, SECRET.decode())
        os.chmod(self.victim, 0o600)
        self.theirs = tempfile.mkdtemp(dir=self.home.root)
        os.chown(self.theirs, NOBODY, NOBODY)
        self.shared = tempfile.mkdtemp(dir=self.home.root)
        os.chmod(self.shared, 0o1777)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.home.root, ignore_errors=True)

    def require_untouched(self):
        facts = os.stat(self.victim)
        with open(self.victim, "rb") as file:
            content = file.read()
        require((facts.st_uid, facts.st_mode & 0o777) == (0, 0o600), "the victim is theirs: %s" % (facts,))
        require(content == SECRET, "the victim was written to: %r" % content)

    def write_into(self, directory):
        """How often both commands went well; each either does or says why not."""
        well = 0
        for words in (("env", "--write", directory + "/.env"), ("metrics", "--textfile", directory + "/metrics")):
            for _ in range(ROUNDS // 2):
                result = self.home.run(*words)
                require(result.status in (0, IO) and not result.has_stack_trace(), result.brief)
                require(b"SECRET" not in result.out + result.err, result.brief)
                well += result.status == 0
                self.require_untouched()
        return well


def write(path, text):
    with open(path, "w") as file:
        file.write(text)


def names_that_another_user_exchanges_in_a_directory_of_theirs():
    with Place() as place, Attacker(swap_names, place.victim, place.theirs):
        require(place.write_into(place.theirs) == 0, "written into a directory of another user")
        return "refused %d times" % ROUNDS


def names_that_another_user_exchanges_in_a_sticky_directory():
    with Place() as place:
        with Attacker(swap_names, place.victim, place.shared):
            well = place.write_into(place.shared)
        return "%d of %d written, the others refused" % (well, ROUNDS)


def links_to_directories_that_another_user_exchanges():
    with Place() as place:
        closed = os.path.join(place.home.root, "closed")
        os.mkdir(closed, 0o755)
        link = os.path.join(place.shared, "link")
        with Attacker(swap_link, link, closed, place.theirs):
            require(place.write_into(link) == 0, "written through a link of another user")
        require(not os.listdir(closed), "written into a directory that was not meant")


def four_that_write_a_new_file_at_once_all_succeed():
    with Home() as home:
        write(os.path.join(home.project, ".styxy.json"), SERVICES)
        for turn in range(5):
            name = ".env%d" % turn
            started = [home.start("env", "--write", name, "--owner", "none") for _ in range(4)]
            for process in started:
                out, err = process.communicate(timeout=120)
                require(process.returncode == 0, "%d: %r" % (process.returncode, err))
            names = os.listdir(home.project)
            require(not [n for n in names if n.startswith(".styxy-")], "left behind: %s" % names)


def project_files_that_are_no_files():
    with Home() as home:
        path = os.path.join(home.project, ".styxy.json")
        fifo = os.path.join(home.root, "fifo")
        os.mkfifo(fifo)
        for target in ("/proc/kmsg", "/proc/self/mem", "/dev/zero", "/dev/tty", fifo):
            os.symlink(target, path)
            for words in (("list",), ("allocate", "dev"), ("env",), ("run", "web", "--", "true")):
                result = home.run(*words)
                require(result.status == CONFIG and b".styxy.json" in result.err, result.brief)
            os.remove(path)
        with open(path, "wb") as sparse:
            sparse.truncate(1 << 40)
        result = home.run("list")
        require(result.status == CONFIG and b"larger" in result.err, result.brief)


OBEYED = ("LESSKEYIN", "VIM", "VIMRUNTIME", "SCREENRC", "GCC_EXEC_PREFIX", "PSQLRC", "RUSTC", "BASH_ENV", "PATH",
          "LD_PRELOAD", "NODE_OPTIONS", "DOCKER_HOST", "PIP_INDEX_URL", "SUPPORT")  # fmt: skip


def project_files_that_name_what_programs_obey():
    with Home() as home:
        for name in OBEYED:
            for key in ('"services": {"web": {"type": "dev", "env": "%s"}}',
                        '"types": {"dev": {"env": "%s"}}, "services": {"web": {"type": "dev"}}'):  # fmt: skip
                write(os.path.join(home.project, ".styxy.json"), "{%s}" % (key % name))
                for words in (("env",), ("env", "--write", ".env"), ("run", "web", "--", "true")):
                    result = home.run(*words)
                    require(result.status == CONFIG and b"env_allow" in result.err, result.brief)
                    require(not result.out, result.brief)
                    require(".env" not in os.listdir(home.project), "written")
        home.must("list")


def root_that_keeps_the_home_of_a_user():
    with Place() as place:
        for name in ("HOME", "XDG_STATE_HOME", "STYXY_HOME"):
            env = {"STYXY_HOME": None, name: place.theirs + ("/new" if name == "STYXY_HOME" else "")}
            result = place.home.run("allocate", "dev", env=env)
            require(result.status == IO and b"sudo -H" in result.err, result.brief)
            require(not os.listdir(place.theirs), "made: %s" % os.listdir(place.theirs))
