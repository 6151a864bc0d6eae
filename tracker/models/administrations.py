"""Administrations."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, String, text
from sqlalchemy.orm import Mapped, mapped_column, synonym

from tracker.domain.administrations import SMALLEST_THRESHOLD, AdministrationKind, LevelLabel, levels_of
from tracker.models.base import Audited, Base, Long, Short, Timestamped, Versioned


class Administration(Base, Timestamped, Versioned, Audited):
    """A public body that opens itself; everything else belongs to one."""

    __tablename__ = "administration"
    __table_args__ = (CheckConstraint(f"small_cell_threshold >= {SMALLEST_THRESHOLD}", name="threshold"),)

    name: Mapped[str] = mapped_column(
        String(200), unique=True, info={"field": "name", "code": "administration-name-taken"}
    )
    short_name: Mapped[Short]
    kind: Mapped[AdministrationKind] = mapped_column(default=AdministrationKind.COUNTY)
    state: Mapped[Short]
    """The federal state, such as Thüringen."""
    ags: Mapped[str] = mapped_column(String(8), default="")
    """The official municipality key (Amtlicher Gemeindeschlüssel)."""
    level_labels: Mapped[list[dict[str, str]]] = mapped_column(default=list)
    """What the levels of the department tree are called, top first: `[{"one": …, "many": …}]`."""
    leadership_title: Mapped[Short]
    small_cell_threshold: Mapped[int] = mapped_column(default=5)
    public_threshold: Mapped[int] = mapped_column(default=10, server_default=text("10"))
    """The smallest number that reports to the public show."""
    opinion_threshold: Mapped[int] = mapped_column(default=10, server_default=text("10"))
    """The fewest answers from which opinions are shown."""
    unit_minimum: Mapped[int] = mapped_column(default=10, server_default=text("10"))
    """The smallest department that releases show by itself."""
    time_zone: Mapped[str] = mapped_column(String(60), default="Europe/Berlin")
    is_active: Mapped[bool] = mapped_column(default=True)
    letterhead: Mapped[Long] = mapped_column(server_default=text("''"))
    """The sender on paper: name and address, line by line."""
    provenance: Mapped[Long]
    """Where the data of this administration come from, shown on its pages."""

    administration_id: Mapped[int] = synonym("id")

    @property
    def levels(self) -> tuple[LevelLabel, ...]:
        return levels_of(self.level_labels)
