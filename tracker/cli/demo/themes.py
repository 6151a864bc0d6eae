"""What staff said at some events of the first house, and what they were answered; all of it is invented but the fields."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions import event_photos, fields_of_action, theme_notes, themes
from tracker.actions.documents import Upload
from tracker.cli.demo.accounts import People
from tracker.domain.access import Role
from tracker.domain.documents import MEGABYTE, FileType
from tracker.domain.themes import DiversityDimension, FieldKind, ThemeStatus
from tracker.models import AgendaItem, DialogueEvent, FieldOfAction, Group, Process, Theme, ThemeItem
from tracker.storage import Storage

FIELDS = (
    "Bürgerfreundliche Verwaltung",
    "Gute Arbeitgeberin",
    "Modernes digitales Arbeitsumfeld",
    "Flexible und offene Arbeitskultur",
    "Wissensmanagement",
    "Fortbildung",
    "Wertschätzendes Miteinander und transparente Kommunikation",
)
CROSS_CUTTING = ("Vielfalt", "Beteiligung", "Nachhaltigkeit", "Gesundheit")
"""The seven fields of the mission statement and its four cross-cutting themes (thueringer-zentrum-ikoe.de)."""


@dataclass(frozen=True)
class Raised:
    """A theme: where it was raised, its notes, what it is about and what became of it; days from the beginning."""

    title: str
    event: str
    notes: Sequence[str]
    field: str
    status: ThemeStatus = ThemeStatus.NEW
    answer: str = ""
    after: int = 0
    crossing: Sequence[str] = ()
    dimensions: Sequence[DiversityDimension] = ()
    item: str = ""


KICK_OFF, DIALOGUE = "Auftakt mit dem Landrat", "Wie arbeiten wir zusammen?"
TRAINING, CHANGED = "Fortbildung Leichte Sprache", "Was hat sich verändert?"
THEN = (
    Raised(
        "Arbeiten von zu Hause",
        KICK_OFF,
        (
            "Homeoffice auch nach der Pandemie",
            "Feste Regeln für mobiles Arbeiten",
            "Laptops statt fester Rechner",
            "Homeoffice nicht nur für Führungskräfte",
            "Wer im Schichtdienst ist, hat nichts vom Homeoffice",
            "Telefon zu Hause umleiten können",
        ),
        "Flexible und offene Arbeitskultur",
        ThemeStatus.ANSWERED,
        "Mobiles Arbeiten ist an bis zu zwei Tagen in der Woche möglich, wo die Aufgabe es zulässt. Laptops werden bei"
        " jeder Neubeschaffung ausgegeben.",
        112,
        ("Nachhaltigkeit", "Gesundheit"),
        item="Handlungsfelder für den Maßnahmenplan",
    ),
    Raised(
        "Verständliche Schreiben",
        KICK_OFF,
        (
            "Unsere Bescheide versteht niemand",
            "Leichte Sprache lernen",
            "Vordrucke in mehreren Sprachen",
            "Weniger Paragrafen auf der ersten Seite",
            "Dolmetschen am Telefon",
        ),
        "Bürgerfreundliche Verwaltung",
        ThemeStatus.ANSWERED,
        "Seit Juni 2022 gibt es Workshops zur Leichten Sprache. Zehn Vordrucke sind überarbeitet, weitere folgen.",
        385,
        ("Vielfalt",),
        (DiversityDimension.ABILITIES, DiversityDimension.ORIGIN),
        "Handlungsfelder für den Maßnahmenplan",
    ),
    Raised(
        "Mehr Parkplätze am Haus",
        KICK_OFF,
        ("Parkplätze für alle", "Früh um acht ist alles voll"),
        "Gute Arbeitgeberin",
        ThemeStatus.NOT_PURSUED,
        "Am Haus ist kein Platz für weitere Stellflächen. Geprüft wird stattdessen ein Zuschuss zum Jobticket.",
        60,
        ("Nachhaltigkeit",),
    ),
    Raised(
        "Austausch zwischen den Fachdiensten",
        DIALOGUE,
        (
            "Wir wissen nicht, was die anderen tun",
            "Ein Tag im anderen Fachdienst",
            "Neue vorstellen",
            "Gemeinsames Frühstück im Quartal",
            "Wissen geht verloren, wenn jemand in den Ruhestand geht",
        ),
        "Wissensmanagement",
        ThemeStatus.ANSWERED,
        "Ab 2022 stellt sich in jeder Ausgabe der Mitarbeiterzeitung ein Fachdienst vor. Hospitationen sind möglich.",
        120,
        ("Beteiligung",),
        (DiversityDimension.AGE,),
    ),
    Raised(
        "Umgang mit Beleidigungen am Schalter",
        DIALOGUE,
        ("Beleidigungen am Schalter", "Wer hilft, wenn es laut wird?", "Nach einem Vorfall fragt niemand nach"),
        "Wertschätzendes Miteinander und transparente Kommunikation",
        ThemeStatus.ADOPTED,
        crossing=("Gesundheit",),
    ),
)
NOW = (
    Raised(
        "Fortbildung auch für Teilzeit",
        TRAINING,
        (
            "Fortbildungen liegen immer am Nachmittag",
            "Wer Teilzeit arbeitet, kommt zu keiner Schulung",
            "Kurze Einheiten am Vormittag",
            "Aufzeichnung zum Nachhören",
            "Kinderbetreuung während der Schulung",
        ),
        "Fortbildung",
        ThemeStatus.ADOPTED,
        crossing=("Beteiligung",),
        dimensions=(DiversityDimension.GENDER,),
        item="Bericht aus den Fachdiensten",
    ),
    Raised(
        "Leitsystem im Haus",
        CHANGED,
        ("Schilder sind zu klein", "Niemand findet den Fahrstuhl", "Farben statt Nummern"),
        "Bürgerfreundliche Verwaltung",
        dimensions=(DiversityDimension.ABILITIES, DiversityDimension.AGE),
    ),
)
UNSORTED = (
    "Mehr Zeit zum Einarbeiten",
    "Patenschaften für Neue",
    "Intranet durchsuchen können",
    "Zu viele Passwörter",
    "Besprechungen mit Tagesordnung",
    "Lob kommt selten an",
    "Neue sollen vorgestellt werden",
    "Ein Raum für Pausen",
)


def lay(session: Session, storage: Storage, people: People, *, today: date) -> None:
    """Lay fields, notes and themes in every status, one of them long without an answer, and a photo."""
    then, later = (_process(session, title) for title in ("Vielfalt leben", "Vielfalt verstetigen"))
    for process, raised in ((then, THEN), (later, NOW)):
        _fields(session, process)
        for each in raised:
            _raise(session, process, each, today)
    fields = _known(session, later)
    themes.add(
        session,
        later,
        title="Beförderung nachvollziehbar machen",
        description="Kam über den Briefkasten des Personalrats.",
        raised_on=today - timedelta(days=130),
        today=today,
        field_of_action_id=fields["Gute Arbeitgeberin"],
    )
    event = _event(session, later, CHANGED)
    theme_notes.capture(session, event, UNSORTED, today=today)
    photo = Upload("wand.png", io.BytesIO(_wall()), FileType.PNG)
    person_id = people.of(Role.FACILITATOR)
    title = "Wand mit elf Karten in drei Spalten"
    event_photos.add(session, storage, event, photo, limit=MEGABYTE, person_id=person_id, title=title, today=today)


def _process(session: Session, title: str) -> Process:
    return session.scalars(select(Process).where(Process.title == title).order_by(Process.id).limit(1)).one()


def _fields(session: Session, process: Process) -> None:
    for kind, names in ((FieldKind.FIELD_OF_ACTION, FIELDS), (FieldKind.CROSS_CUTTING, CROSS_CUTTING)):
        for name in names:
            fields_of_action.add(session, process, kind=kind, name=name)


def _known(session: Session, process: Process) -> dict[str, int]:
    found = session.execute(select(FieldOfAction.name, FieldOfAction.id).where(FieldOfAction.process_id == process.id))
    return {row.name: row.id for row in found}


def _event(session: Session, process: Process, title: str) -> DialogueEvent:
    of_process = select(DialogueEvent).where(DialogueEvent.process_id == process.id, DialogueEvent.title == title)
    return session.scalars(of_process).one()


def _raise(session: Session, process: Process, raised: Raised, today: date) -> None:
    event, fields = _event(session, process, raised.event), _known(session, process)
    notes = theme_notes.capture(session, event, raised.notes, today=today)
    theme = themes.raise_from(session, process, notes, title=raised.title)
    themes.change(
        session,
        theme,
        seen_version=theme.version,
        title=theme.title,
        description="",
        raised_on=theme.raised_on,
        today=today,
        field_of_action_id=fields[raised.field],
        cross_cutting=[fields[name] for name in raised.crossing],
        dimensions=raised.dimensions,
    )
    if raised.item:
        _link(session, process, theme, raised.item)
    if raised.status is not ThemeStatus.NEW:
        themes.adopt(session, theme)
    _close(session, theme, raised, today)


def _close(session: Session, theme: Theme, raised: Raised, today: date) -> None:
    when = {"answered_on": theme.raised_on + timedelta(days=raised.after), "today": today}
    if raised.status is ThemeStatus.ANSWERED:
        themes.answer(session, theme, seen_version=theme.version, answer=raised.answer, **when)
    elif raised.status is ThemeStatus.NOT_PURSUED:
        themes.decline(session, theme, seen_version=theme.version, reason=raised.answer, **when)


def _link(session: Session, process: Process, theme: Theme, title: str) -> None:
    """Let the theme stand on the agenda on which the group talked about it."""
    statement = select(AgendaItem).join(Group, Group.id == AgendaItem.working_group_id)
    found = statement.where(Group.process_id == process.id, AgendaItem.title == title)
    item = session.scalars(found.order_by(AgendaItem.id.desc())).first()
    if item is not None:
        session.add(ThemeItem.of(theme, agenda_item_id=item.id))


def _wall() -> bytes:
    """Return a picture of a wall with cards, as a small PNG with a palette."""
    width, height = 480, 300
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        rows += bytes(_colour(x, y) for x in range(width))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", PALETTE), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, payload) for name, payload in chunks)


PALETTE = bytes((0xE8, 0xE6, 0xE1, 0xFF, 0xF3, 0xB0, 0xCF, 0xE8, 0xD5, 0xCE, 0xDD, 0xF2, 0x55, 0x55, 0x55))
CARD, GAP, COLUMNS, CARDS, LINE = (120, 50), 18, 3, 11, 12


def _colour(x: int, y: int) -> int:
    """Return what is seen at a point: the wall, one of eleven cards, or a line of writing on it."""
    column, left = divmod(x - 40, CARD[0] + GAP)
    row, top = divmod(y - 20, CARD[1] + GAP)
    is_card = 0 <= column < COLUMNS and row >= 0 and left < CARD[0] and top < CARD[1] and row * COLUMNS + column < CARDS
    if not is_card:
        return 0
    is_writing = top % LINE in {0, 1} and top > LINE // 2 and GAP < left < CARD[0] - GAP * (1 + (row + column) % 3)
    return 4 if is_writing else 1 + column


def _chunk(name: bytes, payload: bytes) -> bytes:
    return struct.pack(">I", len(payload)) + name + payload + struct.pack(">I", zlib.crc32(name + payload))
