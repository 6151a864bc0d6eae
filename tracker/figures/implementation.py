"""What is open, by age: action items and decisions (4.16)."""

from __future__ import annotations

from tracker.domain.implementation import Age, OpenKind, OpenWork
from tracker.figures.meeting_rhythm import LEGEND
from tracker.figures.spec import Spec, Translate, bars, counts, figure

ROLES = {Age.FRESH: "soft", Age.MIDDLE: "bar", Age.OLD: "late"}


def open_by_age(work: OpenWork, *, t: Translate) -> Spec:
    """Return a bar for action items and one for decisions, each in three parts by age."""
    names = {OpenKind.ACTION_ITEM: t("Action items"), OpenKind.DECISION: t("Decisions")}
    ages = {Age.FRESH: t("up to 30 days"), Age.MIDDLE: t("31 to 90 days"), Age.OLD: t("more than 90 days")}
    kinds = list(OpenKind)
    parts = [(age, [work.number(kind, age) for kind in kinds]) for age in Age]
    return figure(
        [
            bars(
                ROLES[age],
                y=[names[kind] for kind in kinds],
                x=numbers,
                name=ages[age],
                text=[str(number) if number else "" for number in numbers],
                textposition="inside",
            )
            for age, numbers in parts
        ],
        barmode="stack",
        xaxis=counts(max(map(sum, zip(*(numbers for _, numbers in parts), strict=True)))),
        yaxis={"type": "category", "autorange": "reversed"},
        margin={"t": 40},
        showlegend=True,
        legend=LEGEND,
    )
