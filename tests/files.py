"""Files of every kind for tests, as small as they can be."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(24)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(24)
WEBP = b"RIFF\x20\x00\x00\x00WEBPVP8 " + bytes(24)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
PARTS = {"docx": "wordprocessingml.document", "xlsx": "spreadsheetml.sheet", "pptx": "presentationml.presentation"}
NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"


def packed(entries: Mapping[str, str | bytes]) -> bytes:
    """An archive with these entries, in this order."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return held.getvalue()


def office(ending: str, *, more: Mapping[str, str | bytes] | None = None, content_type: str = "") -> bytes:
    """An office document of Microsoft's kind."""
    part = content_type or MAIN.format(PARTS[ending])
    types = f'<Types xmlns="{NAMESPACE}"><Override PartName="/main.xml" ContentType="{part}"/></Types>'
    return packed({"[Content_Types].xml": types, "main.xml": "<a/>"} | dict(more or {}))


def open_document(kind: str, *, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """An office document of the open kind."""
    media_type = f"application/vnd.oasis.opendocument.{kind}"
    return packed({"mimetype": media_type, "content.xml": "<a/>"} | dict(more or {}))
