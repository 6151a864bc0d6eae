"""No text of ours calculates in somebody's spreadsheet."""

import pytest

from tracker.reports.guard import guarded


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x.example")', "+49 3447 1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1",
        "\tx",
        " =1", "\u00a0=1", "\u200b=1", "\u3000 \ufeff=1", "\uff1d1", "\uff0b1", "\uff0d1",
        "\uff20x", " \uff1d1", "-", "- offen",
    ],
)  # fmt: skip
def test_text_that_could_begin_a_formula_gets_an_apostrophe(text: str):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", " ", "Bauamt", "a=b", "1-2", "5 % = viel", "'=1", "„Zitat“", "–", "#1", "äöü"])
def test_other_text_stays_as_it_is(text: str):
    assert guarded(text) == text
