"""What can go wrong, in the language of the domain. HTTP never appears here."""


class Titles(tuple[str, ...]):
    """Titles as people wrote them, which a sentence quotes: one may end with a question mark."""


class TrackerError(Exception):
    """Base of every error a person may cause; `code` is the key of its translated text."""

    code = "error"

    def __init__(self, code: str | None = None, **details: object) -> None:
        self.code = code or self.code
        self.details = details
        super().__init__(self.code)


class NotFound(TrackerError):
    """There is no such record, or it is nobody's business."""

    code = "not-found"


class Forbidden(TrackerError):
    """The person may look, but not do this."""

    code = "forbidden"


class Stale(TrackerError):
    """Somebody else saved the same record first."""

    code = "stale"


class RuleViolation(TrackerError):
    """A business rule says no; `field` names the form field that shows it, if any."""

    def __init__(self, code: str, *, field: str | None = None, **details: object) -> None:
        super().__init__(code, **details)
        self.field = field
