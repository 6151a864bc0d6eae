"""Text that comes from outside, in the one form in which it is kept and compared."""

from __future__ import annotations

import re
import unicodedata

# Every character below is written as an escape, because the point is that nobody sees it.
_NEWLINES = re.compile("\r\n?|[\u0085\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls but for tab and newline
    "\u00ad\u180e\u200b\u200c\u2060-\u2064\ufeff"  # soft hyphen and characters without width
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks, overrides, isolates
    "\ufdd0-\ufdef\ufffe\uffff]"  # noncharacters
)
_STRAY_JOINER = re.compile("(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_BLANKS = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return the text in NFC, with plain newlines and without characters that nobody sees (IN-3)."""
    if text.isascii() and text.isprintable():
        return text
    text = _INVISIBLE.sub("", _NEWLINES.sub("\n", text))
    return unicodedata.normalize("NFC", _STRAY_JOINER.sub("", text))


def line(text: str) -> str:
    """Return the text cleaned and on one line, blanks collapsed."""
    return _BLANKS.sub(" ", clean(text)).strip()


def key(text: str) -> str:
    """Return what two spellings of the same name have in common: case, dashes and blanks do not count."""
    return unicodedata.normalize("NFKC", _DASHES.sub("-", line(text))).casefold()
