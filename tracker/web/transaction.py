"""One request, one transaction: a view that succeeds on an unsafe method commits."""

from __future__ import annotations

from flask import Flask, Response, request

from tracker.extensions import db
from tracker.models.engine import will_write
from tracker.web.people_files import MemoryRequest

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
FIRST_ERROR = 400


class Application(Flask):
    """A Flask application that commits at its edge, and nowhere else."""

    request_class = MemoryRequest

    def full_dispatch_request(self) -> Response:
        will_write.set(request.method not in SAFE)
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
