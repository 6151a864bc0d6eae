"""Dialogue events and who came, office by office; counts are invented."""

from __future__ import annotations

from datetime import date

from tracker.cli.demo.ilm_kreis.offices import OFFICES
from tracker.cli.demo.recipes import Event
from tracker.domain.dialogues import DialogueKind, DialogueTarget
from tracker.domain.meetings import MeetingFormat
from tracker.domain.participation import CountSource

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
