"""Wegmarke: how county administrations open themselves to diversity, recorded and provable."""

__version__ = "0.1.0"
