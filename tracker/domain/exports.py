"""What can be taken away of processes: which tables, of which time, for whom."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.access import Actor, is_recorder, sees_raw_figures
from tracker.domain.errors import RuleViolation


class ExportTable(StrEnum):
    """The tables of an export, in their order."""

    DEPARTMENTS = "departments"
    HEADCOUNTS = "headcounts"
    MEETINGS = "meetings"
    ATTENDANCE = "attendance"
    AGENDA_ITEMS = "agenda_items"
    DECISIONS = "decisions"
    ACTION_ITEMS = "action_items"
    EVENTS = "events"
    PARTICIPATION = "participation"
    THEMES = "themes"
    MILESTONES = "milestones"
    REVISIONS = "milestone_revisions"
    INDICATORS = "indicators"


class ExportFormat(StrEnum):
    """The files in which one takes them away."""

    XLSX = "xlsx"
    CSV_GERMAN = "csv-de"
    CSV_INTERNATIONAL = "csv"


@dataclass(frozen=True)
class ExportedProcess:
    """A process whose data are taken away."""

    id: int
    administration_id: int
    administration_name: str
    title: str


@dataclass(frozen=True)
class Export:
    """Which processes for which reader, and which time; open ends mean from the beginning and until today."""

    actor: Actor
    processes: Sequence[ExportedProcess]
    start: date | None = None
    end: date | None = None

    @property
    def process_ids(self) -> list[int]:
        """The processes."""
        return [row.id for row in self.processes]

    @property
    def raw_process_ids(self) -> list[int]:
        """The processes of which the reader sees participation by department (rule R3)."""
        return [row.id for row in self.processes if sees_raw_figures(self.actor, row.administration_id)]

    @property
    def recorded_process_ids(self) -> list[int]:
        """The processes which the reader records, and whose notes they may take along."""
        return [row.id for row in self.processes if is_recorder(self.actor, row.administration_id)]

    @property
    def administration_ids(self) -> list[int]:
        """The administrations to which the processes belong, each once."""
        return sorted({row.administration_id for row in self.processes})


def checked_tables(wanted: Collection[ExportTable]) -> list[ExportTable]:
    """Return the wanted tables in their order, or ask for one."""
    if not wanted:
        raise RuleViolation("export-without-table", field="tables")
    return [table for table in ExportTable if table in wanted]


def forbid_too_long(table: ExportTable, rows: int, limit: int) -> None:
    """Refuse a table with more rows than a worksheet holds; as CSV it can be taken away whatever its length."""
    if rows > limit:
        raise RuleViolation("export-too-long", field="file_format", table=table, limit=limit)
