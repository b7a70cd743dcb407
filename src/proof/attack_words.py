"""Names, paths and arguments that carry control characters, and arguments that are no arguments."""

import json
import os
import re
import shutil
import subprocess

from hostile import MARK, RAW_BYTES, TEXTS, require_clean
from tool import Home, Result, require

USAGE = 2
SPELLINGS = ((), ("--json",), ("--debug",))


def prove(report, options):
    for kind, text in TEXTS.items():
        report.case("attack: %s in arguments is never printed raw" % kind, in_arguments, text)
        report.case("attack: %s in a project's path is never printed raw" % kind, in_project, text)
        report.case("attack: %s in an instance is never printed raw" % kind, in_instance, text)
        report.case("attack: %s in an owner's name is never printed raw" % kind, in_owner, text)
        report.case("attack: %s in the home's path is never printed raw" % kind, in_home, text)
        report.case("attack: %s in the configuration is never printed raw" % kind, in_config, text)
    report.case("attack: bytes that are no UTF-8 in arguments and paths", in_arguments, RAW_BYTES)
    report.case("attack: bytes that are no UTF-8 in an instance", in_instance, RAW_BYTES)
    report.case("attack: @FILE is a word, not a file to take arguments from", no_argument_files)
    report.case("attack: what is suggested can be typed into a shell as it stands", suggestions)


def in_arguments(text):
    """Every place of the command line that takes a word, in every spelling of the answer."""
    uses = (
        ("allocate", "dev", "-n", text),
        ("allocate", text),
        ("allocate", "-s", text, "dev"),
        ("allocate", "dev", "-p", text),
        ("allocate", "dev", "--ttl", text),
        ("allocate", "dev", "--owner", text),
        ("allocate", "dev", "--project", text),
        ("allocate", "dev", "--protocol", text),
        ("allocate", "dev", "--count", text),
        ("allocate", "dev", "dev", text),
        ("release", text),
        ("release", "--project", text),
        ("release", "--instance", text),
        ("renew", text),
        ("renew", "x", "--ttl", text),
        ("list", "--service", text),
        ("list", "--lock-timeout", text),
        ("check", text),
        ("cleanup", text),
        ("daemon", text),
        (text,),
    )
    with Home() as home:
        for use in uses:
            for spelling in SPELLINGS:
                result = home.run(*use, *spelling)
                require(result.status != 70, lambda: "%r: %s" % (use, result.brief()))
                require_clean(result)
                if spelling == ("--json",) and use != (text,):
                    result.json()
        for option in (b"--" if isinstance(text, bytes) else "--") + text, b"-%c" % 27:
            require_clean(home.run("list", option))


SERVICES = {"services": {"web": {"type": "dev", "env": "WEB_PORT"}}}
ORIGINAL = {"allocations": [{"port": 3000, "service_type": "dev", "service_name": None, "project_path": None,
                             "instance_id": None, "lock_id": None, "allocated_at": None}]}  # fmt: skip
LOOKS = (
    ("list",), ("list", "-v"), ("check", "3000"), ("check", "web"), ("allocate", "dev", "-p", "3000", "--exact"),
    ("allocate", "dev", "-p", "3000"), ("release", "web", "--project", "ROOT"), ("renew", "3000"),
    ("cleanup", "--dry-run", "-f"), ("instances",), ("history",), ("doctor",), ("scan",),
    ("config", "show"), ("config", "path"), ("config", "types"), ("config", "validate"),
    ("config", "instances"), ("config", "auto-allocation"), ("daemon", "status"),
    ("metrics",), ("wait", "3000", "--timeout", "1s"), ("wait", "web", "--timeout", "1s"),
    ("kill", "3000", "--dry-run"), ("kill", "web", "--dry-run"), ("run", "-n", "web", "--no-hold", "--", "true"),
    ("run", "-n", "web", "--", "nosuch-program"), ("import", "ROOT/original", "--dry-run"),
    ("import", "ROOT/original"), ("import", "ROOT"), ("env",), ("release", "3000"), ("cleanup", "--force"),
)  # fmt: skip
FORMATS = tuple(("env", "--format", word) for word in ("sh", "fish", "dotenv", "make", "json", "docker")) \
    + (("metrics", "--format", "json"), ("metrics", "--format", "prometheus"))  # fmt: skip


def look_everywhere(home, text, project=None):
    """Every command, as text and as JSON, the formats there are, and what completion is made of; from the
    allocation's own project, and from another one."""
    original = os.path.join(home.root, "original")
    os.mkdir(original)
    name = text if isinstance(text, str) else "raw"
    allocation = {k: name if v is None else v for k, v in ORIGINAL["allocations"][0].items()}
    write_json(os.path.join(original, "daemon.state"), {"allocations": [allocation]})
    write_json(os.path.join(original, "config.json"), {"service_types": {name: {"description": name}}})
    require_clean_index(home)
    for place in {home.project, project or home.project}:
        write_json(os.path.join(place, ".styxy.json"), SERVICES)
        look_from(home, place)
        require_clean_index(home)
        home.run("allocate", "dev", "-n", "web", "--owner", "none", "-p", "3000", cwd=project)


def look_from(home, place):
    for use in (*LOOKS, *FORMATS):
        words = [word.replace("ROOT", home.root) for word in use]
        for spelling in ((),) if use in FORMATS else ((), ("--json",)):
            # What follows the command of run is the command's.
            result = home.run(words[0], *spelling, *words[1:], cwd=place)
            require(result.status != 70, lambda: "%r: %s" % (use, result.brief()))
            require_clean(result)


def require_clean_index(home):
    """What a shell reads by itself and prints when somebody presses TAB."""
    path = home.file("completion")
    if os.path.exists(path):
        with open(path, "rb") as index:
            require_clean(Result(0, index.read().replace(b"\t", b" "), b"", 0))


def in_project(text):
    with Home() as home:
        project = os.path.join(home.root, text)
        os.mkdir(project)
        home.must("allocate", "dev", "-n", "web", "--owner", "none", "-p", "3000", cwd=project)
        look_everywhere(home, text, project)


def in_instance(text):
    with Home() as home:
        instance = {"STYXY_INSTANCE": text}
        result = home.run("allocate", "dev", "-n", "web", "-p", "3000", env=instance)
        require(result.status in (0, USAGE), result.brief)
        require_clean(result)
        look_everywhere(home, text)


def in_owner(text):
    """The kernel keeps 15 bytes of a program's name, whatever they are."""
    with Home() as home:
        program = os.path.join(home.root, text[:8] + "x")
        shutil.copy(shutil.which("sleep"), program)
        with subprocess.Popen([program, "1000"]) as owner:
            try:
                home.must("allocate", "dev", "-n", "web", "-p", "3000", "--owner", str(owner.pid))
                look_everywhere(home, text)
            finally:
                owner.kill()


def in_home(text):
    with Home() as home:
        path = os.path.join(home.root, text)
        with open(path, "w"):
            pass
        for spelling in SPELLINGS:
            result = home.run("list", *spelling, env={"STYXY_HOME": path})
            require(result.status == 7, result.brief)
            require_clean(result)


def in_config(text):
    with Home() as home:
        home.must("list")
        os.makedirs(home.home, 0o700, exist_ok=True)
        path = os.path.join(home.home, "config.json")
        for document in (
            {"service_types": {text: {"port_range": [4000, 4001]}}},
            {"service_types": {"mine": {"port_range": [4000, 4001], "description": text}}},
            {text: 1},
        ):
            write_json(path, document)
            for use in (("list",), ("allocate", "nosuch"), ("config", "show"), ("allocate", "mine")):
                result = home.run(*use)
                require(result.status != 70, lambda: "%r: %s" % (use, result.brief()))
                require_clean(result)


def write_json(path, document):
    with open(path, "w") as file:
        json.dump(document, file)


def no_argument_files():
    with Home() as home:
        path = os.path.join(home.root, "arguments")
        with open(path, "w") as file:
            file.write("--json %s" % MARK)
        for use in (("allocate", "dev", "-n", "@" + path), ("release", "@" + path), ("@" + path,),
                    ("allocate", "@" + path)):  # fmt: skip
            result = home.run(*use)
            said = result.out + result.err
            require(MARK.encode() not in said, result.brief)
            require(result.status == 0 or b"@" in said, result.brief)


def suggestions():
    """Whoever types what an error suggests must not run what a directory is called."""
    with Home() as home:
        project = os.path.join(home.root, "$(touch %s)" % MARK)
        os.mkdir(project)
        home.must("allocate", "dev", "-n", "web", "--owner", "none", cwd=project)
        found = 0
        for use in (("release", "web"), ("renew", "web")):
            error = home.run(*use).err.decode()
            for words in re.findall(r"--project (.*)", error):
                found += 1
                shell = ["sh", "-c", "printf '%s\\n' " + words]
                said = subprocess.run(shell, cwd=home.project, capture_output=True).stdout.decode()
                require(project in said, "would be read as %r" % said)
        require(found, "no project was suggested")
        require(not os.path.exists(os.path.join(home.project, MARK)), "a directory's name was run")
