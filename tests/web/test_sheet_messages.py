"""Whatever is wrong with a sheet is said in a sentence."""

from __future__ import annotations

import re

import pytest

from tracker.domain.sheets import ProblemCode
from tracker.web.messages import MESSAGES

DETAILS = {
    ProblemCode.TEXT_TOO_LONG: {"limit"},
    ProblemCode.DEPARTMENT_NOT_THEN: {"day"},
    ProblemCode.EVENT_ON_ANOTHER_DAY: {"days"},
    ProblemCode.DIALOGUE_STATE: {"current", "target"},
    ProblemCode.MORE_PARTICIPANTS_THAN_STAFF: {"day", "department", "headcount", "as_of", "participants"},
    ProblemCode.MORE_FIRST_TIMERS_THAN_PARTICIPANTS: {"day", "first_timers", "participants"},
    ProblemCode.MORE_FIRST_TIMERS_THAN_STAFF: {"day", "department", "headcount", "as_of", "first_timers"},
    ProblemCode.ALL_ARE_NEW_AT_THE_FIRST_EVENT: {"day", "first_timers", "participants"},
    ProblemCode.MORE_PARTICIPANTS_THAN_INVITED: {"participants", "invited"},
    ProblemCode.NAME_TAKEN: {"short_code"},
    ProblemCode.PARENT_REFUSED: {"line"},
    ProblemCode.DURATION_DIFFERS: {"hours"},
    ProblemCode.TOTAL_DIFFERS: {"sum"},
}
"""What the matching says about a problem besides its code, its column and its value."""


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("code", ProblemCode)
def test_every_problem_has_a_sentence_that_asks_for_no_more_than_is_known(code: ProblemCode):
    asked = set(re.findall(r"%\((\w+)\)s", str(MESSAGES[code])))
    assert asked <= DETAILS.get(code, set())
