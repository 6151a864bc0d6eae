"""Process templates: phases with their gates and milestones, in weeks after the start of a process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.errors import RuleViolation
from tracker.domain.milestones import Importance

LONGEST_COURSE_WEEKS = 520


@dataclass(frozen=True)
class TemplateRow:
    """A template as lists read it."""

    id: int
    name: str
    description: str
    is_default: bool
    phases: int
    milestones: int


@dataclass(frozen=True)
class TemplateMilestoneRow:
    """A typical milestone, due some weeks after its phase begins; `id` is 0 where it is not stored."""

    id: int
    position: int
    title: str
    criterion: str
    importance: Importance
    due_after_weeks: int


@dataclass(frozen=True)
class TemplatePhaseRow:
    """A phase with the question at its gate and its milestones; `id` is 0 where it is not stored."""

    id: int
    position: int
    name: str
    gate_question: str
    starts_after_weeks: int
    lasts_weeks: int
    milestones: tuple[TemplateMilestoneRow, ...] = ()

    @property
    def ends_after_weeks(self) -> int:
        return self.starts_after_weeks + self.lasts_weeks

    def starts_on(self, process_start: date) -> date:
        """Return the day on which the phase begins if the process begins on the given day."""
        return process_start + timedelta(weeks=self.starts_after_weeks)

    def ends_on(self, process_start: date) -> date:
        """Return the last day of the phase."""
        return process_start + timedelta(weeks=self.ends_after_weeks, days=-1)

    def due_on(self, process_start: date, milestone: TemplateMilestoneRow) -> date:
        """Return the day on which one of the milestones is due."""
        return self.starts_on(process_start) + timedelta(weeks=milestone.due_after_weeks)


def checked_weeks(weeks: int, *, field: str, least: int = 0) -> int:
    """Return a number of weeks that a template may hold."""
    if not least <= weeks <= LONGEST_COURSE_WEEKS:
        raise RuleViolation("weeks-out-of-range", field=field, least=least, most=LONGEST_COURSE_WEEKS)
    return weeks
