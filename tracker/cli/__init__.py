"""Commands for operators: `tracker …`."""

from __future__ import annotations

import os
from importlib import import_module
from pkgutil import iter_modules

import click


@click.group(help="Wegmarke: how county administrations open themselves to diversity.")
def main() -> None:
    """Run a command; files that it makes are readable by their owner only."""
    os.umask(0o077)


for _module in sorted(iter_modules(__path__), key=lambda found: found.name):
    for _command in import_module(f"{__name__}.{_module.name}").COMMANDS:
        main.add_command(_command)
