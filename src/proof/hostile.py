"""Text that tries to take the terminal over, and the check that none of it arrived there raw."""

import re
import unicodedata

from tool import require

MARK = "INJECTED"
TEXTS = {
    "escape": "a\x1b]0;%s\x07b\x1b[2Jc" % MARK,
    "C1": "a\x9b31m\x85b",
    "bidi": "a\u202egnp.exe\u2066b",
    "newline": "a\n%s\rb" % MARK,
    "separators": "a\u2028%s\u2029b\u200e" % MARK,
    "tag and delete": "a\x7f\U000e0041b",
}
RAW_BYTES = b"a\xff\xfe\x9bb\xc0\xafc"
HARMLESS = "\n"


def require_clean(result):
    """Whole lines of valid UTF-8 in which every character prints, and no line that was smuggled in."""
    for name, stream in (("stdout", result.out), ("stderr", result.err)):
        try:
            text = stream.decode("utf-8")
        except UnicodeDecodeError:
            require(False, lambda: "%s is not UTF-8: %r" % (name, stream[:300]))
        for character in re.sub(r"(?m)^\t", "", text):
            category = unicodedata.category(character)
            is_raw = category in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in HARMLESS
            require(not is_raw, lambda: "raw %r on %s: %r" % (character, name, stream[:300]))
        smuggled = [line for line in text.split("\n") if line.startswith(MARK)]
        require(not smuggled, lambda: "a line of its own on %s: %r" % (name, stream[:300]))
