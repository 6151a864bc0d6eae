"""What goes on after the project, around the day on which the demonstration is laid; all of it is invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tracker.cli.demo import events, meetings, milestones
from tracker.cli.demo.accounts import People
from tracker.cli.demo.builder import Builder
from tracker.cli.demo.recipes import Event, Shift, Sitting, Step, Task, Topic
from tracker.domain.access import Role
from tracker.domain.decisions import DecisionStatus
from tracker.domain.dialogues import DialogueKind, DialogueState, DialogueTarget
from tracker.domain.groups import GroupKind, MemberRole
from tracker.domain.meetings import Confidentiality, ItemKind, MeetingFormat, MeetingState
from tracker.domain.milestones import Importance, ShiftReason
from tracker.domain.processes import ProcessState
from tracker.models import Process, TeamMember

PROVENANCE = (
    "Dieser Prozess ist erfunden, mit Terminen rund um den Tag, an dem die Vorführung angelegt wurde. Er zeigt, wie die "
    "Arbeit nach dem Projekt im Haus weitergehen kann."
)


def lay(builder: Builder, people: People, *, today: date) -> None:
    """Lay a process that is under way, with dates relative to today."""

    def day(offset: int) -> date:
        return _working_day(today + timedelta(days=offset))

    process: Process = builder.add(
        Process.of(
            builder.house,
            title="Vielfalt verstetigen",
            goals="Was im Projekt begonnen wurde, geht in die Linie über.",
            mandate_text="Die Arbeitsgruppe arbeitet mit einem Auftrag der Hausspitze weiter.",
            mandate_on=day(-210),
            mandate_by="Landrat",
            state=ProcessState.ACTIVE,
            planned_start_on=day(-200),
            actual_start_on=day(-200),
            planned_end_on=day(250),
            provenance=PROVENANCE,
        )
    )
    builder.add(
        TeamMember.of(
            process,
            person_id=people.of(Role.FACILITATOR),
            partner_organisation_id=people.partners[0].id,
            task="Beratung",
            valid_from=day(-200),
        )
    )
    phases = milestones.phases(builder, process, _phases(day(-200), day(-60), day(250)))
    milestones.lay(builder, process, phases, _steps(day))
    group = builder.group(
        process,
        "Arbeitsgruppe Vielfalt",
        GroupKind.WORKING,
        rhythm_weeks=6,
        founded_on=day(-195),
        continues_after_process=True,
    )
    seats = [
        builder.seat(group, "Koordination im Haus", people.of(Role.COORDINATOR), MemberRole.CHAIR),
        builder.seat(group, "Personalrat", people.of(Role.READER)),
        builder.seat(group, "Landrat", people.of(Role.LEADERSHIP)),
        builder.seat(group, "Prozessbegleitung", people.of(Role.FACILITATOR), MemberRole.MINUTE_TAKER),
    ]
    meetings.lay(builder, process, group, seats, _meetings(day))
    events.lay(builder, process, _events(day))


def _working_day(day: date) -> date:
    return day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)


def _phases(start: date, middle: date, end: date) -> list[tuple[str, str, date, date, bool]]:
    return [
        ("Übergang in die Linie", "Hat jede Maßnahme eine zuständige Stelle?", start, middle, True),
        ("Umsetzung im Alltag", "Regelmäßige Überprüfung", middle, end, False),
    ]


def _steps(on: Callable[[int], date]) -> list[Step]:
    return [
        Step(
            "Zuständigkeiten geklärt",
            1,
            on(-120),
            done_on=on(-112),
            importance=Importance.GATE,
            evidence="Liste der zuständigen Stellen",
        ),
        Step(
            "Fortbildungsreihe geplant",
            1,
            on(-60),
            (Shift(on(-80), on(-30), ShiftReason.RESOURCES, "Referentin erst später verfügbar."),),
            done_on=on(-33),
            evidence="Programm mit Folgeterminen",
        ),
        Step(
            "Erste Folgetermine durchgeführt",
            2,
            on(10),
            (Shift(on(-20), on(34), ShiftReason.EXTERNAL, "Raum wird saniert."),),
            importance=Importance.IMPORTANT,
        ),
        Step(
            "Dienstvereinbarung überprüft",
            2,
            on(-20),
            (Shift(on(-45), on(15), ShiftReason.CO_DETERMINATION, "Anhörung des Personalrats läuft."),),
            importance=Importance.IMPORTANT,
            confirmed=(on(-9),),
        ),
        Step("Zwischenbericht an den Kreistag", 2, on(120), confirmed=(on(-9),)),
    ]


def _meetings(on: Callable[[int], date]) -> list[Sitting]:
    talk = Topic("Bericht aus den Fachdiensten", ItemKind.INFORMATION, 25, visibility=Confidentiality.HOUSE)
    return [
        Sitting(
            on(-190),
            (
                talk,
                Topic(
                    "Arbeitsweise",
                    ItemKind.DECISION,
                    20,
                    decision="Die Arbeitsgruppe tagt alle sechs Wochen.",
                    due_on=on(-160),
                    visibility=Confidentiality.HOUSE,
                ),
            ),
            format=MeetingFormat.ON_SITE,
            place="Ratssaal",
        ),
        Sitting(
            on(-148),
            (
                talk,
                Topic(
                    "Zuständigkeiten",
                    ItemKind.DECISION,
                    30,
                    decision="Jede offene Maßnahme hat eine zuständige Stelle.",
                    due_on=on(-110),
                    tasks=(Task("Liste der Maßnahmen fortschreiben", on(-120), on(-125)),),
                ),
            ),
            format=MeetingFormat.ON_SITE,
            place="Ratssaal",
        ),
        Sitting(on(-106), (talk,), format=MeetingFormat.ONLINE),
        Sitting(
            on(-64),
            (
                talk,
                Topic(
                    "Fortbildungsreihe",
                    ItemKind.DECISION,
                    30,
                    decision="Jede Fortbildung bekommt einen Folgetermin.",
                    status=DecisionStatus.IN_PROGRESS,
                    due_on=on(60),
                    tasks=(
                        Task("Referentin für Leichte Sprache anfragen", on(-30), on(-34)),
                        Task("Raum für den Folgetermin bestätigen", on(6)),
                    ),
                    visibility=Confidentiality.HOUSE,
                ),
            ),
            format=MeetingFormat.HYBRID,
            place="Ratssaal und online",
        ),
        Sitting(
            on(-22),
            (
                talk,
                Topic(
                    "Rückmeldungen aus dem Bürgerservice",
                    ItemKind.DISCUSSION,
                    30,
                    tasks=(
                        Task("Zahlen aus dem Bürgerservice nachtragen", on(-4)),
                        Task("Aushänge in Leichter Sprache prüfen", on(17)),
                        Task("Anmerkungen des Personalrats einarbeiten", on(3)),
                    ),
                ),
            ),
            format=MeetingFormat.ON_SITE,
            place="Ratssaal",
        ),
        Sitting(
            on(1),
            (
                Topic("Genehmigung der letzten Niederschrift", ItemKind.APPROVAL, 5),
                talk,
                Topic("Dienstvereinbarung Fortbildung", ItemKind.DECISION, 20),
                Topic("Zwischenbericht", ItemKind.DISCUSSION, 20),
                Topic("Termine und Verschiedenes", ItemKind.ORGANISATIONAL, 10),
            ),
            MeetingState.INVITED,
            MeetingFormat.HYBRID,
            "Ratssaal und online",
        ),
        Sitting(on(43), (), MeetingState.DRAFT, MeetingFormat.ON_SITE, "Ratssaal"),
    ]


def _events(on: Callable[[int], date]) -> list[Event]:
    return [
        Event(
            "Fortbildung Leichte Sprache",
            on(-40),
            DialogueKind.TRAINING,
            MeetingFormat.ON_SITE,
            DialogueTarget.DEPARTMENTS,
            counts={
                "Bürgerservice": (7, 7),
                "Sozialhilfe": (9, 9),
                "Jugendhilfe": (8, 8),
                "Gesundheit": (6, 6),
                "Straßenverkehr": (6, 6),
                "Personal": (5, 5),
            },
        ),
        Event(
            "Was hat sich verändert?",
            on(-5),
            DialogueKind.DIALOGUE,
            MeetingFormat.HYBRID,
            counts={"Personal": (6, 2), "Finanzen": (5, 5), "Jugendhilfe": (11, 6)},
            is_counted=False,
        ),
        Event(
            "Folgetermin Leichte Sprache",
            on(9),
            DialogueKind.TRAINING,
            MeetingFormat.ON_SITE,
            state=DialogueState.PLANNED,
        ),
        Event(
            "Webtalk: Öffnungsprozesse gestalten",
            on(20),
            DialogueKind.WEB_TALK,
            MeetingFormat.ONLINE,
            state=DialogueState.PLANNED,
        ),
    ]
