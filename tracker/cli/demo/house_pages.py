"""What the house of the demonstration reads; the page is for those who are signed in."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions import house_pages
from tracker.domain.house_pages import HouseEntryKind
from tracker.models import Administration, Decision, Process

INTRODUCTION = (
    "Das Landratsamt öffnet sich für Vielfalt. Alle Mitarbeitenden können mitreden. Hier steht, was daraus wird.",
    "The county administration opens itself to diversity. All staff can have their say. Here is what comes of it.",
)
CONTACT = "Koordination im Haus, Zimmer 214, vielfalt@landratsamt.example"
DRAFT = "Die Arbeitsgruppe arbeitet nach dem Projekt weiter."
DRAFTED_ON = date(2022, 9, 29)

ENTRIES = (
    (
        HouseEntryKind.DONE,
        date(2021, 7, 6),
        (2021, 4),
        "Eine Arbeitsgruppe nimmt auf, was im Auftakt gesagt wurde.",
        "A working group takes up what was said at the kick-off.",
    ),
    (
        HouseEntryKind.DECIDED,
        date(2021, 9, 14),
        (2021, 5),
        "Sieben Felder stehen fest. Eines davon ist: Das Landratsamt ist eine gute Arbeitgeberin.",
        "Seven fields of action are settled. One of them: the administration is a good employer.",
    ),
    (
        HouseEntryKind.DONE,
        date(2022, 3, 15),
        (2021, 6),
        "Wer in Schichten arbeitet, hatte einen eigenen Termin am Nachmittag.",
        "Those who work in shifts had a date of their own in the afternoon.",
    ),
    (
        HouseEntryKind.DECIDED,
        date(2022, 3, 22),
        (2022, 2),
        "Das Leitbild ist beschlossen. Es hängt in jedem Gebäude aus.",
        "",
    ),
    (
        HouseEntryKind.DONE,
        date(2022, 7, 12),
        (2022, 3),
        "Es gab Workshops zu Leichter Sprache und zum Umgang mit Konflikten.",
        "There were workshops on plain language and on handling conflicts.",
    ),
)


def lay(session: Session, house: Administration) -> None:
    """Lay the page of the first process of a house with its entries, and one that is not shown yet."""
    processes = select(Process).where(Process.administration_id == house.id).order_by(Process.id)
    process = session.scalars(processes.limit(1)).one()
    introduction, introduction_en = INTRODUCTION
    texts = {"introduction": introduction, "introduction_en": introduction_en, "contact": CONTACT}
    house_pages.begin(session, process, names=(), **texts)
    for kind, on, (year, number), text, text_en in ENTRIES:
        decision = select(Decision.id).where(Decision.process_id == process.id, Decision.year == year)
        decision_id = session.scalars(decision.where(Decision.number == number)).one()
        texts = {"text": text, "text_en": text_en}
        house_pages.tell(
            session, process, kind=kind, held_on=on, today=on, is_shown=True, decision_id=decision_id, **texts
        )
    house_pages.tell(
        session,
        process,
        kind=HouseEntryKind.DECIDED,
        held_on=DRAFTED_ON,
        today=DRAFTED_ON,
        text=DRAFT,
        text_en="",
        is_shown=False,
    )
