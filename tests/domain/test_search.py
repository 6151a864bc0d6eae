"""What a search asks for, and the passage that shows why something was found."""

from tracker.domain.search import Part, marked, passage, words


def test_words_are_small_and_each_there_once():
    assert words("  Leitbild  LEITBILD Ämter ") == ["leitbild", "ämter"]


def test_more_words_than_anybody_needs_are_left_out():
    assert len(words(" ".join(f"wort{number}" for number in range(20)))) == 8


def test_words_are_marked_however_they_are_capitalised():
    assert marked("Das Leitbild", ["leit"]) == [Part("Das ", False), Part("Leit", True), Part("bild", False)]


def test_signs_of_a_pattern_are_only_signs():
    assert marked("50 % (etwa)", ["(", "%"])[1] == Part("%", True)


def test_without_words_nothing_is_marked():
    assert marked("Das Leitbild", []) == [Part("Das Leitbild", False)]


def test_passage_is_cut_around_the_first_word():
    text = "Anfang " * 40 + "Leitbild " + "Ende " * 60
    found = "".join(part.text for part in passage([text], ["leitbild"]))
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert "Leitbild" in found
    assert len(found) < 200


def test_passage_comes_from_the_text_with_most_of_the_words():
    assert passage(["Nur Leitbild", "Leitbild und Ämter"], ["leitbild", "ämter"])[-1] == Part("Ämter", True)


def test_there_is_no_passage_where_no_text_has_a_word():
    assert passage(["Haushalt"], ["leitbild"]) == []
    assert passage([], ["leitbild"]) == []
