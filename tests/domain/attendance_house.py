"""A house and rows of an attendance file, for the tests of who was there."""

from __future__ import annotations

from datetime import datetime

from tracker.domain.administrations import DepartmentKind, DepartmentRow
from tracker.domain.attendance_files import Stay
from tracker.domain.attendance_places import directory
from tracker.domain.attendance_times import Window

YOUTH, BUILDING, LAW = range(1, 4)
START, END = datetime(2021, 9, 14, 9), datetime(2021, 9, 14, 11)
WITHIN = Window(START, END)


def department(key: int, name: str, code: str = "") -> DepartmentRow:
    return DepartmentRow(key, None, name, code, 1, DepartmentKind.LINE, False, None, None)


HOUSE = directory(
    [department(YOUTH, "Jugendamt", "JA"), department(BUILDING, "Bauamt"), department(LAW, "Recht")], {}, {}
)


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2021-09-14T{clock}")


def stay(line, name="Ottokar Wiesel", joined=None, left=None, *, mail="", seconds=None, table=0, department="") -> Stay:
    return Stay(
        line=line,
        name=name,
        addresses=frozenset({mail} if mail else ()),
        department=department,
        is_timed=bool(joined or left),
        joined=at(joined) if joined else None,
        left=at(left) if left else None,
        seconds=seconds,
        table=table,
    )
