"""The standing of processes, computed anew only when something was recorded."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from datetime import date, datetime
from threading import Lock
from typing import TypeAlias

from flask_babel import lazy_gettext as _l

from tracker.domain import portfolio as rules
from tracker.domain.access import Actor, sees_raw_figures
from tracker.domain.portfolio import Standing
from tracker.extensions import db
from tracker.queries import portfolio as queries
from tracker.queries.portfolio import Activity, Line

MOST_KEPT = 2000
Key: TypeAlias = tuple[int, datetime | None, bool, date, str]

ACTIVITIES = {
    "ActionItem": _l("Action item edited"),
    "AgendaItem": _l("Meeting recorded"),
    "Attendance": _l("Meeting recorded"),
    "Circulation": _l("Decision recorded"),
    "Decision": _l("Decision recorded"),
    "Department": _l("Departments edited"),
    "DialogueEvent": _l("Dialogue event edited"),
    "Gate": _l("Gate answered"),
    "Group": _l("Group edited"),
    "Headcount": _l("Headcount recorded"),
    "Information": _l("Meeting recorded"),
    "Meeting": _l("Meeting edited"),
    "Membership": _l("Group edited"),
    "Milestone": _l("Milestone edited"),
    "MilestoneRevision": _l("Milestone reported"),
    "MovedMilestone": _l("Decision recorded"),
    "Participation": _l("Dialogue event counted"),
    "Phase": _l("Phase edited"),
    "Process": _l("Process edited"),
    "TeamMember": _l("Project team edited"),
}

_kept: OrderedDict[Key, Standing] = OrderedDict()
_lock = Lock()


def standings(actor: Actor, lines: Sequence[Line], today: date) -> dict[int, Standing]:
    """Return where each process stands.

    What was computed is kept in memory, per reader's right and not per person, until the journal of the
    administration has a new entry or the day has passed.
    """
    keys = {line.id: _key(actor, line, today) for line in lines}
    with _lock:
        found = {key: _kept[wanted] for key, wanted in keys.items() if wanted in _kept}
    missing = [line for line in lines if line.id not in found]
    protected = [line.id for line in missing if not sees_raw_figures(actor, line.administration_id)]
    for line, facts in queries.facts(db.session, missing, protected=protected) if missing else ():
        raw = sees_raw_figures(actor, line.administration_id)
        found[line.id] = rules.standing(facts, line.started_on, today, raw=raw)
        _keep(keys[line.id], found[line.id])
    return found


def activity_text(activity: Activity) -> str:
    """Return what was last worked on, in words."""
    return str(ACTIVITIES[activity.record])


def _key(actor: Actor, line: Line, today: date) -> Key:
    raw = sees_raw_figures(actor, line.administration_id)
    return line.id, line.version, raw, today, str(db.engine.url)


def _keep(key: Key, standing: Standing) -> None:
    with _lock:
        _kept[key] = standing
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
