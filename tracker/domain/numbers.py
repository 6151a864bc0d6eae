"""Whole numbers that come from outside, such as those of records in addresses and forms."""

from __future__ import annotations

LARGEST = 2**31 - 1
"""The largest number that a column of whole numbers keeps; a larger one names no record, and SQLite refuses to look."""


def whole_number(text: str | int) -> int:
    """Return the whole number; raises `ValueError` for what is none, or larger than any column keeps."""
    found = int(text)
    if abs(found) > LARGEST:
        raise ValueError(found)
    return found
