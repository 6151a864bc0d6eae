"""The sentence of each finding: the heading of a figure is what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from tracker.domain.findings import Finding
from tracker.domain.values import Figure
from tracker.web.locale import number
from tracker.web.shares import bounds, share_text


def _n(singular: str, plural: str) -> tuple[str, str]:
    """Mark a sentence that depends on a count, to be translated when it is said."""
    return singular, plural


SENTENCES: Mapping[str, Any] = {
    "milestones-none": _l("There are no milestones yet"),
    "milestones-undated": _l("No milestone has a date yet"),
    "milestones-on-plan": _l("All milestones are on plan"),
    "milestones-overdue": _n(
        "%(num)s of %(of)s milestones is overdue",
        "%(num)s of %(of)s milestones are overdue",
    ),
    "milestones-far-behind": _n(
        "%(num)s of %(of)s milestones is more than %(weeks)s weeks behind plan",
        "%(num)s of %(of)s milestones are more than %(weeks)s weeks behind plan",
    ),
    "milestones-behind": _n(
        "%(num)s of %(of)s milestones is behind plan",
        "%(num)s of %(of)s milestones are behind plan",
    ),
    "milestones-stale": _n(
        "%(num)s of %(of)s milestones has no fresh date",
        "%(num)s of %(of)s milestones have no fresh date",
    ),
    "milestones-unreported": _n(
        "Nobody has reported lately on %(num)s of %(of)s milestones",
        "Nobody has reported lately on %(num)s of %(of)s milestones",
    ),
    "milestones-reached": _n(
        "%(num)s of %(of)s milestones is reached",
        "%(num)s of %(of)s milestones are reached",
    ),
    "breadth-reached": _n(
        "The dialogue has reached %(num)s of %(of)s departments",
        "The dialogue has reached %(num)s of %(of)s departments",
    ),
    "breadth-reached-at-least": _n(
        "The dialogue has reached at least %(num)s of %(of)s departments",
        "The dialogue has reached at least %(num)s of %(of)s departments",
    ),
    "breadth-not-recorded": _l("It is not recorded yet which departments were reached"),
    "breadth-suppressed": _l("How many departments were reached is not shown, to protect small groups"),
    "breadth-not-applicable": _l("There are no departments yet"),
    "coverage-exact": _l("Of the staff, %(share)s took part"),
    "coverage-between": _l("Of the staff, between %(least)s and %(most)s took part"),
    "coverage-at-least": _l("Of the staff, at least %(share)s took part"),
    "coverage-not-recorded": _l("It is not recorded yet how many took part"),
    "coverage-suppressed": _l("How many took part is not shown, to protect small groups"),
    "coverage-not-applicable": _l("There is no staff to compare the participants with"),
    "reach-exact": _l("Of the staff, %(share)s have been reached"),
    "reach-between": _l("Of the staff, between %(least)s and %(most)s have been reached"),
    "reach-at-least": _l("Of the staff, at least %(share)s have been reached"),
    "reach-not-recorded": _l("It is not recorded yet how many were reached"),
    "reach-suppressed": _l("How many were reached is not shown, to protect small groups"),
    "reach-not-applicable": _l("There has been no dialogue event yet"),
    "meetings-none": _l("There has been no meeting yet"),
    "meetings-overdue": _l("The last meeting was %(days)s days ago; every %(agreed)s days are agreed"),
    "meetings-held": _n("%(num)s meeting has been held", "%(num)s meetings have been held"),
    "meetings-in-rhythm": _n(
        "%(num)s of %(of)s intervals between meetings was as agreed",
        "%(num)s of %(of)s intervals between meetings were as agreed",
    ),
    "seats-taken": _n("%(num)s of %(of)s seats was taken", "%(num)s of %(of)s seats were taken"),
    "seats-not-recorded": _l("Attendance is not recorded yet"),
    "work-none-open": _l("No action item and no decision is open"),
    "work-open": _n(
        "%(num)s action item or decision is open",
        "%(num)s action items and decisions are open",
    ),
    "work-old": _n(
        "%(num)s of %(of)s open action items and decisions is more than 90 days old",
        "%(num)s of %(of)s open action items and decisions are more than 90 days old",
    ),
    "work-overdue": _n(
        "%(num)s of %(of)s open action items and decisions is overdue",
        "%(num)s of %(of)s open action items and decisions are overdue",
    ),
    "action-items-none-due": _l("No action item was due"),
    "action-items-closed": _n(
        "%(num)s of %(of)s action items that were due is done",
        "%(num)s of %(of)s action items that were due are done",
    ),
}


def finding_text(finding: Finding) -> str:
    """Return what a figure says, in the language of the page."""
    sentence, details = SENTENCES[finding.code], _written(finding.details)
    if isinstance(sentence, tuple):
        return str(ngettext(*sentence, finding.details["count"], **details))
    return str(sentence) % details


def _written(details: Mapping[str, Any]) -> dict[str, str]:
    """Return the details as the language writes them; a share between two bounds comes with both."""
    written: dict[str, str] = {}
    for name, value in details.items():
        if not isinstance(value, Figure):
            written[name] = number(value)
        elif value.is_interval:
            written["least"], written["most"] = bounds(value)
        else:
            written[name] = share_text(value)
    return written
