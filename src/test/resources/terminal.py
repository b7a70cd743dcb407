"""Runs a command on a terminal of its own, types into it and waits for what it shows.

usage: terminal.py COLUMNS COMMAND [ARG...] <STEPS

A step is a line: "expect REGEX" waits until the screen has shown it since the last step, "send TEXT" types, where \\t is
the TAB key, \\r is Enter and \\x03 is Ctrl-C, "end" ends the command, which then counts as a success.
Prints all that was shown, without the escape sequences. Exits with the command's status, or 124 when something did not come.
"""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

PATIENCE_SECONDS = 60
ESCAPES = re.compile(r"\x1b(\[[0-9;?<>=!]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[()][0-9A-B]|[=>78cDEHMZ])")

columns = int(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
raw = b""
shown_before = 0


def screen():
    return ESCAPES.sub("", raw.decode("utf-8", "replace")).replace("\r\n", "\n").replace("\r", "\n")


def read(seconds):
    """Reads what is there; False when the command has closed the terminal."""
    global raw
    if not select.select([terminal], [], [], seconds)[0]:
        return True
    try:
        data = os.read(terminal, 65536)
    except OSError:
        return False
    raw += data
    # fish asks what the terminal is before it draws a prompt.
    if b"\x1b[c" in data or b"\x1b[0c" in data:
        os.write(terminal, b"\x1b[?62c")
    return bool(data)


def expect(regex):
    global shown_before
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (found := re.compile(regex, re.M).search(screen(), shown_before)):
        if time.monotonic() > deadline or not read(0.5):
            print(screen() + "\n*** never shown: " + regex)
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            sys.exit(124)
    shown_before = found.end()


def send(text):
    os.write(terminal, text.encode().decode("unicode_escape").encode("latin-1") if "\\" in text else text.encode())


for line in sys.stdin.read().splitlines():
    verb, _, rest = line.partition(" ")
    if verb == "expect":
        expect(rest)
    elif verb == "send":
        send(rest)
    elif verb == "end":
        print(screen())
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        sys.exit(0)
deadline = time.monotonic() + PATIENCE_SECONDS
ended = (0, 0)
while not ended[0]:
    is_open = read(0.2)
    ended = os.waitpid(pid, os.WNOHANG if is_open else 0)
    if time.monotonic() > deadline:
        print(screen() + "\n*** never ended")
        os.kill(pid, signal.SIGKILL)
        sys.exit(124)
while select.select([terminal], [], [], 0)[0] and read(0):
    pass
print(screen())
sys.exit(os.waitstatus_to_exitcode(ended[1]))
