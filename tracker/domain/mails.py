"""Mails: what they are about, who gets which, and how far each has come."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Protocol, TypeVar

from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import Confidentiality, MeetingState
from tracker.domain.people import Locale

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
"""How long after each attempt the next one follows; after the last there is none."""
PATIENCE = timedelta(minutes=10)
"""How long a worker may take for one mail; whoever takes longer has died."""
LONGEST_SUBJECT = 200
_ADDRESS = re.compile(r"[0-9A-Za-z.!#$%&'*+/=?^_`{|}~-]{1,64}@[0-9A-Za-z-]{1,63}(\.[0-9A-Za-z-]{1,63})+")
_NEVER_REACHED = (".example", ".invalid", ".test", "@localhost", "@example.com", "@example.org", "@example.net")


class MailKind(StrEnum):
    """What a mail is about."""

    INVITATION = "invitation"
    CHANGE = "change"
    CANCELLATION = "cancellation"
    MINUTES = "minutes"
    MEETING_REMINDER = "meeting_reminder"
    TASK_REMINDER = "task_reminder"
    DIGEST = "digest"


class MailState(StrEnum):
    """How far a mail has come."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCLEAR = "unclear"
    """A worker took it and never said what came of it: only a human may send it again."""
    NOT_SENT = "not_sent"


class MailError(StrEnum):
    """Why an attempt did not succeed."""

    NOT_REACHED = "not_reached"
    BUSY = "busy"
    SIGN_IN = "sign_in"
    ADDRESS = "address"
    REFUSED = "refused"
    LEFT = "left"
    INTERRUPTED = "interrupted"


class MissedReason(StrEnum):
    """Why a member gets no mail."""

    NO_ADDRESS = "no_address"
    UNWANTED = "unwanted"
    LEFT = "left"


TEMPORARY = frozenset({MailError.NOT_REACHED, MailError.BUSY, MailError.SIGN_IN})
AGAIN = frozenset({MailState.FAILED, MailState.UNCLEAR})
MAILED_IN: Mapping[MailKind, frozenset[MeetingState]] = {
    MailKind.INVITATION: frozenset({MeetingState.DRAFT, MeetingState.INVITED}),
    MailKind.CHANGE: frozenset({MeetingState.INVITED}),
    MailKind.CANCELLATION: frozenset({MeetingState.CANCELLED}),
    MailKind.MINUTES: frozenset({MeetingState.CLOSED}),
    MailKind.MEETING_REMINDER: frozenset({MeetingState.INVITED}),
}
"""The states of a meeting in which mails of a kind are written; a draft becomes invited with its invitation."""


@dataclass(frozen=True)
class Member:
    """Somebody with a seat in a group on the day of a meeting; `reads_papers` if they have it today as well."""

    person_id: int
    name: str
    function: str
    address: str
    locale: Locale
    is_active: bool
    has_login: bool
    reads_papers: bool


@dataclass(frozen=True)
class Recipient:
    """Who gets a mail; externals have no person."""

    person_id: int | None
    name: str
    function: str
    address: str
    locale: Locale
    has_login: bool = False
    reads_papers: bool = False


@dataclass(frozen=True)
class Missed:
    """Who gets none, and why."""

    name: str
    function: str
    reason: MissedReason


@dataclass(frozen=True)
class Letter:
    """A mail that is written but not yet queued; `key` is the same whenever it is the same mail."""

    kind: MailKind
    key: str
    recipient: Recipient
    subject: str
    text: str


@dataclass(frozen=True)
class Course:
    """How far a mail has come: attempts so far, and when the next one is due."""

    state: MailState
    attempts: int
    due_at: datetime
    error: MailError | None = None


class Seen(Protocol):
    """Whatever only a circle may read."""

    @property
    def visibility(self) -> Confidentiality: ...


Item = TypeVar("Item", bound=Seen)


def recipients(members: Sequence[Member], unwanted: Collection[int]) -> tuple[list[Recipient], list[Missed]]:
    """Return who gets a mail and who does not, each person once; `unwanted` are those who chose to get none."""
    found: dict[int, Recipient | Missed] = {}
    for member in members:
        reason = _missed(member, unwanted)
        if member.person_id in found:
            continue
        if reason is not None:
            found[member.person_id] = Missed(member.name, member.function, reason)
            continue
        found[member.person_id] = Recipient(
            member.person_id,
            member.name,
            member.function,
            member.address,
            member.locale,
            member.has_login,
            member.reads_papers,
        )
    return (
        [each for each in found.values() if isinstance(each, Recipient)],
        [each for each in found.values() if isinstance(each, Missed)],
    )


def external(address: str) -> Recipient:
    """Return somebody of whom only the address is known; German is the language of the house."""
    return Recipient(None, address, "", address, Locale.DE)


def is_address(text: str) -> bool:
    """Whether a mail can be addressed to it, as the mail servers of most houses understand addresses."""
    return _ADDRESS.fullmatch(text) is not None


def is_reachable(address: str) -> bool:
    """Whether there can be a mailbox: addresses of demonstrations and examples have none (RFC 2606)."""
    return not address.lower().endswith(_NEVER_REACHED)


def readable(items: Sequence[Item], recipient: Recipient) -> list[Item]:
    """Return what a mail may say to the recipient; what is internal leaves the house in no mail."""
    circles = {Confidentiality.HOUSE, Confidentiality.GROUP} if recipient.reads_papers else {Confidentiality.HOUSE}
    return [item for item in items if item.visibility in circles]


def task_title(title: str, visibility: Confidentiality | None) -> str:
    """Return what a mail calls an action item; nothing where it came out of an internal item."""
    return "" if visibility is Confidentiality.INTERNAL else title


def key(kind: MailKind, record: str, record_id: int, version: object, recipient: Recipient) -> str:
    """Return what makes a mail the same mail: about what, in which version, to whom."""
    address = sha256(recipient.address.lower().encode()).hexdigest()[:32]
    whom = f"person-{recipient.person_id}" if recipient.person_id is not None else f"address-{address}"
    return f"{kind}:{record}-{record_id}:{version}:{whom}"


def fingerprint(letters: Sequence[Letter]) -> str:
    """Return what stands for the letters as they were shown, so that nothing else is sent than was seen."""
    digest = sha256()
    for letter in letters:
        for part in (letter.recipient.address, letter.subject, letter.text):
            digest.update(part.encode() + b"\0")
    return digest.hexdigest()


def forbid_unseen(letters: Sequence[Letter], seen: str) -> None:
    """Refuse to send what is no longer what somebody saw."""
    if fingerprint(letters) != seen:
        raise RuleViolation("mail-changed")


def forbid_early(kind: MailKind, state: MeetingState) -> None:
    """Refuse a mail that does not belong to the state of its meeting: none goes out while it is a draft."""
    if state not in MAILED_IN[kind]:
        raise RuleViolation("mail-too-early", state=state)


def first(now: datetime, *, delivers: bool) -> Course:
    """Return where a mail begins: it waits, or stays in the outbox where no mails are sent."""
    return Course(MailState.WAITING if delivers else MailState.NOT_SENT, 0, now)


def claimed(course: Course, now: datetime) -> Course | None:
    """Return the course of a mail that a worker takes; None if it is not its turn."""
    if course.state is not MailState.WAITING or course.due_at > now:
        return None
    return Course(MailState.SENDING, course.attempts + 1, course.due_at)


def attempted(course: Course, error: MailError | None, now: datetime) -> Course:
    """Return where a mail stands after an attempt: sent, waiting for the next one, failed, or nobody knows."""
    if course.state not in {MailState.SENDING, MailState.UNCLEAR}:
        return course
    if error is None:
        return Course(MailState.SENT, course.attempts, course.due_at)
    if error is MailError.INTERRUPTED:
        return Course(MailState.UNCLEAR, course.attempts, course.due_at, error)
    if error in TEMPORARY and course.attempts <= len(WAITS):
        return Course(MailState.WAITING, course.attempts, now + WAITS[course.attempts - 1], error)
    return Course(MailState.FAILED, course.attempts, course.due_at, error)


def abandoned(course: Course, claimed_at: datetime | None, now: datetime) -> Course:
    """Return where a mail stands whose worker died: it may have gone out, so it is not sent again by itself."""
    if course.state is not MailState.SENDING or (claimed_at is not None and claimed_at > now - PATIENCE):
        return course
    return Course(MailState.UNCLEAR, course.attempts, course.due_at, MailError.INTERRUPTED)


def again(course: Course, now: datetime) -> Course:
    """Return the course of a mail that a human sends once more."""
    if course.state not in AGAIN:
        raise RuleViolation("mail-not-failed", state=course.state)
    return Course(MailState.WAITING, 0, now)


def _missed(member: Member, unwanted: Collection[int]) -> MissedReason | None:
    if not member.is_active:
        return MissedReason.LEFT
    if not is_address(member.address):
        return MissedReason.NO_ADDRESS
    return MissedReason.UNWANTED if member.person_id in unwanted else None
