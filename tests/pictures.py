"""Pictures for tests, as small as they can be, with and without what they tell beside the picture."""

import struct
import zlib

SECRET = b"Altenburg 50.98N 12.43E Kamera 4711"


def exif(orientation=None, order=">"):
    """Exif data with a secret, and perhaps with which side is up."""
    mark = {">": b"MM", "<": b"II"}[order]
    entries = [(0x010E, 2, len(SECRET), 0)]
    if orientation is not None:
        entries.append((0x0112, 3, 1, orientation))
    directory = b"".join(
        struct.pack(f"{order}HHI", tag, kind, count) + struct.pack(f"{order}HH", value, 0)
        for tag, kind, count, value in entries
    )
    return mark + struct.pack(f"{order}HIH", 42, 8, len(entries)) + directory + bytes(4) + SECRET


def segment(marker, payload):
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


SCAN = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56\xff\xff\xd1\x78"
JFIF = segment(0xE0, b"JFIF\x00\x01\x01" + bytes(7))
PROFILE, ADOBE = segment(0xE2, b"ICC_PROFILE\x00\x01\x01" + bytes(9)), segment(0xEE, b"Adobe" + bytes(7))
TABLES = segment(0xDB, bytes(65)) + segment(0xC0, b"\x08\x00\x02\x00\x03\x03" + bytes(9)) + segment(0xC4, bytes(29))


def jpeg_of(width, height):
    """A picture that says it has so many pixels."""
    return b"\xff\xd8" + segment(0xC2, struct.pack(">BHHB", 8, height, width, 3) + bytes(9)) + SCAN + b"\xff\xd9"


def jpeg(*between, scans=SCAN, after=b""):
    return b"\xff\xd8" + b"".join(between) + TABLES + scans + b"\xff\xd9" + after


def chunk(name, payload):
    return struct.pack(">I", len(payload)) + name + payload + struct.pack(">I", zlib.crc32(name + payload))


def png(*between, width=1, height=1):
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\x00\x00"))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(between) + pixels + chunk(b"IEND", b"")


def part(name, payload):
    return name + struct.pack("<I", len(payload)) + payload + b"\x00" * (len(payload) % 2)


def webp(*parts):
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def extended(flags):
    return part(b"VP8X", bytes((flags,)) + bytes(9))


def canvas(width, height):
    return part(b"VP8X", bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little"))


def lossy(width, height):
    return part(b"VP8 ", b"\x00\x00\x00\x9d\x01\x2a" + struct.pack("<HH", width, height) + b"pixel")


def lossless(width, height):
    return part(b"VP8L", b"\x2f" + struct.pack("<I", width - 1 | height - 1 << 14) + b"pixel")


PIXELS = lossy(3, 2)
