"""What the steering group met for; invented but for its dates."""

from __future__ import annotations

from datetime import date

from tracker.cli.demo.altenburger_land.meetings import CLOSING
from tracker.cli.demo.recipes import Sitting, Task, Topic
from tracker.domain.decisions import DecisionStatus
from tracker.domain.meetings import Confidentiality, ItemKind, MeetingFormat

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
