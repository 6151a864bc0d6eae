"""Mails: what they are about, who wants them, and how far each has come."""

from __future__ import annotations

from enum import StrEnum


class MailKind(StrEnum):
    """What a mail is about."""

    INVITATION = "invitation"
    CANCELLATION = "cancellation"
    MINUTES = "minutes"
    MEETING_REMINDER = "meeting_reminder"
    TASK_REMINDER = "task_reminder"
    DIGEST = "digest"


class MailState(StrEnum):
    """How far a mail has come."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    NOT_SENT = "not_sent"
