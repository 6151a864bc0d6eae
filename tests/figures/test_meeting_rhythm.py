from datetime import date

from tests.domain.test_meeting_rhythm import ABSENT, EXCUSED, PRESENT, SUBSTITUTE, meetings, rhythm_of, seats
from tests.figures.validation import validated
from tracker.domain.meeting_rhythm import attendance
from tracker.domain.periods import Period
from tracker.figures import meeting_rhythm


def gaps(*days, **options):
    return validated(meeting_rhythm.gaps(rhythm_of(*days, **options), t=str, day=date.isoformat))


def looks(figure):
    return {trace["meta"]["role"]: trace["y"] for trace in figure["data"]}


def test_a_gap_that_is_too_long_has_another_pattern():
    figure = gaps(28, 30, 29, 61, 27)
    assert looks(figure) == {"bar": [28, 30, 29, 27], "late": [61]}
    assert figure["layout"]["xaxis"]["categoryarray"][3] == figure["data"][1]["x"][0] == "2021-06-09"


def test_a_planned_break_is_lighter():
    assert looks(gaps(28, 61, breaks=[Period(date(2021, 3, 1), date(2021, 3, 2))])) == {"bar": [28], "soft": [61]}


def test_what_was_agreed_is_a_line_with_its_name():
    layout = gaps(28, 30)["layout"]
    assert layout["shapes"][0]["y0"] == 28
    assert layout["annotations"][0]["text"].endswith("(agreed: 28)")


def test_without_an_agreed_rhythm_there_is_no_line():
    figure = gaps(28, 61, weeks=None)
    assert figure["layout"]["shapes"] == []
    assert figure["layout"]["annotations"][0]["text"] == "Days between meetings"
    assert looks(figure) == {"bar": [28, 61]}


def test_seats_are_taken_empty_or_unknown():
    first, second = meetings(28)
    rows = [*seats(first, PRESENT, SUBSTITUTE, EXCUSED, ABSENT), *seats(second, PRESENT, None, None)]
    found = attendance([first, second], rows, second.starts_on)
    figure = validated(meeting_rhythm.attendance(found.rows, t=str, day=date.isoformat))
    assert {trace["name"]: trace["y"] for trace in figure["data"]} == {
        "present": [1, 1],
        "represented": [1, 0],
        "excused or absent": [2, 0],
        "not recorded": [0, 2],
    }


def test_what_never_happened_is_not_in_the_legend():
    (meeting,) = meetings()
    found = attendance([meeting], seats(meeting, PRESENT), meeting.starts_on)
    figure = validated(meeting_rhythm.attendance(found.rows, t=str, day=date.isoformat))
    assert [trace["name"] for trace in figure["data"]] == ["present"]
