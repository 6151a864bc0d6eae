"""Forms in which an outcome is turned into another one."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.agenda_items import OutcomeKind
from tracker.forms.action_items import NewActionItemForm
from tracker.forms.base import CreateForm, SeenVersion
from tracker.forms.decisions import NewDecisionForm
from tracker.forms.information import NewInformationForm


class _Seen(CreateForm):
    """Which version of the outcome was turned into another one."""

    seen_version = SeenVersion()


class ToInformationForm(_Seen, NewInformationForm):
    """What becomes an information."""


class ToDecisionForm(_Seen, NewDecisionForm):
    """What becomes a decision."""


class ToActionItemForm(_Seen, NewActionItemForm):
    """What becomes an action item."""


FORMS: Mapping[OutcomeKind, type[ToInformationForm | ToDecisionForm | ToActionItemForm]] = {
    OutcomeKind.INFORMATION: ToInformationForm,
    OutcomeKind.DECISION: ToDecisionForm,
    OutcomeKind.ACTION_ITEM: ToActionItemForm,
}
