"""The bounds of hidden numbers, on the worked tables of the handbook's problems."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from tracker.domain import disclosure_audit
from tracker.domain.disclosure_audit import Audit
from tracker.domain.disclosure_facts import Atom, Fact, Target

VECTORS = Path(__file__).parents[3] / "shared" / "data" / "disclosure" / "sdc_test_vectors.json"
A = [[31, 12, 9], [22, 8, 7], [11, 3, 6], [9, 6, 5], [6, 2, 5]]
STAFF_OF_A = [62, 48, 30, 25, 14]
C = [[7, 8, 20, 21], [6, 9, 2, 22], [23, 24, 7, 6], [25, 26, 8, 9]]
D = [[1, 0, 40], [3, 9, 50], [30, 20, 10]]
Cells = Collection[tuple[int, int]]


def audit_of(
    table: Sequence[Sequence[int]],
    hidden: Cells,
    *,
    staff: Sequence[int] = (),
    labelled: Cells = (),
    width: int = 4,
) -> Audit:
    """An audit of a table with margins; `labelled` cells are printed as "<5"."""
    columns = len(table[0])
    at = {(i, j): i * columns + j for i in range(len(table)) for j in range(columns)}
    atoms = [Atom(table[i][j], upper=staff[i] if staff else None) for i, j in at]
    facts = [Fact({at[i, j]: 1}, table[i][j], table[i][j]) for i, j in at if (i, j) not in hidden]
    facts += [Fact({at[i, j]: 1 for j in range(columns)}, sum(row), sum(row)) for i, row in enumerate(table)]
    for j in range(columns):
        total = sum(row[j] for row in table)
        facts.append(Fact({at[i, j]: 1 for i in range(len(table))}, total, total))
    facts += [Fact({at[cell]: 1}, 1, 4) for cell in labelled]
    return Audit(atoms, facts, [Target({at[cell]: 1}, width) for cell in sorted(hidden)])


def bounds_of(audit: Audit, hidden: Cells) -> dict[tuple[int, int], tuple[int, int]]:
    return {cell: audit.bounds(key) for key, cell in enumerate(sorted(hidden))}


def test_numbers_that_are_hidden_alone_are_exact():
    hidden = [(2, 1), (4, 1)]
    assert bounds_of(audit_of(A, hidden, staff=STAFF_OF_A), hidden) == {(2, 1): (3, 3), (4, 1): (2, 2)}


def test_a_rectangle_keeps_them_open():
    hidden = [(2, 1), (2, 2), (4, 1), (4, 2)]
    audit = audit_of(A, hidden, staff=STAFF_OF_A)
    assert bounds_of(audit, hidden) == {(2, 1): (0, 5), (2, 2): (4, 9), (4, 1): (0, 5), (4, 2): (2, 7)}
    assert all(audit.is_safe(target) for target in range(4))


def test_a_label_below_five_takes_the_protection_away():
    hidden = [(2, 1), (2, 2), (4, 1), (4, 2)]
    audit = audit_of(A, hidden, staff=STAFF_OF_A, labelled=[(2, 1), (4, 1)])
    assert bounds_of(audit, hidden) == {(2, 1): (1, 4), (2, 2): (5, 8), (4, 1): (1, 4), (4, 2): (3, 6)}
    assert not audit.is_safe(0)


def test_two_labels_in_a_column_of_known_total_are_exact():
    column = [[40], [4], [4], [30]]
    atoms = [Atom(row[0]) for row in column]
    facts = [Fact({0: 1}, 40, 40), Fact({3: 1}, 30, 30), Fact({0: 1, 1: 1, 2: 1, 3: 1}, 78, 78)]
    targets = [Target({1: 1}, 4), Target({2: 1}, 4)]
    assert [Audit(atoms, facts, targets).bounds(t) for t in (0, 1)] == [(0, 8), (0, 8)]
    labelled = Audit(atoms, [*facts, Fact({1: 1}, 1, 4), Fact({2: 1}, 1, 4)], targets)
    assert [labelled.bounds(t) for t in (0, 1)] == [(4, 4), (4, 4)]


def test_a_bridge_is_exact_though_every_line_hides_two():
    hidden = [(0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 2), (2, 3), (3, 2), (3, 3)]
    assert bounds_of(audit_of(C, hidden), hidden)[1, 2] == (2, 2)


def test_a_number_that_is_not_exact_may_still_be_too_close():
    hidden = [(0, 0), (0, 1), (1, 0), (1, 1)]
    audit = audit_of(D, hidden)
    assert bounds_of(audit, hidden) == {(0, 0): (0, 1), (0, 1): (0, 1), (1, 0): (3, 4), (1, 1): (8, 9)}
    assert not any(audit.is_safe(target) for target in range(4))


def test_a_cumulative_report_gives_the_last_event_away():
    atoms = [Atom(14), Atom(10), Atom(2)]
    facts = [Fact({0: 1, 1: 1}, 24, 24), Fact({0: 1, 1: 1, 2: 1}, 26, 26)]
    assert Audit(atoms, facts, [Target({2: 1}, 4)]).bounds(0) == (2, 2)


def test_whoever_knows_the_partner_of_a_hidden_number_knows_it():
    hidden = [(2, 1), (2, 2), (4, 1), (4, 2)]
    audit = audit_of(A, hidden, staff=STAFF_OF_A)
    partner = 2 * 3 + 2
    assert audit.is_safe(0)
    assert not audit.is_safe(0, known=partner)
    assert audit.bounds(0, known=partner) == (3, 3)
    assert partner in audit.moved(0)


def test_a_table_is_offered_only_if_nothing_that_was_shown_contradicts_it():
    hidden = [(2, 1), (2, 2), (4, 1), (4, 2)]
    audit = audit_of(A, hidden, staff=STAFF_OF_A)
    audit.offer({7: 1, 8: -1})
    assert not audit.is_open(0)
    audit.offer({7: 2, 8: -2, 13: -2, 14: 2})
    audit.offer({7: -3, 8: 3, 13: 3, 14: -3})
    assert audit.is_open(0)
    assert not audit.allows({7: -4, 8: 4, 13: 4, 14: -4}), "nobody has fewer than none"
    assert not audit.allows({0: 40}), "nobody has more than all"


def test_a_fact_that_is_taken_back_binds_no_longer():
    audit = audit_of([[1, 9], [8, 7]], [(0, 0)])
    assert not audit.is_safe(0)
    audit.forget(range(3))
    audit.forget([3, 4])
    assert audit.bounds(0)[1] > 1


def test_a_program_that_does_not_end_proves_nothing(monkeypatch: pytest.MonkeyPatch):
    hidden = [(2, 1), (2, 2), (4, 1), (4, 2)]
    monkeypatch.setattr(disclosure_audit, "milp", lambda *_program, **_options: SimpleNamespace(x=None))
    assert not audit_of(A, hidden, staff=STAFF_OF_A).is_safe(0)


def test_the_vectors_beside_the_project_agree():
    vectors = {v["id"]: v for v in json.loads(VECTORS.read_text())} if VECTORS.exists() else {"A": {"table": A}}
    assert vectors["A"]["table"] == A
    for key, table, intervals in (("A", A, "intervals_protected"), ("D", D, "intervals")):
        given = {
            tuple(map(int, cell.split(","))): tuple(b) for cell, b in vectors.get(key, {}).get(intervals, {}).items()
        }
        staff = STAFF_OF_A if key == "A" else ()
        assert bounds_of(audit_of(table, list(given) or [(0, 0)], staff=staff), given) == given
