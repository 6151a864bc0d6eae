"""Decisions: the register, and what became of each."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.browser import Browser
from tests.statements import statements
from tests.world import World
from tracker.extensions import db
from tracker.models import Decision
from tracker.web.clock import today

SOON = (today() + timedelta(days=20)).isoformat()


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def test_the_register_shows_number_result_implementation_and_due_date(facilitator: Browser):
    page = facilitator.get("decisions.index")
    assert [text.split()[0] for text in page.texts("main tbody th")] == ["2021/03", "2021/02", "2021/01"]
    assert page.texts("main tbody tr:first-child td") == [
        "accepted",
        "open",
        "31/12/2021 overdue Implemented : 2021/03 Move the date : 2021/03",
        "–",
    ]
    assert (
        "No decision fits what you chose."
        in facilitator.open(facilitator.url("decisions.index", status="revoked")).text
    )


def test_the_register_asks_the_same_however_long_it_is(facilitator: Browser, world: World):
    with statements() as for_three:
        facilitator.get("decisions.index")
    with facilitator.app.app_context():
        first = db.session.get(Decision, world.decision_id)
        for number in range(10, 70):
            db.session.add(
                Decision(
                    administration_id=first.administration_id,
                    process_id=first.process_id,
                    year=2020,
                    number=number,
                    title=f"Beschluss {number}",
                    decided_on=first.decided_on,
                )
            )
        db.session.commit()
    with statements() as for_many:
        page = facilitator.get("decisions.index")
    assert len(page.soup.select("main tbody tr")) == 50
    assert len(for_many) == len(for_three)
    assert page.soup.select("a[rel=next]")


def test_an_overdue_decision_offers_the_ways_out_in_the_list_and_on_its_page(facilitator: Browser):
    index, page = facilitator.get("decisions.index"), facilitator.get("decisions.show")
    assert {"Implemented", "Move the date"} <= set(page.texts("main .kern-btn"))
    for endpoint in ("decisions.implement", "decisions.postpone"):
        own = facilitator.url(endpoint)
        assert own in page.links()
        assert [link for link in index.links() if link.startswith(f"{own}?next=")]


def test_from_the_list_an_overdue_decision_is_implemented_and_leads_back(facilitator: Browser):
    fields = {"implemented_on": "2021-12-01", "remark": "Steht im Intranet."}
    back = facilitator.submit("decisions.implement", fields, next=facilitator.url("decisions.index"))
    assert back.location == facilitator.url("decisions.index")
    page = facilitator.get("decisions.show")
    assert "Implemented on 1 December 2021" in page.text
    assert "Steht im Intranet." in page.text


def test_the_date_of_an_overdue_decision_moves_only_with_the_reason(facilitator: Browser):
    refused = facilitator.submit("decisions.postpone", {"due_on": SOON}, status=422)
    assert "Please give the reason." in refused.text
    facilitator.submit("decisions.postpone", {"due_on": SOON, "status_reason": "Haushaltssperre"})
    page = facilitator.get("decisions.show")
    assert "Haushaltssperre" in page.text
    assert not page.soup.select(".wm-note--watch")


def test_an_overdue_decision_is_not_left_open_without_the_reason(facilitator: Browser):
    assert "please say why" in facilitator.get("decisions.edit").text
    assert "Please give the reason." in facilitator.submit("decisions.edit", {"status": "partly"}, status=422).text
    facilitator.submit("decisions.edit", {"status": "partly", "status_reason": "Ein Fachdienst fehlt."})
    assert facilitator.get("decisions.show").texts(".wm-title .wm-badge") == ["partly implemented"]


def test_what_became_of_a_decision_is_recorded_with_its_reason(facilitator: Browser):
    refused = facilitator.submit("decisions.edit", {"status": "not_implemented"}, status=422)
    assert "Please give the reason." in refused.text
    facilitator.submit("decisions.edit", {"status": "not_implemented", "status_reason": "Haushaltssperre"})
    page = facilitator.get("decisions.show")
    assert page.texts(".wm-title .wm-badge") == ["not implemented"]
    assert "Haushaltssperre" in page.text


def test_an_implemented_decision_has_a_day(facilitator: Browser):
    facilitator.submit("decisions.edit", {"status": "implemented", "implemented_on": "2021-12-01"})
    assert "Implemented on 1 December 2021" in facilitator.get("decisions.show").text


def test_a_decision_says_where_it_was_taken(facilitator: Browser, world: World):
    page = facilitator.get("decisions.show")
    assert page.heading == "Decision 2021/01"
    assert f"/meetings/{world.meeting_id}" in page.links()
    assert f"/agenda-items/{world.agenda_item_id}" in page.links()


def test_readers_look_but_do_not_touch(browser: Browser):
    page = browser.as_("reader").get("decisions.show")
    assert set(page.texts("main .kern-btn")) <= {"Excerpt (PDF)"}
    browser.as_("reader").get("decisions.edit", status=403)


def test_a_decision_of_a_running_meeting_can_be_corrected(facilitator: Browser, world: World):
    facilitator.submit("decisions.correct", {"title": "Vier Felder zuerst"})
    assert "2021/01 Vier Felder zuerst" in " ".join(
        facilitator.get("meetings.hold", item=world.agenda_item_id).texts(".wm-outcome")
    )


def test_two_decisions_of_which_one_replaces_the_other_lead_to_each_other(facilitator: Browser, world: World):
    second = world.decision_id + 1
    fields = {"supersedes_id": str(world.decision_id), "replacement": "supersedes", "status_reason": "Läuft an."}
    facilitator.submit("decisions.edit", fields, decision_id=second)
    earlier = facilitator.get("decisions.show")
    assert earlier.texts(".wm-title .wm-badge") == ["superseded"]
    assert "Superseded by 2021/02 Beschluss zu Haushalt" in earlier.text
    assert f"/decisions/{second}" in earlier.links()
    later = facilitator.get("decisions.show", decision_id=second)
    assert "Supersedes 2021/01 Beschluss zu Handlungsfelder" in later.text
    assert f"/decisions/{world.decision_id}" in later.links()
    facilitator.submit("decisions.edit", {"supersedes_id": ""}, decision_id=second)
    assert facilitator.get("decisions.show").texts(".wm-title .wm-badge") == ["open"]


def test_only_earlier_decisions_can_be_chosen(facilitator: Browser, world: World):
    for number, chosen in ((0, 0), (1, 2), (2, 3)):
        page = facilitator.get("decisions.edit", decision_id=world.decision_id + number)
        assert len(page.soup.select("select[name=supersedes_id] option")) == chosen


def test_of_two_linked_decisions_nobody_reads_more_than_of_each(facilitator: Browser, browser: Browser, world: World):
    fields = {"supersedes_id": str(world.decision_id), "replacement": "revokes", "status_reason": "Läuft an."}
    facilitator.submit("decisions.edit", fields, decision_id=world.decision_id + 1)
    page = browser.as_("reader").get("decisions.show")
    assert page.texts(".wm-title .wm-badge") == ["revoked"]
    assert "Haushalt" not in page.text


def test_superseded_is_nothing_one_chooses_by_hand(facilitator: Browser):
    page = facilitator.get("decisions.edit")
    values = {control["value"] for control in page.soup.select("input[name=status]")}
    assert "revoked" in values
    assert "superseded" not in values


def test_a_decision_names_to_whom_it_was_sent(facilitator: Browser):
    fields = {"delivered_to": "Landrat\r\nPersonalrat", "status_reason": "Läuft an."}
    facilitator.submit("decisions.edit", fields)
    assert "Delivered to Landrat Personalrat" in facilitator.get("decisions.show").text


def test_decision_and_milestone_that_it_moved_lead_to_each_other(facilitator: Browser, browser: Browser, world: World):
    hidden = world.decision_id + 2
    for key in (world.decision_id, hidden):
        facilitator.submit("decisions.milestones", {"milestone_ids": [str(world.milestone_id)]}, decision_id=key)
    assert f"/milestones/{world.milestone_id}" in facilitator.get("decisions.show").links()
    page = facilitator.get("milestones.show")
    assert "2021/01 Beschluss zu Handlungsfelder" in page.text
    assert {f"/decisions/{world.decision_id}", f"/decisions/{hidden}"} <= page.links()
    reader = browser.as_("reader").get("milestones.show")
    assert f"/decisions/{world.decision_id}" in reader.links()
    assert "Personalie" not in reader.text
    facilitator.post("decisions.milestones", {})
    assert f"/milestones/{world.milestone_id}" not in facilitator.get("decisions.show").links()


def test_the_history_of_a_decision_is_one_link_away_for_those_who_record(facilitator: Browser, browser: Browser):
    facilitator.submit("decisions.postpone", {"due_on": SOON, "status_reason": "Haushaltssperre"})
    page = facilitator.get("decisions.show")
    link = next(link for link in page.links() if "/journal" in link and "record=Decision" in link)
    assert "Haushaltssperre" in facilitator.open(link).text
    assert not [link for link in browser.as_("reader").get("decisions.show").links() if "record=Decision" in link]


@pytest.mark.parametrize(
    ("endpoint", "changes"),
    [
        ("decisions.edit", {"responsible": "Fachdienst Personal"}),
        ("decisions.implement", {"implemented_on": "2021-12-01"}),
        ("decisions.postpone", {"due_on": SOON}),
        ("decisions.correct", {"title": "Vier Felder zuerst"}),
    ],
)
def test_whoever_saves_second_sees_what_the_first_one_saved(facilitator: Browser, endpoint: str, changes):
    fields = facilitator.get(endpoint).fields() | changes
    facilitator.submit("decisions.postpone", {"due_on": "2030-01-01", "status_reason": "Haushaltssperre"})
    page = facilitator.post(endpoint, fields | {"status_reason": "Ein Fachdienst fehlt."}, status=409)
    name, value = next(iter(changes.items()))
    assert page.fields()[name] == value
    assert "Save my version" in page.text
