"""Every word of the domain has a label, every rule a sentence."""

from __future__ import annotations

import ast
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import tracker.domain
from tracker.web.labels import LABELS, UNLABELLED
from tracker.web.messages import MESSAGES
from tracker.web.shapes import SHAPES

ROOT = Path(tracker.domain.__path__[0]).parent


def _enums() -> set[type[StrEnum]]:
    modules = [import_module(f"tracker.domain.{m.name}") for m in iter_modules(tracker.domain.__path__)]
    found = (v for module in modules for v in vars(module).values() if isinstance(v, type) and issubclass(v, StrEnum))
    return {enum for enum in found if enum is not StrEnum}


def test_every_enum_is_labelled():
    assert _enums() == set(LABELS) | UNLABELLED
    for enum, labels in LABELS.items():
        assert set(labels) == set(enum), enum


def test_every_shape_belongs_to_a_member():
    for enum, shapes in SHAPES.items():
        assert set(shapes) == set(enum), enum
        assert set(shapes.values()) <= {"ok", "watch", "act", "none", "open", "done", "now", "moved", "info"}


def test_every_violated_rule_has_a_sentence():
    codes = {
        node.args[0].value
        for file in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) == "RuleViolation"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert codes
    assert codes <= set(MESSAGES), codes - set(MESSAGES)
