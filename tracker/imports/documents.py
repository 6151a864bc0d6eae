"""What a file really is, by its content: names and what browsers say of them prove nothing (security.md FI-1)."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from typing import BinaryIO

import puremagic
from defusedxml import ElementTree

from tracker.domain.documents import FileType
from tracker.domain.errors import RuleViolation

HEAD = 4096
ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PLAIN = frozenset({FileType.PDF, FileType.PNG, FileType.JPEG, FileType.WEBP})
MOST_ENTRIES = 5_000
MOST_UNPACKED = 500 * 1024 * 1024
MOST_RATIO = 100
SMALL = 5 * 1024 * 1024
"""Below this size a ratio says nothing."""
LARGEST_DIRECTORY = 1024 * 1024
MOST_GAIN = 3 * 1024 * 1024
"""How much larger a template may become by unpacking: its texts do, pictures hardly."""
ENCRYPTED = 0x1
PACKED_AS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How office programs pack, and nothing else is unpacked here."""
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, ElementTree.ParseError)
"""What broken files make their readers raise; `zipfile` says NotImplementedError of a packing that it does not know."""

CONTENT_TYPES, ODF_TYPE = "[Content_Types].xml", "mimetype"
MAIN_PARTS: Mapping[str, FileType] = {
    f"application/vnd.openxmlformats-officedocument.{part}.main+xml": file_type
    for part, file_type in (
        ("wordprocessingml.document", FileType.DOCX),
        ("spreadsheetml.sheet", FileType.XLSX),
        ("presentationml.presentation", FileType.PPTX),
    )
}
OPEN_DOCUMENTS = frozenset({FileType.ODT, FileType.ODS, FileType.ODP})
MACRO_FOLDERS = ("Basic/", "Scripts/")
MACRO_TYPES = ("macroenabled", "vbaproject")


def recognised(content: BinaryIO) -> FileType:
    """Return the type of the bytes and leave them at their beginning.

    Raise `document-type` for what is not taken, `document-old-format` for compound files (Word 97 and encrypted ones),
    `document-with-macros` where something in it would run, and `document-unsafe` for an archive that is a trap.
    """
    content.seek(0)
    head = content.read(HEAD)
    try:
        if head.startswith(COMPOUND):
            raise RuleViolation("document-old-format", field="file")
        return _packed(content) if head.startswith(ZIP) else _plain(head)
    finally:
        content.seek(0)


def forbid_long(content: BinaryIO) -> None:
    """Refuse an office document whose texts unpack to more than a template ever has; leave it at its beginning."""
    with zipfile.ZipFile(content) as archive:
        gain = sum(entry.file_size - entry.compress_size for entry in archive.infolist())
    content.seek(0)
    if gain > MOST_GAIN:
        raise RuleViolation("document-unsafe", field="file")


def _plain(head: bytes) -> FileType:
    try:
        likely = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError) as error:
        raise RuleViolation("document-type", field="file") from error
    best = max(each.confidence for each in likely)
    for each in likely:
        if each.confidence == best and each.mime_type in PLAIN and each.byte_match and head.startswith(each.byte_match):
            return FileType(each.mime_type)
    raise RuleViolation("document-type", field="file")


def _packed(content: BinaryIO) -> FileType:
    """Return the type of an office document, which is an archive; only its table of contents is unpacked."""
    try:
        with zipfile.ZipFile(content) as archive:
            _inspect(archive)
            if CONTENT_TYPES in archive.namelist():
                return _office_type(archive)
            return _open_document_type(archive)
    except BROKEN as error:
        raise RuleViolation("document-type", field="file") from error


def _inspect(archive: zipfile.ZipFile) -> None:
    """Refuse an archive that nobody can look into, or that would unpack to far more than it is (security.md FI-9)."""
    entries = archive.infolist()
    if not entries or any(each.flag_bits & ENCRYPTED or each.compress_type not in PACKED_AS for each in entries):
        raise RuleViolation("document-type", field="file")
    packed = sum(entry.compress_size for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > max(SMALL, min(MOST_UNPACKED, MOST_RATIO * packed)):
        raise RuleViolation("document-unsafe", field="file")


def _office_type(archive: zipfile.ZipFile) -> FileType:
    listed = [value for each in ElementTree.fromstring(_read(archive, CONTENT_TYPES)) for value in each.attrib.values()]
    texts = [*listed, *archive.namelist()]
    if any(word in text.lower() for text in texts for word in MACRO_TYPES):
        raise RuleViolation("document-with-macros", field="file")
    for value in listed:
        if value in MAIN_PARTS:
            return MAIN_PARTS[value]
    raise RuleViolation("document-type", field="file")


def _open_document_type(archive: zipfile.ZipFile) -> FileType:
    if archive.namelist()[0] != ODF_TYPE:
        raise RuleViolation("document-type", field="file")
    if any(name.startswith(MACRO_FOLDERS) for name in archive.namelist()):
        raise RuleViolation("document-with-macros", field="file")
    written = _read(archive, ODF_TYPE).decode("ascii", "replace").strip()
    if written not in OPEN_DOCUMENTS:
        raise RuleViolation("document-type", field="file")
    return FileType(written)


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a small entry; zipfile reads no more than the directory declares."""
    entry = archive.getinfo(name)
    if entry.file_size > LARGEST_DIRECTORY:
        raise RuleViolation("document-unsafe", field="file")
    return archive.read(entry)
