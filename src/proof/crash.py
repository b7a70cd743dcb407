"""Kills the tool at every call that changes its files, and looks at what the next one finds."""

import os
from concurrent.futures import ThreadPoolExecutor

import tracing
from scenario import Allocate, Cleanup, First, Release, Renew, identities
from tool import Home, require

MOST_CALLS = 60
WORKERS = 2


def prove(report, options):
    report.case("crash: strace is there", tracing.need_strace)
    scope = scope_name()
    for kind in (First, Allocate, Release, Renew, Cleanup):
        scenario = kind()
        try:
            with ThreadPoolExecutor(WORKERS) as pool:
                for call in tracing.CHANGES:
                    pool.submit(kill_everywhere, report, scenario, scope, call)
        finally:
            scenario.close()


def scope_name():
    """The name of the state's folder on this machine."""
    with Home() as home:
        home.must("allocate", "dev", "--owner", "none")
        return os.path.basename(home.scope)


def kill_everywhere(report, scenario, scope, call):
    for number in range(1, MOST_CALLS):
        name = "crash: %s killed at %s #%d" % (scenario.name, call, number)
        survived = kill_once(report, name, scenario, scope, call, number)
        if survived:
            return
    report.case("crash: %s survives some %s" % (scenario.name, call), require, False, "never")


def kill_once(report, name, scenario, scope, call, number):
    """Returns whether there was no such call to be killed at; then there is no case either."""
    with scenario.template.copy() as home:
        log = os.path.join(home.root, "strace")
        prefix = tracing.strace(home, scope, log, *tracing.kill_at(call, number))
        result = home.run(*scenario.words, prefix=prefix)
        if not tracing.was_tampered(log):
            return True
        report.case(name, look_after, home, scenario, result)
        return False


def look_after(home, scenario, result):
    """What must hold whatever happened: the state is whole, and nothing is left lying about."""
    announced = [int(word) for word in result.lines() if word.isdigit()]
    listed = home.must("list", "--json")
    require(not listed.err, lambda: "the next invocation complains: %r" % listed.err)
    after = identities({a["lock_id"]: a for a in listed.json()["allocations"]})
    is_done = scenario.judge(after, announced)
    given = int(home.must("allocate", "dev", "-n", "later", "--owner", "none").out)
    require(given not in [a[0] for a in after.values()], "port %d is given twice" % given)
    require(not home.litter(), lambda: "left behind: %s" % home.litter())
    require(not home.kept_damage(), lambda: "damaged: %s" % home.kept_damage())
    return "done" if is_done else "not done"
