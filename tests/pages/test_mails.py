"""Mails from the preview to the outbox: who gets which text, and that nobody reads more than they may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.browser import Browser
from tests.statements import statements
from tests.world import World
from tracker.domain.mails import MailKind, MailState
from tracker.domain.meetings import Confidentiality, MeetingState
from tracker.domain.minutes import MinutesState
from tracker.domain.people import Locale
from tracker.extensions import db
from tracker.models import ActionItem, AgendaItem, Mail, MailChoice, Meeting, Membership, MinutesVersion, Person
from tracker.web.clock import today

SOON = datetime.combine(today() + timedelta(days=30), datetime.min.time()).replace(hour=14)


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


@pytest.fixture(autouse=True)
def draft(browser: Browser, world: World) -> None:
    """The meeting of the world is still a draft, with a conference and a reason for none."""
    change(
        browser, world, state=MeetingState.DRAFT, starts_at=SOON, ends_at=SOON + timedelta(hours=2), place="Ratssaal"
    )


def change(browser: Browser, world: World, **values) -> None:
    with browser.app.app_context():
        meeting = db.session.get_one(Meeting, world.meeting_id)
        for name, value in values.items():
            setattr(meeting, name, value)
        db.session.commit()


def person(browser: Browser, world: World, name: str, **values) -> None:
    with browser.app.app_context():
        found = db.session.get_one(Person, world.people[name])
        for attribute, value in values.items():
            setattr(found, attribute, value)
        db.session.commit()


def outbox(browser: Browser) -> list[Mail]:
    with browser.app.app_context():
        mails = db.session.scalars(select(Mail).where(Mail.key != "invitation:the-world").order_by(Mail.id)).all()
        db.session.expunge_all()
        return mails


def state(browser: Browser, world: World) -> MeetingState:
    with browser.app.app_context():
        return db.session.get_one(Meeting, world.meeting_id).state


def test_an_invitation_is_read_before_it_goes(facilitator: Browser, world: World):
    link = next(url for url in facilitator.get("meetings.plan").links() if url.endswith("/invitation"))
    page = facilitator.open(link)
    assert "Coordinator Koordination" in page.texts("#recipients li")[0]
    assert page.texts("#letter dd") == [
        "Coordinator",
        f"Invitation: Meeting 3 of the Steuerungsgruppe on {SOON:%d/%m/%Y}",
    ]
    assert "Good day Coordinator," in page.texts(".wm-letter")[0]
    assert "This installation sends no mails." in page.text
    other = facilitator.get("mails.invitation", mail=2)
    assert "Good day Leadership," in other.texts(".wm-letter")[0]
    assert "Good day Coordinator," in facilitator.get("mails.invitation", mail=99).texts(".wm-letter")[0]
    assert outbox(facilitator) == [], "looking sends nothing"


def test_sending_invites_and_writes_every_mail_in_one_go(facilitator: Browser, world: World):
    shown = facilitator.get("mails.invitation").soup.select_one(".wm-letter").get_text()
    facilitator.submit("mails.invitation", {})
    assert state(facilitator, world) is MeetingState.INVITED
    mails = outbox(facilitator)
    assert [mail.recipient for mail in mails] == ["Coordinator", "Leadership"]
    assert {mail.state for mail in mails} == {MailState.NOT_SENT}
    assert mails[0].text == shown.lstrip("\n"), "what was seen is what goes"
    assert "2 mails are in the outbox." in facilitator.get("meetings.plan").text


def test_a_second_click_writes_nothing_twice(facilitator: Browser):
    fields = facilitator.get("mails.invitation").fields()
    facilitator.post("mails.invitation", fields)
    facilitator.post("mails.invitation", fields)
    assert len(outbox(facilitator)) == 2


def test_who_came_to_the_group_later_can_still_be_invited(facilitator: Browser, world: World):
    facilitator.submit("mails.invitation", {})
    with facilitator.app.app_context():
        db.session.add(
            Membership(
                administration_id=world.administration_id,
                working_group_id=world.working_group_id,
                person_id=world.people["reader"],
                seat="Personalrat",
            )
        )
        db.session.commit()
    facilitator.submit("mails.invitation", {})
    assert [mail.recipient for mail in outbox(facilitator)] == ["Coordinator", "Leadership", "Reader"]


def test_what_changed_since_it_was_read_does_not_go(facilitator: Browser, world: World):
    fields = facilitator.get("mails.invitation").fields()
    change(facilitator, world, place="Anderer Saal")
    page = facilitator.post("mails.invitation", fields, status=422)
    assert "has changed since you looked at it" in page.text
    assert "Anderer Saal" in page.texts(".wm-letter")[0]
    assert (outbox(facilitator), state(facilitator, world)) == ([], MeetingState.DRAFT)
    facilitator.post("mails.invitation", page.fields())
    assert len(outbox(facilitator)) == 2


def test_a_meeting_can_count_as_invited_without_a_mail(facilitator: Browser, world: World):
    page = facilitator.get("mails.invitation")
    assert "Mark as invited without a mail" in page.text
    facilitator.post("meetings.invite")
    assert (outbox(facilitator), state(facilitator, world)) == ([], MeetingState.INVITED)


def test_the_page_says_who_gets_no_mail_and_why(facilitator: Browser, world: World):
    person(facilitator, world, "coordinator", email=None, has_login=False)
    with facilitator.app.app_context():
        db.session.add(MailChoice(person_id=world.people["leadership"], kind=MailKind.INVITATION, is_wanted=False))
        db.session.commit()
    page = facilitator.get("mails.invitation")
    assert page.texts("#missed li") == [
        "Coordinator Koordination no e-mail address",
        "Leadership Landrat does not want these mails",
    ]
    assert "Nobody can be written to." in page.text
    assert "Send the invitation" not in page.text


@pytest.mark.parametrize("reader", ["coordinator", "leadership"])
def test_no_internal_item_stands_in_an_invitation_not_even_for_those_who_record(facilitator, world, reader):
    facilitator.submit("mails.invitation", {})
    [mail] = [mail for mail in outbox(facilitator) if mail.person_id == world.people[reader]]
    assert "1. Handlungsfelder" in mail.text
    assert "2. Haushalt" in mail.text
    assert "Personalie" not in mail.text
    assert "Notizen" not in mail.text


def test_not_even_a_gap_tells_of_an_internal_item(facilitator: Browser, world: World):
    with facilitator.app.app_context():
        items = db.session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == world.meeting_id)).all()
        for item in items:
            item.position = {"Personalie": 1, "Handlungsfelder": 2, "Haushalt": 3}[item.title]
        db.session.commit()
    text = facilitator.get("mails.invitation").texts(".wm-letter")[0]
    assert "Agenda 1. Handlungsfelder 2. Haushalt Page" in text


def test_whoever_joins_the_group_later_reads_only_what_is_for_the_house(facilitator: Browser, world: World):
    change(facilitator, world, link="https://konferenz.example/geheim")
    with facilitator.app.app_context():
        for seat in db.session.scalars(select(Membership).where(Membership.seat == "Landrat")):
            seat.valid_from = today() + timedelta(days=3)
        db.session.commit()
    member, newcomer = (facilitator.get("mails.invitation", mail=n).texts(".wm-letter")[0] for n in (1, 2))
    assert ("Haushalt" in member, "geheim" in member) == (True, True)
    assert ("Handlungsfelder" in newcomer, "Haushalt" in newcomer, "geheim" in newcomer) == (True, False, False)


def test_the_conference_of_an_internal_meeting_stands_in_no_mail(facilitator: Browser, world: World):
    change(facilitator, world, link="https://konferenz.example/x", confidentiality=Confidentiality.INTERNAL)
    facilitator.submit("mails.invitation", {})
    assert not [mail for mail in outbox(facilitator) if "konferenz" in mail.text]


def test_everybody_reads_their_own_language(facilitator: Browser, world: World):
    person(facilitator, world, "leadership", locale=Locale.DE)
    facilitator.submit("mails.invitation", {})
    english, german = outbox(facilitator)
    assert english.subject.startswith("Invitation:")
    assert german.subject.startswith("Einladung: 3. Treffen der Steuerungsgruppe am")
    assert "Guten Tag Leadership," in german.text
    assert "Agenda" not in german.text


def test_only_whoever_has_an_account_gets_links_and_links_come_from_the_settings(facilitator: Browser, world: World):
    person(facilitator, world, "leadership", has_login=False)
    settings = facilitator.app.config["SETTINGS"]
    facilitator.app.config["SETTINGS"] = replace(settings, public_url="https://wegmarke.landkreis.de")
    try:
        facilitator.submit("mails.invitation", {})
    finally:
        facilitator.app.config["SETTINGS"] = settings
    with_account, without = outbox(facilitator)
    assert f"https://wegmarke.landkreis.de/meetings/{world.meeting_id}" in with_account.text
    assert "://" not in without.text


def test_plain_text_is_not_escaped_and_its_preview_is(facilitator: Browser, world: World):
    change(facilitator, world, title="Ämter & <b>Leitbild</b>")
    page = facilitator.get("mails.invitation")
    assert "Ämter & <b>Leitbild</b>" in page.texts(".wm-letter")[0]
    assert "<b>Leitbild" not in page.response.text
    facilitator.submit("mails.invitation", {})
    assert "Ämter & <b>Leitbild</b>" in outbox(facilitator)[0].text


@pytest.mark.parametrize("endpoint", ["mails.change", "mails.cancellation", "mails.minutes"])
def test_of_a_draft_nobody_can_be_told_anything(facilitator: Browser, world: World, endpoint: str):
    with facilitator.app.app_context():
        add_minutes(world)
    facilitator.get(endpoint, status=302)
    assert "does not fit a meeting that is draft" in facilitator.get("meetings.plan").text
    facilitator.post(endpoint, status=422)


def add_minutes(world: World) -> int:
    version = MinutesVersion(
        administration_id=world.administration_id,
        process_id=world.process_id,
        meeting_id=world.meeting_id,
        number=9,
        state=MinutesState.IN_COORDINATION,
        content={},
        checksum="0" * 64,
        comments_until=date(2021, 10, 1),
    )
    db.session.add(version)
    db.session.commit()
    return version.id


def test_moving_an_invited_meeting_offers_to_tell_the_members(facilitator: Browser, world: World):
    change(facilitator, world, state=MeetingState.INVITED)
    silent = facilitator.submit("meetings.edit", {"title": "Leitbild"})
    assert silent.location.endswith(f"/meetings/{world.meeting_id}")
    told = facilitator.submit("meetings.edit", {"place": "Kreistagssaal"})
    assert told.location.endswith("/change-mail")
    facilitator.submit("mails.change", {})
    first, _second = outbox(facilitator)
    assert first.kind is MailKind.CHANGE
    assert "Kreistagssaal" in first.text
    assert "Handlungsfelder" not in first.text


def test_moving_a_draft_tells_nobody(facilitator: Browser, world: World):
    assert facilitator.submit("meetings.edit", {"place": "Kreistagssaal"}).location.endswith(str(world.meeting_id))


def test_cancelling_an_invited_meeting_offers_to_tell_the_members(facilitator: Browser, world: World):
    change(facilitator, world, state=MeetingState.INVITED)
    told = facilitator.submit("meetings.cancel", {"reason": "Hochwasser"})
    assert told.location.endswith("/cancellation-mail")
    facilitator.submit("mails.cancellation", {})
    assert "Hochwasser" in outbox(facilitator)[0].text
    assert outbox(facilitator)[0].kind is MailKind.CANCELLATION


def test_cancelling_a_draft_tells_nobody(facilitator: Browser):
    assert facilitator.submit("meetings.cancel", {"reason": "Hochwasser"}).location.endswith("/record")


@pytest.fixture
def minutes(facilitator: Browser, world: World) -> int:
    change(facilitator, world, state=MeetingState.CLOSED)
    with facilitator.app.app_context():
        action = {"administration_id": world.administration_id, "process_id": world.process_id}
        action |= {"meeting_id": world.meeting_id, "created_on": date(2021, 9, 14), "due_on": date(2021, 10, 8)}
        db.session.add(ActionItem(title="Vortrag halten", responsible_email="amt@traeger.de", **action))
        return add_minutes(world)


def test_the_minutes_come_with_ones_own_tasks_first(facilitator: Browser, world: World, minutes: int):
    facilitator.submit("mails.minutes", {})
    mine, other, outside = outbox(facilitator)
    assert mine.text.index("Aufgabe zu Handlungsfelder, due on 08/10/2021") < mine.text.index(
        "Version 9 of the minutes"
    )
    assert "Comments are welcome until 1\N{NO-BREAK SPACE}October 2021" in mine.text
    assert f"/minutes/{minutes}" in mine.text
    assert "Aufgabe" not in other.text
    assert outside.address == "amt@traeger.de"
    assert "Vortrag halten" in outside.text
    assert "://" not in outside.text


def test_a_task_from_an_internal_item_is_named_in_no_mail(facilitator: Browser, minutes: int):
    facilitator.submit("mails.minutes", {})
    texts = [mail.subject + mail.text for mail in outbox(facilitator)]
    assert "an action item from an internal topic, due on 08/10/2021" in texts[0]
    assert not [text for text in texts if "Personalie" in text]


def test_without_minutes_there_is_nothing_to_send(facilitator: Browser, world: World):
    with facilitator.app.app_context():
        for version in db.session.scalars(select(MinutesVersion).where(MinutesVersion.meeting_id == world.meeting_id)):
            db.session.delete(version)
        db.session.commit()
    facilitator.get("mails.minutes", status=302)
    assert "There are no minutes to send yet." in facilitator.get("meetings.plan").text
    facilitator.post("mails.minutes", status=422)


def test_the_outbox_says_what_was_sent_to_whom(facilitator: Browser):
    facilitator.submit("mails.invitation", {})
    page = facilitator.get("mails.index")
    assert page.texts("tbody td")[0] == "Leadership"
    assert {"kept here only", "failed"} <= set(page.texts("tbody td:last-child"))
    assert facilitator.get("mails.index", state="failed").texts("tbody th") == ["Einladung"]
    assert "No mail matches." in facilitator.get("mails.index", state="sent").text
    assert any(url.endswith("/outbox") for url in facilitator.get("meetings.index").links())


def test_the_outbox_of_one_meeting_says_who_heard_of_it(facilitator: Browser, world: World, minutes: int):
    facilitator.submit("mails.minutes", {})
    links = facilitator.get("meetings.record").links()
    assert any(url.endswith("/minutes-mail") for url in links)
    assert len(facilitator.open(next(url for url in links if "outbox" in url)).texts("tbody tr")) == 4
    assert "No mail matches." in facilitator.get("mails.index", meeting=world.other["meeting_id"]).text
    assert not [url for url in facilitator.as_("reader").get("meetings.record").links() if "mail" in url]


def test_what_failed_says_why_and_can_be_sent_again(facilitator: Browser, world: World):
    page = facilitator.get("mails.show")
    assert "The mail server does not know this address." in page.text
    assert "leadership@musterland.example" in page.text
    facilitator.post("mails.send_again")
    assert "waiting" in facilitator.get("mails.show").text
    facilitator.post("mails.send_again", status=422)


def test_the_outbox_asks_as_much_for_many_mails_as_for_one(facilitator: Browser, world: World):
    with statements() as for_one:
        facilitator.get("mails.index")
    with facilitator.app.app_context():
        for number in range(70):
            mail = db.session.get_one(Mail, world.mail_id)
            values = {
                c.key: getattr(mail, c.key) for c in Mail.__mapper__.column_attrs if c.key not in {"id", "version"}
            }
            db.session.add(Mail(**values | {"key": f"key-{number}"}))
        db.session.commit()
    with statements() as for_many:
        page = facilitator.get("mails.index")
    assert len(page.texts("tbody tr")) == 50
    assert len(for_many) == len(for_one)
    following = next(url for url in page.links() if "after=" in url)
    assert len(facilitator.open(following).texts("tbody tr")) == 21


def test_a_preview_asks_as_much_for_many_members_as_for_one(facilitator: Browser, world: World):
    with statements() as for_two:
        facilitator.get("mails.invitation")
    with facilitator.app.app_context():
        seat = {"administration_id": world.administration_id, "working_group_id": world.working_group_id}
        for number in range(20):
            somebody = Person(display_name=f"Person {number}", email=f"p{number}@landkreis.de")
            db.session.add(somebody)
            db.session.flush()
            db.session.add(Membership(person_id=somebody.id, seat=f"Sitz {number}", **seat))
        for position in range(4, 30):
            item = {"position": position, "title": f"Thema {position}", "meeting_id": world.meeting_id, **seat}
            db.session.add(AgendaItem(**item))
        db.session.commit()
    with statements() as for_many:
        assert len(facilitator.get("mails.invitation").texts("#recipients li")) == 22
    assert len(for_many) == len(for_two)


def test_everybody_chooses_which_mails_they_get(browser: Browser, world: World):
    reader = browser.as_("reader")
    assert "Weekly overview" in reader.get("account.index").texts("#mails")[0]
    page = reader.get("mails.choose")
    assert "Reminders come 2 days before a meeting" in page.text
    assert len(page.soup.select("input[type=checkbox][checked]")) == len(MailKind)
    reader.post("mails.choose", {"kinds": ["invitation", "minutes"]})
    assert "You get: Invitation, Meeting minutes." in reader.get("account.index").text
    reader.post("mails.choose", {})
    assert "You get no mails." in reader.get("account.index").text
    reader.post("mails.choose", {"kinds": ["erfunden"]}, status=422)
