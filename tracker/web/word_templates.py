"""Word documents from templates that houses bring: each is a program of a kind, so it runs in a sandbox (IN-7)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tracker.actions.documents import Upload
from tracker.domain import documents as rules
from tracker.domain.errors import RuleViolation
from tracker.extensions import db
from tracker.imports.documents import forbid_long
from tracker.queries import documents
from tracker.reports import docx, minutes_docx
from tracker.web.locale import language
from tracker.web.papers import voice
from tracker.web.uploads import storage

ALLOWED = frozenset(
    {
        nodes.Template,
        nodes.Output,
        nodes.TemplateData,
        nodes.For,
        nodes.If,
        nodes.CondExpr,
        nodes.Compare,
        nodes.Operand,
    }
    | {nodes.And, nodes.Or, nodes.Not, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.Filter}
    | {nodes.Keyword, nodes.Test}
)
"""What a template may be made of: what is not named here could call, compute, or double a text until memory is full."""

FILTERS = frozenset({"capitalize", "default", "first", "last", "length", "lower", "title", "trim", "upper"})
"""Filters whose result is hardly longer than what they are given."""


class Restricted(ImmutableSandboxedEnvironment):
    """Values may be shown, compared and gone through; nothing can be called, computed or multiplied.

    A loop goes through a list of the minutes; inside of it only through what belongs to its entry. So a document is
    at most as long as the minutes, once for each loop in its template.
    """

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _inspect(tree, within=None)
        return tree

    def is_safe_callable(self, obj: Any) -> bool:
        """Refuse every call."""
        return False


def of_house(administration_id: int) -> bytes:
    """Return the template of the house, or ours where it has none or its file was lost: minutes must be had."""
    found = documents.minutes_template(db.session, administration_id)
    if found is None:
        return minutes_docx.default_template()
    try:
        with storage().open(found.storage_key) as content:
            return content.read()
    except FileNotFoundError:
        return minutes_docx.default_template()


def fill(template: bytes, values: Mapping[str, Any], *, title: str, author: str) -> bytes:
    """Return a Word document in the language of the page."""
    return docx.build(template, values, Restricted(), title=title, author=author, language=language())


def try_out(file: Upload) -> None:
    """Fill a new template with invented minutes; say in words what is wrong with it, and leave it at its beginning."""
    rules.checked_template(rules.checked_name(file.name), file.file_type)
    forbid_long(file.content)
    template = file.content.read()
    file.content.seek(0)
    try:
        fill(template, minutes_docx.sample(voice()), title=_("Trial"), author="")
    except UndefinedError as error:
        raise RuleViolation("template-unknown-field", field="file", what=error.message or "") from error
    except TemplateSyntaxError as error:
        raise RuleViolation("template-syntax", field="file", what=error.message or "") from error
    except SecurityError as error:
        raise RuleViolation("template-forbidden", field="file") from error
    except Exception as error:  # a reader of foreign documents stumbles in more ways than can be listed
        raise RuleViolation("template-broken", field="file") from error


def _inspect(node: nodes.Node, *, within: str | None) -> None:
    """Refuse what a template must not do; `within` is the name of an entry of the loop around the node."""
    if type(node) not in ALLOWED or (isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const)):
        raise SecurityError(type(node).__name__)
    if isinstance(node, nodes.For):
        if node.recursive or not _goes_through(node.iter, within) or not isinstance(node.target, nodes.Name):
            raise SecurityError("loop")
        within = node.target.name if within is None else ""
    for part in node.iter_child_nodes():
        _inspect(part, within=within)


def _goes_through(list_of: nodes.Node, within: str | None) -> bool:
    """Whether a loop may go through it: a list of the minutes, or the outcomes of an entry of the loop around it."""
    if within is None:
        return isinstance(list_of, nodes.Name) and list_of.name in minutes_docx.LISTS
    if not isinstance(list_of, nodes.Getattr) or list_of.attr != "outcomes":
        return False
    return isinstance(list_of.node, nodes.Name) and list_of.node.name == within
