"""Passwords that everybody would try first, as far as they are long enough to be allowed at all."""

from __future__ import annotations

from itertools import product

_STEMS = (
    "password passwort qwertz qwerty letmein welcome willkommen sommer winter fruehling herbst hallo schatz "
    "geheim superman batman football fussball baseball dragon monkey sunshine princess shadow master killer "
    "michael daniel thomas andreas stefan sandra nicole jessica test admin administrator login default changeme "
    "iloveyou ichliebedich deutschland thueringen erfurt weimar jena gera altenburg arnstadt ilmenau asdfgh yxcvbn "
    "computer internet samsung arbeit buero montag dienstag mittwoch donnerstag freitag januar dezember"
).split()
_TAILS = ("", "1", "12", "123", "1234", "12345", "123456", "1234567", "12345678", "123456789", "1234567890")
_ENDS = ("", "!", "!!", "!!!", ".", "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026")

COMMON = frozenset(
    candidate
    for stem, tail, end in product(_STEMS, _TAILS, _ENDS)
    for candidate in (stem + tail + end, stem + stem + tail + end, stem + tail + end + stem)
    if len(candidate) >= 15
)
