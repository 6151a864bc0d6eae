"""The pages of processes, their teams and phases."""

from datetime import date, timedelta

import pytest

from tests.browser import Browser
from tests.statements import statements
from tests.world import World
from tracker.actions import milestones
from tracker.extensions import db
from tracker.models import Gate, Milestone, Phase, Process, ProcessTemplate, TeamMember
from tracker.web.clock import today


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


def stored(browser: Browser, model, key):
    with browser.app.app_context():
        return db.session.get_one(model, key)


def test_the_list_shows_only_ones_own_processes(browser: Browser):
    page = browser.as_("reader").get("processes.index")
    assert page.texts("[data-switch-list] a") == ["Vielfalt leben Landratsamt Musterland"]
    assert "Anders öffnen" in browser.as_("stranger").get("processes.index").text


def test_the_list_can_be_searched_and_leads_on(browser: Browser, world: World):
    reader = browser.as_("reader")
    assert "No process matches." in reader.open(reader.url("processes.index") + "?q=Anders").text
    with browser.app.app_context():
        house = db.session.get_one(Process, world.process_id)
        db.session.add_all(Process(administration_id=house.administration_id, title=f"P{n}") for n in range(55))
        db.session.commit()
    page = reader.get("processes.index")
    following = page.soup.select_one("a[rel=next]")["href"]
    assert len(page.texts("[data-switch-list] li")) == 50
    assert len(reader.open(following).texts("[data-switch-list] li")) == 6
    reader.open("/processes?cursor=broken", status=404)


def test_the_overview_says_what_is_mandated_reached_and_next(facilitator: Browser):
    page = facilitator.get("processes.show")
    assert page.heading == "Vielfalt leben"
    for text in (
        "Beschluss der Hausspitze",
        "15 December 2020",
        "0 of 1",
        "Alle Fachdienste erreicht",
        "Steuerungsgruppe",
    ):
        assert text in page.text
    assert "Institut für Planung" in page.text


def test_the_administrator_sees_the_frame_of_a_process_but_not_its_content(browser: Browser):
    page = browser.as_("admin").get("processes.show")
    assert "Beschluss der Hausspitze" in page.text
    for hidden in ("Alle Fachdienste erreicht", "Auftakt und Dialog", "Steuerungsgruppe", "open decisions"):
        assert hidden not in page.text


def test_who_only_looks_finds_no_way_to_change(browser: Browser):
    page = browser.as_("leadership").get("processes.show")
    assert not [link for link in page.links() if link.endswith(("/edit", "/new", "/state", "/end")) or "/move" in link]


def test_more_milestones_cost_the_overview_nothing(facilitator: Browser, world: World):
    with statements() as before:
        facilitator.get("processes.show")
    with facilitator.app.app_context():
        process = db.session.get_one(Process, world.process_id)
        new = [
            Milestone.of(process, title=f"M{n}", phase_id=world.phase_id, baseline_on=date(2021, 9, 1))
            for n in range(20)
        ]
        milestones.lay(db.session, new, today=date(2021, 1, 31))
        db.session.commit()
    with statements() as after:
        facilitator.get("processes.show")
    assert len(after) == len(before)


def test_a_process_is_set_up_from_a_template_once(facilitator: Browser, world: World):
    fields = facilitator.get("processes.create").fields()
    fields |= {"title": "Zweiter Prozess", "planned_start_on": "2021-02-01", "mandate_by": "Landrätin"}
    fields["process_template_id"] = str(world.process_template_id)
    first = facilitator.post("processes.create", fields)
    assert facilitator.post("processes.create", fields).location == first.location
    page = facilitator.open(first.location)
    assert page.heading == "Zweiter Prozess"
    assert "Beschluss" in page.texts("#milestones a")
    assert "1. Auftrag" in page.texts("#phases a")


def test_a_rejected_process_keeps_what_was_typed(facilitator: Browser):
    fields = facilitator.get("processes.create").fields() | {"title": "Vielfalt leben", "goals": "Alles offen"}
    page = facilitator.post("processes.create", fields, status=422)
    assert "Please say when the process starts" in page.text
    assert page.fields()["goals"] == "Alles offen"
    page = facilitator.post("processes.create", fields | {"planned_start_on": "2021-02-01"}, status=422)
    assert "There already is a process with this title." in page.text


def test_a_process_is_edited(facilitator: Browser, world: World):
    facilitator.submit("processes.edit", {"title": "Vielfalt gestalten", "comparison_consent": "y"})
    process = stored(facilitator, Process, world.process_id)
    assert (process.title, process.goals, process.comparison_consent) == ("Vielfalt gestalten", "Offen für alle", True)


def test_two_people_editing_get_both_texts(facilitator: Browser):
    fields = facilitator.get("processes.edit").fields()
    facilitator.post("processes.edit", fields | {"goals": "Erste Fassung"})
    page = facilitator.post("processes.edit", fields | {"goals": "Zweite Fassung"}, status=409)
    assert "Erste Fassung" in page.text
    assert page.fields("/edit")["goals"] == "Zweite Fassung"


def test_a_pause_is_explained(facilitator: Browser, world: World):
    page = facilitator.submit("processes.change_state", {"state": "paused"}, status=422)
    assert "Please give the reason." in page.text
    facilitator.submit("processes.change_state", {"state": "paused", "state_reason": "Landratswahl"})
    assert "Landratswahl" in facilitator.get("processes.show").text
    assert facilitator.get("processes.change_state").fields()["state_reason"] == ""


def test_a_member_joins_changes_and_leaves(facilitator: Browser, world: World):
    fields = {"person_id": str(world.people["coordinator"]), "task": "Koordination", "valid_from": "2021-01-11"}
    facilitator.submit("team_members.create", fields)
    assert "Koordination" in facilitator.get("processes.show").texts("#team td")
    facilitator.submit("team_members.edit", {"task": "Leitung und Moderation"})
    facilitator.submit("team_members.end", {"valid_to": "2022-09-30"})
    member = stored(facilitator, TeamMember, world.team_member_id)
    assert (member.task, member.valid_to) == ("Leitung und Moderation", date(2022, 9, 30))


def test_only_people_of_the_house_can_be_chosen_for_the_team(facilitator: Browser, world: World):
    fields = {"person_id": str(world.people["stranger"]), "task": "Spion"}
    page = facilitator.submit("team_members.create", fields, status=422)
    assert page.soup.select("#person_id-error")


def test_a_phase_shows_its_gate_and_milestones(browser: Browser):
    page = browser.as_("reader").get("phases.show")
    assert page.heading == "Auftakt und Dialog"
    assert "Wurde jede Einheit eingeladen?" in page.text
    assert "Alle Fachdienste erreicht" in page.texts("#milestones th a")


def test_a_gate_is_answered(facilitator: Browser, world: World):
    page = facilitator.submit("phases.answer", {"result": "with_conditions", "answered_on": "2021-09-14"}, status=422)
    assert "write down the conditions" in page.text
    fields = {"result": "with_conditions", "answered_on": "2021-09-14", "note": "Personalrat folgt"}
    facilitator.submit("phases.answer", fields | {"answered_by": "Steuerungsgruppe"})
    assert "passed with conditions" in facilitator.get("phases.show").text
    assert stored(facilitator, Gate, world.gate_id).answered_by == "Steuerungsgruppe"


def test_a_phase_is_dated_and_added(facilitator: Browser, world: World):
    tomorrow = today() + timedelta(days=1)
    page = facilitator.submit("phases.edit", {"actual_start_on": tomorrow.isoformat()}, status=422)
    assert "cannot lie in the future" in page.text
    facilitator.submit("phases.edit", {"actual_start_on": "2021-04-12", "summary": "Begonnen"})
    assert stored(facilitator, Phase, world.phase_id).actual_start_on == date(2021, 4, 12)
    added = facilitator.submit("phases.create", {"name": "Nachlauf", "question": "Wer macht weiter?"})
    assert facilitator.open(added.location).heading == "Nachlauf"


def test_the_default_template_is_chosen_already(facilitator: Browser, world: World):
    with facilitator.app.app_context():
        db.session.get_one(ProcessTemplate, world.process_template_id).is_default = True
        db.session.commit()
    assert facilitator.get("processes.create").fields()["process_template_id"] == str(world.process_template_id)
