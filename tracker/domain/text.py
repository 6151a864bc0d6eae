"""Text as people mean it: one canonical form, nothing invisible (security.md IN-3)."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]"
)
# A joiner means something only between the parts of an emoji.
_STRAY_JOINER = re.compile("(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d")
# More marks on one letter than any language writes (UAX 15, stream-safe text): to put them in order takes time squared.
_MARKS = "".join(chr(code) for code in range(0x300, 0x20000) if unicodedata.combining(chr(code)))
_STACKED = re.compile(f"([{_MARKS}]{{30}})[{_MARKS}]+")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_WORD = re.compile(r"[^\W_]+")
_BLANKS = re.compile(r"\s+")


def cleaned(text: str) -> str:
    """Return the text composed (NFC), with plain line ends, without invisible characters and outer blanks."""
    return visible(text).strip()


def visible(text: str) -> str:
    """Return the text composed, without invisible characters and stacks of marks, its tabs and outer blanks kept."""
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _STACKED.sub(r"\1", _STRAY_JOINER.sub("", text)))


def line(text: str) -> str:
    """Return the text cleaned and on one line, blanks collapsed."""
    return _BLANKS.sub(" ", visible(text)).strip()


def key(text: str) -> str:
    """Return what spellings of one name have in common: case, blanks and the kind of a dash do not count."""
    return unicodedata.normalize("NFKC", _DASHES.sub("-", line(text))).casefold()


def words(text: str) -> list[str]:
    """Return the words and numbers of the text as they are compared."""
    return _WORD.findall(key(text))
