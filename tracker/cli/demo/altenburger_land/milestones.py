"""Phases and milestones, with what moved them."""

from __future__ import annotations

from datetime import date

from tracker.cli.demo.recipes import Shift, Step
from tracker.domain.milestones import Importance, ShiftReason

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
