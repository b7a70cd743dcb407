"""Fails every call that changes the tool's files, once and for ever, with every likely error."""

import os
from concurrent.futures import ThreadPoolExecutor

import crash
import tracing
from scenario import Allocate, Cleanup, First, Release, Renew
from tool import require

EVERY_ERROR = ("ENOSPC", "EIO", "EDQUOT", "EROFS", "EACCES", "EINTR", "ENOLCK")
COMMON_ERRORS = ("ENOSPC", "EIO")
WORKERS = 2
IO_FAILED = 7
LOCK_TIMED_OUT = 5


def prove(report, options):
    report.case("fault: strace is there", tracing.need_strace)
    scope = crash.scope_name()
    plan = (
        (First, EVERY_ERROR),
        (Allocate, EVERY_ERROR),
        (Release, COMMON_ERRORS),
        (Renew, COMMON_ERRORS),
        (Cleanup, COMMON_ERRORS),
    )
    for kind, errors in plan:
        scenario = kind()
        try:
            with ThreadPoolExecutor(WORKERS) as pool:
                for call in tracing.CHANGES:
                    for error in errors:
                        for lasting in (False, True):
                            pool.submit(
                                fail_everywhere, report, scenario, scope, call, error, lasting
                            )
        finally:
            scenario.close()


def fail_everywhere(report, scenario, scope, call, error, lasting):
    for number in range(1, crash.MOST_CALLS):
        how = "from #%d on" if lasting else "at #%d"
        words = (scenario.name, call, how % number, error)
        if fail_once(report, "fault: %s, %s %s: %s" % words, scenario, scope, call, number, error,
                     lasting):  # fmt: skip
            return


def fail_once(report, name, scenario, scope, call, number, error, lasting):
    """Returns whether there was no such call to be failed."""
    with scenario.template.copy() as home:
        log = os.path.join(home.root, "strace")
        which = tracing.fail_at(call, number, error, lasting)
        result = home.run(*scenario.words, prefix=tracing.strace(home, scope, log, *which))
        if not tracing.was_tampered(log):
            return True
        report.case(name, judge, home, scenario, result)
        return False


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
