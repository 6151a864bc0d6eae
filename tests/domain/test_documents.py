"""Which files are taken, and who may read them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.domain import documents as rules
from tracker.domain.documents import DocumentRow, FileType
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import Confidentiality

HOUSE, GROUP, INTERNAL = Confidentiality.HOUSE, Confidentiality.GROUP, Confidentiality.INTERNAL


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Vorlage.pdf", "Vorlage.pdf"),
        ("Vorlage.PDF", "Vorlage.PDF"),
        ("../../etc/Vorlage.pdf", "Vorlage.pdf"),
        ("C:\\Ordner\\Vorlage.pdf", "Vorlage.pdf"),
        ("Vor\u202elage\u200b\r\n.pdf", "Vorlage .pdf"),
        ("a" * 300 + ".pdf", "a" * 196 + ".pdf"),
        ("Foto.jpg", "Foto.jpg"),
    ],
)
def test_a_name_is_kept_without_path_and_without_what_cannot_be_seen(given: str, kept: str):
    assert rules.checked_name(given) == kept


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "document-type"),
        ("pdf", "document-type"),
        (".pdf", "document-type"),
        ("Bild.svg", "document-type"),
        ("Seite.html", "document-type"),
        ("Daten.xml", "document-type"),
        ("Vorlage.pdf.exe", "document-type"),
        ("Brief.doc", "document-old-format"),
        ("Tabelle.XLS", "document-old-format"),
        ("Brief.docm", "document-with-macros"),
        ("Tabelle.xlsb", "document-with-macros"),
    ],
)
def test_a_name_that_promises_something_else_is_refused(name: str, code: str):
    with pytest.raises(RuleViolation, match=code):
        rules.checked_name(name)


def test_name_and_content_must_agree():
    assert rules.checked_type("Foto.jpg", FileType.JPEG) is FileType.JPEG
    with pytest.raises(RuleViolation, match="document-other-type"):
        rules.checked_type("Foto.jpg", FileType.PNG)


def test_only_a_word_document_is_a_template():
    assert rules.checked_template("Vorlage.docx", FileType.DOCX) is FileType.DOCX
    with pytest.raises(RuleViolation, match="template-type"):
        rules.checked_template("Vorlage.pdf", FileType.PDF)


def test_a_document_without_a_title_is_called_as_its_file():
    assert rules.checked_title("", "Entwurf Leitbild.pdf") == "Entwurf Leitbild"
    assert rules.checked_title("Leitbild", "Entwurf.pdf") == "Leitbild"


@pytest.mark.parametrize(
    ("owner", "allowed"), [(HOUSE, [HOUSE, GROUP, INTERNAL]), (GROUP, [GROUP, INTERNAL]), (INTERNAL, [INTERNAL])]
)
def test_a_document_is_for_nobody_beyond_those_who_read_what_it_belongs_to(owner, allowed):
    assert list(rules.circles_within(owner)) == allowed
    for chosen in Confidentiality:
        if chosen in allowed:
            assert rules.checked_visibility(chosen, owner) is chosen
        else:
            with pytest.raises(RuleViolation, match="document-wider-than-owner"):
                rules.checked_visibility(chosen, owner)


@pytest.mark.parametrize(("taken", "size", "fits"), [(0, 10, True), (90, 10, True), (91, 10, False), (0, 101, False)])
def test_the_documents_of_one_meeting_have_a_limit_together(taken: int, size: int, fits: bool):
    if fits:
        rules.forbid_too_much(taken, size, 100)
        return
    with pytest.raises(RuleViolation, match="documents-too-large"):
        rules.forbid_too_much(taken, size, 100)


def test_limits_are_said_in_megabytes():
    assert rules.megabytes(10 * rules.MEGABYTE) == 10


def test_of_a_removed_document_only_the_trace_is_left():
    rules.forbid_deleted(None)
    with pytest.raises(RuleViolation, match="document-deleted"):
        rules.forbid_deleted(datetime(2021, 9, 14, tzinfo=UTC))


@pytest.mark.parametrize("deleted_at", [None, datetime(2021, 9, 14, tzinfo=UTC)])
def test_a_row_says_of_which_type_it_is_and_whether_it_is_still_there(deleted_at):
    row = DocumentRow(1, "Foto", "Foto.jpg", "image/jpeg", 12, GROUP, "", deleted_at, "")
    assert row.file_type is FileType.JPEG
    assert row.is_deleted == (deleted_at is not None)
