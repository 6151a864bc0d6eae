"""Every change is written down by the session, and nobody can rewrite it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from tests.world import World
from tracker.models import (
    Base,
    Feedback,
    FormKey,
    JournalEntry,
    KeptInput,
    Meeting,
    Milestone,
    OneTimeSecret,
    Person,
    Presence,
    Process,
    ReachTotal,
    ReleaseContent,
    SignIn,
    Tap,
)
from tracker.models.base import Audited, Owned
from tracker.models.journal import UnauditedBulkWrite

EXEMPT = {
    Feedback: "is anonymous, and an entry would tell when it was given",
    FormKey: "holds no business data and lives for a day",
    JournalEntry: "is the journal",
    KeptInput: "is the person's own unsaved text",
    OneTimeSecret: "its making is noted as an invitation",
    Presence: "says only who has a page open, and lives for a minute",
    ReachTotal: "is computed from participation, which is in the journal",
    ReleaseContent: "never changes, and belongs to a release that is in the journal",
    SignIn: "signing in and out is noted",
    Tap: "counts one unknown person, and an entry would tell when they came",
}


def test_every_table_is_in_the_journal_or_says_why_not():
    assert {m.class_ for m in Base.registry.mappers if not issubclass(m.class_, Audited)} == set(EXEMPT)


def _last(session: Session, record: str) -> JournalEntry:
    statement = select(JournalEntry).where(JournalEntry.record == record).order_by(JournalEntry.id.desc()).limit(1)
    return session.scalars(statement).one()


def test_a_change_says_who_did_what_on_which_occasion(session: Session, world: World):
    session.info.update(person_id=world.people["facilitator"], occasion="processes.edit")
    process = session.get_one(Process, world.process_id)
    process.title = "Vielfalt gestalten"
    session.flush()
    entry = _last(session, "Process")
    assert entry.changes == {"title": ["Vielfalt leben", "Vielfalt gestalten"]}
    assert (entry.person_id, entry.occasion, entry.action) == (world.people["facilitator"], "processes.edit", "update")
    assert entry.administration_id == world.administration_id


def test_a_new_record_is_written_down_with_its_defaults(session: Session, world: World):
    session.add(Milestone.of(session.get_one(Process, world.process_id), title="Neu", baseline_on=date(2022, 1, 31)))
    session.flush()
    changes = _last(session, "Milestone").changes
    assert changes["state"] == [None, "open"]
    assert changes["baseline_on"] == [None, "2022-01-31"]


def test_a_password_is_never_written_down(session: Session, world: World):
    session.get_one(Person, world.people["reader"]).password_hash = "geheim"
    session.flush()
    assert _last(session, "Person").changes == {"password_hash": ["…", "…"]}


def test_an_unchanged_save_writes_nothing(session: Session, world: World):
    before = session.scalars(select(JournalEntry.id)).all()
    session.get_one(Process, world.process_id).title = "Vielfalt leben"
    session.flush()
    assert session.scalars(select(JournalEntry.id)).all() == before


@pytest.mark.parametrize("table", ["journal_entry", "milestone_revision"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_refuses_to_rewrite_what_is_append_only(
    session: Session, world: World, table: str, statement: str
):
    session.add(Person(display_name="Damit ein Eintrag da ist"))
    session.flush()
    with pytest.raises(DBAPIError, match="append-only"):
        session.execute(text(statement.format(table)))


@pytest.mark.parametrize("statement", [update(Meeting).values(title="x"), delete(Meeting)])
def test_bulk_writes_that_would_escape_the_journal_are_refused(session: Session, statement):
    with pytest.raises(UnauditedBulkWrite):
        session.execute(statement)


def test_every_record_of_a_house_points_only_into_the_same_house():
    for mapper in Base.registry.mappers:
        if not issubclass(mapper.class_, Owned):
            continue
        for key in mapper.local_table.foreign_key_constraints:
            target = key.referred_table.name
            columns = {column.name for column in key.columns}
            owned = "administration_id" in key.referred_table.columns and target not in {"person", "role_assignment"}
            assert not owned or "administration_id" in columns, f"{mapper.local_table.name} → {target}"


def test_a_child_cannot_be_hung_into_another_house(session: Session, world: World):
    stolen = Milestone(administration_id=world.administration_id, process_id=world.other["process_id"], title="x")
    session.add(stolen)
    with pytest.raises(DBAPIError):
        session.flush()
