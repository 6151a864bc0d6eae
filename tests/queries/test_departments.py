"""Departments as of a day."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from tests.world import World
from tracker.models import Administration, Department, DialogueEvent, DialogueInvitation, Headcount
from tracker.queries import administrations, dialogues
from tracker.queries import departments as queries


def _names(session: Session, world: World, day: date) -> list[str]:
    return [row.name for row in queries.rows_on(session, world.administration_id, day)]


def test_departments_stand_in_tree_order_with_group_and_leaf(session: Session, world: World):
    rows = queries.rows_on(session, world.administration_id, date(2021, 1, 1))
    assert [row.name for row in rows] == [
        "Fachbereich Mitte",
        "Jugendamt",
        "Sozialamt",
        "Ordnungsamt",
        "Bauamt",
        "Kämmerei",
    ]
    assert {row.group for row in rows} == {"Fachbereich Mitte"}
    assert [row.is_leaf for row in rows] == [False, True, True, True, True, True]


def test_department_is_there_from_its_first_to_its_last_day(session: Session, world: World):
    session.get_one(Department, world.departments["Kämmerei"]).valid_to = date(2021, 6, 30)
    session.flush()
    assert "Kämmerei" in _names(session, world, date(2021, 6, 30))
    assert "Kämmerei" not in _names(session, world, date(2021, 7, 1))
    assert _names(session, world, date(2014, 12, 31)) == ["Fachbereich Mitte"], "it has always been there"


def test_parent_that_is_gone_leaves_its_departments_on_top(session: Session, world: World):
    youth = session.get_one(Department, world.departments["Jugendamt"])
    session.get_one(Department, youth.parent_id).valid_to = date(2020, 12, 31)
    session.flush()
    rows = {row.name: row for row in queries.rows_on(session, world.administration_id, date(2021, 1, 1))}
    assert rows["Jugendamt"].group == "Jugendamt"


def test_headcount_is_the_newest_not_after_the_day(session: Session, world: World):
    youth = session.get_one(Department, world.departments["Jugendamt"])
    session.add(Headcount.of(youth, as_of=date(2021, 6, 30), count=70))
    session.flush()
    found = {}
    for day in (date(2020, 12, 30), date(2021, 6, 29), date(2021, 6, 30)):
        rows = {row.name: row for row in queries.rows_on(session, world.administration_id, day)}
        found[day] = (rows["Jugendamt"].headcount, rows["Jugendamt"].headcount_as_of)
    assert list(found.values()) == [(None, None), (62, date(2020, 12, 31)), (70, date(2021, 6, 30))]


def test_nothing_comes_from_the_other_house(session: Session, world: World):
    other = session.get_one(Administration, world.other["administration_id"])
    session.add(Department.of(other, name="Fremdes Amt"))
    session.flush()
    assert "Fremdes Amt" not in [row.name for row in queries.of_administration(session, world.administration_id)]
    assert [row.name for row in queries.of_administration(session, other.id)] == ["Fremdes Amt"]
    assert queries.headcount_rows(session, other.id) == []


def test_relatives_are_what_lies_around_a_department(session: Session, world: World):
    youth, welfare = (session.get_one(Department, world.departments[name]) for name in ("Jugendamt", "Sozialamt"))
    youth.successor_id = welfare.id
    session.flush()
    of_youth, of_welfare = queries.relatives(session, youth), queries.relatives(session, welfare)
    assert of_youth.parent is not None
    assert (of_youth.parent.name, of_youth.successor) == ("Fachbereich Mitte", welfare)
    assert of_welfare.predecessors == [youth]
    assert [row.name for row in queries.relatives(session, of_youth.parent).children][:2] == ["Jugendamt", "Sozialamt"]


def test_the_second_follows_the_first_and_not_the_tenth(session: Session, world: World):
    top = session.get_one(Department, world.departments["Jugendamt"]).parent_id
    house = session.get_one(Administration, world.administration_id)
    added = [Department.of(house, name=name, short_code=name, level=2, parent_id=top) for name in ("9.10", "9.2")]
    session.add_all(added)
    session.flush()
    names = [row.name for row in queries.relatives(session, session.get_one(Department, top)).children]
    assert names[-2:] == ["9.2", "9.10"]
    event = session.get_one(DialogueEvent, world.dialogue_event_id)
    session.add_all(DialogueInvitation.of(event, department_id=row.id) for row in added)
    session.flush()
    assert [name for name in dialogues.invited(session, event) if name in names] == ["9.2", "9.10"]


def test_levels_are_the_words_of_the_house(session: Session, world: World):
    found = administrations.levels(session, world.administration_id)
    assert [(level.one, level.many) for level in found] == [
        ("Fachbereich", "Fachbereiche"),
        ("Fachdienst", "Fachdienste"),
    ]
    assert administrations.levels(session, 0) == ()
