from dataclasses import replace
from datetime import date

from tests.domain.participations import EXAMPLE_A_COUNTS, a_count, a_house, a_table, an_event
from tests.figures.validation import validated
from tracker.domain import coverage as rules
from tracker.domain import reach
from tracker.domain.attendances import by_event
from tracker.domain.dialogues import DialogueTarget
from tracker.domain.periods import Period
from tracker.domain.values import ratio, suppressed
from tracker.figures import coverage

YEAR = Period(date(2021, 1, 1), date(2021, 12, 31))


def percent(figure):
    return f"{figure.value:.0%}"


def table(column, target=DialogueTarget.WHOLE_HOUSE):
    event = an_event(target=target)
    rows = [a_count(event, key, number) for key, number in enumerate(column, 1)]
    return rules.of_event(by_event([event], rows)[0], *a_house())


def draw(found):
    return validated(coverage.of_event(found.rows, found.house, t=str, share=percent))


def names(spec):
    return spec["layout"]["yaxis"]["ticktext"]


def values(spec):
    return [text.strip() for text in spec["data"][-1]["text"]]


def test_the_largest_share_is_on_top():
    spec = draw(table(EXAMPLE_A_COUNTS[0]))
    assert names(spec) == ["Jugendamt", "Sozialamt", "Kämmerei", "Ordnungsamt", "Bauamt"]
    assert values(spec) == ["50%", "46%", "43%", "37%", "36%"]
    assert spec["layout"]["yaxis"]["range"] == [4.5, -0.5]


def test_two_departments_of_one_name_have_a_bar_each():
    rows = table(EXAMPLE_A_COUNTS[0]).rows[:2]
    bars = [coverage.Bar("Verwaltung", row.coverage) for row in rows]
    spec = validated(coverage.in_order(bars, t=str, share=percent))
    assert spec["data"][0]["y"] == [0, 1]


def test_the_house_is_a_line_with_its_name():
    layout = draw(table(EXAMPLE_A_COUNTS[0]))["layout"]
    assert layout["shapes"][0]["x0"] == layout["shapes"][0]["x1"] == 79 / 179
    assert layout["annotations"][0]["text"] == "House 44%"


def test_an_incomplete_share_is_marked_wherever_it_is_drawn():
    bars = [coverage.Bar("on site", ratio(1, 5, n_missing=2)), coverage.Bar("online", ratio(1, 4))]
    assert values(validated(coverage.in_order(bars, t=str, share=percent))) == ["20%*", "25%"]
    house = replace(table([31, 22, 11, 9, None]).house, upper=None)
    spec = coverage.of_event(table(EXAMPLE_A_COUNTS[0]).rows, house, t=str, share=percent)
    assert spec["layout"]["annotations"][0]["text"] == "House 41%*"


def test_every_administration_has_the_same_scale():
    assert draw(table(EXAMPLE_A_COUNTS[2]))["layout"]["xaxis"]["range"] == [0, 1]


def test_what_is_hidden_fills_its_line_and_shows_no_order():
    found = table(EXAMPLE_A_COUNTS[0])
    hidden = tuple(replace(row, coverage=suppressed(row.coverage)) for row in found.rows)
    spec = draw(replace(found, rows=hidden))
    assert names(spec) == [row.department.name for row in found.rows]
    assert (spec["data"][0]["meta"]["role"], set(spec["data"][0]["x"]), set(values(spec))) == ("hidden", {1}, {"•"})


def test_what_nobody_recorded_looks_unlike_zero_and_comes_last():
    spec = draw(table([31, 22, 11, None, 0]))
    known, unknown = spec["data"][:2]
    assert (known["x"][-1], unknown["x"], unknown["y"]) == (0, [1], [4])
    assert unknown["meta"]["role"] == "stale"
    assert values(spec)[-2:] == ["0%", "not recorded"]


def test_what_does_not_apply_has_no_bar():
    spec = draw(table([31], target=DialogueTarget.DEPARTMENTS))
    assert (spec["data"][0]["x"][-1], values(spec)[-1]) == (0, "–")


def test_without_a_figure_of_the_house_there_is_no_line():
    layout = draw(table([]))["layout"]
    assert "shapes" not in layout


def test_an_interval_ends_in_a_lighter_bar():
    departments, headcounts = a_house()
    counts = by_event(*a_table(EXAMPLE_A_COUNTS))
    rows = reach.by_department(counts, departments, headcounts, YEAR)
    house = reach.course(counts, departments, headcounts, on=YEAR.end)[-1].share
    least, most, written = validated(coverage.of_period(rows, house, t=str, share=percent))["data"]
    assert (least["x"][0], most["meta"]["role"]) == (0.5, "soft")
    assert least["x"][0] + most["x"][0] == 52 / 62
    assert written["text"][0].strip() == "50%"


def test_more_departments_need_more_room():
    assert coverage.height(range(24)) - coverage.height(range(4)) == 20 * coverage.HEIGHT_OF_BAR
