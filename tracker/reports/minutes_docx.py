"""The minutes as Word document: the values that a template may use, and the template of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tracker.domain.agenda_items import OutcomeKind
from tracker.domain.minutes import Minutes, MinutesItem
from tracker.reports.agendas import when
from tracker.reports.docx import field, repeat_head, saved
from tracker.reports.minutes import (
    Edition,
    decision_facts,
    item_facts,
    named,
    presence,
    section_headings,
    state_words,
    taken,
    task_facts,
)
from tracker.reports.papers import Sender, Voice

SIZES = {"Normal": 10, "Title": 18, "Heading 1": 13, "Heading 2": 11, "Heading 3": 10, "Footer": 8}
"""Points of each style."""
FONT, LIGHT = "Arial", RGBColor(0x55, 0x5B, 0x71)
"""A face that every office has: a document that is worked on cannot carry ours along."""


TEXTS = (
    "house", "title", "process", "group", "when", "place", "chair", "minute_taker", "present", "state", "checksum",
)  # fmt: skip
LISTS: Mapping[str, Sequence[str]] = {
    "letterhead": (),
    "amendments": ("on", "text"),
    "decisions": ("number", "title", "text", "facts"),
    "tasks": ("item", "title", "text", "facts"),
    "items": ("number", "section", "begins", "title", "facts", "reason", "notes", "outcomes"),
    "attendance": ("function", "name", "presence"),
}
"""What a template may use: texts, and lists of texts or of texts with names; `outcomes` are a list of texts again, and
`begins` is the heading of a section at its first item."""


def values(minutes: Minutes, edition: Edition, sender: Sender, voice: Voice) -> dict[str, Any]:
    """Return everything that a template may use: texts, and lists of texts with names."""
    head = minutes.head
    return {
        "words": _words(voice),
        "house": sender.house,
        "letterhead": sender.lines,
        "title": edition.title,
        "process": head.process,
        "group": head.group,
        "when": when(head.starts_at, head.ends_at, voice),
        "place": ", ".join(filter(None, [voice.label(head.format), head.place])),
        "chair": head.chair,
        "minute_taker": head.minute_taker,
        "present": taken(minutes.attendance, voice),
        "state": state_words(edition, voice),
        "checksum": edition.checksum,
        "amendments": [{"on": voice.day_short(each.on), "text": each.text} for each in minutes.amendments],
        "decisions": [
            {"number": row.number, "title": row.title, "text": row.text, "facts": decision_facts(row, voice)}
            for _item, row in minutes.outcomes(OutcomeKind.DECISION)
        ],
        "tasks": [
            {"item": str(item.number), "title": row.title, "text": row.text, "facts": task_facts(row, voice)}
            for item, row in minutes.outcomes(OutcomeKind.ACTION_ITEM)
        ],
        "items": [
            _item(item, begins, voice)
            for item, begins in zip(minutes.items, section_headings(minutes.items, voice), strict=True)
        ],
        "attendance": [
            {"function": seat.function, "name": named(seat), "presence": presence(seat, voice)}
            for seat in minutes.attendance
        ],
    }


def sample(voice: Voice) -> dict[str, Any]:
    """Return invented values of everything that a template may use, to try one."""
    lists = {name: [_entry(fields) for _time in range(2)] for name, fields in LISTS.items()}
    return {"words": _words(voice), **{name: name for name in TEXTS}, **lists}


@cache
def default_template() -> bytes:
    """Return the template of ours: headings, lists and a table whose head is repeated."""
    document = Document()
    _style(document)
    _opening(document)
    _summary(document)
    _course(document)
    _annex(document)
    _footer(document)
    return saved(document)


def _entry(fields: Sequence[str]) -> Any:
    return {name: [name] if name == "outcomes" else name for name in fields} if fields else "text"


def _words(voice: Voice) -> Mapping[str, str]:
    t = voice.t
    return {
        "when": t("When"),
        "place": t("Place"),
        "chair": t("Chair"),
        "minute_taker": t("Minute taker"),
        "present": t("Present"),
        "state": t("State"),
        "amendments": t("Changes to these minutes"),
        "decisions": t("Decisions"),
        "nothing_decided": t("Nothing was decided."),
        "tasks": t("Action items"),
        "nothing_agreed": t("Nothing was agreed."),
        "course": t("What was discussed"),
        "item": t("Item no."),
        "annex": t("Annex: attendance list"),
        "function": t("Function"),
        "name": t("Name"),
        "attendance": t("Attendance"),
        "page": t("Page"),
    }


def _item(item: MinutesItem, begins: str, voice: Voice) -> dict[str, Any]:
    decided = voice.t("Decision %(number)s", number="{}")
    outcomes = [
        f"{decided.format(row.number) if row.kind is OutcomeKind.DECISION else voice.label(row.kind)}: "
        f"{row.text if row.kind is OutcomeKind.INFORMATION else row.title}"
        for row in item.outcomes
    ]
    return {
        "number": str(item.number),
        "section": item.section,
        "begins": begins,
        "title": item.title,
        "facts": item_facts(item, voice),
        "reason": item.state_reason,
        "notes": item.notes,
        "outcomes": outcomes,
    }


def _style(document: Word) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Cm(2.5), Cm(2), Cm(2), Cm(2)
    for name, size in SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), RGBColor(0x13, 0x15, 0x25)
        fonts = style.element.get_or_add_rPr().rFonts
        for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[theme]
    document.styles["Title"].font.bold = True
    document.styles["Title"].paragraph_format.space_before = Pt(24)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    for border in list(document.styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)


def _opening(document: Word) -> None:
    _each(document, "line in letterhead", "{{ line }}")
    document.add_paragraph("{{ title }}", style="Title")
    for name in "when", "place", "chair", "minute_taker", "present", "state":
        document.add_paragraph(f"{{%p if {name} %}}")
        paragraph = document.add_paragraph(f"{{{{ words.{name} }}}}: ")
        paragraph.runs[0].font.color.rgb = LIGHT
        paragraph.add_run(f"{{{{ {name} }}}}")
        paragraph.paragraph_format.space_after = Pt(1)
        document.add_paragraph("{%p endif %}")


def _summary(document: Word) -> None:
    document.add_paragraph("{%p if amendments %}")
    document.add_heading("{{ words.amendments }}", 1)
    _each(document, "each in amendments", "{{ each.on }}: {{ each.text }}")
    document.add_paragraph("{%p endif %}")
    for name, mark, nothing in ("decisions", "number", "nothing_decided"), ("tasks", "item", "nothing_agreed"):
        document.add_heading(f"{{{{ words.{name} }}}}", 1)
        document.add_paragraph(f"{{%p for row in {name} %}}")
        before = "{{ words.item }} " if mark == "item" else ""
        document.add_paragraph().add_run(f"{before}{{{{ row.{mark} }}}}  {{{{ row.title }}}}").bold = True
        _if(document, "row.text", "{{ row.text }}")
        _if(document, "row.facts", "{{ row.facts }}", is_light=True)
        document.add_paragraph("{%p endfor %}")
        _if(document, f"not {name}", f"{{{{ words.{nothing} }}}}")


def _course(document: Word) -> None:
    document.add_heading("{{ words.course }}", 1)
    document.add_paragraph("{%p for item in items %}")
    _if(document, "item.begins", "{{ item.begins }}", style="Heading 2")
    title = "{{ words.item }} {{ item.number }}  {{ item.title }}"
    _if(document, "item.section", title, style="Heading 3")
    _if(document, "not item.section", title, style="Heading 2")
    _if(document, "item.facts", "{{ item.facts }}", is_light=True)
    _if(document, "item.reason", "{{ item.reason }}")
    _if(document, "item.notes", "{{ item.notes }}")
    _each(document, "text in item.outcomes", "{{ text }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph().paragraph_format.space_before = Pt(48)
    line = "_" * 28
    document.add_paragraph(f"{{{{ words.chair }}}} {line}   {{{{ words.minute_taker }}}} {line}")


def _annex(document: Word) -> None:
    document.add_paragraph("{%p if attendance %}")
    document.add_heading("{{ words.annex }}", 1).paragraph_format.page_break_before = True
    table = document.add_table(rows=4, cols=3, style="Table Grid")
    for cell, name in zip(table.rows[0].cells, ("function", "name", "attendance"), strict=True):
        cell.paragraphs[0].add_run(f"{{{{ words.{name} }}}}").bold = True
    repeat_head(table)
    table.cell(1, 0).text = "{%tr for seat in attendance %}"
    for cell, name in zip(table.rows[2].cells, ("function", "name", "presence"), strict=True):
        cell.text = f"{{{{ seat.{name} }}}}"
    table.cell(3, 0).text = "{%tr endfor %}"
    document.add_paragraph("{%p endif %}")


def _footer(document: Word) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run("{{ title }}, {{ state }} · {{ words.page }} ")
    field(paragraph.add_run(), "PAGE")
    paragraph.add_run(" / ")
    field(paragraph.add_run(), "NUMPAGES")


def _each(document: Word, loop: str, text: str) -> None:
    document.add_paragraph(f"{{%p for {loop} %}}")
    document.add_paragraph(text)
    document.add_paragraph("{%p endfor %}")


def _if(document: Word, condition: str, text: str, *, style: str = "Normal", is_light: bool = False) -> None:
    document.add_paragraph(f"{{%p if {condition} %}}")
    run = document.add_paragraph(style=style).add_run(text)
    if is_light:
        run.font.color.rgb = LIGHT
    document.add_paragraph("{%p endif %}")
