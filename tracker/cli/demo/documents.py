"""Documents of the demonstration: small PDFs, each with a few sentences of the real case, and the letterheads."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.actions.documents import Limits, Upload, upload
from tracker.cli.demo.accounts import People
from tracker.domain.access import Role
from tracker.domain.documents import MEGABYTE, FileType
from tracker.models import Administration, AgendaItem, Decision
from tracker.queries import documents
from tracker.reports import pdf
from tracker.reports.papers import Heading, Paper, Sender, Text, Voice, plain
from tracker.storage import Storage

LETTERHEADS: Mapping[str, str] = {
    "Landratsamt Altenburger Land": "Landratsamt Altenburger Land\nLindenaustraße 9\n04600 Altenburg",
    "Landratsamt Ilm-Kreis": "Landratsamt Ilm-Kreis\nRitterstraße 14\n99310 Arnstadt",
}
LIMITS = Limits(per_file=MEGABYTE, per_meeting=10 * MEGABYTE)


@dataclass(frozen=True)
class Annex:
    """A document, and the title of the agenda item or of the decision that it hangs on."""

    kind: type[AgendaItem] | type[Decision]
    of: str
    title: str
    on: datetime
    sentences: Sequence[str]


ANNEXES = (
    Annex(
        AgendaItem,
        "Auswertung des Auftakts",
        "Rückmeldungen aus dem Auftakt",
        datetime(2021, 6, 28, 9, 0, tzinfo=UTC),
        (
            "Die Beschäftigten wünschen sich mehr Austausch zwischen den Fachdiensten und verständlichere Schreiben.",
            "Genannt wurden außerdem Fortbildungen zu schwierigen Gesprächen und eine bessere technische Ausstattung.",
        ),
    ),
    Annex(
        Decision,
        "Kommunikationsplan",
        "Kommunikationsplan 2021",
        datetime(2021, 4, 20, 14, 0, tzinfo=UTC),
        (
            "Über den Prozess wird im Intranet, in der Mitarbeiterzeitung und in den Dienstberatungen berichtet.",
            "Der Personalrat erhält jede Mitteilung vor ihrer Veröffentlichung.",
        ),
    ),
    Annex(
        AgendaItem,
        "Dienstvereinbarung Fortbildung",
        "Entwurf der Dienstvereinbarung",
        datetime(2021, 9, 6, 8, 30, tzinfo=UTC),
        (
            "Fortbildungen zu Vielfalt und Verständigung gelten als Arbeitszeit.",
            "Teilnahmen werden gezählt; eine Auswertung nach Personen findet nicht statt.",
        ),
    ),
)


def lay(session: Session, storage: Storage, people: People) -> None:
    """Give the houses their letterheads, and some agenda items and decisions their documents."""
    for house in session.scalars(select(Administration).order_by(Administration.id)):
        house.letterhead = LETTERHEADS.get(house.name, "")
    for annex in ANNEXES:
        statement = select(annex.kind).where(annex.kind.title == annex.of).order_by(annex.kind.id).limit(1)
        owner = session.scalars(statement).first()
        if isinstance(owner, AgendaItem | Decision):
            _hang(session, storage, owner, annex, people.of(Role.FACILITATOR))


def _hang(session: Session, storage: Storage, owner: AgendaItem | Decision, annex: Annex, person_id: int) -> None:
    file = Upload(f"{annex.title}.pdf", io.BytesIO(_pdf(session, owner.administration_id, annex)), FileType.PDF)
    visibility = documents.circle_of(session, owner).visibility
    document = upload(
        session, storage, owner, file, limits=LIMITS, person_id=person_id, title=annex.title, visibility=visibility
    )
    document.created_at = annex.on


def _pdf(session: Session, administration_id: int, annex: Annex) -> bytes:
    house = session.get_one(Administration, administration_id)
    paper = Paper(
        kind="Anlage",
        title=annex.title,
        sender=Sender(house.name, house.letterhead),
        voice=VOICE,
        blocks=[Heading("Worum es geht"), Text(plain(*annex.sentences))],
        footer="Erfunden zur Vorführung",
        made_at=annex.on,
    )
    return pdf.build(paper)


def _say(message: str, /, **variables: object) -> str:
    return {PAGES: "Seite %(page)s von %(pages)s"}[message] % variables


PAGES = "Page %(page)s of %(pages)s"
VOICE = Voice("de", _say, str, str, str, str)
"""All that these papers say by themselves is the number of their page."""
