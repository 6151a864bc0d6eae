"""What in a note could tell of a person, and what only looks like it."""

import time

import pytest

from tracker.domain.name_hints import HintKind, hints, of_lines

EMAIL, PHONE, NAME = HintKind
KNOWN = (
    "Erika Mustermann",
    "Jürgen von der Heide",
    "Aylin Kowalska-Weber",
    "Koordination im Haus",
    "Landrat",
    "Karl Koch",
    "Li Wu",
)

TELLING = [
    ("Bitte an erika.mustermann@lra.example schreiben", EMAIL, "erika.mustermann@lra.example"),
    ("Frag mustermann(at)amt.de", EMAIL, "mustermann(at)amt.de"),
    ("Rückruf unter 03447 586-234", PHONE, "03447 586-234"),
    ("Handy 0171/1234567 nutzen", PHONE, "0171/1234567"),
    ("+49 (0)361 12345-67 anrufen", PHONE, "+49 (0)361 12345-67"),
    ("Durchwahl 234 ist nie besetzt", PHONE, "Durchwahl 234"),
    ("Tel.: 586234", PHONE, "Tel.: 586234"),
    ("App. 234 läuft ins Leere", PHONE, "App. 234"),
    ("Frau Müller hört nie zu", NAME, "Frau Müller"),
    ("mit Herrn Dr. Hartung sprechen", NAME, "Herrn Dr. Hartung"),
    ("herr Schulze-Delitzsch weiß das", NAME, "herr Schulze-Delitzsch"),
    ("Kollegin Petrowa fragen", NAME, "Kollegin Petrowa"),
    ("Dr. Özdemir hat recht", NAME, "Dr. Özdemir"),
    ("Prof. Dr. med. Lehmann einladen", NAME, "Prof. Dr. med. Lehmann"),
    ("mrs Smith is kind", NAME, "mrs Smith"),
    ("erika mustermann soll das machen", NAME, "Erika Mustermann"),
    ("Die Mustermann soll das machen", NAME, "Mustermann"),
    ("jürgen von der heide weiß es", NAME, "Jürgen von der Heide"),
    ("Kowalska-Weber fragen", NAME, "Kowalska-Weber"),
]
HARMLESS = [
    "Gleichstellung von Mann und Frau",
    "Mehr Frauen in Führung",
    "Frau Landrätin soll öfter vorbeikommen",
    "Herr Landrat hört zu",
    "Herr Amtsleiter entscheidet allein",
    "Die Gleichstellungsbeauftragte, Frau Vorsitzende",
    "Fr. Nachmittag keine Besprechungen",
    "Mo. bis Fr. Vormittag",
    "Herr der Lage sein",
    "Kollegen IT fehlen",
    "Der Koch in der Kantine ist gut",
    "Die Heide um das Haus pflegen",
    "Koordination im Haus ist gut",
    "Der Landrat war da",
    "Wu",
    "Start am 01.10.2021, Ende 30.09.2022",
    "Öffnungszeiten 08.30-16.00 Uhr",
    "Kernzeit 09:00-15:00 abschaffen",
    "04600 Altenburg besser anbinden",
    "In 2021/2022 mehr Fortbildung",
    "0,5 Stellen fehlen",
    "Raum 0.12 ist zu klein",
    "112 oder 110 kennt jeder",
    "Mein Handy 2 Jahre alt",
    "App 234 fehlt",
    "10 000 Seiten Papier im Jahr",
    "@home arbeiten",
    "Mails mit @ im Betreff",
    "Dr. werden dürfen",
    "",
]


@pytest.mark.parametrize(("text", "kind", "found"), TELLING)
def test_what_tells_of_a_person_is_named_with_its_kind(text, kind, found):
    assert [(hint.kind, hint.found) for hint in hints(text, KNOWN)][:1] == [(kind, found)]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_it_gives_no_warning(text):
    assert hints(text, KNOWN) == ()


def test_a_person_who_is_not_known_here_is_no_hint():
    assert hints("Die Mustermann soll das machen") == ()


def test_the_same_is_said_once():
    assert len(hints("Frau Sauer und noch einmal Frau Sauer")) == 1


def test_the_line_is_named():
    found = of_lines(["Mehr Homeoffice", "Frau Müller fragen", "Technik"])
    assert [(each.number, each.text, each.hints[0].kind) for each in found] == [(2, "Frau Müller fragen", NAME)]


@pytest.mark.parametrize(
    "part", ["a", "a.", "0", "0 ", "Frau ", "Dr. ", "Dr. a", "Frau Dr. ", "@", "a@a.", "Tel. ", "+0(", "x-", "(at)"]
)
def test_a_long_text_takes_time_in_proportion(part):
    started = time.perf_counter()
    hints(part * 20_000, KNOWN)
    assert time.perf_counter() - started < 2
