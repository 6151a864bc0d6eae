"""What is done with the page for the house: it is written, entry by entry, and switched on and off."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain import house_pages as rules
from tracker.domain import secret_addresses
from tracker.domain.house_pages import HouseEntryKind
from tracker.models import HouseEntry, HousePage, Process
from tracker.queries import house_pages as queries

PURPOSE = "house"


def begin(
    session: Session,
    process: Process,
    *,
    introduction: str,
    introduction_en: str,
    contact: str,
    names: Collection[str],
) -> HousePage:
    """Begin the page of a process; it is for those who are signed in until somebody makes it public."""
    page = HousePage.of(
        process,
        introduction=introduction,
        introduction_en=introduction_en,
        contact=rules.checked_contact(contact, names),
    )
    session.add(page)
    flush(session)
    return page


def change(
    session: Session,
    page: HousePage,
    *,
    seen_version: int,
    introduction: str,
    introduction_en: str,
    contact: str,
    names: Collection[str],
) -> None:
    """Change what stands above and below the entries."""
    expect(page, seen_version)
    page.introduction, page.introduction_en = introduction, introduction_en
    page.contact = rules.checked_contact(contact, names)
    flush(session)


def switch_on(session: Session, process: Process, *, key: str) -> None:
    """Make the page public at a new address; one that is public stays where it is."""
    page = queries.page(session, process.id) or HousePage.of(process)
    session.add(page)
    if page.token_hash is None:
        page.nonce = secret_addresses.new_nonce()
        page.token_hash = secret_addresses.digest(secret_addresses.token(key, PURPOSE, page.nonce))
    flush(session)


def switch_off(session: Session, process: Process) -> None:
    """Let the public address be dead at once, and for good."""
    page = queries.page(session, process.id)
    if page is not None:
        page.nonce = page.token_hash = None
        flush(session)


def address(page: HousePage | None, *, key: str) -> str | None:
    """Return the secret part of the public address, if there is one and the application still has its key."""
    if page is None or page.nonce is None:
        return None
    token = secret_addresses.token(key, PURPOSE, page.nonce)
    return token if secret_addresses.digest(token) == page.token_hash else None


def tell(
    session: Session,
    process: Process,
    *,
    kind: HouseEntryKind,
    held_on: date,
    text: str,
    text_en: str,
    is_shown: bool,
    today: date,
    decision_id: int | None = None,
) -> HouseEntry:
    """Write an entry; of a decision, if it is one of which the house has not heard yet.

    The process is locked, so that two people do not tell of the same decision at once.
    """
    session.execute(select(Process.id).where(Process.id == process.id).with_for_update())
    rules.forbid_unsuggested(queries.suggestions(session, process), decision_id)
    entry = HouseEntry.of(
        process,
        kind=kind,
        held_on=rules.checked_day(held_on, today),
        text=text,
        text_en=text_en,
        is_shown=is_shown,
        decision_id=decision_id,
    )
    session.add(entry)
    flush(session)
    return entry


def remove(session: Session, entry: HouseEntry) -> None:
    """Take an entry away; the journal keeps what it said."""
    session.delete(entry)
    flush(session)


def reword(
    session: Session,
    entry: HouseEntry,
    *,
    seen_version: int,
    kind: HouseEntryKind,
    held_on: date,
    text: str,
    text_en: str,
    is_shown: bool,
    today: date,
) -> None:
    """Change an entry."""
    expect(entry, seen_version)
    entry.kind, entry.held_on, entry.is_shown = kind, rules.checked_day(held_on, today), is_shown
    entry.text, entry.text_en = text, text_en
    flush(session)
