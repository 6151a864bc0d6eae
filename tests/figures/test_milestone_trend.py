from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.milestones import TODAY, a_milestone, reached, reports
from tests.figures.validation import validated
from tracker.domain.milestone_trend import MOST_LINES, analyse
from tracker.figures.milestone_trend import trend

PLAN = date(2021, 11, 30)
DAYS = [TODAY - timedelta(days=40), TODAY - timedelta(days=20), TODAY]


def draw(milestones, revisions):
    lines = analyse(milestones, revisions, TODAY).lines
    return validated(trend(lines, TODAY, t=str, day=date.isoformat))


def course(*days, key=1, at=DAYS):
    return reports(*zip(at, days, strict=True), key=key)


def texts(figure):
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_report_days_run_across_and_expected_days_up():
    (trace,) = draw([a_milestone()], course(PLAN, PLAN, date(2021, 12, 10)))["data"]
    assert trace["x"] == [day.isoformat() for day in DAYS]
    assert trace["y"] == ["2021-11-30", "2021-11-30", "2021-12-10"]


def test_a_line_behind_its_plan_has_a_role_and_each_report_its_mark():
    (trace,) = draw([a_milestone()], course(PLAN, PLAN, date(2021, 12, 10)))["data"]
    assert trace["meta"] == {"role": "late", "roles": ["plan", "plan", "late"]}


def test_a_line_on_plan_is_labelled_with_its_day():
    figure = draw([a_milestone(title="Maßnahmenplan")], course(PLAN, PLAN, PLAN))
    assert figure["data"][0]["meta"]["role"] == "plan"
    assert texts(figure) == ["Maßnahmenplan", "2021-11-30"]


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (date(2021, 12, 1), "2021-12-01 (+1\N{NO-BREAK SPACE}day)"),
        (date(2022, 1, 31), "2022-01-31 (+62\N{NO-BREAK SPACE}days)"),
        (date(2021, 11, 27), "2021-11-27 (\N{MINUS SIGN}3\N{NO-BREAK SPACE}days)"),
    ],
)
def test_the_label_says_how_far_the_milestone_moved(expected, words):
    assert texts(draw([a_milestone()], course(PLAN, PLAN, expected)))[1] == words


def test_a_line_without_a_fresh_report_goes_on_dashed():
    old = [TODAY - timedelta(days=back) for back in (100, 80, 60)]
    figure = draw([a_milestone()], course(PLAN, PLAN, PLAN, at=old))
    assert figure["data"][1]["meta"]["role"] == "stale"
    assert figure["data"][1]["x"] == [old[-1].isoformat(), TODAY.isoformat()]
    assert texts(figure)[1].endswith("no fresh date")


def test_what_is_done_ends_in_a_square_on_the_diagonal():
    milestone = reached(planned=date(2021, 8, 31), on=date(2021, 9, 14))
    figure = draw([milestone], course(date(2021, 8, 31), date(2021, 9, 10), date(2021, 9, 10)))
    trace = figure["data"][0]
    assert trace["x"][-1] == trace["y"][-1] == "2021-09-14"
    assert (trace["meta"]["role"], trace["meta"]["roles"][-1]) == ("done", "done")
    assert texts(figure)[1] == "reached on 2021-09-14 (+14\N{NO-BREAK SPACE}days)"


def test_what_was_done_early_is_labelled_with_the_rest_and_a_line_leads_there():
    early = reached(1, planned=date(2021, 2, 28), on=date(2021, 2, 25))
    start = [date(2021, 1, 31), date(2021, 2, 10), date(2021, 2, 20)]
    rows = [*course(*[date(2021, 2, 28)] * 3, at=start), *course(PLAN, PLAN, PLAN, key=2)]
    layout = draw([early, a_milestone(2)], rows)["layout"]
    assert {note["x"] for note in layout["annotations"]} == {TODAY.isoformat()}
    level = next(shape for shape in layout["shapes"] if shape["name"] == "leader")
    assert (level["x0"], level["x1"]) == ("2021-02-25", TODAY.isoformat())
    assert level["y0"] == level["y1"] == "2021-02-25"


@given(st.lists(st.integers(0, 400), min_size=1, max_size=MOST_LINES))
def test_no_label_lies_on_another_however_close_the_lines_end(days):
    milestones = [a_milestone(key) for key in range(1, len(days) + 1)]
    ends = [PLAN + timedelta(days=each) for each in days]
    rows = [row for key, end in enumerate(ends, start=1) for row in course(PLAN, PLAN, end, key=key)]
    layout = trend(analyse(milestones, rows, TODAY).lines, TODAY, t=str, day=date.isoformat)["layout"]
    low, high = map(datetime.fromisoformat, layout["yaxis"]["range"])
    places = [(datetime.fromisoformat(note["y"]) - low) / (high - low) for note in layout["annotations"][::2]]
    assert all(later - earlier >= 1 / MOST_LINES - 1e-6 for earlier, later in pairwise(places))
    assert 1 / 14 - 1e-6 <= places[0] <= places[-1] <= 13 / 14 + 1e-6


def test_the_diagonal_joins_equal_days():
    diagonal, now, *_ = draw([a_milestone(forecast_on=TODAY)], course(TODAY, TODAY, TODAY))["layout"]["shapes"]
    assert (diagonal["x0"], diagonal["x1"]) == (diagonal["y0"], diagonal["y1"])
    assert now["x0"] == now["x1"] == TODAY.isoformat()


def test_milestones_far_ahead_do_not_reach_the_diagonal():
    far = date(2023, 1, 1)
    shapes = draw([a_milestone()], course(far, far, far))["layout"]["shapes"]
    assert [shape["name"] for shape in shapes] == ["now", "leader"]


def test_a_title_is_shortened_and_its_signs_are_not_marks():
    figure = draw([a_milestone(title="<b>Ein sehr langer Titel eines Meilensteins")], course(PLAN, PLAN, PLAN))
    assert texts(figure)[0] == "&lt;b&gt;Ein sehr langer Titel eines Me…"


def test_without_milestones_the_figure_is_empty():
    assert draw([], [])["data"] == []
