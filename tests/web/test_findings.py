import re
from dataclasses import replace
from pathlib import Path

import pytest

from tracker.domain.findings import finding
from tracker.domain.meetings import MeetingFormat
from tracker.domain.values import State, ratio
from tracker.web.findings import SENTENCES, finding_text

pytestmark = pytest.mark.usefixtures("english")

DOMAIN = Path(__file__).parents[2] / "tracker" / "domain"
SAID_ELSEWHERE = {"today.py", "errors.py"}
PARTS = {
    "{subject}": ("coverage", "reach"),
    "{measure}": ("timeliness", "completeness", "reconciled"),
    "{_word(share.state)}": ("not-recorded", "not-applicable", "suppressed"),
    "{first.format.value.replace('_', '-')}": tuple(format_.value.replace("_", "-") for format_ in MeetingFormat),
}


def spoken(code):
    """Return the codes that a code with gaps stands for."""
    for gap, words in PARTS.items():
        if gap in code:
            return {found for word in words for found in spoken(code.replace(gap, word))}
    return {code}


def test_every_finding_of_the_domain_has_a_sentence():
    sources = [path.read_text() for path in DOMAIN.glob("*.py") if path.name not in SAID_ELSEWHERE]
    codes = {code for source in sources for code in re.findall(r'(?:\bfinding\(f?|\bcode = )"([^"]+)"', source)}
    assert {found for code in codes for found in spoken(code)} - {"breadth-suppressed"} <= set(SENTENCES)


@pytest.mark.parametrize(("count", "text"), [(1, "1 of 9 seats was taken"), (7, "7 of 9 seats were taken")])
def test_a_sentence_agrees_with_its_number(count, text):
    assert finding_text(finding("seats-taken", count=count, of=9)) == text


def test_a_share_is_written_in_its_form():
    share = ratio(79, 179)
    assert finding_text(finding("reach-exact", share=share)) == "Of the staff, 44% have been reached"


def test_an_interval_names_both_bounds():
    share = replace(ratio(79, 179), upper=142 / 179)
    assert finding_text(finding("coverage-between", share=share)) == "Of the staff, between 44% and 79% took part"


def test_numbers_are_written_as_the_language_does():
    text = finding_text(finding("meetings-overdue", days=1036, agreed=28))
    assert text == "The last meeting was 1,036 days ago; every 28 days are agreed"


def test_what_is_not_shown_says_so():
    assert "protect" in finding_text(finding(f"coverage-{State.SUPPRESSED}"))
