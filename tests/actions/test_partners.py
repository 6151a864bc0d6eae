"""Partner organisations."""

import pytest

from tracker.actions import partners as actions
from tracker.domain.administrations import PartnerKind
from tracker.domain.errors import Stale


def test_an_organisation_is_added_and_changed(session):
    partner = actions.add(session, name="Fachstelle")
    assert (partner.short_name, partner.kind) == ("", PartnerKind.OTHER)
    values = {"name": "Fachstelle Vielfalt", "short_name": "FV", "kind": PartnerKind.WELFARE}
    actions.change(session, partner, seen_version=partner.version, **values)
    assert {name: getattr(partner, name) for name in values} == values


def test_an_old_page_does_not_overwrite_an_organisation(session):
    partner = actions.add(session, name="Fachstelle")
    with pytest.raises(Stale):
        actions.change(
            session, partner, seen_version=partner.version - 1, name="Anders", short_name="", kind=partner.kind
        )
    assert partner.name == "Fachstelle"
