"""The production start: `gunicorn wsgi:app`, settings from the environment."""

from tracker.app import create_app
from tracker.config import Settings
from tracker.extensions import db
from tracker.web.readiness import refuse_unready

app = create_app(Settings.from_environment(is_production=True))
refuse_unready(app)
with app.app_context():
    db.engine.dispose()  # no connection is shared by the workers that a server forks from here
