"""Fields of action: added, named, ordered, and removed while nothing belongs to them."""

import pytest

from tracker.actions import fields_of_action as actions
from tracker.domain.errors import RuleViolation
from tracker.domain.themes import FieldKind
from tracker.models import FieldOfAction, Process
from tracker.queries import fields_of_action as queries

FIELD, CROSS = FieldKind


@pytest.fixture
def process(session, world):
    return session.get_one(Process, world.process_id)


def names(session, process, kind=FIELD):
    return [field.name for field in queries.of_kind(session, process.id, kind)]


def test_a_field_comes_behind_those_of_its_kind(session, process):
    actions.add(session, process, kind=FIELD, name="Fortbildung")
    actions.add(session, process, kind=CROSS, name="Fortbildung")
    assert names(session, process) == ["Gute Arbeitgeberin", "Fortbildung"]
    assert names(session, process, CROSS) == ["Gesundheit", "Fortbildung"]


def test_a_name_is_given_once_per_kind(session, process):
    with pytest.raises(RuleViolation, match="field-name-taken"):
        actions.add(session, process, kind=FIELD, name="Gute Arbeitgeberin")


def test_a_field_is_renamed(session, process, world):
    field = session.get_one(FieldOfAction, world.field_of_action_id)
    actions.change(session, field, seen_version=field.version, name="Attraktive Arbeitgeberin")
    assert names(session, process) == ["Attraktive Arbeitgeberin"]


def test_fields_are_put_in_order_and_at_the_ends_nothing_changes(session, process):
    for name in ("Fortbildung", "Wissen"):
        last = actions.add(session, process, kind=FIELD, name=name)
    actions.move(session, last, step=-1)
    assert names(session, process) == ["Gute Arbeitgeberin", "Wissen", "Fortbildung"]
    actions.move(session, last, step=-1)
    actions.move(session, last, step=-1)
    assert names(session, process) == ["Wissen", "Gute Arbeitgeberin", "Fortbildung"]


def test_a_field_that_nothing_belongs_to_is_removed_and_the_others_close_up(session, process):
    first = actions.add(session, process, kind=FIELD, name="Fortbildung")
    second = actions.add(session, process, kind=FIELD, name="Wissen")
    actions.remove(session, first)
    assert names(session, process) == ["Gute Arbeitgeberin", "Wissen"]
    assert second.position == 2


def test_a_field_with_themes_stays_as_does_one_that_is_a_tag(session, process):
    for kind in FieldKind:
        [field] = queries.of_kind(session, process.id, kind)
        with pytest.raises(RuleViolation, match="field-in-use"):
            actions.remove(session, field)
    assert set(queries.themes_of(session, process.id).values()) == {1}
