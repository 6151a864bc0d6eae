"""Every column that the journal shows has a name, and every value is written for people."""

from datetime import UTC, date, datetime, time

import pytest

from tracker.domain.journal import KEPT_SILENT, PERMISSION_OF
from tracker.domain.milestones import MilestoneState
from tracker.models.journal import UNRECORDED
from tracker.queries.journal import UNSHOWN
from tracker.queries.journal_names import MAPPERS
from tracker.web.record_labels import COLUMNS, KINDS
from tracker.web.records import column_label, written


def test_every_kind_and_every_column_of_it_has_a_name(english):
    assert set(KINDS) == set(PERMISSION_OF)
    columns = {
        (kind, column.key)
        for kind in PERMISSION_OF
        for column in MAPPERS[kind].column_attrs
        if column.key not in UNRECORDED | UNSHOWN
    }
    assert all(str(column_label(kind, column)) for kind, column in columns)
    assert {column for _kind, column in columns} == set(COLUMNS)


def test_a_column_may_mean_something_else_in_one_kind_of_record(english):
    assert column_label("Administration", "state") == "Federal state"
    assert column_label("Milestone", "state") == "State"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "empty"),
        ("", "empty"),
        (KEPT_SILENT, "not shown here"),
        (True, "yes"),
        (False, "no"),
        (2021, "2021"),
        (0.5, "0.5"),
        ("Ratssaal", "Ratssaal"),
        (MilestoneState.DONE, "reached"),
        (date(2021, 9, 14), "14/09/2021"),
        (time(14, 30), "14:30"),
        (datetime(2021, 9, 14, 12, 0, tzinfo=UTC), "14/09/2021, 14:00"),
    ],
)
def test_values_are_written_for_people(english, value, text):
    assert written(value) == text
