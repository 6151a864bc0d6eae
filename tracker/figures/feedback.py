"""What people said to the questions of a round of feedback: a bar per question, from no agreement to full."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.feedback import Evaluation, Part, Question, Result
from tracker.figures.spec import SHARES, Spec, Translate, bars, figure, room_for

LOOKS = ((1.5, "late"), (2.5, "stale"), (3.5, "soft"), (4.5, "bar"), (5, "house"))
"""The look of a part up to its middle: the more people agree, the stronger."""
HIDDEN = "hidden"
LAST_TICK = "100 %"


def agreement(found: Evaluation, names: Mapping[Question, str], *, t: Translate) -> Spec:
    """Return the answers to each question in the parts that may be shown; `names` are short ones for the axis."""
    traces = [trace for result in found.results for trace in _traces(result, names[result.question], t)]
    return figure(
        traces,
        barmode="stack",
        xaxis=SHARES,
        yaxis={
            "type": "category",
            "autorange": "reversed",
            "categoryarray": [names[r.question] for r in found.results],
        },
        margin={"r": room_for([LAST_TICK])},
    )


def _traces(result: Result, name: str, t: Translate) -> list[Spec]:
    if not result.parts or not result.answers:
        return [_bar(HIDDEN, name, 1, t("not shown, to protect small groups"))]
    return [_bar(_look(part), name, part.count / result.answers, f"{part.span}: {part.count}") for part in result.parts]


def _bar(role: str, name: str, share: float, text: str) -> Spec:
    return bars(role, y=[name], x=[share], text=[text], textposition="inside", insidetextanchor="middle")


def _look(part: Part) -> str:
    return next(look for most, look in LOOKS if part.middle <= most)
