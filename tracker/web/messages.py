"""The sentence for each rule that can be broken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

MESSAGES: Mapping[str, Any] = {
    "error": _l("That did not work."),
    "not-found": _l("This page does not exist, or you may not see it."),
    "forbidden": _l("You may look at this, but not change it."),
    "stale": _l("Somebody else changed this in the meantime."),
    "reason-required": _l("Please give the reason."),
    "sentence-required": _l("Please explain the reason in a sentence."),
    "evidence-required": _l("Please name the evidence, or say in a sentence how you can tell that it is reached."),
    "ends-before-it-begins": _l("The end lies before the beginning."),
    "threshold-too-low": _l("The smallest group that may be shown has at least %(smallest)s people."),
    "level-label-missing": _l("Please name every level in both forms, for one and for several, without a gap."),
    "level-not-below-parent": _l("The level must be lower than that of the department above it."),
    "department-succeeds-itself": _l("A department cannot be its own successor, not even by way of others."),
    "weeks-out-of-range": _l("Please enter a number of weeks from %(least)s to %(most)s."),
    "default-template-needed": _l("To change the default, choose it at another template."),
    "account-needs-email": _l("An account needs an e-mail address."),
    "raw-figures-for-evaluation": _l("Only the evaluation can be admitted to figures per department."),
    "last-administrator": _l("At least one administrator without an end date must remain who can sign in."),
    "department-below-itself": _l("A department cannot lie below itself."),
    "process-state": _l("A process that is %(current)s cannot become %(target)s."),
    "meeting-state": _l("A meeting that is %(current)s cannot become %(target)s."),
    "meeting-in-future": _l("This meeting lies in the future."),
    "meeting-is-over": _l("This meeting is over; its record can no longer be changed."),
    "meeting-incomplete": _l("The meeting cannot be closed yet. What is missing is listed below."),
    "dialogue-state": _l("An event that is %(current)s cannot become %(target)s."),
    "dialogue-in-future": _l("This event lies in the future."),
    "dialogue-has-counts": _l("Participants were counted at this event, so it was held."),
    "more-votes-than-voters": _l(
        "%(votes)s votes are entered, but only %(voters)s members entitled to vote were present."
    ),
    "milestone-not-open": _l("This milestone is %(state)s. Please reopen it first."),
    "milestone-open": _l("This milestone is open already."),
    "baseline-exists": _l("This milestone already has a planned date; it stays. Please move the expected date."),
    "baseline-missing": _l("This milestone has no planned date yet. Please set it first."),
    "forecast-required": _l("Please enter the date on which the milestone is expected."),
    "forecast-in-past": _l(
        "This date lies in the past. Please enter a new one, or complete the milestone if it is reached."
    ),
    "gate-date-required": _l("Please enter the day on which the question was answered."),
    "gate-in-future": _l("The answer cannot lie in the future."),
    "gate-note-required": _l("Please write down the conditions, or why the gate is not passed."),
    "actual-in-future": _l("What has happened cannot lie in the future."),
    "ends-without-beginning": _l("Please enter the beginning, too."),
    "done-in-future": _l("A milestone cannot be reached in the future."),
    "password-too-short": _l(
        "The password needs at least %(shortest)s characters. Several words are easy to remember."
    ),
    "password-too-long": _l("The password may have at most %(longest)s characters."),
    "password-too-common": _l("This password is easy to guess. Please choose words that have nothing to do with this."),
    "password-wrong": _l("The current password is not right."),
    "role-needs-administration": _l("Every role but the administrator's holds for one administration."),
    "form-key-missing": _l("This form is incomplete. Please reload the page and try again."),
    "administration-name-taken": _l("There already is an administration with this name."),
    "partner-name-taken": _l("There already is an organisation with this name."),
    "template-name-taken": _l("There already is a template with this name."),
    "title-taken": _l("There already is a process with this title."),
    "group-name-taken": _l("There already is a group with this name."),
    "email-taken": _l("Somebody else already has this e-mail address."),
    "headcount-date-taken": _l("There already is a headcount for this date."),
}
