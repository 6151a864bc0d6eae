"""The pages of the participation beside its map, and which figures each of them shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from tracker.reports.words import Words
from tracker.web import participation_reach, participation_record
from tracker.web.dashboards import words
from tracker.web.participation_look import Drawn, FigureName, Look


class PageName(StrEnum):
    """The pages beside the map."""

    REACH = "reach"
    BALANCE = "balance"
    FORMATS = "formats"
    QUALITY = "quality"


PAGES: Mapping[PageName, Sequence[FigureName]] = {
    PageName.REACH: (
        FigureName.BREADTH,
        FigureName.REACH,
        FigureName.REPEAT,
        FigureName.TURNOUT,
        FigureName.HOURS,
    ),
    PageName.BALANCE: (FigureName.QUOTIENTS, FigureName.MEASURES),
    PageName.FORMATS: (FigureName.FORMATS, FigureName.FALLEN_OUT),
    PageName.QUALITY: (FigureName.TIMELINESS, FigureName.COMPLETENESS, FigureName.QUALITY),
}
BUILDERS: Mapping[FigureName, Callable[[Look, Words], Drawn]] = {
    FigureName.BREADTH: participation_reach.breadth,
    FigureName.REACH: participation_reach.reach,
    FigureName.REPEAT: participation_reach.repeat,
    FigureName.TURNOUT: participation_reach.turnout,
    FigureName.HOURS: participation_reach.hours,
    FigureName.QUOTIENTS: participation_record.quotients,
    FigureName.MEASURES: participation_record.measures,
    FigureName.FORMATS: participation_record.formats,
    FigureName.FALLEN_OUT: participation_record.fallen_out,
    FigureName.TIMELINESS: participation_record.timeliness,
    FigureName.COMPLETENESS: participation_record.completeness,
    FigureName.QUALITY: participation_record.quality,
}


def page_figures(look: Look, page: PageName) -> list[Drawn]:
    """Return the figures of a page in their order."""
    say = words()
    return [BUILDERS[name](look, say) for name in PAGES[page]]


def one_figure(look: Look, name: FigureName) -> Drawn:
    """Return one figure."""
    return BUILDERS[name](look, words())
