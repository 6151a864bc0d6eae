"""Words in a language, without a database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import Babel


@pytest.fixture
def english() -> Iterator[None]:
    app = Flask("tracker")
    Babel(app, default_locale="en")
    with app.test_request_context():
        yield
