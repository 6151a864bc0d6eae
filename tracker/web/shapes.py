"""Which shape carries a state beside its word; colour alone never does."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from tracker.domain.dialogues import DialogueState
from tracker.domain.milestone_status import Light
from tracker.domain.milestones import MilestoneState
from tracker.domain.people import AccountState
from tracker.domain.phases import PhaseState
from tracker.domain.processes import GateResult, ProcessState
from tracker.domain.sheets import Fate
from tracker.web.dialogue_labels import DIALOGUE_SHAPES
from tracker.web.figure_labels import FIGURE_SHAPES
from tracker.web.meeting_labels import MEETING_SHAPES
from tracker.web.sheet_messages import FATE_SHAPES

SHAPES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    **FIGURE_SHAPES,
    **MEETING_SHAPES,
    **DIALOGUE_SHAPES,
    Fate: FATE_SHAPES,
    AccountState: {AccountState.NONE: "none", AccountState.INVITED: "open", AccountState.READY: "done"},
    DialogueState: {
        DialogueState.PLANNED: "open",
        DialogueState.HELD: "done",
        DialogueState.POSTPONED: "moved",
        DialogueState.NOT_HELD: "none",
    },
    MilestoneState: {
        MilestoneState.OPEN: "open",
        MilestoneState.DONE: "done",
        MilestoneState.CANCELLED: "none",
    },
    Light: {
        Light.ACT: "act",
        Light.WATCH: "watch",
        Light.UNKNOWN: "none",
        Light.ON_PLAN: "ok",
        Light.DONE: "done",
    },
    PhaseState: {PhaseState.AHEAD: "open", PhaseState.RUNNING: "now", PhaseState.FINISHED: "done"},
    GateResult: {GateResult.PASSED: "ok", GateResult.WITH_CONDITIONS: "watch", GateResult.NOT_PASSED: "act"},
    ProcessState: {
        ProcessState.IN_PREPARATION: "open",
        ProcessState.ACTIVE: "now",
        ProcessState.PAUSED: "watch",
        ProcessState.COMPLETED: "done",
        ProcessState.DISCONTINUED: "none",
    },
}


def shape(member: StrEnum) -> str:
    """Return the shape that carries a state beside its word."""
    return SHAPES[type(member)][member]
