"""Whoever clicks twice makes one record."""

import pytest

from tracker.actions import form_keys as actions
from tracker.domain.errors import RuleViolation


def test_a_key_that_nobody_used_leads_nowhere(session):
    assert actions.location(session, "neu") is None


def test_the_second_click_is_led_to_where_the_first_one_went(session):
    actions.claim(session, "einmal")
    actions.lead_to(session, "einmal", "/processes/7")
    assert actions.location(session, "einmal") == "/processes/7"


def test_of_two_clicks_at_once_the_slower_one_follows_the_faster(session):
    actions.claim(session, "einmal")
    actions.lead_to(session, "einmal", "/processes/7")
    session.commit()
    with pytest.raises(actions.AlreadyUsed) as used:
        actions.claim(session, "einmal")
    assert used.value.location == "/processes/7"


@pytest.mark.parametrize("key", ["", "x" * 65])
def test_a_form_without_a_proper_key_is_refused(session, key):
    with pytest.raises(RuleViolation, match="form-key-missing"):
        actions.claim(session, key)
