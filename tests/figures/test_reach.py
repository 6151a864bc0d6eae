from dataclasses import replace
from datetime import date, timedelta

from tests.domain.participations import EXAMPLE_A_COUNTS, a_house, a_table
from tests.figures.validation import validated
from tracker.domain import reach as rules
from tracker.domain.attendances import by_event
from tracker.domain.values import suppressed
from tracker.figures import reach

END = date(2021, 12, 31)


def draw(columns, firsts=(), until=END):
    points = rules.course(by_event(*a_table(columns, firsts)), *a_house(), on=END)
    return validated(reach.over_time(points, until, t=str, share=lambda figure: f"{figure.value:.0%}"))


def test_bounds_make_a_band():
    lower, upper, _dots = draw(EXAMPLE_A_COUNTS)["data"]
    assert (lower["y"][-1], upper["y"][-1]) == (79 / 179, 142 / 179)
    assert (lower["name"], upper["name"], upper["fill"]) == ("at least", "at most", "tonexty")


def test_exact_reach_is_one_stair():
    stair, dots = draw(EXAMPLE_A_COUNTS, [EXAMPLE_A_COUNTS[0], [1] * 5, [0] * 5])["data"]
    assert (stair["y"][:-1], stair["line"], stair["name"]) == (dots["y"], {"shape": "hv"}, "reached")
    assert dots["y"] == [79 / 179, 84 / 179, 84 / 179]


def test_what_was_reached_stays_reached_until_the_end():
    stair, *_ = draw(EXAMPLE_A_COUNTS)["data"]
    assert (stair["x"][-1], stair["y"][-1]) == (END.isoformat(), stair["y"][-2])


def test_a_last_step_can_be_seen_on_its_day():
    dots = draw(EXAMPLE_A_COUNTS)["data"][-1]
    last = date.fromisoformat(dots["x"][-1])
    stair = draw(EXAMPLE_A_COUNTS, until=last)["data"][0]
    assert date.fromisoformat(stair["x"][-1]) >= last + timedelta(days=1)


def test_the_end_is_labelled():
    assert [note["text"] for note in draw(EXAMPLE_A_COUNTS)["layout"]["annotations"]] == ["44%"]


def test_points_of_which_something_is_missing_are_open_and_the_end_says_so():
    known = draw(EXAMPLE_A_COUNTS)
    assert known["data"][-1]["meta"]["roles"] == ["plan"] * 3
    figure = draw([*EXAMPLE_A_COUNTS[:2], [1, None, 1, 1, 1]])
    assert figure["data"][-1]["meta"]["roles"] == ["plan", "plan", "part"]
    [note] = figure["layout"]["annotations"]
    assert note["text"] == "44%*"


def test_hidden_points_are_left_out():
    points = rules.course(by_event(*a_table(EXAMPLE_A_COUNTS)), *a_house(), on=END)
    points[1] = replace(points[1], share=suppressed(points[1].share))
    figure = validated(reach.over_time(points, END, t=str, share=str))
    assert figure["data"][-1]["x"] == [points[0].event.held_on.isoformat(), points[2].event.held_on.isoformat()]


def test_without_events_the_figure_is_empty():
    assert draw([])["data"] == []
