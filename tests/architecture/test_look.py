"""The look: what templates and scripts name exists, and nothing is styled in passing."""

import re
from pathlib import Path

TRACKER = Path(__file__).parents[2] / "tracker"
STYLES = [path.read_text() for path in (TRACKER / "static/css").rglob("*.css")]
TEMPLATES = {path: path.read_text() for path in (TRACKER / "templates").rglob("*.html")}
SCRIPTS = {path: path.read_text() for path in (TRACKER / "static/js").rglob("*.js")}
DEFINED = {name for style in STYLES for name in re.findall(r"\.(wm-[\w-]+)", style)}
CLASS = re.compile(r"(?<!-)\bwm-[\w-]+\b(?!-)")
SPRITE = (TRACKER / "templates/layout/sprite.html").read_text()


def test_every_class_of_ours_in_use_is_defined():
    used = {name for text in [*TEMPLATES.values(), *SCRIPTS.values()] for name in CLASS.findall(text)}
    parts = {name for name in used if any(other.startswith(f"{name}-") for other in DEFINED)}
    assert used - DEFINED - parts == set()


def test_every_shape_in_use_is_in_the_sprite():
    drawn = set(re.findall(r'<(?:symbol|pattern) id="([\w-]+)"', SPRITE))
    used = {
        name
        for text in [*TEMPLATES.values(), *SCRIPTS.values()]
        for name in re.findall(r'(?:href="#|url\(#)([saip]-[a-z]+)"?', text)
    }
    assert used - drawn == set()


def test_both_dark_blocks_say_the_same():
    roles = (TRACKER / "static/css/roles.css").read_text()
    chosen, as_the_system = (
        re.findall(r"--wm-[\w-]+: [^;]+", roles[roles.index(start) :].split("}")[0])
        for start in ('[data-kern-theme="dark"] {', ':root:not([data-kern-theme="light"]) {')
    )
    assert chosen == as_the_system != []


def test_no_template_styles_or_scripts_in_passing():
    inline = re.compile(
        r"\sstyle=|\son(?:click|change|input|submit|load|key\w+|focus|blur)=|<style|<script(?![^>]*\b(?:src|type)=)"
    )
    assert [path.name for path, text in TEMPLATES.items() if inline.search(text)] == []
