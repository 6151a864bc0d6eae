"""Action items belong to the group that agreed on them, wherever their topic stands."""

from tracker.models import ActionItem, AgendaItem, Group, Meeting
from tracker.queries import action_items as queries


def test_a_topic_in_the_backlog_keeps_its_action_items_in_the_figures_of_the_group(session, world):
    task = session.get_one(ActionItem, world.action_item_id)
    group = session.get_one(Group, session.get_one(Meeting, task.meeting_id).working_group_id)
    before = queries.rows_of_group(session, group)
    item = session.get_one(AgendaItem, task.agenda_item_id)
    item.meeting_id = task.meeting_id = None
    session.flush()
    assert task.id in [row.id for row in before]
    assert queries.rows_of_group(session, group) == before
