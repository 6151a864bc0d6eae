"""The count grid: what was typed is kept, what cannot be is refused at its cell."""

from datetime import date

import pytest

from tests.world import STAFF
from tracker.domain.dialogues import DialogueTarget
from tracker.domain.participation import CountMode
from tracker.extensions import db
from tracker.models import DialogueEvent, DialogueInvitation, Headcount, KeptInput, Participation


@pytest.fixture
def facilitator(browser):
    return browser.as_("facilitator")


@pytest.fixture
def event_id(facilitator):
    return plan(facilitator)


def plan(facilitator, **changes):
    event = {"title": "Workshop", "kind": "workshop", "starts_at": "2021-09-14T09:00", "target": "whole_house"}
    page = facilitator.submit("dialogues.create", event | changes)
    return int(page.location.rpartition("/")[2])


def cells(facilitator, **numbers):
    """Return the fields of departments (`Jugendamt=(12, 3)`) and of the lines outside them."""
    outside = {"not_assigned", "external"}
    units = {name: name if name in outside else facilitator.world.departments[name] for name in numbers}
    fields = {}
    for name, (participants, first_timers) in numbers.items():
        fields[f"count-{units[name]}-participants"] = str(participants)
        if first_timers is not None:
            fields[f"count-{units[name]}-first_timers"] = str(first_timers)
    return fields


def count(facilitator, event_id, *, button="save", status=303, **numbers):
    changes = cells(facilitator, **numbers) | {button: "1"}
    return facilitator.submit("counts.edit", changes, dialogue_event_id=event_id, status=status)


def field(page, name):
    return page.soup.select_one(f"#{name}")


def test_the_grid_shows_the_staff_of_the_day_beside_every_field(facilitator, event_id):
    page = facilitator.get("counts.edit", dialogue_event_id=event_id)
    staff = {row["data-unit"]: row.get("data-staff") for row in page.soup.select("tr[data-unit]")}
    assert staff == {name: str(number) for name, number in STAFF.items()} | {"Not assigned": None, "External": None}
    assert field(page, "count-external-first_timers") is None


def test_sums_are_there_without_a_script(facilitator, event_id):
    count(facilitator, event_id, Jugendamt=(12, 3), Bauamt=(6, ""), external=(4, None))
    page = facilitator.get("counts.edit", dialogue_event_id=event_id)
    assert page.texts("[data-total=participants], [data-total=first_timers], [data-total-external]") == ["22", "4", "3"]
    assert page.texts("tr.wm-count__group td[data-sum=participants]") == ["18", "4"]
    assert page.texts("[data-recorded]") == ["2"]


def test_an_empty_field_comes_back_empty_and_a_zero_as_zero(facilitator, event_id):
    count(facilitator, event_id, Jugendamt=(0, 0), Bauamt=("", ""))
    page = facilitator.get("counts.edit", dialogue_event_id=event_id)
    departments = facilitator.world.departments
    assert field(page, f"count-{departments['Jugendamt']}-participants")["value"] == "0"
    assert field(page, f"count-{departments['Bauamt']}-participants")["value"] == ""


def test_nobody_else_was_there_says_nothing_of_departments_that_were_not_invited(facilitator, event_id):
    departments = facilitator.world.departments
    with facilitator.app.app_context():
        event = db.session.get_one(DialogueEvent, event_id)
        event.target = DialogueTarget.DEPARTMENTS
        for name in ("Jugendamt", "Bauamt"):
            db.session.add(DialogueInvitation.of(event, department_id=departments[name]))
        db.session.commit()
    changes = cells(facilitator, Jugendamt=(12, 3)) | {"nobody_else": "y", "save": "1"}
    facilitator.submit("counts.edit", changes, dialogue_event_id=event_id)
    page = facilitator.get("counts.edit", dialogue_event_id=event_id)
    rows = {row["data-unit"]: [x["value"] for x in row.select("input")] for row in page.soup.select("[data-unit]")}
    assert (rows["Bauamt"], rows["Sozialamt"]) == (["0", "0"], ["", ""])


def test_nobody_else_was_there_is_said_at_once(facilitator, event_id):
    departments = facilitator.world.departments
    page = count(facilitator, event_id, status=422, button="nobody_else", Jugendamt=(70, 6))
    assert field(page, f"count-{departments['Bauamt']}-participants")["value"] == "", "nothing is filled unseen"
    changes = cells(facilitator, Jugendamt=(12, 3), Bauamt=(4, ""), external=("", None)) | {"nobody_else": "y"}
    facilitator.submit("counts.edit", changes | {"save": "1"}, dialogue_event_id=event_id)
    page = facilitator.get("counts.edit", dialogue_event_id=event_id)
    rows = {row["data-unit"]: [x["value"] for x in row.select("input")] for row in page.soup.select("[data-unit]")}
    assert (rows["Jugendamt"], rows["Bauamt"], rows["Sozialamt"]) == (["12", "3"], ["4", ""], ["0", "0"])
    assert (rows["Not assigned"], rows["External"]) == (["", ""], [""])
    assert field(page, "nobody_else") is None


def test_nobody_else_is_not_said_where_a_tally_or_a_file_knows_of_some(facilitator):
    event_id = plan(facilitator, format="hybrid")
    with facilitator.app.app_context():
        event = db.session.get_one(DialogueEvent, event_id)
        key = facilitator.world.departments["Jugendamt"]
        db.session.add(Participation.of(event, department_id=key, mode=CountMode.ON_SITE, count=7))
        db.session.commit()
    assert field(facilitator.get("counts.edit", dialogue_event_id=event_id), "nobody_else") is None
    changes = cells(facilitator, Bauamt=(4, "")) | {"nobody_else": "y", "save": "1"}
    facilitator.submit("counts.edit", changes, dialogue_event_id=event_id)
    page = facilitator.get("counts.edit", dialogue_event_id=event_id)
    assert field(page, f"count-{key}-participants")["value"] == ""
    assert field(page, f"count-{facilitator.world.departments['Bauamt']}-participants")["value"] == "4"


def test_what_cannot_be_is_said_at_the_cell_and_everything_typed_comes_back(facilitator, event_id):
    page = count(facilitator, event_id, status=422, Jugendamt=(70, 6), Bauamt=(6, 9), Kämmerei=("viele", ""))
    departments = facilitator.world.departments
    cell = field(page, f"count-{departments['Jugendamt']}-participants")
    assert (cell["value"], cell["aria-invalid"]) == ("70", "true")
    assert "62 people work there" in page.texts(f"#{cell['aria-describedby']}")[0]
    assert field(page, f"count-{departments['Kämmerei']}-participants")["value"] == "viele"
    assert "Please enter a whole number" in page.text
    assert "Nothing is saved yet" in page.text
    assert f"#{cell['id']}" in page.links()


def test_what_is_doubtful_is_kept_and_said_at_the_cell(facilitator, event_id):
    count(facilitator, event_id, Jugendamt=(35, 35))
    page = facilitator.get("counts.edit", dialogue_event_id=event_id)
    assert "Over all events, 66 people are entered as here for the first time" in page.text
    assert page.texts("[data-clarify] a") == ["1"]


def test_parts_that_differ_from_the_stated_total_are_said(facilitator, event_id):
    changes = cells(facilitator, Jugendamt=(12, 3)) | {"stated_total": "15"}
    facilitator.submit("counts.edit", changes, dialogue_event_id=event_id)
    page = facilitator.get("counts.edit", dialogue_event_id=event_id)
    assert "The numbers add up to 12, but 15 were counted in all." in page.text


def test_a_closed_count_says_so_and_is_opened_with_a_reason(facilitator, event_id):
    page = count(facilitator, event_id, button="close", Jugendamt=(12, 3))
    assert page.location.endswith(f"/dialogues/{event_id}")
    assert "This count was closed on" in facilitator.get("counts.edit", dialogue_event_id=event_id).text
    facilitator.submit("counts.reopen", {"reason": ""}, dialogue_event_id=event_id, status=422)
    facilitator.submit("counts.reopen", {"reason": "Eine Liste fehlte"}, dialogue_event_id=event_id)
    assert "Count open" in facilitator.get("counts.edit", dialogue_event_id=event_id).text
    assert "Eine Liste fehlte" in facilitator.get("journal.index").text
    assert "Eine Liste fehlte" not in facilitator.as_("reader").get("journal.index").text


def test_who_types_into_a_closed_count_finds_what_was_typed(facilitator, event_id):
    fields = facilitator.get("counts.edit", dialogue_event_id=event_id).fields()
    count(facilitator, event_id, button="close", Jugendamt=(12, 3))
    conflict = facilitator.post(
        "counts.edit", fields | cells(facilitator, Bauamt=(6, 2)), dialogue_event_id=event_id, status=409
    )
    again = facilitator.post("counts.edit", conflict.fields(), dialogue_event_id=event_id, status=422)
    assert "What you entered is not saved" in again.text
    assert "Bauamt: Participants 6" in again.text


def test_an_empty_count_is_not_closed(facilitator, event_id):
    page = count(facilitator, event_id, button="close", status=422)
    assert "Nothing is counted yet." in page.text


def test_the_second_of_two_people_gets_both_texts(facilitator, browser, event_id):
    fields = facilitator.get("counts.edit", dialogue_event_id=event_id).fields()
    count(browser.as_("coordinator"), event_id, Jugendamt=(12, 3))
    page = facilitator.post(
        "counts.edit", fields | cells(facilitator, Jugendamt=(13, 3)), dialogue_event_id=event_id, status=409
    )
    assert page.heading == "Somebody else changed this in the meantime"
    assert "Jugendamt: Participants Saved now 12 Your version 13" in page.text
    facilitator.post("counts.edit", page.fields(), dialogue_event_id=event_id)
    page = facilitator.get("counts.edit", dialogue_event_id=event_id)
    assert page.texts("[data-total=participants]") == ["13"]


def test_what_was_typed_before_the_sign_in_ended_is_back_in_the_grid(facilitator, event_id, session):
    path = facilitator.url("counts.edit", dialogue_event_id=event_id)
    pairs = list((cells(facilitator, Jugendamt=(12, 3)) | {"count_note": "Aus der Liste"}).items())
    kept = KeptInput(person_id=facilitator.world.people["facilitator"], path=path, fields={"pairs": pairs})
    session.add(kept)
    session.commit()
    page = facilitator.open(f"{path}?kept={kept.id}")
    assert field(page, f"count-{facilitator.world.departments['Jugendamt']}-participants")["value"] == "12"
    assert page.texts("[data-total=first_timers]") == ["3"]


def test_managers_and_staff_have_a_part_of_the_count_each(facilitator):
    event_id = plan(facilitator, splits_categories="y")
    changes = cells(facilitator, Jugendamt=(12, 3)) | {"group": "managers"}
    staff = facilitator.submit("counts.edit", changes, dialogue_event_id=event_id)
    assert staff.location.endswith("?group=managers")
    page = facilitator.open(staff.location)
    assert page.texts("[data-total=participants]") == ["–"]
    changes = page.fields() | cells(facilitator, Jugendamt=(2, 1)) | {"group": "staff"}
    back = facilitator.open(staff.location, data=changes, status=303)
    assert facilitator.open(back.location).texts("[data-total=participants]") == ["12"]
    assert "Jugendamt 62 14 4 23%" in facilitator.get("dialogues.show", dialogue_event_id=event_id).text


def test_a_count_that_is_not_split_has_no_groups(facilitator, event_id):
    page = facilitator.get("counts.edit", dialogue_event_id=event_id)
    assert not page.soup.select("select[name=group]")


def test_an_event_in_the_future_is_not_counted(facilitator):
    event_id = plan(facilitator, starts_at="2199-09-14T09:00")
    page = count(facilitator, event_id, status=422, Jugendamt=(12, 3))
    assert "This event lies in the future." in page.text


def test_only_recorders_count(browser):
    for person in ("leadership", "evaluator", "raw_evaluator", "reader"):
        browser.as_(person).get("counts.edit", status=403)
    browser.as_("stranger").get("counts.edit", status=404)


def test_numbers_are_written_as_the_language_does(facilitator, event_id):
    with facilitator.app.app_context():
        key = facilitator.world.departments["Jugendamt"]
        db.session.add(
            Headcount(
                administration_id=facilitator.world.administration_id,
                department_id=key,
                as_of=date(2021, 9, 1),
                count=1234,
            )
        )
        db.session.commit()
    count(facilitator, event_id, Jugendamt=(1200, 3))
    page = facilitator.get("counts.edit", dialogue_event_id=event_id)
    assert page.soup.select_one("tr[data-unit=Jugendamt]")["data-staff"] == "1234", "for the script"
    assert page.texts("tr[data-unit=Jugendamt] td")[0] == "1,234"
    assert page.texts("tr.wm-count__group td")[1] == "1,200"
    assert page.texts("[data-total=participants]") == ["1,200"]
