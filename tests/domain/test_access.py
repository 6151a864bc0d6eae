"""Who may do what, seen without a database."""

from dataclasses import dataclass

import pytest

from tracker.domain.access import Actor, Permission, Role, permits, permitted_administrations, sees_raw_figures

HERE, ELSEWHERE = 1, 2


@dataclass
class Record:
    administration_id: int


def actor(*roles, **values):
    return Actor(person_id=7, roles={HERE: frozenset(roles)}, **values)


def test_whoever_is_not_signed_in_is_nobody():
    assert Actor().is_anonymous
    assert not actor().is_anonymous


def test_a_role_counts_in_its_own_administration_only():
    facilitator = actor(Role.FACILITATOR)
    assert permits(facilitator, Permission.PROCESS_EDIT, Record(HERE))
    assert not permits(facilitator, Permission.PROCESS_EDIT, Record(ELSEWHERE))


def test_without_a_record_a_role_anywhere_is_enough():
    assert permits(actor(Role.FACILITATOR), Permission.PROCESS_EDIT)
    assert not permits(actor(Role.READER), Permission.PROCESS_EDIT)
    assert not permits(Actor(person_id=7), Permission.PROCESS_VIEW)


def test_the_administrator_runs_every_house_but_reads_none():
    operator = actor(is_admin=True)
    assert permits(operator, Permission.ADMINISTRATION_EDIT, Record(ELSEWHERE))
    assert permits(operator, Permission.PERSON_EDIT)
    assert not permits(operator, Permission.MEETING_VIEW, Record(HERE))


@pytest.mark.parametrize(
    ("person", "permission", "expected"),
    [
        (actor(is_admin=True), Permission.ADMINISTRATION_EDIT, None),
        (actor(is_admin=True), Permission.MEETING_VIEW, frozenset()),
        (actor(Role.READER), Permission.PROCESS_VIEW, {HERE}),
        (actor(Role.READER), Permission.PROCESS_EDIT, frozenset()),
    ],
)
def test_the_administrations_of_a_permission_are_those_of_the_roles_or_all(person, permission, expected):
    assert permitted_administrations(person, permission) == expected


def test_figures_per_department_are_for_recorders_and_those_admitted_to_them():
    assert sees_raw_figures(actor(Role.FACILITATOR), HERE)
    assert not sees_raw_figures(actor(Role.EVALUATOR), HERE)
    admitted = actor(Role.EVALUATOR, raw_figures=frozenset({HERE}))
    assert [sees_raw_figures(admitted, key) for key in (HERE, ELSEWHERE)] == [True, False]
