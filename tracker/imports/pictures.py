"""Pictures without what they tell beside the picture: place, time, camera, comments (data minimisation).

The picture itself is copied byte for byte. Of the metadata, only which side is up is written anew, where it matters.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator, Mapping

from tracker.domain.documents import FileType
from tracker.domain.errors import RuleViolation
from tracker.imports import picture_sizes

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT cICP pHYs bKGD hIST acTL fcTL fdAT".split())
WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
HAS_EXIF, HAS_XMP = 0x08, 0x04
SOI, EOI, SOS, APP0, APP1, APP2, APP14, APP15, COM = 0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers of JPEG without a length: they stand within the picture."""
EXIF, ICC = b"Exif\x00\x00", b"ICC_PROFILE\x00"
ORIENTATION, SHORT, UPRIGHT, MOST_TURNED = 0x0112, 3, 1, 8


def without_metadata(content: bytes, file_type: FileType) -> bytes:
    """Return the picture alone.

    Raises `photo-type` for what is none, `photo-unreadable` for a broken one, and `photo-too-many-pixels`.
    """
    if file_type not in CLEANERS:
        raise RuleViolation("photo-type", field="file")
    try:
        return CLEANERS[file_type](content)
    except (struct.error, IndexError, ValueError) as error:
        raise RuleViolation("photo-unreadable", field="file") from error


def _jpeg(content: bytes) -> bytes:
    """Keep the picture, its colours and which side is up; what follows the end of the picture is left out."""
    if content[:2] != bytes((0xFF, SOI)):
        raise ValueError(content[:2])
    turned, kept, has_size = UPRIGHT, bytearray(), False
    for marker, segment in _segments(content):
        if marker in picture_sizes.FRAMES:
            picture_sizes.check_jpeg(segment)
            has_size = True
        if marker == APP1 and segment[4:].startswith(EXIF):
            turned = _orientation(segment[4 + len(EXIF) :])
        if not (APP0 <= marker <= APP15 or marker == COM) or _is_colour(marker, segment):
            kept += segment
    if not has_size:
        raise ValueError(SOI)
    return bytes((0xFF, SOI)) + _turned_jpeg(turned) + bytes(kept)


def _is_colour(marker: int, segment: bytes) -> bool:
    """Whether an application segment says how the colours are meant: JFIF, ICC profile, Adobe."""
    is_profile = marker == APP2 and segment[4:].startswith(ICC)
    return (
        is_profile or (marker == APP0 and segment[4:9] == b"JFIF\x00") or (marker == APP14 and segment[4:9] == b"Adobe")
    )


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield marker and bytes of each segment; after the start of a scan its data belong to the segment."""
    at = 2
    while True:
        if content[at] != 0xFF:
            raise ValueError(at)
        while content[at + 1] == 0xFF:
            at += 1
        marker = content[at + 1]
        if marker == EOI:
            yield marker, content[at : at + 2]
            return
        (length,) = struct.unpack_from(">H", content, at + 2)
        end = at + 2 + length
        if marker == SOS:
            end = _end_of_scan(content, end)
        if end > len(content) - 2:
            raise ValueError(end)
        yield marker, content[at:end]
        at = end


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the next marker stands that does not belong to the data of the scan."""
    while True:
        at = content.index(b"\xff", at)
        following = content[at + 1]
        if following not in {0x00, 0xFF} and following not in ALONE:
            return at
        at += 1 if following == 0xFF else 2


def _orientation(tiff: bytes) -> int:
    """Return which side is up, from the first directory of Exif; upright where it says nothing that can be read."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return UPRIGHT
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (entries,) = struct.unpack_from(f"{order}H", tiff, start)
        for entry in range(entries):
            tag, kind, _count, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * entry)
            if tag == ORIENTATION and kind == SHORT:
                return value if UPRIGHT <= value <= MOST_TURNED else UPRIGHT
    except struct.error:
        return UPRIGHT
    return UPRIGHT


def _exif(turned: int) -> bytes:
    """Return Exif data that say nothing but which side is up."""
    return b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, ORIENTATION, SHORT, 1, turned, 0, 0)


def _turned_jpeg(turned: int) -> bytes:
    if turned == UPRIGHT:
        return b""
    payload = EXIF + _exif(turned)
    return struct.pack(">BBH", 0xFF, APP1, len(payload) + 2) + payload


def _png(content: bytes) -> bytes:
    """Keep the chunks that make the picture; one of which everything is not known is left out."""
    if not content.startswith(SIGNATURE):
        raise ValueError(content[:8])
    picture_sizes.check_png(content[len(SIGNATURE) :])
    kept, at, turned, name, after_header = bytearray(SIGNATURE), len(SIGNATURE), UPRIGHT, b"", len(SIGNATURE)
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise ValueError(end)
        if name == b"eXIf":
            turned = _orientation(content[at + 8 : end - 4])
        if name in PNG_KEPT:
            kept += content[at:end]
        at = end
        if name == b"IHDR":
            after_header = len(kept)
    if turned != UPRIGHT:
        kept[after_header:after_header] = _png_chunk(b"eXIf", _exif(turned))
    return bytes(kept)


def _png_chunk(name: bytes, payload: bytes) -> bytes:
    return struct.pack(">I", len(payload)) + name + payload + struct.pack(">I", zlib.crc32(name + payload))


def _webp(content: bytes) -> bytes:
    """Keep the chunks that make the picture, and say in the header what is left."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        raise ValueError(content[:12])
    chunks, turned = list[bytes](), UPRIGHT
    for name, payload in _riff(content):
        picture_sizes.check_webp(name, payload)
        if name == b"EXIF":
            turned = _orientation(payload.removeprefix(EXIF))
        if name in WEBP_KEPT:
            chunks.append(_riff_chunk(name, payload))
    is_extended = chunks[0].startswith(b"VP8X")
    if is_extended:
        flags = chunks[0][8] & ~(HAS_EXIF | HAS_XMP) | (HAS_EXIF if turned != UPRIGHT else 0)
        chunks[0] = chunks[0][:8] + bytes((flags,)) + chunks[0][9:]
        if turned != UPRIGHT:
            chunks.append(_riff_chunk(b"EXIF", _exif(turned)))
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _riff(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    (size,) = struct.unpack_from("<I", content, 4)
    at, end = 12, 8 + size
    if end > len(content):
        raise ValueError(end)
    while at + 8 <= end:
        name, length = struct.unpack_from("<4sI", content, at)
        if at + 8 + length > end:
            raise ValueError(at)
        yield name, content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _riff_chunk(name: bytes, payload: bytes) -> bytes:
    return name + struct.pack("<I", len(payload)) + payload + b"\x00" * (len(payload) % 2)


CLEANERS: Mapping[FileType, Callable[[bytes], bytes]] = {
    FileType.JPEG: _jpeg,
    FileType.PNG: _png,
    FileType.WEBP: _webp,
}
