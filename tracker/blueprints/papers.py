"""Papers to take away: agenda, attendance list, minutes, decision register and the excerpt of one decision."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from tracker.actions import papers as actions
from tracker.domain.access import Permission
from tracker.domain.decision_register import RegisterFilter
from tracker.domain.decisions import DecisionRow, label
from tracker.domain.meetings import Confidentiality
from tracker.domain.minutes import circle_of
from tracker.extensions import db
from tracker.forms.decisions import FilterForm
from tracker.forms.fields import options
from tracker.models import Decision, Meeting, MinutesVersion, Process
from tracker.models.base import now
from tracker.queries import circulations, decision_register, decisions, groups
from tracker.reports import agendas, docx, minutes
from tracker.reports import decisions as reports
from tracker.reports import minutes_docx as reports_docx
from tracker.reports.filenames import download_name
from tracker.web import meeting_page, minutes_page, word_templates
from tracker.web.access import access
from tracker.web.clock import today
from tracker.web.files import file
from tracker.web.papers import answer, chosen_words, edition, excerpt, occasion, sender, topics, voice

bp = Blueprint("papers", __name__)
Record = Meeting | MinutesVersion | Process | Decision


@bp.post("/meetings/<int:meeting_id>/papers/agenda")
@access(Permission.MEETING_VIEW, Meeting)
def agenda(meeting: Meeting) -> ResponseReturnValue:
    page = meeting_page.load(db.session, meeting, g.actor)
    circle = _circle(meeting.administration_id, meeting.working_group_id)
    about = occasion(page)
    paper = agendas.agenda(about, topics(page, circle), sender(meeting.administration_id), voice(), made_at=now())
    _note(meeting, "agenda", circle)
    return answer(paper, _("Agenda"), about.title, meeting.starts_at.date().isoformat())


@bp.post("/meetings/<int:meeting_id>/papers/attendance-list")
@access(Permission.MEETING_EDIT, Meeting)
def attendance_list(meeting: Meeting) -> ResponseReturnValue:
    page = meeting_page.load(db.session, meeting, g.actor)
    about, house = occasion(page), sender(meeting.administration_id)
    members = [seat for seat in page.people.seats if not seat.is_guest]
    paper = agendas.attendance_sheet(about, members, house, voice(), made_at=now())
    _note(meeting, "attendance_list", Confidentiality.GROUP)
    return answer(paper, _("Attendance list"), about.title, meeting.starts_at.date().isoformat())


@bp.post("/minutes/<int:minutes_version_id>/papers/pdf")
@access(Permission.MEETING_VIEW, MinutesVersion)
def minutes_pdf(version: MinutesVersion) -> ResponseReturnValue:
    page = minutes_page.load(db.session, version, g.actor, is_shareable=_is_shareable())
    paper = minutes.paper(page.minutes, edition(page), sender(version.administration_id), voice())
    _note(version, "minutes", page.shown)
    return answer(paper, paper.title, page.meeting.starts_at.date().isoformat())


@bp.post("/minutes/<int:minutes_version_id>/papers/docx")
@access(Permission.MEETING_VIEW, MinutesVersion)
def minutes_docx(version: MinutesVersion) -> ResponseReturnValue:
    page = minutes_page.load(db.session, version, g.actor, is_shareable=_is_shareable())
    about, house = edition(page), sender(version.administration_id)
    values = reports_docx.values(page.minutes, about, house, voice())
    template = word_templates.of_house(version.administration_id)
    body = word_templates.fill(template, values, title=about.title, author=house.house)
    _note(version, "minutes", page.shown, file_format="docx")
    name = download_name(about.title, page.meeting.starts_at.date().isoformat(), extension="docx")
    return file(body, docx.MEDIA_TYPE, name)


@bp.post("/processes/<int:process_id>/papers/decisions")
@access(Permission.DECISION_VIEW, Process)
def register(process: Process) -> ResponseReturnValue:
    form = FilterForm(formdata=request.args)
    form.group.choices = options(groups.choices(db.session, process), empty="")
    years = decision_register.years(db.session, process, g.actor)
    form.year.choices = options(((year, str(year)) for year in years), empty="")
    rows, house = _rows(process, form.chosen()), sender(process.administration_id)
    paper = reports.register(rows, process.title, chosen_words(form), house, voice(), made_at=now())
    _note(process, "decision_register", circle_of(g.actor, administration_id=process.administration_id, group_id=0))
    return answer(paper, _("Decision register"), process.title, today().isoformat())


@bp.post("/decisions/<int:decision_id>/papers/excerpt")
@access(Permission.DECISION_VIEW, Decision)
def decision_excerpt(decision: Decision) -> ResponseReturnValue:
    origin = decisions.origin(db.session, decision, g.actor)
    circulation = circulations.facts(db.session, decision)
    group = origin.group_name if origin else circulation.group_name if circulation else ""
    process = db.session.get_one(Process, decision.process_id)
    found, house = excerpt(decision, origin, group), sender(decision.administration_id)
    paper = reports.excerpt(found, process.title, house, voice(), made_at=now())
    _note(decision, "excerpt", Confidentiality.HOUSE)
    return answer(paper, _("Excerpt"), _("Decision %(number)s", number=found.number))


def _is_shareable() -> bool:
    """Whether somebody who records wants what may be handed on."""
    return request.form.get("circle") == Confidentiality.GROUP


def _circle(administration_id: int, group_id: int) -> Confidentiality:
    """Return for whom a paper is made: for whoever asks, or for the group."""
    own = circle_of(g.actor, administration_id=administration_id, group_id=group_id)
    return Confidentiality.GROUP if own is Confidentiality.INTERNAL and _is_shareable() else own


def _rows(process: Process, chosen: RegisterFilter) -> list[DecisionRow]:
    """Return the decisions of every page of the register."""
    found: list[DecisionRow] = []
    cursor: str | None = None
    while True:
        page = decision_register.of_process(db.session, process, g.actor, chosen, today=today(), cursor=cursor)
        found += [_row(row) for row in page.rows]
        if (cursor := page.next_cursor) is None:
            return found


def _row(row: Any) -> DecisionRow:
    return DecisionRow(
        id=row.id,
        number=label(row.year, row.number),
        title=row.title,
        decided_on=row.decided_on,
        result=row.result,
        status=row.status,
        responsible=row.responsible,
        due_on=row.due_on,
        review_on=row.review_on,
    )


def _note(record: Record, paper: str, circle: Confidentiality, *, file_format: str = "pdf") -> None:
    actions.take_away(db.session, record, paper=paper, file_format=file_format, circle=circle)
