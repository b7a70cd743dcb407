"""Kills the tool at every call that changes its files, and looks at what the next one finds."""

import os
from concurrent.futures import ThreadPoolExecutor

import scenario as scenarios
import tracing
from tool import Failure, Home, require

MOST_CALLS = 60
WORKERS = 2

# Every change of the state makes these, or the calls were not counted right.
NEEDED = ("openat", "write", "fsync", "rename", "fcntl", "close")


def prove(report, options):
    report.case("crash: strace is there", tracing.need_strace)
    scope = scope_name()
    for kind in scenarios.ALL:
        scenario = kind()
        try:
            with ThreadPoolExecutor(WORKERS) as pool:
                jobs = [(pool.submit(kill_everywhere, report, scenario, scope, call), call)
                        for call in tracing.CHANGES]  # fmt: skip
            for job, call in jobs:
                name = "crash: %s killed at each %s" % (scenario.name, call)
                finish(report, name, job, call)
        finally:
            scenario.close()


def finish(report, name, job, call):
    """Looks at what became of a job: one that broke, or that never struck, is a case that failed."""
    try:
        struck = job.result()
    except Exception as broken:
        report.line("FAIL", name, "broke: %r" % broken)
        return
    if struck == 0 and call in NEEDED:
        report.line("FAIL", name, "there was no such call")


def scope_name():
    """The name of the state's folder on this machine."""
    with Home() as home:
        home.must("allocate", "dev", "--owner", "none")
        return os.path.basename(home.scope)


def kill_everywhere(report, scenario, scope, call):
    """How many calls there were to be killed at."""
    for number in range(1, MOST_CALLS):
        name = "crash: %s killed at %s #%d" % (scenario.name, call, number)
        how = tracing.kill_at(call, number)
        if not strike(report, name, scenario, scope, how, look_after):
            return number - 1
    report.line("FAIL", "crash: %s survives some %s" % (scenario.name, call), "never")
    return MOST_CALLS


def strike(report, name, scenario, scope, how, judge):
    """One run with an injection; false when there was no such call: then there is no case either."""
    with scenario.template.copy() as home:
        log = os.path.join(home.root, "strace")
        try:
            result = home.run(*scenario.words, prefix=tracing.strace(home, scope, log, *how))
        except Failure as hang:
            report.line("FAIL", name, hang)
            return True
        if not tracing.was_tampered(log):
            return False
        report.case(name, judge, home, scenario, result)
        return True


def look_after(home, scenario, result):
    """What must hold whatever happened: the state is whole, and nothing is left lying about."""
    announced = [int(word) for word in result.lines() if word.isdigit()]
    saved = home.stored()
    is_done = scenario.judge(saved, announced)
    listed = home.must("list", "--json")
    require(not listed.err, lambda: "the next invocation complains: %r" % listed.err)
    ports = {a["port"] for a in listed.json()["allocations"]}
    kept = {a["port"] for a in saved.values() if a["service_name"] != "doomed"}
    require(ports == kept, "saved are %s, listed are %s" % (kept, ports))
    given = int(home.must("allocate", "dev", "-n", "later", "--owner", "none").out)
    require(given not in ports, "port %d is given twice" % given)
    require(not home.litter(), lambda: "left behind: %s" % home.litter())
    require(not home.kept_damage(), lambda: "damaged: %s" % home.kept_damage())
    scenario.check_log(home)
    return "done" if is_done else "not done"
