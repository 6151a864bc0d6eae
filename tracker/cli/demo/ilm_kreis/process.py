"""The process of the house, its group and who sits in it; dates as published."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from tracker.cli.demo import events, meetings, milestones
from tracker.cli.demo.accounts import People, mandate
from tracker.cli.demo.altenburger_land.milestones import PHASES
from tracker.cli.demo.builder import Builder
from tracker.cli.demo.ilm_kreis.events import EVENTS
from tracker.cli.demo.ilm_kreis.meetings import MEETINGS
from tracker.cli.demo.ilm_kreis.milestones import MILESTONES
from tracker.cli.demo.ilm_kreis.offices import OFFICES
from tracker.domain.access import Role
from tracker.domain.groups import GroupKind, MemberRole
from tracker.domain.processes import ProcessState
from tracker.models import Administration, Process, TeamMember

PROVENANCE = (
    "Beginn, Laufzeit und Anlass nach der Ankündigung des Webtalks vom 21. September 2021 und den Veröffentlichungen der "
    "Fachstelle Interkulturelle Öffnung (fs-ikoe.de). Namen und Größen der Ämter, alle Teilnahmen, Treffen, Beschlüsse "
    "und Aufgaben sind für die Vorführung erfunden."
)


def house() -> Administration:
    """Return the administration."""
    return Administration(
        name="Landratsamt Ilm-Kreis",
        short_name="Ilm-Kreis",
        state="Thüringen",
        ags="16070",
        level_labels=[{"one": "Amt", "many": "Ämter"}],
        leadership_title="Landrätin",
        provenance=PROVENANCE,
    )


def lay(session: Session, administration: Administration, people: People) -> Builder:
    """Lay departments, process, group, meetings, events and milestones."""
    builder = Builder(session, administration)
    for number, (name, staff) in enumerate(OFFICES.items(), start=10):
        made = builder.department(
            name, code=str(number), is_migration_related=name in {"Ausländerbehörde", "Sozialamt"}
        )
        builder.headcount(made, staff, date(2020, 12, 31))
    process: Process = builder.add(
        Process.of(
            administration,
            title="Vielfalt leben",
            goals="Vielfalt als Aufgabe des ganzen Hauses.",
            mandate_text="Die Hausspitze lässt den Öffnungsprozess begleiten, dokumentieren und auswerten.",
            mandate_on=date(2020, 12, 18),
            mandate_by="Landrätin",
            state=ProcessState.COMPLETED,
            planned_start_on=date(2021, 1, 1),
            actual_start_on=date(2021, 1, 25),
            planned_end_on=date(2022, 9, 30),
            actual_end_on=date(2022, 9, 30),
            comparison_consent=True,
            provenance=PROVENANCE,
        )
    )
    builder.add(
        TeamMember.of(
            process,
            person_id=people.of(Role.EVALUATOR),
            partner_organisation_id=people.partners[2].id,
            task="Evaluation",
        )
    )
    milestones.lay(builder, process, milestones.phases(builder, process, PHASES), MILESTONES)
    group = builder.group(
        process,
        "Steuerungsgruppe",
        GroupKind.STEERING,
        rhythm_weeks=10,
        founded_on=date(2021, 3, 11),
        continues_after_process=True,
    )
    seats = [
        builder.seat(group, function, mandate(session, administration, f"{function} (Ilm-Kreis)"), role)
        for function, role in (
            ("Landrätin", MemberRole.CHAIR),
            ("Koordination im Haus", MemberRole.MINUTE_TAKER),
            ("Personalrat", MemberRole.MEMBER),
            ("Gleichstellungsbeauftragte", MemberRole.MEMBER),
            ("Hauptamt", MemberRole.MEMBER),
            ("Jugendamt", MemberRole.MEMBER),
        )
    ]
    meetings.lay(builder, process, group, seats, MEETINGS)
    events.lay(builder, process, EVENTS)
    return builder
