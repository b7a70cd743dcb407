"""Fails every call that changes the tool's files, once and for ever, with every likely error."""

from concurrent.futures import ThreadPoolExecutor

import crash
import scenario as scenarios
import tracing
from tool import require

ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EROFS", "EACCES", "EINTR", "ENOLCK")
WORKERS = 2
IO_FAILED = 7
LOCK_TIMED_OUT = 5


def prove(report, options):
    report.case("fault: strace is there", tracing.need_strace)
    scope = crash.scope_name()
    for kind in scenarios.ALL:
        scenario = kind()
        try:
            fail_at_all(report, scenario, scope)
        finally:
            scenario.close()


def fail_at_all(report, scenario, scope):
    ways = [(call, error, lasting) for call in tracing.CHANGES for error in ERRORS
            for lasting in (False, True)]  # fmt: skip
    with ThreadPoolExecutor(WORKERS) as pool:
        jobs = [(pool.submit(fail_everywhere, report, scenario, scope, *way), way) for way in ways]
    for job, (call, error, lasting) in jobs:
        words = (scenario.name, call, "for ever" if lasting else "once", error)
        crash.finish(report, "fault: %s, each %s %s: %s" % words, job, call)


def fail_everywhere(report, scenario, scope, call, error, lasting):
    """How many calls there were to be failed."""
    for number in range(1, crash.MOST_CALLS):
        how = "from #%d on" if lasting else "at #%d"
        words = (scenario.name, call, how % number, error)
        which = tracing.fail_at(call, number, error, lasting)
        if not crash.strike(report, "fault: %s, %s %s: %s" % words, scenario, scope, which, judge):
            return number - 1
    report.line("FAIL", "fault: %s survives some %s" % (scenario.name, call), "never")
    return crash.MOST_CALLS


def judge(home, scenario, result):
    require(not result.has_stack_trace(), result.brief)
    require(result.status in (0, LOCK_TIMED_OUT, IO_FAILED), result.brief)
    if result.status != 0:
        require(not result.out, lambda: "announced what failed: %s" % result.brief())
        require(b"styxy: " in result.err, lambda: "failed without a word: %s" % result.brief())
    outcome = crash.look_after(home, scenario, result)
    if result.status == 0 and outcome == "not done":
        require(False, lambda: "a success that was not saved: %s" % result.brief())
    return "status %d, %s" % (result.status, outcome)
