from datetime import date

import pytest

from tracker.actions import groups, memberships
from tracker.domain.errors import RuleViolation, Stale
from tracker.domain.groups import GroupKind, MemberRole
from tracker.models import Membership, Process


@pytest.fixture
def membership(session, world):
    return session.get_one(Membership, world.membership_id)


def test_a_group_belongs_to_the_process_and_its_house(session, world):
    process = session.get_one(Process, world.process_id)
    group = groups.found(session, process, name="Arbeitsgruppe Leitbild", kind=GroupKind.WORKING, rhythm_weeks=2)
    assert (group.process_id, group.administration_id, group.rhythm_weeks) == (
        process.id,
        process.administration_id,
        2,
    )


def test_two_groups_of_a_process_have_two_names(session, world):
    process = session.get_one(Process, world.process_id)
    with pytest.raises(RuleViolation, match="group-name-taken"):
        groups.found(session, process, name="Steuerungsgruppe", kind=GroupKind.STEERING)


def test_a_group_is_not_dissolved_before_it_is_founded(session, group):
    with pytest.raises(RuleViolation, match="ends-before-it-begins"):
        groups.change(
            session,
            group,
            seen_version=group.version,
            founded_on=date(2021, 2, 1),
            dissolved_on=date(2021, 1, 1),
        )


def test_a_group_changes_unless_somebody_else_was_faster(session, group):
    groups.change(session, group, seen_version=group.version, mandate="Steuert den Prozess")
    assert group.mandate == "Steuert den Prozess"
    with pytest.raises(Stale):
        groups.change(session, group, seen_version=group.version - 1, mandate="Anders")


def test_a_seat_is_held_by_a_person_or_vacant_with_a_function(session, group, world):
    vacant = memberships.seat(session, group, seat="Personalrat")
    held = memberships.seat(session, group, person_id=world.people["reader"], role=MemberRole.CHAIR)
    assert (vacant.person_id, held.role, held.administration_id) == (None, MemberRole.CHAIR, group.administration_id)
    with pytest.raises(RuleViolation, match="seat-without-name"):
        memberships.seat(session, group)


def test_nobody_stands_in_for_themselves(session, membership):
    with pytest.raises(RuleViolation, match="own-deputy"):
        memberships.change(
            session,
            membership,
            seen_version=membership.version,
            person_id=membership.person_id,
            deputy_id=membership.person_id,
        )


def test_a_membership_changes_unless_somebody_else_was_faster(session, membership):
    memberships.change(session, membership, seen_version=membership.version, seat="Koordination im Haus")
    assert membership.seat == "Koordination im Haus"
    with pytest.raises(Stale):
        memberships.change(session, membership, seen_version=membership.version - 1, seat="Anders")


def test_a_successor_takes_over_the_seat_on_the_next_day(session, membership, world):
    successor = memberships.end(
        session,
        membership,
        seen_version=membership.version,
        valid_to=date(2021, 12, 31),
        successor_id=world.people["reader"],
    )
    assert membership.valid_to == date(2021, 12, 31)
    assert (successor.seat, successor.person_id, successor.valid_from) == (
        membership.seat,
        world.people["reader"],
        date(2022, 1, 1),
    )


def test_a_seat_may_stay_empty_and_nobody_succeeds_themselves(session, membership):
    with pytest.raises(RuleViolation, match="own-successor"):
        memberships.end(
            session,
            membership,
            seen_version=membership.version,
            valid_to=date(2021, 12, 31),
            successor_id=membership.person_id,
        )
    assert memberships.end(session, membership, seen_version=membership.version, valid_to=date(2021, 12, 31)) is None
