"""What is released tells nobody what was hidden: not by subtraction, not over time, not with a correction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.attacker import Attacker, Secret, beyond, number, small, truth_of
from tests.domain.participations import EXAMPLE_A, EXAMPLE_A_COUNTS
from tests.domain.releases import a_release
from tracker.domain import suppression
from tracker.domain.dialogues import DialogueTarget
from tracker.domain.disclosure import Rules
from tracker.domain.disclosure_audit import Audit
from tracker.domain.groupings import UnitGroupRow
from tracker.domain.release_checks import Prepared
from tracker.domain.released_figures import HIDDEN
from tracker.domain.releases import Audience
from tracker.domain.suppression_table import Unprotected

SIZES = {"A": 62, "B": 48, "C": 30, "D": 25, "E": 14}


def attack(releases: Sequence[Prepared], audience: Audience) -> Attacker:
    """Return somebody who read every release that the audience gets."""
    attacker = Attacker()
    for release in releases:
        if audience is Audience.HOUSE or release.shown["audience"] == Audience.PUBLIC:
            attacker.read(release.shown, truth_of(release.ledger))
    return attacker


def cracked(releases: Sequence[Prepared], audience: Audience) -> list[tuple[object, ...]]:
    """Return what few people are and lies closer together than the threshold of its release allows."""
    attacker = attack(releases, audience)
    widths: dict[frozenset[Secret], int] = {}
    for release in releases:
        if release.shown["audience"] == audience:
            for place in truth_of(release.ledger).values():
                secret, threshold = frozenset(place), release.shown["threshold"]
                if 1 <= number(secret) < threshold:
                    widths[secret] = max(widths.get(secret, 0), min(threshold - 1, attacker.range(secret)))
    for secret, threshold in between(releases, audience):
        widths[secret] = max(widths.get(secret, 0), min(threshold - 1, attacker.range(secret)))
    found = [(secret, attacker.bounds(secret), width) for secret, width in widths.items()]
    return [(secret, bounds) for secret, bounds, width in found if bounds[1] - bounds[0] < width]


def between(releases: Sequence[Prepared], audience: Audience) -> Iterator[tuple[frozenset[Secret], int]]:
    """Yield what few people of a unit are at the events that one of two releases covers and the other does not.

    With it comes the threshold that holds: the lowest since the later release, because what was never hidden may be
    shown once it is not small any more.
    """
    read = [each for each in releases if audience is Audience.HOUSE or each.shown["audience"] == Audience.PUBLIC]
    for at, later in enumerate(read):
        own = [each.shown["threshold"] for each in read[at:] if each.shown["audience"] == audience]
        for earlier in read[:at] if later.shown["audience"] == audience else ():
            for one, other in ((earlier, later), (later, earlier)):
                sums = beyond(truth_of(one.ledger), truth_of(other.ledger))
                yield from ((each, min(own)) for each in sums if 1 <= number(each) < min(own))


def test_example_a_hides_the_cheapest_rectangle():
    release = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS)
    assert release.shown["cells"] == [
        [
            31,
            12,
            9,
        ],
        [22, 8, 7],
        [11, HIDDEN, HIDDEN],
        [9, 6, 5],
        [6, HIDDEN, HIDDEN],
        ["x", "x", "x"],
    ]
    assert release.shown["unit_totals"] == [52, 37, 20, 20, 13, "x"]
    assert release.shown["event_totals"] == [79, 31, 32]
    assert release.shown["total"] == 142
    assert release.report["numbers"] == {"few": 2, "protects": 2}


def test_without_secondary_suppression_the_attacker_wins():
    release = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS, has_secondary=False)
    assert [bounds for _secret, bounds in cracked([release], Audience.HOUSE)] == [(3, 3), (2, 2)]


def test_a_cumulative_report_does_not_give_the_next_event_away():
    sizes = {"Ordnungsamt": 30, "Jugendamt": 62, "Sozialamt": 48}
    first = a_release(sizes, [[14, 20, 18], [10, 16, 15]])
    assert first.shown["unit_totals"][0] == 24
    second = a_release(sizes, [[14, 20, 18], [10, 16, 15], [2, 12, 14]], history=[first.ledger])
    assert second.shown["unit_totals"][0] == HIDDEN
    assert cracked([first, second], Audience.HOUSE) == []


def test_two_running_totals_do_not_tell_how_few_came_between_them():
    sizes = {"Betreuungsbehörde": 11, "Jugendamt": 62, "Sozialamt": 48, "Bauamt": 30}
    pilot, year = [[7, 20, 18, 9]], [[2, 9, 8, 7], [2, 12, 14, 8]]
    first = a_release(sizes, pilot)
    second = a_release(sizes, [*pilot, *year], history=[first.ledger])
    assert first.shown["unit_totals"][0] == 7
    assert second.shown["unit_totals"][0] == HIDDEN
    assert second.report["exposed"] == 0
    assert cracked([first, second], Audience.HOUSE) == []


def test_a_part_that_tells_what_the_rest_of_a_longer_release_was_is_said_to():
    sizes = {"Betreuungsbehörde": 11, "Jugendamt": 62, "Sozialamt": 48, "Bauamt": 30}
    pilot, year = [[7, 20, 18, 9], [6, 14, 11, 8]], [[2, 9, 8, 7], [2, 12, 14, 8]]
    whole = a_release(sizes, [*pilot, *year])
    assert (whole.shown["cells"][0], whole.shown["unit_totals"][0]) == ([7, 6, HIDDEN, HIDDEN], 17)
    part = a_release(sizes, pilot, history=[whole.ledger])
    assert part.shown["unit_totals"][0] == 13, "hiding it would hide nothing"
    assert part.report["exposed"] == 1


def test_what_was_hidden_stays_hidden_while_it_is_the_same_number():
    first = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS)
    second = a_release(EXAMPLE_A, [*EXAMPLE_A_COUNTS, [20, 18, 10, 9, 7]], history=[first.ledger])
    hidden = {(i, j) for i, row in enumerate(first.shown["cells"]) for j, code in enumerate(row) if code == HIDDEN}
    assert hidden == {(2, 1), (2, 2), (4, 1), (4, 2)}
    assert all(second.shown["cells"][i][j] == HIDDEN for i, j in hidden)


def test_a_small_correction_waits_and_the_old_number_is_shown_again():
    first = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS)
    corrected = [[33, *EXAMPLE_A_COUNTS[0][1:]], *EXAMPLE_A_COUNTS[1:]]
    second = a_release(EXAMPLE_A, corrected, history=[first.ledger])
    assert second.shown["cells"][0][0] == 31
    assert second.shown["events"][0]["has_waiting_correction"]
    assert second.report["carried"] == [1]


def test_a_large_correction_is_shown_with_the_next_release():
    first = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS)
    corrected = [[39, *EXAMPLE_A_COUNTS[0][1:]], *EXAMPLE_A_COUNTS[1:]]
    second = a_release(EXAMPLE_A, corrected, history=[first.ledger])
    assert (second.shown["cells"][0][0], second.shown["event_totals"][0]) == (39, 87)
    assert second.report["carried"] == []
    assert cracked([first, second], Audience.HOUSE) == []


def test_a_waiting_event_keeps_its_first_timers():
    firsts = [[31, 22, 11, 9, 6], [6, 4, 1, 3, 1]]
    first = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS, firsts=firsts)
    corrected = [EXAMPLE_A_COUNTS[0], [14, *EXAMPLE_A_COUNTS[1][1:]], EXAMPLE_A_COUNTS[2]]
    second = a_release(EXAMPLE_A, corrected, firsts=firsts, history=[first.ledger])
    assert second.report["carried"] == [2]
    assert second.shown["first_timers"] == first.shown["first_timers"] == [79, 15, "n"]


def test_almost_complete_attendance_is_shown_as_at_least():
    release = a_release({"A": 14, "B": 40, "C": 40}, [[13, 20, 20], [8, 20, 20]])
    assert release.shown["cells"][0][0] == [12]


def test_the_public_gets_rounded_totals_and_no_department_at_an_event():
    release = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS, audience=Audience.PUBLIC)
    assert release.shown["cells"] == []
    assert release.shown["event_totals"] == [80, 30, 30]
    assert all(code == HIDDEN or code == "x" or code % 5 == 0 for code in release.shown["unit_totals"])
    assert cracked([release], Audience.PUBLIC) == []


def test_the_house_is_not_told_by_the_public_what_it_was_not_shown():
    sizes, columns = {"A": 11, "B": 10, "C": 10}, [[9, 0, 0], [0, 0, 1]]
    public = a_release(sizes, columns, audience=Audience.PUBLIC)
    house = a_release(sizes, columns[:1], history=[public.ledger])
    assert house.shown["cells"][0] == [HIDDEN], "not even at least nine"
    assert cracked([public, house], Audience.HOUSE) == []


def test_what_the_house_knows_the_public_may_be_told_rounded():
    house = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS)
    public = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS, audience=Audience.PUBLIC, history=[house.ledger])
    assert public.shown["event_totals"] == [80, 30, 30]
    assert cracked([house, public], Audience.HOUSE) == cracked([house, public], Audience.PUBLIC) == []


def test_small_units_are_shown_as_one():
    sizes = {"A": 62, "B": 48, "Stab": 4, "Büro": 7}
    groups = [UnitGroupRow("Kleine Einheiten", (3, 4))]
    release = a_release(sizes, [[31, 22, 3, 5], [12, 9, 2, 4]], groups=groups)
    assert [unit["name"] for unit in release.shown["units"]] == ["A", "B", "Kleine Einheiten", ""]
    assert release.shown["units"][2]["members"] == ["Stab", "Büro"]
    assert release.shown["units"][2]["headcount"] == 11
    assert 8 in release.shown["cells"][2] or [9] in release.shown["cells"][2] or HIDDEN in release.shown["cells"][2]


def test_a_unit_that_was_shown_alone_is_not_given_away_by_the_group_it_joins():
    sizes = {"A": 62, "B": 48, "C": 20, "Stab": 12}
    first = a_release(sizes, [[31, 22, 8, 7]])
    assert first.shown["cells"][2:4] == [[8], [7]]
    joined = a_release(
        sizes, [[31, 22, 8, 7]], groups=[UnitGroupRow("Kleine Einheiten", (3, 4))], history=[first.ledger]
    )
    assert joined.shown["cells"][2] == [15]
    small_one = a_release(sizes, [[31, 22, 8, 3]])
    later = a_release(
        sizes, [[31, 22, 8, 3]], groups=[UnitGroupRow("Kleine Einheiten", (3, 4))], history=[small_one.ledger]
    )
    assert small_one.shown["cells"][3] == [HIDDEN]
    if small_one.shown["cells"][2] == [8]:
        assert later.shown["cells"][2] == [HIDDEN]


@pytest.mark.parametrize("audience", Audience)
def test_an_empty_period_shows_nothing(audience):
    release = a_release(EXAMPLE_A, [], audience=audience)
    assert (release.shown["events"], release.shown["total"]) == ([], "x")


def test_first_timers_are_hidden_where_few_came_or_few_came_again():
    columns = [[31, 22, 11, 9, 6], [20, 15, 9, 8, 6], [21, 14, 9, 7, 6]]
    firsts = [[31, 22, 11, 9, 6], [2, 1, 0, 0, 0], [10, 6, 3, 2, 1]]
    release = a_release(EXAMPLE_A, columns, firsts=firsts)
    assert release.shown["first_timers"][0] == 79
    assert release.shown["first_timers"][1] == HIDDEN


def test_what_was_shown_before_the_threshold_was_raised_cannot_be_hidden_again():
    columns = [[31, 22, 11, 9, 4], [20, 15, 9, 8, 6]]
    first = a_release(EXAMPLE_A, columns, rules=Rules(3))
    assert first.shown["cells"][4][0] == 4
    second = a_release(EXAMPLE_A, columns, history=[first.ledger])
    assert second.shown["cells"][4][0] == HIDDEN
    assert second.report["exposed"] == 1
    assert second.report["numbers"] == {"few": 1}


def test_first_timers_that_were_shown_before_the_threshold_was_raised_are_counted_as_exposed():
    sizes, columns, firsts = {"A": 30, "B": 30}, [[10, 9], [9, 8]], [[10, 9], [4, 2]]
    first = a_release(sizes, columns, firsts=firsts, audience=Audience.PUBLIC, rules=Rules(6, base=5))
    assert first.shown["first_timers"][1] == 5
    second = a_release(sizes, columns, firsts=firsts, audience=Audience.PUBLIC, history=[first.ledger])
    assert second.shown["first_timers"][1] == HIDDEN
    assert second.report["exposed"] > 0


def test_what_was_hidden_under_a_higher_threshold_does_not_follow_under_a_lower_one():
    sizes, columns = {"A": 40, "B": 30, "C": 20}, [[20, 15, 4]]
    first = a_release(sizes, columns)
    assert first.shown["cells"][2] == [HIDDEN]
    second = a_release(sizes, columns, rules=Rules(3), history=[first.ledger])
    assert second.shown["cells"][2] == [HIDDEN]
    assert second.report["exposed"] == 0
    assert cracked([first, second], Audience.HOUSE) == []


def test_at_an_event_for_managers_the_staff_does_not_say_who_stayed_away():
    columns = [[6, 5, 0, 7, 0]]
    everybody = a_release(EXAMPLE_A, columns)
    managers = a_release(EXAMPLE_A, columns, target=DialogueTarget.MANAGERS)
    assert everybody.shown["cells"][2] == [0]
    assert managers.shown["cells"][2] == managers.shown["cells"][4] == [HIDDEN]
    assert managers.shown["unit_totals"][2] == HIDDEN


def test_events_of_a_year_are_shown_after_small_departments_became_one_unit():
    sizes = {"A": 62, "B": 48, "C": 30, "D": 25, "Stab": 12, "Rpa": 9}
    year = [[31, 22, 11, 9, 2, 1], [12, 8, 9, 6, 6, 5], [20, 11, 10, 9, 5, 6]]
    first = a_release(sizes, year)
    small_ones = [UnitGroupRow("Kleine Einheiten", (5, 6))]
    second = a_release(sizes, [*year, [22, 18, 12, 10, 6, 7]], groups=small_ones, history=[first.ledger])
    assert second.shown["waiting"] == []
    assert second.shown["cells"][4][2:] == [11, 13]
    assert cracked([first, second], Audience.HOUSE) == []


def test_a_hidden_group_that_grows_is_hidden_by_hiding_cells():
    sizes = {"A": 40, "B": 30, "C": 25, "Rpa": 9, "Stab": 5, "Gst": 6}
    columns = [[20, 15, 9, 5, 1, 2], [18, 14, 8, 6, 4, 5]]
    first = a_release(sizes, columns, groups=[UnitGroupRow("K", (5, 6))])
    second = a_release(sizes, columns, groups=[UnitGroupRow("K", (4, 5, 6))], history=[first.ledger])
    assert first.shown["cells"][4][0] == HIDDEN
    assert second.shown["waiting"] == []
    assert cracked([first, second], Audience.HOUSE) == []


def test_departments_that_were_a_hidden_group_hide_behind_another_one():
    sizes, columns = {"A": 20, "B": 20, "C": 12, "D": 12, "E": 12}, [[9, 8, 3, 1, 6]]
    first = a_release(sizes, columns, groups=[UnitGroupRow("K", (3, 4))])
    second = a_release(sizes, columns, history=[first.ledger])
    assert first.shown["cells"][2:4] == [[HIDDEN], [HIDDEN]]
    assert second.shown["cells"] == [[9], [8], [HIDDEN], [HIDDEN], [HIDDEN], ["x"]]
    assert cracked([first, second], Audience.HOUSE) == []


def test_what_a_group_was_at_least_is_not_more_exactly_told_by_its_departments():
    sizes, columns = {"A": 20, "B": 20, "C": 5, "D": 3, "E": 12}, [[9, 8, 5, 1, 6]]
    first = a_release(sizes, columns, groups=[UnitGroupRow("K", (3, 4))])
    assert first.shown["cells"][3] == [[6]]
    second = a_release(sizes, columns, history=[first.ledger])
    lower, upper = attack([first, second], Audience.HOUSE).bounds([("d3", 1, 5), ("d4", 1, 1)])
    assert upper - lower >= 2


def test_a_department_smaller_than_the_threshold_holds_nothing_up():
    release = a_release({"A": 62, "B": 48, "Stab": 2}, [[31, 22, 1], [12, 9, 2]])
    assert release.shown["waiting"] == []
    assert release.report["exposed"] == 0


def test_first_timers_wait_all_together_if_hiding_some_is_not_enough(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_arguments: object, **_options: object) -> None:
        raise Unprotected(0)

    shared = suppression.protect
    monkeypatch.setattr(
        suppression, "protect", lambda table, *a, **o: shared(table, *a, **o) if table.is_bounded else refuse()
    )
    release = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS, firsts=[[1, 1, 1, 1, 1], [6, 5, 2, 3, 1], [2, 3, 2, 2, 1]])
    assert release.shown["first_timers"] == [HIDDEN] * 3
    assert release.shown["event_totals"] == [79, 31, 32]


def test_an_event_waits_if_no_pattern_protects(monkeypatch: pytest.MonkeyPatch):
    for question in ("is_open", "is_safe"):
        monkeypatch.setattr(Audit, question, lambda audit, *_target, **_known: not audit.atoms)
    release = a_release(EXAMPLE_A, EXAMPLE_A_COUNTS)
    assert [event["id"] for event in release.shown["waiting"]] == release.report["waiting"] != []


COUNTS = st.integers(0, 12)


@dataclass(frozen=True)
class Step:
    """A release in a history: for whom, of how many events, under which threshold, and who is shown as one by then."""

    audience: Audience
    events: int
    threshold: int
    group: tuple[int, ...]


@dataclass(frozen=True)
class History:
    """A house, the counts of its events, its releases, and what is corrected after each: event, department, number."""

    sizes: Mapping[str, int]
    columns: list[list[int]]
    firsts: list[list[int]]
    others: list[int]
    steps: list[Step]
    corrections: list[tuple[int, int, int]]

    def releases(self) -> list[Prepared]:
        """Return the releases one after the other."""
        columns = [list(column) for column in self.columns]
        found: list[Prepared] = []
        for at, step in enumerate(self.steps):
            found.append(
                a_release(
                    self.sizes,
                    columns[: step.events],
                    firsts=[list(map(min, f, c)) for f, c in zip(self.firsts, columns, strict=True)][: step.events],
                    others=self.others[: step.events],
                    audience=step.audience,
                    rules=Rules(step.threshold, base=1 if step.audience is Audience.HOUSE else 5),
                    groups=[UnitGroupRow("Kleine Einheiten", step.group)] if step.group else [],
                    history=[each.ledger for each in found],
                )
            )
            if at < len(self.corrections):
                event, department, number = self.corrections[at]
                columns[event][department] = number
        return found


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Houses of few units, some of them tiny, and few events; groups and thresholds change between releases."""
    sizes = {name: draw(st.integers(2, 40)) for name in "ABCDE"[: draw(st.integers(2, 5))]}
    events = draw(st.integers(1, 4))
    columns = [[min(size, draw(COUNTS)) for size in sizes.values()] for _ in range(events)]
    groups = st.sets(st.integers(1, len(sizes)), min_size=2, max_size=3).map(lambda each: tuple(sorted(each)))
    audiences = st.sampled_from(list(Audience))
    return History(
        sizes=sizes,
        columns=columns,
        firsts=[[draw(st.integers(0, number)) for number in column] for column in columns],
        others=draw(st.just([]) | st.lists(st.integers(0, 6), min_size=events, max_size=events)),
        steps=[
            Step(
                audience,
                draw(st.integers(1, events)),
                draw(st.sampled_from([5, 5, 3]) if audience is Audience.HOUSE else st.sampled_from([10, 10, 6])),
                draw(st.just(()) | groups) if len(sizes) > 2 else (),
            )
            for audience in draw(st.lists(audiences, min_size=1, max_size=4))
        ],
        corrections=[
            (event, department, min(list(sizes.values())[department], number))
            for event, department, number in draw(
                st.lists(
                    st.tuples(st.integers(0, events - 1), st.integers(0, len(sizes) - 1), st.integers(0, 12)),
                    max_size=3,
                )
            )
        ],
    )


@settings(max_examples=120, deadline=None)
@given(histories())
def test_no_history_of_releases_lets_anybody_work_out_a_small_number(history):
    releases = history.releases()
    assume(not any(release.report["exposed"] for release in releases))
    assert cracked(releases, Audience.HOUSE) == []
    assert cracked(releases, Audience.PUBLIC) == []


@settings(max_examples=40, deadline=None)
@given(histories())
def test_a_total_that_was_shown_is_shown_again_while_the_rules_stay_the_same(history):
    steps = [replace(step, audience=Audience.HOUSE, threshold=5, group=()) for step in history.steps]
    seen: dict[int, object] = {}
    for release in replace(history, steps=steps, corrections=[]).releases():
        totals = {
            event["id"]: n for event, n in zip(release.shown["events"], release.shown["event_totals"], strict=True)
        }
        assert {key: totals[key] for key in seen if key in totals} == {
            key: n for key, n in seen.items() if key in totals
        }
        seen |= {key: total for key, total in totals.items() if total != HIDDEN}


@settings(max_examples=60, deadline=None)
@given(histories())
def test_the_one_person_behind_a_hidden_number_learns_of_no_other(history):
    release = a_release(history.sizes, history.columns)
    attacker = attack([release], Audience.HOUSE)
    secrets = list(small(attacker, 5))
    for insider in (secret for secret in secrets if number(secret) == 1):
        for secret in secrets:
            if secret != insider:
                lower, upper = attacker.bounds(secret, known=insider)
                assert upper - lower >= min(4, attacker.range(secret))


@settings(max_examples=40, deadline=None)
@given(histories())
def test_the_same_figures_give_the_same_pattern(history):
    assert [each.shown for each in history.releases()] == [each.shown for each in history.releases()]
