from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import mails as rules
from tracker.domain.errors import RuleViolation
from tracker.domain.mails import Course, Letter, MailError, MailKind, MailState, Member, Missed, MissedReason, Recipient
from tracker.domain.meetings import Confidentiality, MeetingState
from tracker.domain.people import Locale

NOW = datetime(2021, 9, 14, 12, 0, tzinfo=UTC)
WAITING = Course(MailState.WAITING, 0, NOW)
MEMBER = Member(7, "Karin Seidel", "Personalrat", "seidel@landkreis.de", Locale.DE, True, True, True)
RECIPIENT = Recipient(7, "Karin Seidel", "Personalrat", "seidel@landkreis.de", Locale.DE, True, True)


@dataclass(frozen=True)
class Item:
    visibility: Confidentiality


@pytest.mark.parametrize(
    ("change", "unwanted", "reason"),
    [
        ({}, set(), None),
        ({}, {7}, MissedReason.UNWANTED),
        ({}, {8}, None),
        ({"address": ""}, set(), MissedReason.NO_ADDRESS),
        ({"address": "keine Adresse"}, set(), MissedReason.NO_ADDRESS),
        ({"is_active": False}, set(), MissedReason.LEFT),
        ({"is_active": False, "address": ""}, {7}, MissedReason.LEFT),
        ({"has_login": False}, set(), None),
        ({"reads_papers": False}, set(), None),
    ],
)
def test_members_get_mails_unless_they_left_have_no_address_or_want_none(change, unwanted, reason):
    member = replace(MEMBER, **change)
    found, missed = rules.recipients([member], unwanted)
    assert [each.reason for each in missed] == ([] if reason is None else [reason])
    assert [each.address for each in found] == ([member.address] if reason is None else [])


def test_whoever_holds_two_seats_gets_one_mail():
    found, missed = rules.recipients([MEMBER, replace(MEMBER, function="Vorsitz")], ())
    assert (found, missed) == ([RECIPIENT], [])
    nobody = replace(MEMBER, address="")
    assert rules.recipients([nobody, nobody], ())[1] == [Missed("Karin Seidel", "Personalrat", MissedReason.NO_ADDRESS)]


def test_an_external_is_written_to_in_german_and_reads_no_papers():
    found = rules.external("amt@traeger.de")
    assert (found.person_id, found.locale, found.reads_papers, found.has_login) == (None, Locale.DE, False, False)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("seidel@landkreis.de", True),
        ("vor.nach+x@sub.landkreis-abc.de", True),
        ("", False),
        ("seidel", False),
        ("seidel@landkreis", False),
        ("a@b.de\nBcc: x@y.de", False),
        ("a b@c.de", False),
        ("zwei@at@c.de", False),
        ("müller@landkreis.de", False),
        ("seidel(wohnt-woanders)@landkreis.de", False),
        ("seidel,mueller@landkreis.de", False),
        ("seidel<x@landkreis.de", False),
    ],
)
def test_what_can_be_written_on_an_envelope_is_an_address(text, is_one):
    assert rules.is_address(text) is is_one


@pytest.mark.parametrize(
    ("address", "reachable"),
    [
        ("a@demo.example", False),
        ("a@DEMO.EXAMPLE", False),
        ("a@example.org", False),
        ("a@x.test", False),
        ("a@nexample.org", True),
        ("a@landkreis.de", True),
    ],
)
def test_nothing_is_sent_to_addresses_of_demonstrations(address, reachable):
    assert rules.is_reachable(address) is reachable


@pytest.mark.parametrize(
    ("visibility", "reads_papers", "is_read"),
    [
        (Confidentiality.HOUSE, False, True),
        (Confidentiality.HOUSE, True, True),
        (Confidentiality.GROUP, False, False),
        (Confidentiality.GROUP, True, True),
        (Confidentiality.INTERNAL, False, False),
        (Confidentiality.INTERNAL, True, False),
    ],
)
def test_a_mail_says_what_its_recipient_may_read_and_never_what_is_internal(visibility, reads_papers, is_read):
    item = Item(visibility)
    assert rules.readable([item], replace(RECIPIENT, reads_papers=reads_papers)) == ([item] if is_read else [])


def test_a_task_from_an_internal_item_is_not_named():
    assert rules.task_title("Konzept", Confidentiality.GROUP) == "Konzept"
    assert rules.task_title("Konzept", None) == "Konzept"
    assert not rules.task_title("Abmahnung", Confidentiality.INTERNAL)


def test_the_same_mail_has_the_same_key_and_every_other_another():
    def key(kind=MailKind.MINUTES, record_id=1, version=1, recipient=RECIPIENT):
        return rules.key(kind, "meeting", record_id, version, recipient)

    outside = rules.external("Amt@Traeger.de")
    others = [
        key(MailKind.CHANGE),
        key(record_id=2),
        key(version=2),
        key(recipient=replace(RECIPIENT, person_id=8)),
        key(recipient=outside),
    ]
    assert key() == key(recipient=replace(RECIPIENT, address="neu@landkreis.de"))
    assert key(recipient=outside) == key(recipient=rules.external("amt@traeger.de"))
    assert len({key(), *others}) == 6
    assert "traeger" not in key(recipient=outside), "the key tells no address"


def test_only_what_was_seen_is_sent():
    letter = Letter(MailKind.INVITATION, "key", RECIPIENT, "Einladung", "Text")
    seen = rules.fingerprint([letter])
    rules.forbid_unseen([letter], seen)
    for other in (replace(letter, text="anders"), replace(letter, subject="anders")):
        with pytest.raises(RuleViolation, match="mail-changed"):
            rules.forbid_unseen([other], seen)
    with pytest.raises(RuleViolation, match="mail-changed"):
        rules.forbid_unseen([letter, letter], seen)


@pytest.mark.parametrize("state", MeetingState)
@pytest.mark.parametrize("kind", rules.MAILED_IN)
def test_no_mail_goes_out_before_its_meeting_is_so_far(kind, state):
    if state in rules.MAILED_IN[kind]:
        rules.forbid_early(kind, state)
        return
    with pytest.raises(RuleViolation, match="mail-too-early"):
        rules.forbid_early(kind, state)


def test_of_a_draft_nobody_hears_but_by_the_invitation_itself():
    assert {kind for kind, states in rules.MAILED_IN.items() if MeetingState.DRAFT in states} == {MailKind.INVITATION}


@pytest.mark.parametrize(("delivers", "state"), [(True, MailState.WAITING), (False, MailState.NOT_SENT)])
def test_where_no_mails_are_sent_they_stay_in_the_outbox(delivers, state):
    assert rules.first(NOW, delivers=delivers) == Course(state, 0, NOW)


@pytest.mark.parametrize("state", MailState)
def test_only_a_waiting_mail_whose_time_has_come_is_taken(state):
    taken = rules.claimed(Course(state, 1, NOW), NOW)
    assert taken == (Course(MailState.SENDING, 2, NOW) if state is MailState.WAITING else None)
    assert rules.claimed(Course(state, 1, NOW + timedelta(seconds=1)), NOW) is None


@pytest.mark.parametrize(
    ("error", "attempts", "state", "waits"),
    [
        (None, 1, MailState.SENT, 0),
        (MailError.NOT_REACHED, 1, MailState.WAITING, 1),
        (MailError.BUSY, 2, MailState.WAITING, 5),
        (MailError.SIGN_IN, 5, MailState.WAITING, 360),
        (MailError.NOT_REACHED, 6, MailState.FAILED, 0),
        (MailError.ADDRESS, 1, MailState.FAILED, 0),
        (MailError.REFUSED, 1, MailState.FAILED, 0),
        (MailError.LEFT, 1, MailState.FAILED, 0),
        (MailError.INTERRUPTED, 1, MailState.UNCLEAR, 0),
    ],
)
def test_what_comes_of_an_attempt(error, attempts, state, waits):
    after = rules.attempted(Course(MailState.SENDING, attempts, NOW), error, NOW)
    assert (after.state, after.attempts, after.error) == (state, attempts, error)
    assert after.due_at == NOW + timedelta(minutes=waits)


def test_a_late_answer_still_says_what_came_of_an_unclear_mail_and_disturbs_no_other():
    unclear = Course(MailState.UNCLEAR, 1, NOW)
    assert rules.attempted(unclear, None, NOW).state is MailState.SENT
    assert rules.attempted(WAITING, None, NOW) == WAITING


@pytest.mark.parametrize(
    ("state", "minutes", "expected"),
    [
        (MailState.SENDING, 11, MailState.UNCLEAR),
        (MailState.SENDING, 9, MailState.SENDING),
        (MailState.SENDING, None, MailState.UNCLEAR),
        (MailState.WAITING, 11, MailState.WAITING),
        (MailState.SENT, 11, MailState.SENT),
    ],
)
def test_a_mail_whose_worker_died_is_unclear(state, minutes, expected):
    claimed_at = None if minutes is None else NOW - timedelta(minutes=minutes)
    assert rules.abandoned(Course(state, 1, NOW), claimed_at, NOW).state is expected


@pytest.mark.parametrize("state", MailState)
def test_a_human_sends_again_what_failed_or_is_unclear(state):
    course = Course(state, 6, NOW - timedelta(days=1), MailError.BUSY)
    if state in {MailState.FAILED, MailState.UNCLEAR}:
        assert rules.again(course, NOW) == WAITING
        return
    with pytest.raises(RuleViolation, match="mail-not-failed"):
        rules.again(course, NOW)


class Post:
    """One mail, its workers, and how often it reached the mailbox."""

    def __init__(self):
        self.course, self.now, self.claimed_at, self.at_work, self.delivered = WAITING, NOW, None, False, 0

    def wait(self):
        self.now += timedelta(hours=1)

    def sweep(self):
        self.course = rules.abandoned(self.course, self.claimed_at, self.now)

    def claim(self):
        if (taken := rules.claimed(self.course, self.now)) is not None:
            self.course, self.claimed_at, self.at_work = taken, self.now, True

    def crash(self, *, has_sent):
        self.delivered += self.at_work and has_sent
        self.at_work = False

    def answer(self, error, *, has_sent):
        self.delivered += self.at_work and has_sent
        if self.at_work:
            self.course = rules.attempted(self.course, error, self.now)
        self.at_work = False


STEPS = st.sampled_from(
    [
        ("wait", {}),
        ("sweep", {}),
        ("claim", {}),
        ("claim", {}),
        ("crash", {"has_sent": True}),
        ("crash", {"has_sent": False}),
        ("answer", {"error": None, "has_sent": True}),
        ("answer", {"error": MailError.INTERRUPTED, "has_sent": True}),
        *[("answer", {"error": error, "has_sent": False}) for error in (MailError.BUSY, MailError.REFUSED)],
    ]
)


@given(st.lists(STEPS, max_size=60))
def test_no_sequence_of_crashes_and_retries_sends_a_mail_twice(steps):
    post = Post()
    for step, details in steps:
        getattr(post, step)(**details)
    assert post.delivered <= 1
    assert post.course.state is not MailState.SENT or post.delivered == 1
