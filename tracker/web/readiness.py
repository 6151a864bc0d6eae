"""What only the database can say about whether production may start."""

from __future__ import annotations

from flask import Flask

from tracker.config import DEMO_DOMAIN, UnsafeSettings
from tracker.extensions import alembic, db
from tracker.queries import schema


def refuse_unready(app: Flask) -> None:
    """Refuse to serve a schema that this version does not know, or demonstration accounts."""
    with app.app_context():
        findings = unready()
    if findings:
        raise UnsafeSettings("This installation is not ready:\n" + "\n".join(f"  - {text}" for text in findings))


def unready() -> list[str]:
    """Return a sentence for each thing in the database that production must not have."""
    findings = []
    if not schema.has_tables(db.session):
        return ["The database has no schema. Run: tracker init"]
    if schema.revision(db.session) != alembic.script_directory.get_current_head():
        findings.append("The schema is not the one of this version. Run: tracker upgrade")
    if accounts := schema.demo_accounts(db.session, DEMO_DOMAIN):
        findings.append(f"Demonstration accounts can sign in: {', '.join(accounts)}")
    return findings
