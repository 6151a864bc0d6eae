"""What an audience was shown last: figures that never change, so that each is read from the database once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable
from threading import Lock
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.domain import released as rules
from tracker.domain.canonical import checksum
from tracker.domain.editions import Edition
from tracker.domain.released import Released
from tracker.domain.releases import Audience, ReleaseRow, ReleaseState
from tracker.models import Release, ReleaseContent
from tracker.queries.releases import ROWS, row

MOST_KEPT = 100


class Altered(Exception):
    """What lies in the database is not what was released; it is shown to nobody."""

    def __init__(self, release_id: int) -> None:
        super().__init__(f"release {release_id} is not what was released")


_kept: OrderedDict[str, Released] = OrderedDict()
_lock = Lock()


def newest(session: Session, process_id: int, audience: Audience) -> Edition | None:
    """Return the newest release for an audience with its number, its period and its figures."""
    return of_processes(session, [process_id], audience).get(process_id)


def of_process(session: Session, process_id: int, audience: Audience) -> list[Edition]:
    """Return all releases of a process for an audience with their figures, the newest first."""
    statement = ROWS.where(
        Release.process_id == process_id, Release.audience == audience, Release.state == ReleaseState.RELEASED
    ).order_by(Release.id.desc())
    found = [row(*each) for each in session.execute(statement)]
    figures = _figures(session, found)
    return [Edition(each, figures[each.checksum]) for each in found]


def of_processes(session: Session, process_ids: Collection[int], audience: Audience) -> dict[int, Edition]:
    """Return the newest release of each process that has one, in a number of statements that does not grow."""
    newest_ids = (
        select(func.max(Release.id))
        .where(
            Release.process_id.in_(process_ids),
            Release.audience == audience,
            Release.state == ReleaseState.RELEASED,
        )
        .group_by(Release.process_id)
    )
    statement = ROWS.add_columns(Release.process_id).where(Release.id.in_(newest_ids))
    found = {process_id: row(*rest) for *rest, process_id in session.execute(statement)}
    figures = _figures(session, found.values())
    return {key: Edition(each, figures[each.checksum]) for key, each in found.items()}


def figures_of(session: Session, release: ReleaseRow | Release) -> Released:
    """Return the figures of one release."""
    return _figures(session, [release])[release.checksum]


def shown_of(session: Session, release: Release) -> dict[str, Any]:
    """Return what a release shows as it is stored. Raises `Altered`."""
    content = session.scalars(select(ReleaseContent).where(ReleaseContent.release_id == release.id)).one()
    shown = content.shown
    if checksum(shown) != release.checksum:
        raise Altered(release.id)
    return shown


def _figures(session: Session, releases: Iterable[ReleaseRow | Release]) -> dict[str, Released]:
    """Return figures by the checksum of what is shown; what is kept in memory is not read again."""
    wanted = {each.checksum: each.id for each in releases}
    with _lock:
        found = {checksum: _kept[checksum] for checksum in wanted if checksum in _kept}
    missing = {key: checksum for checksum, key in wanted.items() if checksum not in found}
    if not missing:
        return found
    contents = select(ReleaseContent.release_id, ReleaseContent.shown).where(ReleaseContent.release_id.in_(missing))
    for key, shown in session.execute(contents):
        if checksum(shown) != missing[key]:
            raise Altered(key)
        found[missing[key]] = rules.read(shown)
    with _lock:
        _kept.update(found)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found
