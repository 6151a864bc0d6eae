"""Hands mails to the mail server, and says exactly what came of it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, parseaddr
from smtplib import SMTP, SMTP_SSL, SMTPAuthenticationError, SMTPDataError, SMTPException
from ssl import create_default_context
from urllib.parse import parse_qs, unquote, urlsplit

from tracker.domain.mails import MailError, is_address

PATIENCE_SECONDS = 30
PORTS = {"smtp": 25, "smtps": 465}
OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
ACCEPTED = frozenset({250, 251})
FORM = "WEGMARKE_MAIL_URL must read smtps://user:password@host:465?from=address, or smtp://… with STARTTLS."


@dataclass(frozen=True)
class Server:
    """The mail server of the settings; `sender` stands in the From line, `address` on the envelope."""

    host: str
    port: int
    user: str
    password: str
    sender: str
    address: str
    is_encrypted: bool


def server_of(mail_url: str) -> Server:
    """Return the mail server that an address of the settings names.

    Raises `ValueError`.
    """
    url = urlsplit(mail_url)
    sender = parse_qs(url.query).get("from", [""])[0]
    address = parseaddr(sender)[1]
    if url.scheme not in PORTS or not url.hostname or not is_address(address):
        raise ValueError(FORM)
    return Server(
        host=url.hostname,
        port=url.port or PORTS[url.scheme],
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
        sender=sender,
        address=address,
        is_encrypted=url.scheme == "smtps",
    )


def send(server: Server, mail: EmailMessage) -> MailError | None:
    """Hand a mail over; None if the server took it.

    Whatever happens before the text is given is certain. Once it was given and no answer came, nobody can know.
    """
    try:
        smtp = _connected(server)
    except SMTPAuthenticationError:
        return MailError.SIGN_IN
    except (OSError, SMTPException):
        return MailError.NOT_REACHED
    try:
        return _offered(smtp, server, mail) or _handed_over(smtp, mail)
    finally:
        with suppress(OSError, SMTPException):
            smtp.quit()


def _connected(server: Server) -> SMTP:
    context = create_default_context()
    if server.is_encrypted:
        smtp: SMTP = SMTP_SSL(server.host, server.port, timeout=PATIENCE_SECONDS, context=context)
    else:
        smtp = SMTP(server.host, server.port, timeout=PATIENCE_SECONDS)
    try:
        _introduce(smtp, server, is_private=server.is_encrypted or server.host in OWN_MACHINE)
    except (OSError, SMTPException):
        smtp.close()
        raise
    return smtp


def _introduce(smtp: SMTP, server: Server, *, is_private: bool) -> None:
    """Encrypt where the server can, and sign in; a password never travels in the open."""
    smtp.ehlo_or_helo_if_needed()
    if not server.is_encrypted and smtp.has_extn("starttls"):
        smtp.starttls(context=create_default_context())
        smtp.ehlo()
        is_private = True
    if server.user and not is_private:
        raise SMTPAuthenticationError(530, b"no encryption")
    if server.user:
        smtp.login(server.user, server.password)


def _offered(smtp: SMTP, server: Server, mail: EmailMessage) -> MailError | None:
    try:
        code, _answer = smtp.mail(server.address)
        if code not in ACCEPTED:
            return _refusal(code, MailError.REFUSED)
        code, _answer = smtp.rcpt(mail["To"].addresses[0].addr_spec)
    except (OSError, SMTPException):
        return MailError.NOT_REACHED
    return None if code in ACCEPTED else _refusal(code, MailError.ADDRESS)


def _handed_over(smtp: SMTP, mail: EmailMessage) -> MailError | None:
    mail["Date"] = formatdate()
    try:
        code, _answer = smtp.data(bytes(mail))
    except SMTPDataError as refused:
        return _refusal(refused.smtp_code, MailError.REFUSED)
    except (OSError, SMTPException):
        return MailError.INTERRUPTED
    return None if code in ACCEPTED else _refusal(code, MailError.REFUSED)


def _refusal(code: int, final: MailError) -> MailError:
    """Return whether to try again (4xx) or not (5xx)."""
    return MailError.BUSY if 400 <= code < 500 else final
