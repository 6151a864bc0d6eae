"""Text that a spreadsheet must not take for a formula (OU-7)."""

from __future__ import annotations

SIGNS = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""With what a formula begins: the four signs, their full-width twins, and what ends a cell or a line."""

_BLANK = " \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u200b\ufeff"


def guarded(text: str) -> str:
    """Return the text with an apostrophe in front if its first sign, blanks aside, could begin a formula."""
    if text[:1].isalnum():
        return text
    return f"'{text}" if text.lstrip(_BLANK)[:1] in SIGNS else text
