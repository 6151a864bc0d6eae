"""What is done with releases: a draft is prepared, checked outside of the request, and released or discarded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from tracker.actions import unit_groups
from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain import release_checks as checks
from tracker.domain import releases as rules
from tracker.domain.canonical import checksum
from tracker.domain.errors import RuleViolation
from tracker.domain.release_checks import Inputs, Prepared
from tracker.domain.releases import Audience, ReleaseState
from tracker.models import Process, Release, ReleaseContent
from tracker.queries import dialogues
from tracker.queries import releases as queries

BROKEN = "release-check-broken"
MOST_CHECKS = 3


def prepare(
    session: Session,
    process: Process,
    *,
    audience: Audience,
    starts_on: date,
    ends_on: date,
    note: str,
    today: date,
    prepared_by_id: int | None,
) -> Release:
    """Prepare a release; a worker checks it. The groups of its year are proposed if there are none yet."""
    period = rules.checked_period(starts_on, ends_on, today=today)
    events = dialogues.held(session, process)
    checks.forbid_no_events(events, period)
    checks.forbid_open_counts(events, period)
    unit_groups.propose_missing(session, process.administration_id, ends_on.year)
    release = Release.of(
        process,
        audience=audience,
        starts_on=starts_on,
        ends_on=ends_on,
        note=note,
        state=ReleaseState.WAITING,
        prepared_by_id=prepared_by_id,
    )
    session.add(release)
    flush(session)
    return release


def discard(session: Session, release: Release, *, seen_version: int) -> None:
    """Discard a draft."""
    expect(release, seen_version)
    _drop(release)
    flush(session)


def annotate(session: Session, release: Release, *, seen_version: int, note: str) -> None:
    """Change what stands beside the figures of a draft that was checked; a check that runs is not disturbed."""
    expect(release, seen_version)
    rules.forbid_unless(release.state, {ReleaseState.READY})
    release.note = note
    flush(session)


def check_anew(
    session: Session, release: Release, *, seen_version: int, today: date, prepared_by_id: int | None
) -> Release:
    """Prepare a draft once more, because its check failed or because what it goes by has changed."""
    expect(release, seen_version)
    process = session.get_one(Process, release.process_id)
    _drop(release)
    flush(session)
    return prepare(
        session,
        process,
        audience=release.audience,
        starts_on=release.starts_on,
        ends_on=release.ends_on,
        note=release.note,
        today=today,
        prepared_by_id=prepared_by_id,
    )


def claim(session: Session, release_id: int, *, now: datetime) -> Release | None:
    """Take a draft to check, unless somebody else does or it was discarded meanwhile.

    A check that died is taken up again, but not for ever: each time is a version of the draft.
    """
    release = session.get(Release, release_id, with_for_update=True, populate_existing=True)
    if release is None or release_id not in queries.due(session, now):
        return None
    if release.version > MOST_CHECKS:
        release.state, release.failure = ReleaseState.FAILED, BROKEN
        flush(session)
        return None
    release.state, release.progress, release.updated_at = ReleaseState.CHECKING, 0, now
    flush(session)
    return release


def go_on(session: Session, release_id: int, *, progress: int, now: datetime) -> None:
    """Say how far a check is; the journal does not follow it."""
    statement = (
        update(Release)
        .where(Release.id == release_id, Release.state == ReleaseState.CHECKING)
        .values(progress=progress, updated_at=now)
    )
    session.execute(statement, execution_options={"unaudited": True, "synchronize_session": False})


def found(inputs: Inputs, progress: Callable[[int], None]) -> Prepared:
    """Return what an audience may see; nothing is read or written meanwhile. Raises `RuleViolation`."""
    checks.forbid_open_counts([each.event for each in inputs.counts], inputs.period)
    return checks.prepare(inputs, progress)


def settle(session: Session, release_id: int, prepared: Prepared, *, basis: str, claimed: int) -> None:
    """Write down what a check found, unless the draft was discarded or given to another check meanwhile."""
    release = _still_claimed(session, release_id, claimed)
    if release is None:
        return
    content = {"shown": prepared.shown, "ledger": prepared.ledger, "report": prepared.report}
    session.add(ReleaseContent.of(release, **content))
    release.state, release.progress, release.basis = ReleaseState.READY, 100, basis
    flush(session)


def fail(session: Session, release_id: int, *, code: str, claimed: int) -> None:
    """Write down why a check failed."""
    if (release := _still_claimed(session, release_id, claimed)) is not None:
        release.state, release.failure = ReleaseState.FAILED, code
        flush(session)


def check(session: Session, release: Release, *, now: datetime) -> None:
    """Check a draft at once, in the transaction of the caller."""
    claimed = claim(session, release.id, now=now)
    if claimed is None:
        raise RuleViolation("release-state", current=release.state)
    inputs = queries.inputs(session, claimed)
    prepared = found(inputs, lambda _percent: None)
    settle(session, claimed.id, prepared, basis=checks.basis_of(inputs), claimed=claimed.version)


def release(session: Session, draft: Release, *, seen_version: int, now: datetime, released_by_id: int | None) -> None:
    """Release a draft that was checked and is not outdated; from now on nothing of it changes."""
    expect(draft, seen_version)
    rules.forbid_unless(draft.state, {ReleaseState.READY})
    rules.forbid_outdated(draft.basis, current_basis(session, draft))
    draft.number = queries.next_number(session, draft.process_id)
    draft.checksum = checksum(_shown(session, draft))
    draft.state, draft.released_at, draft.released_by_id = ReleaseState.RELEASED, now, released_by_id
    flush(session)


def current_basis(session: Session, draft: Release) -> str:
    """Return the checksum of what a check would go by now."""
    return checks.basis_of(queries.inputs(session, draft))


def _drop(release: Release) -> None:
    rules.forbid_unless(release.state, rules.DROPPED_AT_WILL)
    release.state = ReleaseState.DISCARDED


def _still_claimed(session: Session, release_id: int, claimed: int) -> Release | None:
    """Return the draft if it is still the one that was taken; `claimed` is its version then."""
    release = session.get(Release, release_id, with_for_update=True, populate_existing=True)
    is_same = release is not None and release.state is ReleaseState.CHECKING and release.version == claimed
    return release if is_same else None


def _shown(session: Session, draft: Release) -> dict[str, Any]:
    content = queries.content(session, draft.id)
    if content is None:
        raise RuleViolation("release-outdated")
    return content.shown
