"""What a record is called in lists and headings, where it has no title of its own."""

from __future__ import annotations

from flask import Flask
from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.domain.carry_over import CarriedTopic
from tracker.domain.series import Series
from tracker.models import Meeting
from tracker.web.labels import label
from tracker.web.locale import NO_BREAK, date_long, date_short


def init_app(app: Flask) -> None:
    """Give templates the names of records."""
    app.jinja_env.globals |= {"meeting_title": meeting_title, "rhythm": rhythm}


def meeting_title(number: int, group: str, title: str = "") -> str:
    """Return "3. Treffen der Steuerungsgruppe", with the meeting's own title behind it if it has one."""
    names = {"number": number, "group": group}
    if group.partition(" ")[0].lower().endswith("gruppe"):
        name = _("Meeting %(number)s of the %(group)s", **names)
    else:
        name = _("Meeting %(number)s: %(group)s", **names)
    return f"{name} – {title}" if title else str(name)


def approval_title(held: Meeting) -> str:
    """Return how the approval of a meeting's minutes is called on an agenda, in plain text as one would type it."""
    return str(_("Approval of the minutes of %(day)s", day=date_long(held.starts_at))).replace(NO_BREAK, " ")


def rhythm(series: Series) -> str:
    """Return "every 6 weeks" or "each month on the second Tuesday"; nothing where nothing is agreed."""
    if series.weeks:
        return str(ngettext("every week", "every %(num)s weeks", series.weeks))
    if series.week_of_month and series.weekday:
        week, weekday = label(series.week_of_month), label(series.weekday)
        return str(_("each month %(week)s %(weekday)s", week=week, weekday=weekday))
    return ""


def carried_title(topic: CarriedTopic) -> str:
    """Return a topic of the backlog with why it is carried over."""
    if topic.deferred_on is None:
        why = _("waits since %(day)s", day=date_short(topic.waits_since))
    elif topic.reason:
        why = _("deferred on %(day)s: %(reason)s", day=date_short(topic.deferred_on), reason=topic.reason)
    else:
        why = _("deferred on %(day)s", day=date_short(topic.deferred_on))
    return f"{topic.title} – {why}"
