"""Whatever is done in whatever order: no undecided topic vanishes, and no number is given twice."""

from collections import Counter
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.meetings import NOW, TODAY
from tracker.actions import agenda_items, carry_over, decisions, information, meetings
from tracker.domain.agenda_items import typed
from tracker.domain.errors import RuleViolation
from tracker.domain.meetings import FROZEN_STATES, ItemState, MeetingState
from tracker.models import ActionItem, AgendaItem, Decision, Meeting
from tracker.queries import agenda_items as queries
from tracker.queries import meetings as meeting_queries

FIRST = datetime(2021, 10, 1, 14, 0)
BY_ITEM = ("defer", "move on", "copy", "withdraw", "deal with", "reopen", "shelve", "take up", "decide", "inform")
BY_MEETING = ("invite", "start", "cancel", "not held", "reinstate", "reschedule", "next year")
STEPS = st.tuples(st.sampled_from(("plan", *BY_ITEM, *BY_MEETING)), st.integers(0, 20))


class Story:
    """The meetings of a group and what is done with their topics."""

    def __init__(self, session, group):
        self.session, self.group, self.invited = session, group, {}

    def all_of(self, model):
        return self.session.scalars(
            select(model).where(model.working_group_id == self.group.id).order_by(model.id)
        ).all()

    def do(self, step, choice):
        """Do one thing to one of the items or meetings; what a rule forbids is left undone."""
        items, found = self.all_of(AgendaItem), self.all_of(Meeting)
        try:
            if step == "plan":
                starts_at = FIRST + timedelta(days=choice)
                waiting = [each.id for each in queries.carried(self.session, [self.group.id])]
                agenda = typed("Haushalt\nPersonal")
                meetings.schedule(self.session, self.group, starts_at=starts_at, agenda=agenda, carried=waiting[:2])
            elif step in BY_ITEM and items:
                self._with_item(step, items[choice % len(items)], found[-1] if found else None)
            elif step in BY_MEETING and found:
                self._with_meeting(step, found[choice % len(found)])
        except RuleViolation:
            self.session.expire_all()

    def _with_item(self, step, item, latest):
        meeting = queries.meeting_of(self.session, item)
        later = meeting_queries.next_of(self.session, meeting) if meeting else None
        {
            "defer": lambda: carry_over.defer(self.session, item, reason="Zeit", now=NOW, to=later),
            "move on": lambda: carry_over.move_on(self.session, item, to=later),
            "copy": lambda: carry_over.copy(self.session, item, to=later),
            "withdraw": lambda: agenda_items.withdraw(self.session, item, reason="Erledigt", now=NOW),
            "deal with": lambda: agenda_items.deal_with(self.session, item, now=NOW),
            "reopen": lambda: agenda_items.reopen(self.session, item, now=NOW),
            "shelve": lambda: agenda_items.shelve(self.session, item),
            "decide": lambda: decisions.decide(self.session, item, title="Beschluss"),
            "inform": lambda: information.record(self.session, item, text="Hinweis"),
            "take up": lambda: (
                agenda_items.take_up(self.session, latest, item)
                if latest and queries.waiting(self.session, latest, item.id)
                else None
            ),
        }[step]()

    def _with_meeting(self, step, meeting):
        year = 2022 if step == "next year" else 2021
        {
            "invite": lambda: meetings.invite(self.session, meeting, today=TODAY),
            "start": lambda: meetings.start(self.session, meeting, now=NOW, today=TODAY),
            "cancel": lambda: meetings.cancel(self.session, meeting, reason="Raum", today=TODAY),
            "not held": lambda: meetings.mark_not_held(self.session, meeting, reason="Niemand kam", today=TODAY),
            "reinstate": lambda: meetings.reinstate(self.session, meeting, today=TODAY),
        }.get(
            step,
            lambda: meetings.change(
                self.session, meeting, seen_version=meeting.version, starts_at=meeting.starts_at.replace(year=year)
            ),
        )()

    def check(self):
        """Nothing has vanished, nothing stands where nobody looks, and every number is there once."""
        items, found = self.all_of(AgendaItem), {meeting.id: meeting for meeting in self.all_of(Meeting)}
        followed = {item.carried_from_id for item in items}
        for item in items:
            place = found.get(item.meeting_id)
            if item.state is ItemState.OPEN:
                assert place is None or place.state not in FROZEN_STATES
            if item.state is ItemState.DEFERRED:
                assert item.id in followed
        numbers = Counter((meeting.year, meeting.number) for meeting in found.values())
        assert max(numbers.values(), default=1) == 1
        for meeting in found.values():
            if meeting.state in {MeetingState.INVITED, MeetingState.IN_PROGRESS}:
                self.invited.setdefault(meeting.id, (meeting.year, meeting.number))
                assert self.invited[meeting.id] == (meeting.year, meeting.number)
            elif meeting.state is MeetingState.DRAFT:
                self.invited.pop(meeting.id, None)
        self._check_agendas(items)

    def _check_agendas(self, items):
        places = {item.id: item.meeting_id for item in items}
        for model in (Decision, ActionItem):
            for outcome in self.session.scalars(select(model).where(model.agenda_item_id.in_(places))):
                assert outcome.meeting_id == places[outcome.agenda_item_id]
        for meeting_id in set(places.values()) - {None}:
            positions = sorted(item.position for item in items if item.meeting_id == meeting_id)
            assert len(positions) == len(set(positions))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, min_size=5, max_size=25))
def test_no_sequence_makes_a_topic_vanish_or_gives_a_number_twice(session, group, steps):
    with session.begin_nested() as savepoint:
        story = Story(session, group)
        for step, choice in [("plan", 0), ("plan", 7), ("start", 0), *steps]:
            before = {item.id: item.carried_from_id for item in story.all_of(AgendaItem)}
            story.do(step, choice)
            for key in before.keys() - {item.id for item in story.all_of(AgendaItem)}:
                assert session.get_one(AgendaItem, before[key]).state is ItemState.OPEN
            story.check()
        savepoint.rollback()
    session.expire_all()
