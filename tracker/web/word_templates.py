"""Word documents from templates that houses bring: each is a program of a kind, so it runs in a sandbox (IN-7)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tracker.actions.documents import Upload
from tracker.domain import documents as rules
from tracker.domain.errors import RuleViolation
from tracker.extensions import db
from tracker.queries import documents
from tracker.reports import docx, minutes_docx
from tracker.web.locale import language
from tracker.web.papers import voice
from tracker.web.uploads import storage


class Restricted(ImmutableSandboxedEnvironment):
    """Values may be shown, compared and gone through; nothing can be called, computed or multiplied."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse to compute: a text times a number would fill the memory."""
        raise SecurityError(operator)

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
