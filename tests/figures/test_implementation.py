from tests.domain.test_implementation import TODAY, a_decision, an_item
from tests.figures.validation import validated
from tracker.domain.implementation import open_work
from tracker.figures.implementation import open_by_age


def test_open_work_is_stacked_by_age():
    items = [an_item(1, created=10), an_item(2, created=20), an_item(3, created=91)]
    figure = validated(open_by_age(open_work(items, [a_decision(taken=40)], TODAY), t=str))
    assert [(trace["meta"]["role"], trace["x"], trace["text"]) for trace in figure["data"]] == [
        ("soft", [2, 0], ["2", ""]),
        ("bar", [0, 1], ["", "1"]),
        ("late", [1, 0], ["1", ""]),
    ]
    assert figure["data"][0]["y"] == ["Action items", "Decisions"]


def test_an_axis_of_few_has_whole_ticks_only():
    few, many = ([an_item(key, created=10) for key in range(number)] for number in (2, 40))
    assert open_by_age(open_work(few, [], TODAY), t=str)["layout"]["xaxis"]["dtick"] == 1
    assert "dtick" not in open_by_age(open_work(many, [], TODAY), t=str)["layout"]["xaxis"]
