"""Rounds of feedback: opened and closed by recorders, answered by nobody in particular, read in no order."""

from datetime import UTC, datetime

import pytest

from tracker.actions import check_ins
from tracker.actions import feedback as actions
from tracker.domain.dialogues import DialogueState
from tracker.domain.errors import NotFound, RuleViolation, Stale
from tracker.domain.feedback import FeedbackReview, FeedbackState
from tracker.domain.participation import CountScope
from tracker.models import (
    Administration,
    CheckIn,
    DialogueEvent,
    Feedback,
    FeedbackRound,
    JournalEntry,
    Participation,
    Process,
)
from tracker.queries import feedback as queries

KEY = "a key for tests, long enough"
MOMENT = datetime(2021, 5, 27, 8, 0, tzinfo=UTC)


@pytest.fixture
def found(session, world):
    """The round of the world: it is open and has one answer, with a comment."""
    return session.get_one(FeedbackRound, world.feedback_round_id)


@pytest.fixture
def event(session, world):
    """An event that nobody was asked about yet."""
    process = session.get_one(Process, world.process_id)
    made = DialogueEvent.of(process, title="Dialog", starts_at=datetime(2021, 6, 1, 9, 0), state=DialogueState.HELD)
    session.add(made)
    session.flush()
    return made


def say(session, found, number=1, comment="", **scales):
    answer = {"usefulness": 4, "voice": None, "clarity": 3} | scales
    actions.answer(session, found, key=f"device-number-{number:08}", comment=comment, **answer)


def fill(session, found, answers=9):
    for number in range(answers):
        say(session, found, number, comment=f"Satz {number}")


def shut(session, found):
    actions.close(session, found, seen_version=found.version, moment=MOMENT)


def test_an_event_without_a_check_in_gets_an_address_at_which_nothing_is_tallied(session, event):
    made = actions.open_round(session, event, key=KEY, moment=MOMENT)
    check_in = session.query(CheckIn).filter_by(dialogue_event_id=event.id).one()
    assert check_in.closed_at == MOMENT
    assert check_ins.address(check_in, key=KEY)
    assert queries.asked(session, check_in.token_hash).round is made


def test_the_address_of_a_check_in_is_kept(session, world, found):
    check_in = session.get_one(CheckIn, world.check_in_id)
    before = check_in.token_hash, check_in.closed_at
    shut(session, found)
    actions.open_round(session, session.get_one(DialogueEvent, world.dialogue_event_id), key=KEY, moment=MOMENT)
    assert (check_in.token_hash, check_in.closed_at) == before
    assert found.closed_at is None


def test_nobody_is_asked_about_an_event_that_was_not_held(session, event):
    event.state = DialogueState.NOT_HELD
    with pytest.raises(RuleViolation, match="feedback-not-held"):
        actions.open_round(session, event, key=KEY, moment=MOMENT)


@pytest.mark.parametrize("state", [DialogueState.NOT_HELD, DialogueState.POSTPONED])
def test_nobody_answers_on_an_event_that_is_called_off_after_people_were_asked(session, world, found, state):
    event = session.get_one(DialogueEvent, world.dialogue_event_id)
    assert queries.is_asked(session, event.id)
    event.state = state
    session.flush()
    assert not queries.is_asked(session, event.id)
    with pytest.raises(RuleViolation, match="feedback-closed"):
        say(session, found)


def test_two_who_ask_at_once_are_told_so(session, event, monkeypatch):
    actions.open_round(session, event, key=KEY, moment=MOMENT)
    monkeypatch.setattr(queries, "of_event", lambda *_which: None)
    with pytest.raises(RuleViolation, match="feedback-open"):
        actions.open_round(session, event, key=KEY, moment=MOMENT)


def test_with_more_answers_than_people_were_counted_nothing_is_shown(session, event):
    event.stated_total = 11
    made = actions.open_round(session, event, key=KEY, moment=MOMENT)
    fill(session, made, 12)
    shut(session, made)
    assert queries.evaluation(session, made).state is FeedbackState.TOO_MANY
    assert queries.at_event(session, event).state is FeedbackState.TOO_MANY
    with pytest.raises(RuleViolation, match="feedback-too-many"):
        actions.open_round(session, event, key=KEY, moment=MOMENT)
    session.add(Participation.of(event, scope=CountScope.EXTERNAL, count=12))
    session.flush()
    assert queries.evaluation(session, made).state is FeedbackState.SHOWN


def test_the_same_device_answers_once(session, found):
    say(session, found)
    say(session, found, usefulness=1)
    assert queries.row(session, found).answers == 2


def test_another_device_answers_too(session, found):
    say(session, found, 1)
    say(session, found, 2)
    assert queries.row(session, found).answers == 3


@pytest.mark.parametrize("key", ["", "short", "x" * 65])
def test_an_answer_needs_a_key_of_its_device(session, found, key):
    with pytest.raises(RuleViolation, match="form-key-missing"):
        actions.answer(session, found, key=key, comment="", usefulness=4, voice=None, clarity=None)


def test_an_answer_says_something(session, found):
    with pytest.raises(RuleViolation, match="feedback-empty"):
        say(session, found, usefulness=None, clarity=None)


def test_nothing_comes_in_once_the_round_is_closed(session, found):
    shut(session, found)
    with pytest.raises(RuleViolation, match="feedback-closed"):
        say(session, found)
    with pytest.raises(RuleViolation, match="feedback-closed"):
        shut(session, found)


def test_a_round_is_not_closed_from_an_old_page(session, found):
    with pytest.raises(Stale):
        actions.close(session, found, seen_version=found.version - 1, moment=MOMENT)


@pytest.mark.parametrize("later", [5, 20])
def test_another_rule_later_shows_no_other_parts_and_opens_no_round_again(session, world, found, later):
    event = session.get_one(DialogueEvent, world.dialogue_event_id)
    fill(session, found, 11)
    shut(session, found)
    shown = queries.evaluation(session, found)
    session.get_one(Administration, world.administration_id).opinion_threshold = later
    session.flush()
    assert shown.state is FeedbackState.SHOWN
    assert queries.evaluation(session, found) == shown
    with pytest.raises(RuleViolation, match="feedback-shown"):
        actions.open_round(session, event, key=KEY, moment=MOMENT)


def test_a_round_keeps_to_what_was_agreed_when_it_was_opened(session, world, event):
    session.get_one(Administration, world.administration_id).opinion_threshold = 15
    session.flush()
    made = actions.open_round(session, event, key=KEY, moment=MOMENT)
    assert made.opinion_threshold == 15
    assert queries.at_event(session, event).threshold == 15


@pytest.mark.parametrize(("more", "state"), [(8, FeedbackState.TOO_FEW), (9, FeedbackState.SHOWN)])
def test_ten_answers_are_shown_and_nine_are_not(session, found, more, state):
    fill(session, found, more)
    shut(session, found)
    shown = queries.evaluation(session, found)
    assert shown.state is state
    assert bool(shown.results) is (state is FeedbackState.SHOWN)


def test_after_a_look_at_the_results_nobody_can_answer_any_more(session, world, found):
    fill(session, found)
    shut(session, found)
    with pytest.raises(RuleViolation, match="feedback-shown"):
        actions.open_round(session, session.get_one(DialogueEvent, world.dialogue_event_id), key=KEY, moment=MOMENT)


def test_comments_stand_in_an_order_that_tells_nothing(session, found):
    fill(session, found, 30)
    texts = [each.text for each in queries.comments(session, found)]
    assert sorted(texts) != texts
    assert sorted(texts, key=lambda text: int(text.split()[-1]) if "Satz" in text else -1) != texts
    assert len(texts) == 31


def test_a_comment_is_shown_once_a_recorder_has_read_it(session, found):
    fill(session, found)
    shut(session, found)
    first, second, *rest = queries.comments(session, found)
    actions.review(session, found, mark=first.mark, review=FeedbackReview.SHOWN)
    actions.review(session, found, mark=second.mark, review=FeedbackReview.WITHHELD)
    reviews = {each.text: each.review for each in queries.comments(session, found)}
    assert reviews == {each.text: FeedbackReview.WAITING for each in rest} | {
        first.text: FeedbackReview.SHOWN,
        second.text: FeedbackReview.WITHHELD,
    }


def test_the_journal_tells_who_decided_about_which_comment_and_none_of_its_words(session, world, found):
    session.info["person_id"] = world.people["facilitator"]
    fill(session, found)
    shut(session, found)
    _first, second, *_rest = queries.comments(session, found)
    for decided in FeedbackReview.SHOWN, FeedbackReview.WITHHELD:
        actions.review(session, found, mark=second.mark, review=decided)
    session.flush()
    written = session.query(JournalEntry).filter(JournalEntry.action.like("comment-%")).order_by(JournalEntry.id)
    assert [(each.action, each.record_id, each.person_id, each.changes) for each in written] == [
        (action, found.id, world.people["facilitator"], {"number": 2})
        for action in ("comment-shown", "comment-withheld")
    ]


def test_recorders_read_no_comments_before_the_end_either(session, found):
    fill(session, found)
    [first, *_] = queries.comments(session, found)
    with pytest.raises(RuleViolation, match="feedback-not-shown"):
        actions.review(session, found, mark=first.mark, review=FeedbackReview.SHOWN)


def test_a_comment_that_does_not_exist_is_not_found(session, found):
    fill(session, found)
    shut(session, found)
    with pytest.raises(NotFound):
        actions.review(session, found, mark="0" * 16, review=FeedbackReview.SHOWN)


def test_neither_time_nor_person_is_kept_with_an_answer(session, found):
    say(session, found, comment="Danke")
    columns = set(Feedback.__table__.columns.keys())
    kept = {"id", "administration_id", "feedback_round_id", "key", "comment", "review"}
    assert columns == kept | {"usefulness", "voice", "clarity"}
