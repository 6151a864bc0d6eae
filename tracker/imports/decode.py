"""Bytes of a text file, into text and cells, by evidence."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.domain.errors import RuleViolation
from tracker.domain.text import visible

DELIMITERS = "\t;,"
LOOKED_AT = 20

# A first line that Excel writes and hides.
_HINT = re.compile("sep=([\t;,])\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file; where the encoding is a guess, somebody has to look at it."""

    text: str
    encoding: str
    needs_confirmation: bool = False


def decode(data: bytes) -> Decoded:
    """Return the cleaned text of the bytes.

    A byte order mark decides; then NUL bytes in a pattern (UTF-16); then whether it is UTF-8. What remains is read as
    cp1252 and wants a look, because every neighbour of cp1252 decodes without an error, too.
    Raise `file-not-readable` where the bytes are no text.
    """
    encoding, needs_confirmation = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RuleViolation("file-not-readable") from error
    if "\0" in text or text.lstrip().startswith("<"):
        raise RuleViolation("file-not-readable")
    return Decoded(visible(text), encoding, needs_confirmation)


def cells(text: str) -> Iterator[list[str]]:
    """Yield the cells of each record, a blank record as an empty list, so that counting them gives the line number.

    Raise `file-quote-open` where a quotation mark swallows the rest of the file.
    """
    separator = delimiter(text)
    if hint := _HINT.match(text):
        separator, text = hint[1], text[hint.end() :]
    ends_in_quotes = text.count('"') % 2 == 1
    try:
        for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1):
            if ends_in_quotes and record and "\n" in record[-1] and text.endswith(record[-1]):
                raise RuleViolation("file-quote-open", line=number)
            yield record
    except csv.Error as error:
        raise RuleViolation("file-not-readable") from error


def delimiter(text: str) -> str:
    """Return the delimiter: tab before semicolon before comma, if at least half of the first lines have it."""
    lines = [line for line in text.split("\n", LOOKED_AT * 2)[: LOOKED_AT * 2] if line.strip()][:LOOKED_AT]
    for candidate in DELIMITERS:
        if 2 * sum(candidate in line for line in lines) >= len(lines) > 0:
            return candidate
    return max(DELIMITERS, key=lambda candidate: sum(line.count(candidate) for line in lines))


def _encoding(data: bytes) -> tuple[str, bool]:
    """Return the encoding, and whether it is a guess."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig", False
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", False
    even, odd = data[::2].count(0), data[1::2].count(0)
    if even != odd and even + odd > len(data) // 4:
        return ("utf-16-le" if odd > even else "utf-16-be"), False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", True
    return "utf-8", False
