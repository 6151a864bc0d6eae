"""An attendance file becomes counts: looked through, corrected, saved."""

import io

import pytest
from sqlalchemy import select

from tests.attendance import FRENCH, OWN_COUNTS, OWN_LIST, TEAMS, TEAMS_LOG, ZOOM, crlf, resaved, utf16
from tests.browser import Page
from tracker.extensions import db
from tracker.imports.attendance_files import MOST_PEOPLE
from tracker.models import AttendanceLayout, AttendanceRule, DialogueEvent, JournalEntry, Participation
from tracker.web.attendance_files import text_id

BA = f"place-{text_id('BA')}"
NICKNAMES = """\
Name (Original Name),User Email,Total Duration (Minutes)
MaZo (Mathilde Zobel),,72
FD 51 / Ottokar Wiesel,,70
"""


@pytest.fixture
def facilitator(browser):
    return browser.as_("facilitator")


@pytest.fixture
def event_id(facilitator):
    return plan(facilitator)


def plan(facilitator, **changes):
    event = {"title": "Offene Runde", "kind": "workshop", "target": "whole_house", "format": "online"}
    times = {"starts_at": "2021-09-14T09:00", "ends_at": "2021-09-14T11:00"}
    page = facilitator.submit("dialogues.create", event | times | changes)
    return int(page.location.rpartition("/")[2])


def drop(facilitator, event_id, data, name="report.csv", *, status=200, **changes):
    fields = facilitator.get("attendance_files.create", dialogue_event_id=event_id).fields() | changes
    fields |= {"file": (io.BytesIO(data if isinstance(data, bytes) else data.encode()), name)}
    return facilitator.post("attendance_files.create", fields, status=status, dialogue_event_id=event_id)


def send(facilitator, event_id, data, fields, *, name="report.csv"):
    """Send the form as a browser does; the test client would put a large file on the disk."""
    url, token = facilitator.url("attendance_files.create", dialogue_event_id=event_id), facilitator._token()
    parts = [f'Content-Disposition: form-data; name="{key}"\r\n\r\n{value}'.encode() for key, value in fields.items()]
    parts += [f'Content-Disposition: form-data; name="csrf_token"\r\n\r\n{token}'.encode()]
    head = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: text/csv\r\n\r\n'
    body = b"".join(b"--limit\r\n" + part + b"\r\n" for part in [*parts, head.encode() + data]) + b"--limit--\r\n"
    return Page(facilitator.client.post(url, data=body, content_type="multipart/form-data; boundary=limit"))


def go_on(facilitator, event_id, page, step, changes=None, *, status=200):
    fields = page.fields() | {"step": step} | (changes or {})
    return facilitator.post("attendance_files.create", fields, status=status, dialogue_event_id=event_id)


def counted(facilitator, event_id, data, changes=None):
    """Return the page of the counts of a file."""
    return go_on(facilitator, event_id, drop(facilitator, event_id, data), "counts", changes)


def recorded(facilitator, event_id):
    with facilitator.app.app_context():
        rows = db.session.scalars(select(Participation).where(Participation.dialogue_event_id == event_id)).all()
        names = {key: name for name, key in facilitator.world.departments.items()}
        return {
            names.get(row.department_id, row.scope.value): (row.count, row.first_timers, row.person_minutes)
            for row in rows
        }, {(row.mode.value, row.source.value) for row in rows}


def everybody(page):
    """Return where everybody counts and why, by the first words of the line."""
    rows = [
        [cell.get_text(" ", strip=True) for cell in row.select("th, td")]
        for row in page.soup.select("#people tbody tr")
    ]
    return {cells[0]: cells[2] for cells in rows}


def test_everybody_is_shown_with_where_they_count_and_why(facilitator, event_id):
    page = drop(facilitator, event_id, utf16(crlf(TEAMS)))
    assert page.heading == "Who was there"
    assert everybody(page) == {
        "Zobel, Mathilde (BA)": "Not assigned the file does not say",
        "Wiesel, Ottokar (Jugendamt)": "Jugendamt by the text beside the name",
        "Dachs, Quirin": "Moderation, not counted by the role in the meeting",
        "Iltis, Leopold (EXT)": "From outside by the text beside the name",
        "Saal 2 (Erdgeschoss)": "Room or device, not counted by the name of the room",
        "Luchs, Friederike (Nicht überprüft)": "– was not there during the event",
    }
    assert "The file itself speaks of 9 participants; its lines are of 6 people." in page.text
    assert "A room is not counted." in page.text


def test_counts_and_hours_are_saved_as_an_online_report(facilitator, event_id):
    page = counted(facilitator, event_id, utf16(crlf(TEAMS)), {BA: str(facilitator.world.departments["Bauamt"])})
    assert page.heading == "Counts from the file"
    assert page.texts("#said tbody td:last-child") == ["0.9", "2", "1.2"]
    target = go_on(facilitator, event_id, page, "save", {"count_note": "ohne Telefon"}, status=303).location
    counts, kinds = recorded(facilitator, event_id)
    assert counts == {"Jugendamt": (1, None, 120), "Bauamt": (1, None, 71), "external": (1, None, 55)}
    assert kinds == {("any", "online_report")}
    assert "The numbers are saved. Nothing of the file is kept." in facilitator.open(target.partition("#")[0]).text


def test_nobody_else_was_there_is_said_at_once(facilitator, event_id):
    page = counted(facilitator, event_id, ZOOM)
    assert page.soup.select_one("[name=nobody_else]").get("checked") is None
    before = len(page.soup.select("tr[data-counted]"))
    go_on(facilitator, event_id, page, "save", {"nobody_else": "y"}, status=303)
    counts = recorded(facilitator, event_id)[0]
    assert counts["Jugendamt"] == (1, None, 120)
    assert counts["Kämmerei"] == (0, None, None)
    assert len(set(counts) - {"external", "not_assigned"}) == before


def test_counts_are_corrected_before_they_are_saved(facilitator, event_id):
    page = counted(facilitator, event_id, ZOOM)
    key = facilitator.world.departments["Sozialamt"]
    changes = {
        "count-not_assigned-participants": "",
        f"count-{key}-participants": "4",
        f"count-{key}-first_timers": "2",
    }
    go_on(facilitator, event_id, page, "save", changes, status=303)
    assert recorded(facilitator, event_id)[0] == {"Jugendamt": (1, None, 120), "Sozialamt": (4, 2, None)}


def test_single_people_are_placed_by_hand_and_merges_are_shown(facilitator, event_id):
    page = drop(facilitator, event_id, ZOOM)
    assert "Ottokar Wiesel = Ottos iPad (Ottokar Wiesel) taken for one person" in everybody(page)
    (name,) = {each["name"] for each in page.soup.select("select[aria-label^='Ottokar Wiesel counts as']")}
    page = go_on(facilitator, event_id, page, "people", {name: "external"})
    assert "From outside chosen here" in everybody(page).values()
    counts = go_on(facilitator, event_id, page, "counts")
    assert counts.texts("[data-total-external]") == ["1"]
    back = go_on(facilitator, event_id, counts, "people")
    assert "From outside chosen here" in everybody(back).values()


def test_at_a_hybrid_event_they_took_part_online(facilitator):
    event_id = plan(facilitator, format="hybrid")
    page = counted(facilitator, event_id, ZOOM)
    assert "those who took part online" in page.text
    assert page.soup.select_one("[name=nobody_else]") is None, "others may have sat in the room"
    go_on(facilitator, event_id, page, "save", status=303)
    assert recorded(facilitator, event_id)[1] == {("online", "online_report")}


def test_a_total_that_is_recorded_at_a_hybrid_event_is_said_to_stay(facilitator):
    event_id = plan(facilitator, format="hybrid")
    assert "stays the total" not in counted(facilitator, event_id, ZOOM).text
    key = facilitator.world.departments["Jugendamt"]
    facilitator.submit("counts.edit", {f"count-{key}-participants": "9", "save": "1"}, dialogue_event_id=event_id)
    assert "recorded already and stays the total: Jugendamt." in counted(facilitator, event_id, ZOOM).text


def test_what_is_recorded_stays_where_the_file_says_nothing_and_differences_are_said(facilitator, event_id):
    youth, social = (facilitator.world.departments[name] for name in ("Jugendamt", "Sozialamt"))
    so_far = {
        f"count-{youth}-participants": "7",
        f"count-{social}-participants": "8",
        f"count-{youth}-first_timers": "1",
    }
    facilitator.submit("counts.edit", so_far | {"save": "1"}, dialogue_event_id=event_id)
    page = counted(facilitator, event_id, ZOOM)
    assert "Recorded so far: 7." in page.text
    go_on(facilitator, event_id, page, "save", status=303)
    counts, kinds = recorded(facilitator, event_id)
    assert (counts["Jugendamt"], counts["Sozialamt"]) == ((1, 1, 120), (8, None, None))
    assert kinds == {("any", "online_report"), ("any", "sign_in_list")}


def test_a_text_is_remembered_for_the_next_file_unless_it_names_somebody(facilitator, event_id):
    youth = str(facilitator.world.departments["Jugendamt"])
    data = TEAMS.replace("(BA)", "(Team Rot)").replace("(EXT)", "(Team Wiesel)").replace("Nicht überprüft", "Team Rot")
    page = drop(facilitator, event_id, data)
    assert "may be the name of a person" in page.text
    chosen = {f"place-{text_id(text)}": youth for text in ("Team Rot", "Team Wiesel")}
    ticks = {f"remember-{text_id(text)}": "1" for text in ("Team Rot", "Team Wiesel")}
    counts = go_on(facilitator, event_id, page, "counts", chosen | ticks)
    go_on(facilitator, event_id, counts, "save", status=303)
    with facilitator.app.app_context():
        rules = db.session.scalars(select(AttendanceRule).order_by(AttendanceRule.id)).all()
        assert [rule.text for rule in rules][-1] == "team rot"
    page = drop(facilitator, event_id, data)
    assert "Jugendamt by the text beside the name" in everybody(page)["Zobel, Mathilde (Team Rot)"]
    assert "remembered" in page.texts("#texts td:last-child")


def test_a_surname_of_two_people_is_not_remembered_as_a_host_though_somebody_ticks_it(facilitator, event_id):
    data = TEAMS.replace("(BA)", "(Kern)").replace("(EXT)", "(Kern)")
    page = drop(facilitator, event_id, data)
    chosen = {f"place-{text_id('Kern')}": "host", f"remember-{text_id('Kern')}": "1"}
    asked = go_on(facilitator, event_id, page, "people", chosen)
    [row] = [row for row in asked.texts("#texts tbody tr") if row.startswith("Kern")]
    assert row.endswith("may be the name of a person")
    counts = go_on(facilitator, event_id, page, "counts", chosen)
    go_on(facilitator, event_id, counts, "save", status=303)
    with facilitator.app.app_context():
        assert "kern" not in db.session.scalars(select(AttendanceRule.text)).all()


def test_the_note_may_not_name_anybody_of_the_file(facilitator, event_id):
    page = counted(facilitator, event_id, ZOOM)
    refused = go_on(facilitator, event_id, page, "save", {"count_note": "ohne Frau Zobel"}, status=422)
    assert "Please write it without names" in refused.text
    assert recorded(facilitator, event_id)[0] == {}


def test_who_stands_behind_a_nickname_is_neither_remembered_nor_noted(facilitator, event_id):
    page = drop(facilitator, event_id, NICKNAMES)
    assert page.texts("#texts tbody th") == ["FD 51", "Mathilde Zobel"]
    youth = str(facilitator.world.departments["Jugendamt"])
    chosen = {f"{what}-{text_id('Mathilde Zobel')}": value for what, value in [("place", youth), ("remember", "1")]}
    counts = go_on(facilitator, event_id, page, "counts", chosen)
    for name in ("Frau Zobel", "Herr Wiesel"):
        note = {"count_note": f"{name} kam später"}
        refused = go_on(facilitator, event_id, counts, "save", note, status=422)
        assert "Please write it without names" in refused.text
    go_on(facilitator, event_id, counts, "save", status=303)
    with facilitator.app.app_context():
        assert not [text for text in db.session.scalars(select(AttendanceRule.text)) if "zobel" in text]


def test_people_of_an_unknown_department_stay_people_and_share_it_as_a_text(facilitator, event_id):
    rows = [f"XX / {name},,60\n" for name in ("Leopold Iltis", "Quirin Dachs", "Ute Luchs")]
    page = drop(facilitator, event_id, NICKNAMES + "".join(rows))
    assert "XX" in page.texts("#texts tbody th")
    assert sum(name.startswith("XX / ") for name in everybody(page)) == 3
    assert all("=" not in name for name in everybody(page))


def test_guests_of_one_name_at_one_time_are_counted_and_contradictions_are_said(facilitator, event_id):
    rows = [f"Gast (Nicht überprüft);;14.09.21, 9:0{at}:00;14.09.21, 11:00:00" for at in range(6)]
    rows += ["Wiesel, Ottokar (Jugendamt);Bauamt;14.09.21, 9:00:00;14.09.21, 11:00:00"]
    rows += ["Zobel, M.;;14.09.21, 9:00:00;14.09.21, 11:00:00", "Zobel, M.;;14.09.21, 9:30:00;14.09.21, 11:00:00"]
    page = drop(facilitator, event_id, "\n".join(["Name;Amt;Beitritt;Verlassen", *rows]))
    assert page.texts("dl.wm-key dd")[:2] == ["8", "1"]
    contradicted = everybody(page)["Wiesel, Ottokar (Jugendamt)"]
    assert contradicted == "Not assigned what stands beside the name contradicts itself"


def test_namesakes_that_cannot_be_told_apart_are_said_to_be_doubtful(facilitator, event_id):
    rows = [f"Ottokar Wiesel;Bauamt;{mail}" for mail in ("a@x.example", "b@x.example", "")]
    page = drop(facilitator, event_id, "\n".join(["Name;Amt;E-Mail", *rows]))
    assert "Ottokar Wiesel may be one of the others of this name" in everybody(page)


def test_a_file_of_too_many_people_is_refused_however_few_names_they_have(facilitator, event_id):
    rows = "".join(f"A;a{number}@x.example\n" for number in range(MOST_PEOPLE + 1))
    page = drop(facilitator, event_id, f"Name;E-Mail\n{rows}", status=422)
    assert "cannot be looked through" in page.text
    assert page.heading == "Attendance file", "no columns that are chosen by hand can help"


def test_more_people_than_staff_are_refused_at_their_number_and_nothing_is_lost(facilitator, event_id):
    page = counted(facilitator, event_id, ZOOM)
    key = facilitator.world.departments["Jugendamt"]
    refused = go_on(facilitator, event_id, page, "save", {f"count-{key}-participants": "63"}, status=422)
    assert "62 people work there according to the headcount; 63 are entered." in refused.text
    assert refused.fields()[f"count-{key}-participants"] == "63"
    go_on(facilitator, event_id, refused, "save", {f"count-{key}-participants": "2"}, status=303)
    assert recorded(facilitator, event_id)[0]["Jugendamt"] == (2, None, None)


def test_what_changed_in_the_meantime_is_looked_at_again(facilitator, event_id):
    page = counted(facilitator, event_id, ZOOM)
    key = facilitator.world.departments["Jugendamt"]
    facilitator.submit("counts.edit", {f"count-{key}-participants": "9", "save": "1"}, dialogue_event_id=event_id)
    social = f"count-{facilitator.world.departments['Sozialamt']}-participants"
    refused = go_on(facilitator, event_id, page, "save", {social: "4"}, status=422)
    assert "Something was changed in the meantime" in refused.text
    assert "Recorded so far: 9." in refused.text
    assert refused.fields()[social] == "4"
    go_on(facilitator, event_id, refused, "save", status=303)
    assert recorded(facilitator, event_id)[0]["Sozialamt"] == (4, None, None)


def test_corrections_go_along_to_the_people_and_back(facilitator, event_id):
    page = counted(facilitator, event_id, ZOOM)
    youth, social = (facilitator.world.departments[name] for name in ("Jugendamt", "Sozialamt"))
    typed = {f"count-{social}-participants": "4", f"count-{youth}-first_timers": "x", "count_note": "mit Telefon"}
    people = go_on(facilitator, event_id, page, "people", typed | {"stated_total": "9"})
    (name,) = {each["name"] for each in people.soup.select("select[aria-label^='Ottokar Wiesel counts as']")}
    people = go_on(facilitator, event_id, people, "people", {name: "external"})
    columns = go_on(facilitator, event_id, people, "columns")
    assert columns.fields()["count_note"] == "mit Telefon"
    counts = go_on(facilitator, event_id, people, "counts").fields()
    assert {field: counts[field] for field in (*typed, "stated_total")} == typed | {"stated_total": "9"}
    assert counts["count-external-participants"] == "1", "what nobody corrected is what the file says now"
    assert counts["count-not_assigned-participants"] == ""


def test_a_double_click_saves_once(facilitator, event_id):
    page = counted(facilitator, event_id, ZOOM)
    first, second = (go_on(facilitator, event_id, page, "save", status=303) for _ in range(2))
    assert first.location == second.location


def test_a_day_that_could_mean_two_is_asked_for(facilitator):
    event_id = plan(facilitator, starts_at="2021-03-01T09:00", ends_at="2021-03-01T11:00")
    page = drop(facilitator, event_id, TEAMS_LOG)
    assert "“9/12/2020, 09:30:00” can mean two days" in page.text
    assert "nobody was there between" in page.text
    refused = go_on(facilitator, event_id, page, "counts", status=422)
    assert "Please say first how the days in this file are meant." in refused.text
    answered = go_on(facilitator, event_id, refused, "counts", {"day_order": "day_first"})
    assert answered.heading == "Counts from the file"


def test_guessed_letters_are_shown_for_a_look(facilitator, event_id):
    assert "Please check that ä, ö, ü and ß are right." in drop(facilitator, event_id, resaved(TEAMS)).text


def test_columns_are_assigned_by_hand_and_known_the_next_time(facilitator, event_id):
    page = drop(facilitator, event_id, FRENCH, status=422)
    assert "No table of people was found in this file." in page.text
    columns = {"column-name": "0", "column-department": "1", "column-joined": "2", "column-left": "3"}
    people = go_on(facilitator, event_id, page, "layout", columns | {"layout_name": "Réunion"})
    assert "Jugendamt by the text beside the name" in everybody(people)["Ottokar Wiesel"]
    assert "The columns are saved." in people.text
    assert drop(facilitator, event_id, FRENCH).heading == "Who was there"
    with facilitator.app.app_context():
        layout = db.session.scalars(select(AttendanceLayout).where(AttendanceLayout.name == "Réunion")).one()
        assert layout.columns == {"name": 0, "department": 1, "joined": 2, "left": 3}


def test_columns_are_refused_in_words(facilitator, event_id):
    page = drop(facilitator, event_id, FRENCH, status=422)
    refused = go_on(facilitator, event_id, page, "layout", {"column-name": "0"}, status=422)
    assert "Please choose at least the column of the names or of the e-mail addresses" in refused.text
    named = {"column-name": "0", "column-department": "1", "layout_name": "Liste von Ottokar"}
    assert "the name of a person" in go_on(facilitator, event_id, page, "layout", named, status=422).text


def test_the_columns_of_a_file_that_was_understood_can_be_assigned_as_well(facilitator, event_id):
    page = go_on(facilitator, event_id, drop(facilitator, event_id, OWN_LIST), "columns")
    assert page.heading == "What the columns mean"
    fields = page.fields()
    assert (fields["header_line"], fields["column-last_name"], fields["column-department"]) == ("2", "1", "3")


def test_the_own_count_sheet_becomes_counts_with_its_contradictions_said(facilitator, event_id):
    page = drop(facilitator, event_id, OWN_COUNTS.encode("utf-8-sig"))
    assert page.heading == "Counts from the file"
    assert page.texts("#ignored dt") == ["davon weiblich"]
    key = facilitator.world.departments["Kämmerei"]
    assert page.fields()[f"count-{key}-participants"] == "15"
    for said in (
        "14 people work there according to the headcount; 15 are entered.",
        "The lines add up to 34.",
        "A formula",
    ):
        assert said in page.text
    saved = go_on(facilitator, event_id, page, "save", {f"count-{key}-participants": "14"}, status=303)
    assert saved.location
    assert recorded(facilitator, event_id)[0] == {
        "Jugendamt": (12, 5, None),
        "Bauamt": (6, None, None),
        "Kämmerei": (14, 0, None),
        "external": (1, None, None),
    }


def test_a_count_sheet_of_other_events_is_refused(facilitator, event_id):
    page = drop(facilitator, event_id, OWN_COUNTS.replace("Offene Runde", "Andere Runde"), status=422)
    (said,) = page.texts("[role=alert]")
    assert page.heading == "What the columns mean"
    assert "No line of this sheet can be counted at this event." in said
    assert "Lines 2, 3, 4, 5: Event “Andere Runde”:" in said
    assert "Line 6" not in said, "a few lines are enough"


def test_a_list_of_people_that_looks_like_a_count_sheet_is_mapped_by_hand(facilitator, event_id):
    page = drop(facilitator, event_id, "Teilnehmer;Amt\nOttokar Wiesel;Jugendamt\n", status=422)
    assert "“Ottokar Wiesel”: This is not a number." in page.text
    people = go_on(facilitator, event_id, page, "layout", {"column-name": "0", "column-department": "1"})
    assert everybody(people) == {"Ottokar Wiesel": "Jugendamt by the text beside the name"}


def test_a_count_sheet_is_read_at_the_event_it_was_brought_to_where_two_have_that_name_and_day(facilitator, event_id):
    facilitator.submit(
        "dialogues.create",
        {"title": "Offene Runde", "starts_at": "2021-09-14T14:00"},
        process_id=facilitator.world.process_id,
    )
    assert drop(facilitator, event_id, OWN_COUNTS).heading == "Counts from the file"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "There is nothing in it."),
        (b"PK\x03\x04 no archive", "This file cannot be read."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is a file of an old Excel"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(facilitator, event_id, data, words):
    assert words in drop(facilitator, event_id, data, status=422).text


def test_without_a_file_one_is_asked_for(facilitator, event_id):
    page = facilitator.submit("attendance_files.create", {}, dialogue_event_id=event_id, status=422)
    assert "Please choose a file." in page.text


def test_a_request_that_is_far_too_large_is_not_read(facilitator, event_id):
    page = send(facilitator, event_id, b"x" * 7_000_000, {})
    assert page.status == 413
    assert "A file may have up to 1 MB." in page.text


def test_a_file_that_is_a_little_too_large_is_refused_at_its_field(facilitator, event_id):
    fields = facilitator.get("attendance_files.create", dialogue_event_id=event_id).fields()
    page = send(facilitator, event_id, b"x" * 1_000_001, fields)
    assert page.status == 422
    assert "The file is too large. At most 1 MB can be read." in page.text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"starts_at": "2031-09-14T09:00", "ends_at": ""}, "future"),
        ({"splits_categories": "y"}, "Managers and staff are counted separately"),
    ],
)
def test_where_nothing_can_be_counted_no_file_is_read(facilitator, changes, words):
    event_id = plan(facilitator, **changes)
    page = facilitator.get("attendance_files.create", dialogue_event_id=event_id)
    assert words in page.text
    assert not page.soup.select("main form")


def test_the_way_in_is_on_the_event_and_on_its_count(facilitator, event_id):
    address = facilitator.url("attendance_files.create", dialogue_event_id=event_id)
    for endpoint in ("dialogues.show", "counts.edit"):
        assert address in facilitator.get(endpoint, dialogue_event_id=event_id).links()


def test_the_import_is_in_the_journal_without_anybody_s_name(facilitator, event_id):
    go_on(facilitator, event_id, counted(facilitator, event_id, ZOOM), "save", status=303)
    with facilitator.app.app_context():
        entry = db.session.scalars(select(JournalEntry).where(JournalEntry.action == "import")).all()[-1]
        assert (entry.record_id, entry.changes) == (event_id, {"lines": 2})
        assert db.session.get_one(DialogueEvent, event_id).count_source == "online_report"
