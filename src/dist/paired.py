"""Compares the CPU time of two styxys in paired runs: paired.py RUNS LIMIT ROOT LAUNCHER LAUNCHER

ROOT is the root of their files. Ends with 1 when it takes more than LIMIT times the time of
the first. Without an archive, it takes four times as much.
"""

import os
import statistics
import subprocess
import sys
import tempfile


def cpu_seconds(root, launcher, home):
    process = subprocess.Popen(
        [launcher, "allocate", "dev", "-n", "web", "-q"],
        env={"PATH": "/usr/bin:/bin", "STYXY_HOME": home},
        stdout=subprocess.DEVNULL,
        preexec_fn=lambda: (os.chroot(root), os.chdir("/")),
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{launcher} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def main(runs, limit, root, first, second):
    with tempfile.TemporaryDirectory(dir=root + "/tmp") as folder:
        home = "/tmp/" + os.path.basename(folder)
        pairs = [
            (cpu_seconds(root, first, home), cpu_seconds(root, second, home))
            for _ in range(int(runs) + 2)
        ]
    # The first two read the files into memory.
    ratio = statistics.median(b / a for a, b in pairs[2:])
    print(f"  {second} takes {ratio:.2f} times the CPU time of {first}")
    return 1 if ratio > float(limit) else 0


sys.exit(main(*sys.argv[1:]))
