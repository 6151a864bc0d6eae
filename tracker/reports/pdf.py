"""A paper as PDF: tagged, with language and title, for archives (PDF/A-2a) and for everybody (PDF/UA-1).

Texts travel as data and never as markup; typst reads nothing but its own template and the two faces of the design.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import typst

from tracker.reports.papers import Paper

MEDIA_TYPE = "application/pdf"
HERE = Path(__file__).parent
FONTS, TEMPLATES = HERE / "fonts", HERE / "typst"
MISSING = "□"
"""Stands for a letter that no face has, and that the standards therefore forbid, such as a picture character."""


def build(paper: Paper) -> bytes:
    """Return the paper as PDF."""
    content = _content(paper)
    try:
        return _set(paper, content)
    except typst.TypstError:
        return _set(paper, _displayable(content))


def _set(paper: Paper, content: dict[str, Any]) -> bytes:
    return typst.compile(
        TEMPLATES / "paper.typ",
        root=TEMPLATES,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"paper": json.dumps(content, ensure_ascii=False)},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=paper.made_at.replace(microsecond=0),
    )


def _content(paper: Paper) -> dict[str, Any]:
    """Return the paper as plain values, each block with its name."""
    t = paper.voice.t
    return {
        "language": paper.voice.language,
        "kind": paper.kind,
        "title": paper.title,
        "subtitle": paper.subtitle,
        "house": paper.sender.house,
        "letterhead": paper.sender.lines,
        "footer": paper.footer,
        "page": t("Page %(page)s of %(pages)s", page="\u0001", pages="\u0002"),
        "landscape": paper.is_landscape,
        "blocks": [{"block": type(block).__name__, **_plain(block)} for block in paper.blocks],
    }


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.value if isinstance(value, StrEnum) else value


def _displayable(value: Any) -> Any:
    """Return the content with a box for every letter that the faces do not have."""
    if isinstance(value, dict):
        return {name: _displayable(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_displayable(each) for each in value]
    return "".join(_letters_of(value)) if isinstance(value, str) else value


def _letters_of(text: str) -> Iterator[str]:
    for letter in text:
        yield letter if letter <= " " or letter in _letters() else MISSING


@cache
def _letters() -> frozenset[str]:
    return frozenset((FONTS / "letters.txt").read_text("utf-8"))
