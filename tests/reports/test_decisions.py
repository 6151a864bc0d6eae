"""The register and the excerpt of decisions."""

from __future__ import annotations

from datetime import date

from tests.reports.papers import AT, SENDER, VOICE, look
from tracker.domain.decisions import DecisionResult, DecisionRow, DecisionStatus
from tracker.reports import decisions, pdf
from tracker.reports.decisions import Excerpt

DAY = date(2021, 9, 14)


def row(number: int) -> DecisionRow:
    facts = (DAY, DecisionResult.ACCEPTED, DecisionStatus.OPEN, "Stabsstelle", date(2021, 12, 31), None)
    return DecisionRow(number, f"2021/{number:02d}", f"Decision about topic {number}", *facts)


def excerpt(**values) -> Excerpt:
    facts = {"number": "2021/07", "title": "Four fields", "text": "The fields are set.", "decided_on": DAY}
    facts |= {"group": "Steuerungsgruppe", "meeting": "Meeting 3", "item": "2. Fields", "votes": "5 yes, 0 no"}
    facts |= {"result": DecisionResult.ACCEPTED, "status": DecisionStatus.OPEN, "responsible": "", "due_on": None}
    return Excerpt(**facts | values)


def test_the_register_repeats_its_head_on_every_page_and_says_what_was_chosen():
    rows = [row(number) for number in range(1, 60)]
    looked = look(pdf.build(decisions.register(rows, "Vielfalt leben", "State: open", SENDER, VOICE, made_at=AT)))
    assert looked.pages > 1
    assert looked.text.count("Responsible") == looked.pages
    assert "State: open" in looked.text
    assert "2021/59" in looked.text


def test_an_empty_register_says_so():
    looked = look(pdf.build(decisions.register([], "Vielfalt leben", "", SENDER, VOICE, made_at=AT)))
    assert "There is no decision here." in looked.text


def test_an_excerpt_holds_one_decision_with_where_it_was_taken():
    looked = look(pdf.build(decisions.excerpt(excerpt(), "Vielfalt leben", SENDER, VOICE, made_at=AT)))
    for words in ("2021/07", "The fields are set.", "Meeting 3", "2. Fields", "5 yes, 0 no", "nobody yet", "Signature"):
        assert words in looked.text


def test_what_the_reader_may_not_know_is_not_mentioned():
    found = excerpt(group="", meeting="", item="", votes="", due_on=DAY, responsible="Ms A")
    looked = look(pdf.build(decisions.excerpt(found, "Vielfalt leben", SENDER, VOICE, made_at=AT)))
    for words in ("Agenda item", "Votes", "None"):
        assert words not in looked.text
    assert "14 September 2021" in looked.text
