"""The process of the house, its groups and who sits in them; dates as published."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from tracker.cli.demo import decisions, events, meetings, milestones
from tracker.cli.demo.accounts import People, mandate
from tracker.cli.demo.altenburger_land.departments import GROUPS, HEADCOUNT_DAY, STAFF_UNITS
from tracker.cli.demo.altenburger_land.events import EVENTS
from tracker.cli.demo.altenburger_land.meetings import STEERING, WORKING
from tracker.cli.demo.altenburger_land.milestones import MILESTONES, PHASES
from tracker.cli.demo.builder import Builder
from tracker.domain.access import Role
from tracker.domain.groups import GroupKind, MemberRole
from tracker.domain.processes import ProcessState
from tracker.models import Administration, Group, Membership, Process, TeamMember

PROVENANCE = (
    "Ablauf und Struktur nach den Veröffentlichungen des Thüringer Zentrums für Interkulturelle Öffnung "
    "(thueringer-zentrum-ikoe.de), der Fachstelle Interkulturelle Öffnung (fs-ikoe.de) und nach altenburg.tv vom "
    "15. September 2022. Die Personalzahlen je Fachdienst, alle Teilnahmen, Treffen im Einzelnen, Beschlüsse und "
    "Aufgaben sind für die Vorführung erfunden."
)


def house() -> Administration:
    """Return the administration."""
    return Administration(
        name="Landratsamt Altenburger Land",
        short_name="Altenburger Land",
        state="Thüringen",
        ags="16077",
        level_labels=[{"one": "Fachbereich", "many": "Fachbereiche"}, {"one": "Fachdienst", "many": "Fachdienste"}],
        leadership_title="Landrat",
        provenance=PROVENANCE,
    )


def lay(session: Session, administration: Administration, people: People) -> Builder:
    """Lay departments, process, groups, meetings, events and milestones."""
    builder = Builder(session, administration)
    builder.tree(GROUPS, as_of=HEADCOUNT_DAY, related=["Ausländerangelegenheiten", "Sozialhilfe", "Bürgerservice"])
    builder.staff_unit(STAFF_UNITS, 9, as_of=HEADCOUNT_DAY)
    process: Process = builder.add(
        Process.of(
            administration,
            title="Vielfalt leben",
            goals="Die ganze Verwaltung öffnet sich für Vielfalt: alle Ämter, die ganze Belegschaft, nicht nur migrationsbezogene Stellen.",
            mandate_text="Die Hausspitze lässt den Öffnungsprozess begleiten, dokumentieren und auswerten.",
            mandate_on=date(2020, 12, 15),
            mandate_by="Landrat",
            state=ProcessState.COMPLETED,
            planned_start_on=date(2021, 1, 1),
            actual_start_on=date(2021, 1, 11),
            planned_end_on=date(2022, 9, 30),
            actual_end_on=date(2022, 9, 30),
            funding="Pilot Januar bis Dezember 2021, Fortsetzung Januar bis September 2022",
            comparison_consent=True,
            provenance=PROVENANCE,
        )
    )
    for role, partner, task in (
        (Role.FACILITATOR, 0, "Leitung der Prozessbegleitung"),
        (Role.EVALUATOR, 2, "Evaluation"),
    ):
        builder.add(
            TeamMember.of(
                process,
                person_id=people.of(role),
                partner_organisation_id=people.partners[partner].id,
                task=task,
                valid_from=date(2021, 1, 11),
            )
        )
    phases = milestones.phases(builder, process, PHASES)
    milestones.lay(builder, process, phases, MILESTONES)
    _groups(session, builder, process, people)
    events.lay(builder, process, EVENTS)
    return builder


def _groups(session: Session, builder: Builder, process: Process, people: People) -> None:
    steering = builder.group(
        process,
        "Steuerungsgruppe",
        GroupKind.STEERING,
        rhythm_weeks=8,
        founded_on=date(2021, 2, 25),
        mandate="Entscheidet über Handlungsfelder und Maßnahmen.",
    )
    seats = _seats(session, builder, people, steering)
    meetings.lay(builder, process, steering, seats, STEERING)
    working = builder.group(
        process,
        "Arbeitsgruppe Leitbild",
        GroupKind.WORKING,
        rhythm_weeks=6,
        founded_on=date(2021, 6, 15),
        continues_after_process=True,
        mandate="Nimmt die Punkte aus dem Auftakt auf und leitet Maßnahmen ab.",
    )
    members = [
        builder.seat(working, "Koordination im Haus", people.of(Role.COORDINATOR), MemberRole.CHAIR),
        builder.seat(working, "Personalrat", people.of(Role.READER)),
        builder.seat(
            working,
            "Fachdienst Personal",
            mandate(session, builder.house, "Fachdienstleitung Personal"),
            department_id=builder.departments["Personal"].id,
        ),
        builder.seat(working, "Prozessbegleitung", people.of(Role.FACILITATOR), MemberRole.MINUTE_TAKER),
    ]
    meetings.lay(builder, process, working, members, WORKING)
    decisions.lay(session, process, steering)


def _seats(session: Session, builder: Builder, people: People, steering: Group) -> list[Membership]:
    holders: list[tuple[str, int | None, MemberRole, str | None]] = [
        ("Landrat", people.of(Role.LEADERSHIP), MemberRole.CHAIR, None),
        ("Koordination im Haus", people.of(Role.COORDINATOR), MemberRole.MINUTE_TAKER, None),
        ("Personalrat", people.of(Role.READER), MemberRole.MEMBER, None),
        ("Prozessbegleitung", people.of(Role.FACILITATOR), MemberRole.PERMANENT_GUEST, None),
    ]
    for function, department in (
        ("Fachdienst Personal", "Personal"),
        ("Gleichstellungsbeauftragte", STAFF_UNITS),
        ("Schwerbehindertenvertretung", None),
        ("Fachbereich Soziales", "Soziales, Jugend und Gesundheit"),
        ("Fachbereich Ordnung", "Ordnung und Sicherheit"),
        ("Fachbereich Bau und Umwelt", "Bau, Umwelt und Wirtschaft"),
        ("Organisation und IT", "Organisation und IT"),
        ("Integrationsbeauftragte", STAFF_UNITS),
    ):
        holders.append((function, mandate(session, builder.house, function), MemberRole.MEMBER, department))
    return [
        builder.seat(steering, seat, person_id, role, department_id=builder.departments[name].id if name else None)
        for seat, person_id, role, name in holders
    ]
