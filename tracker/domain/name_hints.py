"""What in a note could tell of a person: an e-mail address, a telephone number, a name.

These are hints and no proof: a person reads them and decides. Every pattern runs in time that grows with the text
only, because its repetitions are bounded and it never tries the same letters in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum


class HintKind(StrEnum):
    """Why a note seems to tell of a person."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"


@dataclass(frozen=True)
class Hint:
    """What was found in a note, and what it seems to be."""

    kind: HintKind
    found: str


@dataclass(frozen=True)
class LineHints:
    """A line, counted from 1, and what was found in it."""

    number: int
    text: str
    hints: tuple[Hint, ...]


EMAIL = re.compile(r"[\w.+-]{1,64} ?(?:@|\(at\)|\[at\]) ?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", re.IGNORECASE)
DIALLED = re.compile(r"(?<![\w.,/])(?:\+|0)\d[\d ()/.-]{5,24}")
EXTENSION = re.compile(
    r"\b(?:tel|telefon|telefonnummer|durchwahl|dw|apparat|nebenstelle|handynummer|fax|phone|extension)\b"
    r"[.:]{0,2} {0,3}\+?\d[\d /()-]{2,20}"
    r"|\bapp\. {0,2}\d{3,5}\b",
    re.IGNORECASE,
)
DAY = re.compile(r"\d{1,2}\.\d{1,2}\.|\d{1,2}\.\d{2} ?-")
FEWEST_DIGITS = 7

TITLE = r"(?:dr|prof|dipl)\.(?: ?-?[a-z]{2,5}\.){0,3} {0,2}"
SALUTATION = r"frau|herrn|herr|hr\.|fr\.|kollegin|kollege|mrs\.?|mr\.?|ms\.?"
SURNAME = r"([A-ZÄÖÜ][\w'-]{1,40})"
SALUTED = re.compile(rf"\b(?i:{SALUTATION}) {{1,2}}(?i:{TITLE}){{0,3}}{SURNAME}")
TITLED = re.compile(rf"\b(?i:{TITLE}){{1,3}}{SURNAME}")
FUNCTIONS = frozenset(
    "landrat landrätin vizelandrat vizelandrätin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin"
    " beigeordneter beigeordnete minister ministerin präsident präsidentin direktor direktorin doktor professor"
    " professorin chef chefin vorstand vorsitzender vorsitzende personalrat personalrätin kanzler kanzlerin"
    " vormittag nachmittag morgen mittag abend uhr roboter computer mann frau kollege kollegin".split()
)
"""Words behind a salutation that name an office and no person, or behind "Fr." a time of the day."""
OFFICES = ("leiter", "leiterin", "leitung", "beauftragte", "beauftragter", "dezernent", "dezernentin", "verwaltung")

WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
SHORTEST_SURNAME = 3
JOINTS = frozenset({"im", "für", "und", "of", "for", "and"})
"""Words that stand in the title of an office and in no name of a person."""
COMMON = frozenset(
    "abend alt amt bach bauer baum becker berg binder blume brand braun brunner bräuer busch bürger engel ernst"
    " fischer frank freitag friedrich fuchs förster glaser graf gross groß gut gärtner haas hahn haus heide herbst"
    " hirsch hof hoffmann hofmann holz horn jung jäger kaiser keller kern klein koch kohl kraft kramer kraus"
    " krause kunst kurz könig lang lange lehmann mann markt maurer mayer meister mittag montag müller neu neumann"
    " otto personal peter pfeiffer rat reich reiter richter roth ruf sauer scharf schild schlosser schmidt"
    " schneider schreiber schreiner schubert schuster schwarz schäfer schön sommer sonntag stark stein stock storm"
    " straße stumpf sturm süß tag teich thomas vogel vogt wagner wald weber wein weiss weiß werner winkler winter"
    " wirth wolf wolff zimmer zimmermann".split()
)
"""Surnames that are words, trades, first names or so frequent that alone they tell of nobody."""


def hints(text: str, names: Collection[str] = ()) -> tuple[Hint, ...]:
    """Return what in a note could tell of a person; `names` are those of the persons who are known here."""
    return tuple(dict.fromkeys(_found(text, names)))


def of_lines(lines: Collection[str], names: Collection[str] = ()) -> list[LineHints]:
    """Return the lines in which something was found."""
    found = ((number, text, hints(text, names)) for number, text in enumerate(lines, start=1))
    return [LineHints(number, text, each) for number, text, each in found if each]


def _found(text: str, names: Collection[str]) -> Iterator[Hint]:
    for match in EMAIL.finditer(text):
        yield Hint(HintKind.EMAIL, match[0])
    for match in EXTENSION.finditer(text):
        yield Hint(HintKind.PHONE, match[0].strip())
    for match in DIALLED.finditer(text):
        number = match[0].rstrip(" ()/.-")
        if _digits(number) >= FEWEST_DIGITS and not DAY.search(number):
            yield Hint(HintKind.PHONE, number)
    for pattern in (SALUTED, TITLED):
        for match in pattern.finditer(text):
            if not _is_office(match[1]):
                yield Hint(HintKind.NAME, match[0])
    yield from _known(text, names)


def _digits(text: str) -> int:
    return sum(letter.isdigit() for letter in text)


def _is_office(word: str) -> bool:
    return word.casefold() in FUNCTIONS or word.casefold().endswith(OFFICES)


def _known(text: str, names: Collection[str]) -> Iterator[Hint]:
    """Yield whole names however they are written, and surnames by themselves where they are no words."""
    words = WORD.findall(text)
    spoken = f" {' '.join(word.casefold() for word in words)} "
    capitalised = {word.casefold(): word for word in words if word[0].isupper()}
    for name in names:
        parts = [part.casefold() for part in WORD.findall(name)]
        if len(parts) <= 1 or not JOINTS.isdisjoint(parts):
            continue
        if f" {' '.join(parts)} " in spoken:
            yield Hint(HintKind.NAME, name)
        elif parts[-1] in capitalised and len(parts[-1]) >= SHORTEST_SURNAME and parts[-1] not in COMMON:
            yield Hint(HintKind.NAME, capitalised[parts[-1]])
