"""What papers say of a record, as far as the reader may read it, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from flask import Response
from flask_babel import gettext as _

from tracker.domain.meetings import Confidentiality
from tracker.domain.minutes import READ_BY
from tracker.extensions import db
from tracker.models import Administration, Decision, Process
from tracker.queries.origins import Origin
from tracker.reports import pdf
from tracker.reports.agendas import Occasion, Topic
from tracker.reports.decisions import Excerpt
from tracker.reports.filenames import download_name
from tracker.reports.minutes import Edition
from tracker.reports.papers import Paper, Sender, Voice, votes
from tracker.web.files import file
from tracker.web.labels import label
from tracker.web.locale import date_long, date_short, language, time_short
from tracker.web.meeting_page import MeetingPage
from tracker.web.minutes_page import MinutesPage
from tracker.web.titles import meeting_title


def voice(spoken: str = "") -> Voice:
    """Return how papers speak: in the language that is spoken, else in that of the request."""

    def t(message: str, /, **variables: object) -> str:
        return str(_(message, **variables))

    def words(member: StrEnum) -> str:
        return str(label(member))

    return Voice(spoken or language(), t, words, date_long, date_short, time_short)


def sender(administration_id: int) -> Sender:
    """Return the house whose paper it is."""
    house = db.session.get_one(Administration, administration_id)
    return Sender(house.name, house.letterhead)


def answer(paper: Paper, *name: str) -> Response:
    """Return a paper as PDF, to save under a name made of these parts."""
    return file(pdf.build(paper), pdf.MEDIA_TYPE, download_name(*name, extension="pdf"))


def occasion(page: MeetingPage) -> Occasion:
    """Return a meeting as its papers name it; who leads it and where it is online stands there for its circle only."""
    meeting, reads = page.meeting, page.reads_papers
    functions = {seat.person_id: seat.label for seat in page.people.seats if seat.person_id and reads}
    return Occasion(
        title=meeting_title(meeting.number, page.people.group_name, meeting.title),
        process=db.session.get_one(Process, meeting.process_id).title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        format=meeting.format,
        place=meeting.place,
        link=meeting.link if reads else "",
        chair=functions.get(meeting.chair_id or 0, ""),
        minute_taker=functions.get(meeting.minute_taker_id or 0, ""),
    )


def topics(page: MeetingPage, circle: Confidentiality) -> list[Topic]:
    """Return the agenda for a circle, numbered anew, so that not even a gap tells of what is left out.

    Behind an item that is left out nobody can say when the next one begins, so no time is shown.
    """
    pairs = zip(page.items, page.slots, strict=True)
    shown = [(item, slot) for item, slot in pairs if item.visibility in READ_BY[circle]]
    return [
        Topic(
            number=number,
            starts=f"{slot.begins_at:%H:%M}" if item.position == number else "",
            section=item.section,
            title=item.title,
            description=item.description,
            kind=label(item.kind),
            presenter=item.presenter,
            minutes=item.minutes_planned,
        )
        for number, (item, slot) in enumerate(shown, start=1)
    ]


def edition(page: MinutesPage) -> Edition:
    """Return which version of the minutes a paper is."""
    version, head = page.version, page.minutes.head
    return Edition(
        title=_("Minutes: %(meeting)s", meeting=meeting_title(head.number, head.group, head.title)),
        number=version.number,
        state=version.state,
        comments_until=version.comments_until,
        approved_on=version.approved_on,
        checksum=page.checksum,
        frozen_at=version.created_at,
    )


def chosen_words(form: Iterable[Any]) -> str:
    """Return what a list is narrowed to, as the form calls it: a filter that was used stands on the paper."""
    return "; ".join(_chosen(field) for field in form if field.data)


def excerpt(decision: Decision, origin: Origin | None, group: str) -> Excerpt:
    """Return a decision with where it was taken, as far as the reader may read that."""
    return Excerpt(
        number=decision.label,
        title=decision.title,
        text=decision.text,
        decided_on=decision.decided_on,
        group=group,
        meeting=_meeting(origin),
        item=f"{origin.position}. {origin.item_title}" if origin and origin.item_id else "",
        result=decision.result,
        votes=votes(decision.votes_yes, decision.votes_no, decision.votes_abstained, voice()),
        status=decision.status,
        responsible=decision.responsible,
        due_on=decision.due_on,
    )


def _chosen(field: Any) -> str:
    if field.data is True:
        return str(field.label.text)
    names = {choice.value: choice.label for choice in getattr(field, "choices", None) or ()}
    return f"{field.label.text}: {names.get(str(field.data), field.data)}"


def _meeting(origin: Origin | None) -> str:
    if origin is None:
        return ""
    return f"{meeting_title(origin.number, origin.group_name)}, {date_long(origin.starts_at)}"
