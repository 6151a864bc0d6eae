"""Names for downloads: safe on every system, and said in a header as RFC 6266 wants it (OU-9)."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

LONGEST = 120
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "–": "-"})
_UNSAFE = re.compile(r"[^\w.-]+")
_DASHES = re.compile(r"-{2,}")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)


def download_name(*parts: str, extension: str) -> str:
    """Return the parts as a file name such as `Vielfalt-leben_Teilnahmen_2022-09-30.csv`.

    Letters of every language stay; whatever could be a path, an option, a line end or a device does not.
    """
    plain = [_DASHES.sub("-", _UNSAFE.sub("-", unicodedata.normalize("NFC", part))).strip("-._") for part in parts]
    stem = "_".join(filter(None, plain))[:LONGEST].rstrip("-._") or "export"
    return f"{'_' if _DEVICES.fullmatch(stem.partition('.')[0]) else ''}{stem}.{extension}"


def content_disposition(name: str) -> str:
    """Return the header that makes a browser save a file under the name, with a plain form for old ones."""
    plain = unicodedata.normalize("NFKD", name.translate(_SPELLED_OUT)).encode("ascii", "ignore").decode()
    header = f'attachment; filename="{plain}"'
    return header if plain == name else f"{header}; filename*=UTF-8''{quote(name, safe='')}"
