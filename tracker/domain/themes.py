"""Themes that staff raised: said, done, answered."""

from __future__ import annotations

from enum import StrEnum


class ThemeStatus(StrEnum):
    """What became of a theme."""

    NEW = "new"
    ADOPTED = "adopted"
    ANSWERED = "answered"
    NOT_PURSUED = "not_pursued"


class FieldKind(StrEnum):
    """Whether a field stands beside the others or runs through all of them."""

    FIELD_OF_ACTION = "field_of_action"
    CROSS_CUTTING = "cross_cutting"


class DiversityDimension(StrEnum):
    """The dimensions of diversity, as tags on themes and measures and never on people (rule R2)."""

    AGE = "age"
    ORIGIN = "origin"
    GENDER = "gender"
    ABILITIES = "abilities"
    RELIGION = "religion"
    ORIENTATION = "orientation"
    SOCIAL_ORIGIN = "social_origin"
