"""Every table, so that the metadata is complete wherever models are imported."""

from tracker.models.action_items import ActionItem
from tracker.models.administrations import Administration
from tracker.models.agendas import AgendaLink, Presence, StandingItem, TextModule
from tracker.models.attendance_files import AttendanceLayout, AttendanceRule
from tracker.models.base import Base
from tracker.models.calendars import CalendarFeed
from tracker.models.check_ins import CheckIn, Tap
from tracker.models.decisions import Circulation, Decision, MovedMilestone
from tracker.models.departments import Department, Headcount
from tracker.models.dialogues import DialogueEvent, DialogueInvitation
from tracker.models.documents import Document
from tracker.models.feedback import Feedback, FeedbackRound
from tracker.models.groups import Group, Membership
from tracker.models.house_pages import HouseEntry, HousePage
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
from tracker.models.releases import Release, ReleaseContent, UnitGroup, UnitGroupMember
from tracker.models.templates import ProcessTemplate, TemplateMilestone, TemplatePhase
from tracker.models.themes import EventPhoto, FieldOfAction, Theme, ThemeItem, ThemeNote, ThemeTag

__all__ = [
    "ActionItem",
    "Administration",
    "AgendaItem",
    "AgendaLink",
    "Attendance",
    "AttendanceLayout",
    "AttendanceRule",
    "Base",
    "CalendarFeed",
    "CheckIn",
    "Circulation",
    "Decision",
    "Department",
    "DialogueEvent",
    "DialogueInvitation",
    "Document",
    "EventPhoto",
    "Feedback",
    "FeedbackRound",
    "FieldOfAction",
    "FormKey",
    "Gate",
    "Group",
    "Headcount",
    "HouseEntry",
    "HousePage",
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
    "Release",
    "ReleaseContent",
    "RoleAssignment",
    "SignIn",
    "StandingItem",
    "Tap",
    "TeamMember",
    "TemplateMilestone",
    "TemplatePhase",
    "TextModule",
    "Theme",
    "ThemeItem",
    "ThemeNote",
    "ThemeTag",
    "UnitGroup",
    "UnitGroupMember",
]
