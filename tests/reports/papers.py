"""Papers for tests, and what can be told of a PDF."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pikepdf
import pypdfium2

from tracker.reports.papers import Block, Paper, Sender, Voice

AT = datetime(2021, 9, 20, 8, 0, 0, 123456, tzinfo=UTC)


def say(message: str, /, **variables: object) -> str:
    """English, as it stands in the source."""
    return message % variables if variables else message


VOICE = Voice(
    language="en",
    t=say,
    label=str,
    day=lambda day: f"{day:%d %B %Y}",
    day_short=lambda day: f"{day:%d/%m/%Y}",
    clock=lambda moment: f"{moment:%H:%M}",
)
SENDER = Sender("Landratsamt Musterland", "Landratsamt Musterland\nStabsstelle Vielfalt\n\nMarkt 1\n01234 Musterstadt")


def paper(*blocks: Block, **values: Any) -> Paper:
    """A paper with these blocks."""
    facts: dict[str, Any] = {
        "kind": "Invitation",
        "title": "Meeting 3",
        "sender": SENDER,
        "voice": VOICE,
        "made_at": AT,
    }
    return Paper(**facts | values, blocks=blocks)


@dataclass(frozen=True)
class Looked:
    """What a reader, a screen reader and an archive find in a PDF."""

    text: str
    pages: int
    language: str
    title: str
    is_marked: bool
    xmp: str
    tags: list[str]
    figures_without_words: int


def look(content: bytes) -> Looked:
    """Open a PDF and say what is in it."""
    rendered = pypdfium2.PdfDocument(content)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in rendered)
    pages = len(rendered)
    rendered.close()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        tags = list(_tags(pdf.Root.StructTreeRoot))
        return Looked(
            text=text.replace("\r\n", "\n"),
            pages=pages,
            language=str(pdf.Root.Lang),
            title=str(pdf.docinfo.get("/Title", "")),
            is_marked=bool(pdf.Root.MarkInfo.Marked),
            xmp=pdf.Root.Metadata.read_bytes().decode(),
            tags=[name for name, _has_words in tags],
            figures_without_words=sum(name == "Figure" and not has_words for name, has_words in tags),
        )


def _tags(node: Any) -> Any:
    """Yield the name of every element of the structure, and whether it has an alternative text."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _tags(each)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S).lstrip("/"), "/Alt" in node
        if "/K" in node:
            yield from _tags(node.K)
