from tests.domain.test_balance import of
from tests.figures.validation import validated
from tracker.figures import balance


def write(figure):
    return f"{figure.value:.2f}"


def draw(counts, **options):
    return validated(balance.quotients(of(counts, **options).rows, write=write))


def of_type(spec, kind):
    return [trace for trace in spec["data"] if trace["type"] == kind]


def test_the_largest_quotient_is_on_top():
    spec = draw((31, 22, 11, 9, 6))
    assert spec["layout"]["yaxis"]["ticktext"][0] == "D1"
    assert [text.strip() for text in spec["data"][-1]["text"]] == ["1.13", "1.04", "0.97", "0.83", "0.82"]


def test_what_chance_brings_is_a_bar_behind_each_dot():
    spec = draw((31, 22, 11, 9, 6))
    (band,) = of_type(spec, "bar")
    dots = of_type(spec, "scatter")[0]
    for low, length, value in zip(band["base"], band["x"], dots["x"], strict=True):
        assert low <= value <= low + length


def test_a_department_outside_of_chance_has_another_mark():
    roles = [trace["meta"]["role"] for trace in draw((55, 10, 5, 5, 4))["data"]]
    assert roles == ["soft", "plan", "late", "house"]


def test_without_chance_there_are_only_dots():
    spec = draw((31, 22, 11, 9, 6), with_chance=False)
    assert of_type(spec, "bar") == []


def test_every_administration_has_the_same_scale():
    assert draw((31, 22, 11, 9, 6))["layout"]["xaxis"]["range"] == [0, balance.USUAL * balance.ROOM]
