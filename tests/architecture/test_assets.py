import gzip
import json
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "tracker" / "static"
TEMPLATES = STATIC.parent / "templates"
DIST = STATIC / "dist"
MANIFEST = json.loads((DIST / "manifest.json").read_text())
KERN_CLASS = re.compile(r"\bkern-(?!theme)[a-z][a-z0-9]*(?:-+[a-z0-9]+)*(?:__[a-z-]+)?")


def built(name):
    return DIST / MANIFEST[name]


def wire(name):
    """Return the bytes that travel: compressed if a compressed file lies beside."""
    compressed = built(name).with_name(f"{MANIFEST[name]}.br")
    return (compressed if compressed.exists() else built(name)).stat().st_size


def test_every_script_is_an_entry():
    assert {f"js/{path.name}" for path in (STATIC / "js").glob("*.js")} | {"js/plotly.js", "css/app.css"} <= set(
        MANIFEST
    )


@pytest.mark.parametrize("name", MANIFEST)
def test_a_built_file_carries_its_hash_in_its_name(name):
    assert built(name).is_file()
    assert re.search(r"-[A-Z0-9]{8}\.\w+$", MANIFEST[name])


@pytest.mark.parametrize("name", [name for name in MANIFEST if name.endswith((".css", ".js"))])
def test_texts_lie_compressed_beside_themselves(name):
    content = built(name).read_bytes()
    assert gzip.decompress(built(name).with_name(f"{MANIFEST[name]}.gz").read_bytes()) == content
    assert wire(name) < len(content)


def test_nothing_old_is_left_behind():
    named = {"manifest.json", *MANIFEST.values()}
    assert {path.name.removesuffix(".gz").removesuffix(".br") for path in DIST.iterdir()} == named


def test_styles_load_nothing_from_elsewhere():
    addresses = re.findall(r"url\(\s*[\"']?([^\"')]+)", built("css/app.css").read_text())
    assert addresses
    assert not [address for address in addresses if not address.startswith(("./", "data:"))]


def test_a_first_page_is_light():
    assert wire("css/app.css") + wire("js/app.js") <= 48_000
    assert sum(wire(name) for name in MANIFEST if name.startswith("fonts/")) <= 130_000


def test_every_kern_class_in_use_is_defined():
    defined = set(re.findall(r"\.(kern-[\w-]+)", built("css/app.css").read_text()))
    used = {found for path in TEMPLATES.rglob("*.html") for found in KERN_CLASS.findall(path.read_text())}
    assert used - defined == set()
