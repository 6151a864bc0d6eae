"""The words for what somebody is in a meeting: who holds it, who is from outside, and who simply takes part."""

from __future__ import annotations

from tracker.domain.text import words

HOSTS = frozenset(
    {"host", "hosts", "organizer", "organiser", "organisator", "organisatorin", "moderator", "moderatorin"}
    | {"cohost", "coorganizer", "mitorganisator", "mitorganisatorin", "veranstalter", "veranstalterin"}
)
PANEL = frozenset({"panelist", "panelists", "podiumsteilnehmer", "diskussionsteilnehmer"})
OUTSIDERS = frozenset({"extern", "externe", "externer", "external", "ext", "gast", "gäste", "guest"})
OTHERS = frozenset(
    {"attendee", "attendees", "participant", "participants", "presenter", "viewer", "member", "user"}
    | {"teilnehmer", "teilnehmerin", "teilnehmende", "teilnehmender", "zuschauer", "zuschauerin", "mitglied"}
    | {"referent", "referentin", "vortragende", "vortragender", "präsentator"}
)
KNOWN = HOSTS | PANEL | OUTSIDERS | OTHERS


def is_known(role: str) -> bool:
    """Whether a role says by its own words what somebody was."""
    return not KNOWN.isdisjoint(words(role))
