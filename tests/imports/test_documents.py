"""What a file really is, whatever it is called."""

from __future__ import annotations

import contextlib
import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.files import JPEG, OLE, PDF, PNG, WEBP, office, open_document, packed
from tracker.domain.documents import FileType
from tracker.domain.errors import RuleViolation
from tracker.imports import documents
from tracker.imports.documents import recognised


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PDF, FileType.PDF),
        (PNG, FileType.PNG),
        (JPEG, FileType.JPEG),
        (WEBP, FileType.WEBP),
        (office("docx"), FileType.DOCX),
        (office("xlsx"), FileType.XLSX),
        (office("pptx"), FileType.PPTX),
        (open_document("text"), FileType.ODT),
        (open_document("spreadsheet"), FileType.ODS),
        (open_document("presentation"), FileType.ODP),
    ],
)
def test_every_type_that_is_taken_is_recognised_by_its_content(content: bytes, expected: FileType):
    stream = io.BytesIO(content)
    assert recognised(stream) is expected
    assert stream.tell() == 0


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "document-type"),
        (b"Guten Tag", "document-type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "document-type"),
        (b"<!doctype html><script>alert(1)</script>", "document-type"),
        (b"<?xml version='1.0'?><a/>", "document-type"),
        (b"MZ\x90\x00" + bytes(60), "document-type"),
        (b"GIF89a" + bytes(20) + PDF, "document-type"),
        (b"<script>" + PDF, "document-type"),
        (OLE, "document-old-format"),
        (b"PK\x03\x04 cut", "document-type"),
        (packed({"readme.txt": "x"}), "document-type"),
        (packed({"[Content_Types].xml": "<Types"}), "document-type"),
        (packed({"[Content_Types].xml": "<Types/>"}), "document-type"),
        (packed({"[Content_Types].xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><Types>&b;</Types>"}), "document-type"),
        (packed({"content.xml": "<a/>", "mimetype": "application/vnd.oasis.opendocument.text"}), "document-type"),
        (packed({"mimetype": "application/epub+zip"}), "document-type"),
        (office("docx", more={"word/vbaProject.bin": b"x"}), "document-with-macros"),
        (office("", content_type="application/vnd.ms-word.document.macroEnabled.main+xml"), "document-with-macros"),
        (open_document("text", more={"Basic/Standard/Module1.xml": "<a/>"}), "document-with-macros"),
        (open_document("text", more={"Scripts/python/x.py": "import os"}), "document-with-macros"),
        (office("docx", more={"word/media/bomb": bytes(documents.SMALL + 1)}), "document-unsafe"),
    ],
)
def test_what_is_not_taken_is_refused_in_words(content: bytes, code: str):
    with pytest.raises(RuleViolation, match=code):
        recognised(io.BytesIO(content))


def test_an_archive_with_too_many_entries_is_not_opened(monkeypatch):
    monkeypatch.setattr(documents, "MOST_ENTRIES", 1)
    with pytest.raises(RuleViolation, match="document-unsafe"):
        recognised(io.BytesIO(office("docx")))


def test_a_table_of_contents_that_is_a_book_is_not_read(monkeypatch):
    monkeypatch.setattr(documents, "LARGEST_DIRECTORY", 10)
    with pytest.raises(RuleViolation, match="document-unsafe"):
        recognised(io.BytesIO(office("docx")))


def spoiled(content: bytes, way: str) -> bytes:
    """An office document that stops short, or at which nobody can look."""
    if way == "empty":
        return b"PK\x03\x04" + bytes(30) + packed({})
    broken = bytearray(content)
    first = broken.find(b"PK\x01\x02")
    if way == "encrypted":
        broken[6] |= 1
        broken[first + 8] |= 1
    elif way == "packed strangely":
        broken[8], broken[first + 10] = 14, 14
    else:
        broken[49:80] = bytes(31)
    return bytes(broken)


@pytest.mark.parametrize("way", ["empty", "encrypted", "packed strangely", "corrupt"])
def test_a_broken_archive_is_refused_in_words_and_breaks_nothing(way: str):
    with pytest.raises(RuleViolation, match="document-type"):
        recognised(io.BytesIO(spoiled(office("docx"), way)))


@given(st.lists(st.tuples(st.integers(4, 300), st.integers(0, 255)), min_size=1, max_size=8))
def test_whatever_bytes_arrive_they_are_taken_or_refused(changes: list[tuple[int, int]]):
    content = bytearray(office("docx"))
    for place, value in changes:
        content[place % len(content)] = value
    with contextlib.suppress(RuleViolation):
        assert recognised(io.BytesIO(bytes(content))) is FileType.DOCX


def test_a_template_with_texts_as_long_as_a_library_is_refused_and_pictures_count_nothing():
    noise = random.Random(1).randbytes(documents.MOST_GAIN)
    stream = io.BytesIO(office("docx", more={"word/media/logo.png": noise}))
    documents.forbid_long(stream)
    assert stream.tell() == 0
    long = office("docx", more={"word/media/logo.png": noise, "word/document.bin": bytes(documents.MOST_GAIN + 9999)})
    assert recognised(io.BytesIO(long)) is FileType.DOCX
    with pytest.raises(RuleViolation, match="document-unsafe"):
        documents.forbid_long(io.BytesIO(long))
