"""The usual course of an opening process, laid once as data that can be edited (German, as people read it)."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.milestones import Importance
from tracker.domain.templates import TemplateMilestoneRow, TemplatePhaseRow

NAME = "Interkulturelle Öffnung einer Verwaltung"
DESCRIPTION = (
    "Der übliche Weg in sieben Phasen, vom Auftrag der Hausspitze bis zur Verstetigung. Phasen dürfen sich überlappen. "
    "Die Zeiten sind ein Vorschlag für einen Prozess von knapp zwei Jahren."
)
GATE, IMPORTANT, NORMAL = Importance.GATE, Importance.IMPORTANT, Importance.NORMAL
Milestones = Sequence[tuple[str, str, Importance, int]]

# Per phase: name, weeks after which it begins, weeks it lasts, question at its gate, milestones (weeks into the phase).
COURSE: Sequence[tuple[str, int, int, str, Milestones]] = (
    (
        "Auftrag und Klärung",
        0,
        10,
        "Liegt ein schriftlicher Auftrag der Hausspitze vor?",
        (
            ("Erstes Gespräch mit der Hausspitze geführt", "Ein Vermerk über das Gespräch liegt vor.", NORMAL, 1),
            ("Grundsatzbeschluss dokumentiert", "Der Beschluss ist unterschrieben und abgelegt.", GATE, 4),
            ("Vereinbarung mit dem Projektteam geschlossen", "Die Vereinbarung ist unterschrieben.", IMPORTANT, 6),
            (
                "Personalrat und Beauftragte informiert",
                "Personalrat, Gleichstellungsbeauftragte, Schwerbehindertenvertretung und Datenschutz wissen Bescheid.",
                IMPORTANT,
                7,
            ),
            ("Finanzierung gesichert", "Ein Bescheid oder ein Haushaltsansatz liegt vor.", IMPORTANT, 9),
        ),
    ),
    (
        "Strukturen schaffen",
        6,
        14,
        "Ist die Gruppe beschlussfähig und der Personalrat beteiligt?",
        (
            ("Steuerungsgruppe berufen", "Die Mitglieder sind schriftlich benannt.", GATE, 3),
            ("Erstes Treffen der Steuerungsgruppe durchgeführt", "Die Niederschrift liegt vor.", IMPORTANT, 5),
            (
                "Rollen, Rhythmus und Protokollweg vereinbart",
                "Die Steuerungsgruppe hat die Arbeitsweise beschlossen.",
                NORMAL,
                7,
            ),
            ("Kommunikationsplan erstellt", "Der Plan nennt Anlässe, Wege und Zuständige.", NORMAL, 10),
            (
                "Datenschutz und Dienstvereinbarung geklärt",
                "Datenschutz und Personalrat haben schriftlich zugestimmt.",
                IMPORTANT,
                13,
            ),
        ),
    ),
    (
        "Auftakt und Dialog",
        16,
        26,
        "Wurde jede Organisationseinheit eingeladen und mindestens eine Veranstaltung durchgeführt?",
        (
            ("Auftakt mit der Hausspitze durchgeführt", "Die Veranstaltung ist gezählt und dokumentiert.", GATE, 4),
            ("Dialogveranstaltungen durchgeführt", "Mindestens drei Veranstaltungen sind gezählt.", IMPORTANT, 16),
            (
                "Jede Organisationseinheit mindestens einmal erreicht",
                "Aus jeder Einheit hat wenigstens eine Person teilgenommen.",
                IMPORTANT,
                22,
            ),
            (
                "Ergebnisse an die Belegschaft zurückgemeldet",
                "Die Rückmeldung ist im Haus veröffentlicht.",
                IMPORTANT,
                25,
            ),
        ),
    ),
    (
        "Bestandsaufnahme",
        24,
        20,
        "Hat die Steuerungsgruppe über die Handlungsfelder beschlossen?",
        (
            ("Selbstcheck T0 durchgeführt", "Der Selbstcheck ist vollständig ausgefüllt.", NORMAL, 6),
            ("Themen aus dem Dialog ausgewertet", "Jedes Thema ist einem Handlungsfeld zugeordnet.", NORMAL, 10),
            ("Bericht zur Bestandsaufnahme vorgelegt", "Der Bericht liegt der Steuerungsgruppe vor.", IMPORTANT, 15),
            ("Handlungsfelder beschlossen", "Der Beschluss steht in der Niederschrift.", GATE, 18),
        ),
    ),
    (
        "Ziele, Leitbild, Maßnahmenplan",
        40,
        22,
        "Hat jede Maßnahme eine verantwortliche Stelle, einen Termin und eine Kennzahl?",
        (
            ("Entwurf des Leitbilds liegt vor", "Der Entwurf ist im Haus veröffentlicht.", NORMAL, 6),
            ("Belegschaft am Leitbild beteiligt", "Die Rückmeldungen sind ausgewertet.", NORMAL, 11),
            (
                "Maßnahmenplan mit Zuständigen und Kennzahlen erstellt",
                "Jede Maßnahme nennt Zuständige, Termin und Kennzahl.",
                IMPORTANT,
                15,
            ),
            ("Beschluss der Hausspitze über den Maßnahmenplan", "Der Beschluss ist unterschrieben.", GATE, 19),
            ("Mitbestimmung abgeschlossen", "Die Stellungnahme des Personalrats liegt vor.", IMPORTANT, 21),
        ),
    ),
    (
        "Umsetzung",
        56,
        36,
        "Regelmäßige Prüfung: Sind die Maßnahmen auf dem Weg?",
        (
            ("Erste sichtbare Maßnahme umgesetzt", "Die Maßnahme ist im Haus bekannt gemacht.", IMPORTANT, 6),
            ("Workshops für Führungskräfte durchgeführt", "Die Workshops sind gezählt und dokumentiert.", NORMAL, 14),
            ("Workshops für Mitarbeitende durchgeführt", "Die Workshops sind gezählt und dokumentiert.", NORMAL, 20),
            ("Zwischenbericht vorgelegt", "Der Bericht liegt der Hausspitze vor.", IMPORTANT, 24),
            ("Selbstcheck T1 durchgeführt", "Der Selbstcheck ist vollständig ausgefüllt.", NORMAL, 30),
        ),
    ),
    (
        "Evaluation und Verstetigung",
        80,
        16,
        "Wer verantwortet jede offene Maßnahme, wenn das Projektteam geht?",
        (
            ("Abschlussbefragung und Abschlussbericht fertig", "Der Bericht liegt der Hausspitze vor.", IMPORTANT, 8),
            ("Ergebnisse vorgestellt", "Die Veranstaltung ist gezählt und dokumentiert.", NORMAL, 10),
            ("Arbeitsgruppe arbeitet mit Auftrag weiter", "Der Auftrag ist schriftlich erteilt.", IMPORTANT, 12),
            (
                "Zuständigkeit und Mittel in der Linie verankert",
                "Geschäftsverteilungsplan und Haushalt nennen die Aufgabe.",
                GATE,
                14,
            ),
            ("Übergabepaket übergeben", "Die Koordination im Haus hat die Übergabe bestätigt.", IMPORTANT, 15),
        ),
    ),
)

PHASES: Sequence[TemplatePhaseRow] = tuple(
    TemplatePhaseRow(
        id=0,
        position=position,
        name=name,
        gate_question=gate_question,
        starts_after_weeks=starts,
        lasts_weeks=lasts,
        milestones=tuple(
            TemplateMilestoneRow(0, number, *milestone) for number, milestone in enumerate(milestones, start=1)
        ),
    )
    for position, (name, starts, lasts, gate_question, milestones) in enumerate(COURSE, start=1)
)
