"""Extension instances, bound to an application in `tracker.app`."""

from __future__ import annotations

from inspect import iscoroutinefunction

from flask.sansio.app import App
from flask_alembic import Alembic
from flask_babel import Babel
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import LoginManager
from flask_sqlalchemy_lite import SQLAlchemy
from flask_wtf import CSRFProtect


class Database(SQLAlchemy):
    """The library's synchronous half: closing the other would start an event loop at the end of every request."""

    def init_app(self, app: App) -> None:
        """Bind to an application, without waiting for asynchronous sessions that nobody opens."""
        super().init_app(app)
        app.teardown_appcontext_funcs = [end for end in app.teardown_appcontext_funcs if not iscoroutinefunction(end)]


db = Database()
alembic = Alembic()
babel = Babel()
csrf = CSRFProtect()
login = LoginManager()
limiter = Limiter(key_func=get_remote_address, storage_uri="memory://")
