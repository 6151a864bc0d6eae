"""A release is prepared, checked, and final; what changes meanwhile makes it outdated."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tracker.actions import counts
from tracker.actions import releases as actions
from tracker.domain import release_checks
from tracker.domain.canonical import checksum
from tracker.domain.errors import RuleViolation, Stale
from tracker.domain.participation import CountCategory, CountSource
from tracker.domain.release_checks import Prepared
from tracker.domain.releases import Audience, ReleaseState
from tracker.models import DialogueEvent, JournalEntry, Participation, Process, Release
from tracker.queries import releases as queries
from tracker.queries import unit_groups

TODAY = date(2021, 9, 20)
NOW = datetime(2021, 9, 20, 8, 0, tzinfo=UTC)


@pytest.fixture
def process(session, world):
    return session.get_one(Process, world.process_id)


@pytest.fixture(autouse=True)
def no_draft(session, world):
    """The world has a draft; here every test makes its own."""
    draft = session.get_one(Release, world.draft_id)
    actions.discard(session, draft, seen_version=draft.version)


@pytest.fixture
def draft(session, process):
    return prepared(session, process)


def prepared(session, process, **values):
    values = {"starts_on": date(2021, 1, 1), "ends_on": date(2021, 6, 30), "audience": Audience.HOUSE} | values
    return actions.prepare(session, process, note="", today=TODAY, prepared_by_id=None, **values)


def finished(session, process, **values):
    """A release that is out."""
    release = prepared(session, process, **values)
    actions.check(session, release, now=NOW)
    actions.release(session, release, seen_version=release.version, now=NOW, released_by_id=None)
    return release


def recount(session, world, number):
    """Change one count of the kick-off, which is closed again afterwards."""
    row = session.query(Participation).filter_by(department_id=world.departments["Sozialamt"]).one()
    row.count = number
    session.flush()


def test_a_draft_waits_for_its_check(draft):
    assert (draft.state, draft.progress, draft.number) == (ReleaseState.WAITING, 0, None)


def test_preparing_lays_the_groups_of_the_year_if_nobody_has(session, process):
    assert unit_groups.of_year(session, process.administration_id, 2021)[0].name == "Kleine Einheiten"
    prepared(session, process, starts_on=date(2021, 1, 1), ends_on=date(2021, 6, 30))
    assert len(unit_groups.of_year(session, process.administration_id, 2021)) == 1


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"starts_on": date(2021, 7, 1)}, "ends-before-it-begins", "ends_on"),
        ({"ends_on": date(2021, 9, 21)}, "release-in-future", "ends_on"),
        ({"ends_on": date(2021, 3, 1)}, "release-without-events", "starts_on"),
    ],
)
def test_a_period_has_begun_and_is_over_and_holds_an_event(session, process, values, code, field):
    with pytest.raises(RuleViolation) as refused:
        prepared(session, process, **values)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_a_period_in_which_a_count_is_open_is_refused_and_names_it(session, process, world):
    session.get_one(DialogueEvent, world.dialogue_event_id).counted_at = None
    with pytest.raises(RuleViolation) as refused:
        prepared(session, process)
    assert refused.value.code == "release-count-open"
    assert refused.value.details == {"titles": ("Auftakt mit dem Landrat",)}


def test_a_process_has_one_draft_at_a_time(session, process, draft):
    with pytest.raises(RuleViolation) as refused:
        prepared(session, process, audience=Audience.PUBLIC)
    assert refused.value.code == "release-draft-exists"


def test_a_discarded_draft_makes_room_for_another_one(session, process, draft):
    actions.discard(session, draft, seen_version=draft.version)
    assert prepared(session, process).state is ReleaseState.WAITING


def test_a_draft_is_discarded_as_it_was_seen(session, draft):
    with pytest.raises(Stale):
        actions.discard(session, draft, seen_version=draft.version + 1)


def test_the_note_of_a_checked_draft_is_changed_as_it_was_seen(session, process, draft):
    actions.check(session, draft, now=NOW)
    with pytest.raises(Stale):
        actions.annotate(session, draft, seen_version=draft.version - 1, note="Neu gezählt.")
    actions.annotate(session, draft, seen_version=draft.version, note="Neu gezählt.")
    actions.release(session, draft, seen_version=draft.version, now=NOW, released_by_id=None)
    assert (draft.note, draft.number) == ("Neu gezählt.", 2)


@pytest.mark.parametrize("is_taken", [False, True])
def test_the_note_waits_for_the_check(session, draft, is_taken):
    if is_taken:
        actions.claim(session, draft.id, now=NOW)
    with pytest.raises(RuleViolation, match="release-state"):
        actions.annotate(session, draft, seen_version=draft.version, note="Neu gezählt.")


def test_what_is_released_keeps_its_note(session, process):
    release = finished(session, process)
    with pytest.raises(RuleViolation, match="release-state"):
        actions.annotate(session, release, seen_version=release.version, note="Neu gezählt.")


def test_who_saw_another_note_does_not_release_it(session, draft):
    actions.check(session, draft, now=NOW)
    seen = draft.version
    actions.annotate(session, draft, seen_version=seen, note="Frau Beispiel war nicht da.")
    with pytest.raises(Stale):
        actions.release(session, draft, seen_version=seen, now=NOW, released_by_id=None)


def test_a_check_makes_a_draft_ready(session, draft):
    actions.check(session, draft, now=NOW)
    assert (draft.state, draft.progress) == (ReleaseState.READY, 100)
    assert len(draft.basis) == 64


def test_a_draft_that_somebody_checks_is_not_taken_twice(session, draft):
    assert actions.claim(session, draft.id, now=NOW) is draft
    assert actions.claim(session, draft.id, now=NOW) is None
    with pytest.raises(RuleViolation):
        actions.check(session, draft, now=NOW)


def test_a_check_that_died_can_be_taken_again(session, draft):
    first = actions.claim(session, draft.id, now=NOW).version
    again = actions.claim(session, draft.id, now=NOW + timedelta(minutes=3))
    assert again is draft
    actions.settle(session, draft.id, Prepared({}, {}, {}), basis="of the dead", claimed=first)
    assert draft.state is ReleaseState.CHECKING


def test_a_check_that_dies_each_time_is_given_up(session, draft):
    for time in range(actions.MOST_CHECKS):
        assert actions.claim(session, draft.id, now=NOW + timedelta(minutes=3 * time)) is draft
    assert actions.claim(session, draft.id, now=NOW + timedelta(hours=1)) is None
    assert (draft.state, draft.failure) == (ReleaseState.FAILED, actions.BROKEN)


def test_a_draft_that_is_not_there_cannot_be_taken(session):
    assert actions.claim(session, 0, now=NOW) is None


def test_a_check_says_how_far_it_is_and_the_journal_does_not_follow(session, draft):
    actions.claim(session, draft.id, now=NOW)
    entries = session.query(JournalEntry).count()
    actions.go_on(session, draft.id, progress=40, now=NOW + timedelta(minutes=1))
    session.refresh(draft)
    assert (draft.progress, session.query(JournalEntry).count()) == (40, entries)
    assert actions.claim(session, draft.id, now=NOW + timedelta(minutes=2)) is None


def test_a_discarded_draft_is_not_settled_any_more(session, draft):
    claimed = actions.claim(session, draft.id, now=NOW).version
    actions.discard(session, draft, seen_version=draft.version)
    actions.fail(session, draft.id, code=actions.BROKEN, claimed=claimed)
    assert (draft.state, draft.failure) == (ReleaseState.DISCARDED, "")


def test_a_check_that_fails_says_why_and_can_be_made_anew(session, draft):
    claimed = actions.claim(session, draft.id, now=NOW).version
    actions.fail(session, draft.id, code=actions.BROKEN, claimed=claimed)
    assert (draft.state, draft.failure) == (ReleaseState.FAILED, "release-check-broken")
    again = actions.check_anew(session, draft, seen_version=draft.version, today=TODAY, prepared_by_id=None)
    assert (again.state, again.ends_on, draft.state) == (ReleaseState.WAITING, draft.ends_on, ReleaseState.DISCARDED)


def test_a_count_that_was_opened_again_stops_the_check(session, draft, world):
    event = session.get_one(DialogueEvent, world.dialogue_event_id)
    counts.reopen(session, event, seen_version=event.version, reason="Eine Liste fehlte")
    with pytest.raises(RuleViolation) as refused:
        actions.check(session, draft, now=NOW)
    assert refused.value.code == "release-count-open"


def test_a_release_has_a_number_an_author_a_time_and_the_checksum_of_what_it_shows(session, process, world):
    release = prepared(session, process)
    actions.check(session, release, now=NOW)
    me = world.people["facilitator"]
    actions.release(session, release, seen_version=release.version, now=NOW, released_by_id=me)
    assert (release.number, release.released_at, release.released_by_id) == (2, NOW, me)
    assert release.checksum == checksum(queries.content(session, release.id).shown)


def test_releases_are_numbered_in_their_process(session, process):
    assert [finished(session, process).number, finished(session, process).number] == [2, 3]


@pytest.mark.parametrize("state", [ReleaseState.WAITING, ReleaseState.RELEASED])
def test_only_what_was_checked_can_be_released(session, process, draft, state):
    if state is ReleaseState.RELEASED:
        actions.check(session, draft, now=NOW)
        actions.release(session, draft, seen_version=draft.version, now=NOW, released_by_id=None)
    with pytest.raises(RuleViolation) as refused:
        actions.release(session, draft, seen_version=draft.version, now=NOW, released_by_id=None)
    assert (refused.value.code, refused.value.details) == ("release-state", {"current": state})


def test_a_draft_is_released_as_it_was_seen(session, draft):
    actions.check(session, draft, now=NOW)
    with pytest.raises(Stale):
        actions.release(session, draft, seen_version=draft.version - 1, now=NOW, released_by_id=None)


def test_a_draft_without_content_is_not_released(session, process, draft):
    draft.state, draft.basis = ReleaseState.READY, actions.current_basis(session, draft)
    session.flush()
    with pytest.raises(RuleViolation) as refused:
        actions.release(session, draft, seen_version=draft.version, now=NOW, released_by_id=None)
    assert refused.value.code == "release-outdated"


def test_a_draft_is_outdated_when_a_count_has_changed(session, draft, world):
    actions.check(session, draft, now=NOW)
    recount(session, world, 23)
    with pytest.raises(RuleViolation) as refused:
        actions.release(session, draft, seen_version=draft.version, now=NOW, released_by_id=None)
    assert refused.value.code == "release-outdated"


def test_a_correction_comes_with_the_next_release_and_the_first_stays(session, process, world):
    first = finished(session, process)
    shown = queries.content(session, first.id).shown
    recount(session, world, 23)
    second = finished(session, process)
    session.expire_all()
    assert queries.content(session, first.id).shown == shown
    assert second.number == 3


def test_what_was_released_before_goes_into_the_check(session, process, world, monkeypatch):
    seen = []
    plain = release_checks.prepare

    def prepare(*given):
        seen.append(list(given[0].history.values()))
        return plain(*given)

    monkeypatch.setattr(release_checks, "prepare", prepare)
    first = finished(session, process)
    finished(session, process)
    ledgers = [queries.content(session, key).ledger for key in (world.release_id, first.id)]
    assert seen == [ledgers[:1], ledgers]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE release SET note = 'anders'",
        "DELETE FROM release",
        "UPDATE release_content SET shown = '{}'",
        "DELETE FROM release_content",
    ],
)
def test_not_even_sql_changes_a_release(session, process, statement):
    release = finished(session, process)
    session.flush()
    where = f" WHERE {'release_id' if 'content' in statement else 'id'} = {release.id}"
    with pytest.raises(DBAPIError, match=r"final|append-only"), session.begin_nested():
        session.execute(text(statement + where))


REPLACED = {
    "sqlite": "REPLACE INTO release_content SELECT * FROM release_content",
    "postgresql": "INSERT INTO release_content SELECT * FROM release_content"
    " ON CONFLICT (id) DO UPDATE SET shown = '{}'",
}
"""How a row is overwritten without a word of changing it."""


def test_not_even_sql_overwrites_what_was_released(session, process):
    finished(session, process)
    session.flush()
    with pytest.raises(DBAPIError, match=r"final|append-only"), session.begin_nested():
        session.execute(text(REPLACED[session.get_bind().dialect.name]))


def test_counts_of_a_released_period_can_still_be_corrected(session, process, world):
    finished(session, process)
    event = session.get_one(DialogueEvent, world.dialogue_event_id)
    counts.reopen(session, event, seen_version=event.version, reason="Zahlendreher")
    counts.record(
        session,
        event,
        seen_version=event.version,
        category=CountCategory.ALL,
        cells={},
        count_source=CountSource.TALLY,
        stated_total=None,
        count_note="",
        today=TODAY,
        is_final=False,
    )
    assert event.counted_at is None
