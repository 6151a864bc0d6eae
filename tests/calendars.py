"""A strict reader of calendar files, independent of the library that writes them (RFC 5545, sections 3.1 and 3.6)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NAME = r"[A-Z0-9-]+"
VALUE = r"""(?:"[^"\x00-\x1f]*"|[^"\x00-\x1f;:,]*)"""
LINE = re.compile(rf"({NAME})((?:;{NAME}={VALUE}(?:,{VALUE})*)*):(.*)", re.DOTALL)
PARAMETER = re.compile(rf";({NAME})=({VALUE}(?:,{VALUE})*)")
ESCAPED = re.compile(r"\\([\\;,nN])")
TEXTS = {"SUMMARY", "LOCATION", "X-WR-CALNAME"}
OCTETS = 75


@dataclass
class Component:
    """A part of a calendar with its properties, each a list of (parameters, value), and the parts within it."""

    name: str
    properties: dict[str, list[tuple[dict[str, str], str]]] = field(default_factory=dict)
    parts: list[Component] = field(default_factory=list)

    def value(self, name: str) -> str:
        """The value of a property that stands there once."""
        [(_parameters, value)] = self.properties[name]
        return value

    def parameters(self, name: str) -> dict[str, str]:
        [(parameters, _value)] = self.properties[name]
        return parameters

    def all(self, name: str) -> list[Component]:
        return [part for part in self.parts if part.name == name]


def read(data: bytes) -> Component:
    """Read a calendar; whatever the standard forbids fails."""
    assert data.endswith(b"\r\n"), "the last line ends like every other"
    physical = data[:-2].split(b"\r\n")
    assert not [line for line in physical if b"\n" in line or b"\r" in line or len(line) > OCTETS], "CRLF, 75 octets"
    unfolded = data[:-2].replace(b"\r\n ", b"").decode("utf-8").split("\r\n")
    stack = [Component("")]
    for line in unfolded:
        found = LINE.fullmatch(line)
        assert found, f"no content line: {line!r}"
        name, parameters, value = found.groups()
        if name == "BEGIN":
            stack.append(Component(value))
        elif name == "END":
            ended = stack.pop()
            assert ended.name == value, "what begins last ends first"
            stack[-1].parts.append(ended)
        else:
            pairs = {key: text.strip('"') for key, text in PARAMETER.findall(parameters)}
            stack[-1].properties.setdefault(name, []).append((pairs, _text(name, value)))
    [root] = stack
    [calendar] = root.parts
    _check(calendar)
    return calendar


def _text(name: str, value: str) -> str:
    if name not in TEXTS:
        return value
    bare = ESCAPED.sub("", value)
    assert not set(bare) & set("\\;,"), f"not escaped: {value!r}"
    return ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _check(calendar: Component) -> None:
    """What every calendar and every appointment must have (3.6, 3.6.1)."""
    assert calendar.name == "VCALENDAR"
    assert calendar.value("VERSION") == "2.0"
    assert calendar.value("PRODID")
    zones = {zone.value("TZID") for zone in calendar.all("VTIMEZONE")}
    keys = [event.value("UID") for event in calendar.all("VEVENT")]
    assert len(keys) == len(set(keys)), "an appointment stands there once"
    for event in calendar.all("VEVENT"):
        assert re.fullmatch(r"\d{8}T\d{6}Z", event.value("DTSTAMP"))
        assert event.value("STATUS") in {"TENTATIVE", "CONFIRMED", "CANCELLED"}
        for name in {"DTSTART", "DTEND"} & set(event.properties):
            assert re.fullmatch(r"\d{8}T\d{6}", event.value(name))
            assert event.parameters(name)["TZID"] in zones, "every zone is described"
