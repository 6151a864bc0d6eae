"""Attendance files that are easily misread: what travels on, torn headings, ticks, times of any spelling."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tracker.domain.attendance_files import AttendanceColumn
from tracker.domain.errors import RuleViolation
from tracker.imports import attendance_columns, attendance_files, attendance_tables, sheets
from tracker.imports.attendance_columns import NAMED, NAMING, WORDS
from tracker.imports.attendance_files import MAX_BYTES

DAY = date(2021, 9, 14)
NAME, DEPARTMENT, DURATION = AttendanceColumn.NAME, AttendanceColumn.DEPARTMENT, AttendanceColumn.DURATION
ACTION, MOMENT, EMAIL = AttendanceColumn.ACTION, AttendanceColumn.MOMENT, AttendanceColumn.EMAIL


def read(text, line=None, columns=None):
    found = attendance_files.sheet(text.encode())
    return attendance_files.read(parts(found, line, columns), DAY)


def parts(found, line=None, columns=None):
    return attendance_tables.chosen(found, line, columns) if line else attendance_tables.find(found, {})


def times(text):
    """Return when everybody came and left, as hours with minutes."""
    stays = read(text).stays
    return {stay.name: tuple(at and at.strftime("%H:%M") for at in (stay.joined, stay.left)) for stay in stays}


REMARKS = """\
Name;Amt;Beitritt;Verlassen;Bemerkung
A Eins;Jugendamt;14.09.2021 09:00;14.09.2021 11:00;ok
C Drei;Bauamt;14.09.2021 09:00;;blieb
"""
REACTIONS = """\
Full Name\tFirst Join\tLast Leave\tEngagement: reactions
Wiesel, Ottokar\t9/14/21, 9:00:00 AM\t9/14/21, 11:00:00 AM\t3
Zobel, Mathilde\t9/14/21, 9:00:00 AM\t\t2
"""
POLL = """\
Name,Moderator,War es, alles in allem, gut?,Join,Left,Duration
"A Eins","FALSE","ja","14.9.2021, 09:00:00","-","00:20:00"
"B Zwei","FALSE","-","14.9.2021, 09:30:00","14.9.2021, 10:00:00","00:30:00"
"C Drei"{rest}
"""
PARTS = """\
1. Résumé
Titre\tx

2. Participants
Nom\tDurée\tCourriel\tRôle
A Eins\t2h\ta@x.example\tParticipant
B Zwei\t1h\tb@x.example\tParticipant
Total\t3h

3. Activités pendant la réunion
Nom\tDurée\tCourriel\tRôle de la personne
A Eins\t2h\ta@x.example\tParticipant
"""
BY_HAND = {NAME: 0, DURATION: 1, EMAIL: 2}


@pytest.mark.parametrize(
    ("text", "line", "columns"),
    [
        (REMARKS, None, None),
        (REACTIONS, None, None),
        (POLL.format(rest=',"","","","",""'), None, None),
        (PARTS, 5, BY_HAND),
        (
            "Nom;Service;Minutes;Notes\nA;Jugendamt;20;x\nNom;Service;Minutes;Notes\nB;;30;y\n",
            1,
            {NAME: 0, DURATION: 2},
        ),
        ("Name;Amt\nA Eins;Jugendamt;5;siehe Liste\nB Zwei;Bauamt;7\n", None, None),
    ],
    ids=["remarks", "reactions", "poll", "parts by hand", "headings repeated", "cells beyond the headings"],
)
def test_a_row_whose_rest_is_left_out_reads_as_before(text, line, columns):
    found = attendance_files.sheet(text.encode())
    carried = sheets.pasted(sheets.text(attendance_files.without_rest(found, parts(found, line, columns))))
    assert attendance_files.read(parts(carried, line, columns), DAY) == read(text, line, columns)


def test_what_is_left_out_is_not_carried_on():
    found = attendance_files.sheet(REMARKS.encode())
    text = sheets.text(attendance_files.without_rest(found, attendance_tables.find(found, {})))
    assert "blieb" not in text
    assert "Jugendamt" in text


def test_a_heading_torn_by_its_own_commas_moves_the_columns_behind_it():
    text = POLL.format(rest=',"","","","",""')
    assert times(text) == {"A Eins": ("09:00", None), "B Zwei": ("09:30", "10:00"), "C Drei": (None, None)}
    assert [stay.seconds for stay in read(text).stays] == [1200, 1800, None]


def test_where_rows_differ_in_their_width_no_heading_is_taken_for_torn():
    stays = read(POLL.format(rest="")).stays
    assert [(stay.name, stay.seconds) for stay in stays] == [("A Eins", None), ("B Zwei", None), ("C Drei", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Name;von;bis;Unterschrift\nA Eins\nB Zwei\n", [(None, None, None)] * 2),
        ("Name;Raum-Nr.;Minuten\nA Eins;51\nB Zwei;52\n", [(None, None, None)] * 2),
        ("Name,Raum-Nr.,Minuten\nA Eins,51\nB Zwei,52\n", [(None, None, None)] * 2),
        ("Name;Beitritt;Verlassen\nA Eins;09:00\nB Zwei;09:00\n", [(datetime(2021, 9, 14, 9), None, None)] * 2),
    ],
)
def test_empty_columns_of_a_plain_list_stay_empty(text, expected):
    assert [(stay.joined, stay.left, stay.seconds) for stay in read(text).stays] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Name;Join time;Duration (minutes)\nA;14.09.2021 09:00;20\n", ("09:00", "09:20")),
        ("Name;gekommen;gegangen;Dauer\nA;09:00;;0:20\n", ("09:00", "09:20")),
        ("Name;gegangen;Dauer\nA;10:00;0:20\n", ("09:40", "10:00")),
        ("Name,Duration,Time joined,Time exited\nA,1 hr 2 min,9:00 AM,10:30 AM\n", ("09:00", "10:30")),
        ("Name;gekommen;gegangen;Dauer\nA;09:00;-;0:20\n", ("09:00", None)),
        ("Name;gekommen;Dauer\nA;31.12.9999 23:00;2:00\n", ("23:00", None)),
    ],
    ids=["no end", "empty end", "no beginning", "Google Meet", "still there", "end of all time"],
)
def test_one_end_and_a_duration_tell_the_other_end(text, expected):
    assert times(text) == {"A": expected}


def absent(text):
    return [stay.name for stay in read(text).stays if stay.is_absent]


def test_where_some_are_ticked_everybody_else_was_not_there():
    ticks = {"A": "x", "B": "", "C": "entschuldigt", "D": "-", "E": "nein", "F": "abwesend", "G": "Ja"}
    text = "Name;Amt;anwesend\n" + "\n".join(f"{name};Jugendamt;{tick}" for name, tick in ticks.items())
    assert absent(text) == ["B", "C", "D", "E", "F"]


def test_where_nobody_is_ticked_only_a_no_says_that_somebody_was_not_there():
    assert absent("Name;Amt;anwesend\nA;Jugendamt;\nB;Jugendamt;nein\nC;Jugendamt;2 Std.\n") == ["B"]


def test_who_only_waited_to_be_let_in_was_not_there():
    row = "09/14/2021 09:00:00 AM,09/14/2021 09:50:00 AM,50,Yes"
    headings = "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,In waiting room"
    text = f"{headings}\nA,,{row},Yes\nA,,{row},No\n"
    assert [stay.is_absent for stay in read(text).stays] == [True, False]


def test_nobody_vanishes_because_their_time_is_not_understood():
    text = "Name;von;bis\nA;ab 14:30;\nB;14:00;später\nC;14:00;15:00\nD;;\nE;--;--\n"
    assert times(text) == {"A": (None, None), "B": (None, None), "C": ("14:00", "15:00"), "D": (None, None)}
    assert read(text).unread == (2, 3)


def test_a_duration_that_is_not_understood_is_said_as_well():
    found = read("Name;Dauer\nA;lange\nB;20\nC;\n")
    assert (found.unread, [stay.seconds for stay in found.stays]) == ((2,), [None, 1200, None])


def test_hours_without_minutes_are_times():
    text = "Name;von;bis\nA;14 Uhr;16 Uhr\nB;14h05;15h\nC;2 PM;4 p.m.\nD;14.30 h;15:00 Uhr\n"
    expected = {"A": ("14:00", "16:00"), "B": ("14:05", "15:00"), "C": ("14:00", "16:00"), "D": ("14:30", "15:00")}
    assert times(text) == expected


def test_whoever_has_no_name_is_called_by_their_address_and_else_said():
    found = read("Name;E-Mail;von;bis\n;c@x.example;9:00;10:00\n;;9:00;10:00\n-;;;\nA;;9:00;10:00\n")
    assert [stay.name for stay in found.stays] == ["c@x.example", "A"]
    assert found.nameless == (3,)


def test_columns_chosen_by_hand_read_what_the_same_columns_saved_would_read():
    found = attendance_files.sheet(PARTS.encode())
    layouts = {attendance_columns.fingerprint(["Nom", "Durée", "Courriel", "Rôle"]): BY_HAND}
    assert [stay.name for stay in read(PARTS, 5, BY_HAND).stays] == ["A Eins", "B Zwei"]
    assert attendance_tables.chosen(found, 5, BY_HAND) == attendance_tables.find(found, layouts)


def test_text_beyond_the_headings_is_said_and_numbers_are_not():
    found = read("Name,Amt\nKern, Ada,Jugendamt\nDorn,Bauamt\nLamm,Bauamt,3,\n")
    assert found.shifted == (2,)


def test_a_numbered_line_in_a_list_of_ones_own_ends_nothing():
    assert set(times("Name;von;bis\nA;9:00;10:00\n1. Stock\nB;9:00;10:00\n")) == {"A", "B"}


def test_columns_by_hand_need_to_say_whom_a_row_is_about():
    text = "Adresse;Zeit in Min\na@x.example;20\nb@x.example;30\n"
    assert [stay.name for stay in read(text, 1, {EMAIL: 0, DURATION: 1}).stays] == ["a@x.example", "b@x.example"]
    for columns in ({DURATION: 1, DEPARTMENT: 0}, {NAME: 0}):
        with pytest.raises(RuleViolation, match="attendance-columns-missing"):
            read(text, 1, columns)


def test_a_list_of_one_column_is_read_by_hand():
    assert [stay.name for stay in read("Nom\nA Eins\nB Zwei\n", 1, {NAME: 0}).stays] == ["A Eins", "B Zwei"]


def test_a_line_below_the_last_holds_no_headings():
    with pytest.raises(RuleViolation, match="attendance-not-understood"):
        read("Nom;Service\nA;Jugendamt\n", 9, {NAME: 0, DEPARTMENT: 1})


FRENCH_LOG = "Nom complet\tAction\tHorodatage\n" + "".join(
    f"{name}\t{action}\t14/09/2021 {at}\n"
    for name, action, at in [
        ("A Eins", "A rejoint", "09:00"),
        ("A Eins", "A quitté", "09:30"),
        ("A Eins", "A rejoint", "10:00"),
        ("B Zwei", "A rejoint avant", "09:00"),
        ("B Zwei", "A quitté", "10:00"),
    ]
)
LOG_COLUMNS = {NAME: 0, ACTION: 1, MOMENT: 2}


def logged(text):
    stays = read(text, 1, LOG_COLUMNS).stays
    return [tuple(at and f"{at:%H:%M}" for at in (stay.joined, stay.left)) for stay in stays]


def test_a_log_in_any_language_begins_with_coming():
    assert logged(FRENCH_LOG) == [("09:00", "09:30"), ("10:00", None), ("09:00", "10:00")]


def test_in_a_log_in_which_everything_was_somebodys_first_deed_the_most_frequent_is_coming():
    assert logged(FRENCH_LOG + "C Drei\tA quitté\t14/09/2021 09:10\n")[-1] == (None, "09:10")


def test_nobody_vanishes_from_a_log():
    log = "Full Name;User Action;Timestamp\nA;Joined;14.09.2021 09:00\nB;Joined;irgendwann\nC;Muted;14.09.2021 09:00\n"
    found = read(log)
    assert ({stay.name for stay in found.stays}, found.unread) == ({"A", "B", "C"}, (3, 4))


def test_every_heading_over_names_has_the_word_by_which_rows_are_passed_over():
    assert all(NAMED in phrase for column in NAMING for phrase in WORDS[column])


def test_a_row_with_an_address_holds_no_headings():
    assert attendance_columns.positions(["Name", "anna@x.example", "von"], {}) == {}


LONG = {
    "many short cells": ("a;" * 49 + "b\n") * 4_000,
    "names everywhere": "\n".join(";".join(f"name {row}{at}" for at in range(18)) for row in range(1_200)),
    "wide headings over narrow rows": ",".join(f"s{at}" for at in range(188)) + ",Name,Join,Left\n" + "A,b,c\n" * 9_000,
    "an ordinary report": "2. Teilnehmer\nName;Erster Beitritt;Letztes Verlassen;E-Mail\n"
    + "".join(f"P{at % 900};14.09.21, 9:00:00;14.09.21, 9:5{at % 9}:00;p{at % 900}@x.example\n" for at in range(9_000)),
}


@pytest.mark.parametrize("name", [name for name in LONG if name != "an ordinary report"])
def test_a_long_file_without_people_is_looked_through_to_its_end(name):
    with pytest.raises(RuleViolation, match="attendance-not-understood"):
        read(LONG[name][:MAX_BYTES])


def test_a_long_report_is_read_to_its_end():
    assert len(read(LONG["an ordinary report"]).stays) == 9_000
