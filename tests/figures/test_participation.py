from datetime import date

from tests.domain.participations import an_event
from tests.figures.validation import validated
from tracker.domain.values import Figure, State, not_recorded, ratio
from tracker.figures import participation


def write(figure):
    return "…" if figure.value is None else f"{figure.value:g}"


def test_amounts_stand_in_their_order_with_their_numbers():
    rows = [("Auftakt", Figure(158, State.OK)), ("Workshop", not_recorded()), ("<b>", Figure(64, State.OK))]
    spec = validated(participation.amounts(rows, write=write))
    assert spec["data"][0]["x"] == [158, 0, 64]
    assert spec["data"][0]["text"] == ["158", "…", "64"]
    assert spec["layout"]["yaxis"]["ticktext"] == ["Auftakt", "Workshop", "&lt;b&gt;"]


def test_shares_keep_their_order():
    rows = [("on site", ratio(1, 10)), ("online", ratio(9, 10))]
    spec = validated(participation.shares(rows, t=str, share=write))
    assert spec["layout"]["yaxis"]["ticktext"] == ["on site", "online"]


def test_a_long_title_is_shortened():
    event = an_event()
    assert participation.named(event, date.isoformat) == "2021-05-25  E1"
    long = participation.named(type(event)(1, "Vorstellung der Ergebnisse für alle", event.held_on, event.target), str)
    assert long.endswith("Vorstellung der Ergebniss…")
