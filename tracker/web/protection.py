"""What "Procedures and protection" says: the rules in words, who reads what, and how data flow here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from tracker.config import Settings
from tracker.domain.access import GRANTS, HOUSE, Permission, Role
from tracker.domain.disclosure import PUBLIC_BASE, STAYED_AWAY
from tracker.domain.releases import Thresholds
from tracker.queries.data_flow import HeldTable, holding_participation
from tracker.web.labels import LABELS
from tracker.web.locale import number
from tracker.web.record_labels import COLUMNS, KINDS

SECONDS_PER_MINUTE, SECONDS_PER_HOUR = 60, 3600
NOUNS: Mapping[str, Any] = {
    "action_item": _l("Action items"),
    "administration": _l("Facts of the administration"),
    "dashboard": _l("Dashboard"),
    "decision": _l("Decisions"),
    "department": _l("Departments and headcounts"),
    "dialogue": _l("Dialogue events"),
    "document": _l("Documents"),
    "feedback": _l("Anonymous feedback"),
    "group": _l("Groups and their members"),
    "house_page": _l("Page for the house"),
    "journal": _l("Journal"),
    "mail": _l("Mails"),
    "meeting": _l("Meetings and minutes"),
    "milestone": _l("Milestones"),
    "participation": _l("Participation"),
    "partner": _l("Partner organisations"),
    "person": _l("Accounts"),
    "phase": _l("Phases"),
    "process": _l("Processes"),
    "release": _l("Releases of figures"),
    "template": _l("Process templates"),
    "theme": _l("Themes"),
}
"""What permissions are about."""
RECORDS: Mapping[str, Any] = {
    **KINDS,
    "Feedback": _l("Answer of the feedback"),
    "ReachTotal": _l("Kept sums of participation"),
    "ReleaseContent": _l("What a release shows"),
    "Tap": _l("Tap at the tally"),
}
KEPT: Mapping[str, Any] = {
    **COLUMNS,
    "attendances": _l("Attendances"),
    "check_in_id": _l("Tally"),
    "clarity": _l("Rating: clear"),
    "comment": _l("Comment"),
    "events": _l("Number of events"),
    "feedback_round_id": _l("Feedback"),
    "is_first_time": _l("For the first time"),
    "is_undone": _l("Undone"),
    "key": _l("Random key of the submission"),
    "largest": _l("Largest number"),
    "ledger": _l("What the check knows of it"),
    "nonce": _l("Random part of the secret address"),
    "release_id": _l("Release"),
    "report": _l("What is hidden and why"),
    "review": _l("Review"),
    "shown": _l("What is shown"),
    "token_hash": _l("Checksum of the secret address"),
    "usefulness": _l("Rating: useful"),
    "voice": _l("Rating: could say what I wanted"),
    "without_first_timers": _l("Counted without first-timers"),
}
"""Words for the records and columns of the data-flow statement; some are in no journal."""
OPEN = _l(
    "No table records who took part. Free text and files, such as photos, could still name or show somebody: "
    "what stands in them is up to those who record it."
)
READERS: Sequence[Role] = tuple(role for role in Role if role in HOUSE or role is Role.ADMIN)


@dataclass(frozen=True)
class Right:
    """What each role may do with one kind of record: "edit", "view" or nothing, in the order of `READERS`."""

    noun: str
    levels: Sequence[str]


@dataclass(frozen=True)
class Held:
    """A table of the data-flow statement, in words; `open` is where it could name somebody all the same."""

    record: str
    columns: str
    account: str
    open: str


def rules(thresholds: Thresholds) -> list[str]:
    """Return the rules in force, one sentence each."""
    k = thresholds.small_cell
    return [
        _("In the house, numbers of fewer than %(least)s people are not shown.", least=k),
        _("That nobody came is not shown of units with fewer than %(size)s employees.", size=2 * k),
        _("If fewer than %(few)s people of a unit stayed away, only “at least” is shown.", few=STAYED_AWAY),
        _("Units with fewer than %(size)s employees are shown together with others.", size=thresholds.unit_minimum),
        _(
            "Further numbers are hidden so that none of these can be worked out from sums, shares or earlier releases;"
            " a program checks that before each release."
        ),
        _(
            "For the public, numbers of fewer than %(least)s people are not shown; the others are rounded to %(base)s.",
            least=thresholds.public,
            base=PUBLIC_BASE,
        ),
        _("Anonymous feedback is shown from %(least)s answers on.", least=thresholds.opinion),
        _("What is released stays as it is; corrections come with the next release."),
    ]


def never_recorded() -> list[str]:
    """Return what the application never records."""
    return [
        _("Who came to an event and who did not: only how many people of each department."),
        _("Gender, origin, religion, age, disability, sexual orientation or any other attribute of a person."),
        _("Names, addresses or devices at the tally and in anonymous feedback."),
        _("Attendance files of video conferences: they are counted and thrown away at once."),
        _("How single members voted; votes are counted."),
    ]


def rights() -> list[Right]:
    """Return who may read and edit what, from the table that the application itself goes by."""
    return [Right(str(text), [_level(noun, role) for role in READERS]) for noun, text in NOUNS.items()]


def retention() -> list[str]:
    """Return how long things are kept, as far as the application ends that by itself."""
    settings: Settings = current_app.config["SETTINGS"]
    idle, absolute = settings.session_idle_seconds, settings.session_absolute_seconds
    return [
        _(
            "A sign-in ends after %(idle)s minutes without a click, and after %(absolute)s hours in any case.",
            idle=number(round(idle / SECONDS_PER_MINUTE)),
            absolute=number(round(absolute / SECONDS_PER_HOUR)),
        ),
        _("Releases, minutes and the journal are never changed and stay as long as the process."),
        _(
            "There are no automatic deadlines yet for the other records;"
            " the administration decides when they are removed."
        ),
    ]


def flows() -> list[tuple[str, str]]:
    """Return where data are and where they go, from the settings of this installation."""
    settings: Settings = current_app.config["SETTINGS"]
    database = _("one SQLite file in the data directory of the server") if settings.is_sqlite else "PostgreSQL"
    logs = _("a file on the server") if settings.log_file else _("the standard error of the server")
    mails = (
        _("yes, by the mail server that the operator has set")
        if settings.mail_url
        else _("no: mails stay in the outbox")
    )
    return [
        (_("Database"), database),
        (_("Documents"), _("a folder of the server that no web address leads to")),
        (
            _("Encryption on the way"),
            _("yes (https)") if settings.is_production else _("not in this installation: it is for trying out"),
        ),
        (_("Mails"), mails),
        (_("Logs"), _("%(where)s: address of the page, time, duration; never what people typed", where=logs)),
        (_("Backups"), _("written by the operator on the server; they hold everything and must be encrypted")),
        (_("Third parties"), _("none: every page, font and script comes from this server, and no figure leaves it")),
    ]


def held() -> list[Held]:
    """Return the tables that hold participation, from the tables themselves."""
    return [_in_words(each) for each in holding_participation()]


def roles() -> list[str]:
    """Return the names of the roles, in the order of the rights."""
    return [str(LABELS[Role][role]) for role in READERS]


def _level(noun: str, role: Role) -> str:
    granted = {p.split(":")[1] for p in Permission if p.split(":")[0] == noun and role in GRANTS[p]}
    return "edit" if granted - {"view", "export"} else "view" if granted else ""


def _in_words(table: HeldTable) -> Held:
    files = [_("file")] if table.has_files else []
    return Held(
        str(RECORDS[table.record]),
        _named(table.columns),
        _("yes") if table.refers_to_account else _("no"),
        ", ".join([*files, *filter(None, [_named(table.texts)])]) or _("no"),
    )


def _named(columns: Sequence[str]) -> str:
    return ", ".join(str(KEPT[name]) for name in columns)
