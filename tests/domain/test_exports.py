"""What can be taken away, and for whom."""

import pytest

from tracker.domain.access import Actor, Role
from tracker.domain.errors import RuleViolation
from tracker.domain.exports import Export, ExportedProcess, ExportTable, checked_tables, forbid_too_long

PROCESSES = [
    ExportedProcess(1, 7, "Haus", "Eins"),
    ExportedProcess(2, 7, "Haus", "Zwei"),
    ExportedProcess(3, 8, "B", "C"),
]


def test_recorders_and_the_admitted_take_participation_by_department():
    roles = {7: frozenset({Role.COORDINATOR}), 8: frozenset({Role.EVALUATOR})}
    assert Export(Actor(1, roles=roles), PROCESSES).raw_process_ids == [1, 2]
    assert Export(Actor(1, roles=roles, raw_figures=frozenset({8})), PROCESSES).raw_process_ids == [1, 2, 3]


def test_only_recorders_take_notes_along():
    roles = {7: frozenset({Role.EVALUATOR}), 8: frozenset({Role.FACILITATOR})}
    export = Export(Actor(1, roles=roles, raw_figures=frozenset({7})), PROCESSES)
    assert export.recorded_process_ids == [3]
    assert (export.process_ids, export.administration_ids) == ([1, 2, 3], [7, 8])


def test_tables_come_in_their_usual_order():
    assert checked_tables([ExportTable.INDICATORS, ExportTable.MEETINGS]) == [
        ExportTable.MEETINGS,
        ExportTable.INDICATORS,
    ]


def test_an_export_has_a_table():
    with pytest.raises(RuleViolation, match="export-without-table"):
        checked_tables([])


def test_a_worksheet_holds_so_many_rows_and_no_more():
    forbid_too_long(ExportTable.PARTICIPATION, 10, 10)
    with pytest.raises(RuleViolation, match="export-too-long"):
        forbid_too_long(ExportTable.PARTICIPATION, 11, 10)
