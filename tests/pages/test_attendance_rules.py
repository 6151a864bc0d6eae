"""What is remembered of attendance files is listed and can be forgotten."""

from sqlalchemy import select

from tracker.extensions import db
from tracker.models import AttendanceLayout, AttendanceRule


def test_texts_and_columns_are_listed(browser):
    page = browser.as_("facilitator").get("attendance_rules.index")
    assert page.texts("#texts tbody th, #texts tbody td:nth-child(2)") == ["ja", "Jugendamt"]
    assert page.texts("#layouts tbody th, #layouts tbody td:nth-child(2)") == ["Französisch", "Name, Department"]


def test_a_text_and_columns_can_be_forgotten(browser):
    facilitator = browser.as_("facilitator")
    for endpoint, words in (
        ("attendance_rules.remove", "The text is no longer remembered."),
        ("attendance_rules.remove_layout", "The columns are no longer remembered."),
    ):
        page = facilitator.open(facilitator.post(endpoint).location)
        assert words in page.text
    assert "No text is remembered yet." in page.text
    with browser.app.app_context():
        assert not db.session.scalars(select(AttendanceRule.id)).all()
        assert not db.session.scalars(select(AttendanceLayout.id)).all()


def test_the_page_of_the_administration_leads_there(browser):
    facilitator = browser.as_("facilitator")
    assert facilitator.url("attendance_rules.index") in facilitator.get("administrations.show").links()
    assert browser.as_("reader").status(browser.url("attendance_rules.index")) == 403
