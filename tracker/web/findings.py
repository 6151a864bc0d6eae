"""The sentence of each finding: the heading of a figure is what it says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from tracker.domain.findings import Finding
from tracker.domain.values import Figure
from tracker.web.locale import date_long, number
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
    "breadth-not-released": _l("Which part of the house was reached is not released yet"),
    "breadth-not-applicable": _l("There are no departments yet"),
    "coverage-exact": _l("Of the staff, %(share)s took part"),
    "coverage-between": _l("Of the staff, between %(least)s and %(most)s took part"),
    "coverage-at-least": _l("Of the staff, at least %(share)s took part"),
    "coverage-not-recorded": _l("It is not recorded yet how many took part"),
    "coverage-suppressed": _l("How many took part is not shown, to protect small groups"),
    "coverage-not-released": _l("How many took part is not released yet"),
    "coverage-not-applicable": _l("There is no staff to compare the participants with"),
    "reach-exact": _l("Of the staff, %(share)s have been reached"),
    "reach-between": _l("Of the staff, between %(least)s and %(most)s have been reached"),
    "reach-at-least": _l("Of the staff, at least %(share)s have been reached"),
    "reach-not-recorded": _l("It is not recorded yet how many were reached"),
    "reach-suppressed": _l("How many were reached is not shown, to protect small groups"),
    "reach-not-released": _l("How many were reached is not released yet"),
    "reach-not-applicable": _l("There has been no dialogue event yet"),
    "repeat-exact": _l("Of the attendances, %(share)s were not somebody's first"),
    "repeat-between": _l("Of the attendances, between %(least)s and %(most)s were not somebody's first"),
    "repeat-at-least": _l("Of the attendances, at least %(share)s were not somebody's first"),
    "repeat-none": _l("Nothing is known yet of those who came again"),
    "turnout-latest": _l("Of those invited, %(share)s came to “%(event)s” on %(day)s"),
    "turnout-none": _l("How many people were invited is not recorded"),
    "hours-given": _n("%(count)s hour was given to the dialogue", "%(count)s hours were given to the dialogue"),
    "hours-at-least": _n(
        "At least %(count)s hour was given to the dialogue", "At least %(count)s hours were given to the dialogue"
    ),
    "hours-none": _l("Nothing is known yet of the time that was given"),
    "balance-even": _l("The departments took part as evenly as chance would have it"),
    "balance-uneven": _l("The departments took part less evenly than chance would have it"),
    "balance-share": _l("%(share)s of the attendances would have to move for an even participation"),
    "balance-too-few": _l("There are too few attendances to speak of a balance"),
    "balance-not-applicable": _l("One department alone has no balance"),
    "balance-none": _l("Nothing is known yet of the balance of the departments"),
    "formats-on-site": _l("Events on site reached the largest share of the staff invited: %(share)s"),
    "formats-online": _l("Online events reached the largest share of the staff invited: %(share)s"),
    "formats-hybrid": _l("Hybrid events reached the largest share of the staff invited: %(share)s"),
    "formats-open": _l("Which format reached the largest share is open, because counts are missing"),
    "formats-alike": _l("No format clearly reached more than the others"),
    "formats-too-few": _l("Too few events to compare the formats"),
    "formats-one": _l("There is one format only, so that nothing can be compared"),
    "formats-none": _l("There is nothing to compare yet"),
    "fallen-out": _n("%(num)s event was not held or was postponed", "%(num)s events were not held or were postponed"),
    "fallen-out-none": _l("No event fell out"),
    "timeliness": _n(
        "%(num)s of %(of)s events was documented in time", "%(num)s of %(of)s events were documented in time"
    ),
    "timeliness-none": _l("No event had to be documented yet"),
    "completeness": _n("%(num)s of %(of)s events is complete", "%(num)s of %(of)s events are complete"),
    "completeness-none": _l("No event is over yet"),
    "reconciled": _n(
        "%(num)s of %(of)s counts agrees with a total that was counted apart",
        "%(num)s of %(of)s counts agree with a total that was counted apart",
    ),
    "reconciled-none": _l("No total has been counted apart yet, so that no count can be compared"),
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
        if isinstance(value, str):
            written[name] = value
        elif isinstance(value, date):
            written[name] = date_long(value)
        elif not isinstance(value, Figure):
            written[name] = number(value)
        elif value.is_interval:
            written["least"], written["most"] = bounds(value)
        else:
            written[name] = share_text(value)
    return written
