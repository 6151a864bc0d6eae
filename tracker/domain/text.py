"""Text as people mean it: one canonical form, nothing invisible (security.md IN-3)."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]"
)


def cleaned(text: str) -> str:
    """Return the text composed (NFC), with plain line ends, without invisible characters and outer blanks."""
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))).strip()
