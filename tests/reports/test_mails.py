"""Mails as the mail server takes them, read back with the standard library."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.policy import default

import pytest

from tracker.reports.mails import Envelope, message

TEXT = "Guten Tag Käthe Müller,\n\n3. Haushalt & Ämter\n.\nEnde\n"
LETTER = Envelope("key", "Käthe Müller", "k.mueller@landkreis.de", "Einladung – Ämter", TEXT, "process-3")


def read(envelope: Envelope):
    written = message(envelope, sender="Wegmarke <post@landkreis.de>", host="wegmarke.landkreis.de")
    return message_from_bytes(bytes(written), policy=default)


def test_a_mail_arrives_as_it_was_written():
    mail = read(LETTER)
    assert mail["Subject"] == "Einladung – Ämter"
    assert mail["To"].addresses[0].display_name == "Käthe Müller"
    assert (mail.get_content_type(), mail.get_content_charset()) == ("text/plain", "utf-8")
    assert mail.get_content().replace("\r\n", "\n") == TEXT


def test_every_line_is_short_enough_and_ends_as_servers_want_it():
    lines = bytes(message(replace(LETTER, text="ä" * 5000), sender="post@landkreis.de", host="h")).split(b"\r\n")
    assert not [line for line in lines if b"\n" in line or len(line) > 998]


def test_no_robot_answers_and_lists_can_be_sorted():
    mail = read(LETTER)
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Id"] == "<process-3.wegmarke.landkreis.de>"


def test_a_second_copy_of_a_mail_can_be_recognised():
    assert read(LETTER)["Message-ID"] == read(LETTER)["Message-ID"]
    assert read(LETTER)["Message-ID"] != read(replace(LETTER, key="other"))["Message-ID"]


def test_a_calendar_file_is_attached_where_there_is_one():
    assert not read(LETTER).is_multipart()
    mail = read(replace(LETTER, calendar=b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"))
    [attached] = mail.iter_attachments()
    assert (attached.get_content_type(), attached.get_filename()) == ("text/calendar", "treffen.ics")
    assert attached.get_param("method") == "PUBLISH"
    assert attached.get_payload(decode=True).startswith(b"BEGIN:VCALENDAR")
    assert mail.get_body().get_content().replace("\r\n", "\n") == TEXT


@pytest.mark.parametrize(
    "change", [{"subject": "Einladung\nBcc: alle@landkreis.de"}, {"address": "a@b.de\r\nBcc: alle@landkreis.de"}]
)
def test_nobody_smuggles_a_header_into_a_mail(change):
    with pytest.raises(ValueError, match=r"linefeed|CR or LF"):
        message(replace(LETTER, **change), sender="post@landkreis.de", host="h")


def test_a_name_cannot_become_an_address():
    mail = read(replace(LETTER, name='Müller" <alle@landkreis.de>, "'))
    assert [address.addr_spec for address in mail["To"].addresses] == ["k.mueller@landkreis.de"]


@pytest.mark.parametrize("hidden", ["=?utf-8?q?=0D=0ABcc:_alle@landkreis.de?=", "=?=?utf-8?b?DQpCY2M6IHg=?="])
@pytest.mark.parametrize("field", ["subject", "name"])
def test_an_encoded_word_in_a_title_or_a_name_hides_no_header(field: str, hidden: str):
    mail = read(replace(LETTER, **{field: f"Treffen {hidden}"}))
    assert mail["Bcc"] is None
    assert [address.addr_spec for address in mail["To"].addresses] == ["k.mueller@landkreis.de"]
    assert b"\nBcc" not in bytes(message(replace(LETTER, **{field: hidden}), sender="post@landkreis.de", host="h"))
