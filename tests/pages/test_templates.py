"""Pages of process templates."""

from __future__ import annotations

from tests.browser import Browser


def test_facilitators_read_templates_and_administrators_edit_them(browser: Browser):
    page = browser.as_("facilitator").get("templates.show")
    assert page.texts("main h2") == ["1. Auftrag"]
    assert page.texts("tbody th") == ["Beschluss"]
    assert not page.soup.select("main a[href*=edit]")
    browser.as_("facilitator").get("templates.edit", status=403)
    browser.as_("reader").get("templates.index", status=403)


def test_phase_and_milestones_are_added_changed_and_removed(browser: Browser):
    admin = browser.as_("admin")
    admin.submit("templates.create_phase", {"name": "Strukturen", "starts_after_weeks": "4", "lasts_weeks": "6"})
    page = admin.get("templates.show")
    assert page.texts(".wm-sec__h") == ["1. Auftrag Week 1 to 8", "2. Strukturen Week 5 to 10"]
    admin.submit("templates.create_milestone", {"title": "Erstes Gespräch", "position": "1", "due_after_weeks": "1"})
    assert admin.get("templates.show").texts("tbody th") == ["Erstes Gespräch", "Beschluss"]
    admin.submit("templates.edit_milestone", {"title": "Grundsatzbeschluss"})
    admin.submit("templates.edit_phase", {"position": "2"})
    page = admin.get("templates.show")
    assert page.texts("main h2") == ["1. Strukturen", "2. Auftrag"]
    admin.post("templates.remove_milestone")
    assert admin.get("templates.show").texts("tbody th") == ["Erstes Gespräch"]


def test_removing_a_phase_names_what_goes_with_it(browser: Browser):
    admin = browser.as_("admin")
    assert "Its 1 milestone is removed with it." in admin.get("templates.remove_phase").text
    admin.post("templates.remove_phase")
    assert "No phases yet." in admin.get("templates.show").text


def test_copy_begins_with_the_same_course(browser: Browser):
    admin = browser.as_("admin")
    copied = admin.open(admin.submit("templates.copy", {"name": "Für Jobcenter"}).location)
    assert copied.heading == "Für Jobcenter"
    assert copied.texts("main h2") == ["1. Auftrag"]
    page = admin.submit("templates.copy", {"name": "Für Jobcenter"}, status=422)
    assert "There already is a template with this name." in page.texts("#name-error")[0]


def test_weeks_out_of_reason_are_said_at_the_field(browser: Browser):
    page = browser.as_("admin").submit("templates.edit_phase", {"lasts_weeks": "0"}, status=422)
    assert "from 1 to 520" in page.texts("#lasts_weeks-error")[0]
