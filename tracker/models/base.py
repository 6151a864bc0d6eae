"""Declarative base and the mixins every table draws on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    ForeignKeyConstraint,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, declared_attr, mapped_column
from sqlalchemy.schema import SchemaItem


class Instant(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets the zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=value.tzinfo or UTC)


WallTime = Annotated[datetime, mapped_column(DateTime(timezone=False))]
"""What the clock on the wall says in the administration's time zone."""

Short = Annotated[str, mapped_column(String(200), default="")]
Long = Annotated[str, mapped_column(Text, default="")]


class Base(DeclarativeBase):
    """Names constraints by convention and stores enums as text."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {
        datetime: Instant(),
        dict[str, Any]: JSON,
        list[dict[str, str]]: JSON,
        StrEnum: Enum(
            StrEnum, native_enum=False, length=40, values_callable=lambda members: [m.value for m in members]
        ),
    }

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-10)


def now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


class Timestamped:
    """When a record came and when it last changed."""

    created_at: Mapped[datetime] = mapped_column(default=now, sort_order=90)
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now, sort_order=91)


class Versioned:
    """Optimistic lock: an UPDATE of a row that somebody else changed fails."""

    version: Mapped[int] = mapped_column(sort_order=92)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, object]:
        return {"version_id_col": cls.version}


class Audited:
    """Marks a table whose every change is written to the journal."""

    id: Mapped[int]


def within(table: str, *, index: bool = True, optional: bool = False) -> MappedColumn[Any]:
    """Declare a column that points to a record of the same administration (security.md AZ-3)."""
    return mapped_column(index=index, nullable=optional, info={"within": table})


class Owned:
    """A record of one administration; composite keys keep it from pointing into another house."""

    __rules__: tuple[SchemaItem, ...] = ()

    administration_id: Mapped[int] = mapped_column(ForeignKey("administration.id"), index=True, sort_order=-9)

    @declared_attr.directive
    def __table_args__(cls) -> tuple[SchemaItem, ...]:
        return (UniqueConstraint("administration_id", "id"), *_within_keys(vars(cls)), *cls.__rules__)

    @classmethod
    def of(cls, owner: Any, **values: Any) -> Self:
        """Make a record that belongs to the owner: its administration is taken over, its id is referred to."""
        table = owner.__tablename__
        administration_id = owner.id if table == "administration" else owner.administration_id
        reference = {} if table == "administration" else {f"{table}_id": owner.id}
        attributes: dict[str, Any] = {"administration_id": administration_id, **reference, **values}
        return cls(**attributes)


def _within_keys(attributes: Mapping[str, object]) -> Iterator[ForeignKeyConstraint]:
    for name, attribute in attributes.items():
        if isinstance(attribute, MappedColumn) and (table := attribute.column.info.get("within")):
            yield ForeignKeyConstraint(["administration_id", name], [f"{table}.administration_id", f"{table}.id"])
