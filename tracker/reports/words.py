"""In which language a table speaks: its translations, the labels of codes, and the definitions of indicators."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from tracker.domain.display import NUMBER_DECIMALS, SHARE_DECIMALS
from tracker.reports.definitions import VERSION, Definition, by_number
from tracker.reports.table import Column, Kind, Translate

Labels = Callable[[type[StrEnum]], Mapping[str, str]]


@dataclass(frozen=True)
class Words:
    """What a table needs to speak a language; `labels` gives the words of an enum by its codes."""

    t: Translate
    labels: Labels

    @cached_property
    def definitions(self) -> Mapping[str, Definition]:
        """The definitions of the indicators by their numbers."""
        return by_number(self.t)

    def category(self, name: str, label: str, enum: type[StrEnum]) -> Column:
        """Return a column of codes with their labels."""
        return Column(name, label, Kind.CATEGORY, values=self.labels(enum))

    def participants(self, *, is_raw: bool) -> Column:
        """Return the column of the participants of events; what is released leaves external guests out."""
        if is_raw:
            return self.indicator("4.1", "participants", self.t("Participants"))
        own = self.indicator("4.1", "participants", self.t("Participants of the house (without guests)"))
        text = self.t("Sum of the participants of all departments and of those not assigned, without external guests.")
        return replace(own, formula=f"4.1: {text}")

    def indicator(self, number: str, name: str, label: str, kind: Kind = Kind.INTEGER, unit: str = "") -> Column:
        """Return a column of figures with the definition of their indicator."""
        found = self.definitions[number]
        return Column(
            name,
            label,
            kind,
            unit=unit,
            has_state=True,
            decimals=SHARE_DECIMALS.get(number, 0) if kind is Kind.SHARE else NUMBER_DECIMALS.get(number),
            formula=f"{found.number}: {found.formula}",
            version=VERSION,
            universe=found.n,
            source=found.source,
            disclosure=self.t("Participation by department only for whoever records it or is admitted to it."),
        )
