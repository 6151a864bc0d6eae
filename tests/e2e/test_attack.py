"""Leadership, readers and the public collect what they were ever shown of a year, and try to work out who came."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import permutations, product
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from tests.attacker import Attacker, Truth, beyond, number, small, truth_of
from tests.e2e.conftest import Server
from tests.e2e.person import Visitor
from tests.e2e.test_house_page import switched_on

pytestmark = pytest.mark.e2e
PROCESS = 1
DAY = re.compile(r"^\d{2}\.\d{2}\.\d{4} ")
NUMBER = re.compile(r"(?:(≥|mindestens)\s*)?(\d{1,3}(?:\.\d{3})*)")
PROTECTED_FROM_HOUSE, PROTECTED_FROM_PUBLIC = 5, 10


@dataclass(frozen=True)
class Edition:
    """A release as it lies in the database; readers get `shown`, the truth behind it is for the referee."""

    id: int
    shown: Mapping[str, Any]
    truth: Truth
    kept: Sequence[tuple[frozenset[tuple[str, int]], int]]

    def unit(self, text: str) -> list[str]:
        """Return the units that a heading names: one, all of them, or none."""
        if text in {"Das ganze Haus", "Gesamt"}:
            return [unit["key"] for unit in self.shown["units"]]
        named = [unit["key"] for unit in self.shown["units"] if unit["name"] == text]
        return named or ["other"] * (text == "Ohne Zuordnung")

    def events(self, text: str) -> list[int]:
        """Return the events that a heading names: one, all of them, or none."""
        if text in {"Gesamt", "Alle Veranstaltungen", "Alle Spalten"}:
            return [event["id"] for event in self.shown["events"]]
        return [event["id"] for event in self.shown["events"] if DAY.sub("", text) == event["title"]]


def editions_of(server: Server) -> list[Edition]:
    file = Path(server.environment["WEGMARKE_DATA_DIR"]) / "wegmarke.sqlite3"
    statement = (
        "SELECT release.id, shown, ledger FROM release JOIN release_content ON release_content.release_id = release.id"
        " WHERE process_id = ? AND state = 'released' ORDER BY number"
    )
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute(statement, (PROCESS,)).fetchall()
    return [_edition(key, json.loads(shown), json.loads(ledger)) for key, shown, ledger in rows]


def _edition(key: int, shown: Any, ledger: Any) -> Edition:
    counts, truth = ledger["counts"], truth_of(ledger)
    kept = [(frozenset((counts[at][0], counts[at][1]) for at in places), width) for places, width in ledger["kept"]]
    return Edition(key, shown, truth, kept)


def tables(page: str) -> Iterator[list[list[str]]]:
    """Yield the tables of a page as rows of words; what only screen readers hear is read, too."""
    for table in BeautifulSoup(page, "html.parser").find_all("table"):
        yield [[_words(cell) for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]


def _words(cell: Tag) -> str:
    for small_print in cell.select(".wm-meta"):
        small_print.extract()
    return " ".join(cell.get_text(" ").split())


def said(rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    """Yield unit, event and number of a table, whichever way it lies: crossed, one line each, or about one of both."""
    head, *body = rows or [[]]
    for row in body:
        line = dict(zip(head, row, strict=False))
        if {"Einheit", "Veranstaltung"} <= line.keys():
            yield line["Einheit"], line["Veranstaltung"], line["Teilnehmende des Hauses (ohne Gäste)"]
        elif "Veranstaltung" in line:
            yield "Gesamt", row[0], line.get("Teilnehmende", "")
        elif "Einheit" in line and "Teilnehmende" in line:
            yield row[0], "Gesamt", line["Teilnehmende"]
        else:
            yield from ((row[0], heading, text) for heading, text in line.items())


def learn(attacker: Attacker, edition: Edition, rows: Sequence[Sequence[str]]) -> int:
    """Take in a table of units and events, and return how many numbers it taught."""
    taught = 0
    for unit, event, text in said(rows):
        found = NUMBER.fullmatch(text)
        cells = [*product(edition.unit(unit), edition.events(event))]
        if found:
            taught += attacker.learn(cells, edition.truth, *_between(int(found[2].replace(".", "")), found[1], edition))
    return taught


def _between(value: int, at_least: str | None, edition: Edition) -> tuple[float, float]:
    slack = edition.shown["base"] // 2
    return max(0, value - slack), float("inf") if at_least else value + slack


def harvest(visitor: Visitor, editions: Sequence[Edition]) -> tuple[Attacker, int]:
    """Return what somebody learns from every page, table and file of every release."""
    attacker, taught = Attacker(), 0
    for edition in editions:
        attacker.meet(edition.truth)
    newest = next(e for e in reversed(editions) if e.shown["audience"] == "house")
    for edition in editions:
        page = visitor.open(f"/releases/{edition.id}")
        taught += sum(learn(attacker, edition, rows) for rows in tables(page.content()))
        with page.expect_download() as found:
            visitor.press("Download as CSV")
        text = Path(found.value.path()).read_text(encoding="utf-8-sig")
        taught += learn(attacker, edition, [row for row in csv.reader(io.StringIO(text), delimiter=";") if row])
    for path in (f"/processes/{PROCESS}/participation?measure=counts", f"/processes/{PROCESS}/house"):
        taught += sum(learn(attacker, newest, rows) for rows in tables(visitor.open(path).content()))
    for event in newest.shown["events"]:
        for rows in tables(visitor.open(f"/dialogues/{event['id']}").content()):
            taught += learn(
                attacker, newest, [[event["title"] if "Teilnehmende" in cell else cell for cell in rows[0]], *rows[1:]]
            )
    return attacker, taught


@pytest.mark.parametrize("role", ["leadership", "reader"])
def test_a_year_of_figures_does_not_say_who_came(visit: Callable[..., Visitor], untouched: Server, role: str):
    editions = editions_of(untouched)
    assert {edition.shown["audience"] for edition in editions} == {"house", "public"}
    attacker, taught = harvest(visit(role, locale="de", at=untouched), editions)
    assert taught > 300
    between = [each for one, other in permutations(editions, 2) for each in beyond(one.truth, other.truth)]
    secrets = [*small(attacker, PROTECTED_FROM_HOUSE), *(s for s in between if 1 <= number(s) < PROTECTED_FROM_HOUSE)]
    assert len(secrets) > 10
    for secret in secrets:
        lower, upper = attacker.bounds(secret)
        assert upper - lower >= PROTECTED_FROM_HOUSE - 1, f"{set(secret)} lies between {lower} and {upper}"
    _show_what_only_protects(attacker, editions)
    cracked = [secret for secret in secrets if len({*attacker.bounds(secret)}) == 1]
    assert cracked, "without secondary suppression the attacker wins, or the attack proves nothing"


def _show_what_only_protects(attacker: Attacker, editions: Sequence[Edition]) -> None:
    """Tell the attacker the numbers that are hidden for no other reason than to protect others."""
    for edition in editions:
        for places, width in edition.kept if edition.shown["audience"] == "house" else ():
            if width == 0:
                total = sum(number(edition.truth[place]) for place in places)
                attacker.learn(places, edition.truth, total, total)


def test_a_year_of_public_figures_does_not_say_who_came(visit: Callable[..., Visitor], own_server: Server):
    address = switched_on(visit("facilitator", locale="de", at=own_server))
    editions = [edition for edition in editions_of(own_server) if edition.shown["audience"] == "public"]
    attacker = Attacker()
    for edition in editions:
        attacker.read(edition.shown, edition.truth)
    page = visit(locale="de", at=own_server).open(address)
    taught = sum(learn(attacker, editions[-1], rows) for rows in tables(page.content()))
    assert taught > 5
    secrets = list(small(attacker, PROTECTED_FROM_PUBLIC))
    assert len(secrets) > 10
    for secret in secrets:
        lower, upper = attacker.bounds(secret)
        width = min(PROTECTED_FROM_PUBLIC - 1, attacker.range(secret))
        assert upper - lower >= width, f"{set(secret)} lies between {lower} and {upper}"
