"""What the steering group and the working group met for; invented but for their dates."""

from __future__ import annotations

from datetime import date

from tracker.cli.demo.recipes import Sitting, Task, Topic
from tracker.domain.decisions import DecisionStatus
from tracker.domain.meetings import AttendanceStatus, Confidentiality, ItemKind, MeetingFormat, MeetingState


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
