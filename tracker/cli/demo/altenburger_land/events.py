"""Dialogue events and who came, department by department; counts are invented."""

from __future__ import annotations

from datetime import date

from tracker.cli.demo.altenburger_land.departments import GROUPS, STAFF_UNITS
from tracker.cli.demo.recipes import Event
from tracker.domain.dialogues import DialogueKind, DialogueState, DialogueTarget
from tracker.domain.meetings import MeetingFormat
from tracker.domain.participation import CountSource


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
