"""Rings of hidden numbers: how far one can be moved while everything that was shown stays true."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.disclosure_audit import Audit
from tracker.domain.disclosure_facts import Atom, Fact, Sum, Target, by_atom, moves
from tracker.domain.disclosure_rings import Rings


def a_table(
    counts: Sequence[Sequence[int]], *, shown: Sequence[int] = (), upper: int | None = 10
) -> tuple[list[Atom], list[Fact]]:
    """Return a table of which the totals are known, and some of its numbers, counted row by row."""
    width = len(counts[0])
    atoms = [Atom(count, upper=upper, event=at) for row in counts for at, count in enumerate(row)]
    rows = [[at * width + column for column in range(width)] for at in range(len(counts))]
    columns = [[at * width + column for at in range(len(counts))] for column in range(width)]
    sums = [*rows, *columns, *([at] for at in shown)]
    totals = [sum(atoms[atom].count for atom in each) for each in sums]
    return atoms, [Fact(dict.fromkeys(each, 1), total, total) for each, total in zip(sums, totals, strict=True)]


def rings_of(atoms: list[Atom], facts: list[Fact]) -> Rings:
    known = dict(enumerate(facts))
    return Rings(atoms, known, by_atom({key: fact.sum for key, fact in known.items()}))


def agrees(change: Sum, atoms: list[Atom], facts: list[Fact]) -> bool:
    """Whether the table, changed like this, is possible and says the same."""
    counts = [atom.count + change.get(at, 0) for at, atom in enumerate(atoms)]
    bounds = all(
        atom.lower <= n and (atom.upper is None or n <= atom.upper) for n, atom in zip(counts, atoms, strict=True)
    )
    sums = all(fact.lower <= sum(counts[at] * c for at, c in fact.sum.items()) <= fact.upper for fact in facts)
    return bounds and sums


def test_the_smallest_ring_is_a_rectangle():
    rings = rings_of(*a_table([[3, 6, 9], [2, 5, 9], [7, 7, 7]], shown=[2, 5, 6, 7, 8]))
    assert rings.change(0, 1, 4) == {0: 2, 1: -2, 3: -2, 4: 2}


def test_a_ring_goes_no_further_than_its_smallest_number():
    rings = rings_of(*a_table([[3, 6], [2, 5]]))
    assert rings.change(0, 1, 4) == {0: 2, 1: -2, 2: -2, 3: 2}
    assert rings.change(0, -1, 4) == {0: -3, 1: 3, 2: 3, 3: -3}
    assert rings.change(0, -1, 1) == {0: -1, 1: 1, 2: 1, 3: -1}


def test_where_one_ring_is_too_narrow_another_one_adds_to_it():
    rings = rings_of(*a_table([[3, 1, 9], [1, 9, 9], [3, 9, 9]], upper=20))
    change = rings.change(0, 1, 4)
    assert change[0] == 4
    assert change[3] + change[6] == -4


def test_a_longer_ring_is_found_where_no_rectangle_is_hidden():
    atoms, facts = a_table([[2, 5, 0], [0, 5, 5], [5, 0, 5]], shown=[2, 3, 7])
    change = rings_of(atoms, facts).change(0, 1, 2)
    assert len(change) == 6
    assert change[0] == 2
    assert agrees(change, atoms, facts)


def test_a_number_that_was_shown_does_not_move():
    rings = rings_of(*a_table([[3, 6], [2, 5]], shown=[0]))
    assert rings.change(0, 1, 4) == rings.change(1, 1, 4) == {}


def test_whoever_knows_a_corner_sees_through_the_ring():
    rings = rings_of(*a_table([[3, 6], [2, 5]]))
    assert rings.change(0, 1, 4, known=3) == rings.change(0, 1, 4, known=0) == {}


def test_what_is_known_to_be_at_least_a_number_moves_down_to_it():
    atoms, facts = a_table([[3, 6], [2, 5]])
    rings = rings_of(atoms, [*facts, Fact({3: 1}, 4, 10)])
    assert rings.change(0, -1, 4)[3] == -1


def test_a_number_of_which_no_sum_was_shown_moves_alone():
    assert rings_of([Atom(3, upper=10)], []).change(0, 1, 4) == {0: 4}
    assert rings_of([Atom(3)], []).change(0, 1, 9) == {0: 9}
    assert rings_of([Atom(3)], []).change(0, -1, 9) == {0: -3}


def test_where_totals_are_hidden_a_way_ends():
    atoms, facts = a_table([[3, 6], [2, 5]])
    rings = rings_of(atoms, [fact for fact in facts if set(fact.sum) not in ({0, 2}, {2, 3})])
    assert rings.change(0, 1, 4) == {0: 4, 1: -4, 3: 4}


def test_facts_can_be_taken_back():
    atoms, facts = a_table([[3, 6], [2, 5]], shown=[3])
    known = dict(enumerate(facts))
    rings = Rings(atoms, known, by_atom({key: fact.sum for key, fact in known.items()}))
    assert rings.change(0, 1, 4) == {}
    del known[4]
    rings.forget([3])
    assert rings.change(0, 1, 4)[0] == 2


def test_a_group_moves_with_its_parts():
    atoms = [Atom(7, upper=20), Atom(3, upper=10), Atom(4, upper=10)]
    facts = [Fact({0: 1, 1: -1, 2: -1}, 0, 0), Fact({0: 1}, 7, 7)]
    audit = Audit(atoms, facts, [Target({1: 1}, 4)])
    assert audit.is_safe(0)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Atom], list[Fact]]:
    height, width = draw(st.integers(2, 4)), draw(st.integers(2, 4))
    counts = [[draw(st.integers(0, 6)) for _ in range(width)] for _ in range(height)]
    shown = draw(st.sets(st.integers(0, height * width - 1)))
    atoms, facts = a_table(counts, shown=sorted(shown), upper=draw(st.sampled_from([6, 10, None])))
    hidden = draw(st.sets(st.integers(0, height + width - 1), max_size=3))
    return atoms, [fact for at, fact in enumerate(facts) if at not in hidden]


@settings(deadline=None)
@given(tables(), st.integers(0, 15), st.sampled_from([1, -1]), st.integers(0, 15))
def test_every_ring_leads_to_a_table_that_is_possible(table, number, sense, known):
    atoms, facts = table
    atom = number % len(atoms)
    change = rings_of(atoms, facts).change(atom, sense, 5, known)
    assert agrees(change, atoms, facts)
    assert not change or 0 < change[atom] * sense <= 5
    assert known not in change


@settings(deadline=None)
@given(tables(), st.integers(0, 15))
def test_in_a_table_with_totals_rings_find_what_programs_find(table, number):
    atoms, facts = table
    atom = number % len(atoms)
    rings = rings_of(atoms, facts)
    low, high = Audit(atoms, facts, [Target({atom: 1}, 99)]).bounds(0)
    most = 50
    up, down = (rings.change(atom, sense, most).get(atom, 0) for sense in (1, -1))
    assert (up, -down) == (min(high - atoms[atom].count, most), atoms[atom].count - low)


def test_moves_add_up_the_steps_of_each_sum():
    assert moves({0: 2, 1: -1}, by_atom({7: {0: 1, 1: 1}, 8: {1: 3}})) == {7: 1, 8: -3}


@pytest.mark.parametrize("sense", [1, -1])
def test_nothing_moves_further_than_it_may(sense):
    rings = rings_of([Atom(4, lower=3, upper=5)], [])
    assert rings.change(0, sense, 9) == {0: sense}
