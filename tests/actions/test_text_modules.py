import pytest

from tracker.actions import text_modules as actions
from tracker.domain.errors import Stale
from tracker.queries import text_modules as queries


def test_phrases_of_a_group_are_added_changed_and_removed(session, group):
    second = actions.add(session, group, title="Vertagung", text="Die Beratung wird vertagt.")
    first = actions.add(session, group, title="Kenntnis", text="Zur Kenntnis genommen.")
    assert [phrase.title for phrase in queries.of_group(session, group.id)] == ["Kenntnis", "Vertagung"]
    actions.change(session, first, seen_version=first.version, title="Zustimmung", text="Ohne Einwände.")
    actions.remove(session, second)
    assert [(phrase.title, phrase.text) for phrase in queries.of_group(session, group.id)] == [
        ("Zustimmung", "Ohne Einwände.")
    ]


def test_a_phrase_that_somebody_else_changed_is_not_overwritten(session, group):
    module = actions.add(session, group, title="Kenntnis", text="Zur Kenntnis genommen.")
    with pytest.raises(Stale):
        actions.change(session, module, seen_version=module.version + 1, title="Kenntnis", text="Anders.")
