"""Who may do what to which record: one table, no framework."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    """What a person is appointed to; all but the administrator's role hold for one administration."""

    FACILITATOR = "facilitator"
    COORDINATOR = "coordinator"
    LEADERSHIP = "leadership"
    EVALUATOR = "evaluator"
    READER = "reader"
    ADMIN = "admin"


class Permission(StrEnum):
    """What one may do, as `<noun>:<verb>`."""

    ADMINISTRATION_VIEW = "administration:view"
    ADMINISTRATION_EDIT = "administration:edit"
    ADMINISTRATION_CREATE = "administration:create"
    DEPARTMENT_VIEW = "department:view"
    DEPARTMENT_EDIT = "department:edit"
    PARTNER_VIEW = "partner:view"
    PARTNER_EDIT = "partner:edit"
    PERSON_VIEW = "person:view"
    PERSON_EDIT = "person:edit"
    TEMPLATE_VIEW = "template:view"
    TEMPLATE_EDIT = "template:edit"
    PROCESS_VIEW = "process:view"
    PROCESS_CREATE = "process:create"
    PROCESS_EDIT = "process:edit"
    PROCESS_EXPORT = "process:export"
    DASHBOARD_VIEW = "dashboard:view"
    PHASE_VIEW = "phase:view"
    PHASE_EDIT = "phase:edit"
    MILESTONE_VIEW = "milestone:view"
    MILESTONE_EDIT = "milestone:edit"
    GROUP_VIEW = "group:view"
    GROUP_EDIT = "group:edit"
    MEETING_VIEW = "meeting:view"
    MEETING_EDIT = "meeting:edit"
    DECISION_VIEW = "decision:view"
    DECISION_EDIT = "decision:edit"
    DOCUMENT_VIEW = "document:view"
    DOCUMENT_EDIT = "document:edit"
    ACTION_ITEM_VIEW = "action_item:view"
    ACTION_ITEM_EDIT = "action_item:edit"
    DIALOGUE_VIEW = "dialogue:view"
    DIALOGUE_EDIT = "dialogue:edit"
    MAIL_VIEW = "mail:view"
    MAIL_EDIT = "mail:edit"
    FEEDBACK_VIEW = "feedback:view"
    FEEDBACK_EDIT = "feedback:edit"
    HOUSE_PAGE_VIEW = "house_page:view"
    HOUSE_PAGE_EDIT = "house_page:edit"
    PARTICIPATION_VIEW = "participation:view"
    PARTICIPATION_EDIT = "participation:edit"
    RELEASE_VIEW = "release:view"
    RELEASE_EDIT = "release:edit"
    THEME_VIEW = "theme:view"
    THEME_EDIT = "theme:edit"
    JOURNAL_VIEW = "journal:view"


RECORDERS = frozenset({Role.FACILITATOR, Role.COORDINATOR})
HOUSE = frozenset({Role.FACILITATOR, Role.COORDINATOR, Role.LEADERSHIP, Role.EVALUATOR, Role.READER})
OPERATORS = frozenset({Role.ADMIN})

GRANTS: Mapping[Permission, frozenset[Role]] = {
    Permission.ADMINISTRATION_VIEW: HOUSE | OPERATORS,
    Permission.ADMINISTRATION_EDIT: RECORDERS | OPERATORS,
    Permission.ADMINISTRATION_CREATE: OPERATORS,
    Permission.DEPARTMENT_VIEW: HOUSE | OPERATORS,
    Permission.DEPARTMENT_EDIT: RECORDERS | OPERATORS,
    Permission.PARTNER_VIEW: HOUSE | OPERATORS,
    Permission.PARTNER_EDIT: OPERATORS,
    Permission.PERSON_VIEW: OPERATORS,
    Permission.PERSON_EDIT: OPERATORS,
    Permission.TEMPLATE_VIEW: RECORDERS | OPERATORS,
    Permission.TEMPLATE_EDIT: OPERATORS,
    Permission.PROCESS_VIEW: HOUSE | OPERATORS,
    Permission.PROCESS_CREATE: RECORDERS | OPERATORS,
    Permission.PROCESS_EDIT: RECORDERS,
    Permission.PROCESS_EXPORT: RECORDERS | {Role.EVALUATOR},
    Permission.DASHBOARD_VIEW: HOUSE,
    Permission.PHASE_VIEW: HOUSE,
    Permission.PHASE_EDIT: RECORDERS,
    Permission.MILESTONE_VIEW: HOUSE,
    Permission.MILESTONE_EDIT: RECORDERS,
    Permission.GROUP_VIEW: HOUSE,
    Permission.GROUP_EDIT: RECORDERS,
    Permission.MEETING_VIEW: HOUSE,
    Permission.MEETING_EDIT: RECORDERS,
    Permission.DECISION_VIEW: HOUSE,
    Permission.DECISION_EDIT: RECORDERS,
    Permission.DOCUMENT_VIEW: HOUSE,
    Permission.DOCUMENT_EDIT: RECORDERS,
    Permission.ACTION_ITEM_VIEW: HOUSE,
    Permission.ACTION_ITEM_EDIT: RECORDERS,
    Permission.DIALOGUE_VIEW: HOUSE,
    Permission.DIALOGUE_EDIT: RECORDERS,
    Permission.MAIL_VIEW: RECORDERS,
    Permission.MAIL_EDIT: RECORDERS,
    Permission.FEEDBACK_VIEW: HOUSE,
    Permission.FEEDBACK_EDIT: RECORDERS,
    Permission.HOUSE_PAGE_VIEW: HOUSE,
    Permission.HOUSE_PAGE_EDIT: RECORDERS,
    Permission.PARTICIPATION_VIEW: HOUSE,
    Permission.PARTICIPATION_EDIT: RECORDERS,
    Permission.RELEASE_VIEW: HOUSE,
    Permission.RELEASE_EDIT: RECORDERS,
    Permission.THEME_VIEW: HOUSE,
    Permission.THEME_EDIT: RECORDERS,
    Permission.JOURNAL_VIEW: RECORDERS | {Role.READER},
}
VIEW_OF: Mapping[Permission, Permission] = {p: Permission(f"{p.split(':')[0]}:view") for p in Permission}
INSTALLATION_WIDE = frozenset(
    {Permission.PARTNER_VIEW, Permission.PARTNER_EDIT, Permission.PERSON_VIEW, Permission.PERSON_EDIT}
    | {Permission.TEMPLATE_VIEW, Permission.TEMPLATE_EDIT, Permission.ADMINISTRATION_CREATE}
)


class Owned(Protocol):
    """Any record that belongs to one administration."""

    @property
    def administration_id(self) -> int: ...


@dataclass(frozen=True)
class Actor:
    """The person behind a request, detached from the database; `roles` holds what is in force today."""

    person_id: int | None = None
    display_name: str = ""
    is_admin: bool = False
    roles: Mapping[int, frozenset[Role]] = field(default_factory=dict)
    raw_figures: frozenset[int] = frozenset()
    groups: frozenset[int] = frozenset()

    @property
    def is_anonymous(self) -> bool:
        return self.person_id is None

    def roles_in(self, administration_id: int) -> frozenset[Role]:
        """Return the roles that count in an administration, the installation-wide one included."""
        roles = self.roles.get(administration_id, frozenset())
        return roles | OPERATORS if self.is_admin else roles

    @property
    def all_roles(self) -> frozenset[Role]:
        roles = frozenset[Role]().union(*self.roles.values())
        return roles | OPERATORS if self.is_admin else roles


def permits(actor: Actor, permission: Permission, subject: Owned | None = None) -> bool:
    """Whether the actor holds the permission on the subject, or anywhere if there is none."""
    roles = actor.all_roles if subject is None else actor.roles_in(subject.administration_id)
    return not GRANTS[permission].isdisjoint(roles)


def permitted_administrations(actor: Actor, permission: Permission) -> frozenset[int] | None:
    """Return where the actor holds the permission; None means everywhere."""
    if actor.is_admin and Role.ADMIN in GRANTS[permission]:
        return None
    return frozenset(key for key, roles in actor.roles.items() if not GRANTS[permission].isdisjoint(roles))


def sees_raw_figures(actor: Actor, administration_id: int) -> bool:
    """Whether the actor sees participation per department, not only of the whole house (rule R3)."""
    is_recorder = not RECORDERS.isdisjoint(actor.roles.get(administration_id, frozenset()))
    return is_recorder or administration_id in actor.raw_figures


def is_recorder(actor: Actor, administration_id: int) -> bool:
    """Whether the actor records for the administration, and so reads its internal items."""
    return not RECORDERS.isdisjoint(actor.roles.get(administration_id, frozenset()))
