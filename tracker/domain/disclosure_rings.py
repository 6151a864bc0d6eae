"""Rings: the quick proof that a hidden number is open.

Where people are moved around a ring of hidden numbers, one more here and one less there, no sum that was shown changes,
and the table that results could just as well be the true one. Each atom is an edge between two nodes: what was shown of
its event, and what was shown across events. Atoms with the same node are interchangeable there, so that a number is
moved by sending as many people as possible from one of its nodes to the other through the other atoms: a maximum flow,
found along shortest ways (Edmonds and Karp 1972). What nothing was shown of ends in the ground, where everything may
change.

A ring proves that a number is open. That there is none proves nothing: the audit then asks a program.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from tracker.domain.disclosure_facts import CEILING, Atom, Fact, Sum, Terms

GROUND = 0


class Rings:
    """The ways around which atoms can be moved without changing what is known; facts can be taken back."""

    def __init__(self, atoms: Sequence[Atom], facts: Mapping[int, Fact], terms: Terms) -> None:
        self.atoms, self.facts, self.terms = atoms, facts, terms
        self.is_of_one_event = {key: len({atoms[atom].event for atom in fact.sum}) == 1 for key, fact in facts.items()}
        self.numbers: dict[frozenset[tuple[int, int]], int] = {frozenset(): GROUND}
        self.ends: dict[int, tuple[int, int]] = {}
        self.room: dict[int, tuple[int, int]] = {}
        self.edges: dict[int, list[int]] = {}
        self.forget(range(len(atoms)))

    def forget(self, atoms: Iterable[int]) -> None:
        """Look again at atoms of which facts were taken back."""
        for atom in atoms:
            self._place(atom)
        self.edges = {}
        for atom in sorted(self.ends):
            for node in self.ends[atom]:
                self.edges.setdefault(node, []).append(atom)

    def change(self, atom: int, sense: int, most: int, known: int | None = None) -> Sum:
        """Return a change in which an atom moves one way (1: up) by up to `most`, and `known` does not."""
        if atom not in self.ends or atom == known:
            return {}
        event, across = self.ends[atom]
        source, sink = (event, across) if sense > 0 else (across, event)
        most = min(most, self.room[atom][sense > 0])
        moved: dict[int, int] = {}
        sent = most if source == sink else 0
        while sent < most and (way := self._way(source, sink, moved, {atom, known})):
            steps = min(most - sent, *(self._left(edge, step, moved) for edge, step in way))
            for edge, step in way:
                moved[edge] = moved.get(edge, 0) + step * steps
            sent += steps
        return {edge: by for edge, by in {atom: sense * sent, **moved}.items() if by}

    def _place(self, atom: int) -> None:
        """Find the two nodes of an atom, and how far it can move down and up; none if it is known exactly."""
        known = self.atoms[atom]
        lower, upper = known.lower, known.upper
        nodes: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
        for key, coefficient in self.terms.get(atom, ()):
            fact = self.facts.get(key)
            if fact is None:
                continue
            if len(fact.sum) == 1:
                lower = max(lower, fact.lower)
                upper = fact.upper if upper is None else min(upper, fact.upper)
            else:
                nodes[not self.is_of_one_event[key]].append((key, coefficient))
        self.room[atom] = known.count - lower, (CEILING if upper is None else upper) - known.count
        if any(self.room[atom]):
            event, across = (self.numbers.setdefault(frozenset(node), len(self.numbers)) for node in nodes)
            self.ends[atom] = event, across

    def _left(self, atom: int, step: int, moved: Mapping[int, int]) -> int:
        """Return how far an atom can still move one way."""
        down, up = self.room[atom]
        return up - moved.get(atom, 0) if step > 0 else down + moved.get(atom, 0)

    def _way(self, source: int, sink: int, moved: Mapping[int, int], without: set[int | None]) -> list[tuple[int, int]]:
        """Return the shortest way from one node to another, as atoms with the step that each takes; none if empty."""
        before: dict[int, tuple[int, int, int]] = {}
        nodes = deque([source])
        while nodes and sink not in before:
            node = nodes.popleft()
            for atom in self.edges[node]:
                event, across = self.ends[atom]
                step, there = (-1, across) if node == event else (1, event)
                if there in before or there == source or atom in without or not self._left(atom, step, moved):
                    continue
                before[there] = node, atom, step
                nodes.append(there)
        way = []
        node = sink
        while node != source and node in before:
            node, atom, step = before[node]
            way.append((atom, step))
        return way
