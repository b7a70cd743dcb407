#!/usr/bin/env python3
"""Types a session into a real shell on a real terminal and draws what it shows as an SVG, for the README.

usage: src/docs/session.py PATH_OF_STYXY >src/docs/session.svg
"""
import fcntl
import html
import os
import pathlib
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time

COLUMNS, ROWS = 96, 50
PROMPT = b"\x1b[36m$\x1b[0m "
PATIENCE_SECONDS = 30
# What is typed, and whether it is a line of preparation that is not shown.
SESSION = [
    ("cd ~/src/shop", False),
    ("PORT=$(styxy allocate dev -n web); echo $PORT", False),
    ("styxy run -s api -n back -- python3 -m http.server {port} 2>/dev/null &", False),
    ("styxy wait back", True),
    ("cd ~/src/blog", False),
    ("styxy allocate dev", False),
    ("styxy allocate api -p 8000", False),
    ("styxy list", False),
    # A server that ends within 10 s is suspected to have found its address in use.
    ("sleep 11", True),
    ("kill %1", False),
    ("wait 2>/dev/null", True),
    ("styxy check 8000 && styxy history --port 8000 --columns time,event,name,why", False),
]
COLOURS = {"1": "b", "2": "f", "31": "r", "32": "g", "33": "y", "36": "c"}
ESCAPE = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])")
STYLE = """
  text { font: 14px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; fill: #d8dee9; white-space: pre }
  .b { font-weight: bold } .f { fill: #7b8698 } .r { fill: #f07178 } .g { fill: #a3d977 } .y { fill: #f2c86d } .c { fill: #7fc8e8 }
"""


class Shell:
    """A bash on a terminal of its own, with a home of its own."""

    def __init__(self, home, styxy):
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.environ.clear()
            path = "%s:/usr/local/bin:/usr/bin:/bin" % pathlib.Path(styxy).resolve().parent
            os.execve(
                "/bin/bash",
                ["bash", "--norc", "--noprofile"],
                {"HOME": home, "PATH": path, "TERM": "xterm", "LC_ALL": "C.UTF-8", "PS1": PROMPT.decode()},
            )
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.read()

    def read(self):
        """What is shown up to the next prompt."""
        shown, deadline = b"", time.monotonic() + PATIENCE_SECONDS
        while not shown.endswith(PROMPT):
            if time.monotonic() > deadline:
                sys.exit("no prompt came; shown was:\n" + shown.decode())
            if select.select([self.terminal], [], [], 1)[0]:
                shown += re.sub(rb"\x1b\[\?2004[hl]\r?", b"", os.read(self.terminal, 65536))
        return shown[: -len(PROMPT)].decode()

    def run(self, line):
        os.write(self.terminal, line.encode() + b"\r")
        return self.read()


def record(styxy):
    with tempfile.TemporaryDirectory() as home:
        for project in ("shop", "blog"):
            subprocess.run(["mkdir", "-p", "%s/src/%s/.git" % (home, project)], check=True)
        shell = Shell(home, styxy)
        shown = ""
        for line, is_hidden in SESSION:
            out = shell.run(line)
            shown += "" if is_hidden else PROMPT.decode() + out
        os.close(shell.terminal)
        os.waitpid(shell.process, 0)
    return shown.replace("\r", "").rstrip("\n")


def wrap(line):
    """The lines into which a terminal breaks a long one."""
    pieces, piece, width, style = [], "", 0, ""
    for token in re.findall(ESCAPE.pattern.replace("(", "(?:") + "|.", line):
        if token.startswith("\x1b"):
            style = token
            piece += token
            continue
        if width == COLUMNS:
            pieces.append(piece)
            piece, width = style, 0
        piece += token
        width += 1
    return pieces + [piece]


def draw(line):
    """A line of text with SGR sequences as tspans."""
    drawn, style, at = "", "", 0
    for escape in ESCAPE.finditer(line):
        drawn += span(line[at : escape.start()], style)
        at = escape.end()
        if escape.group(2) == "m":
            style = COLOURS.get(escape.group(1), "")
    return drawn + span(line[at:], style)


def span(text, style):
    text = html.escape(text)
    return '<tspan class="%s">%s</tspan>' % (style, text) if style and text else text


def svg(lines):
    width, height = COLUMNS * 8.43 + 32, len(lines) * 19 + 52
    print('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d">' % (width, height, width))
    print("<title>A session with styxy</title><style>%s</style>" % STYLE)
    print('<rect width="100%" height="100%" rx="8" fill="#1b2028"/>')
    for i, colour in enumerate(("#f07178", "#f2c86d", "#a3d977")):
        print('<circle cx="%d" cy="17" r="6" fill="%s"/>' % (20 + 20 * i, colour))
    for i, line in enumerate(lines):
        print('<text x="16" y="%d" xml:space="preserve">%s</text>' % (50 + 19 * i, draw(line)))
    print("</svg>")


svg([piece for line in record(sys.argv[1]).split("\n") for piece in wrap(line)])
