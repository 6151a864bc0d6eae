"""A Word document from a template, with its title and its language for screen readers.

The values are plain, and the environment that reads the template is handed in: it decides what a template may do.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONGEST_PROPERTY = 255
REGIONS = {"de": "de-DE", "en": "en-GB"}


def build(
    template: bytes, values: Mapping[str, Any], environment: Any, *, title: str, author: str, language: str
) -> bytes:
    """Return the template with the values filled in; whatever the environment raises comes through."""
    filled = DocxTemplate(io.BytesIO(template))
    filled.render(dict(values), jinja_env=environment)
    held = io.BytesIO()
    filled.save(held)
    return _described(Document(io.BytesIO(held.getvalue())), title, author, REGIONS[language])


def field(run: Any, instruction: str) -> None:
    """Put a field such as PAGE into a run; Word computes it."""
    for kind, text in ("begin", ""), ("", instruction), ("end", ""):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def repeat_head(table: Any) -> None:
    """Let the first row of a table stand on every page, and be read as its head."""
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def saved(document: Word) -> bytes:
    """Return the bytes of a document."""
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _described(document: Word, title: str, author: str, language: str) -> bytes:
    """Return the document with what it says of itself."""
    about = document.core_properties
    about.title, about.author, about.language, about.comments = title[:LONGEST_PROPERTY], author, language, ""
    about.last_modified_by = author
    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is not None:
        for each in defaults.iter(qn("w:lang")):
            each.set(qn("w:val"), language)
    return saved(document)
