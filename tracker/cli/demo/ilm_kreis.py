"""The process of Landratsamt Ilm-Kreis, 2021 to 2022: its departments are Ämter; counts are invented."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from tracker.cli.demo import events, meetings, milestones
from tracker.cli.demo.accounts import People, mandate
from tracker.cli.demo.altenburger_land.meetings import CLOSING
from tracker.cli.demo.altenburger_land.milestones import PHASES
from tracker.cli.demo.builder import Builder
from tracker.cli.demo.recipes import Event, Shift, Sitting, Step, Task, Topic
from tracker.domain.access import Role
from tracker.domain.decisions import DecisionStatus
from tracker.domain.dialogues import DialogueKind, DialogueTarget
from tracker.domain.groups import GroupKind, MemberRole
from tracker.domain.meetings import Confidentiality, ItemKind, MeetingFormat
from tracker.domain.milestones import Importance, ShiftReason
from tracker.domain.participation import CountSource
from tracker.domain.processes import ProcessState
from tracker.models import Administration, Process, TeamMember

PROVENANCE = (
    "Beginn, Laufzeit und Anlass nach der Ankündigung des Webtalks vom 21. September 2021 und den Veröffentlichungen der "
    "Fachstelle Interkulturelle Öffnung (fs-ikoe.de). Namen und Größen der Ämter, alle Teilnahmen, Treffen, Beschlüsse "
    "und Aufgaben sind für die Vorführung erfunden."
)
OFFICES = {
    "Hauptamt": 42,
    "Kämmerei": 24,
    "Rechtsamt": 9,
    "Rechnungsprüfungsamt": 8,
    "Ordnungsamt": 47,
    "Ausländerbehörde": 19,
    "Amt für Brand- und Katastrophenschutz": 23,
    "Veterinär- und Lebensmittelüberwachungsamt": 26,
    "Jugendamt": 78,
    "Sozialamt": 64,
    "Gesundheitsamt": 52,
    "Schulverwaltungsamt": 71,
    "Bauaufsichtsamt": 33,
    "Umweltamt": 41,
    "Straßenverkehrsamt": 45,
    "Amt für Kreisentwicklung": 22,
}
MILESTONES = (
    Step(
        "Auftrag der Hausspitze dokumentiert",
        1,
        date(2020, 12, 31),
        done_on=date(2021, 1, 25),
        importance=Importance.GATE,
        evidence="Schreiben der Landrätin",
    ),
    Step(
        "Steuerungsgruppe berufen",
        2,
        date(2021, 3, 15),
        done_on=date(2021, 3, 11),
        importance=Importance.GATE,
        evidence="Berufungsschreiben",
    ),
    Step(
        "Auftakt für alle Beschäftigten",
        3,
        date(2021, 6, 17),
        done_on=date(2021, 6, 17),
        importance=Importance.GATE,
        evidence="Digitale Auftaktveranstaltung",
    ),
    Step(
        "Themen ausgewertet",
        4,
        date(2021, 10, 31),
        done_on=date(2021, 10, 26),
        evidence="Bericht an die Steuerungsgruppe",
    ),
    Step(
        "Maßnahmenplan beschlossen",
        5,
        date(2022, 2, 28),
        (
            Shift(
                date(2022, 1, 25),
                date(2022, 4, 12),
                ShiftReason.DECISION_MISSING,
                "Beschluss der Dienstberatung steht aus.",
            ),
        ),
        done_on=date(2022, 4, 12),
        importance=Importance.IMPORTANT,
        evidence="Beschluss der Steuerungsgruppe",
    ),
    Step(
        "Ergebnisse vorgestellt",
        7,
        date(2022, 9, 20),
        done_on=date(2022, 9, 20),
        importance=Importance.IMPORTANT,
        evidence="Veranstaltung im Haus",
    ),
    Step(
        "Übergabe an die Koordination im Haus",
        7,
        date(2022, 9, 30),
        done_on=date(2022, 9, 30),
        importance=Importance.GATE,
        evidence="Übergabeprotokoll",
    ),
)
MEETINGS = (
    Sitting(
        date(2021, 3, 11),
        (
            Topic(
                "Auftrag und Arbeitsweise",
                ItemKind.DECISION,
                40,
                decision="Die Steuerungsgruppe tagt alle zehn Wochen.",
                due_on=date(2021, 4, 30),
                visibility=Confidentiality.HOUSE,
            ),
            CLOSING,
        ),
    ),
    Sitting(
        date(2021, 5, 20),
        (
            Topic(
                "Auftakt vorbereiten",
                ItemKind.DECISION,
                40,
                decision="Der Auftakt findet digital am 17. Juni 2021 statt.",
                due_on=date(2021, 6, 17),
                tasks=(Task("Einladung in die Ämter geben", date(2021, 6, 1), date(2021, 6, 1)),),
                visibility=Confidentiality.HOUSE,
            ),
            CLOSING,
        ),
    ),
    Sitting(date(2021, 8, 26), (Topic("Auswertung des Auftakts", ItemKind.DISCUSSION, 40), CLOSING)),
    Sitting(
        date(2021, 10, 26),
        (
            Topic(
                "Themen aus dem Dialog",
                ItemKind.DECISION,
                40,
                decision="Drei Themen werden zuerst bearbeitet.",
                due_on=date(2022, 1, 31),
            ),
            CLOSING,
        ),
    ),
    Sitting(
        date(2022, 1, 25),
        (
            Topic(
                "Entwurf des Maßnahmenplans",
                ItemKind.DISCUSSION,
                60,
                tasks=(Task("Stellungnahmen der Ämter einholen", date(2022, 3, 15), date(2022, 3, 29)),),
            ),
            CLOSING,
        ),
    ),
    Sitting(
        date(2022, 4, 12),
        (
            Topic(
                "Maßnahmenplan",
                ItemKind.DECISION,
                45,
                decision="Der Maßnahmenplan ist beschlossen.",
                due_on=date(2022, 9, 30),
                status=DecisionStatus.PARTLY,
                visibility=Confidentiality.HOUSE,
            ),
            CLOSING,
        ),
        format=MeetingFormat.ON_SITE,
        place="Kreishaus",
    ),
    Sitting(
        date(2022, 9, 20),
        (
            Topic(
                "Übergabe",
                ItemKind.DECISION,
                45,
                decision="Die Koordination liegt ab Oktober 2022 im Haus.",
                due_on=date(2022, 9, 30),
                visibility=Confidentiality.HOUSE,
            ),
            CLOSING,
        ),
        format=MeetingFormat.ON_SITE,
        place="Kreishaus",
    ),
)
EVENTS = (
    Event(
        "Auftakt für alle Beschäftigten",
        date(2021, 6, 17),
        DialogueKind.KICK_OFF,
        counts={name: (staff // 4, staff // 4) for name, staff in OFFICES.items()},
        external=5,
        leadership="Landrätin",
        source=CountSource.ONLINE_REPORT,
    ),
    Event(
        "Dialogwerkstatt „Gute Arbeitgeberin“",
        date(2021, 9, 16),
        counts={name: (staff // 6, staff // 14) for name, staff in list(OFFICES.items())[:13]},
        source=CountSource.ONLINE_REPORT,
    ),
    Event(
        "Workshop Leichte Sprache",
        date(2022, 5, 10),
        DialogueKind.WORKSHOP,
        MeetingFormat.ON_SITE,
        DialogueTarget.DEPARTMENTS,
        counts={"Jugendamt": (9, 3), "Sozialamt": (8, 3), "Ausländerbehörde": (6, 1), "Straßenverkehrsamt": (7, 4)},
    ),
    Event(
        "Vorstellung der Ergebnisse",
        date(2022, 9, 20),
        DialogueKind.RESULTS,
        MeetingFormat.ON_SITE,
        counts={name: (staff // 5, staff // 20) for name, staff in OFFICES.items()},
        external=11,
        leadership="Landrätin",
    ),
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
