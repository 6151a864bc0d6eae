"""What in a note could tell of a person: an e-mail address, a telephone number, a name.

These are hints and no proof: a person reads them and decides. Every pattern runs in time that grows with the text
only, because its repetitions are bounded and it never tries the same letters in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain import name_words as words_of
from tracker.domain.name_words import plain


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


AT = r"(?: ?(?:@|[(\[{](?:at|ät)[)\]}]) ?)"
DOT = r"(?:\.| ?[(\[{](?:dot|punkt)[)\]}] ?)"
EMAIL = re.compile(
    rf"[\w.+-]{{1,64}}(?:{AT}[\w-]{{1,63}}(?:{DOT}[\w-]{{1,63}}){{1,4}}|"
    r" (?:at|ät) [\w-]{1,63}(?:(?:\.| dot | punkt )[\w-]{1,63}){0,3}(?:\.| dot | punkt )[a-z]{2,12}\b)",
    re.IGNORECASE,
)
"""An address; its signs may be spelled out, as people do who know that addresses are looked for."""
DIALLED = re.compile(r"(?<![\w.,/])(?:\+|0)\d[\d ()/.-]{5,24}")
EXTENSION = re.compile(
    r"\b(?:tel|telefon|telefonnummer|durchwahl|dw|apparat|nebenstelle|handynummer|fax|phone|extension)\b"
    r"[.:]{0,2} {0,3}\+?\d[\d /()-]{2,20}"
    r"|\bapp\. {0,2}\d{3,5}\b",
    re.IGNORECASE,
)
DAY = re.compile(r"\d{1,2}\.\d{1,2}\.|\d{1,2}\.\d{2} ?-")
HOURS = re.compile(
    r"[0-2]\d[0-5]\d ?- ?[0-2]\d[0-5]\d ?(?:Uhr|h)\b|0[6-9](?:00|15|30|45) ?- ?[0-2]\d(?:00|15|30|45)(?!\d)"
)
"""Two times of the day; without "Uhr" only those with which no German area code begins."""
FEWEST_DIGITS = 7

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
PARTS = re.compile(r"[-'’]")
BLANK, AFTER_SHORT = re.compile(r" {1,2}"), re.compile(r"\.? {0,2}-?")
"""What stands between two words of one name; only behind what is shortened does a dot not end the sentence."""
LONGEST = 8
"""Words from the salutation to the surname."""
LONGEST_SHOUT = 3
"""Letters of "HR" or "MS", which in capitals are no salutations."""
SHORTEST_SURNAME = 3


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
        if _digits(number) >= FEWEST_DIGITS and not DAY.search(number) and not HOURS.match(text, match.start()):
            yield Hint(HintKind.PHONE, number)
    yield from _called(text)
    yield from _known(text, names)


def _digits(text: str) -> int:
    return sum(letter.isdigit() for letter in text)


def _called(text: str) -> Iterator[Hint]:
    """Yield what a salutation, a title or a frequent given name and a surname behind it say together."""
    words, end = list(WORD.finditer(text)), 0
    for at, word in enumerate(words):
        if word.start() >= end and _opens_a_name(text, word) and (surname := _surname(text, words[at : at + LONGEST])):
            end = surname.end()
            yield Hint(HintKind.NAME, text[word.start() : end])


def _opens_a_name(text: str, word: re.Match[str]) -> bool:
    """Whether a surname behind the word would tell of a person."""
    bare = plain(word[0])
    if bare == words_of.SHORT_SALUTATION:
        return text.startswith(".", word.end())
    if bare in words_of.SALUTATIONS or bare in words_of.TITLES:
        return not (word[0].isupper() and len(bare) <= LONGEST_SHOUT)
    return word[0][0].isupper() and words_of.GIVEN_NAMES.issuperset(bare.split("-"))


def _surname(text: str, words: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """Return the surname behind the first of the words; titles, offices and small words may stand between."""
    before, is_titled, is_small = words[0], plain(words[0][0]) in words_of.TITLES, False
    is_short = is_titled or plain(words[0][0]) in words_of.SHORTENED
    for word in words[1:]:
        bare = plain(word[0])
        between = AFTER_SHORT if is_short else BLANK
        if bare in words_of.NOBODY or not between.fullmatch(text, before.end(), word.start()):
            return None
        is_short = bare in words_of.DEGREES or (is_titled and _is_shortened(text, word))
        is_titled = is_titled or is_short
        is_small = word[0].islower() and (bare in words_of.PARTICLES or (is_small and bare in words_of.ARTICLES))
        if not (is_short or is_small or _is_office(bare)):
            return word if _begins_large(word[0]) else None
        before = word
    return None


def _is_shortened(text: str, word: re.Match[str]) -> bool:
    """Whether a word is one like "med." behind a title."""
    return word[0].islower() and len(word[0]) <= words_of.LONGEST_DEGREE and text.startswith(".", word.end())


def _is_office(bare: str) -> bool:
    return bare in words_of.OFFICES or bare.endswith(words_of.OFFICE_ENDINGS)


def _begins_large(word: str) -> bool:
    """Whether a word begins with a capital of any alphabet, behind an article too ("al-Assad")."""
    return any(part[0].isupper() for part in PARTS.split(word))


def _known(text: str, names: Collection[str]) -> Iterator[Hint]:
    """Yield whole names however they are written, and surnames by themselves where they are no words."""
    words = WORD.findall(text)
    spoken = f" {' '.join(word.casefold() for word in words)} "
    capitalised = {word.casefold(): word for word in words if word[0].isupper()}
    for name in names:
        parts = [part.casefold() for part in WORD.findall(name)]
        if len(parts) <= 1 or not words_of.JOINTS.isdisjoint(parts):
            continue
        if f" {' '.join(parts)} " in spoken:
            yield Hint(HintKind.NAME, name)
        elif parts[-1] in capitalised and len(parts[-1]) >= SHORTEST_SURNAME and parts[-1] not in words_of.COMMON:
            yield Hint(HintKind.NAME, capitalised[parts[-1]])
