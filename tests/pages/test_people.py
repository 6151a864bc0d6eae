"""Pages of persons, invitations and roles."""

from __future__ import annotations

from tests.browser import Browser, Page
from tests.statements import statements
from tests.world import World
from tracker.extensions import db
from tracker.models import Person, RoleAssignment

PASSWORD = "vier rote Wanderwege im Nebel"


def _new_person(browser: Browser, **fields: str) -> tuple[Browser, int]:
    admin = browser.as_("admin")
    created = admin.submit("people.create", {"display_name": "Kim Beispiel", **fields})
    return admin, int(created.location.rsplit("/", 1)[-1])


def _address(page: Page) -> str:
    shown = page.soup.select_one("#address")
    return shown.get_text().strip() if shown else ""


def test_only_administrators_see_who_there_is(browser: Browser):
    browser.as_("coordinator").get("people.index", status=403)
    page = browser.as_("admin").get("people.index")
    assert "Coordinator" in page.texts("tbody th a")


def test_list_says_where_people_work_and_what_they_may_but_never_when_they_were_here(browser: Browser):
    page = browser.as_("admin").open(browser.url("people.index") + "?q=coordinator")
    assert page.texts("tbody td")[:2] == ["Landratsamt Musterland", "In-house coordination"]
    assert "last" not in page.text.lower()


def test_number_of_queries_does_not_grow_with_the_persons(browser: Browser):
    admin = browser.as_("admin")
    admin.get("people.index")
    with statements() as few:
        admin.get("people.index")
    with browser.app.app_context():
        db.session.add_all(Person(display_name=f"Person {number:02}") for number in range(40))
        db.session.commit()
    with statements() as many:
        assert len(admin.get("people.index").soup.select("tbody tr")) == 48
    assert len(many) == len(few)


def test_long_list_leads_on(browser: Browser):
    with browser.app.app_context():
        db.session.add_all(Person(display_name=f"Person {number:02}") for number in range(60))
        db.session.commit()
    admin = browser.as_("admin")
    first = admin.get("people.index")
    second = admin.open(first.soup.select_one("a[rel=next]")["href"])
    assert not set(first.texts("tbody th a")) & set(second.texts("tbody th a"))


def test_invitation_is_shown_once_and_opens_the_account(browser: Browser):
    admin, key = _new_person(browser, email="kim@haus.example")
    page = admin.open(admin.post("people.invite", person_id=key).location)
    address = _address(page)
    assert "It can be used once, until" in page.text
    again = admin.get("people.invitation", person_id=key)
    assert not _address(again)
    assert address not in again.response.text
    path = address.removeprefix("http://localhost")
    fields = browser.open(path).fields() | {"new_password": PASSWORD, "repeated_password": PASSWORD}
    assert browser.open(path, data=fields, status=303).location == "/sign-in"
    browser.open(path, status=404)


def test_invitation_is_not_shown_on_the_page_of_somebody_else(browser: Browser, world: World):
    admin, key = _new_person(browser, email="kim@haus.example")
    admin.post("people.invite", person_id=key)
    assert not _address(admin.get("people.invitation", person_id=world.people["reader"]))


def test_person_without_an_address_is_not_invited(browser: Browser):
    admin, key = _new_person(browser)
    page = admin.get("people.show", person_id=key)
    assert not page.soup.select("form[action*=invite]")
    answer = admin.open(admin.post("people.invite", person_id=key).location)
    assert "An account needs an e-mail address." in answer.texts(".wm-flash")[0]


def test_withdrawn_account_is_signed_out_at_once(browser: Browser, world: World):
    reader = browser.as_("reader")
    reader.get("administrations.index")
    browser.as_("admin").post("people.withdraw", person_id=world.people["reader"])
    reader.get("administrations.index", status=302)


def test_role_given_acts_at_once_and_so_does_its_end(browser: Browser, world: World):
    admin, stranger = browser.as_("admin"), browser.as_("stranger")
    stranger.get("administrations.show", status=404)
    role = {"role": "reader", "administration_id": str(world.administration_id)}
    page = admin.open(admin.submit("roles.create", role, person_id=world.people["stranger"]).location)
    stranger.get("administrations.show")
    stranger.get("administrations.edit", status=403)
    links = [url for url in page.links() if url.endswith("/end")]
    newest = max(int(url.split("/")[2]) for url in links)
    admin.post("roles.end", role_assignment_id=newest)
    stranger.get("administrations.show", status=404)


def test_a_new_role_is_proposed_for_the_house_in_which_somebody_works(browser: Browser, world: World):
    with browser.app.app_context():
        db.session.get_one(Person, world.people["reader"]).home_administration_id = world.other["administration_id"]
        db.session.commit()
    admin = browser.as_("admin")
    proposed = [
        admin.get("roles.create", person_id=world.people[name]).fields()["administration_id"]
        for name in ("reader", "admin")
    ]
    assert proposed == [str(world.other["administration_id"]), str(world.administration_id)]


def test_last_administrator_is_told_why_the_role_stays(browser: Browser, world: World):
    with browser.app.app_context():
        db.session.get_one(Person, world.people["admin"]).password_hash = "a hash"
        key = db.session.query(RoleAssignment.id).filter_by(person_id=world.people["admin"]).scalar()
        db.session.commit()
    admin = browser.as_("admin")
    answer = admin.post("roles.end", role_assignment_id=key, status=422)
    assert "At least one administrator" in answer.texts(".wm-errors")[0]
    admin.get("people.index")


def test_figures_per_department_are_for_the_evaluation_only(browser: Browser, world: World):
    admin = browser.as_("admin")
    wanted = {"role": "reader", "administration_id": str(world.administration_id), "sees_raw_figures": "y"}
    page = admin.submit("roles.create", wanted, status=422, person_id=world.people["stranger"])
    assert "Only the evaluation" in page.texts("#sees_raw_figures-error")[0]
    admin.submit("roles.create", wanted | {"role": "evaluator"}, person_id=world.people["stranger"])
    assert "with figures per department" in admin.get("people.show", person_id=world.people["stranger"]).text


def test_page_of_a_person_lists_mandates(browser: Browser, world: World):
    page = browser.as_("admin").get("people.show", person_id=world.people["coordinator"])
    assert "Steuerungsgruppe Member · Koordination" in page.texts("#mandates tbody th")[0]


def test_address_taken_by_somebody_else_is_said_at_the_field(browser: Browser):
    admin = browser.as_("admin")
    taken = {"display_name": "Doppelt", "email": "READER@musterland.example"}
    page = admin.submit("people.create", taken, status=422)
    assert "Somebody else already has this e-mail address." in page.texts("#email-error")[0]
