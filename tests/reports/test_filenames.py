"""Names for downloads are safe on every system."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reports.filenames import content_disposition, download_name


def test_a_name_says_what_is_in_the_file():
    name = download_name("Vielfalt leben", "Teilnahmen", "2022-09-30", extension="csv")
    assert name == "Vielfalt-leben_Teilnahmen_2022-09-30.csv"


def test_letters_of_every_language_stay():
    assert download_name("Öffnungsprozess Küche/Çelik", extension="xlsx") == "Öffnungsprozess-Küche-Çelik.xlsx"


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("../../etc/passwd", "etc-passwd.csv"), ("C:\\Windows", "C-Windows.csv"), ("-rf", "rf.csv"),
        (".htaccess", "htaccess.csv"),
        ("a\r\nSet-Cookie: x", "a-Set-Cookie-x.csv"), ('a"b;c', "a-b-c.csv"), ("CON", "_CON.csv"),
        ("com1.2021", "_com1.2021.csv"),
        ("", "export.csv"), (" . ", "export.csv"), ("a\u202eb", "a-b.csv"),
    ],
)  # fmt: skip
def test_what_could_be_a_path_an_option_or_a_line_end_does_not_stay(part: str, name: str):
    assert download_name(part, extension="csv") == name


def test_a_long_name_is_cut():
    assert len(download_name("x" * 500, extension="csv")) == 124


def test_a_plain_name_needs_one_form():
    assert content_disposition("a_2022.csv") == 'attachment; filename="a_2022.csv"'


def test_another_name_has_a_plain_form_and_its_own():
    assert content_disposition("Köpfe_Maße.csv") == (
        "attachment; filename=\"Koepfe_Masse.csv\"; filename*=UTF-8''K%C3%B6pfe_Ma%C3%9Fe.csv"
    )


@given(st.text())
def test_no_text_breaks_out_of_the_header(text: str):
    header = content_disposition(download_name(text, extension="csv"))
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2
