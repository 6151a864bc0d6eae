"""Rules stand on words; a word that names a person of the file is never kept."""

import pytest

from tracker.domain.attendance_rules import LONGEST_TEXT, Names, local_words, remembered_text
from tracker.domain.errors import RuleViolation

NAMES = Names(["Wiesel, Ottokar", "Mathilde Ro", "A. 12", "Jörg Stör", *local_words(["m.zobel@haus.example"])])


@pytest.mark.parametrize(
    "text",
    [
        "Wiesel",
        "Team WIESEL",
        "Ottokar Wiesel",
        "Ro",
        "zobel",
        "Wieselgruppe",
        "jemand@haus.example",
        "Haus Mathilde",
        "Joerg",
        "stoer",
    ],
)
def test_a_text_that_is_or_contains_a_name_is_refused(text):
    with pytest.raises(RuleViolation, match="attendance-text-names-person"):
        remembered_text(text, NAMES)


@pytest.mark.parametrize("text", ["", "***", "x" * (LONGEST_TEXT + 1)])
def test_a_text_without_words_or_too_long_cannot_be_remembered(text):
    with pytest.raises(RuleViolation, match="attendance-text-unfit"):
        remembered_text(text, NAMES)


@pytest.mark.parametrize(("text", "expected"), [("JA", "ja"), (" Team  Rot ", "team rot"), ("12", "12"), ("A", "a")])
def test_another_text_is_remembered_by_its_spelling(text, expected):
    assert remembered_text(text, NAMES) == expected
