"""Numbers in addresses: one that is larger than that of any record leads nowhere."""

from __future__ import annotations

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter

from tracker.domain.numbers import LARGEST


class NumberConverter(IntegerConverter):
    """A number in an address, as far as it can be that of a record."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"max": LARGEST, **options})


def init_app(app: Flask) -> None:
    """Let `<int:…>` in every address mean a number that a record can have."""
    app.url_map.converters["int"] = NumberConverter
