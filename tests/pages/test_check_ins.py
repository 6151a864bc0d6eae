"""The tally of an event as those who record see it: from its address to its sums."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.browser import Browser
from tests.reports.papers import look
from tests.statements import statements
from tests.world import SECRET_KEY
from tracker.actions import check_ins as actions
from tracker.domain.check_ins import Operation
from tracker.domain.counts import EXTERNAL, Unit
from tracker.domain.participation import CountScope
from tracker.extensions import db
from tracker.models import DialogueEvent, JournalEntry
from tracker.queries import check_ins as queries
from tracker.web.clock import wall_time
from tracker.web.identity import SAID_BY_PAGES


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


@pytest.fixture
def event_id(facilitator: Browser) -> int:
    """An event of today at which nobody was counted yet."""
    return plan(facilitator)


def plan(facilitator: Browser, **changes) -> int:
    begun = wall_time() - timedelta(hours=1)
    event = {"title": "2. Dialog", "kind": "dialogue", "starts_at": f"{begun:%Y-%m-%dT%H:%M}", "target": "whole_house"}
    return int(facilitator.submit("dialogues.create", event | changes).location.rpartition("/")[2])


def begin(facilitator: Browser, event_id: int, **values) -> str:
    """Open the tally and return the address that the page shows."""
    facilitator.post("check_ins.begin", values or {"asks_first_time": "y"}, dialogue_event_id=event_id)
    return show(facilitator, event_id).soup.select_one("a[rel=noreferrer]")["href"]


def show(facilitator: Browser, event_id: int):
    return facilitator.get("check_ins.show", dialogue_event_id=event_id)


def tap(browser: Browser, event_id: int, *, start: int = 0, **numbers: int) -> None:
    """Tap people: `Jugendamt=3, external=1`."""
    with browser.app.app_context():
        event = db.session.get_one(DialogueEvent, event_id)
        row = queries.row(queries.of_event(db.session, event), event)
        departments = browser.world.departments
        units = [
            EXTERNAL if name == "external" else Unit(CountScope.DEPARTMENT, departments[name])
            for name, number in numbers.items()
            for _ in range(number)
        ]
        taps = [Operation(f"{start + position:022}", unit) for position, unit in enumerate(units)]
        actions.record(db.session, row, taps)
        db.session.commit()


def review(facilitator: Browser, event_id: int):
    return facilitator.get("check_ins.review", dialogue_event_id=event_id)


def close(facilitator: Browser, event_id: int) -> None:
    facilitator.post("check_ins.close", dialogue_event_id=event_id)


def save(facilitator: Browser, event_id: int, *, status: int = 303, **changes):
    return facilitator.submit("check_ins.review", changes, dialogue_event_id=event_id, status=status)


def field(browser: Browser, name: str, column: str = "count") -> str:
    return f"all-{browser.world.departments[name]}-{column}"


def test_the_page_of_an_event_leads_to_its_tally(facilitator: Browser, event_id: int):
    path = facilitator.url("check_ins.show", dialogue_event_id=event_id)
    assert path in facilitator.get("dialogues.show", dialogue_event_id=event_id).links()
    assert path not in facilitator.as_("reader").get("dialogues.show", dialogue_event_id=event_id).links()


def test_an_open_tally_shows_its_address_and_a_code_with_words(facilitator: Browser, event_id: int):
    url = begin(facilitator, event_id)
    page = show(facilitator, event_id)
    image = page.soup.select_one("img.wm-code")
    assert url in image["alt"]
    drawn = facilitator.client.get(image["src"])
    assert drawn.mimetype == "image/svg+xml"
    assert b"<svg" in drawn.data
    assert url.encode() not in drawn.data
    assert facilitator.client.get(url).status_code == 200
    assert url in facilitator.get("check_ins.poster", dialogue_event_id=event_id).text


def test_the_sums_are_asked_for_without_the_page(facilitator: Browser, event_id: int):
    begin(facilitator, event_id)
    tap(facilitator, event_id, Jugendamt=3, external=1)
    part = facilitator.client.get(show(facilitator, event_id).soup.select_one("[data-follow]")["data-follow"]).text
    assert '<b class="wm-big" data-taps>4</b>' in part
    assert "<html" not in part
    assert "Bauamt" not in part


def test_the_sums_cost_the_same_however_many_taps(facilitator: Browser, event_id: int):
    def cost() -> int:
        with statements() as found:
            facilitator.client.get(facilitator.url("check_ins.sums", dialogue_event_id=event_id))
        return len(found)

    begin(facilitator, event_id)
    tap(facilitator, event_id, Jugendamt=1)
    few = cost()
    tap(facilitator, event_id, start=100, Jugendamt=20, Bauamt=9, Sozialamt=30, external=5)
    assert cost() == few


def test_a_closed_tally_is_opened_again_at_the_same_address(facilitator: Browser, event_id: int):
    url = begin(facilitator, event_id)
    close(facilitator, event_id)
    assert facilitator.client.get(url).status_code == 410
    assert begin(facilitator, event_id) == url
    assert facilitator.client.get(url).status_code == 200


def test_another_address_makes_the_old_one_unknown_at_once(facilitator: Browser, event_id: int):
    old = begin(facilitator, event_id)
    facilitator.submit("check_ins.renew", {}, dialogue_event_id=event_id)
    assert facilitator.client.get(old).status_code == 404
    new = show(facilitator, event_id).soup.select_one("a[rel=noreferrer]")["href"]
    assert facilitator.client.get(new).status_code == 200


def test_reviewed_sums_become_the_count(facilitator: Browser, event_id: int):
    begin(facilitator, event_id)
    tap(facilitator, event_id, Jugendamt=3, Bauamt=2, external=1)
    close(facilitator, event_id)
    assert save(facilitator, event_id).location.endswith(f"/dialogues/{event_id}#counts")
    page = facilitator.get("dialogues.show", dialogue_event_id=event_id)
    assert "Tally" in page.texts("#counts .wm-facts")[0]
    assert [row for row in page.texts("#counts tbody tr") if row.startswith("Jugendamt 62 3 0")]
    saved = show(facilitator, event_id)
    assert "The tally is saved" in saved.text
    assert facilitator.status(facilitator.url("check_ins.review", dialogue_event_id=event_id)) == 303


def numbers(facilitator: Browser, event_id: int) -> dict[str, list[str]]:
    """Return what the count page says of every line, by its name."""
    page = facilitator.get("counts.edit", dialogue_event_id=event_id)
    rows = {row["data-unit"]: row for row in page.soup.select("tr[data-unit]")}
    return {name: [field["value"] for field in row.select("input")] for name, row in rows.items()}


NOBODY_ELSE = "Nobody came from the other departments (record 0)"
OUTSIDE = {"Not assigned", "External"}


def test_nobody_else_was_there_is_said_at_once(facilitator: Browser, event_id: int):
    begin(facilitator, event_id)
    tap(facilitator, event_id, Jugendamt=3)
    close(facilitator, event_id)
    page = review(facilitator, event_id)
    assert NOBODY_ELSE in page.text
    assert page.soup.select_one("[name=nobody_else]").get("checked") is None
    others = [name for name in numbers(facilitator, event_id) if name not in OUTSIDE | {"Jugendamt"}]
    assert page.texts("#nobody_else-hint") == [f"{len(others)} numbers are missing: {', '.join(others)}"]
    save(facilitator, event_id, nobody_else="y")
    found = numbers(facilitator, event_id)
    assert {name: found[name] for name in others} == {name: ["0", "0"] for name in others}
    assert (found["Jugendamt"], found["Not assigned"], found["External"]) == (["3", "0"], ["", ""], [""])


def test_without_the_tick_nothing_is_known_of_the_others(facilitator: Browser, event_id: int):
    begin(facilitator, event_id, asks_first_time="")
    tap(facilitator, event_id, Jugendamt=3)
    close(facilitator, event_id)
    save(facilitator, event_id)
    assert numbers(facilitator, event_id)["Bauamt"] == ["", ""]


def test_nobody_is_asked_about_the_others_where_all_are_known(facilitator: Browser, event_id: int):
    departments = [name for name in numbers(facilitator, event_id) if name not in OUTSIDE]
    cells = {f"count-{facilitator.world.departments[name]}-participants": "1" for name in departments}
    facilitator.submit("counts.edit", cells | {"save": "1"}, dialogue_event_id=event_id)
    begin(facilitator, event_id)
    tap(facilitator, event_id, external=2)
    close(facilitator, event_id)
    assert NOBODY_ELSE not in review(facilitator, event_id).text


def test_a_line_that_was_only_tried_stays_unrecorded(facilitator: Browser, event_id: int):
    begin(facilitator, event_id)
    tap(facilitator, event_id, Jugendamt=3, Bauamt=2)
    close(facilitator, event_id)
    save(facilitator, event_id, nobody_else="y", **{field(facilitator, "Bauamt"): ""})
    found = numbers(facilitator, event_id)
    assert (found["Jugendamt"], found["Bauamt"]) == (["3", "0"], ["", ""])


def test_taps_are_thrown_away_after_a_question_and_the_address_changes(facilitator: Browser, event_id: int):
    old = begin(facilitator, event_id)
    tap(facilitator, event_id, Jugendamt=3, Bauamt=2)
    path = facilitator.url("check_ins.discard", dialogue_event_id=event_id)
    assert path in show(facilitator, event_id).links()
    asked = facilitator.get("check_ins.discard", dialogue_event_id=event_id)
    assert "5 taps are deleted" in asked.text
    assert show(facilitator, event_id).texts("[data-taps]") == ["5"], "looking at the question changes nothing"
    facilitator.submit("check_ins.discard", {}, dialogue_event_id=event_id)
    assert show(facilitator, event_id).texts("[data-taps]") == ["0"]
    assert facilitator.client.get(old).status_code == 404
    written = facilitator.get("journal.index", process_id=facilitator.world.process_id).texts("tbody tr")[0]
    assert "discarded" in written
    assert "Taps" in written
    assert "5" in written


def test_a_saved_tally_has_nothing_to_throw_away(facilitator: Browser, event_id: int):
    path = facilitator.url("check_ins.discard", dialogue_event_id=event_id)
    begin(facilitator, event_id)
    tap(facilitator, event_id, Jugendamt=3)
    close(facilitator, event_id)
    assert path in show(facilitator, event_id).links()
    save(facilitator, event_id)
    assert path not in show(facilitator, event_id).links()
    assert facilitator.status(path) == 303
    assert facilitator.post("check_ins.discard", {}, dialogue_event_id=event_id).location.endswith("/check-in")


def test_what_is_recorded_already_is_shown_and_somebody_decides(facilitator: Browser, event_id: int):
    cells = {f"count-{facilitator.world.departments['Jugendamt']}-participants": "9"}
    facilitator.submit("counts.edit", cells, dialogue_event_id=event_id)
    begin(facilitator, event_id, asks_first_time="")
    tap(facilitator, event_id, Jugendamt=3, Bauamt=2)
    close(facilitator, event_id)
    page = review(facilitator, event_id)
    assert page.texts("tbody tr")[0].split()[:5] == ["Jugendamt", "Please", "decide", "3", "9"]
    assert "One line has another number already" in page.text
    assert page.soup.select_one(f"[name={field(facilitator, 'Jugendamt')}]")["value"] == ""
    refused = save(facilitator, event_id, status=422)
    assert "Please decide which number holds." in refused.text
    save(facilitator, event_id, **{field(facilitator, "Jugendamt"): "12"})
    rows = facilitator.get("dialogues.show", dialogue_event_id=event_id).texts("#counts tbody tr")
    assert [row for row in rows if row.startswith("Jugendamt 62 12")]


def test_recorded_first_timers_outlive_a_tally_that_did_not_ask_for_them(facilitator: Browser, event_id: int):
    key = facilitator.world.departments["Jugendamt"]
    cells = {f"count-{key}-participants": "12", f"count-{key}-first_timers": "5"}
    facilitator.submit("counts.edit", cells, dialogue_event_id=event_id)
    begin(facilitator, event_id, asks_first_time="")
    tap(facilitator, event_id, Jugendamt=12)
    close(facilitator, event_id)
    assert "decide" not in review(facilitator, event_id).text
    save(facilitator, event_id)
    rows = facilitator.get("dialogues.show", dialogue_event_id=event_id).texts("#counts tbody tr")
    assert [row for row in rows if row.startswith("Jugendamt 62 12 5")]


def test_first_timers_that_differ_are_decided_about_too(facilitator: Browser, event_id: int):
    key = facilitator.world.departments["Jugendamt"]
    cells = {f"count-{key}-participants": "3", f"count-{key}-first_timers": "2"}
    facilitator.submit("counts.edit", cells, dialogue_event_id=event_id)
    begin(facilitator, event_id)
    tap(facilitator, event_id, Jugendamt=3)
    close(facilitator, event_id)
    refused = save(facilitator, event_id, status=422)
    assert refused.texts(f"#{field(facilitator, 'Jugendamt', 'new')}-problem") == ["Please decide which number holds."]
    save(facilitator, event_id, **{field(facilitator, "Jugendamt", "new"): "2"})
    rows = facilitator.get("dialogues.show", dialogue_event_id=event_id).texts("#counts tbody tr")
    assert [row for row in rows if row.startswith("Jugendamt 62 3 2")]


def test_an_older_page_does_not_change_what_an_open_tally_asks(facilitator: Browser, event_id: int):
    url = begin(facilitator, event_id)
    facilitator.post("check_ins.begin", {}, dialogue_event_id=event_id)
    assert 'role="switch"' in facilitator.client.get(url).text


def test_more_than_work_there_is_said_at_the_line_and_can_be_corrected(facilitator: Browser, event_id: int):
    begin(facilitator, event_id)
    tap(facilitator, event_id, Kämmerei=15, Bauamt=2)
    close(facilitator, event_id)
    refused = save(facilitator, event_id, status=422)
    assert "14 people work there" in refused.texts(f"#{field(facilitator, 'Kämmerei')}-problem")[0]
    save(facilitator, event_id, **{field(facilitator, "Kämmerei"): "14"})


def test_managers_and_staff_are_reviewed_apart(facilitator: Browser):
    event_id = plan(facilitator, splits_categories="y")
    begin(facilitator, event_id)
    tap(facilitator, event_id, Jugendamt=3)
    close(facilitator, event_id)
    assert review(facilitator, event_id).texts("tbody tr")[0].startswith("Jugendamt Staff 3")


def test_a_closed_count_refuses_the_tally_in_words(facilitator: Browser, event_id: int):
    begin(facilitator, event_id)
    tap(facilitator, event_id, Jugendamt=3)
    close(facilitator, event_id)
    cells = {f"count-{facilitator.world.departments['Bauamt']}-participants": "9"}
    facilitator.submit("counts.edit", cells | {"close": "1"}, dialogue_event_id=event_id)
    page = save(facilitator, event_id, status=422, **{field(facilitator, "Bauamt"): "9"})
    assert "The count of this event is closed." in page.text
    refused = facilitator.post("check_ins.begin", {}, dialogue_event_id=event_id, status=422)
    assert "The count of this event is closed" in refused.text


def test_an_address_made_with_another_key_is_given_anew(facilitator: Browser, event_id: int):
    begin(facilitator, event_id)
    facilitator.app.secret_key = "another key, long enough as well"
    try:
        again = facilitator.as_("facilitator")
        assert "The key of the application has changed" in show(again, event_id).text
        assert again.status(again.url("check_ins.code_file", dialogue_event_id=event_id)) == 404
        assert again.status(again.url("check_ins.poster", dialogue_event_id=event_id)) == 303
    finally:
        facilitator.app.secret_key = SECRET_KEY


def test_what_was_never_begun_does_not_exist(facilitator: Browser, event_id: int):
    for endpoint in ("sums", "code_file", "poster", "review", "renew", "discard"):
        assert facilitator.status(facilitator.url(f"check_ins.{endpoint}", dialogue_event_id=event_id)) == 404


def test_the_paper_sheet_names_every_department_and_is_written_down(facilitator: Browser, event_id: int):
    answer = facilitator.post("check_ins.sheet", dialogue_event_id=event_id, status=200).response
    looked = look(answer.data)
    for words in ("2. Dialog", "Fachdienst", "Jugendamt", "62", "Not assigned", "External"):
        assert words in looked.text
    with facilitator.app.app_context():
        entry = db.session.query(JournalEntry).order_by(JournalEntry.id.desc()).first()
        assert (entry.action, entry.record, entry.record_id) == ("export", "DialogueEvent", event_id)


def test_the_paper_sheet_asks_what_the_tally_asks(facilitator: Browser):
    event_id = plan(facilitator, splits_categories="y")
    begin(facilitator, event_id, asks_first_time="")
    text = look(facilitator.post("check_ins.sheet", dialogue_event_id=event_id, status=200).response.data).text
    assert "Managers" in text
    assert "Staff" in text
    assert "first time" not in text


def test_looking_at_the_sums_keeps_nobody_signed_in():
    assert "check_ins.sums" in SAID_BY_PAGES
