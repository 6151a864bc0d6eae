"""A house may bring its own template for minutes; it shows fields and goes through lists, and can do nothing else."""

from __future__ import annotations

import io

import pytest
from docx import Document
from sqlalchemy import select

from tests.browser import Browser, Page
from tests.files import PDF
from tests.meetings import close
from tests.world import World
from tracker.domain.documents import DocumentKind
from tracker.extensions import db
from tracker.imports import documents
from tracker.models import Document as Record
from tracker.models import JournalEntry, Meeting, MinutesVersion
from tracker.reports import docx, minutes_docx
from tracker.web.uploads import storage

NAME = "Vorlage Musterland.docx"


@pytest.fixture
def facilitator(browser: Browser) -> Browser:
    return browser.as_("facilitator")


@pytest.fixture
def version(browser: Browser, world: World) -> int:
    with browser.app.app_context():
        meeting = db.session.get_one(Meeting, world.meeting_id)
        close(db.session, meeting)
        db.session.commit()
        found = select(MinutesVersion.id).where(MinutesVersion.meeting_id == meeting.id)
        return db.session.scalars(found.order_by(MinutesVersion.number.desc())).first()


def word(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    return docx.saved(document)


def bring(somebody: Browser, content: bytes, name: str = NAME, *, status: int = 303) -> Page:
    fields = somebody.get("minutes_templates.edit").fields("minutes-template")
    return somebody.post("minutes_templates.edit", fields | {"file": (io.BytesIO(content), name)}, status=status)


def minutes(somebody: Browser, version: int, **data: str) -> str:
    answer = somebody.post("papers.minutes_docx", data, status=200, minutes_version_id=version).response
    assert answer.headers["Content-Type"] == docx.MEDIA_TYPE
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(answer.data)).paragraphs)


def test_minutes_come_from_the_template_of_the_house_once_it_has_one(facilitator: Browser, version: int):
    assert "What was discussed" in minutes(facilitator, version)
    bring(
        facilitator,
        word("Kreisverwaltung: {{ title }}", "{%p for row in decisions %}", "– {{ row.title }}", "{%p endfor %}"),
    )
    assert NAME in facilitator.get("minutes_templates.edit").text
    text = minutes(facilitator, version)
    assert text.startswith("Kreisverwaltung: Minutes:")
    assert "– Beschluss zu Haushalt" in text
    assert "What was discussed" not in text
    facilitator.post("minutes_templates.withdraw")
    assert "What was discussed" in minutes(facilitator, version)


@pytest.mark.parametrize(("person", "hidden"), [("reader", True), ("leadership", True), ("facilitator", False)])
def test_a_template_shows_nobody_more_than_they_may_read(browser: Browser, version: int, person: str, hidden: bool):
    assert ("Personalie" not in minutes(browser.as_(person), version)) == hidden
    if not hidden:
        assert "Personalie" not in minutes(browser.as_(person), version, circle="group")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ unknown }}", "minutes do not have: 'unknown' is undefined"),
        ("{% for row in decisions %}", "The template cannot be read."),
        ("{{ title.__class__.__mro__ }}", "The template computes or calls something."),
        ("{{ ''.__class__.__base__.__subclasses__() }}", "The template"),
        ("{{ title.upper() }}", "The template computes or calls something."),
        ("{{ 'x' * 1000000000 }}", "The template computes or calls something."),
        ("{{ 9 ** 99 ** 9 }}", "The template computes or calls something."),
        ("{% for i in range(99999999) %}x{% endfor %}", "The template computes or calls something."),
        ("{% include '/etc/passwd' %}", "The template computes or calls something."),
        ("{{ title | center(1000000000) }}", "The template cannot be read."),
        ("{{ '%1000000000d' | format(1) }}", "The template cannot be read."),
        ("{% set a = title %}{% set a = a ~ a %}{{ a }}", "The template computes or calls something."),
        (
            "{% for a in title %}{% for b in title %}x{% endfor %}{% endfor %}",
            "The template computes or calls something.",
        ),
        (
            "{% for a in items %}{% for b in items %}x{% endfor %}{% endfor %}",
            "The template computes or calls something.",
        ),
        (
            "{% for a in items %}{% for b in a.title %}x{% endfor %}{% endfor %}",
            "The template computes or calls something.",
        ),
        ("{% for a in items recursive %}{{ a.title }}{% endfor %}", "The template computes or calls something."),
        ("{% for a, b in letterhead %}{{ a }}{% endfor %}", "The template computes or calls something."),
        ("{{ [title, title][0] }}", "The template computes or calls something."),
        ("{{ title[letterhead] }}", "The template computes or calls something."),
        ("{{ lipsum.__globals__ }}", "minutes do not have"),
        ("{{ cycler }}", "minutes do not have"),
    ],
)
def test_what_a_template_must_not_do_is_refused_in_words(facilitator: Browser, line: str, said: str):
    page = bring(facilitator, word(line), status=422)
    assert said in page.text
    assert "the built-in template" in facilitator.get("minutes_templates.edit").text


def test_a_template_may_choose_compare_and_go_through_what_an_item_led_to(facilitator: Browser, version: int):
    lines = (
        "{% for item in items if item.number != '0' %}{{ loop.index }} {{ item.title | upper }}",
        "{% for text in item.outcomes %}[{{ text }}]{% endfor %}{% endfor %}",
        "{{ chair | default('niemand', true) if chair is defined else letterhead[0] }}",
    )
    bring(facilitator, word("".join(lines)))
    assert "1 HANDLUNGSFELDER[" in minutes(facilitator, version)


def test_what_is_no_word_document_is_refused_in_words(facilitator: Browser):
    assert "A template is a Word document (docx)." in bring(facilitator, PDF, "Vorlage.pdf", status=422).text
    assert "is not what its name says" in bring(facilitator, PDF, status=422).text
    fields = facilitator.get("minutes_templates.edit").fields("minutes-template")
    assert "Please choose a file." in facilitator.post("minutes_templates.edit", fields, status=422).text


def test_a_template_that_would_take_minutes_to_read_is_not_read(facilitator: Browser, monkeypatch):
    monkeypatch.setattr(documents, "MOST_GAIN", 1000)
    assert "would unpack to far more than it is" in bring(facilitator, word("{{ title }}"), status=422).text


def test_the_template_in_use_can_be_taken_as_a_beginning(facilitator: Browser):
    answer = facilitator.get("minutes_templates.download").response
    assert answer.data == minutes_docx.default_template()
    own = word("{{ title }}")
    bring(facilitator, own)
    assert facilitator.get("minutes_templates.download").response.data == own


def test_a_newer_template_takes_the_place_of_the_one_before(facilitator: Browser):
    for line in ("{{ title }}", "{{ group }}"):
        bring(facilitator, word(line))
    with facilitator.app.app_context():
        kept = select(Record).where(Record.kind == DocumentKind.MINUTES_TEMPLATE).order_by(Record.id)
        first, second = db.session.scalars(kept).all()
        assert (first.deletion_reason, second.deleted_at) == ("Replaced by a newer template", None)
        with pytest.raises(FileNotFoundError):
            storage().open(first.storage_key)


def test_minutes_can_be_had_even_if_the_file_of_the_template_was_lost(facilitator: Browser, version: int):
    bring(facilitator, word("{{ title }}"))
    with facilitator.app.app_context():
        kept = select(Record.storage_key).where(Record.kind == DocumentKind.MINUTES_TEMPLATE)
        storage().remove(db.session.scalars(kept).one())
    assert "What was discussed" in minutes(facilitator, version)


def test_templates_pass_no_door_of_documents(browser: Browser, facilitator: Browser):
    bring(facilitator, word("{{ title }}"))
    with browser.app.app_context():
        key = db.session.scalars(select(Record.id).order_by(Record.id.desc()).limit(1)).one()
    for person in ("facilitator", "reader"):
        for endpoint in ("documents.show", "documents.download"):
            browser.as_(person).get(endpoint, status=404, document_id=key)


def test_who_runs_the_installation_may_choose_the_template_and_readers_may_not(browser: Browser):
    bring(browser.as_("admin"), word("{{ title }}"))
    for endpoint in ("minutes_templates.edit", "minutes_templates.download"):
        browser.as_("reader").get(endpoint, status=403)
    browser.as_("reader").post("minutes_templates.withdraw", status=403)


def test_withdrawing_where_nothing_was_brought_changes_nothing(facilitator: Browser):
    facilitator.post("minutes_templates.withdraw")
    assert "the built-in template" in facilitator.get("minutes_templates.edit").text


def test_taking_the_word_document_away_is_written_down(facilitator: Browser, version: int):
    minutes(facilitator, version, circle="group")
    with facilitator.app.app_context():
        entry = db.session.scalars(select(JournalEntry).order_by(JournalEntry.id.desc()).limit(1)).one()
        assert entry.changes == {"paper": "minutes", "format": "docx", "audience": "group"}
