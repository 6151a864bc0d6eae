"""The page of a tally under its secret address: what it takes, what it tells, and what it never does."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import delete

from tests.browser import Browser
from tests.statements import statements
from tests.world import SECRET_KEY, STAFF, World
from tracker.actions import check_ins as actions
from tracker.blueprints import tallies
from tracker.domain.counts import EXTERNAL
from tracker.domain.participation import CountCategory
from tracker.extensions import db
from tracker.models import CheckIn, Department, DialogueEvent, Process, Tap
from tracker.models.base import now
from tracker.models.engine import will_write
from tracker.queries import check_ins as queries
from tracker.web.clock import wall_time

KEY = "k" * 32


@pytest.fixture
def address(browser: Browser, world: World) -> str:
    """The address of the tally of the world's event, which is open and empty."""
    with browser.app.app_context():
        event, check_in = _records(world)
        event.starts_at, event.counted_at = wall_time() - timedelta(hours=1), None
        db.session.execute(delete(Tap))
        actions.begin(db.session, event, key=SECRET_KEY, asks_first_time=True)
        db.session.commit()
        return f"/t/{actions.address(check_in, key=SECRET_KEY)}"


def _records(world: World) -> tuple[DialogueEvent, CheckIn]:
    event = db.session.get_one(DialogueEvent, world.dialogue_event_id)
    return event, queries.of_event(db.session, event)


def change(browser: Browser, **values) -> None:
    with browser.app.app_context():
        for record in _records(browser.world):
            for name, value in values.items():
                if hasattr(record, name):
                    setattr(record, name, value)
        db.session.commit()


def sums(browser: Browser) -> dict[tuple[str, CountCategory], tuple[int, int]]:
    with browser.app.app_context():
        _, check_in = _records(browser.world)
        names = {key: name for name, key in browser.world.departments.items()}
        found = queries.tap_sums(db.session, check_in.id)
        return {
            (names.get(each.unit.department_id, each.unit.key), each.category): (each.taps, each.first_timers)
            for each in found
        }


def send(browser: Browser, address: str, *taps: dict, **more):
    headers = {"Content-Type": "application/json"}
    return browser.client.post(f"{address}/taps", data=json.dumps({"taps": taps}), headers=headers | more)


def tap(browser: Browser, name: str = "Jugendamt", key: str = KEY, **values) -> dict:
    return {"key": key, "unit": str(browser.world.departments[name])} | values


def page(browser: Browser, address: str, **headers) -> BeautifulSoup:
    answer = browser.client.get(address, headers={"Accept-Language": "en"} | headers)
    return BeautifulSoup(answer.text, "html.parser")


def test_everybody_of_the_house_can_be_tapped_and_nobody_needs_an_account(browser: Browser, address: str):
    names = [node.get_text() for node in page(browser, address).select(".wm-tally__b > span")]
    assert names == ["Jugendamt", "Sozialamt", "Ordnungsamt", "Bauamt", "Kämmerei", "Not assigned", "External"]


def test_a_batch_counts_and_the_answer_tells_nothing_of_others(browser: Browser, address: str):
    answer = send(browser, address, tap(browser, first=True), tap(browser, "Bauamt", "b" * 32))
    assert (answer.status_code, answer.json) == (200, {"refused": []})
    assert sums(browser) == {("Jugendamt", "all"): (1, 1), ("Bauamt", "all"): (1, 0)}


def test_the_same_batch_again_changes_nothing(browser: Browser, address: str):
    for _ in range(3):
        send(browser, address, tap(browser))
    assert sums(browser) == {("Jugendamt", "all"): (1, 0)}


def test_no_answer_carries_a_cookie_or_may_be_kept_listed_or_leak(browser: Browser, address: str):
    client = browser.client
    answers = [client.get(address), send(browser, address, tap(browser)), client.get("/t/unknown")]
    answers.append(client.post(address, data={"key": "c" * 32, "unit": "external"}))
    answers += [client.post(address, data={"key": "?"}), client.post(f"{address}/taps", data="no JSON")]
    answers += [client.get(f"{address}/taps"), client.get(f"{address}/"), client.options(address), client.put(address)]
    answers += [client.get(f"{address}/feedback/more"), client.get("/house/unknown/")]
    for answer in answers:
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert "sign-in" not in answer.text


def test_an_error_under_an_address_is_told_in_either_language_too(browser: Browser, address: str):
    english = page(browser, f"{address}/taps")
    assert "That is not possible here" in english.get_text()
    other = english.select_one(".wm-langs a[lang=de]")["href"]
    assert other == f"{address}/taps?language=de"
    assert page(browser, other).html["lang"] == "de"


def test_no_answer_tells_how_much_of_a_pace_is_left_or_who_else_taps(browser: Browser, address: str):
    unknown = [browser.client.get("/t/guess") for _ in range(11)][-1]
    known = send(browser, address, tap(browser))
    for answer in (known, unknown, browser.client.get(address), send(browser, "/t/unknown", tap(browser))):
        assert [name for name, _value in answer.headers if "ratelimit" in name.lower()] == []
    assert "Retry-After" not in known.headers
    assert 1 < int(unknown.headers["Retry-After"]) <= 600


def test_nothing_is_stored_of_who_tapped_or_when(browser: Browser, address: str):
    send(browser, address, tap(browser), **{"User-Agent": "Mein Telefon"})
    columns = set(Tap.__table__.columns.keys())
    assert columns == {
        "administration_id",
        "category",
        "check_in_id",
        "department_id",
        "id",
        "is_first_time",
        "is_undone",
        "key",
        "scope",
    }


def test_only_json_of_a_modest_size_is_taken(browser: Browser, address: str):
    batch = json.dumps({"taps": [tap(browser)]})
    post = browser.client.post
    assert post(f"{address}/taps", data=batch, content_type="text/plain").status_code == 400
    assert post(f"{address}/taps", data={"taps": batch}).status_code == 400
    for body in ("", "[", "null", '{"taps": [{}]}', "[" * 30_000):
        refused = post(f"{address}/taps", data=body, content_type="application/json")
        assert (refused.status_code, refused.json) == (422, {"state": "refused"}), body[:10]
    too_large = post(f"{address}/taps", data=" " * 40_000, content_type="application/json")
    assert too_large.status_code == 413
    assert sums(browser) == {}


def test_a_department_of_another_house_is_refused_alone(browser: Browser, address: str):
    with browser.app.app_context():
        other = Department(administration_id=browser.world.other["administration_id"], name="Fremd", level=1)
        db.session.add(other)
        db.session.commit()
        foreign = {"key": "f" * 32, "unit": str(other.id)}
    answer = send(browser, address, foreign, tap(browser))
    assert answer.json == {"refused": ["f" * 32]}
    assert sums(browser) == {("Jugendamt", "all"): (1, 0)}


def test_a_closed_tally_takes_nothing_and_says_so(browser: Browser, address: str):
    change(browser, closed_at=now())
    assert send(browser, address, tap(browser)).status_code == 410
    assert browser.client.post(address, data={"key": KEY, "unit": "external"}).status_code == 410
    assert "This tally is closed" in page(browser, address).get_text()
    assert sums(browser) == {}


def test_a_closed_tally_confirms_what_was_counted_before(browser: Browser, address: str):
    send(browser, address, tap(browser))
    change(browser, closed_at=now())
    answer = send(browser, address, tap(browser), tap(browser, "Bauamt", "b" * 32))
    assert (answer.status_code, answer.json) == (410, {"state": "closed", "known": [KEY], "undone": []})
    found = page(browser, address).select_one("[data-left]")
    assert found["data-url"] == f"{address}/taps"


def test_a_closed_tally_confirms_what_was_taken_back_before(browser: Browser, address: str):
    send(browser, address, tap(browser), tap(browser, key="b" * 32))
    send(browser, address, tap(browser, undone=True))
    change(browser, closed_at=now())
    answer = send(browser, address, tap(browser, undone=True), tap(browser, key="b" * 32, undone=True))
    assert answer.json == {"state": "closed", "known": ["b" * 32, KEY], "undone": [KEY]}


def test_without_a_script_what_came_too_late_is_named(browser: Browser, address: str):
    typed = {name: value for name, value in tap(browser).items() if name in {"key", "unit"}}
    browser.client.post(address, data=typed)
    change(browser, closed_at=now())
    too_late = browser.client.post(address, data=typed | {"key": "b" * 32})
    assert "Not counted: Jugendamt 1." in BeautifulSoup(too_late.text, "lxml").get_text()
    undo = browser.client.post(address, data=typed | {"undone": "1"})
    assert "Not taken back: Jugendamt 1. It still counts." in BeautifulSoup(undo.text, "lxml").get_text()
    for nothing in (typed, typed | {"key": "b" * 32, "undone": "1"}):
        answer = browser.client.post(address, data=nothing)
        assert answer.status_code == 410
        assert "The tally was closed before" not in answer.text


def test_every_address_that_is_not_there_answers_alike(browser: Browser, address: str):
    change(browser, token_hash="0" * 64)
    unknown = [browser.client.get(each).text.replace(each, "") for each in (address, "/t/unknown")]
    assert unknown[0] == unknown[1]
    assert send(browser, address, tap(browser)).json == send(browser, "/t/unknown", tap(browser)).json
    assert browser.client.post(address, data={}).status_code == 404


def test_who_guesses_is_stopped_but_not_those_who_know(browser: Browser, address: str):
    statuses = [browser.client.get(f"/t/guess{number}").status_code for number in range(12)]
    assert statuses == [404] * 10 + [429] * 2
    assert browser.client.get(address).status_code == 200
    assert send(browser, address, tap(browser)).status_code == 200


def test_a_device_hears_that_its_address_is_void_however_much_was_guessed(browser: Browser, address: str):
    shown = page(browser, address).select_one("[data-proof]")
    change(browser, token_hash="0" * 64)
    for number in range(12):
        browser.client.get(f"/t/guess{number}")
    assert send(browser, address, tap(browser)).status_code == 429
    heard = send(browser, address, tap(browser), **{"Tally-Proof": shown["data-proof"]})
    assert (heard.status_code, heard.json) == (404, {"state": "unknown"})
    for proof in ("ä", "x" * 26, shown["data-proof"]):
        assert send(browser, "/t/other", tap(browser), **{"Tally-Proof": proof}).status_code == 429


def test_a_device_that_loads_a_void_address_is_told_what_it_did_not_send_however_much_was_guessed(browser: Browser):
    for number in range(10):
        browser.client.get(f"/t/guess{number}")
    answer = browser.client.get("/t/void")
    assert answer.status_code == 429
    found = BeautifulSoup(answer.text, "html.parser")
    assert found.select_one("[data-tally][data-left][hidden]")
    assert found.select_one("script[src*=tally]")


def test_a_crowd_is_asked_to_come_back_without_a_look_into_the_database(browser: Browser, address: str, monkeypatch):
    monkeypatch.setattr(tallies, "PACE", "2 per 100 seconds")
    assert [send(browser, address, tap(browser)).status_code for _ in range(2)] == [200, 200]
    with statements() as found:
        busy = send(browser, address, tap(browser, key="z" * 32))
    assert (busy.status_code, busy.json) == (429, {"state": "busy"})
    assert 0 < int(busy.headers["Retry-After"]) <= 100
    assert "Set-Cookie" not in busy.headers
    assert found == []
    assert browser.client.get(address).status_code == 200


def test_whoever_knows_no_address_slows_down_no_tally(browser: Browser, address: str, monkeypatch):
    monkeypatch.setattr(tallies, "PACE", "2 per 100 seconds")
    monkeypatch.setattr(tallies, "TOGETHER", "3 per 100 seconds")
    flood = [send(browser, f"/t/{name}", tap(browser)).status_code for name in "aaaaabcdefghijkl"]
    assert set(flood) == {404, 429}
    assert [send(browser, address, tap(browser)).status_code for _ in range(2)] == [200, 200]


def test_all_tallies_together_have_a_pace_that_one_alone_cannot_use_up(browser: Browser, address: str, monkeypatch):
    monkeypatch.setattr(tallies, "PACE", "2 per 100 seconds")
    monkeypatch.setattr(tallies, "TOGETHER", "3 per 100 seconds")
    assert [send(browser, address, tap(browser)).status_code for _ in range(5)] == [200, 200, 429, 429, 429]
    other = _second(browser)
    assert [send(browser, other, tap(browser)).status_code for _ in range(2)] == [200, 429]


def _second(browser: Browser) -> str:
    """Open the tally of another event and return its address."""
    with browser.app.app_context():
        first, _ = _records(browser.world)
        process = db.session.get_one(Process, first.process_id)
        event = DialogueEvent.of(process, title="Nebenan", starts_at=first.starts_at)
        db.session.add(event)
        db.session.flush()
        check_in = actions.begin(db.session, event, key=SECRET_KEY, asks_first_time=True)
        db.session.commit()
        return f"/t/{actions.address(check_in, key=SECRET_KEY)}"


def test_who_comes_while_another_batch_is_stored_is_asked_to_come_back(browser: Browser, address: str):
    with tallies.DOOR:
        busy = send(browser, address, tap(browser))
    assert (busy.status_code, busy.json, busy.headers["Retry-After"]) == (429, {"state": "busy"}, "1")
    assert sums(browser) == {}
    assert [send(browser, address, tap(browser)).status_code for _ in range(2)] == [200, 200]
    assert not tallies.DOOR.locked()


class Trickle(BytesIO):
    """A body that notes, whenever a part of it is read, whether somebody has the door."""

    def __init__(self, body: bytes) -> None:
        super().__init__(body)
        self.seen: list[bool] = []

    def readinto(self, part: bytearray, /) -> int:
        self.seen.append(tallies.DOOR.locked())
        return super().readinto(part)


@pytest.mark.parametrize("is_known", [True, False])
def test_who_sends_slowly_keeps_nobody_waiting(browser: Browser, address: str, is_known: bool):
    sent = json.dumps({"taps": [tap(browser)]}).encode()
    body, path = Trickle(sent), f"{address}/taps" if is_known else "/t/unknown/taps"
    facts = {"content_length": len(sent), "content_type": "application/json"}
    answer = browser.client.post(path, input_stream=body, **facts)
    assert answer.status_code == (200 if is_known else 404)
    assert body.seen
    assert not any(body.seen)


def test_nobody_waits_for_the_door_at_an_address_that_is_not_there(browser: Browser, address: str):
    with tallies.DOOR:
        assert send(browser, "/t/unknown", tap(browser)).status_code == 404


def test_who_guesses_never_waits_for_those_who_write(browser: Browser, address: str, monkeypatch):
    looked: list[tuple[bool, bool]] = []
    find = queries.found

    def found(session, token_hash, *, is_kept=False):
        looked.append((will_write.get(), is_kept))
        return find(session, token_hash, is_kept=is_kept)

    monkeypatch.setattr(queries, "found", found)
    send(browser, "/t/unknown", tap(browser))
    assert looked == [(False, False)]
    send(browser, address, tap(browser))
    assert looked[1:] == [(False, False), (True, True)]


def test_an_address_is_not_logged(browser: Browser, address: str, caplog: pytest.LogCaptureFixture, capsys):
    send(browser, address, tap(browser))
    browser.client.get(address)
    assert address not in caplog.text + "".join(capsys.readouterr())


def test_names_of_the_house_are_german_in_every_language(browser: Browser, address: str):
    names = page(browser, f"{address}?language=en").select("button[name=unit] > span")
    assert {node.get_text(): node.get("lang") for node in names} == {
        **dict.fromkeys(STAFF, "de"),
        "Not assigned": None,
        "External": None,
    }


def test_without_a_script_every_button_sends_a_form_and_the_last_can_be_taken_back(browser: Browser, address: str):
    form = page(browser, address).select_one("form#taps")
    fields = {"key": form.select_one("[name=key]")["value"], "first": "1"}
    unit = str(browser.world.departments["Bauamt"])
    answer = browser.client.post(form["action"], data=fields | {"unit": unit})
    assert answer.status_code == 303
    browser.client.post(form["action"], data=fields | {"unit": unit})
    assert sums(browser) == {("Bauamt", "all"): (1, 1)}
    after = page(browser, answer.location)
    assert after.select_one("#first").has_attr("checked")
    undo = after.select_one("noscript form")
    assert "Bauamt, +1" in undo.get_text()
    assert undo.select_one("[name=key]")["value"] != after.select_one("form#taps [name=key]")["value"]
    values = {node["name"]: node["value"] for node in undo.select("input")}
    again = browser.client.post(undo["action"], data=values)
    assert sums(browser) == {}
    assert page(browser, again.location).select_one("noscript form") is None


def test_without_a_script_a_full_department_says_so(browser: Browser, address: str, monkeypatch):
    monkeypatch.setattr(queries, "room", lambda *_: {EXTERNAL: 0})
    answer = browser.client.post(address, data={"key": KEY, "unit": "external"})
    assert "cannot be tapped any more" in page(browser, answer.location).get_text()


def test_without_a_script_enter_taps_nobody_and_keeps_what_is_chosen(browser: Browser, address: str):
    change(browser, splits_categories=True)
    form = page(browser, address).select_one("form#taps")
    first = form.select_one("button")
    assert not first.has_attr("name")
    assert first["tabindex"] == "-1"
    key = form.select_one("[name=key]")["value"]
    answer = browser.client.post(form["action"], data={"key": key, "first": "1", "category": "managers"})
    assert answer.status_code == 303
    after = page(browser, answer.location)
    assert after.select_one("#first").has_attr("checked")
    assert after.select_one("#category-managers").has_attr("checked")
    assert after.select_one("noscript form") is None
    assert sums(browser) == {}


def test_a_form_that_is_none_of_ours_is_refused(browser: Browser, address: str):
    assert browser.client.post(address, data={"key": "short", "unit": "external"}).status_code == 422


def test_managers_and_staff_are_asked_for_where_the_event_counts_them_apart(browser: Browser, address: str):
    assert page(browser, address).select("[name=category]") == []
    change(browser, splits_categories=True)
    found = page(browser, address)
    assert [node["value"] for node in found.select("[name=category]")] == ["staff", "managers"]
    send(browser, address, tap(browser, category="managers"), tap(browser, key="s" * 32))
    assert sums(browser) == {("Jugendamt", "managers"): (1, 0), ("Jugendamt", "staff"): (1, 0)}


def test_who_is_new_is_asked_only_where_the_facilitator_wants_it(browser: Browser, address: str):
    change(browser, asks_first_time=False)
    assert page(browser, address).select("[name=first]") == []
    send(browser, address, tap(browser, first=True))
    assert sums(browser) == {("Jugendamt", "all"): (1, 0)}


def test_the_browser_chooses_the_language_and_the_page_offers_the_other(browser: Browser, address: str):
    assert page(browser, address, **{"Accept-Language": "de-DE,de;q=0.9"}).html["lang"] == "de"
    english = page(browser, address)
    assert english.html["lang"] == "en"
    other = english.select_one(".wm-langs a[lang=de]")["href"]
    assert page(browser, other).html["lang"] == "de"
    assert page(browser, f"{address}?language=xx").html["lang"] == "en"


def test_a_search_helps_where_there_are_many_departments(browser: Browser, address: str):
    assert page(browser, address).select("[data-find]") == []
    with browser.app.app_context():
        administration_id = browser.world.administration_id
        db.session.add_all(
            Department(administration_id=administration_id, name=f"Amt {number}", level=1) for number in range(7)
        )
        db.session.commit()
    assert len(page(browser, address).select("[data-find]")) == 1


def test_a_batch_costs_as_many_statements_as_a_tap(browser: Browser, address: str):
    def sent(number: int, letter: str) -> int:
        taps = [tap(browser, key=f"{letter}{position:031}") for position in range(number)]
        with statements() as found:
            send(browser, address, *taps)
        return len(found)

    assert sent(1, "a") == sent(50, "b") <= 10


def test_the_page_has_no_script_or_style_in_passing_and_every_button_a_name(browser: Browser, address: str):
    found = page(browser, address)
    assert not found.select("[style], style, script:not([src])")
    assert all(re.search(r"\w", button.get_text()) for button in found.select("button"))
