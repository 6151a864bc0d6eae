"""Attendance files with invented people, in the manner of each program."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from tests.imports.workbook_bytes import workbook

PEOPLE = ("Wiesel", "Ottokar", "Zobel", "Mathilde", "Iltis", "Leopold", "Dachs", "Quirin", "Luchs", "Friederike")
"""Every part of a name in the files below, and of no other text in the tests' world."""
ADDRESSES = ("wiesel@haus.example", "o@x.example", "zobel@haus.example", "iltis@partner.example")

TEAMS = """\
1. Zusammenfassung
Besprechungstitel\tOffene Runde
Teilnehmer\t9
Startzeit\t14.09.21, 08:52:10

2. Teilnehmer
Name\tErster Beitritt\tLetztes Verlassen\tDauer der Besprechung\tE-Mail\tTeilnehmer-ID (UPN)\tRolle
Wiesel, Ottokar (Jugendamt)\t14.09.21, 9:00:00\t14.09.21, 11:00:00\t2 Std.\twiesel@haus.example\to@x.example\tTeilnehmer
Zobel, Mathilde (BA)\t14.09.21, 09:00:00\t14.09.21, 10:30:00\t1 Std. 10 Min. 30 Sek.\tzobel@haus.example\t\tTeilnehmer
Saal 2 (Erdgeschoss)\t14.09.21, 08:55:00\t14.09.21, 11:05:00\t2 Std. 10 Min.\t\tsaal2@haus.example\tTeilnehmer
Iltis, Leopold (EXT)\t14.09.21, 09:05:00\t14.09.21, 10:00:00\t55 Min.\tiltis@partner.example\t\tTeilnehmer
Dachs, Quirin\t14.09.21, 08:50:00\t14.09.21, 11:20:00\t2 Std. 30 Min.\t\t\tOrganisator
Luchs, Friederike (Nicht überprüft)\t14.09.21, 08:00:00\t14.09.21, 08:30:00\t30 Min.\t\t\tTeilnehmer

3. Aktivitäten in der Besprechung
Name\tBeitreten\tVerlassen\tDauer\tE-Mail\tRolle
Wiesel, Ottokar (Jugendamt)\t14.09.21, 09:00:00\t14.09.21, 11:00:00\t2 Std.\twiesel@haus.example\tTeilnehmer
Zobel, Mathilde (BA)\t14.09.21, 09:00:00\t14.09.21, 09:40:00\t40 Min.\tzobel@haus.example\tTeilnehmer
Zobel, Mathilde (BA)\t14.09.21, 09:59:30\t14.09.21, 10:30:00\t30 Min. 30 Sek.\tzobel@haus.example\tTeilnehmer
"""
TEAMS_ENGLISH = """\
Full Name,First Join,Last Leave,In-Meeting Duration,Email,Participant ID (UPN),Role,Engagement: reactions
"Wiesel, Ottokar (Jugendamt)","9/14/21, 9:00:00 AM","9/14/21, 11:00:00 AM",2h,wiesel@haus.example,,Presenter,3,9,9
"Zobel, Mathilde","9/14/21, 9:00:00 AM","9/14/21, 10:30:00 AM",1h 11m 31s,zobel@haus.example,,Attendee,1,9,9
"Dachs, Quirin","9/14/21, 8:50:00 AM","9/14/21, 11:20:00 AM",2h 30m,,,Organizer,0,9,9
"""
TEAMS_LOG = """\
Full Name\tUser Action\tTimestamp
Ottokar Wiesel\tJoined\t9/12/2020, 09:30:00
Ottokar Wiesel\tLeft\t9/12/2020, 10:00:00
Ottokar Wiesel\tJoined\t9/12/2020, 10:30:00
Mathilde Zobel\tJoined before\t9/12/2020, 08:58:00
Mathilde Zobel\tLeft\t9/12/2020, 10:00:00
"""
ZOOM = """\
Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,
00000000009,"Offene Runde, die erste",09/14/2021 08:50:00 AM,09/14/2021 11:10:00 AM,dachs@haus.example,140,170,

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Ottokar Wiesel,wiesel@haus.example,09/14/2021 09:00:12 AM,09/14/2021 10:00:00 AM,60,No
Ottokar Wiesel,WIESEL@haus.example,09/14/2021 10:30:00 AM,09/14/2021 11:00:00 AM,30,No
Ottos iPad (Ottokar Wiesel),,09/14/2021 09:30:00 AM,09/14/2021 10:15:00 AM,45,Yes
Mathilde Zobel - Jugendamt,,09/14/2021 09:00:00 AM,09/14/2021 11:00:00 AM,120,Yes
Quirin Dachs,dachs@haus.example,09/14/2021 08:50:00 AM,09/14/2021 11:10:00 AM,140,No
"""
ZOOM_TOTALS = """\
Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,
00000000009,Offene Runde,09/14/2021 08:50:00 AM,09/14/2021 11:10:00 AM,dachs@haus.example,140,170,

Name (Original Name),User Email,Total Duration (Minutes),Guest
Quirin Dachs,dachs@haus.example,140,
Ottokar Wiesel,wiesel@haus.example,75,
Mathilde Zobel (Bauamt),,400,
"""
ZOOM_WEBINAR = """\
Attendee Report,
Report Generated:,09/14/2021 12:00 PM
Topic,Webinar ID,Actual Start Time
Offene Runde,999 999 999,09/14/2021 09:00 AM
Host Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes)
Yes,Quirin Dachs,dachs@haus.example,09/14/2021 08:50 AM,09/14/2021 11:10 AM,140
Attendee Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes)
Yes,Ottokar Wiesel,wiesel@haus.example,09/14/2021 09:02 AM,09/14/2021 09:58 AM,56
No,Mathilde Zobel,zobel@haus.example,--,--,--
"""
WEBEX = """\
Meeting Name\tMeeting Start Time\tName\tAttendee Email\tJoin Time\tLeave Time\tAttendance Duration\tConnection Type
Runde\t="2021-09-14 08:55:00"\tOttokar Wiesel\twiesel@haus.example\t{joined}\t{left}\t120 mins\tDesktop app
Runde\t="2021-09-14 08:55:00"\tOttokar Wiesel\twiesel@haus.example\t{later}\t{left}\t90 mins\tPhone
Runde\t="2021-09-14 08:55:00"\tMathilde Zobel\tzobel@haus.example\t{joined}\t{later}\t30 mins\tDesktop app
""".format(joined='="2021-09-14 09:00:00"', later='="2021-09-14 09:30:00"', left='="2021-09-14 11:00:00"')
BBB = """\
Name,Moderator,Activity Score,Talk Time,Wie war es, insgesamt?,Webcam Time,Join,Left,Duration
"Quirin Dachs","TRUE","0","00:03:12","gut","-","14.9.2021, 08:50:02","14.9.2021, 11:04:55","02:14:53"
"Mathilde Zobel","FALSE","7,5","-","-","00:59:00","14.9.2021, 09:30:00","-","00:20:00"
"Anonymous","","","","gut\r\nschlecht","","","",""
"""
OWN_LIST = """\
Teilnahmeliste offene Runde
Nr.;Nachname;Vorname;Amt;von;bis
1;Wiesel;Ottokar;Jugendamt;9:00;11:00
2;Zobel;Mathilde;Bauamt;9.30;11:00
3;Iltis;Leopold;k. A.;;
Summe;3;;;;
"""
OWN_COUNTS = """\
Amt;Ereignis;Datum;Teilnehmende;davon erstmalig;davon weiblich;Dauer (h);Bemerkung
Jugendamt;Offene Runde;14.09.2021;12;5;7;2,0;
Bauamt;Offene Runde;14.9.21;6;k. A.;;2,0;=HYPERLINK("http://x.example";"klick")
Kämmerei;Offene Runde;14.09.2021;15;0;4;2,0;mehr Teilnehmende als Beschäftigte
;Offene Runde;14.09.2021;1;;;2,0;extern
Summe;;;58;;;;
"""
FRENCH = """\
Nom\tService\tArrivée\tDépart
Ottokar Wiesel\tJugendamt\t14/09/2021 09:00\t14/09/2021 11:00
Mathilde Zobel\tBauamt\t14/09/2021 09:00\t14/09/2021 10:00
"""


def crlf(text: str) -> str:
    """Return the text with the line ends of Windows."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def utf16(text: str, *, order: str = "le", mark: bool = True) -> bytes:
    """Return the text in two bytes a letter, with or without a byte order mark."""
    marks = {"le": b"\xff\xfe", "be": b"\xfe\xff"}
    return (marks[order] if mark else b"") + text.encode(f"utf-16-{order}")


def resaved(text: str) -> bytes:
    """Return a report as Excel saves it: semicolons, padding, the letters of Windows."""
    lines = [line.replace("\t", ";") for line in text.splitlines()]
    return crlf("\n".join(f"{line};;;" for line in lines)).encode("cp1252")


def dashboard(*, is_new: bool) -> bytes:
    """Return the learning dashboard of BigBlueButton: times at the connection, or in sessions below it."""

    def stay(joined: str, left: str = "") -> dict[str, int]:
        return {"registeredOn": _milliseconds(joined), "leftOn": _milliseconds(left) if left else 0}

    def connection(*stays: dict[str, int]) -> dict[str, object]:
        return {"intId": "w_1", "sessions": list(stays)} if is_new else {"intId": "w_1", **stays[0]}

    users = {
        "u1": {"name": "Ottokar Wiesel", "isModerator": False, "intIds": {"w_1": connection(stay("07:00", "08:00"))}},
        "u2": {
            "name": "Mathilde Zobel",
            "isModerator": False,
            "intIds": {"w_2": connection(stay("07:00", "07:30")), "w_3": connection(stay("08:00"))},
        },
        "u3": {"name": "Quirin Dachs", "isModerator": True, "intIds": {"w_4": connection(stay("06:50", "09:10"))}},
    }
    return json.dumps({"intId": "m", "extId": "x", "users": users, "polls": {}}).encode()


def own_workbook() -> bytes:
    """Return the facilitator's list as a workbook."""
    return workbook(("Liste", [line.split(";") for line in OWN_LIST.splitlines()]))


def _milliseconds(clock: str) -> int:
    return int(datetime.fromisoformat(f"2021-09-14T{clock}:00").replace(tzinfo=UTC).timestamp() * 1000)
