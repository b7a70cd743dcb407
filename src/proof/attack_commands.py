"""Commands that start, end or configure other programs: they take words, and run none of them."""

import json
import os
import shutil
import socket
import subprocess
import sys

from hostile import MARK
from report import Skip
from tool import Home, require

TRAPS = ("$(touch %s)" % MARK, "a'\n touch %s #" % MARK, '"\ntouch %s\n"' % MARK,
         "$(touch${IFS}%s)" % MARK, "`touch${IFS}%s`" % MARK, "a;touch${IFS}%s;" % MARK,
         "a'$(touch${IFS}%s)'" % MARK, "a|touch${IFS}%s" % MARK, "$(shell,touch,%s)" % MARK,
         "a#${IFS}$(touch${IFS}%s)" % MARK)  # fmt: skip
SHELLS = {"sh": ("sh", "-c", 'eval "$(cat "$0")"'), "fish": ("fish", "-c", "source $argv[1]"),
          "make": ("make", "-s", "-f"), "dotenv": ("sh", "-c", '. "$0"')}  # fmt: skip
LISTENER = "import socket,sys; s=socket.create_server(('127.0.0.1', int(sys.argv[1]))); " \
           "print('up', flush=True); s.accept()"  # fmt: skip
NOBODY = 65534


def prove(report, options):
    for trap in TRAPS:
        report.case("attack: run passes %r to its command as it stands" % trap, run_is_no_shell, trap)
        for shell in SHELLS:
            words = (shell, trap)
            report.case("attack: env for %s does not run %r" % words, env_is_data, shell, trap)
        report.case("attack: a project file with %r as a variable's name" % trap, variable_name, trap)
    for body in (
        run_gives_the_command_its_own_environment,
        variables_that_are_set_stay_as_they_are,
        kill_spares_who_is_no_kin,
        kill_spares_another_users_process,
        owner_of_another_user_is_not_ended,
    ):
        report.case("attack: " + body.__name__.replace("_", " "), body)


def run_is_no_shell(trap):
    with Home() as home:
        result = home.run("run", "-n", "web", "--", "printf", "%s", trap)
        require(result.status == 0 and result.out == trap.encode(), result.brief)
        require(not os.path.exists(os.path.join(home.project, MARK)), "it was run")


def project_file(home, document):
    with open(os.path.join(home.project, ".styxy.json"), "w") as file:
        json.dump(document, file)


def env_is_data(shell, trap):
    """What a cloned repository brings along is read into a shell: names, types and values."""
    words = SHELLS[shell]
    if shutil.which(words[0]) is None:
        raise Skip("%s is not installed" % words[0])
    with Home() as home:
        documents = (
            {"services": {trap: {"type": "dev", "env": "WEB_PORT"}}},
            {"services": {"web": {"type": trap, "env": "WEB_PORT"}}},
            {"services": {"web": {"type": "dev", "env": trap}}},
            {"services": {"web": {"type": "dev", "env": ["WEB_PORT", trap]}}},
        )
        accepted = 0
        for document in documents:
            project_file(home, document)
            result = home.run("env", "--format", shell)
            require(result.status != 70, result.brief)
            accepted += result.status == 0
            script = os.path.join(home.root, "script")
            with open(script, "wb") as file:
                file.write(result.out)
            subprocess.run([*words, script], cwd=home.project, capture_output=True)
            require(not os.path.exists(os.path.join(home.project, MARK)), "it was run: %r" % result.out)
        return "%d of %d were accepted, as data" % (accepted, len(documents))


def variable_name(trap):
    with Home() as home:
        for names in (trap, ["WEB_PORT", trap]):
            document = {"services": {"web": {"type": "dev", "env": names}}}
            project_file(home, document)
            for use in (("env",), ("run", "web", "--", "true")):
                result = home.run(*use)
                require(result.status in (2, 6), result.brief)
                require(not result.out, result.brief)


def run_gives_the_command_its_own_environment():
    """What is hidden from java is the command's again, and nothing of ours is left in it."""
    with Home() as home:
        own = {"JAVA_TOOL_OPTIONS": "-Dx=y", "CLASSPATH": "a:b", "LD_LIBRARY_PATH": "/nonexistent",
               "LC_ALL": "C"}  # fmt: skip
        result = home.must("run", "-n", "web", "--", "/usr/bin/env", env=own)
        seen = dict(line.split("=", 1) for line in result.out.decode().splitlines() if "=" in line)
        require(all(seen.get(k) == v for k, v in own.items()), "%s" % seen)
        require(not [k for k in seen if k.startswith("STYXY_SAVED_")], "%s" % seen)


def variables_that_are_set_stay_as_they_are():
    """A repository's file names the variables, and they get ports; PATH is not one of them."""
    with Home() as home:
        project_file(home, {"services": {"web": {"type": "dev", "env": "PATH"}}})
        result = home.run("env")
        require(result.status != 70, result.brief)
        script = 'eval "$0"; printf %s "$PATH"'
        words = ["sh", "-c", script, result.out.decode()]
        after = subprocess.run(words, env=home.environment(), capture_output=True).stdout.decode()
        require(after == home.environment()["PATH"], "PATH is now %r" % after)


def listener(home, port, prefix=()):
    process = subprocess.Popen([*prefix, sys.executable, "-c", LISTENER, str(port)], cwd="/",
                               stdout=subprocess.PIPE, start_new_session=True)  # fmt: skip
    require(process.stdout.readline() == b"up\n", "the listener did not start")
    return process


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def kill_spares_who_is_no_kin():
    with Home() as home:
        server = listener(home, free_port_of(home))
        try:
            result = home.run("kill", str(home.port), "--json")
            require(server.poll() is None, "ended: %s" % result.brief())
            require(result.status != 0 and not result.has_stack_trace(), result.brief)
        finally:
            server.kill()
            server.wait()


def free_port_of(home):
    home.port = free_port()
    return home.port


def as_nobody(home):
    if os.geteuid() != 0:
        raise Skip("needs root")
    os.chmod(home.root, 0o755)
    os.chown(home.project, NOBODY, NOBODY)
    os.mkdir(home.home, 0o700)
    os.chown(home.home, NOBODY, NOBODY)
    return ("setpriv", "--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups", "--")


def kill_spares_another_users_process():
    with Home() as home:
        prefix = as_nobody(home)
        server = listener(home, free_port_of(home))
        try:
            result = home.run("kill", str(home.port), "--yes", "--json", prefix=prefix)
            require(server.poll() is None, "ended: %s" % result.brief())
            require(result.status not in (0, 70), result.brief)
        finally:
            server.kill()
            server.wait()


def owner_of_another_user_is_not_ended():
    """A lease whose owner is another user's process, on a port that this process listens on."""
    with Home() as home:
        prefix = as_nobody(home)
        server = listener(home, free_port_of(home))
        try:
            words = ("allocate", "dev", "-n", "web", "--owner", str(server.pid))
            home.must(*words, prefix=prefix)
            home.run("kill", "web", "--yes", prefix=prefix)
            require(server.poll() is None, "another user's process was ended")
        finally:
            server.kill()
            server.wait()
