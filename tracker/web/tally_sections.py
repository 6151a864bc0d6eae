"""The units of a tally under their headings, on the phone and on paper alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from tracker.domain.administrations import LevelLabel
from tracker.domain.counts import EXTERNAL, NOT_ASSIGNED, CountGroup, Unit
from tracker.domain.participation import CountScope
from tracker.web.levels import level_label


@dataclass(frozen=True)
class Tapped:
    """A unit that can be tapped: the key that devices send, its name and, for a department, its headcount."""

    key: str
    name: str
    headcount: int | None = None
    is_department: bool = False
    """Whether the house has named it, and not the language of the page."""


@dataclass(frozen=True)
class Section:
    """Units under a heading."""

    title: str
    units: Sequence[Tapped]


def arranged(groups: Sequence[CountGroup], levels: Sequence[LevelLabel]) -> list[Section]:
    """Return the units as the house is built, and last those who belong to none of it."""
    word = level_label(levels, 1, 2)
    beside = _("Outside the %(departments)s", departments=word)
    outside = [Tapped(NOT_ASSIGNED.key, _("Not assigned")), Tapped(EXTERNAL.key, _("External"))]
    named = [Section(group.title, _units(group)) for group in groups if group.title]
    alone = [unit for group in groups if not group.title for unit in _units(group)]
    if named or not alone:
        return [*named, Section(beside, [*alone, *outside])]
    return [Section(word, alone), Section(beside, outside)]


def _units(group: CountGroup) -> list[Tapped]:
    return [Tapped(Unit(CountScope.DEPARTMENT, row.id).key, row.name, row.headcount, True) for row in group.departments]
