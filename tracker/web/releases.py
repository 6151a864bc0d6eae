"""What pages say about releases of figures."""

from __future__ import annotations

from datetime import date

from flask import Flask
from flask_babel import gettext as _

from tracker.domain.dashboards import Dashboard
from tracker.domain.editions import Edition
from tracker.domain.periods import Period
from tracker.domain.releases import ReleaseRow
from tracker.domain.values import State
from tracker.models import Release
from tracker.web.clock import on_the_wall
from tracker.web.labels import label
from tracker.web.locale import date_short


def init_app(app: Flask) -> None:
    """Give templates the filter `releasedon`."""
    app.jinja_env.filters["releasedon"] = released_on


def released_on(release: ReleaseRow | Release) -> date:
    """Return the as-of date of a release, by the clock on the wall."""
    if release.released_at is None:
        raise ValueError("a draft has no as-of date")
    return on_the_wall(release.released_at).date()


def title(release: ReleaseRow | Release) -> str:
    """Return how a release is called."""
    return str(_("Release %(number)s", number=release.number))


def source(found: Dashboard) -> str:
    """Return which release the figures of a dashboard come from, or that there is none."""
    if found.edition is None:
        return str(_("Figures appear here as soon as they are released."))
    release = found.edition.release
    return str(
        _(
            "%(release)s of %(day)s, for %(start)s to %(end)s.",
            release=title(release),
            day=date_short(released_on(release)),
            start=date_short(release.period.start),
            end=date_short(release.period.end),
        )
    )


def signs(found: Dashboard) -> str:
    """Return what the signs at the released events mean, as far as they occur."""
    states = {each.house.state for each in found.events}
    words = []
    if State.SUPPRESSED in states:
        words.append(_("• Not shown, to protect small groups. That does not mean zero."))
    if State.NOT_RELEASED in states and found.edition is not None:
        words.append(_("Not released yet: this is shown with the next release."))
    return " ".join(words)


def as_of(edition: Edition | None, period: Period) -> date:
    """Return the day that participation holds for: the end of the period, or the day of the release that is shown."""
    return released_on(edition.release) if edition else period.end


def filters(release: Release, process: str) -> list[tuple[str, str]]:
    """Return what a file says of the release that it holds."""
    return [
        (_("Process"), process),
        (_("Release"), str(release.number)),
        (_("For whom"), str(label(release.audience))),
        (_("From"), date_short(release.starts_on)),
        (_("Until"), date_short(release.ends_on)),
        (_("As of"), date_short(released_on(release))),
        (_("Checksum (SHA-256)"), release.checksum),
    ]
