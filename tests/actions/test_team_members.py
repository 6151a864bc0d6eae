"""Who belongs to a project team, and until when."""

from datetime import date

import pytest

from tracker.actions import team_members as actions
from tracker.domain.errors import RuleViolation, Stale
from tracker.models import Process, TeamMember
from tracker.queries import team_members as queries

FIRST, LAST = date(2021, 1, 11), date(2022, 9, 30)


@pytest.fixture
def member(session, world):
    values = {"person_id": world.people["coordinator"], "partner_organisation_id": None, "task": "Koordination"}
    return actions.add(session, session.get_one(Process, world.process_id), valid_from=FIRST, **values)


def test_who_is_there_stands_before_who_has_left(session, world, member):
    actions.end(session, member, seen_version=member.version, valid_to=LAST)
    rows = queries.of_process(session, session.get_one(Process, world.process_id))
    assert [(row.name, row.organisation, row.valid_to) for row in rows] == [
        ("Facilitator", "Institut für Planung", None),
        ("Coordinator", "", LAST),
    ]


def test_task_organisation_and_time_can_be_changed(session, world, member):
    values = {"partner_organisation_id": world.partner_organisation_id, "task": "Leitung", "valid_to": LAST}
    actions.change(session, member, seen_version=member.version, valid_from=FIRST, **values)
    assert (member.task, member.partner_organisation_id) == ("Leitung", world.partner_organisation_id)


def test_nobody_leaves_before_they_come(session, member):
    with pytest.raises(RuleViolation, match="ends-before-it-begins"):
        actions.end(session, member, seen_version=member.version, valid_to=date(2021, 1, 10))
    with pytest.raises(RuleViolation, match="ends-before-it-begins"):
        actions.change(
            session,
            member,
            seen_version=member.version,
            partner_organisation_id=None,
            task="",
            valid_from=LAST,
            valid_to=FIRST,
        )


def test_a_changed_member_is_not_overwritten(session, world):
    member = session.get_one(TeamMember, world.team_member_id)
    with pytest.raises(Stale):
        actions.end(session, member, seen_version=member.version - 1, valid_to=LAST)
