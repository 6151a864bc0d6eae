import pytest

from tests.meetings import TODAY, close
from tracker.actions import action_items, agenda_items, decisions, information
from tracker.actions import conversions as actions
from tracker.domain.agenda_items import OutcomeKind
from tracker.domain.errors import RuleViolation, Stale
from tracker.models import ActionItem, Decision, Information
from tracker.queries import agenda_items as queries


@pytest.fixture
def item(session, running):
    return agenda_items.add(session, running, title="Leitbild")


@pytest.fixture
def told(session, item):
    return information.record(session, item, text="Räume buchen")


@pytest.fixture
def agreed(session, item):
    return action_items.agree(session, item, title="Räume buchen", today=TODAY, due_on=TODAY)


def led_to(session, meeting, item):
    rows = queries.outcomes(session, meeting, queries.agenda(session, meeting))
    return [(row.kind, row.title or row.text) for row in rows if row.item_id == item.id]


@pytest.mark.parametrize(
    ("to", "values"),
    [
        (OutcomeKind.ACTION_ITEM, {"title": "Räume buchen", "due_on": TODAY}),
        (OutcomeKind.DECISION, {"title": "Räume werden gebucht"}),
    ],
)
def test_an_information_becomes_something_else_and_is_gone(session, running, item, told, to, values):
    actions.convert(session, told, to, seen_version=told.version, today=TODAY, **values)
    assert led_to(session, running, item) == [(to, values["title"])]


@pytest.mark.parametrize(
    ("to", "values", "shown"),
    [
        (OutcomeKind.INFORMATION, {"text": "Räume sind gebucht"}, "Räume sind gebucht"),
        (OutcomeKind.DECISION, {"title": "Räume werden gebucht"}, "Räume werden gebucht"),
    ],
)
def test_an_action_item_becomes_something_else_and_is_gone(session, running, item, agreed, to, values, shown):
    actions.convert(session, agreed, to, seen_version=agreed.version, today=TODAY, **values)
    assert led_to(session, running, item) == [(to, shown)]


def test_what_becomes_a_decision_gets_the_next_number_and_no_number_twice(session, item, told):
    before = decisions.decide(session, item, title="Leitbild").number
    made = actions.convert(
        session, told, OutcomeKind.DECISION, seen_version=told.version, today=TODAY, title="Räume werden gebucht"
    )
    after = decisions.decide(session, item, title="Noch etwas").number
    assert (made.number, after) == (before + 1, before + 2)
    assert session.query(Decision).filter_by(agenda_item_id=item.id).count() == 3


def test_an_action_item_that_is_done_stays_one(session, agreed):
    action_items.complete(session, agreed, done_on=TODAY, today=TODAY)
    with pytest.raises(RuleViolation, match="outcome-stays"):
        actions.convert(
            session, agreed, OutcomeKind.INFORMATION, seen_version=agreed.version, today=TODAY, text="Erledigt"
        )


def test_what_somebody_else_has_changed_meanwhile_is_not_replaced(session, told):
    information.correct(session, told, seen_version=told.version, text="Zwei Räume buchen")
    with pytest.raises(Stale):
        actions.convert(
            session, told, OutcomeKind.DECISION, seen_version=told.version - 1, today=TODAY, title="Räume buchen"
        )
    assert session.get(Information, told.id) is told


def test_after_the_meeting_outcomes_stay_what_they_are(session, running, told):
    close(session, running)
    with pytest.raises(RuleViolation, match="meeting-is-over"):
        actions.convert(
            session, told, OutcomeKind.DECISION, seen_version=told.version, today=TODAY, title="Räume buchen"
        )


def test_an_action_item_of_no_meeting_stays_one(session, running):
    free = ActionItem.of(running, process_id=running.process_id, title="Frei", created_on=TODAY)
    session.add(free)
    session.flush()
    with pytest.raises(RuleViolation, match="item-on-no-agenda"):
        actions.convert(session, free, OutcomeKind.INFORMATION, seen_version=free.version, today=TODAY, text="Frei")
