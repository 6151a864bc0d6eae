"""Pages of partner organisations."""

from __future__ import annotations

from tests.browser import Browser
from tests.world import World


def test_everybody_with_a_role_sees_organisations_and_only_administrators_change_them(browser: Browser):
    reader = browser.as_("reader")
    assert reader.get("partners.index").texts(".wm-rows a") == ["Institut für Planung"]
    reader.get("partners.edit", status=403)
    reader.get("partners.create", status=403)


def test_tasks_in_teams_are_those_of_processes_one_may_see(browser: Browser, world: World):
    key = world.partner_organisation_id
    shown = browser.as_("reader").get("partners.show", partner_organisation_id=key)
    assert shown.texts("tbody td")[0] == "Leitung"
    hidden = browser.as_("stranger").get("partners.show", partner_organisation_id=key)
    assert "In none of the processes that you may see." in hidden.text


def test_organisation_is_added_and_changed(browser: Browser):
    admin = browser.as_("admin")
    created = admin.submit("partners.create", {"name": "Fachstelle", "kind": "welfare"})
    key = int(created.location.rsplit("/", 1)[-1])
    admin.submit("partners.edit", {"short_name": "FS"}, partner_organisation_id=key)
    page = admin.get("partners.show", partner_organisation_id=key)
    assert page.heading == "Fachstelle"
    assert "Kind Welfare association Short name FS" in page.text
