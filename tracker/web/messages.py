"""The sentence for each rule that can be broken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from tracker.web.attendance_labels import ATTENDANCE_MESSAGES
from tracker.web.sheet_messages import SHEET_MESSAGES

MESSAGES: Mapping[str, Any] = {
    **ATTENDANCE_MESSAGES,
    **SHEET_MESSAGES,
    "error": _l("That did not work."),
    "not-found": _l("This page does not exist, or you may not see it."),
    "forbidden": _l("Your role does not permit this. Your roles are listed under “Account and security”."),
    "stale": _l("Somebody else changed this in the meantime."),
    "reason-required": _l("Please give the reason."),
    "contact-is-a-name": _l("Please name a function and how to reach it, not a person."),
    "feedback-empty": _l("Please answer at least one question, or write a sentence."),
    "feedback-too-long": _l("Please use at most %(limit)s characters."),
    "feedback-closed": _l("This feedback is closed; nothing can be sent any more."),
    "feedback-not-held": _l("This event was not held, so nobody is asked about it."),
    "feedback-full": _l("More answers have arrived than can be real. Please tell whoever leads the event."),
    "feedback-open": _l("This feedback is open already."),
    "feedback-shown": _l("The results of this feedback were shown, so it stays closed."),
    "feedback-too-many": _l("More people have answered than were counted at the event, so this feedback stays closed."),
    "house-page-begun": _l("Somebody else has just begun this page. Please try once more."),
    "house-entry-told": _l(
        "Somebody has written an entry about this decision meanwhile, or the decision no longer holds or is not for the"
        " whole house any more. Nothing was saved; your text is still here."
    ),
    "feedback-not-shown": _l("Comments are shown once the feedback is closed and enough people have answered."),
    "sentence-required": _l("Please explain the reason in a sentence."),
    "evidence-required": _l("Please name the evidence, or say in a sentence how you can tell that it is reached."),
    "ends-before-it-begins": _l("The end lies before the beginning."),
    "release-in-future": _l("Figures of days to come cannot be released."),
    "release-without-events": _l("No event was held in this period."),
    "release-count-open": _l("The count is still open: %(titles)s. Please close it first."),
    "release-draft-exists": _l("Another release of this process is being prepared. Release or discard it first."),
    "release-state": _l("This release is: %(current)s."),
    "release-outdated": _l("Something has changed since the check: counts, rules or another release. Check it anew."),
    "release-check-broken": _l(
        "The check broke down because of an error in the program; the operator finds it in the log."
        " Nothing was released."
    ),
    "threshold-below-house": _l("This number cannot be smaller than that for the house, %(house)s."),
    "unit-group-name": _l("Please give each group a name of its own."),
    "unit-group-name-long": _l("The name of a group may have up to %(most)s characters."),
    "unit-group-too-few": _l("“%(name)s” needs at least two departments of the house."),
    "unit-group-overlaps": _l("A department of “%(name)s” is in another group already."),
    "unit-group-too-small": _l("Together, “%(name)s” has fewer than %(smallest)s employees."),
    "unit-groups-changed": _l(
        "Somebody else has saved other groups meanwhile. Nothing that you entered is lost: where it differs, what is"
        " saved now stands beneath it. Save once more to put your groups in its place."
    ),
    "unit-groups-frozen": _l("Figures of %(year)s are released, so its groups stay as they are."),
    "threshold-too-low": _l("The smallest group that may be shown has at least %(smallest)s people."),
    "level-label-missing": _l("Please name every level in both forms, for one and for several, without a gap."),
    "level-not-below-parent": _l("The level must be lower than that of the department above it."),
    "department-succeeds-itself": _l("A department cannot be its own successor, not even by way of others."),
    "weeks-out-of-range": _l("Please enter a number of weeks from %(least)s to %(most)s."),
    "default-template-needed": _l("To change the default, choose it at another template."),
    "account-needs-email": _l("An account needs an e-mail address."),
    "raw-figures-for-evaluation": _l("Only the evaluation can be admitted to figures per department."),
    "last-administrator": _l("At least one administrator without an end date must remain who can sign in."),
    "department-in-use": _l(
        "Other departments, seats, invitations or counts refer to this department, so it stays. If it no longer"
        " exists, please enter until when it existed."
    ),
    "headcount-in-use": _l(
        "People were counted while this headcount held, and their share rests on it. Please correct it instead."
    ),
    "department-below-itself": _l("A department cannot lie below itself."),
    "process-state": _l("A process that is %(current)s cannot become %(target)s."),
    "was-not-there": _l("Whoever was not there neither came nor left."),
    "left-before-arrived": _l("They would have left before they came."),
    "changes-missing": _l("Please enter what is to be changed."),
    "changes-not-approved": _l("You entered changes, so please choose “approved with changes”."),
    "meeting-not-closed": _l("Only a meeting that is closed can be opened again."),
    "minutes-not-newest": _l("Newer minutes exist already, so these stay as they are. A correction can be added."),
    "minutes-approved": _l("These minutes are approved, so they stay as they are. A correction can be added."),
    "minutes-not-in-coordination": _l("These minutes are %(current)s already."),
    "no-minutes-to-approve": _l("There are no minutes that this item could approve."),
    "minutes-not-open-for-comments": _l(
        "Only those who were there can comment, and only while the minutes are in coordination."
    ),
    "meeting-state": _l("A meeting that is %(current)s cannot become %(target)s."),
    "meeting-in-future": _l("This meeting lies in the future."),
    "meeting-is-over": _l("This meeting is over; its record can no longer be changed."),
    "meeting-incomplete": _l("The meeting cannot be closed yet. What is missing is listed below."),
    "mail-changed": _l("The mail has changed since you looked at it. Please read it again before it goes."),
    "mail-too-early": _l("This mail does not fit a meeting that is %(state)s."),
    "mail-without-minutes": _l("There are no minutes to send yet."),
    "mail-not-failed": _l("This mail is %(state)s already."),
    "meeting-not-begun": _l("This can be entered once the meeting has begun."),
    "meeting-has-begun": _l("The meeting has begun; please defer or withdraw the item instead."),
    "substitute-name-missing": _l("Please say who came instead."),
    "agenda-too-long": _l("An agenda has at most %(most)s lines here. Please add further items on the agenda itself."),
    "agenda-line-too-long": _l("Please use at most %(limit)s characters per line."),
    "item-not-open": _l("This agenda item is %(current)s already."),
    "item-on-no-agenda": _l("This topic stands on no agenda at the moment."),
    "item-is-decided": _l("A decision was taken on this item; it stays with the meeting that took it."),
    "meeting-of-another-group": _l("This meeting belongs to another group."),
    "outcome-stays": _l("This outcome stays what it is."),
    "item-carried-on": _l("This topic has been taken up by another meeting, so it stays deferred here."),
    "seat-without-name": _l("Please choose a person or name the function that the seat stands for."),
    "own-deputy": _l("Nobody can be their own deputy."),
    "own-successor": _l("This person holds the seat already."),
    "responsible-twice": _l("Please choose a person or enter an e-mail address, not both."),
    "day-in-future": _l("This day lies in the future."),
    "day-in-past": _l("This day lies in the past."),
    "replacement-missing": _l("Please say whether the earlier decision is superseded or revoked."),
    "replaces-no-earlier": _l("Only an earlier decision of the same process can be superseded or revoked."),
    "replaces-unaccepted": _l("This decision was not accepted, so there is nothing to supersede or revoke."),
    "replaces-not-in-force": _l("This decision is %(current)s already. Please choose the one that is in force."),
    "decision-replaced": _l(
        "A later decision superseded or revoked this one. As long as it does, this cannot be changed."
    ),
    "superseded-by-decision": _l(
        "A decision is superseded by another one. Please choose this decision there, as the earlier one."
    ),
    "sent-after-decided": _l("It was sent out before it was decided, so this day must not lie after the other."),
    "more-votes-than-members": _l(
        "%(votes)s votes are entered, but only %(members)s members of the group were entitled to vote on that day."
    ),
    "number-of-another-year": _l("The decision has a number of %(year)s, so it stays a decision of that year."),
    "decided-after-its-replacement": _l("A later decision replaced this one, so it cannot be the later one itself."),
    "milestone-of-another-process": _l("Please choose milestones of this process."),
    "no-circulation": _l("This decision was taken in a meeting."),
    "decision-finished": _l("This decision is not waiting to be carried out."),
    "theme-status": _l("A theme that is “%(current)s” cannot become “%(target)s”."),
    "theme-answered": _l("Staff were told already what becomes of this theme. To change it, take the theme up again."),
    "theme-answer-required": _l("Please write what staff are answered."),
    "answered-before-raised": _l("The answer lies before the day on which the theme was raised."),
    "theme-was-told": _l(
        "Staff were told about this theme before, so it stays. If nothing more comes of it, choose “Not pursue it” and"
        " tell them why."
    ),
    "theme-place-taken": _l("The theme stands there already, or it cannot go there any more. Please choose again."),
    "theme-on-agenda": _l("This theme stands on an agenda, so it stays. It can be merged with another one."),
    "theme-merged-with-itself": _l("Please choose another theme."),
    "theme-title-missing": _l("Please say what the new theme is called."),
    "notes-missing": _l("Please enter at least one note."),
    "notes-sorted-meanwhile": _l(
        "Somebody has sorted some of these notes meanwhile. Nothing was changed; please look once more."
    ),
    "notes-too-early": _l("This event is still to come. Notes and photos can be added from its day on."),
    "notes-not-held": _l("No notes come from an event that is “%(current)s”."),
    "notes-not-chosen": _l("Please choose at least one note."),
    "note-is-one-line": _l("A note is one line. Please add further lines as notes of their own."),
    "note-too-long": _l("Line %(line)s is too long: a note has at most %(limit)s characters."),
    "too-many-notes": _l("At most %(most)s notes can be added at once; here are %(count)s."),
    "field-name-taken": _l("There is a field with this name already."),
    "field-in-use": _l("Themes belong to this field, so it stays. It can be renamed."),
    "photo-type": _l("Please choose a picture: JPEG, PNG or WebP."),
    "photo-too-large": _l("The photo is larger than %(limit)s MB. Please save it with fewer pixels."),
    "photo-too-many-pixels": _l(
        "The picture has %(width)s × %(height)s pixels, more than browsers show. Please save it with fewer pixels."
    ),
    "photo-unreadable": _l("This picture could not be read to its end. Please save it once more and try again."),
    "action-item-finished": _l("This action item is %(current)s already."),
    "document-type": _l(
        "Files of this kind are not taken. Please choose a PDF, an office document (docx, xlsx, pptx, odt, ods, odp)"
        " or a picture (png, jpg, webp)."
    ),
    "document-other-type": _l("The content of the file is not what its name says. It is: %(found)s."),
    "document-old-format": _l(
        "Old or encrypted office documents cannot be checked for macros. Please save the file as docx, xlsx, pptx or"
        " PDF, without a password."
    ),
    "document-with-macros": _l("The file contains macros. Please save it without them, or as a PDF."),
    "document-unsafe": _l("This file would unpack to far more than it is, so it is not taken."),
    "document-too-large": _l("The file is larger than %(limit)s MB. Please make it smaller, for example as a PDF."),
    "documents-too-large": _l("The documents of one meeting may have %(limit)s MB together; with this one it is more."),
    "document-wider-than-owner": _l("What it belongs to is not for so many people. Please choose a narrower circle."),
    "document-not-kept": _l(
        "The file could not be kept. Please try again; if it happens again, tell your administrator."
    ),
    "document-deleted": _l("This document was removed; only its trace is left."),
    "template-type": _l("A template is a Word document (docx)."),
    "template-unknown-field": _l("The template asks for something that minutes do not have: %(what)s."),
    "template-syntax": _l("The template cannot be read. The first mistake: %(what)s."),
    "template-forbidden": _l("The template computes or calls something. It may only show fields and go through lists."),
    "template-broken": _l("No document can be made from this file. Please save it in Word once more and try again."),
    "dialogue-state": _l("An event that is %(current)s cannot become %(target)s."),
    "dialogue-in-future": _l("This event lies in the future."),
    "dialogue-has-counts": _l("Participants were counted at this event, so it was held."),
    "departments-required": _l("Please choose at least one department."),
    "follow-up-of-itself": _l("This event would follow up on itself."),
    "counts-are-there": _l("Participants were already counted, so this can no longer be changed."),
    "count-closed": _l("The count of this event is closed. Open it again first, with a reason."),
    "count-open": _l("The count of this event is open already."),
    "count-empty": _l("Nothing is counted yet. Enter at least one number, even if it is a 0."),
    "counts-rejected": _l("Some numbers cannot be right."),
    "tally-begun": _l("Somebody else has just opened this tally."),
    "tally-not-held": _l("At an event that is %(current)s nobody can be tallied."),
    "tally-not-understood": _l("This is not what the page of a tally sends."),
    "tally-open": _l("The tally is still open. Close it first, so that nothing is added while you review it."),
    "tally-saved": _l("The sums of this tally are saved already."),
    "first-timers-without-participants": _l("The number of participants is missing."),
    "more-first-timers-than-participants": _l(
        "%(first_timers)s people are entered as here for the first time, but %(participants)s in all."
    ),
    "more-participants-than-staff": _l(
        "On %(day)s, %(headcount)s people work there according to the headcount; %(participants)s are entered."
    ),
    "more-first-timers-than-staff": _l(
        "Over all events, %(first_timers)s people are entered as here for the first time; "
        "%(headcount)s work there according to the headcount."
    ),
    "all-are-new-at-the-first-event": _l(
        "This is the first event of the process, so everybody is here for the first time: "
        "%(participants)s people came, but %(first_timers)s are entered."
    ),
    "headcount-not-recorded": _l("No headcount is recorded for this day, so the number cannot be checked."),
    "department-not-there": _l("Nobody is counted in this department on %(day)s. Please enter the number elsewhere."),
    "categories-differ-from-all": _l("Managers and staff add up to %(sum)s, but %(all)s are entered in all."),
    "modes-differ-from-all": _l("On site and online add up to %(sum)s, but %(all)s are entered in all."),
    "parts-differ-from-total": _l("The numbers add up to %(sum)s, but %(stated)s were counted in all."),
    "more-participants-than-invited": _l(
        "%(participants)s people of the house came, but %(invited)s people were invited."
    ),
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
    "export-without-table": _l("Please choose at least one table."),
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
    "rhythm-incomplete": _l("For a day of each month please choose both: which week, and which weekday."),
    "rhythm-twice": _l("Please enter either the weeks or a day of each month, not both."),
    "group-name-taken": _l("There already is a group with this name."),
    "email-taken": _l("Somebody else already has this e-mail address."),
    "headcount-date-taken": _l("There already is a headcount for this date."),
}
