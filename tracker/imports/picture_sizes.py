"""How many pixels a picture says it has: a small file can unfold to more than any browser can hold."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from tracker.domain.errors import RuleViolation

LONGEST_SIDE, MOST_PIXELS = 20_000, 120_000_000
"""Beyond the largest pictures and panoramas of telephones; 120 million pixels unfold to about half a gigabyte."""
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of JPEG that say the size of what follows."""
VP8_START, VP8L_START = b"\x9d\x01\x2a", b"\x2f"
FOURTEEN_BITS = 0x3FFF


def check(width: int, height: int) -> None:
    """Refuse a picture without pixels (`ValueError`), or with far too many (`photo-too-many-pixels`)."""
    if not (width and height):
        raise ValueError(width, height)
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        raise RuleViolation("photo-too-many-pixels", field="file", width=width, height=height)


def check_jpeg(frame: bytes) -> None:
    """Check the segment of a frame: marker, length, bits, height, width."""
    height, width = struct.unpack_from(">HH", frame, 5)
    check(width, height)


def check_png(header: bytes) -> None:
    """Check the chunk with which a PNG begins: length, name, width, height."""
    _length, name, width, height = struct.unpack_from(">I4sII", header)
    if name != b"IHDR":
        raise ValueError(name)
    check(width, height)


def check_webp(name: bytes, payload: bytes) -> None:
    """Check a chunk of a WebP, if it is one that says a size."""
    if name in CANVASES:
        check(*CANVASES[name](payload))


def _canvas(payload: bytes) -> tuple[int, int]:
    width, height = payload[4:7], payload[7:10]
    return 1 + int.from_bytes(width, "little"), 1 + int.from_bytes(height, "little")


def _lossy(payload: bytes) -> tuple[int, int]:
    if payload[3:6] != VP8_START:
        raise ValueError(payload[:6])
    width, height = struct.unpack_from("<HH", payload, 6)
    return width & FOURTEEN_BITS, height & FOURTEEN_BITS


def _lossless(payload: bytes) -> tuple[int, int]:
    if not payload.startswith(VP8L_START):
        raise ValueError(payload[:1])
    (bits,) = struct.unpack_from("<I", payload, 1)
    return 1 + (bits & FOURTEEN_BITS), 1 + (bits >> 14 & FOURTEEN_BITS)


CANVASES: Mapping[bytes, Callable[[bytes], tuple[int, int]]] = {b"VP8X": _canvas, b"VP8 ": _lossy, b"VP8L": _lossless}
