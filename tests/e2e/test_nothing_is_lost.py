"""Whatever somebody typed is saved or comes back: two at once, an ended sign-in, a double click, a power cut."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e import meetings
from tracker.web.clock import today

pytestmark = pytest.mark.e2e
EVENT = "/dialogues/14"
SUMMARY = "Es ging um Sprache.\nViele blieben länger."


# Two people


def planned(visitor):
    """Plan an event that nobody else works on, and return its address."""
    page = visitor.open("/processes/1/dialogues/new")
    visitor.field("Title").fill("Zwei schreiben")
    visitor.field("Beginning").fill("2021-09-14T09:00")
    visitor.press("Plan an event")
    expect(page.get_by_role("heading", level=1)).to_have_text("Zwei schreiben")
    return page.url


def test_the_second_who_saves_a_record_gets_both_texts_and_can_save_theirs(visit, place):
    first, second = visit("facilitator", **place), visit("coordinator", **place)
    event = planned(first)
    for person in (first, second):
        person.open(f"{event}/edit")
    first.field("Summary").fill("Von der Begleitung.")
    first.press("Save")
    expect(first.page).to_have_url(event)
    second.field("Summary").fill("Von der Koordination.")
    second.press("Save")

    second.sees("Somebody else changed this in the meantime")
    for text in ("Von der Begleitung.", "Von der Koordination."):
        expect(second.page.locator("main .wm-pre", has_text=text)).to_be_visible()
    assert second.findings() == []
    second.press("Save my version")
    expect(second.page.locator("main")).to_contain_text("Von der Koordination.")
    expect(second.page.locator("main")).not_to_contain_text("Von der Begleitung.")


def test_of_two_who_write_the_same_notes_the_second_sees_both_and_decides(visit, place):
    first, second = visit("facilitator", **place), visit("coordinator", **place)
    meeting = meetings.begin(first, "Leitbild")
    second.open(f"{meeting}/hold")
    meetings.note(first, "Von der Begleitung.")
    second.page.locator("#notes").fill("Von der Koordination.")

    expect(second.page.locator("[data-conflict-text]")).to_have_text("Von der Begleitung.")
    second.press("Put both below each other")
    meetings.expect_saved(second)
    first.open(f"{meeting}/hold")
    expect(first.page.locator("#notes")).to_have_value("Von der Begleitung.\n\nVon der Koordination.")


# A connection that is lost


def test_notes_typed_without_a_connection_are_saved_when_it_is_back(visit, place):
    facilitator = visit("facilitator", **place)
    page = facilitator.page
    meeting = meetings.begin(facilitator, "Leitbild")
    page.context.set_offline(True)
    page.locator("#notes").fill("Ohne Netz geschrieben.")
    expect(page.locator("[data-save-state]")).to_contain_text(
        facilitator.words("Not saved yet. Your text stays here; we keep trying.")
    )
    page.context.set_offline(False)
    meetings.expect_saved(facilitator)
    facilitator.open(f"{meeting}/hold")
    expect(page.locator("#notes")).to_have_value("Ohne Netz geschrieben.")


def test_notes_typed_without_a_connection_do_not_overwrite_what_somebody_else_wrote_meanwhile(visit):
    first, second = visit("facilitator"), visit("coordinator")
    meeting = meetings.begin(first, "Leitbild")
    second.open(f"{meeting}/hold")
    second.page.context.set_offline(True)
    second.page.locator("#notes").fill("Ohne Netz geschrieben.")
    meetings.note(first, "Inzwischen geschrieben.")
    second.page.context.set_offline(False)
    expect(second.page.locator("[data-conflict-text]")).to_have_text(
        "Inzwischen geschrieben.", timeout=meetings.LONGER_THAN_THE_PAUSE_BETWEEN_TWO_TRIES
    )
    expect(second.page.locator("#notes")).to_have_value("Ohne Netz geschrieben.")
    assert second.findings() == []


# A sign-in that ended


def test_what_was_typed_into_a_form_is_back_after_signing_in_again(visit, hasty_server):
    facilitator = visit(at=hasty_server)
    page = facilitator.open(f"/sign-in?next={EVENT}/edit")
    facilitator.sign_in("facilitator")
    facilitator.field("Summary").fill(SUMMARY)
    page.wait_for_timeout(3_500)
    facilitator.press("Save")
    facilitator.sees("Please sign in again")
    facilitator.sign_in("facilitator")
    expect(facilitator.field("Summary")).to_have_value(SUMMARY)
    facilitator.press("Save")
    expect(page.locator("main")).to_contain_text("Viele blieben länger.")


def test_what_was_typed_for_a_new_record_is_back_after_signing_in_again(visit, server, place):
    facilitator = visit("facilitator", **place)
    facilitator.open("/processes/3/dialogues/new")
    facilitator.field("Title").fill("Dialog am Nachmittag")
    facilitator.field("Beginning").fill("2027-03-01T14:00")
    server.let_sign_ins_end()
    facilitator.press("Plan an event")
    facilitator.sees("Please sign in again")
    facilitator.sign_in("facilitator")
    facilitator.sees("You had been signed out. What you had typed is still here; please check it and save.")
    expect(facilitator.field("Title")).to_have_value("Dialog am Nachmittag")
    facilitator.press("Plan an event")
    expect(facilitator.page.get_by_role("heading", level=1)).to_have_text("Dialog am Nachmittag")


def test_notes_of_a_meeting_are_saved_as_soon_as_one_has_signed_in_again(visit, server, place):
    facilitator = visit("facilitator", **place)
    page = facilitator.page
    meeting = meetings.begin(facilitator, "Leitbild")
    server.let_sign_ins_end()
    page.locator("#notes").fill("Mitten im Satz")
    facilitator.sees("Not saved: you are signed out. Your text stays here.")
    with page.expect_popup() as opened:
        facilitator.press("Sign in (new window)")
    facilitator.sign_in("facilitator", on=opened.value)
    opened.value.close()
    page.evaluate("dispatchEvent(new Event('focus'))")
    meetings.expect_saved(facilitator)
    facilitator.open(f"{meeting}/hold")
    expect(page.locator("#notes")).to_have_value("Mitten im Satz")


def test_notes_survive_that_the_page_is_left_while_signed_out(visit, server):
    facilitator = visit("facilitator")
    page = facilitator.page
    meeting = meetings.begin(facilitator, "Leitbild")
    server.let_sign_ins_end()
    page.locator("#notes").fill("Mitten im Satz")
    facilitator.sees("Not saved: you are signed out. Your text stays here.")
    facilitator.open(f"{meeting}/hold")
    facilitator.sign_in("facilitator")
    meetings.expect_saved(facilitator)
    expect(page.locator("#notes")).to_have_value("Mitten im Satz")


# A double click


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_a_double_click_creates_one_record(visit, has_script: bool):
    title = f"Doppelt {has_script}"
    facilitator = visit("facilitator", java_script_enabled=has_script)
    page = facilitator.open("/processes/3/dialogues/new")
    facilitator.field("Title").fill(title)
    facilitator.field("Beginning").fill(f"{today()}T09:00")
    facilitator.button("Plan an event").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    facilitator.open("/processes/3/dialogues")
    expect(page.get_by_role("link", name=title)).to_have_count(1)


# A power cut


def test_a_power_cut_between_two_saves_takes_nothing_that_was_acknowledged(visit, own_server):
    facilitator = visit("facilitator", at=own_server)
    page = facilitator.page
    meeting = meetings.begin(facilitator, "Leitbild")
    meetings.decide(facilitator, "Das Leitbild gilt.")
    meetings.note(facilitator, "Vor dem Ausfall.")
    own_server.kill()
    page.locator("#notes").fill("Vor dem Ausfall. Währenddessen.")
    facilitator.sees("Not saved yet. Your text stays here; we keep trying.")
    own_server.start()
    meetings.expect_saved(facilitator)

    own_server.kill()
    own_server.start()
    facilitator.open(f"{meeting}/hold")
    expect(page.locator("#notes")).to_have_value("Vor dem Ausfall. Währenddessen.")
    expect(page.locator("#outcomes")).to_contain_text("Das Leitbild gilt.")
