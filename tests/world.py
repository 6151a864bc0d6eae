"""The world of the tests: two administrations, one person per role, one record of every kind."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from tracker.actions import releases
from tracker.domain.access import Role
from tracker.domain.administrations import DepartmentKind
from tracker.domain.canonical import checksum
from tracker.domain.dialogues import DialogueKind, DialogueState
from tracker.domain.documents import DocumentKind
from tracker.domain.groups import GroupKind
from tracker.domain.mails import MailError, MailKind, MailState
from tracker.domain.meetings import AttendanceStatus, Confidentiality, ItemKind, ItemState, MeetingState
from tracker.domain.milestones import Importance, RevisionKind, ShiftReason
from tracker.domain.minutes import as_json
from tracker.domain.participation import CountScope
from tracker.domain.people import Locale
from tracker.domain.processes import ProcessState
from tracker.domain.releases import Audience
from tracker.domain.secret_addresses import digest, token
from tracker.domain.themes import FieldKind
from tracker.models import (
    ActionItem,
    Administration,
    AgendaItem,
    AgendaLink,
    Attendance,
    AttendanceLayout,
    AttendanceRule,
    Base,
    CheckIn,
    Decision,
    Department,
    DialogueEvent,
    Document,
    EventPhoto,
    Feedback,
    FeedbackRound,
    FieldOfAction,
    Gate,
    Group,
    Headcount,
    HouseEntry,
    HousePage,
    Information,
    KeptInput,
    Mail,
    Meeting,
    Membership,
    Milestone,
    MilestoneRevision,
    MinutesComment,
    MinutesVersion,
    Participation,
    PartnerOrganisation,
    Person,
    Phase,
    Process,
    ProcessTemplate,
    ReachTotal,
    Release,
    ReleaseContent,
    RoleAssignment,
    SignIn,
    StandingItem,
    Tap,
    TeamMember,
    TemplateMilestone,
    TemplatePhase,
    TextModule,
    Theme,
    ThemeItem,
    ThemeNote,
    ThemeTag,
    UnitGroup,
    UnitGroupMember,
)
from tracker.models.base import now
from tracker.queries import minutes
from tracker.web.identity import hashed

PEOPLE = ("facilitator", "coordinator", "leadership", "evaluator", "raw_evaluator", "reader", "admin", "stranger")
KICK_OFF = date(2021, 5, 25)
STAFF = {"Jugendamt": 62, "Sozialamt": 48, "Ordnungsamt": 30, "Bauamt": 25, "Kämmerei": 14}
COUNTS = {"Jugendamt": (31, 31), "Sozialamt": (22, 22), "Ordnungsamt": (11, 11), "Bauamt": (9, 9), "Kämmerei": (6, 6)}
SECRET_KEY = "a key for tests, long enough"
STORAGE_KEY, FILE = "0" * 32, b"%PDF-1.7\n% Vorlage\n"
"""The one document of the world, and its file."""
PHOTO_KEY, PHOTO = "f" * 32, b"\xff\xd8\xff"
FILES = {STORAGE_KEY: FILE, PHOTO_KEY: PHOTO}


@dataclass
class World:
    """The ids of everything, by name; `ids` answers what a URL asks for."""

    people: dict[str, int] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    ids: dict[str, Any] = field(default_factory=dict)
    departments: dict[str, int] = field(default_factory=dict)
    other: dict[str, int] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        if name.endswith("_id") and name in self.ids:
            return self.ids[name]
        raise AttributeError(name)


def build(session: Session) -> World:
    """Make the world; the ids of records follow from the names of their tables."""
    world = World()
    partner = _add(session, world, PartnerOrganisation(name="Institut für Planung", short_name="IfP"))
    house = _add(session, world, _administration("Landratsamt Musterland", "Musterland"))
    for person in PEOPLE:
        _person(session, world, person, house)
    _departments(session, world, house)
    _template(session, world)
    process = _add(session, world, _process(house))
    session.add(
        TeamMember.of(
            process, person_id=world.people["facilitator"], partner_organisation_id=partner.id, task="Leitung"
        )
    )
    _milestones(session, world, process)
    _meeting(session, world, process)
    _dialogue(session, world, process)
    _templates_of_the_group(session, world)
    _around_the_event(session, world)
    _release(session, world, process)
    _themes(session, world, process)
    _house_page(session, world, process)
    _other_house(session, world)
    session.flush()
    _remember(session, world, TeamMember, RoleAssignment, SignIn, KeptInput)
    return world


def _add(session: Session, world: World, record: Any) -> Any:
    session.add(record)
    session.flush()
    world.ids.setdefault(f"{record.__tablename__}_id", record.id)
    return record


def _remember(session: Session, world: World, *models: type[Base]) -> None:
    for model in models:
        world.ids.setdefault(f"{model.__tablename__}_id", session.query(model.id).order_by(model.id).limit(1).scalar())


def _administration(name: str, short_name: str) -> Administration:
    levels = [{"one": "Fachbereich", "many": "Fachbereiche"}, {"one": "Fachdienst", "many": "Fachdienste"}]
    return Administration(
        name=name, short_name=short_name, state="Thüringen", level_labels=levels, leadership_title="Landrat"
    )


def _person(session: Session, world: World, name: str, house: Administration) -> None:
    person = Person(
        display_name=name.replace("_", " ").title(),
        email=f"{name}@musterland.example",
        function_title="Funktion",
        has_login=True,
        locale=Locale.EN,
        home_administration_id=house.id if name in {"coordinator", "leadership", "reader"} else None,
    )
    session.add(person)
    session.flush()
    world.people[name], world.tokens[name] = person.id, f"token-of-{name}"
    world.ids.setdefault("person_id", person.id)
    seen_at = now() + timedelta(days=1)  # however long the tests take, nobody is signed out meanwhile
    session.add(SignIn(token_hash=hashed(world.tokens[name]), person_id=person.id, device="Test", seen_at=seen_at))
    session.add(KeptInput(person_id=person.id, path="/", fields={"pairs": [["title", "Getippt"]]}))
    if name == "stranger":
        return
    role = Role.EVALUATOR if name == "raw_evaluator" else Role(name)
    session.add(
        RoleAssignment(
            person_id=person.id,
            role=role,
            administration_id=None if role is Role.ADMIN else house.id,
            sees_raw_figures=name == "raw_evaluator",
        )
    )


def _departments(session: Session, world: World, house: Administration) -> None:
    top = Department.of(house, name="Fachbereich Mitte", short_code="1", level=1)
    session.add(top)
    session.flush()
    for position, (name, staff) in enumerate(STAFF.items(), start=1):
        department = Department.of(
            house,
            parent_id=top.id,
            name=name,
            short_code=f"1.{position}",
            level=2,
            kind=DepartmentKind.LINE,
            is_migration_related=name == "Ordnungsamt",
            valid_from=date(2015, 1, 1),
        )
        _add(session, world, department)
        world.departments[name] = department.id
        _add(session, world, Headcount.of(department, as_of=date(2020, 12, 31), count=staff))


def _template(session: Session, world: World) -> None:
    template = _add(session, world, ProcessTemplate(name="Vorlage der Tests", is_default=False))
    phase = _add(
        session,
        world,
        TemplatePhase(process_template_id=template.id, position=1, name="Auftrag", gate_question="Mandat?"),
    )
    _add(
        session, world, TemplateMilestone(template_phase_id=phase.id, position=1, title="Beschluss", due_after_weeks=4)
    )


def _process(house: Administration) -> Process:
    return Process.of(
        house,
        title="Vielfalt leben",
        goals="Offen für alle",
        mandate_text="Beschluss der Hausspitze",
        mandate_on=date(2020, 12, 15),
        mandate_by="Landrat",
        state=ProcessState.ACTIVE,
        actual_start_on=date(2021, 1, 11),
        planned_end_on=date(2022, 9, 30),
    )


def _milestones(session: Session, world: World, process: Process) -> None:
    phase = _add(session, world, Phase.of(process, name="Auftakt und Dialog", position=3))
    _add(session, world, Gate.of(phase, question="Wurde jede Einheit eingeladen?"))
    milestone = _add(
        session,
        world,
        Milestone.of(
            process,
            phase_id=phase.id,
            title="Alle Fachdienste erreicht",
            importance=Importance.GATE,
            baseline_on=date(2021, 9, 30),
            forecast_on=date(2021, 11, 30),
            reported_on=date(2021, 7, 31),
        ),
    )
    for reported, old, new, kind, reason in (
        (date(2021, 1, 31), None, date(2021, 9, 30), RevisionKind.BASELINE, None),
        (date(2021, 7, 31), date(2021, 9, 30), date(2021, 11, 30), RevisionKind.FORECAST, ShiftReason.RESOURCES),
    ):
        session.add(
            MilestoneRevision.of(milestone, reported_on=reported, old_on=old, new_on=new, kind=kind, reason=reason)
        )


def _meeting(session: Session, world: World, process: Process) -> None:
    group = _add(session, world, Group.of(process, name="Steuerungsgruppe", rhythm_weeks=4))
    membership = _add(session, world, Membership.of(group, person_id=world.people["coordinator"], seat="Koordination"))
    _add(session, world, Membership.of(group, person_id=world.people["leadership"], seat="Landrat"))
    meeting = _add(
        session,
        world,
        Meeting.of(
            group,
            process_id=process.id,
            year=2021,
            number=3,
            starts_at=datetime(2021, 9, 14, 14, 0),
            ends_at=datetime(2021, 9, 14, 15, 30),
            state=MeetingState.IN_PROGRESS,
            started_at=datetime(2021, 9, 14, 12, 0, tzinfo=UTC),
        ),
    )
    _add(session, world, Attendance.of(meeting, membership_id=membership.id, status=AttendanceStatus.PRESENT))
    _mail(session, world, meeting)
    for position, (title, visibility) in enumerate(
        (
            ("Handlungsfelder", Confidentiality.HOUSE),
            ("Haushalt", Confidentiality.GROUP),
            ("Personalie", Confidentiality.INTERNAL),
        ),
        start=1,
    ):
        item = _add(
            session,
            world,
            AgendaItem.of(
                meeting,
                working_group_id=group.id,
                position=position,
                title=title,
                kind=ItemKind.DECISION,
                visibility=visibility,
                state=ItemState.OPEN,
                notes=f"Notizen zu {title}",
            ),
        )
        _outcomes(session, world, meeting, item, position)
    _document(session, world, process, group)
    _minutes(session, world, process)


def _document(session: Session, world: World, process: Process, group: Group) -> None:
    """A document of the first agenda item, which the house may read."""
    document = Document(
        administration_id=process.administration_id,
        process_id=process.id,
        working_group_id=group.id,
        agenda_item_id=world.agenda_item_id,
        title="Vorlage zu den Handlungsfeldern",
        file_name="Vorlage.pdf",
        media_type="application/pdf",
        size=len(FILE),
        sha256=hashlib.sha256(FILE).hexdigest(),
        storage_key=STORAGE_KEY,
        visibility=Confidentiality.HOUSE,
        uploaded_by_id=world.people["facilitator"],
    )
    _add(session, world, document)


def _minutes(session: Session, world: World, process: Process) -> None:
    """The minutes of a working group in coordination, with a comment; one item of its meeting was internal."""
    group = _add(session, world, Group.of(process, name="Leitbildrunde", kind=GroupKind.WORKING))
    meeting = Meeting.of(
        group,
        process_id=process.id,
        year=2021,
        number=1,
        starts_at=datetime(2021, 7, 6, 10, 0),
        state=MeetingState.CLOSED,
        closed_at=datetime(2021, 7, 6, 10, 0, tzinfo=UTC),
    )
    session.add(meeting)
    session.flush()
    circles = (Confidentiality.HOUSE, Confidentiality.INTERNAL, Confidentiality.GROUP)
    for position, visibility in enumerate(circles, start=1):
        item = AgendaItem.of(
            meeting,
            working_group_id=group.id,
            position=position,
            title=f"Leitbild {visibility}",
            visibility=visibility,
            state=ItemState.DEALT_WITH,
            notes=f"Gesagt {visibility}",
        )
        session.add(item)
    session.flush()
    content = as_json(minutes.current(session, meeting))
    version = MinutesVersion.of(
        meeting,
        process_id=process.id,
        number=1,
        content=content,
        checksum=checksum(content),
        comments_until=date(2021, 7, 20),
    )
    _add(session, world, version)
    _add(session, world, MinutesComment.of(version, person_id=world.people["coordinator"], text="Es waren drei."))


def _mail(session: Session, world: World, meeting: Meeting) -> None:
    """A mail that did not arrive."""
    _add(
        session,
        world,
        Mail(
            administration_id=meeting.administration_id,
            process_id=meeting.process_id,
            meeting_id=meeting.id,
            key="invitation:the-world",
            kind=MailKind.INVITATION,
            person_id=world.people["leadership"],
            recipient="Leadership",
            function="Landrat",
            address="leadership@musterland.example",
            subject="Einladung",
            text="Guten Tag",
            state=MailState.FAILED,
            error=MailError.ADDRESS,
            attempts=1,
            due_at=datetime(2021, 9, 1, 8, 0, tzinfo=UTC),
        ),
    )


def _outcomes(session: Session, world: World, meeting: Meeting, item: AgendaItem, number: int) -> None:
    _add(session, world, Information.of(item, text=f"Information zu {item.title}"))
    common = {"process_id": meeting.process_id, "agenda_item_id": item.id}
    decision = Decision.of(
        meeting,
        **common,
        year=2021,
        number=number,
        title=f"Beschluss zu {item.title}",
        decided_on=date(2021, 9, 14),
        due_on=date(2021, 12, 31),
    )
    _add(session, world, decision)
    action_item = ActionItem.of(
        meeting,
        **common,
        title=f"Aufgabe zu {item.title}",
        responsible_id=world.people["coordinator"],
        created_on=date(2021, 9, 14),
        due_on=date(2021, 10, 8),
        original_due_on=date(2021, 10, 8),
    )
    _add(session, world, action_item)


def _templates_of_the_group(session: Session, world: World) -> None:
    """What the agendas of the working group are made from, and what an item of the steering group is about."""
    group = session.query(Group).filter_by(name="Leitbildrunde").one()
    item = StandingItem.of(group, position=1, title="Stand der Stellen", visibility=Confidentiality.INTERNAL)
    _add(session, world, item)
    item = session.get_one(AgendaItem, world.agenda_item_id)
    _add(session, world, AgendaLink.of(item, milestone_id=world.milestone_id))
    _add(session, world, TextModule.of(group, title="Kenntnis", text="Die Gruppe nimmt den Bericht zur Kenntnis."))


def _dialogue(session: Session, world: World, process: Process) -> None:
    event = _add(
        session,
        world,
        DialogueEvent.of(
            process,
            kind=DialogueKind.KICK_OFF,
            title="Auftakt mit dem Landrat",
            starts_at=datetime(2021, 5, 25, 9, 0),
            ends_at=datetime(2021, 5, 25, 12, 0),
            state=DialogueState.HELD,
            counted_at=datetime(2021, 5, 26, 8, 0, tzinfo=UTC),
        ),
    )
    for name, (count, first_timers) in COUNTS.items():
        department_id = world.departments[name]
        _add(
            session, world, Participation.of(event, department_id=department_id, count=count, first_timers=first_timers)
        )
        session.add(
            ReachTotal.of(
                process,
                department_id=department_id,
                attendances=count,
                largest=count,
                first_timers=first_timers,
                without_first_timers=0,
                events=1,
            )
        )
    session.add(Participation.of(event, scope=CountScope.EXTERNAL, count=4, first_timers=None))


def _around_the_event(session: Session, world: World) -> None:
    """The tally, the feedback and what attendance files of this house look like."""
    event = session.get_one(DialogueEvent, world.dialogue_event_id)
    department_id = world.departments["Jugendamt"]
    opened = datetime(2021, 5, 25, 6, 30, tzinfo=UTC)
    token_hash = digest(token(SECRET_KEY, "check-in", "n" * 32))
    check_in = CheckIn.of(event, nonce="n" * 32, token_hash=token_hash, opened_at=opened)
    _add(session, world, check_in)
    _add(session, world, Tap.of(check_in, key="a" * 22, department_id=department_id))
    feedback_round = _add(session, world, FeedbackRound.of(event, opened_at=opened))
    _add(
        session, world, Feedback.of(feedback_round, key="b" * 22, usefulness=4, voice=5, clarity=2, comment="Gern mehr")
    )
    house = session.get_one(Administration, world.administration_id)
    columns = {"name": 0, "department": 1}
    _add(session, world, AttendanceLayout.of(house, name="Französisch", header_hash=_hash("nom"), columns=columns))
    _add(session, world, AttendanceRule.of(house, text="ja", department_id=department_id))


def _release(session: Session, world: World, process: Process) -> None:
    """A release of the first half of the year, a draft of the same, and who is shown as one department."""
    house = session.get_one(Administration, world.administration_id)
    group = _add(session, world, UnitGroup.of(house, year=2021, name="Kleine Einheiten"))
    _add(session, world, UnitGroupMember.of(group, department_id=world.departments["Kämmerei"]))
    moment = datetime(2021, 7, 1, 8, 0, tzinfo=UTC)
    values = {"audience": Audience.HOUSE, "starts_on": date(2021, 1, 1), "ends_on": date(2021, 6, 30), "note": ""}
    values |= {"today": moment.date(), "prepared_by_id": world.people["facilitator"]}
    release, draft = (_checked(session, process, values, moment, is_final=is_final) for is_final in (True, False))
    world.ids |= {"release_id": release.id, "draft_id": draft.id}
    _remember(session, world, ReleaseContent)


def _checked(
    session: Session, process: Process, values: dict[str, Any], moment: datetime, *, is_final: bool
) -> Release:
    draft = releases.prepare(session, process, **values)
    releases.check(session, draft, now=moment)
    if is_final:
        me = values["prepared_by_id"]
        releases.release(session, draft, seen_version=draft.version, now=moment, released_by_id=me)
    return draft


def _themes(session: Session, world: World, process: Process) -> None:
    event = session.get_one(DialogueEvent, world.dialogue_event_id)
    field = _add(session, world, FieldOfAction.of(process, name="Gute Arbeitgeberin", position=1))
    health = FieldOfAction.of(process, kind=FieldKind.CROSS_CUTTING, name="Gesundheit", position=1)
    session.add(health)
    session.flush()
    theme = Theme.of(process, title="Homeoffice", field_of_action_id=field.id, raised_on=date(2021, 5, 25))
    _add(session, world, theme)
    _add(session, world, ThemeTag.of(theme, field_of_action_id=health.id))
    _add(session, world, ThemeNote.of(event, theme_id=theme.id, text="Mehr Tage zu Hause", position=1))
    _add(session, world, ThemeItem.of(theme, agenda_item_id=world.agenda_item_id))
    photo = Document.of(
        process,
        kind=DocumentKind.PHOTO,
        title="Kartenwand",
        file_name="Kartenwand.jpg",
        media_type="image/jpeg",
        size=len(PHOTO),
        sha256=hashlib.sha256(PHOTO).hexdigest(),
        storage_key=PHOTO_KEY,
        visibility=Confidentiality.HOUSE,
    )
    session.add(photo)
    session.flush()
    _add(session, world, EventPhoto.of(event, document_id=photo.id))


def _house_page(session: Session, world: World, process: Process) -> None:
    page = HousePage.of(process, introduction="Was wir gemeinsam vorhaben.", nonce="n" * 32, token_hash=_hash("house"))
    _add(session, world, page)
    entry = HouseEntry.of(process, held_on=date(2021, 6, 14), text="Es gibt eine Steuerungsgruppe.", is_shown=True)
    _add(session, world, entry)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _other_house(session: Session, world: World) -> None:
    """The other administration, in which only the stranger works."""
    other = _administration("Stadtverwaltung Anderswo", "Anderswo")
    session.add(other)
    session.flush()
    session.add(RoleAssignment(person_id=world.people["stranger"], role=Role.FACILITATOR, administration_id=other.id))
    process = Process.of(other, title="Anders öffnen", state=ProcessState.ACTIVE)
    session.add(process)
    session.flush()
    group = Group.of(process, name="Andere Steuerungsgruppe")
    session.add(group)
    session.flush()
    meeting = Meeting.of(group, process_id=process.id, year=2021, number=1, starts_at=datetime(2021, 6, 1, 9, 0))
    session.add(meeting)
    session.flush()
    world.other = {
        "administration_id": other.id,
        "process_id": process.id,
        "working_group_id": group.id,
        "meeting_id": meeting.id,
    }
