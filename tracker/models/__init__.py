"""Every table, so that the metadata is complete wherever models are imported."""

from tracker.models.action_items import ActionItem
from tracker.models.administrations import Administration
from tracker.models.agendas import AgendaLink, Presence, StandingItem, TextModule
from tracker.models.base import Base
from tracker.models.calendars import CalendarFeed
from tracker.models.decisions import Circulation, Decision, MovedMilestone
from tracker.models.departments import Department, Headcount
from tracker.models.dialogues import DialogueEvent, DialogueInvitation
from tracker.models.documents import Document
from tracker.models.groups import Group, Membership
from tracker.models.journal import JournalEntry
from tracker.models.mails import Mail, MailChoice
from tracker.models.meetings import AgendaItem, Attendance, Information, Meeting
from tracker.models.milestones import Milestone, MilestoneRevision
from tracker.models.minutes import MinutesComment, MinutesVersion
from tracker.models.participation import Participation, ReachTotal
from tracker.models.partners import PartnerOrganisation
from tracker.models.people import FormKey, KeptInput, OneTimeSecret, Person, RoleAssignment, SignIn
from tracker.models.phases import Gate, Phase
from tracker.models.processes import Process, TeamMember
from tracker.models.templates import ProcessTemplate, TemplateMilestone, TemplatePhase

__all__ = [
    "ActionItem",
    "Administration",
    "AgendaItem",
    "AgendaLink",
    "Attendance",
    "Base",
    "CalendarFeed",
    "Circulation",
    "Decision",
    "Department",
    "DialogueEvent",
    "DialogueInvitation",
    "Document",
    "FormKey",
    "Gate",
    "Group",
    "Headcount",
    "Information",
    "JournalEntry",
    "KeptInput",
    "Mail",
    "MailChoice",
    "Meeting",
    "Membership",
    "Milestone",
    "MilestoneRevision",
    "MinutesComment",
    "MinutesVersion",
    "MovedMilestone",
    "OneTimeSecret",
    "Participation",
    "PartnerOrganisation",
    "Person",
    "Phase",
    "Presence",
    "Process",
    "ProcessTemplate",
    "ReachTotal",
    "RoleAssignment",
    "SignIn",
    "StandingItem",
    "TeamMember",
    "TemplateMilestone",
    "TemplatePhase",
    "TextModule",
]
