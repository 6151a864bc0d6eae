import json
import re
import stat
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PINS = {kind: ROOT / "requirements" / f"{kind}.txt" for kind in ("run", "build", "dev", "tools")}
SCRIPTS = sorted({*(ROOT / "bin").iterdir(), ROOT / ".ci" / "run"} - {ROOT / "bin" / "lib.sh"})


def pinned(kind):
    """Return {name: [version, …]} of a requirement file; a version may depend on the Python in use."""
    found = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*])?==(\S+)", PINS[kind].read_text(), re.MULTILINE):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


def asked(kind):
    """Return what pyproject.toml asks for, groups included in a group as well."""
    groups = PROJECT["dependency-groups"]
    names = PROJECT["project"]["dependencies"] if kind == "run" else groups[kind]
    flat = [
        line for entry in names for line in (groups[entry["include-group"]] if isinstance(entry, dict) else [entry])
    ]
    return [Requirement(line) for line in flat]


def committed():
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in listing.split("\0") if name]


@pytest.mark.parametrize("kind", PINS)
def test_every_requirement_is_pinned_with_a_hash(kind):
    entries = re.split(r"\n(?=\S)", PINS[kind].read_text().strip())
    careless = [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry]
    assert entries
    assert not careless


@pytest.mark.parametrize("kind", PINS)
def test_the_pins_are_what_the_project_asks_for(kind):
    pins = pinned(kind)
    for requirement in asked(kind):
        versions = pins.get(canonicalize_name(requirement.name), [])
        unfit = [version for version in versions if not requirement.specifier.contains(version)]
        assert versions, f"{requirement} is not pinned: bin/lock"
        assert not unfit, f"{requirement} is pinned as {unfit}: bin/lock"


def test_what_runs_is_what_is_tested():
    dev = pinned("dev")
    for kind in ("run", "build"):
        assert {name: dev[name] for name in pinned(kind)} == pinned(kind)


def test_the_build_requires_what_the_build_group_pins():
    required = {Requirement(line).name for line in PROJECT["build-system"]["requires"]}
    assert required | {"editables"} == {requirement.name for requirement in asked("build")}


def test_npm_packages_are_locked_by_hash_and_without_addresses():
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    packages = {name: entry for name, entry in lock.items() if name}
    assert packages
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert not [name for name, entry in packages.items() if "resolved" in entry]


def test_the_npm_lock_belongs_to_the_package_file():
    package = json.loads((ROOT / "package.json").read_text())
    root = json.loads((ROOT / "package-lock.json").read_text())["packages"][""]
    for group in ("dependencies", "devDependencies"):
        assert root[group] == package[group]
        assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in package[group].values())


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_every_command_is_executable_and_stops_at_the_first_error(script):
    assert script.stat().st_mode & stat.S_IXUSR
    text = script.read_text()
    assert text.startswith("#!/bin/sh\n")
    assert "\nset -eu\n" in text or "\nexec " in text
    subprocess.run(["sh", "-n", script], check=True)


def test_nothing_made_by_a_tool_or_by_others_is_committed():
    made = re.compile(r"(^|/)(node_modules|dist|\.venv|var)/|\.(mo|min\.js|min\.css|woff2?|ttf|pyc|db|sqlite3?)$")
    assert not [name for name in committed() if made.search(name)]


def test_the_repository_names_no_registry():
    registry = re.compile(r"\b(files\.pythonhosted|registry\.npmjs|pypi)\.org\b|--(extra-)?index-url\b|--find-links\b")
    configuration = [name for name in committed() if name.endswith((".txt", ".toml", ".json", ".npmrc"))]
    assert len(configuration) > 5
    assert not [name for name in configuration if registry.search((ROOT / name).read_text(errors="replace"))]


def test_the_licence_is_the_one_that_is_declared():
    assert PROJECT["project"]["license"] == "EUPL-1.2"
    assert (ROOT / "LICENSE").read_text().startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
