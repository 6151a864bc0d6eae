"""Which passwords are refused, and why."""

import pytest

from tracker.domain.errors import RuleViolation
from tracker.domain.people import checked_password

WORDS = {"Landratsamt", "Musterland", "von"}


def test_a_long_phrase_is_taken_as_it_was_typed():
    assert checked_password("vier rote Wanderwege im Nebel", words_of_context=WORDS, common=()) == (
        "vier rote Wanderwege im Nebel"
    )


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("vierzehn Worte", "password-too-short"),
        ("vier rote Wanderwege " * 13, "password-too-long"),
        ("Correct Horse Battery", "password-too-common"),
        ("abababababababab", "password-too-common"),
        ("LandratsamtMusterland2021", "password-too-common"),
    ],
)
def test_a_password_that_anybody_would_try_is_refused(password, code):
    with pytest.raises(RuleViolation, match=code):
        checked_password(password, words_of_context=WORDS, common={"correct horse battery"})


def test_what_remains_without_the_words_of_the_house_may_still_be_enough():
    assert checked_password("Musterland ist überall", words_of_context=WORDS, common=())
