"""Process templates: phases and milestones as data, so that they can be edited."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.milestones import Importance
from tracker.models.base import Audited, Base, Long, Short, Timestamped, Versioned


class ProcessTemplate(Base, Timestamped, Versioned, Audited):
    """A usual course of a process."""

    __tablename__ = "process_template"

    name: Mapped[str] = mapped_column(String(200), unique=True, info={"field": "name", "code": "template-name-taken"})
    description: Mapped[Long]
    is_default: Mapped[bool] = mapped_column(default=False)


class TemplatePhase(Base, Timestamped, Versioned, Audited):
    """A phase of a template with the question at its gate."""

    __tablename__ = "template_phase"

    process_template_id: Mapped[int] = mapped_column(ForeignKey("process_template.id"), index=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))
    gate_question: Mapped[Short]
    starts_after_weeks: Mapped[int] = mapped_column(default=0)
    lasts_weeks: Mapped[int] = mapped_column(default=8)


class TemplateMilestone(Base, Timestamped, Versioned, Audited):
    """A typical milestone of a template phase."""

    __tablename__ = "template_milestone"

    template_phase_id: Mapped[int] = mapped_column(ForeignKey("template_phase.id"), index=True)
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    criterion: Mapped[Short]
    importance: Mapped[Importance] = mapped_column(default=Importance.NORMAL)
    due_after_weeks: Mapped[int] = mapped_column(default=0)
