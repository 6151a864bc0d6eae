"""Documents that belong to a meeting, an agenda item or a decision: which files are taken, and who may read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import PureWindowsPath

from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import Confidentiality
from tracker.domain.text import line

LONGEST_NAME = 200
MEGABYTE = 1024 * 1024


class DocumentKind(StrEnum):
    """What a file is there for."""

    ATTACHMENT = "attachment"
    MINUTES_TEMPLATE = "minutes_template"
    PHOTO = "photo"


class FileType(StrEnum):
    """The types of file that are taken, by their media type; nothing in them runs when they are opened."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ODT = "application/vnd.oasis.opendocument.text"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    ODP = "application/vnd.oasis.opendocument.presentation"
    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"


ENDINGS: Mapping[str, FileType] = {file_type.name.lower(): file_type for file_type in FileType} | {"jpg": FileType.JPEG}
"""The type that the ending of a name promises."""

WITH_MACROS = frozenset({"docm", "dotm", "xlsm", "xltm", "xlsb", "pptm", "potm", "ppsm"})
OLD = frozenset({"doc", "dot", "xls", "xlt", "ppt", "pps"})
CIRCLES = (Confidentiality.HOUSE, Confidentiality.GROUP, Confidentiality.INTERNAL)
"""Who may read something, the widest circle first."""


@dataclass(frozen=True)
class Circle:
    """Who may read the record that a document hangs on, and where it belongs; the group is there unless it has none."""

    visibility: Confidentiality
    process_id: int
    group_id: int | None
    meeting_id: int | None


@dataclass(frozen=True)
class DocumentRow:
    """A document as lists show it; `about` is the agenda item or the decision that it hangs on."""

    id: int
    title: str
    file_name: str
    media_type: str
    size: int
    visibility: Confidentiality
    about: str
    deleted_at: datetime | None
    deletion_reason: str

    @property
    def file_type(self) -> FileType:
        return FileType(self.media_type)

    @property
    def is_deleted(self) -> bool:
        return self.deleted_at is not None


def checked_name(name: str) -> str:
    """Return the name of a file without a path and without what cannot be seen; its ending must be one we take."""
    found = line(PureWindowsPath(name).name)[-LONGEST_NAME:]
    promised_type(found)
    return found


def promised_type(name: str) -> FileType:
    """Return the type that the name of a file promises."""
    stem, dot, ending = name.rpartition(".")
    ending = ending.lower()
    if dot and ending in WITH_MACROS:
        raise RuleViolation("document-with-macros", field="file")
    if dot and ending in OLD:
        raise RuleViolation("document-old-format", field="file")
    if not stem or ending not in ENDINGS:
        raise RuleViolation("document-type", field="file")
    return ENDINGS[ending]


def checked_type(name: str, found: FileType) -> FileType:
    """Return the type of the content, if the name promises the same."""
    if promised_type(name) is not found:
        raise RuleViolation("document-other-type", field="file", found=found)
    return found


def checked_template(name: str, found: FileType) -> FileType:
    """Return the type of a template of minutes: only Word documents are."""
    if checked_type(name, found) is not FileType.DOCX:
        raise RuleViolation("template-type", field="file")
    return found


def checked_title(title: str, name: str) -> str:
    """Return what a document is called: as somebody entered it, else as its file."""
    return title or name.rpartition(".")[0]


def circles_within(owner: Confidentiality) -> Sequence[Confidentiality]:
    """Return who may be let to read a document of a record: nobody beyond those who may read the record."""
    return CIRCLES[CIRCLES.index(owner) :]


def checked_visibility(chosen: Confidentiality, owner: Confidentiality) -> Confidentiality:
    """Return who may read a document, if they may read the record that it hangs on."""
    if chosen not in circles_within(owner):
        raise RuleViolation("document-wider-than-owner", field="visibility", current=owner)
    return chosen


def forbid_too_much(taken: int, size: int, limit: int) -> None:
    """Refuse a file with which the documents of one meeting would be larger together than the installation takes."""
    if taken + size > limit:
        raise RuleViolation("documents-too-large", field="file", limit=megabytes(limit))


def megabytes(size: int) -> int:
    """Return a limit as people read it."""
    return size // MEGABYTE


def forbid_deleted(deleted_at: datetime | None) -> None:
    """Refuse to touch a document of which only the trace is left."""
    if deleted_at is not None:
        raise RuleViolation("document-deleted")
