"""Zero, hidden, not recorded, not applicable and not released never look or sound alike, wherever they stand (R4)."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from flask import render_template_string

from tracker.domain.values import State, count, not_applicable, not_recorded, not_released, ratio, suppressed
from tracker.figures.coverage import Bar, in_order
from tracker.reports import csv
from tracker.reports.table import Column, Kind, Table
from tracker.web.shares import share_text

COUNTS = {
    "zero": count(0),
    "hidden": suppressed(count(3)),
    "not recorded": not_recorded(),
    "not applicable": not_applicable(),
    "not released": not_released(),
}
SHARES = COUNTS | {"zero": ratio(0, 40), "hidden": suppressed(ratio(3, 40))}
VALUE = '{% from "components/value.html" import value %}{{ value(figure) }}'


@pytest.fixture
def page(app):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        yield


def drawn(share):
    """How a share looks and reads in a chart: its role, how long it is, and the word beside it."""
    bar, words = in_order([Bar("Jugendamt", share)], t=lambda text: text, share=share_text)["data"]
    return bar["meta"]["role"], bar["x"][0], words["text"][0]


def written(figure):
    """What is seen in a table, and what is heard."""
    soup = BeautifulSoup(render_template_string(VALUE, figure=figure), "html.parser")
    heard = " ".join(node.get_text() for node in soup.select(".kern-sr-only"))
    for node in soup.select(".kern-sr-only"):
        node.extract()
    return soup.get_text().strip(), heard or soup.get_text().strip()


def taken_away(figure):
    """What stands in a file."""
    table = Table("one", "One", [Column("number", "Number", Kind.INTEGER, has_state=True)], [(figure,)])
    lines = b"".join(csv.stream(table, csv.RFC4180, t=lambda text: text)).decode().splitlines()
    return lines[1]


@pytest.mark.usefixtures("page")
def test_five_kinds_of_nothing_are_told_apart_in_chart_table_speech_and_file():
    seen = {name: written(figure)[0] for name, figure in COUNTS.items()}
    heard = {name: written(figure)[1] for name, figure in COUNTS.items()}
    charts = {name: drawn(figure) for name, figure in SHARES.items()}
    files = {name: taken_away(figure) for name, figure in COUNTS.items()}
    words = {name: chart[2].strip() for name, chart in charts.items()}
    for medium in (seen, heard, charts, files, words):
        assert len(set(medium.values())) == len(COUNTS), medium
    assert seen == {"zero": "0", "hidden": "•", "not recorded": "…", "not applicable": "–", "not released": "○"}
    assert files["zero"].startswith("0,")
    assert all(files[name].startswith(",") for name in files if name != "zero")


@pytest.mark.usefixtures("page")
def test_almost_everybody_is_written_as_at_least_and_an_exact_number_is_not():
    exact, least = count(38), replace(count(38), state=State.PARTIAL)
    assert [written(figure)[0] for figure in (exact, least)] == ["38", "≥\N{NO-BREAK SPACE}38"]
    share = ratio(38, 40)
    assert share_text(replace(share, state=State.PARTIAL)) == f"≥\N{NO-BREAK SPACE}{share_text(share)}"
    assert taken_away(exact) != taken_away(least)
