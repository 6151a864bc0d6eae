"""Where a person is led afterwards: only ever to a page of this application (security.md AU-9)."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_PLAIN_PATH = re.compile(r"/(?![/\\])[A-Za-z0-9_\-./?=&%~+,:;]*")
_ENCODED_TRICKS = re.compile(r"%(0[0-9a-f]|1[0-9a-f]|2f|5c|7f)", re.IGNORECASE)


def local(target: str | None, otherwise: str) -> str:
    """Return the target if it is a plain path of ours, else the other one."""
    if not target or not _PLAIN_PATH.fullmatch(target) or _ENCODED_TRICKS.search(urlsplit(target).path):
        return otherwise
    return target
