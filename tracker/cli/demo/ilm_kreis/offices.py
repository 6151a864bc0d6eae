"""The offices of the house; headcounts are invented."""

from __future__ import annotations

OFFICES = {
    "Hauptamt": 42,
    "Kämmerei": 24,
    "Rechtsamt": 9,
    "Rechnungsprüfungsamt": 8,
    "Ordnungsamt": 47,
    "Ausländerbehörde": 19,
    "Amt für Brand- und Katastrophenschutz": 23,
    "Veterinär- und Lebensmittelüberwachungsamt": 26,
    "Jugendamt": 78,
    "Sozialamt": 64,
    "Gesundheitsamt": 52,
    "Schulverwaltungsamt": 71,
    "Bauaufsichtsamt": 33,
    "Umweltamt": 41,
    "Straßenverkehrsamt": 45,
    "Amt für Kreisentwicklung": 22,
}
