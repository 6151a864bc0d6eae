"""What is done with partner organisations."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.actions.guards import flush
from tracker.actions.locking import expect
from tracker.domain.administrations import PartnerKind
from tracker.models import PartnerOrganisation


def add(
    session: Session, *, name: str, short_name: str = "", kind: PartnerKind = PartnerKind.OTHER
) -> PartnerOrganisation:
    """Add a partner organisation."""
    partner = PartnerOrganisation(name=name, short_name=short_name, kind=kind)
    session.add(partner)
    flush(session)
    return partner


def change(
    session: Session,
    partner: PartnerOrganisation,
    *,
    seen_version: int,
    name: str,
    short_name: str,
    kind: PartnerKind,
) -> None:
    """Change what is known of a partner organisation."""
    expect(partner, seen_version)
    partner.name, partner.short_name, partner.kind = name, short_name, kind
    flush(session)
