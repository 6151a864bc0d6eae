"""The form that anybody at an event may fill in, and the pages of a round, below and above ten answers."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.browser import Browser
from tests.statements import statements
from tests.world import World
from tracker.actions import check_ins
from tracker.actions import feedback as actions
from tracker.domain.dialogues import DialogueState
from tracker.domain.feedback import FeedbackReview
from tracker.extensions import db
from tracker.models import CheckIn, DialogueEvent, Feedback, FeedbackRound, Participation
from tracker.models.base import now
from tracker.queries import feedback as queries
from tracker.reports import xlsx

KEY = "a key for tests, long enough"
RECORDERS = "facilitator", "coordinator"
READERS = "leadership", "reader", "evaluator"
ANSWER = {"key": "n" * 22, "usefulness": "4", "voice": "", "clarity": "2", "comment": "Gern öfter"}


@pytest.fixture
def token(browser: Browser, world: World) -> str:
    """The address of the world's check-in, which is that of its feedback."""
    with browser.app.app_context():
        check_in = db.session.get_one(CheckIn, world.check_in_id)
        check_ins.renew(db.session, check_in, key=KEY)
        db.session.commit()
        return check_ins.address(check_in, key=KEY) or ""


def fill(browser: Browser, world: World, answers: int, *, close: bool = True) -> None:
    """Let more people answer, each with a comment, and close the round."""
    with browser.app.app_context():
        found = db.session.get_one(FeedbackRound, world.feedback_round_id)
        for number in range(answers):
            scales = {"usefulness": 3 + number % 3, "voice": 4, "clarity": 1 + number % 5}
            comment = f"Frau Beispiel sagte Satz {number}" if number % 4 == 0 else ""
            actions.answer(db.session, found, key=f"device-number-{number:08}", comment=comment, **scales)
        if close:
            actions.close(db.session, found, seen_version=found.version, moment=now())
        db.session.commit()


def send(browser: Browser, token: str, values: dict[str, str], **headers: str):
    return browser.client.post(f"/t/{token}/feedback", data=values, headers=headers)


def test_anybody_may_answer_without_a_cookie(browser: Browser, token):
    page = browser.client.get(f"/t/{token}/feedback?language=en")
    assert (page.status_code, page.headers["Referrer-Policy"]) == (200, "no-referrer")
    assert "noindex" in page.headers["X-Robots-Tag"]
    sent = send(browser, token, ANSWER)
    assert (sent.status_code, sent.location) == (303, f"/t/{token}/feedback/thanks")
    thanks = browser.client.get(sent.location)
    for answer in (page, sent, thanks):
        assert "Set-Cookie" not in answer.headers
        assert "X-RateLimit-Remaining" not in answer.headers, "nobody counts along"
    with browser.app.app_context():
        assert db.session.query(Feedback).filter_by(key="n" * 22).one().comment == "Gern öfter"


def test_the_page_speaks_the_language_of_its_address(browser: Browser, token):
    german = browser.open(f"/t/{token}/feedback?language=de")
    assert german.soup.html["lang"] == "de"
    assert "Ich konnte meine Sicht einbringen." in german.text
    assert "I could contribute my view." in browser.open(f"/t/{token}/feedback?language=en").text


def test_an_answer_that_arrives_twice_counts_once(browser: Browser, token):
    for _time in range(2):
        assert send(browser, token, ANSWER).status_code == 303
    with browser.app.app_context():
        assert db.session.query(Feedback).filter_by(key="n" * 22).count() == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"usefulness": "", "voice": "", "clarity": "", "comment": " "}, "answer at least one question"),
        ({"comment": "x" * 1001}, "at most 1000 characters"),
        ({"usefulness": "6"}, "Not a valid choice"),
        ({"key": ""}, "incomplete"),
    ],
)
def test_what_was_typed_is_still_there_when_something_is_wrong(browser: Browser, token, change, said):
    answer = send(browser, token, ANSWER | {"voice": "5"} | change)
    assert answer.status_code == 422
    assert said in answer.text
    if "voice" not in change:
        assert 'checked id="voice-4"' in answer.text
    assert (ANSWER | change)["comment"].strip() in answer.text


def test_after_the_end_nothing_comes_in_and_nothing_is_lost(browser: Browser, world, token):
    fill(browser, world, 0)
    assert "closed" in browser.open(f"/t/{token}/feedback").text
    late = send(browser, token, ANSWER)
    assert late.status_code == 422
    assert "Gern öfter" in late.text


def call_off(browser: Browser, world: World) -> None:
    """Say of the world's event that it was not held."""
    with browser.app.app_context():
        event = db.session.get_one(DialogueEvent, world.dialogue_event_id)
        event.state, event.state_reason = DialogueState.NOT_HELD, "Sturm"
        db.session.commit()


def test_nobody_answers_on_an_event_that_was_not_held(browser: Browser, world, token):
    call_off(browser, world)
    page = browser.open(f"/t/{token}/feedback?language=en")
    assert "This feedback is closed" in page.text
    assert not page.soup.select("form")
    assert send(browser, token, ANSWER).status_code == 422
    assert "Somebody else wants to answer" not in browser.open(f"/t/{token}/feedback/thanks?language=en").text
    shown = browser.as_("facilitator").get("feedback.show")
    assert "The event does not take place as planned" in shown.text
    assert f"/t/{token}/feedback" not in shown.links()


def test_a_device_remembers_the_round_and_not_the_address(browser: Browser, world, token):
    remembered = f"[data-round='{world.feedback_round_id}']"
    for address in "feedback", "feedback/thanks":
        assert browser.open(f"/t/{token}/{address}").soup.select(remembered)


@pytest.mark.parametrize("address", ["feedback", "feedback/thanks"])
def test_an_address_that_nobody_gave_out_looks_like_any_other(browser: Browser, address):
    answer = browser.client.get(f"/t/unknown/{address}?language=en")
    assert answer.status_code == 404
    assert "Not found" in answer.text
    assert "Set-Cookie" not in answer.headers
    assert (answer.headers["Referrer-Policy"], answer.headers["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")


def test_the_answers_of_a_closed_check_in_still_arrive(browser: Browser, world, token):
    with browser.app.app_context():
        check_ins.close(db.session, db.session.get_one(CheckIn, world.check_in_id))
        db.session.commit()
    assert send(browser, token, ANSWER).status_code == 303


def test_the_page_of_the_tally_leads_there_while_people_are_asked(browser: Browser, world, token):
    with browser.app.app_context():
        check_ins.close(db.session, db.session.get_one(CheckIn, world.check_in_id))
        db.session.commit()
    assert f"/t/{token}/feedback" in browser.open(f"/t/{token}", status=410).links()
    fill(browser, world, 0)
    assert f"/t/{token}/feedback" not in browser.open(f"/t/{token}", status=410).links()


def test_recorders_see_the_address_while_people_are_asked(browser: Browser, token):
    page = browser.as_("facilitator").get("feedback.show")
    assert f"/t/{token}/feedback" in page.links()
    assert f"/t/{token}/feedback" not in browser.as_("leadership").get("feedback.show").links()


@pytest.mark.parametrize("person", [*RECORDERS, *READERS])
@pytest.mark.parametrize(("more", "word"), [(3, "fewer than 10"), (9, "at least 10")])
def test_while_people_are_asked_nobody_reads_an_answer(browser: Browser, world, person, more, word):
    fill(browser, world, more, close=False)
    page = browser.as_(person).get("feedback.show")
    assert word in page.text
    assert not page.soup.select("figure, #comments")
    assert "Satz" not in page.text


@pytest.mark.parametrize("person", [*RECORDERS, *READERS])
def test_nine_answers_are_not_shown(browser: Browser, world, person):
    fill(browser, world, 8)
    page = browser.as_(person).get("feedback.show")
    assert "Fewer than 10 people have answered, so nothing is shown" in page.text
    assert not page.soup.select("figure, #comments")


@pytest.mark.parametrize("person", [*RECORDERS, *READERS])
def test_ten_answers_are_shown_to_everybody_in_the_house(browser: Browser, world, person):
    fill(browser, world, 9)
    page = browser.as_(person).get("feedback.show")
    assert page.texts(".wm-facts dd")[0] == "10"
    cells = page.texts("#feedback tbody tr:first-child > *")
    assert cells == ["The event was useful for my work.", "1–3", "3", "3 of 10", "10", "3.8"]
    assert "Satz" not in page.text


def test_with_more_answers_than_people_counted_nobody_reads_them(browser: Browser, world):
    fill(browser, world, 12)
    with browser.app.app_context():
        for counted in db.session.query(Participation):
            counted.count, counted.first_timers = 1, None
        db.session.commit()
    for person in (*RECORDERS, *READERS):
        page = browser.as_(person).get("feedback.show")
        assert "More people have answered than were counted at the event, so nothing is shown" in page.text
        assert not page.soup.select("figure, #comments")
        assert "Too many answers" in browser.as_(person).get("dialogues.show").texts("#feedback")[0]
    assert "There is nothing to read." in browser.as_("facilitator").get("feedback.review").text
    browser.as_("facilitator").post("feedback.export", status=404)


def test_recorders_are_told_that_somebody_may_answer_often(browser: Browser, world):
    often = "nothing keeps anybody from answering more than once"
    assert often in browser.as_("facilitator").get("feedback.show").text
    assert often not in browser.as_("reader").get("feedback.show").text


def test_readers_do_not_find_what_recorders_do(browser: Browser, world):
    reader = browser.as_("reader")
    for endpoint in ("feedback.close", "feedback.review"):
        reader.get(endpoint, status=403)
    reader.post("feedback.begin", status=403)


def test_a_comment_is_read_by_others_once_a_recorder_has_shown_it(browser: Browser, world):
    fill(browser, world, 12)
    facilitator = browser.as_("facilitator")
    page = facilitator.get("feedback.review")
    assert len(page.soup.select(".wm-comments > li")) == 4
    assert "This could tell of a person: Frau Beispiel" in page.text
    mark = next(
        item.select_one("[name=mark]")["value"] for item in page.soup.select(".wm-comments > li") if "Gern" in item.text
    )
    facilitator.post("feedback.review", {"mark": mark, "review": "waiting"}, status=422)
    facilitator.post("feedback.review", {"mark": mark, "review": "shown"})
    number = page.texts(".wm-comments > li").index(next(t for t in page.texts(".wm-comments > li") if "Gern" in t)) + 1
    assert f"Comment {number} " in page.texts(".wm-comments > li")[number - 1]
    entry = next(t for t in facilitator.get("journal.index").texts("main li, main tr") if "comment shown" in t)
    assert f"Running number {number}" in entry.replace(":", "")
    assert "Gern mehr" not in entry
    for person in (*RECORDERS, *READERS):
        assert browser.as_(person).get("feedback.show").texts(".wm-comment") == ["Gern mehr"]


def test_before_the_end_recorders_find_nothing_to_read(browser: Browser, world):
    fill(browser, world, 12, close=False)
    page = browser.as_("facilitator").get("feedback.review")
    assert "There is nothing to read." in page.text
    browser.as_("facilitator").post("feedback.review", {"mark": "0" * 16, "review": "shown"}, status=422)


def test_whoever_closes_is_told_what_follows(browser: Browser, world):
    facilitator = browser.as_("facilitator")
    assert "it can be opened again" in facilitator.get("feedback.close").text
    fill(browser, world, 9, close=False)
    assert "it cannot be opened again" in facilitator.get("feedback.close").text
    facilitator.submit("feedback.close", {})
    facilitator.post("feedback.begin", status=422)


def test_the_file_holds_what_the_page_shows(browser: Browser, world):
    fill(browser, world, 12)
    reader = browser.as_("reader")
    shown = [cell for row in reader.get("feedback.show").soup.select("#feedback tbody tr") for cell in row.select("th")]
    lines = reader.post("feedback.export", status=200).response.text.splitlines()
    assert len(lines) - 1 == len(shown)
    assert lines[1] == "usefulness,1–3,4,ok,0.3076923076923077,ok,13,ok,3.7,ok"


def test_the_results_are_taken_away_as_a_workbook_too(browser: Browser, world):
    fill(browser, world, 12)
    answer = browser.as_("reader").post("feedback.export", {"file_format": "xlsx"}, status=200).response
    assert answer.mimetype == xlsx.MEDIA_TYPE
    cells = {cell for sheet in load_workbook(BytesIO(answer.data)) for row in sheet.values for cell in row}
    assert {"1–3", 4, 13, 3.7} <= cells


def test_what_is_not_shown_is_not_handed_out_either(browser: Browser, world):
    fill(browser, world, 8)
    browser.as_("facilitator").post("feedback.export", status=404)


def test_an_event_says_whether_people_are_asked(browser: Browser, world):
    facilitator = browser.as_("facilitator")
    assert "/feedback-rounds/" in " ".join(facilitator.get("dialogues.show").links())
    with browser.app.app_context():
        first = db.session.get_one(DialogueEvent, world.dialogue_event_id)
        second = DialogueEvent(
            **{name: getattr(first, name) for name in ("administration_id", "process_id", "kind", "starts_at")},
            title="Dialog",
        )
        db.session.add(second)
        db.session.commit()
        key = second.id
    page = facilitator.get("dialogues.show", dialogue_event_id=key)
    assert "Nobody has been asked yet." in page.text
    begun = facilitator.post("feedback.begin", dialogue_event_id=key)
    assert "Its address stands below" in facilitator.open(begun.location).text
    assert facilitator.post("feedback.begin", dialogue_event_id=key).location == begun.location, "a double click"
    assert "Nobody has been asked yet." not in browser.as_("reader").get("dialogues.show", dialogue_event_id=key).text


def test_pages_ask_as_little_for_many_answers_as_for_one(browser: Browser, world):
    facilitator = browser.as_("facilitator")
    fill(browser, world, 12)
    facilitator.get("feedback.review")
    with browser.app.app_context():
        found = db.session.get_one(FeedbackRound, world.feedback_round_id)
        first = queries.comments(db.session, found)[0]
        actions.review(db.session, found, mark=first.mark, review=FeedbackReview.SHOWN)
        db.session.commit()
    with statements() as asked:
        facilitator.get("feedback.show")
        facilitator.get("feedback.review")
    assert len(asked) < 40
