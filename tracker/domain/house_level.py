"""The house where a reader sees none of its departments (rule R3)."""

from __future__ import annotations

from tracker.domain.administrations import DepartmentKind, DepartmentRow

HOUSE = DepartmentRow(0, None, "", "", 0, DepartmentKind.LINE, False, None, None)
"""Stands for all departments together where a reader sees none of them."""
