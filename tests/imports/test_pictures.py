"""Pictures keep what can be seen and lose what they tell beside it."""

import struct

import pytest

from tests.pictures import (
    ADOBE,
    JFIF,
    PIXELS,
    PROFILE,
    SCAN,
    SECRET,
    canvas,
    chunk,
    exif,
    extended,
    jpeg,
    jpeg_of,
    lossless,
    lossy,
    part,
    png,
    segment,
    webp,
)
from tracker.domain.documents import FileType
from tracker.domain.errors import RuleViolation
from tracker.imports.pictures import without_metadata

JPEG, PNG, WEBP = FileType.JPEG, FileType.PNG, FileType.WEBP


def test_a_jpeg_loses_place_time_camera_comments_and_what_hangs_behind():
    told = [segment(0xE1, b"Exif\x00\x00" + exif()), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + SECRET)]
    told += [segment(0xFE, SECRET), segment(0xED, b"Photoshop 3.0\x00" + SECRET), segment(0xE2, b"MPF\x00" + SECRET)]
    found = without_metadata(jpeg(JFIF, *told, PROFILE, ADOBE, after=SECRET), JPEG)
    assert found == jpeg(JFIF, PROFILE, ADOBE)


def test_a_jpeg_of_several_scans_stays_byte_for_byte():
    progressive = jpeg(JFIF, scans=SCAN + segment(0xC4, bytes(20)) + SCAN)
    assert without_metadata(progressive, JPEG) == progressive
    assert without_metadata(jpeg(b"\xff" + JFIF), JPEG) == jpeg(JFIF)


@pytest.mark.parametrize("order", [">", "<"])
@pytest.mark.parametrize("turned", [3, 6, 8])
def test_a_picture_stays_the_right_way_up(order, turned):
    found = without_metadata(jpeg(JFIF, segment(0xE1, b"Exif\x00\x00" + exif(turned, order))), JPEG)
    assert SECRET not in found
    assert without_metadata(found, JPEG) == found
    [at] = [i for i in range(len(found)) if found.startswith(b"\x01\x12\x00\x03\x00\x00\x00\x01", i)]
    assert found[at + 8 : at + 10] == bytes((0, turned))


@pytest.mark.parametrize(
    "tiff", [exif(1), exif(9), exif(0), b"", b"MM", b"XX" + exif()[2:], b"MM\x00*\x00\x00\xff\xff", exif(6)[:20]]
)
def test_a_direction_that_cannot_be_read_or_is_upright_is_left_out(tiff):
    assert without_metadata(jpeg(JFIF, segment(0xE1, b"Exif\x00\x00" + tiff)), JPEG) == jpeg(JFIF)


def test_a_png_keeps_the_chunks_of_the_picture():
    colour = chunk(b"gAMA", bytes(4))
    told = [chunk(name, SECRET) for name in (b"tEXt", b"iTXt", b"zTXt", b"tIME", b"prVt", b"eXIf")]
    assert without_metadata(png(colour, *told) + SECRET, PNG) == png(colour)
    turned = without_metadata(png(colour, chunk(b"eXIf", exif(6))), PNG)
    assert SECRET not in turned
    assert turned.index(b"eXIf") < turned.index(b"gAMA")
    assert without_metadata(turned, PNG) == turned


def test_a_webp_keeps_the_picture_and_its_header_says_what_is_left():
    told = [part(b"EXIF", exif()), part(b"XMP ", SECRET), part(b"UNKN", SECRET)]
    assert without_metadata(webp(extended(0x2C), PIXELS, *told), WEBP) == webp(extended(0x20), PIXELS)
    assert without_metadata(webp(PIXELS) + SECRET, WEBP) == webp(PIXELS)
    turned = without_metadata(webp(extended(0x0C), PIXELS, part(b"EXIF", b"Exif\x00\x00" + exif(6))), WEBP)
    assert SECRET not in turned
    assert turned[20] == 0x08
    assert without_metadata(turned, WEBP) == turned


BROKEN = {
    "no start": (b"\x00\x00" + jpeg()[2:], JPEG),
    "no marker": (b"\xff\xd8\x00\x01\x02\x03", JPEG),
    "cut in a scan": (jpeg()[:-2], JPEG),
    "cut in a table": (jpeg()[:40], JPEG),
    "empty": (b"", JPEG),
    "no signature": (b"x" + png(), PNG),
    "cut in a chunk": (png()[:-14], PNG),
    "no end": (png()[:-12], PNG),
    "no riff": (b"x" + webp(PIXELS), WEBP),
    "shorter than it says": (webp(PIXELS)[:-2], WEBP),
    "a chunk longer than the file": (webp(b"VP8 " + struct.pack("<I", 99) + b"pixel"), WEBP),
    "no picture": (webp(), WEBP),
    "no size in a jpeg": (b"\xff\xd8" + JFIF + SCAN + b"\xff\xd9", JPEG),
    "no header": (png()[:8] + chunk(b"IEND", b""), PNG),
    "no pixels": (png(width=0), PNG),
    "no start of a frame": (webp(part(b"VP8 ", bytes(10))), WEBP),
    "no start of a lossless frame": (webp(part(b"VP8L", bytes(10))), WEBP),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_picture_is_refused(name):
    with pytest.raises(RuleViolation, match="photo-unreadable"):
        without_metadata(*BROKEN[name])


HUGE = {
    "png": (png(width=60_000, height=60_000), PNG),
    "a png that is only long": (png(width=20_001), PNG),
    "jpeg": (jpeg_of(16_000, 16_000), JPEG),
    "canvas": (webp(canvas(16_000, 16_000), PIXELS), WEBP),
    "lossy": (webp(lossy(16_000, 16_000)), WEBP),
    "lossless": (webp(lossless(16_000, 16_000)), WEBP),
}


@pytest.mark.parametrize("name", HUGE)
def test_a_small_file_that_unfolds_to_a_huge_picture_is_refused(name):
    with pytest.raises(RuleViolation, match="photo-too-many-pixels"):
        without_metadata(*HUGE[name])


def test_the_largest_photos_of_telephones_are_taken():
    for content, kind in (
        (jpeg_of(12_000, 9_000), JPEG),
        (png(width=20_000, height=6_000), PNG),
        (webp(lossless(12_000, 9_000)), WEBP),
        (webp(lossy(12_000, 9_000)), WEBP),
        (webp(canvas(12_000, 9_000), lossy(12_000, 9_000)), WEBP),
    ):
        assert without_metadata(content, kind) == content


def test_what_is_no_picture_is_refused():
    with pytest.raises(RuleViolation, match="photo-type"):
        without_metadata(b"%PDF-1.7", FileType.PDF)
