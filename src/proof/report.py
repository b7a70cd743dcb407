"""Runs cases, prints a line for each, and counts."""

import threading
import time
import traceback

from tool import Failure


class Skip(Exception):
    """What a case needs is not to be had here."""


class Report:
    def __init__(self, out):
        self.out = out
        self.passed = 0
        self.failed = 0
        self.skipped = 0
        self.lock = threading.Lock()
        self.began = time.monotonic()

    def case(self, name, body, *arguments):
        """Runs one case; returns what it returned, or None."""
        try:
            answer = body(*arguments)
        except Skip as reason:
            self.line("skip", name, reason)
            return None
        except Failure as reason:
            self.line("FAIL", name, reason)
            return None
        except Exception:  # a case that breaks is a case that failed
            self.line("FAIL", name, traceback.format_exc().strip().replace("\n", " | "))
            return None
        self.line("ok", name, answer if isinstance(answer, str) else "")
        return answer if answer is not None else True

    def line(self, verdict, name, remark):
        with self.lock:
            if verdict == "ok":
                self.passed += 1
            elif verdict == "FAIL":
                self.failed += 1
            else:
                self.skipped += 1
            tail = ": %s" % remark if str(remark) else ""
            print("%-4s %s%s" % (verdict, name, tail), file=self.out, flush=True)

    def finish(self):
        """Prints the count; returns the exit status."""
        seconds = time.monotonic() - self.began
        print(
            "%d passed, %d failed, %d skipped in %d min %02d s"
            % (self.passed, self.failed, self.skipped, seconds // 60, seconds % 60),
            file=self.out,
        )
        return 1 if self.failed else 0
