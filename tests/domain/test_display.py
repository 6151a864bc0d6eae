from dataclasses import replace

import pytest

from tracker.domain.display import ShareForm, share_form
from tracker.domain.values import not_recorded, ratio


@pytest.mark.parametrize(
    ("denominator", "form"),
    [
        (19, ShareForm.OUT_OF),
        (20, ShareForm.WHOLE_PERCENT),
        (99, ShareForm.WHOLE_PERCENT),
        (100, ShareForm.WHOLE_PERCENT),
    ],
)
def test_a_share_is_as_exact_as_its_denominator_allows(denominator, form):
    assert share_form(ratio(7, denominator)) is form


@pytest.mark.parametrize(
    ("denominator", "form"),
    [(19, ShareForm.OUT_OF), (99, ShareForm.WHOLE_PERCENT), (100, ShareForm.DECIMAL_PERCENT)],
)
def test_only_measures_of_balance_have_a_decimal_where_the_denominator_allows_it(denominator, form):
    assert share_form(ratio(7, denominator, indicator="4.9")) is form


def test_an_interval_is_written_in_whole_percent():
    assert share_form(replace(ratio(79, 179), upper=142 / 179)) is ShareForm.WHOLE_PERCENT


def test_a_figure_without_denominator_is_no_percentage():
    assert share_form(not_recorded()) is ShareForm.OUT_OF
