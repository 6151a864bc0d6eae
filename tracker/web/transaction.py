"""One request, one transaction: a view that succeeds on an unsafe method commits."""

from __future__ import annotations

from flask import Flask, Response, request

from tracker.extensions import db
from tracker.models.engine import will_write
from tracker.web.people_files import MemoryRequest
from tracker.web.public_pages import is_at_secret_address

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
FIRST_ERROR = 400


class Application(Flask):
    """A Flask application that commits at its edge, and nowhere else."""

    request_class = MemoryRequest

    def full_dispatch_request(self) -> Response:
        will_write.set(False)
        return super().full_dispatch_request()

    def dispatch_request(self) -> Response:
        try:
            response = self.make_response(super().dispatch_request())
            if request.method not in SAFE and response.status_code < FIRST_ERROR:
                db.session.commit()
            else:
                db.session.rollback()
        except BaseException:
            db.session.rollback()
            raise
        return response


def init_app(app: Flask) -> None:
    """Ask the database for nothing before a request has arrived; what is too large is known by then.

    Views under secret addresses receive by themselves, after they have seen who asks too often.
    """

    @app.before_request
    def await_body() -> None:
        if request.method not in SAFE and request.endpoint is not None and not is_at_secret_address():
            receive()


def receive(largest: int | None = None) -> None:
    """Read all that is sent, at most `largest` bytes; only then may the request write.

    Whoever sends slowly would otherwise hold the only place for writers, and keep everybody else waiting.
    """
    if largest is not None:
        request.max_content_length = largest
    request.get_data(parse_form_data=True)
    db.session.rollback()
    will_write.set(request.method not in SAFE)
