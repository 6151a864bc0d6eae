"""How far away a day or a moment is, in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from flask import Flask
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.web.clock import ZONE, today, wall_time
from tracker.web.locale import date_short, time_short

HOUR = 60


def init_app(app: Flask) -> None:
    """Give templates the filters."""
    app.jinja_env.filters |= {"ahead": ahead, "left": left, "ago": ago, "until": until}


def ahead(day: date) -> str:
    """Return "heute", "morgen", "in 22 Tagen", or since when it has passed."""
    days = (day - today()).days
    if days < 0:
        return str(_("since %(day)s", day=date_short(day)))
    if days == 0:
        return str(_("today"))
    return str(_("tomorrow") if days == 1 else ngettext("in %(num)s day", "in %(num)s days", days))


def left(day: date | None) -> str:
    """Return how long there is until a due day: "noch 3 Tage", "heute", "überfällig"."""
    if day is None:
        return str(_("no due date"))
    days = (day - today()).days
    if days < 0:
        return str(_("overdue"))
    return str(ngettext("%(num)s day left", "%(num)s days left", days)) if days else str(_("today"))


def ago(moment: datetime) -> str:
    """Return "heute, 13:20 Uhr", "gestern, 16:42 Uhr", "vor 5 Tagen"."""
    local = moment.astimezone(ZONE)
    days = (today() - local.date()).days
    if days <= 0:
        return str(_("today, %(time)s", time=time_short(local)))
    if days == 1:
        return str(_("yesterday, %(time)s", time=time_short(local)))
    return str(ngettext("%(num)s day ago", "%(num)s days ago", days))


def until(moment: datetime) -> str:
    """Return how soon an appointment begins, given as wall time: "in 40 Minuten", "in 3 Stunden", "läuft"."""
    minutes = (moment - wall_time()) // timedelta(minutes=1)
    if moment.date() != today():
        return ahead(moment.date())
    if minutes < 0:
        return str(_("has begun"))
    if minutes < HOUR:
        return str(ngettext("in %(num)s minute", "in %(num)s minutes", minutes))
    return str(ngettext("in %(num)s hour", "in %(num)s hours", minutes // HOUR))
