"""Every format of attendance files that was seen, read from bytes: who was there, and for how long."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import attendance as files
from tests.attendance import crlf, dashboard, own_workbook, resaved, utf16
from tests.imports.workbook_bytes import archive
from tracker.domain.attendance_files import AttendanceColumn, DayOrder
from tracker.domain.attendance_places import assign, directory
from tracker.domain.attendance_rosters import Window, roster
from tracker.domain.errors import RuleViolation
from tracker.imports import attendance_files, attendance_tables, counts, sheets
from tracker.imports.attendance_columns import fingerprint
from tracker.imports.attendance_files import MAX_BYTES, MOST_PEOPLE

SHARED = Path(__file__).parents[3] / "shared/data/attendance"
DAY = date(2021, 9, 14)
WITHIN = Window(datetime(2021, 9, 14, 9), datetime(2021, 9, 14, 11))
HOUSE = directory([], {}, {})


def read(data, day=DAY, layouts=None, **arguments):
    found = attendance_files.sheet(data if isinstance(data, bytes) else data.encode())
    return attendance_files.read(attendance_tables.find(found, layouts or {}), day, **arguments)


def people(data, day=DAY, within=WITHIN):
    """Return the minutes of everybody who is counted, by the first spelling of their name."""
    found = roster(read(data, day).stays, within, HOUSE)
    return {
        each.attendee.names[0]: None if each.attendee.seconds is None else each.attendee.seconds / 60
        for each in assign(found, HOUSE, {})
        if each.is_counted
    }


TEAMS = {"Iltis, Leopold (EXT)": 55, "Wiesel, Ottokar (Jugendamt)": 120, "Zobel, Mathilde (BA)": 70.5}
FORMATS = {
    "Teams report, German, UTF-16LE": (utf16(crlf(files.TEAMS)), TEAMS),
    "Teams report, UTF-16BE": (utf16(crlf(files.TEAMS), order="be"), TEAMS),
    "Teams report, no mark": (utf16(crlf(files.TEAMS), mark=False), TEAMS),
    "Teams report, UTF-8 with a mark": (crlf(files.TEAMS).encode("utf-8-sig"), TEAMS),
    "Teams report without its summary": (files.TEAMS.split("\n\n", 1)[1].encode(), TEAMS),
    "Teams report, capitals": (files.TEAMS.replace("Beitritt", "BEITRITT").replace("Name\t", "NAME\t").encode(), TEAMS),
    "Teams report saved by Excel": (resaved(files.TEAMS), TEAMS),
    "Teams report, English": (
        files.TEAMS_ENGLISH.encode(),
        {"Wiesel, Ottokar (Jugendamt)": 120, "Zobel, Mathilde": pytest.approx(71.5, abs=0.1)},
    ),
    "Zoom meeting": (
        crlf(files.ZOOM).encode("utf-8-sig"),
        {"Mathilde Zobel - Jugendamt": 120, "Ottokar Wiesel": pytest.approx(104.8)},
    ),
    "Zoom meeting, totals": (files.ZOOM_TOTALS.encode(), {"Mathilde Zobel (Bauamt)": 140, "Ottokar Wiesel": 75}),
    "Zoom webinar": (files.ZOOM_WEBINAR.encode(), {"Ottokar Wiesel": 56}),
    "Webex": (utf16(crlf(files.WEBEX)), {"Mathilde Zobel": 30, "Ottokar Wiesel": 120}),
    "BigBlueButton, CSV": (crlf(files.BBB).encode(), {"Mathilde Zobel": 90}),
    "BigBlueButton, JSON, new": (dashboard(is_new=True), {"Mathilde Zobel": 90, "Ottokar Wiesel": 60}),
    "BigBlueButton, JSON, old": (dashboard(is_new=False), {"Mathilde Zobel": 90, "Ottokar Wiesel": 60}),
    "own list, CSV": (
        crlf(files.OWN_LIST).encode("cp1252"),
        {"Leopold Iltis": None, "Mathilde Zobel": 90, "Ottokar Wiesel": 120},
    ),
    "own list, XLSX": (own_workbook(), {"Leopold Iltis": None, "Mathilde Zobel": 90, "Ottokar Wiesel": 120}),
}


@pytest.mark.parametrize(("data", "expected"), FORMATS.values(), ids=FORMATS)
def test_every_format_is_read(data, expected):
    assert people(data) == expected


@pytest.mark.parametrize("data", [data for data, _ in FORMATS.values()], ids=list(FORMATS))
def test_what_the_page_carries_on_reads_as_the_file_did(data):
    found = attendance_files.sheet(data)
    parts = attendance_tables.find(found, {})
    carried = sheets.pasted(sheets.text(attendance_files.without_rest(found, parts)).replace("\n", "\r\n"))
    assert attendance_files.read(attendance_tables.find(carried, {}), DAY) == read(data)


@pytest.mark.parametrize(("came", "went"), [("Kommen", "Gehen"), ("gekommen", "gegangen"), ("kommt", "geht")])
def test_the_words_of_a_time_sheet_are_known(came, went):
    sheet = f"Name;Amt;{came};{went}\nOttokar Wiesel;Jugendamt;09:00;10:30\nMathilde Zobel;Bauamt;09:00;11:00\n"
    assert people(sheet) == {"Ottokar Wiesel": 90, "Mathilde Zobel": 120}


def test_a_log_is_put_together_and_its_day_is_the_events():
    day, within = date(2020, 12, 9), Window(datetime(2020, 12, 9, 9), datetime(2020, 12, 9, 11))
    assert people(utf16(files.TEAMS_LOG), day, within) == {"Mathilde Zobel": 60, "Ottokar Wiesel": 60}
    assert read(utf16(files.TEAMS_LOG), day).order is DayOrder.DAY_FIRST


def test_somebody_on_two_devices_in_a_log_is_there_until_the_last_one_goes():
    lines = ["Joined\t9/12/2020, 09:00", "Joined\t9/12/2020, 09:10", "Left\t9/12/2020, 09:30", "Left\t9/12/2020, 10:00"]
    log = "Full Name\tUser Action\tTimestamp\n" + "\n".join(f"Ottokar Wiesel\t{line}" for line in lines)
    within = Window(datetime(2020, 12, 9, 9), datetime(2020, 12, 9, 11))
    assert people(log, date(2020, 12, 9), within) == {"Ottokar Wiesel": 60}


def test_a_day_that_could_mean_two_is_asked_for_and_the_answer_holds():
    found = read(files.TEAMS_LOG, date(2021, 1, 1))
    assert found.asks == "9/12/2020, 09:30:00"
    stays = read(files.TEAMS_LOG, date(2021, 1, 1), order=DayOrder.MONTH_FIRST).stays
    assert {stay.left.month for stay in stays if stay.left} == {9}


def test_the_stated_number_of_participants_is_kept_beside_the_rows():
    assert [read(text).stated for text in (files.TEAMS, files.ZOOM, files.ZOOM_WEBINAR)] == [9, 170, None]


def test_guessed_letters_are_to_be_confirmed():
    assert attendance_files.sheet(resaved(files.TEAMS)).needs_confirmation
    assert not attendance_files.sheet(utf16(files.TEAMS)).needs_confirmation


def test_another_language_is_read_by_a_saved_layout_or_by_hand():
    found = attendance_files.sheet(files.FRENCH.encode())
    assert attendance_tables.find(found, {}).tables == ()
    columns = {
        AttendanceColumn.NAME: 0,
        AttendanceColumn.DEPARTMENT: 1,
        AttendanceColumn.JOINED: 2,
        AttendanceColumn.LEFT: 3,
    }
    layouts = {fingerprint(["NOM", "Service", "Arrivée", "Départ"]): columns}
    by_layout = read(files.FRENCH, layouts=layouts)
    by_hand = attendance_files.read(attendance_tables.chosen(found, 1, columns), DAY)
    assert by_layout.stays == by_hand.stays
    assert [stay.department for stay in by_hand.stays] == ["Jugendamt", "Bauamt"]


def test_only_the_columns_that_are_read_go_on():
    found = attendance_files.sheet(files.WEBEX.encode())
    kept = attendance_files.without_rest(found, attendance_tables.find(found, {}))
    assert "Desktop app" not in sheets.text(kept)
    assert "Ottokar Wiesel" in sheets.text(kept)


def test_a_count_sheet_is_no_list_of_people():
    found = attendance_files.sheet(files.OWN_COUNTS.encode())
    assert attendance_tables.find(found, {}).tables == ()
    assert [line.participants for line in counts.read(found).lines] == [12, 6, 15, 1, 58]


def _many(count):
    return "Name;E-Mail\n" + "\n".join(f"Person {number};" for number in range(count))


BAD = {
    "empty": b"",
    "blank": b"\n \n",
    "zeros": bytes(1000),
    "binary": bytes(range(256)) * 20,
    "old Excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "HTML": b"<html><table><tr><td>Name</td></tr></table></html>",
    "broken archive": b"PK\x03\x04" + bytes(100),
    "archive without a workbook": archive({"a.txt": b"x"}),
    "zip bomb": archive({"xl/workbook.xml": b"0" * 40_000_000}),
    "huge": b"Name;E-Mail\n" + b"x;y\n" * (MAX_BYTES // 4),
    "too many people": _many(MOST_PEOPLE + 1).encode(),
    "only headings": b"Name;E-Mail\n",
    "open quote": b'Name;E-Mail\n"Ottokar;x\n',
    "no table": b"Lorem;ipsum\ndolor;sit\n",
    "broken JSON": b'{"users": ',
    "JSON without people": b'{"users": []}',
    "JSON of another shape": b'{"users": {"a": 1}}',
    "JSON, deep": b'{"users": {"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}",
    "JSON, absurd times": b'{"users": {"a": {"name": "O", "registeredOn": 1e300, "leftOn": true}}}',
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_a_file_that_cannot_be_read_is_refused_in_words(data):
    with pytest.raises(RuleViolation, match=r"^(file|attendance)-"):
        read(data)


@given(
    st.binary(max_size=400) | st.text(max_size=400).map(str.encode) | st.sampled_from([d for d, _ in FORMATS.values()]),
    st.data(),
)
def test_no_bytes_break_the_reader(data, more):
    at = more.draw(st.integers(0, len(data)))
    broken = data[:at] + more.draw(st.binary(max_size=8)) + data[at:]
    with suppress(RuleViolation):
        assert read(broken).stays


SAMPLES = {
    "bbb_users": (1, date(2021, 5, 25)),
    "teams_de-headers_cp1252": (3, date(2021, 5, 25)),
    "teams_de-headers_utf16le": (3, date(2021, 5, 25)),
    "teams_joined-left": (3, date(2020, 12, 11)),
    "teams_real_joined-left": (5, date(2020, 12, 11)),
    "zoom_participants": (3, date(2021, 5, 25)),
    "zoom_real_meeting001": (9, date(2020, 9, 24)),
    "zoom_real_meeting002": (9, date(2020, 9, 27)),
    "zoom_webinar": (1, date(2021, 5, 25)),
}


@pytest.mark.parametrize(("name", "expected"), SAMPLES.items(), ids=SAMPLES)
def test_real_files_are_read(name, expected):
    count, day = expected
    within = Window(datetime(day.year, day.month, day.day, 12, 30), datetime(day.year, day.month, day.day, 16))
    for sample in SHARED.glob(f"{name}*"):
        assert len(people(sample.read_bytes(), day, within)) == count
