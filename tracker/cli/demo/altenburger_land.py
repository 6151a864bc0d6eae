"""The process of Landratsamt Altenburger Land, 2021 to 2022; counts are invented, dates as published."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from tracker.cli.demo import decisions
from tracker.cli.demo.accounts import People, mandate
from tracker.cli.demo.builder import Builder, Event, Shift, Sitting, Step, Task, Topic
from tracker.domain.access import Role
from tracker.domain.decisions import DecisionStatus
from tracker.domain.dialogues import DialogueKind, DialogueState, DialogueTarget
from tracker.domain.groups import GroupKind, MemberRole
from tracker.domain.meetings import AttendanceStatus, Confidentiality, ItemKind, MeetingFormat, MeetingState
from tracker.domain.milestones import Importance, ShiftReason
from tracker.domain.participation import CountSource
from tracker.domain.processes import ProcessState
from tracker.models import Administration, Group, Membership, Process, TeamMember

PROVENANCE = (
    "Ablauf und Struktur nach den Veröffentlichungen des Thüringer Zentrums für Interkulturelle Öffnung "
    "(thueringer-zentrum-ikoe.de), der Fachstelle Interkulturelle Öffnung (fs-ikoe.de) und nach altenburg.tv vom "
    "15. September 2022. Die Personalzahlen je Fachdienst, alle Teilnahmen, Treffen im Einzelnen, Beschlüsse und "
    "Aufgaben sind für die Vorführung erfunden."
)
GROUPS = {
    "Zentrale Dienste": {
        "Personal": 24,
        "Organisation und IT": 28,
        "Finanzen": 22,
        "Kommunalaufsicht": 9,
        "Rechnungsprüfung": 8,
        "Gebäude und Schulen": 71,
    },
    "Soziales, Jugend und Gesundheit": {
        "Kindertagesbetreuung": 34,
        "Jugendhilfe": 62,
        "Unterhalt, Vormundschaft": 26,
        "Sozialhilfe": 48,
        "Eingliederungshilfe": 37,
        "Gesundheit": 41,
        "Betreuungsbehörde": 11,
    },
    "Ordnung und Sicherheit": {
        "Öffentliche Ordnung": 29,
        "Ausländerangelegenheiten": 18,
        "Straßenverkehr": 44,
        "Brand- und Katastrophenschutz": 21,
        "Veterinärwesen, Lebensmittel": 27,
        "Bürgerservice": 17,
    },
    "Bau, Umwelt und Wirtschaft": {
        "Bauordnung, Denkmalschutz": 31,
        "Natur- und Umweltschutz": 38,
        "Wasserwirtschaft": 19,
        "Kreisstraßen": 43,
        "Wirtschaft, Tourismus, Kultur": 14,
    },
}
STAFF_UNITS = "Stabsstellen des Landrats"
HEADCOUNT_DAY = date(2020, 12, 31)

PHASES = (
    (
        "Auftrag und Klärung",
        "Liegt ein schriftlicher Auftrag der Hausspitze vor?",
        date(2020, 11, 1),
        date(2021, 2, 28),
        True,
    ),
    (
        "Strukturen schaffen",
        "Kann die Gruppe entscheiden, und ist der Personalrat dabei?",
        date(2021, 1, 11),
        date(2021, 4, 30),
        True,
    ),
    (
        "Auftakt und Dialog",
        "Wurde jede Organisationseinheit eingeladen und mindestens eine Veranstaltung durchgeführt?",
        date(2021, 5, 1),
        date(2021, 12, 31),
        True,
    ),
    (
        "Bestandsaufnahme",
        "Hat die Steuerungsgruppe die Handlungsfelder beschlossen?",
        date(2021, 6, 1),
        date(2021, 12, 31),
        True,
    ),
    (
        "Ziele, Leitbild, Maßnahmenplan",
        "Hat jede Maßnahme eine zuständige Stelle, eine Frist und eine Kennzahl?",
        date(2021, 10, 1),
        date(2022, 5, 31),
        True,
    ),
    ("Umsetzung", "Regelmäßige Überprüfung", date(2022, 1, 1), date(2022, 9, 30), True),
    (
        "Evaluation und Verstetigung",
        "Wem gehört jede offene Maßnahme, wenn das Projektteam geht?",
        date(2022, 6, 1),
        date(2022, 9, 30),
        True,
    ),
)
MILESTONES = (
    Step(
        "Auftrag der Hausspitze dokumentiert",
        1,
        date(2020, 12, 31),
        done_on=date(2021, 1, 11),
        importance=Importance.GATE,
        evidence="Schriftlicher Auftrag des Landrats",
    ),
    Step(
        "Steuerungsgruppe berufen",
        2,
        date(2021, 2, 15),
        done_on=date(2021, 2, 25),
        importance=Importance.GATE,
        evidence="Berufungsschreiben an elf Mitglieder",
    ),
    Step(
        "Auftakt mit dem Landrat",
        3,
        date(2021, 4, 30),
        (
            Shift(
                date(2021, 3, 15),
                date(2021, 5, 25),
                ShiftReason.EXTERNAL,
                "Wegen der Pandemie nur digital möglich, Technik muss vorbereitet werden.",
            ),
        ),
        done_on=date(2021, 5, 25),
        importance=Importance.GATE,
        evidence="Digitale Auftaktveranstaltung für alle Beschäftigten",
    ),
    Step(
        "Handlungsfelder beschlossen",
        4,
        date(2021, 8, 31),
        (
            Shift(
                date(2021, 7, 6),
                date(2021, 9, 14),
                ShiftReason.DECISION_MISSING,
                "Die Rückmeldungen aus dem zweiten Dialog sollen einfließen.",
            ),
        ),
        done_on=date(2021, 9, 14),
        importance=Importance.IMPORTANT,
        evidence="Beschluss der Steuerungsgruppe",
    ),
    Step(
        "Alle Fachdienste einmal erreicht",
        3,
        date(2021, 9, 30),
        (
            Shift(
                date(2021, 7, 31),
                date(2021, 11, 30),
                ShiftReason.RESOURCES,
                "Zwei Fachdienste im Schichtbetrieb brauchen eigene Termine.",
            ),
            Shift(date(2021, 11, 16), date(2022, 3, 31), ShiftReason.EXTERNAL, "Veranstaltung im November abgesagt."),
        ),
        done_on=date(2022, 3, 22),
        importance=Importance.IMPORTANT,
        evidence="Teilnahmen aus allen 24 Fachdiensten erfasst",
    ),
    Step(
        "Entwurf des Leitbilds",
        5,
        date(2021, 12, 31),
        (
            Shift(
                date(2021, 11, 16),
                date(2022, 2, 28),
                ShiftReason.ESTIMATE,
                "Die Arbeitsgruppe braucht zwei Treffen mehr.",
            ),
        ),
        done_on=date(2022, 2, 24),
        importance=Importance.IMPORTANT,
        evidence="Entwurf mit sieben Feldern und vier Querschnittsthemen",
    ),
    Step(
        "Dienstvereinbarung Fortbildung unterzeichnet",
        5,
        date(2022, 1, 31),
        (
            Shift(
                date(2022, 1, 18),
                date(2022, 4, 30),
                ShiftReason.CO_DETERMINATION,
                "Stellungnahme des Personalrats steht aus.",
            ),
            Shift(
                date(2022, 4, 12),
                date(2022, 6, 30),
                ShiftReason.CO_DETERMINATION,
                "Abstimmung mit der Gleichstellungsbeauftragten.",
            ),
        ),
        done_on=date(2022, 6, 21),
        importance=Importance.IMPORTANT,
        evidence="Unterschriften von Landrat und Personalrat",
    ),
    Step(
        "Workshops für Führungskräfte",
        6,
        date(2022, 4, 30),
        done_on=date(2022, 4, 26),
        evidence="Drei Workshops durchgeführt",
    ),
    Step(
        "Workshops für Mitarbeitende",
        6,
        date(2022, 6, 30),
        (Shift(date(2022, 5, 17), date(2022, 7, 15), ShiftReason.RESOURCES, "Räume erst im Juli frei."),),
        done_on=date(2022, 7, 12),
        evidence="Leichte Sprache, Umgang mit Konflikten, Soft Skills",
    ),
    Step(
        "Ergebnisse vorgestellt",
        7,
        date(2022, 9, 15),
        done_on=date(2022, 9, 15),
        importance=Importance.IMPORTANT,
        evidence="Öffentliche Vorstellung am 15. September 2022",
    ),
    Step(
        "Übergabe an die Arbeitsgruppe",
        7,
        date(2022, 9, 30),
        done_on=date(2022, 9, 29),
        importance=Importance.GATE,
        evidence="Übergabeprotokoll, Auftrag der Arbeitsgruppe verlängert",
    ),
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
    phases = builder.phases(process, PHASES)
    builder.milestones(process, phases, MILESTONES)
    _groups(session, builder, process, people)
    builder.events(process, EVENTS)
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
    builder.meetings(process, steering, seats, STEERING)
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
    builder.meetings(process, working, members, WORKING)
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


def _approval(day: str) -> Topic:
    return Topic(f"Genehmigung der Niederschrift vom {day}", ItemKind.APPROVAL, 5)


CLOSING = Topic("Termine und Verschiedenes", ItemKind.ORGANISATIONAL, 10)
EXCUSED, ABSENT, SUBSTITUTE = AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT, AttendanceStatus.SUBSTITUTE
STEERING = (
    Sitting(
        date(2021, 2, 25),
        (
            Topic(
                "Auftrag und Ziele des Öffnungsprozesses",
                ItemKind.DISCUSSION,
                30,
                "Der Landrat betont: alle Ämter, die ganze Belegschaft.",
                visibility=Confidentiality.HOUSE,
            ),
            Topic(
                "Arbeitsweise der Steuerungsgruppe",
                ItemKind.DECISION,
                20,
                decision="Die Steuerungsgruppe tagt alle acht Wochen; Protokolle gehen nach einer Woche an alle Mitglieder.",
                due_on=date(2021, 3, 31),
                visibility=Confidentiality.HOUSE,
            ),
            Topic(
                "Beteiligung des Personalrats",
                ItemKind.DISCUSSION,
                20,
                tasks=(Task("Entwurf einer Dienstvereinbarung abstimmen", date(2021, 4, 15), date(2021, 4, 20)),),
            ),
            CLOSING,
        ),
        absent={"Organisation und IT": EXCUSED},
    ),
    Sitting(
        date(2021, 4, 20),
        (
            _approval("25. Februar 2021"),
            Topic(
                "Auftakt mit dem Landrat",
                ItemKind.DECISION,
                25,
                decision="Der Auftakt findet digital am 25. Mai 2021 statt; eingeladen sind alle Beschäftigten.",
                due_on=date(2021, 5, 25),
                tasks=(
                    Task("Einladung an alle Beschäftigten verschicken", date(2021, 5, 7), date(2021, 5, 6)),
                    Task("Technik für 150 Teilnehmende testen", date(2021, 5, 18), date(2021, 5, 18)),
                ),
                visibility=Confidentiality.HOUSE,
            ),
            Topic(
                "Kommunikationsplan",
                ItemKind.DECISION,
                20,
                decision="Ergebnisse werden nach jeder Veranstaltung im Intranet veröffentlicht.",
                due_on=date(2021, 6, 30),
            ),
            CLOSING,
        ),
        absent={"Fachbereich Bau und Umwelt": EXCUSED},
    ),
    Sitting(
        date(2021, 7, 6),
        (
            _approval("20. April 2021"),
            Topic(
                "Auswertung des Auftakts",
                ItemKind.INFORMATION,
                25,
                "Über 140 Beschäftigte waren dabei; die Rückmeldungen sind überwiegend positiv.",
                visibility=Confidentiality.HOUSE,
            ),
            Topic(
                "Gründung der Arbeitsgruppe Leitbild",
                ItemKind.DECISION,
                20,
                decision="Die Arbeitsgruppe nimmt die Punkte aus dem Auftakt auf und leitet Maßnahmen ab.",
                due_on=date(2021, 7, 31),
                visibility=Confidentiality.HOUSE,
            ),
            Topic(
                "Termine für Fachdienste im Schichtbetrieb",
                ItemKind.DISCUSSION,
                15,
                tasks=(
                    Task(
                        "Zwei Zusatztermine mit dem Brand- und Katastrophenschutz vereinbaren",
                        date(2021, 9, 1),
                        date(2021, 9, 28),
                    ),
                ),
            ),
            CLOSING,
        ),
        absent={"Fachbereich Ordnung": SUBSTITUTE},
    ),
    Sitting(
        date(2021, 9, 14),
        (
            _approval("6. Juli 2021"),
            Topic("Bericht der Arbeitsgruppe Leitbild", ItemKind.INFORMATION, 12, visibility=Confidentiality.HOUSE),
            Topic(
                "Rückmeldungen aus dem 2. Dialog",
                ItemKind.INFORMATION,
                9,
                "Im zweiten Dialog sind 214 Hinweise eingegangen; 181 lassen sich den sieben Feldern zuordnen.",
            ),
            Topic(
                "Handlungsfelder für den Maßnahmenplan",
                ItemKind.DECISION,
                20,
                "Die Prozessbegleitung stellt die sieben Felder vor, die sich aus Auftakt und zweitem Dialog ergeben.",
                "Der Maßnahmenplan beginnt mit den Feldern bürgerfreundliche Verwaltung, gute Arbeitgeberin und Fortbildung.",
                due_on=date(2021, 12, 14),
                tasks=(
                    Task("Für jedes Feld zwei Vorschläge für Maßnahmen sammeln", date(2021, 10, 8), date(2021, 10, 15)),
                ),
                visibility=Confidentiality.HOUSE,
            ),
            Topic("Dienstvereinbarung Fortbildung", ItemKind.DISCUSSION, 20, visibility=Confidentiality.INTERNAL),
            Topic("Workshops für Führungskräfte", ItemKind.INFORMATION, 10),
            CLOSING,
        ),
        format=MeetingFormat.HYBRID,
        place="Ratssaal und online",
        absent={
            "Schwerbehindertenvertretung": EXCUSED,
            "Fachbereich Bau und Umwelt": ABSENT,
            "Fachbereich Ordnung": SUBSTITUTE,
        },
    ),
    Sitting(
        date(2021, 11, 16), (), MeetingState.NOT_HELD, reason="Steigende Infektionszahlen; neuer Termin im Januar 2022."
    ),
    Sitting(
        date(2022, 1, 18),
        (
            _approval("14. September 2021"),
            Topic("Stand der Meilensteine", ItemKind.INFORMATION, 20, visibility=Confidentiality.HOUSE),
            Topic(
                "Entwurf des Leitbilds",
                ItemKind.DISCUSSION,
                30,
                tasks=(
                    Task("Entwurf in Leichter Sprache vorlegen", date(2022, 2, 28), date(2022, 3, 7)),
                    Task("Stellungnahme des Personalrats einholen", date(2022, 2, 28), date(2022, 2, 24)),
                ),
            ),
            Topic(
                "Fortsetzung des Projekts 2022",
                ItemKind.DECISION,
                15,
                decision="Der Prozess wird bis September 2022 fortgesetzt.",
                due_on=date(2022, 1, 31),
                visibility=Confidentiality.HOUSE,
            ),
            CLOSING,
        ),
        absent={"Fachbereich Soziales": EXCUSED},
    ),
    Sitting(
        date(2022, 3, 22),
        (
            _approval("18. Januar 2022"),
            Topic(
                "Leitbild",
                ItemKind.DECISION,
                25,
                decision="Die Steuerungsgruppe empfiehlt dem Landrat das Leitbild mit sieben Feldern und vier Querschnittsthemen.",
                due_on=date(2022, 5, 31),
                visibility=Confidentiality.HOUSE,
            ),
            Topic(
                "Workshops für Mitarbeitende",
                ItemKind.DECISION,
                20,
                decision="Angeboten werden Leichte Sprache, Umgang mit Konflikten und Soft Skills.",
                due_on=date(2022, 7, 15),
                tasks=(Task("Räume für drei Workshops buchen", date(2022, 4, 29), date(2022, 5, 17)),),
                visibility=Confidentiality.HOUSE,
            ),
            CLOSING,
        ),
        format=MeetingFormat.ON_SITE,
        place="Ratssaal",
    ),
    Sitting(
        date(2022, 5, 17),
        (
            _approval("22. März 2022"),
            Topic(
                "Dienstvereinbarung Fortbildung",
                ItemKind.DISCUSSION,
                25,
                tasks=(Task("Dienstvereinbarung zur Unterschrift vorlegen", date(2022, 6, 15), date(2022, 6, 21)),),
            ),
            Topic(
                "Übergabe nach Projektende",
                ItemKind.DECISION,
                25,
                decision="Die Arbeitsgruppe Leitbild besteht nach dem Projekt weiter; die Koordination liegt im Haus.",
                due_on=date(2022, 9, 30),
                visibility=Confidentiality.HOUSE,
            ),
            CLOSING,
        ),
        format=MeetingFormat.ON_SITE,
        place="Ratssaal",
        absent={"Landrat": SUBSTITUTE},
    ),
    Sitting(
        date(2022, 7, 12),
        (
            _approval("17. Mai 2022"),
            Topic(
                "Vorstellung der Ergebnisse am 15. September",
                ItemKind.DECISION,
                20,
                decision="Die Ergebnisse werden öffentlich vorgestellt.",
                due_on=date(2022, 9, 15),
                visibility=Confidentiality.HOUSE,
            ),
            Topic(
                "Offene Maßnahmen",
                ItemKind.DECISION,
                30,
                decision="Jede offene Maßnahme bekommt bis zur Übergabe eine zuständige Stelle.",
                status=DecisionStatus.PARTLY,
                due_on=date(2022, 9, 30),
                tasks=(
                    Task("Übersetzung der Aushänge im Bürgerservice", date(2022, 8, 20)),
                    Task("Maßnahmenliste an die Fachdienste übergeben", date(2022, 9, 16), date(2022, 9, 16)),
                ),
            ),
            CLOSING,
        ),
        format=MeetingFormat.HYBRID,
        place="Ratssaal und online",
        absent={"Integrationsbeauftragte": EXCUSED},
    ),
    Sitting(
        date(2022, 9, 29),
        (
            _approval("12. Juli 2022"),
            Topic("Rückblick und Ergebnisse", ItemKind.INFORMATION, 30, visibility=Confidentiality.HOUSE),
            Topic(
                "Übergabe an die Arbeitsgruppe",
                ItemKind.DECISION,
                20,
                decision="Die Koordination im Haus übernimmt die Prozessbegleitung.",
                due_on=date(2022, 9, 30),
                visibility=Confidentiality.HOUSE,
            ),
        ),
        format=MeetingFormat.ON_SITE,
        place="Ratssaal",
    ),
)
WORKING = tuple(
    Sitting(
        day,
        (
            Topic("Punkte aus dem Dialog ordnen", ItemKind.DISCUSSION, 45),
            Topic("Nächste Schritte", ItemKind.ORGANISATIONAL, 15),
        ),
        format=MeetingFormat.ONLINE,
    )
    for day in (
        date(2021, 6, 15),
        date(2021, 7, 27),
        date(2021, 9, 7),
        date(2021, 10, 19),
        date(2021, 12, 7),
        date(2022, 2, 8),
        date(2022, 3, 29),
        date(2022, 5, 10),
        date(2022, 6, 28),
        date(2022, 8, 30),
    )
)


def _counts(*pairs: tuple[int, int]) -> dict[str, tuple[int, int | None]]:
    """Return counts for the departments in the order of the tree."""
    names = [name for members in GROUPS.values() for name in members] + [STAFF_UNITS]
    return dict(zip(names, pairs, strict=True))


def _only(counts: dict[str, tuple[int, int | None]]) -> dict[str, tuple[int, int | None]]:
    """Return the counts with a zero for every other department: all were counted, and nobody came."""
    return {name: counts.get(name, (0, 0)) for name in _counts(*[(0, 0)] * 25)}


EVENTS = (
    Event(
        "Auftakt mit dem Landrat",
        date(2021, 5, 25),
        DialogueKind.KICK_OFF,
        counts=_counts(
            (8, 8),
            (10, 10),
            (6, 6),
            (4, 4),
            (3, 3),
            (9, 9),
            (9, 9),
            (16, 16),
            (6, 6),
            (14, 14),
            (9, 9),
            (8, 8),
            (4, 4),
            (7, 7),
            (9, 9),
            (5, 5),
            (0, 0),
            (6, 6),
            (7, 7),
            (6, 6),
            (5, 5),
            (4, 4),
            (0, 0),
            (6, 6),
            (5, 5),
        ),
        external=7,
        goal="Den Öffnungsprozess der ganzen Belegschaft vorstellen.",
        summary="Digitale Veranstaltung für alle Beschäftigten; daraus entstand die Arbeitsgruppe.",
        leadership="Landrat",
        source=CountSource.ONLINE_REPORT,
    ),
    Event(
        "Wie arbeiten wir zusammen?",
        date(2021, 9, 8),
        counts=_counts(
            (9, 3),
            (11, 4),
            (4, 1),
            (2, 0),
            (1, 1),
            (12, 7),
            (10, 4),
            (21, 6),
            (7, 2),
            (15, 5),
            (13, 4),
            (9, 3),
            (3, 1),
            (6, 2),
            (9, 2),
            (7, 5),
            (2, 1),
            (5, 3),
            (8, 2),
            (6, 3),
            (5, 2),
            (4, 2),
            (3, 3),
            (5, 1),
            (3, 0),
        ),
        external=6,
        goal="Rückmeldungen zum Entwurf der Handlungsfelder.",
        summary="214 Hinweise, davon 181 den sieben Feldern zugeordnet.",
        leadership="Landrat",
        source=CountSource.ONLINE_REPORT,
    ),
    Event(
        "Dialog für den Schichtdienst",
        date(2021, 11, 23),
        state=DialogueState.NOT_HELD,
        reason="Abgesagt wegen hoher Infektionszahlen; nachgeholt im März 2022.",
        format=MeetingFormat.ON_SITE,
    ),
    Event(
        "Dialog für den Schichtdienst, Nachholtermin",
        date(2022, 3, 15),
        format=MeetingFormat.ON_SITE,
        target=DialogueTarget.DEPARTMENTS,
        counts={"Brand- und Katastrophenschutz": (11, 9), "Kreisstraßen": (17, 14), "Gebäude und Schulen": (13, 8)},
        source=CountSource.TALLY,
        follow_up_of="Dialog für den Schichtdienst",
    ),
    Event(
        "Workshop für Führungskräfte: Vielfalt führen",
        date(2022, 4, 26),
        DialogueKind.WORKSHOP,
        MeetingFormat.HYBRID,
        DialogueTarget.MANAGERS,
        counts=_only(
            {
                "Personal": (3, 0),
                "Organisation und IT": (4, 1),
                "Jugendhilfe": (5, 1),
                "Sozialhilfe": (4, 0),
                "Öffentliche Ordnung": (3, 1),
                "Bauordnung, Denkmalschutz": (3, 0),
            }
        ),
        leadership="Landrat, Erste Beigeordnete",
    ),
    Event(
        "Workshop Leichte Sprache",
        date(2022, 6, 14),
        DialogueKind.WORKSHOP,
        MeetingFormat.ON_SITE,
        DialogueTarget.DEPARTMENTS,
        counts={
            "Bürgerservice": (6, 2),
            "Sozialhilfe": (7, 2),
            "Jugendhilfe": (6, 1),
            "Straßenverkehr": (5, 3),
            "Gesundheit": (4, 1),
        },
    ),
    Event(
        "Workshop Umgang mit Konflikten",
        date(2022, 7, 12),
        DialogueKind.WORKSHOP,
        MeetingFormat.ON_SITE,
        DialogueTarget.DEPARTMENTS,
        counts={
            "Ausländerangelegenheiten": (5, 1),
            "Sozialhilfe": (6, 1),
            "Öffentliche Ordnung": (6, 3),
            "Unterhalt, Vormundschaft": (4, 2),
            "Kindertagesbetreuung": (5, 2),
        },
    ),
    Event(
        "Vorstellung der Ergebnisse",
        date(2022, 9, 15),
        DialogueKind.RESULTS,
        MeetingFormat.ON_SITE,
        counts=_counts(
            (7, 1),
            (9, 2),
            (5, 1),
            (3, 0),
            (3, 0),
            (10, 4),
            (8, 2),
            (15, 4),
            (6, 1),
            (12, 2),
            (10, 2),
            (8, 2),
            (4, 1),
            (6, 1),
            (7, 1),
            (6, 3),
            (4, 1),
            (5, 1),
            (6, 1),
            (6, 1),
            (7, 3),
            (4, 1),
            (7, 4),
            (5, 1),
            (4, 0),
        ),
        external=18,
        summary="Ergebnisse des Prozesses und Übergabe an die Arbeitsgruppe.",
        leadership="Landrat",
    ),
)
