"""Mails as the mail server takes them: plain text, headers that keep robots from answering, a calendar file if any."""

from __future__ import annotations

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256


@dataclass(frozen=True)
class Envelope:
    """What one mail says to whom; `key` is the same whenever it is the same mail, `calendar` may be empty."""

    key: str
    name: str
    address: str
    subject: str
    text: str
    list_name: str
    calendar: bytes = b""


def message(envelope: Envelope, *, sender: str, host: str) -> EmailMessage:
    """Return the message.

    Its identity follows from the key, so that a mailbox recognises a second copy. Raises `ValueError` or
    `MessageError` where a header cannot hold what it is given.
    """
    mail = EmailMessage(policy=SMTP)
    mail["From"] = sender
    name = "" if envelope.name == envelope.address else _literal(envelope.name)
    mail["To"] = Address(name, addr_spec=envelope.address)
    mail["Subject"] = _literal(envelope.subject)
    mail["Message-ID"] = f"<{sha256(envelope.key.encode()).hexdigest()[:40]}@{host}>"
    mail["List-Id"] = f"<{envelope.list_name}.{host}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(envelope.text, charset="utf-8", cte="quoted-printable")
    if envelope.calendar:
        mail.add_attachment(
            envelope.calendar,
            maintype="text",
            subtype="calendar",
            filename="treffen.ics",
            params={"charset": "utf-8", "method": "PUBLISH"},
        )
    return mail


def _literal(text: str) -> str:
    """Return what somebody typed so that nobody decodes it: an encoded word (RFC 2047) can hide the end of a line."""
    return text.replace("=?", "= ?")
