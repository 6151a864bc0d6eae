"""Pages of themes: notes written down, sorted, answered, and who reads what of them."""

from __future__ import annotations

import pytest

from tests.browser import Browser, Page
from tests.statements import statements
from tests.world import World
from tracker.domain.meetings import Confidentiality
from tracker.extensions import db
from tracker.models import AgendaItem, DialogueEvent, FieldOfAction, Theme, ThemeItem, ThemeNote
from tracker.web.clock import today

NOTES = "\n".join(f"{number}. Hinweis {number}" for number in range(1, 31))


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def texts() -> list[str]:
    return [note.text for note in db.session.query(ThemeNote).order_by(ThemeNote.position, ThemeNote.id)]


def add_notes(browser: Browser, *notes: str) -> None:
    with browser.app.app_context():
        event = db.session.query(DialogueEvent).one()
        db.session.add_all(ThemeNote.of(event, text=text, position=at) for at, text in enumerate(notes, start=2))
        db.session.commit()


def ids(browser: Browser, *notes: str) -> list[str]:
    with browser.app.app_context():
        found = {note.text: str(note.id) for note in db.session.query(ThemeNote)}
    return [found[text] for text in notes]


def preview(browser: Browser, text: str, status: int = 200) -> Page:
    page = browser.get("theme_notes.paste")
    return browser.post("theme_notes.paste", page.fields() | {"text": text}, status=status)


def test_a_note_is_added_and_the_field_is_free_for_the_next(facilitator: Browser):
    facilitator.submit("theme_notes.index", {"text": "Bessere Technik"})
    page = facilitator.get("theme_notes.index")
    assert page.soup.select_one("#text")["value"] == ""
    assert page.soup.select_one("#text").has_attr("autofocus")
    assert page.texts("#notes li > span:first-child")[0] == "Bessere Technik"
    assert "2 notes" in page.texts("h2")


def test_a_note_that_seems_to_tell_of_a_person_is_kept_only_when_somebody_says_so(facilitator: Browser):
    fields = facilitator.get("theme_notes.index").fields() | {"text": "Frau Müller hört nie zu"}
    page = facilitator.post("theme_notes.index", fields, status=200)
    assert "a name (“Frau Müller”)" in page.text
    with facilitator.app.app_context():
        assert texts() == ["Mehr Tage zu Hause"]
    asked = page.fields()
    assert asked["text"] == "Frau Müller hört nie zu"
    page = facilitator.post("theme_notes.index", asked | {"text": "Frau Maier hört nie zu"}, status=200)
    assert "a name (“Frau Maier”)" in page.text
    facilitator.post("theme_notes.index", page.fields())
    with facilitator.app.app_context():
        assert texts()[1] == "Frau Maier hört nie zu"


def test_the_name_of_somebody_who_is_known_here_is_found(facilitator: Browser):
    fields = facilitator.get("theme_notes.index").fields() | {"text": "Frag Raw Evaluator"}
    assert "a name (“Raw Evaluator”)" in facilitator.post("theme_notes.index", fields, status=200).text


def test_thirty_lines_are_looked_at_and_then_kept(facilitator: Browser):
    page = preview(facilitator, NOTES)
    assert page.heading == "30 notes: nothing is saved yet"
    assert page.texts(".wm-cards li")[29] == "Hinweis 30"
    facilitator.post("theme_notes.paste", page.fields())
    with facilitator.app.app_context():
        assert len(texts()) == 31


def test_lines_that_change_after_the_preview_are_looked_at_again(facilitator: Browser):
    page = preview(facilitator, "Technik\nTechnik")
    changed = facilitator.post("theme_notes.paste", page.fields() | {"text": "Technik\nFrau Müller"}, status=200)
    assert "Line 2: a name (“Frau Müller”)" in changed.text
    facilitator.post("theme_notes.paste", changed.fields())
    with facilitator.app.app_context():
        assert texts()[1:] == ["Technik", "Frau Müller"]


def test_as_many_notes_as_may_be_added_fit_into_the_field(facilitator: Browser):
    page = preview(facilitator, "\n".join(f"{number}. {'Karte ' * 13}" for number in range(1, 501)))
    assert page.heading == "500 notes: nothing is saved yet"
    facilitator.post("theme_notes.paste", page.fields())
    with facilitator.app.app_context():
        assert len(texts()) == 501


def test_nothing_is_lost_when_lines_are_refused(facilitator: Browser):
    page = preview(facilitator, "kurz\n" + "x" * 1001, status=422)
    assert "Line 2 is too long: a note has at most 1,000 characters." in page.text
    assert page.fields()["text"].startswith("kurz\nxxx")
    assert "Please enter at least one note." in preview(facilitator, "---", status=422).text


def test_pressing_twice_adds_the_lines_once(facilitator: Browser):
    page = preview(facilitator, "Technik\nSprache")
    for _time in range(2):
        facilitator.post("theme_notes.paste", page.fields())
    with facilitator.app.app_context():
        assert texts()[1:] == ["Technik", "Sprache"]


def test_a_note_is_corrected_and_removed(facilitator: Browser):
    page = facilitator.get("theme_notes.edit")
    asked = facilitator.post("theme_notes.edit", page.fields("edit") | {"text": "Frau Müller darf das"}, status=200)
    assert "a name (“Frau Müller”)" in asked.text
    facilitator.post("theme_notes.edit", asked.fields("edit"))
    page = facilitator.get("theme_notes.edit")
    assert "a name (“Frau Müller”)" in page.text
    facilitator.post("theme_notes.edit", page.fields("edit") | {"text": ""}, status=422)
    facilitator.post("theme_notes.edit", page.fields("edit") | {"text": "Mehr Tage daheim"})
    assert "Mehr Tage daheim" in facilitator.get("theme_notes.index").text
    facilitator.post("theme_notes.remove")
    assert "Nothing is written down yet." in facilitator.get("theme_notes.index").text


def test_behind_an_answer_a_note_stays_and_a_name_can_be_taken_out(facilitator: Browser):
    assert "Remove the note" in facilitator.get("theme_notes.edit").text
    facilitator.submit("themes.answer", {"answer": "Ja.", "answered_on": "2021-06-30"})
    page = facilitator.get("theme_notes.edit")
    assert "Remove the note" not in page.text
    assert "so that a name can be taken out" in page.text
    facilitator.post("theme_notes.remove", status=422)
    facilitator.post("theme_notes.edit", page.fields("edit") | {"text": "Mehr Tage daheim"})
    assert "Mehr Tage daheim" in facilitator.get("themes.show").text


def test_a_day_to_come_is_refused_at_its_field(facilitator: Browser):
    page = facilitator.post(
        "themes.edit", facilitator.get("themes.edit").fields() | {"raised_on": "2099-01-01"}, status=422
    )
    assert "This day lies in the future." in page.text


def test_ticked_notes_become_a_new_theme(facilitator: Browser):
    add_notes(facilitator, "Technik", "Rechner", "Sprache")
    page = facilitator.get("theme_sorting.sort")
    assert page.texts("#unsorted-title") == ["3 notes are not sorted"]
    data = page.fields() | {"note_ids": ids(facilitator, "Technik", "Rechner"), "title": "Ausstattung", "way": "new"}
    facilitator.post("theme_sorting.sort", data)
    page = facilitator.get("theme_sorting.sort")
    assert "2 notes are sorted." in page.text
    assert page.texts("#unsorted-title") == ["1 note is not sorted"]
    button = page.soup.select_one("button[name=theme_id]:-soup-contains('Ausstattung')")
    facilitator.post(
        "theme_sorting.sort", page.fields() | {"note_ids": ids(facilitator, "Sprache"), "theme_id": button["value"]}
    )
    assert "All notes are sorted." in facilitator.get("theme_sorting.sort").text


def test_what_is_missing_is_said_and_the_ticks_stay(facilitator: Browser):
    add_notes(facilitator, "Technik", "Sprache")
    fields = facilitator.get("theme_sorting.sort").fields()
    nothing = facilitator.post("theme_sorting.sort", fields | {"title": "Ausstattung", "way": "new"}, status=422)
    assert "Please choose at least one note." in nothing.text
    assert nothing.soup.select_one("#title")["value"] == "Ausstattung"
    ticked = fields | {"note_ids": ids(facilitator, "Technik"), "way": "new"}
    page = facilitator.post("theme_sorting.sort", ticked, status=422)
    assert "Please say what the new theme is called." in page.text
    assert len(page.soup.select("[name=note_ids][checked]")) == 1
    facilitator.post("theme_sorting.sort", ticked | {"theme_id": "999999", "way": ""}, status=404)
    facilitator.post("theme_sorting.sort", ticked | {"note_ids": "9" * 20}, status=422)
    facilitator.post("theme_sorting.sort", ticked | {"theme_id": "9" * 20, "way": ""}, status=422)


def test_pressing_twice_makes_one_theme(facilitator: Browser):
    add_notes(facilitator, "Technik", "Sprache")
    data = facilitator.get("theme_sorting.sort").fields()
    data |= {"note_ids": ids(facilitator, "Technik", "Sprache"), "title": "Ausstattung", "way": "new"}
    addresses = {facilitator.post("theme_sorting.sort", data).location for _time in range(2)}
    assert len(addresses) == 1
    with facilitator.app.app_context():
        assert [theme.title for theme in db.session.query(Theme).order_by(Theme.id)] == ["Homeoffice", "Ausstattung"]


def test_a_page_that_is_old_takes_no_notes_out_of_the_theme_of_a_colleague(facilitator: Browser):
    add_notes(facilitator, "Technik", "Sprache")
    ticked = {"note_ids": ids(facilitator, "Technik", "Sprache"), "title": "Meins", "way": "new"}
    old = facilitator.get("theme_sorting.sort").fields() | ticked
    theirs = {"note_ids": ids(facilitator, "Technik"), "title": "Ihres", "way": "new"}
    facilitator.post("theme_sorting.sort", facilitator.get("theme_sorting.sort").fields() | theirs)
    page = facilitator.post("theme_sorting.sort", old, status=422)
    assert "Somebody has sorted some of these notes meanwhile." in page.text
    assert page.soup.select_one("#title")["value"] == "Meins"
    assert [box["value"] for box in page.soup.select("[name=note_ids][checked]")] == ids(facilitator, "Sprache")
    with facilitator.app.app_context():
        assert [theme.title for theme in db.session.query(Theme).order_by(Theme.id)] == ["Homeoffice", "Ihres"]
    facilitator.post("theme_sorting.sort", page.fields() | ticked | {"note_ids": ids(facilitator, "Sprache")})


def test_notes_are_sorted_event_by_event(facilitator: Browser, world: World):
    add_notes(facilitator, "Technik")
    assert len(facilitator.get("theme_sorting.sort", event=world.dialogue_event_id).soup.select("[data-note]")) == 1
    assert facilitator.get("theme_sorting.sort", event=999_999).soup.select("[data-note]") == []


@pytest.mark.parametrize("way", ["split", "move", "back"])
def test_notes_of_a_theme_go_elsewhere(facilitator: Browser, way: str):
    with facilitator.app.app_context():
        old = db.session.query(Theme).one()
        other = Theme(
            administration_id=old.administration_id, process_id=old.process_id, title="Anderes", raised_on=old.raised_on
        )
        db.session.add(other)
        db.session.commit()
        key = other.id
    note = ids(facilitator, "Mehr Tage zu Hause")
    data = facilitator.get("themes.show").fields("notes")
    data |= {"note_ids": note, "way": way, "title": "Abgespalten", "theme_id": str(key)}
    target = facilitator.post("theme_sorting.rearrange", data).location
    assert (target == f"/themes/{key + 1}") is (way == "split")
    assert facilitator.post("theme_sorting.rearrange", data).location == target
    with facilitator.app.app_context():
        theme_id = db.session.query(ThemeNote).one().theme_id
        title = db.session.get_one(Theme, theme_id).title if theme_id else ""
    assert title == {"split": "Abgespalten", "move": "Anderes", "back": ""}[way]


def test_a_theme_is_tagged_and_says_that_tags_are_never_about_people(facilitator: Browser):
    page = facilitator.get("themes.edit")
    assert "They never say anything about whoever raised it." in page.text
    facilitator.post("themes.edit", page.fields() | {"dimensions": ["age", "abilities"], "cross_cutting": []})
    assert "Age, Physical and mental abilities" in facilitator.get("themes.show").text


def test_a_double_click_takes_a_theme_up_once(facilitator: Browser):
    facilitator.post("themes.adopt")
    page = facilitator.open(facilitator.post("themes.adopt").location)
    assert page.text.count("The theme is taken up.") == 1


def test_a_theme_is_taken_up_answered_and_opened_again(facilitator: Browser):
    facilitator.post("themes.adopt")
    assert "Taken up" in facilitator.get("themes.show").texts(".wm-badge")
    assert facilitator.get("themes.answer").fields()["answered_on"] == today().isoformat()
    empty = facilitator.get("themes.answer").fields() | {"answer": "", "answered_on": "2021-06-30"}
    assert "Please write what staff are answered." in facilitator.post("themes.answer", empty, status=422).text
    facilitator.submit("themes.answer", {"answer": "Ja, zwei Tage in der Woche.", "answered_on": "2021-06-30"})
    page = facilitator.get("themes.show")
    assert "Answer to staff, 30 June 2021 Ja, zwei Tage in der Woche." in page.text
    assert "after 36 days" in page.text
    assert "/themes/1/answer" not in " ".join(page.links())
    facilitator.submit("themes.reopen", {"reason": "Nur für Büros."})
    page = facilitator.get("themes.show")
    assert "Taken up again because Nur für Büros." in page.text
    assert "Earlier answer Ja, zwei Tage in der Woche." in page.text


def test_a_theme_that_is_not_pursued_says_why(facilitator: Browser):
    facilitator.submit("themes.decline", {"reason": "Das regelt der Tarif.", "answered_on": "2021-06-30"})
    assert "Not pursued, staff were told on 30 June 2021 Das regelt der Tarif." in facilitator.get("themes.show").text


@pytest.mark.parametrize("endpoint", ["themes.answer", "themes.decline"])
def test_whoever_answers_is_told_where_the_answer_is_published_at_once(facilitator: Browser, endpoint: str):
    public = facilitator.get(endpoint)
    assert "whoever has its address can read it, in the house or outside" in public.text
    assert facilitator.url("house_pages.preview") in public.links()
    facilitator.post("house_pages.switch_off")
    house = facilitator.get(endpoint)
    assert "on the page for the house at once, for those who are signed in" in house.text
    assert "What the house reads there now" in house.text
    assert facilitator.url("house_pages.preview") not in house.links()


@pytest.mark.parametrize(("endpoint", "field"), [("themes.answer", "answer"), ("themes.decline", "reason")])
def test_an_answer_with_a_name_is_published_only_when_somebody_says_so(facilitator: Browser, endpoint, field):
    words = {field: "Frau Beispiel hat den Schlüssel.", "answered_on": "2021-06-30"}
    asked = facilitator.post(endpoint, facilitator.get(endpoint).fields() | words, status=422)
    assert "The text could tell of a person: Frau Beispiel" in asked.texts("[role=alert]")[0]
    assert "Frau Beispiel" not in facilitator.get("house_pages.show").text
    other = asked.fields() | {field: "Herr Muster hat den Schlüssel."}
    again = facilitator.post(endpoint, other, status=422)
    assert "Herr Muster" in again.texts("[role=alert]")[0]
    facilitator.post(endpoint, again.fields(), status=303)
    assert "Herr Muster hat den Schlüssel." in facilitator.get("house_pages.show").texts("#answered")[0]


def test_a_name_in_the_title_is_told_before_the_answer_is_written(facilitator: Browser):
    facilitator.submit("themes.edit", {"title": "Parkplatz von Frau Beispiel"})
    page = facilitator.get("themes.answer")
    assert "The title could tell of a person: Frau Beispiel" in page.text
    assert facilitator.url("themes.edit") in page.links()
    facilitator.submit("themes.answer", {"answer": "Ja.", "answered_on": "2021-06-30"})
    shown = facilitator.get("themes.show")
    assert "The answer is saved. The public page for the house shows it now" in shown.text


def test_two_themes_become_one(facilitator: Browser):
    fields = facilitator.get("themes.create").fields() | {"title": "Zu Hause arbeiten", "raised_on": "2021-04-01"}
    other = facilitator.post("themes.create", fields).location
    page = facilitator.get("themes.merge")
    facilitator.post("themes.merge", page.fields() | {"into": "999999"}, status=422)
    facilitator.post("themes.merge", page.fields() | {"into": ""}, status=422)
    assert facilitator.post("themes.merge", page.fields() | {"into": other.rpartition("/")[2]}).location == other
    assert "Mehr Tage zu Hause" in facilitator.open(other).text


def test_a_theme_is_taken_apart(facilitator: Browser, world: World):
    with facilitator.app.app_context():
        db.session.delete(db.session.get_one(ThemeItem, world.theme_item_id))
        db.session.commit()
    facilitator.post("themes.dissolve")
    assert facilitator.get("theme_sorting.sort").texts("#unsorted-title") == ["1 note is not sorted"]


def test_a_theme_comes_to_a_group_in_one_step_and_both_sides_show_it(facilitator: Browser):
    page = facilitator.get("theme_items.create")
    choices = [
        (node["value"], node.find_parent("label").get_text(strip=True)) for node in page.soup.select("[name=to]")
    ]
    assert [words for _key, words in choices] == ["Steuerungsgruppe: backlog", "Leitbildrunde: backlog"]
    facilitator.post("theme_items.create", page.fields() | {"to": "group:999999"}, status=422)
    facilitator.post("theme_items.create", page.fields() | {"to": choices[1][0], "title": "Homeoffice regeln"})
    theme = facilitator.get("themes.show")
    assert "Homeoffice regeln" in theme.texts("#agendas li a")
    item = next(link for link in theme.links() if link.startswith("/agenda-items/") and link != "/agenda-items/1")
    shown = facilitator.open(item)
    assert "Homeoffice" in shown.texts("#links li a")
    facilitator.open(shown.soup.select_one("#links form")["action"], data={}, status=303)
    assert "Homeoffice regeln" not in facilitator.get("themes.show").text


def test_the_theme_shows_what_was_decided_and_the_item_shows_the_theme(facilitator: Browser):
    assert "Decision 2021/01: Beschluss zu Handlungsfelder" in facilitator.get("themes.show").text
    assert "Theme: Homeoffice" in facilitator.get("meetings.plan").texts(".wm-links li")


@pytest.mark.parametrize("role", ["leadership", "reader", "evaluator"])
def test_the_house_reads_themes_and_not_the_notes(browser: Browser, role: str):
    somebody = browser.as_(role)
    page = somebody.get("themes.show")
    assert "Mehr Tage zu Hause" not in page.text
    assert "Auftakt mit dem Landrat" in page.text
    assert page.soup.select("main form") == []
    assert "not shown, to protect small groups" in page.text
    somebody.get("theme_notes.index", status=403)
    somebody.get("theme_sorting.sort", status=403)
    somebody.get("event_photos.download", status=403)
    assert "Homeoffice" in somebody.get("dialogues.show").text


def test_an_internal_item_and_its_decision_are_not_named(browser: Browser, world: World):
    with browser.app.app_context():
        db.session.get_one(AgendaItem, world.agenda_item_id).visibility = Confidentiality.INTERNAL
        db.session.commit()
    assert "Handlungsfelder" in browser.as_("facilitator").get("themes.show").text
    page = browser.as_("leadership").get("themes.show")
    assert "Handlungsfelder" not in page.text
    assert "2021/01" not in page.text


def test_the_list_is_filtered_in_its_address_and_counts_every_status(facilitator: Browser, world: World):
    page = facilitator.get("themes.index")
    assert page.texts(".wm-key dd") == ["1", "0", "0", "0"]
    assert page.texts("tbody th a") == ["Homeoffice"]
    url = f"/processes/{world.process_id}/themes"
    kept = f"{url}?status=new&event={world.dialogue_event_id}&field={world.field_of_action_id}"
    assert facilitator.open(kept).texts("tbody th a") == ["Homeoffice"]
    for wrong in ("status=answered", "dimension=age", "event=999999"):
        assert "No theme is like that." in facilitator.open(f"{url}?{wrong}").text


def test_the_overview_and_the_event_know_what_waits(facilitator: Browser):
    assert "themes without an answer" in facilitator.get("processes.show").text
    assert "Homeoffice" in facilitator.get("dialogues.show").texts("#said li a")


def test_fields_are_managed(facilitator: Browser, world: World):
    facilitator.submit("fields_of_action.create", {"name": "Fortbildung"})
    facilitator.submit("fields_of_action.edit", {"name": "Arbeitgeberin"})
    with facilitator.app.app_context():
        key = db.session.query(FieldOfAction).filter_by(name="Fortbildung").one().id
    facilitator.post("fields_of_action.move", {"direction": "up"}, field_of_action_id=key)
    assert facilitator.get("fields_of_action.index").texts("#field_of_action li > div:first-child") == [
        "Fortbildung 0 themes",
        "Arbeitgeberin 1 theme",
    ]
    facilitator.post("fields_of_action.move", {}, status=422)
    facilitator.post("fields_of_action.remove", status=422)
    facilitator.post("fields_of_action.remove", field_of_action_id=key)
    assert "Fortbildung" not in facilitator.get("fields_of_action.index").texts("main")[0]


@pytest.mark.parametrize(
    "endpoint", ["themes.index", "theme_notes.index", "theme_sorting.sort", "themes.show", "dialogues.show"]
)
def test_more_themes_and_notes_ask_no_more(facilitator: Browser, endpoint: str):
    add_notes(facilitator, "Technik")
    facilitator.get(endpoint)
    with statements() as few:
        facilitator.get(endpoint)
    with facilitator.app.app_context():
        theme = db.session.query(Theme).one()
        event = db.session.query(DialogueEvent).one()
        for number in range(12):
            other = Theme(
                administration_id=theme.administration_id,
                process_id=theme.process_id,
                title=f"T{number}",
                raised_on=theme.raised_on,
            )
            db.session.add(other)
            db.session.flush()
            db.session.add(ThemeNote.of(event, text=f"N{number}", position=9, theme_id=other.id))
            db.session.add(ThemeNote.of(event, text=f"M{number}", position=9, theme_id=theme.id))
            db.session.add(ThemeNote.of(event, text=f"U{number}", position=9))
            db.session.add(ThemeItem.of(other, agenda_item_id=db.session.query(AgendaItem).first().id))
        db.session.commit()
    with statements() as many:
        facilitator.get(endpoint)
    assert len(many) == len(few)
