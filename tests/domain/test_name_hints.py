"""What in a note could tell of a person, and what only looks like it."""

import pytest

from tracker.domain.name_hints import Hint, HintKind, hints, of_lines

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
    ("Mail an m.muster (at) kreis (dot) de", EMAIL, "m.muster (at) kreis (dot) de"),
    ("Mail an m.muster at kreis.de", EMAIL, "m.muster at kreis.de"),
    ("m.muster ät kreis punkt de", EMAIL, "m.muster ät kreis punkt de"),
    ("Rückruf 0341-1234 erbeten", PHONE, "0341-1234"),
    ("Frau Šimić hört nie zu", NAME, "Frau Šimić"),
    ("mit Herrn Şahin sprechen", NAME, "Herrn Şahin"),
    ("Frau Çelik fragen", NAME, "Frau Çelik"),
    ("Kollegin Łukasz fehlt", NAME, "Kollegin Łukasz"),
    ("Frau Żółkiewska und Herr Івасюк", NAME, "Frau Żółkiewska"),
    ("Frau von der Leyen kommt", NAME, "Frau von der Leyen"),
    ("Herr al-Assad", NAME, "Herr al-Assad"),
    ("mit Herrn d'Angelo", NAME, "Herrn d'Angelo"),
    ("Herrn Landrat Schulze einladen", NAME, "Herrn Landrat Schulze"),
    ("Frau Präsidentin Meier", NAME, "Frau Präsidentin Meier"),
    ("Herr Amtsleiter Dr. von Bülow", NAME, "Herr Amtsleiter Dr. von Bülow"),
    ("Hr Schmidt macht das", NAME, "Hr Schmidt"),
    ("Fr. Schmidt macht das", NAME, "Fr. Schmidt"),
    ("Hrn. Prof. Dr. med. habil. Weiß", NAME, "Hrn. Prof. Dr. med. habil. Weiß"),
    ("Dipl.-Ing. Roth baut", NAME, "Dipl.-Ing. Roth"),
    ("Prof Roth fragen", NAME, "Prof Roth"),
    ("Petra Lehmann soll bleiben", NAME, "Petra Lehmann"),
    ("Hans-Peter Roth soll bleiben", NAME, "Hans-Peter Roth"),
    ("Ayşe Şimşek kennt sich aus", NAME, "Ayşe Şimşek"),
    ("Ayse Yilmaz kennt sich aus", NAME, "Ayse Yilmaz"),
    ("İbrahim Çelik kennt sich aus", NAME, "İbrahim Çelik"),
    ("Ahmed Al-Khatib kennt sich aus", NAME, "Ahmed Al-Khatib"),
    ("Oksana Kowalenko kennt sich aus", NAME, "Oksana Kowalenko"),
    ("Małgorzata Nowak kennt sich aus", NAME, "Małgorzata Nowak"),
    ("Nguyễn Thị Lan kennt sich aus", NAME, "Nguyễn Thị"),
    ("Ludwig van Dyk kennt sich aus", NAME, "Ludwig van Dyk"),
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
    "Dr. med. werden dürfen",
    "Gerecht zu Mann und Frau. Mehr Teilzeit",
    "Frau zu Hause, Mann im Amt",
    "Frau Landrätin. Mehr Mut",
    "Herr Landrat",
    "HR Abteilung stärken",
    "MS Teams für alle",
    "Mo bis Fr Homeoffice",
    "Nur Teilzeit möglich",
    "Rosa Wände",
    "Mark Brandenburg",
    "Jan. bis März",
    "Petra",
    "petra Lehmann",
    "Anna-Amalia-Straße sperren",
    "Kernzeit 0800-1800 Uhr",
    "Kernzeit 0530-1400 Uhr",
    "Kernzeit 0730-1615 abschaffen",
    "Meeting at 10.30",
    "Work at home",
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


def test_each_name_in_a_line_is_said():
    found = hints("Herr Frau Müller, Petra Lehmann und Herrn Landrat Schulze")
    assert [hint.found for hint in found] == ["Frau Müller", "Petra Lehmann", "Herrn Landrat Schulze"]


def test_the_same_is_said_once():
    assert len(hints("Frau Sauer und noch einmal Frau Sauer")) == 1


def test_the_line_is_named():
    found = of_lines(["Mehr Homeoffice", "Frau Müller fragen", "Technik"])
    assert [(each.number, each.text, each.hints[0].kind) for each in found] == [(2, "Frau Müller fragen", NAME)]


@pytest.mark.parametrize(
    "part",
    [
        "a",
        "a.",
        "0",
        "0 ",
        "Frau ",
        "Dr. ",
        "Dr. a",
        "Frau Dr. ",
        "@",
        "a@a.",
        "Tel. ",
        "+0(",
        "x-",
        "(at)",
        " at a",
        "a dot ",
        "Anna ",
        "Frau von der ",
        "Dr. med. ",
        "Frau Landrat ",
    ],
)
def test_a_long_text_is_looked_through_to_its_end(part):
    assert Hint(NAME, "Herr Quandt") in hints(part * 20_000 + "\n\nHerr Quandt", KNOWN)
