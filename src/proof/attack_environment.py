"""Environments and working directories that would load foreign code into the tool, if it let them."""

import os
import shutil
import subprocess

from report import Skip
from tool import Home, require

JAVA = """
package %s;
public class %s {
  static { mark(); }
  static void mark() {
    try { new java.io.FileOutputStream(System.getenv("EVIL_MARK")).close(); } catch (Exception e) { }
  }
  public static void main(String[] a) { mark(); }
  public static void premain(String a) { mark(); }
}
"""
NATIVE = """
#include <fcntl.h>
#include <stdlib.h>
__attribute__((constructor)) static void mark(void) {
  const char *path = getenv("EVIL_MARK");
  if (path) open(path, O_CREAT | O_WRONLY, 0600);
}
"""
SCRIPT = '#!/bin/sh\n: >"$EVIL_MARK"\n'
LIBRARIES = ("libjnidispatch.so", "libjli.so", "libjava.so", "libjimage.so", "libnio.so", "libnet.so",
             "libz.so.1", "libjvm.so")  # fmt: skip
PROGRAMS = ("java", "readlink", "uname", "env", "sh", "sed", "ldconfig", "id", "tty", "dirname", "cat")


def prove(report, options):
    with Home() as home:
        evil = os.path.join(home.root, "evil")
        if report.case("attack: foreign code is at hand", prepare, evil) is None:
            return
        for name, variables in environments(evil):
            report.case("attack: %s loads no foreign code" % name, launch, evil, variables)
        for body in (
            working_directory_full_of_traps,
            launcher_through_a_link_with_a_hostile_path,
            preloading_is_beyond_what_a_program_can_refuse,
            no_environment_at_all,
            closed_standard_streams,
            full_standard_output,
        ):
            report.case("attack: " + body.__name__.replace("_", " "), body, evil)


def prepare(evil):
    javac = shutil.which("javac")
    if javac is None:
        raise Skip("javac is not installed")
    os.makedirs(os.path.join(evil, "bin"))
    for package, name in (("dev.styxy", "Main"), ("com.sun.jna", "Native"), ("evil", "Agent")):
        source = os.path.join(evil, package + "." + name, name + ".java")
        os.makedirs(os.path.dirname(source))
        with open(source, "w") as file:
            file.write(JAVA % (package, name))
        subprocess.check_call([javac, "-d", evil, source])
    with open(os.path.join(evil, "manifest"), "w") as file:
        file.write("Premain-Class: evil.Agent\n")
    jar = os.path.join(os.path.dirname(os.path.realpath(javac)), "jar")
    subprocess.check_call([jar, "cfm", evil + "/evil.jar", evil + "/manifest", "-C", evil, "evil",
                           "-C", evil, "dev", "-C", evil, "com"])  # fmt: skip
    shutil.copy(evil + "/evil.jar", evil + "/styxy.jar")
    for program in PROGRAMS:
        write_script(os.path.join(evil, "bin", program))
    write_script(os.path.join(evil, "startup"))
    with open(os.path.join(evil, "release"), "w") as file:
        file.write('JAVA_VERSION="25"\n')
    build_libraries(evil)


def write_script(path):
    with open(path, "w") as file:
        file.write(SCRIPT)
    os.chmod(path, 0o755)


def build_libraries(evil):
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return
    source = os.path.join(evil, "mark.c")
    with open(source, "w") as file:
        file.write(NATIVE)
    library = os.path.join(evil, LIBRARIES[0])
    subprocess.check_call([compiler, "-shared", "-fPIC", "-o", library, source])
    for name in LIBRARIES[1:]:
        shutil.copy(library, os.path.join(evil, name))


def environments(evil):
    agent = "-javaagent:%s/evil.jar" % evil
    system_path = "/usr/local/bin:/usr/bin:/bin"
    jna = "-Djna.boot.library.path=%s -Djna.library.path=%s -Djava.library.path=%s" % (evil, evil, evil)
    return (
        ("JAVA_TOOL_OPTIONS", {"JAVA_TOOL_OPTIONS": agent}),
        ("_JAVA_OPTIONS", {"_JAVA_OPTIONS": agent + " -Xbootclasspath/a:" + evil}),
        ("JDK_JAVA_OPTIONS", {"JDK_JAVA_OPTIONS": agent + " -cp " + evil}),
        ("jna.* by JAVA_TOOL_OPTIONS", {"JAVA_TOOL_OPTIONS": jna}),
        ("what the launcher saves", {"STYXY_SAVED_JAVA_TOOL_OPTIONS": agent}),
        ("CLASSPATH", {"CLASSPATH": evil + ":" + evil + "/evil.jar"}),
        ("LD_LIBRARY_PATH", {"LD_LIBRARY_PATH": evil}),
        ("JAVA_HOME", {"JAVA_HOME": evil}),
        ("PATH", {"PATH": evil + "/bin:" + system_path}),
        ("a PATH of the working directory", {"PATH": ".:" + evil + "/bin"}),
        ("ENV", {"ENV": evil + "/startup"}),
        ("BASH_ENV", {"BASH_ENV": evil + "/startup"}),
        ("IFS", {"IFS": "/.-xy"}),
        ("CDPATH", {"CDPATH": evil}),
        ("SHELLOPTS and PS4", {"SHELLOPTS": "xtrace", "PS4": "$(: >\"$EVIL_MARK\")"}),
        ("TMPDIR", {"TMPDIR": evil}),
        ("_JAVA_LAUNCHER_DEBUG", {"_JAVA_LAUNCHER_DEBUG": "1"}),
        ("an unknown locale", {"LC_ALL": "xx_XX", "LANG": "yy"}),
    )


def launch(evil, variables):
    """The answer is the port alone, twice the same, and nothing of the foreign code has run."""
    with Home() as home:
        mark = os.path.join(home.root, "mark")
        env = {**variables, "EVIL_MARK": mark}
        results = [home.must("allocate", "dev", "-n", "web", "--owner", "none", env=env) for _ in "12"]
        require(not os.path.exists(mark), "foreign code has run")
        for result in results:
            require(result.out.strip().isdigit() and not result.err, result.brief)
        require(results[0].out == results[1].out, "the name has lost its port")


def working_directory_full_of_traps(evil):
    with Home() as home:
        mark = os.path.join(home.root, "mark")
        traps = os.path.join(home.root, "traps")
        shutil.copytree(evil, traps)
        for name in (".hotspotrc", ".hotspot_compiler", "jna.properties", "JDK_JAVA_OPTIONS"):
            with open(os.path.join(traps, name), "w") as file:
                file.write("-javaagent:evil.jar\n+PrintFlagsFinal\n")
        for program in PROGRAMS:
            shutil.copy(os.path.join(evil, "bin", program), traps)
        result = home.must("allocate", "dev", "--owner", "none", cwd=traps, env={"EVIL_MARK": mark})
        require(not os.path.exists(mark), "foreign code has run")
        require(result.out.strip().isdigit() and not result.err, result.brief)


def launcher_through_a_link_with_a_hostile_path(evil):
    with Home() as home:
        mark = os.path.join(home.root, "mark")
        link = os.path.join(home.root, "link")
        os.symlink(home.launcher, link)
        env = home.environment(PATH=evil + "/bin:" + os.environ["PATH"], EVIL_MARK=mark)
        done = subprocess.run([link, "allocate", "dev", "--owner", "none"], env=env, cwd=home.project,
                              capture_output=True)  # fmt: skip
        require(done.returncode == 0 and done.stdout.strip().isdigit(), "%s" % done)
        require(not os.path.exists(mark), "foreign code has run")


def preloading_is_beyond_what_a_program_can_refuse(evil):
    library = os.path.join(evil, LIBRARIES[0])
    if not os.path.exists(library):
        raise Skip("no C compiler")
    with Home() as home:
        mark = os.path.join(home.root, "mark")
        home.must("list", env={"LD_PRELOAD": library, "EVIL_MARK": mark})
        require(os.path.exists(mark), "LD_PRELOAD is refused: say so in the README")
        return "LD_PRELOAD does load code, into the shell before anything of styxy runs"


def no_environment_at_all(evil):
    with Home() as home:
        done = subprocess.run(["/usr/bin/env", "-i", "STYXY_HOME=" + home.home, home.launcher, "allocate",
                               "dev", "--owner", "none"], cwd=home.project, capture_output=True)  # fmt: skip
        require(done.returncode == 0 and not done.stderr, "%s" % done)
        bare = subprocess.run(["/usr/bin/env", "-i", home.launcher, "list"], cwd=home.project,
                              capture_output=True)  # fmt: skip
        require(bare.returncode == 2 and b"HOME" in bare.stderr, "%s" % bare)


def closed_standard_streams(evil):
    """A file of the state must never get the number of a stream, and be written to by mistake."""
    with Home() as home:
        home.must("allocate", "dev", "-n", "web", "--owner", "none")
        for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
            script = 'exec "$@" ' + closed
            home.run("check", "nonsense", prefix=("sh", "-c", script, "sh"))
            home.run("allocate", "dev", "-n", "web", prefix=("sh", "-c", script, "sh"))
            listed = home.must("list", "--json")
            require(not listed.err and len(listed.json()["allocations"]) == 1, listed.brief)


def full_standard_output(evil):
    with Home() as home:
        result = home.run("allocate", "dev", "--owner", "none",
                          prefix=("sh", "-c", 'exec "$@" >/dev/full', "sh"))  # fmt: skip
        require(result.status == 7 and b"stdout" in result.err, result.brief)
        require(not result.has_stack_trace(), result.brief)
