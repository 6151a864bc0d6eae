"""Small departments are shown as one; the first release of a year freezes how."""

from datetime import UTC, date, datetime

import pytest

from tracker.actions import releases
from tracker.actions import unit_groups as actions
from tracker.domain.errors import RuleViolation
from tracker.domain.groupings import UnitGroupRow, fingerprint
from tracker.domain.releases import Audience
from tracker.models import Administration, Process, Release
from tracker.queries import unit_groups as queries

NOW = datetime(2021, 9, 20, 8, 0, tzinfo=UTC)


@pytest.fixture
def house(session, world):
    return session.get_one(Administration, world.administration_id)


def names(session, house, year=2022):
    return {row.name: row.departments for row in queries.of_year(session, house.id, year)}


def arrange(session, house, world, *departments, name="Kleine Einheiten", year=2022):
    group = UnitGroupRow(name, tuple(world.departments[each] for each in departments))
    seen = fingerprint(queries.of_year(session, house.id, year))
    actions.arrange(session, house, year=year, groups=[group], seen=seen)


def test_groups_of_a_year_are_arranged_and_arranged_again(session, house, world):
    arrange(session, house, world, "Kämmerei", "Bauamt")
    arrange(session, house, world, "Kämmerei", "Ordnungsamt", name="Innere Dienste")
    ids = (world.departments["Kämmerei"], world.departments["Ordnungsamt"])
    assert names(session, house) == {"Innere Dienste": tuple(sorted(ids))}


@pytest.mark.parametrize("seen", [fingerprint([]), ""])
def test_groups_that_somebody_saved_meanwhile_are_not_replaced(session, house, world, seen):
    arrange(session, house, world, "Kämmerei", "Bauamt")
    mine = UnitGroupRow("Innere Dienste", (world.departments["Kämmerei"], world.departments["Ordnungsamt"]))
    with pytest.raises(RuleViolation, match="unit-groups-changed"):
        actions.arrange(session, house, year=2022, groups=[mine], seen=seen)
    assert set(names(session, house)) == {"Kleine Einheiten"}
    actions.arrange(
        session, house, year=2022, groups=[mine], seen=fingerprint(queries.of_year(session, house.id, 2022))
    )
    assert set(names(session, house)) == {"Innere Dienste"}


def test_a_proposal_that_was_laid_as_it_was_shown_is_replaced(session, house, world):
    house.unit_minimum = 20
    session.flush()
    seen = fingerprint(actions.proposed(session, house.id, 2022))
    actions.propose_missing(session, house.id, 2022)
    group = UnitGroupRow("Innere Dienste", (world.departments["Kämmerei"], world.departments["Ordnungsamt"]))
    actions.arrange(session, house, year=2022, groups=[group], seen=seen)
    assert set(names(session, house)) == {"Innere Dienste"}


def test_each_year_has_its_own_groups(session, house, world):
    arrange(session, house, world, "Kämmerei", "Bauamt")
    assert set(queries.of_all_years(session, house.id)) == {2021, 2022}


def test_a_group_that_protects_nobody_is_refused_and_the_old_ones_stay(session, house, world):
    arrange(session, house, world, "Kämmerei", "Bauamt")
    with pytest.raises(RuleViolation, match="unit-group-too-few"):
        arrange(session, house, world, "Kämmerei")
    assert set(names(session, house)) == {"Kleine Einheiten"}


def test_the_rule_proposes_where_nobody_arranged_anything(session, house, world):
    house.unit_minimum = 20
    session.flush()
    actions.propose_missing(session, house.id, 2022)
    proposed = names(session, house)
    assert [world.departments["Kämmerei"] in members for members in proposed.values()] == [True]
    actions.propose_missing(session, house.id, 2022)
    assert names(session, house) == proposed


def test_the_groups_of_a_year_go_on_in_the_next_one(session, house, world):
    arrange(session, house, world, "Kämmerei", "Bauamt", name="Finanzen und Bau")
    actions.propose_missing(session, house.id, 2023)
    assert names(session, house, 2023) == names(session, house, 2022)


def test_the_first_release_of_a_year_freezes_its_groups(session, house, world):
    _release(session, world)
    assert queries.is_frozen(session, house.id, 2021)
    with pytest.raises(RuleViolation, match="unit-groups-frozen"):
        arrange(session, house, world, "Kämmerei", "Bauamt", year=2021)
    arrange(session, house, world, "Kämmerei", "Bauamt", year=2022)


def _release(session, world):
    old = session.get_one(Release, world.draft_id)
    releases.discard(session, old, seen_version=old.version)
    draft = releases.prepare(
        session,
        session.get_one(Process, world.process_id),
        audience=Audience.HOUSE,
        starts_on=date(2021, 1, 1),
        ends_on=date(2021, 6, 30),
        note="",
        today=date(2021, 9, 20),
        prepared_by_id=None,
    )
    releases.check(session, draft, now=NOW)
    releases.release(session, draft, seen_version=draft.version, now=NOW, released_by_id=None)
