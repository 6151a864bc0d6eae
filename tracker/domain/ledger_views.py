"""What somebody who reads releases knows of a new table: the facts of the ledger, over its cells and what lies beside.

Loaded only where figures are released, because the audit needs SciPy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tracker.domain import ledger
from tracker.domain.disclosure import Rules, primary
from tracker.domain.disclosure_facts import Atom, Fact, Target
from tracker.domain.ledger import FIRST_ROWS, Count, Kept, Ledger
from tracker.domain.ledger_differences import differences
from tracker.domain.releases import Audience
from tracker.domain.suppression_table import Earlier, Position


@dataclass
class Places:
    """Where a table has the counts of the ledger: its cells, and what its positions are sums of.

    The table is either about units or, with `units`, about these two rows alone.
    """

    cells: Mapping[Count, int]
    width: int
    events: Mapping[int, int]
    """The columns of the events."""
    positions: Mapping[frozenset[Count], Position]
    units: tuple[str, ...] = ()

    def concern(self, counts: frozenset[Count]) -> bool:
        """Whether a sum of the ledger is about the same kind of counts as the table."""
        return all((count.unit in FIRST_ROWS) == bool(self.units) for count in counts)


@dataclass
class _Beside:
    """The counts that the ledger knows and the table has not."""

    places: Places
    limits: Mapping[Count, int | None]
    found: dict[Count, int] = field(default_factory=dict)
    atoms: list[Atom] = field(default_factory=list)

    def index(self, count: Count) -> int:
        """Return the number of a count; it is given one if it has none."""
        if count in self.places.cells:
            return self.places.cells[count]
        if count not in self.found:
            self.found[count] = self.places.width + len(self.atoms)
            limit = self.limits.get(count)
            event = self.places.events.get(count.event, -1 - count.event)
            self.atoms.append(
                Atom(count.number, upper=None if limit is None else max(limit, count.number), event=event)
            )
        return self.found[count]

    def sum(self, counts: frozenset[Count]) -> dict[int, int]:
        """Return a sum of counts."""
        return {self.index(count): 1 for count in sorted(counts)}


def read_by(audience: Audience, ledgers: Sequence[Ledger]) -> list[Ledger]:
    """Return the releases that an audience reads: what the public sees, the house sees as well."""
    return [each for each in ledgers if audience is Audience.HOUSE or each.audience == audience]


def earlier(
    places: Places,
    ledgers: Sequence[Ledger],
    audience: Audience,
    rules: Rules,
    *,
    here: Ledger | None = None,
) -> Earlier:
    """Return what an audience has seen before; counts of the table (`here`) may be sums of others, or parts of them."""
    read = read_by(audience, ledgers)
    every = [*ledgers, *([here] if here else ())]
    beside = _Beside(places, {count: limit for each in every for count, limit in each.all_limits.items()})
    shown = {
        (fact.counts, fact.lower, fact.upper): None
        for each in read
        for fact in each.shown
        if places.concern(fact.counts)
    }
    facts = [Fact(beside.sum(counts), lower, upper) for counts, lower, upper in shown]
    for group, parts in ledger.links(every) if here else ():
        facts.append(Fact({beside.index(group): 1, **{beside.index(part): -1 for part in sorted(parts)}}, 0, 0))
    kept = [(each, sum_) for each in read for sum_ in each.kept if places.concern(sum_.counts)]
    widths: dict[frozenset[Count], int] = {}
    for each, sum_ in kept:
        widths[sum_.counts] = max(widths.get(sum_.counts, 0), _width(each, sum_, audience, rules))
    for counts in differences([*read, here]) if here else ():
        if _is_small(counts, beside.limits, rules):
            widths[counts] = max(widths.get(counts, 0), rules.width)
    hidden = {sum_.counts for each, sum_ in kept if each.audience == audience}
    return Earlier(
        atoms=beside.atoms,
        guarded=[
            (places.positions.get(counts), Target(beside.sum(counts), width))
            for counts, width in widths.items()
            if width
        ],
        facts=facts,
        hidden=frozenset(places.positions[counts] for counts in hidden if counts in places.positions),
    )


def _width(each: Ledger, sum_: Kept, audience: Audience, rules: Rules) -> int:
    """Return how far a sum must stay open for an audience; what another one did not get, by the rules of this one."""
    if each.audience == audience:
        return sum_.width
    return rules.width if 1 <= sum(count.number for count in sum_.counts) < rules.threshold else 0


def _is_small(counts: frozenset[Count], limits: Mapping[Count, int | None], rules: Rules) -> bool:
    """Whether a sum over several events would be hidden if it were released."""
    sizes = [limits[count] for count in counts]
    headcount = None if None in sizes else max(size for size in sizes if size is not None)
    return primary(sum(count.number for count in counts), headcount, rules, is_bounded=False) is not None
