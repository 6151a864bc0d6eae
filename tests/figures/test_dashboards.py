"""Figures that only a dashboard has."""

from dataclasses import replace
from datetime import date, datetime

from tests.domain.participations import EXAMPLE_A_COUNTS, a_house, a_table
from tests.figures.validation import validated
from tracker.domain.attendances import by_event
from tracker.domain.coverage import of_event
from tracker.domain.meeting_rhythm import SeatRow, attendance, rhythm
from tracker.domain.meetings import AttendanceStatus, MeetingFormat, MeetingRow, MeetingState
from tracker.domain.values import suppressed
from tracker.figures import dashboards


def percent(figure):
    return f"{figure.value:.0%}"


def events(*, shown=True):
    tables = [of_event(counts, *a_house()) for counts in by_event(*a_table(EXAMPLE_A_COUNTS))]
    return tables if shown else [replace(table, house=suppressed(table.house)) for table in tables]


def meetings():
    held = (None, MeetingFormat.HYBRID, MeetingState.CLOSED)
    rows = [MeetingRow(key, 1, "Steuerungsgruppe", 8, 2021, key, datetime(2021, key, 1), *held) for key in range(1, 6)]
    return rows, [SeatRow(row.id, "Landrat", AttendanceStatus.PRESENT) for row in rows]


def test_events_stand_in_the_order_of_their_days():
    spec = validated(dashboards.house_coverage(events(), t=str, share=percent, day=date.isoformat))
    assert spec["layout"]["yaxis"]["ticktext"] == ["2021-05-25  E1", "2021-06-24  E2", "2021-07-24  E3"]
    assert spec["data"][0]["x"] == [79 / 179, 31 / 179, 32 / 179]


def test_hidden_events_fill_their_line_with_a_neutral_sign():
    spec = validated(dashboards.house_coverage(events(shown=False), t=str, share=percent, day=date.isoformat))
    assert (spec["data"][0]["meta"]["role"], set(spec["data"][0]["x"])) == ("hidden", {1})
    assert {text.strip() for text in spec["data"][-1]["text"]} == {"•"}


def test_rhythm_stands_below_the_seats_of_the_same_meetings():
    rows, seats = meetings()
    found = attendance(rows, seats, date(2021, 12, 31))
    group = rhythm(rows, date(2021, 12, 31))
    spec = validated(dashboards.meetings(found.rows, group, t=str, day=date.isoformat))
    assert spec["layout"]["xaxis"]["categoryarray"] == [row.starts_on.isoformat() for row in rows]
    assert {trace.get("yaxis", "y") for trace in spec["data"]} == {"y", "y2"}
    assert spec["layout"]["yaxis"]["domain"][0] > spec["layout"]["yaxis2"]["domain"][1]
    assert {shape["yref"] for shape in spec["layout"]["shapes"]} == {"y2"}
