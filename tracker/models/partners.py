"""Partner organisations that accompany processes."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.administrations import PartnerKind
from tracker.models.base import Audited, Base, Short, Timestamped, Versioned


class PartnerOrganisation(Base, Timestamped, Versioned, Audited):
    """An organisation whose people accompany or evaluate processes."""

    __tablename__ = "partner_organisation"

    name: Mapped[str] = mapped_column(String(200), unique=True, info={"field": "name", "code": "partner-name-taken"})
    short_name: Mapped[Short]
    kind: Mapped[PartnerKind] = mapped_column(default=PartnerKind.OTHER)
