"""Everybody reads their part of the minutes; those who were there comment, the group approves them."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from sqlalchemy import select

from tests.browser import Browser
from tests.meetings import close, titled
from tests.statements import statements
from tests.world import World
from tracker.actions import meetings, minutes
from tracker.domain.meetings import Confidentiality
from tracker.domain.minutes import MinutesState
from tracker.extensions import db
from tracker.models import AgendaItem, AgendaLink, Group, Meeting, MinutesVersion
from tracker.models.base import now


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


@pytest.fixture
def closed(browser: Browser, world: World) -> Browser:
    """The facilitator, after the meeting of the steering group was closed."""
    with browser.app.app_context():
        close(db.session, db.session.get_one(Meeting, world.meeting_id), comments_until=date(2100, 1, 1))
        db.session.commit()
    return browser.as_("facilitator")


@pytest.fixture
def approval(closed: Browser, world: World) -> int:
    """The item of the next meeting, which is being held, that approves the minutes."""
    with closed.app.app_context():
        group = db.session.get_one(Group, world.working_group_id)
        meeting = meetings.schedule(db.session, group, starts_at=now().replace(tzinfo=None))
        minutes.put_up(db.session, meeting, titled)
        meetings.start(db.session, meeting, now=now(), today=date(2100, 1, 1))
        db.session.commit()
        approving = select(AgendaLink.agenda_item_id).where(AgendaLink.minutes_of_id == world.meeting_id)
        return db.session.scalars(approving).one()


def newest(browser: Browser, meeting_id: int) -> MinutesVersion:
    with browser.app.app_context():
        statement = select(MinutesVersion).where(MinutesVersion.meeting_id == meeting_id)
        return db.session.scalars(statement.order_by(MinutesVersion.number.desc())).first()


@pytest.mark.parametrize(
    ("person", "titles"),
    [
        ("facilitator", ["Leitbild house", "Leitbild internal", "Leitbild group"]),
        ("reader", ["Leitbild house"]),
        ("leadership", ["Leitbild house"]),
    ],
)
def test_everybody_reads_the_items_of_their_circle(browser: Browser, person, titles):
    page = browser.as_(person).get("minutes.show")
    assert page.texts("#items .wm-outcome h3") == titles
    assert page.texts("#items .wm-outcome__kind") == [f"Item {number}" for number in range(1, len(titles) + 1)]


def test_a_recorder_sees_what_may_be_handed_on_and_nothing_internal_is_in_it(facilitator: Browser):
    page = facilitator.get("minutes.show", circle="group")
    assert page.texts("#items .wm-outcome h3") == ["Leitbild house", "Leitbild group"]
    assert "internal" not in page.soup.select_one("#items").get_text()


def test_a_reader_outside_the_group_sees_neither_comments_nor_who_was_there(browser: Browser):
    page = browser.as_("reader").get("minutes.show")
    assert not page.soup.select("#comments, #attendance")
    assert "Es waren drei." not in page.text


def test_the_checksum_is_that_of_what_is_shown_so_that_nobody_can_check_a_guess_with_it(browser: Browser, world: World):
    with browser.app.app_context():
        whole = db.session.get_one(MinutesVersion, world.minutes_version_id).checksum
    assert whole in browser.as_("facilitator").get("minutes.show").text
    for somebody, address in (("facilitator", {"circle": "group"}), ("reader", {}), ("leadership", {})):
        assert whole not in browser.as_(somebody).get("minutes.show", **address).text


def test_a_reader_outside_the_group_learns_neither_who_led_the_meeting_nor_of_comments(browser: Browser, world: World):
    with browser.app.app_context():
        version = db.session.get_one(MinutesVersion, world.minutes_version_id)
        meeting, content = db.session.get_one(Meeting, version.meeting_id), dict(version.content)
        head = content["head"] | {"chair": "Vera Vorsitz", "confidentiality": "group"}
        second = MinutesVersion.of(
            meeting, process_id=meeting.process_id, number=2, content=content | {"head": head}, checksum="0" * 64
        )
        db.session.add(second)
        db.session.commit()
        key = second.id
    assert "Vera Vorsitz" in browser.as_("facilitator").get("minutes.show", minutes_version_id=key).text
    assert "1 comment" in browser.as_("facilitator").get("minutes.show", minutes_version_id=key).text
    for address in ({"minutes_version_id": key}, {}):
        page = browser.as_("reader").get("minutes.show", **address)
        assert "Vera Vorsitz" not in page.text
        assert "1 comment" not in page.text


def test_what_is_made_internal_afterwards_is_so_in_the_old_versions_as_well(browser: Browser, world: World):
    assert "Leitbild house" in browser.as_("reader").get("minutes.show").text
    with browser.app.app_context():
        item = db.session.scalars(select(AgendaItem).where(AgendaItem.title == "Leitbild house")).one()
        item.visibility = Confidentiality.INTERNAL
        db.session.commit()
    reader, facilitator = browser.as_("reader"), browser.as_("facilitator")
    assert "Leitbild house" not in reader.get("minutes.show").text
    docx = reader.post("papers.minutes_docx", status=200).response.data
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert b"Leitbild house" not in archive.read("word/document.xml")
    assert "Leitbild house" in facilitator.get("minutes.show").text
    assert "Leitbild house" not in facilitator.get("minutes.show", circle="group").text


def test_the_record_of_a_meeting_lists_its_minutes(closed: Browser, world: World):
    page = closed.get("meetings.record")
    assert page.texts("#minutes .wm-st") == ["in coordination"]
    assert closed.get("minutes.latest", status=302).location == f"/minutes/{newest(closed, world.meeting_id).id}"


def test_a_meeting_without_minutes_leads_to_its_record(facilitator: Browser, world: World):
    assert facilitator.get("minutes.latest", status=302).location == f"/meetings/{world.meeting_id}/record"


def test_closing_asks_until_when_comments_are_welcome(facilitator: Browser, world: World):
    with facilitator.app.app_context():
        meeting = db.session.get_one(Meeting, world.meeting_id)
        close(db.session, meeting)
        minutes.reopen(db.session, meeting, reason="Noch offen")
        db.session.commit()
    page = facilitator.get("meetings.close")
    assert "Noch offen" in page.text
    answer = facilitator.post("meetings.close", page.fields() | {"comments_until": "2001-01-01"}, status=422)
    assert "past" in answer.text


def test_who_was_there_comments_on_an_item(closed: Browser, world: World):
    version = newest(closed, world.meeting_id)
    coordinator = closed.as_("coordinator")
    page = coordinator.get("minutes.comment", minutes_version_id=version.id)
    said = page.fields() | {"agenda_item_id": str(world.agenda_item_id), "text": "Es waren drei."}
    coordinator.post("minutes.comment", said, status=303, minutes_version_id=version.id)
    shown = coordinator.get("minutes.show", minutes_version_id=version.id)
    assert "Es waren drei." in shown.soup.select_one("#comments").get_text()
    assert "1. Handlungsfelder" in shown.soup.select_one("#comments").get_text()


def test_whoever_was_not_there_is_told_so_and_loses_nothing(closed: Browser, world: World):
    version = newest(closed, world.meeting_id)
    page = closed.get("minutes.comment", minutes_version_id=version.id)
    assert not page.soup.select("main form")
    said = {"form_key": "einmal", "agenda_item_id": "", "text": "Mein langer Text"}
    answer = closed.post("minutes.comment", said, status=422, minutes_version_id=version.id)
    assert "Only those who were there" in answer.text
    assert "Mein langer Text" in answer.text


def test_a_comment_is_answered(facilitator: Browser):
    page = facilitator.get("minutes.answer")
    assert "Es waren drei." in page.text
    assert page.texts(".wm-crumb a")[0] == "Vielfalt leben"
    facilitator.post("minutes.answer", page.fields() | {"answer": "Stimmt, danke."}, status=303)
    assert "Stimmt, danke." in facilitator.get("minutes.show").soup.select_one("#comments").get_text()


def test_the_group_approves_from_the_item_on_its_agenda(closed: Browser, world: World, approval: int):
    with closed.app.app_context():
        meeting_id = db.session.get_one(AgendaItem, approval).meeting_id
    held = closed.get("meetings.hold", meeting_id=meeting_id, item=approval)
    assert f"/agenda-items/{approval}/approve-minutes" in held.links()
    page = closed.get("minutes.approve", agenda_item_id=approval)
    closed.post("minutes.approve", page.fields(), status=303, agenda_item_id=approval)
    assert newest(closed, world.meeting_id).state is MinutesState.APPROVED
    assert "are approved." in closed.get("meetings.hold", meeting_id=meeting_id, item=approval).text


@pytest.mark.parametrize(
    ("verdict", "changes", "said"),
    [("approved", "Es waren drei.", "You entered changes"), ("approved_with_changes", "", "what is to be changed")],
)
def test_verdict_and_changes_must_agree(closed: Browser, approval: int, verdict, changes, said):
    page = closed.get("minutes.approve", agenda_item_id=approval)
    typed = page.fields() | {"verdict": verdict, "changes": changes}
    answer = closed.post("minutes.approve", typed, status=422, agenda_item_id=approval)
    assert said in answer.text
    assert changes in answer.text


def test_an_approval_with_changes_is_a_new_version_and_the_old_one_leads_to_it(
    closed: Browser, world: World, approval: int
):
    first = newest(closed, world.meeting_id)
    page = closed.get("minutes.approve", agenda_item_id=approval)
    typed = page.fields() | {"verdict": "approved_with_changes", "changes": "Es waren drei."}
    closed.post("minutes.approve", typed, status=303, agenda_item_id=approval)
    second = newest(closed, world.meeting_id)
    assert closed.get("minutes.show", minutes_version_id=second.id).texts("#amendments p") == ["Es waren drei."]
    assert f"/minutes/{second.id}" in closed.get("minutes.show", minutes_version_id=first.id).links()


@pytest.mark.parametrize(("circle", "is_told"), [(Confidentiality.HOUSE, False), (Confidentiality.GROUP, True)])
def test_the_changes_of_an_approval_go_no_further_than_the_group(
    closed: Browser, world: World, approval: int, circle: Confidentiality, is_told: bool
):
    with closed.app.app_context():
        db.session.get_one(AgendaItem, approval).visibility = circle
        db.session.commit()
    page = closed.get("minutes.approve", agenda_item_id=approval)
    typed = page.fields() | {"verdict": "approved_with_changes", "changes": "Personalie: es waren drei."}
    closed.post("minutes.approve", typed, status=303, agenda_item_id=approval)
    said = closed.get("agenda_items.show", agenda_item_id=approval).text
    assert "are approved with changes" in said
    assert ("Personalie: es waren drei." in said) is is_told


def test_an_item_that_is_about_something_else_approves_nothing(facilitator: Browser):
    target = facilitator.get("minutes.approve", status=302).location
    assert "There are no minutes that this item could approve." in facilitator.open(target).text


def test_reopening_needs_a_reason_and_leads_back_into_the_meeting(closed: Browser, world: World):
    page = closed.get("minutes.reopen")
    assert "Please give the reason." in closed.post("minutes.reopen", page.fields(), status=422).text
    answer = closed.post("minutes.reopen", page.fields() | {"reason": "Eine Zahl war falsch."}, status=303)
    assert answer.location == f"/meetings/{world.meeting_id}/hold"


def test_approved_minutes_are_corrected_by_an_addition(closed: Browser, world: World, approval: int):
    page = closed.get("minutes.approve", agenda_item_id=approval)
    closed.post("minutes.approve", page.fields(), status=303, agenda_item_id=approval)
    version = newest(closed, world.meeting_id)
    shown = closed.get("minutes.show", minutes_version_id=version.id)
    assert f"/minutes/{version.id}/amend" in shown.links()
    page = closed.get("minutes.amend", minutes_version_id=version.id)
    typed = page.fields() | {"text": "Der Name war falsch."}
    closed.post("minutes.amend", typed, status=303, minutes_version_id=version.id)
    assert newest(closed, world.meeting_id).number == 2


def test_the_page_asks_as_much_for_many_versions_as_for_one(closed: Browser, world: World):
    first = newest(closed, world.meeting_id)
    with statements() as few:
        closed.get("minutes.show", minutes_version_id=first.id)
    with closed.app.app_context():
        for _time in range(5):
            latest = db.session.get_one(MinutesVersion, newest(closed, world.meeting_id).id)
            minutes.amend(db.session, latest, seen_version=latest.version, text="Nachtrag", on=date(2021, 11, 1))
            db.session.commit()
    last = newest(closed, world.meeting_id)
    with statements() as many:
        closed.get("minutes.show", minutes_version_id=last.id)
    assert len(many) == len(few)
