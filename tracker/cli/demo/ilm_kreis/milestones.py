"""Milestones, with what moved them."""

from __future__ import annotations

from datetime import date

from tracker.cli.demo.recipes import Shift, Step
from tracker.domain.milestones import Importance, ShiftReason

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
