from datetime import date
from pathlib import Path

import pytest
from flask import Flask, get_template_attribute
from flask_babel import Babel

from tracker import __file__ as package
from tracker.domain.coverage_map import CoverageMap, MapColumn, MapRow, Measure, RowKind
from tracker.domain.values import Figure, State
from tracker.web import coverage_map, labels, states

LEAST = Figure(12, State.PARTIAL, 12)
"""At least so many: how many stayed away is hidden, and nothing is missing."""
GAP = Figure(12, State.PARTIAL, 12, n_missing=1)


@pytest.fixture
def signs():
    app = Flask("tracker", root_path=str(Path(package).parent))
    Babel(app, default_locale="en")
    app.jinja_env.filters["label"] = labels.label
    states.init_app(app)
    with app.test_request_context():
        yield get_template_attribute("components/signs.html", "signs")


@pytest.mark.parametrize(
    ("figures", "told", "not_told"),
    [((LEAST,), "≥ at least", "*"), ((GAP,), "* partial", "≥"), ((LEAST, GAP), "≥ at least", "–"), ((), "", "≥")],
)
def test_a_sign_is_explained_where_it_stands_and_nowhere_else(signs, figures, told, not_told):
    text = str(signs(iter(figures)))
    assert told in text
    assert not_told not in text


def test_a_map_writes_at_least_as_every_other_page_does(signs):
    figure = Figure(0.4, State.PARTIAL, 120, 300, indicator="4.3")
    row = MapRow(RowKind.HOUSE, (figure,), figure)
    found = CoverageMap(Measure.COVERAGE, columns=(MapColumn(date(2021, 5, 25)),), sums=(row,))
    ((cell,),) = [line.cells for line in coverage_map.lines(found, found.sums, "/", {}, ())]
    assert (cell.text, cell.words) == ("≥\N{NO-BREAK SPACE}40%", "at least 40%")
