"""What became of the work of a group, on its page."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from tests.browser import Browser
from tests.statements import statements
from tracker.extensions import db
from tracker.models import ActionItem, Process


def test_the_page_of_a_group_says_what_became_of_its_work(browser: Browser):
    page = browser.as_("facilitator").get("groups.show")
    assert page.texts("#work dt") == [
        "Action items done in time",
        "Days until half of them are done",
        "Overdue action items",
        "Decisions carried out within 90 days",
        "Decisions carried out within 180 days",
    ]
    assert all(link["href"].startswith("/definitions#indicator-4-1") for link in page.soup.select("#work dt a"))


def test_the_work_of_a_group_that_ended_is_judged_as_of_the_last_day_of_the_process(browser: Browser):
    with browser.app.app_context():
        db.session.scalars(select(Process).order_by(Process.id)).first().actual_end_on = date(2021, 12, 31)
        db.session.commit()
    facilitator = browser.as_("facilitator")
    assert "As of 31/12/2021" in facilitator.get("groups.show").texts("#work")[0]
    facilitator.submit("groups.edit", {"continues_after_process": "y"})
    assert "As of 31/12/2021" not in facilitator.get("groups.show").texts("#work")[0]


def test_the_number_of_statements_does_not_grow_with_the_work(browser: Browser):
    facilitator = browser.as_("facilitator")
    facilitator.get("groups.show")
    with statements() as few:
        facilitator.get("groups.show")
    with browser.app.app_context():
        item = db.session.scalars(select(ActionItem)).first()
        process = db.session.get_one(Process, item.process_id)
        for number in range(30):
            db.session.add(
                ActionItem.of(
                    process,
                    meeting_id=item.meeting_id,
                    title=f"Aufgabe {number}",
                    created_on=date(2021, 9, 14),
                )
            )
        db.session.commit()
    with statements() as many:
        facilitator.get("groups.show")
    assert len(many) == len(few)
