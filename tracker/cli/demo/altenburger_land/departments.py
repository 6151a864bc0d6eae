"""The departments of the house; headcounts are invented."""

from __future__ import annotations

from datetime import date

GROUPS = {
    "Zentrale Dienste": {
        "Personal": 24,
        "Organisation und IT": 28,
        "Finanzen": 22,
        "Kommunalaufsicht": 9,
        "Rechnungsprüfung": 8,
        "Gebäude und Schulen": 71,
    },
    "Soziales, Jugend und Gesundheit": {
        "Kindertagesbetreuung": 34,
        "Jugendhilfe": 62,
        "Unterhalt, Vormundschaft": 26,
        "Sozialhilfe": 48,
        "Eingliederungshilfe": 37,
        "Gesundheit": 41,
        "Betreuungsbehörde": 11,
    },
    "Ordnung und Sicherheit": {
        "Öffentliche Ordnung": 29,
        "Ausländerangelegenheiten": 18,
        "Straßenverkehr": 44,
        "Brand- und Katastrophenschutz": 21,
        "Veterinärwesen, Lebensmittel": 27,
        "Bürgerservice": 17,
    },
    "Bau, Umwelt und Wirtschaft": {
        "Bauordnung, Denkmalschutz": 31,
        "Natur- und Umweltschutz": 38,
        "Wasserwirtschaft": 19,
        "Kreisstraßen": 43,
        "Wirtschaft, Tourismus, Kultur": 14,
    },
}
STAFF_UNITS = "Stabsstellen des Landrats"
HEADCOUNT_DAY = date(2020, 12, 31)
