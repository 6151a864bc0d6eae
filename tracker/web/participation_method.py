"""How the reach was found and of how many staff it is a share, in words: the same beside every figure of it."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.domain.participation_overview import Participation
from tracker.domain.reach import ReachPoint
from tracker.domain.reach_staff import Staff
from tracker.domain.values import Figure, State
from tracker.web.locale import number


def method_of_reach(found: Participation) -> str:
    """Return how the reach was found, because it can be found in more than one way."""
    if found.latest is None:
        return str(
            _("It appears here as soon as an event in the period has been held and the participants are counted.")
        )
    missing = sign_of_missing(point.share for point in found.course)
    said = (_method(found.latest, is_raw=found.is_raw), missing, range_of_staff(found.latest.staff))
    return " ".join(filter(None, said))


def sign_of_missing(shares: Iterable[Figure]) -> str:
    """Return what an open point and its sign mean in a drawing; nothing where no point of it is incomplete."""
    if all(share.state is not State.PARTIAL for share in shares):
        return ""
    return str(_("An open circle or * means: incomplete, at least so much."))


def range_of_staff(staff: Staff) -> str:
    """Return between which numbers the staff moved, if it moved more than a little."""
    if not staff.has_moved:
        return ""
    numbers = {name: number(getattr(staff, name).value) for name in ("fewest", "most", "at_end")}
    return str(_("In the period, there were between %(fewest)s and %(most)s staff; at its end %(at_end)s.", **numbers))


def _method(point: ReachPoint, *, is_raw: bool) -> str:
    share = point.share
    if share.value is None:
        return str(_("Counts or headcounts are missing, so that nothing can be said yet."))
    if share.n_missing:
        return str(
            ngettext(
                "Method: what the counts say at least, because %(num)s of them is missing.",
                "Method: what the counts say at least, because %(num)s of them are missing.",
                share.n_missing,
            )
        )
    if not is_raw and share.is_at_least:
        return str(_("Method: what the released numbers say at least, because some are not shown."))
    if share.state is State.PARTIAL:
        return str(_("Method: as a share of the most staff that there were, because more came than are there now."))
    if not is_raw and share.is_interval:
        return str(_("Method: bounds from the released number of each event, because not all first-timers are shown."))
    if share.is_interval:
        return str(_("Method: bounds from the counts of each event, because first-timers were not counted everywhere."))
    return str(_("Method: exact, by the people who were there for the first time."))
