# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The `byline` program: finds its commands, and turns what goes wrong into a message and an exit code."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, NamedTuple

import typer

from byline.cli import commands, flags
from byline.cli.output import message, print_error
from byline.errors import BylineError, ExitCode

PANELS = ("Collect", "Find", "Publish", "Look after")


def command_modules(only: str | None = None) -> list[tuple[str, ModuleType]]:
    """Every command's name and module, in the order of the help; if `only` is one's name, that one alone.

    Commands are no registry: looking for entry points of others would cost each start as much as all else together.
    """
    names = sorted(module.name for module in iter_modules(commands.__path__))
    if only in names:
        names = [only]
    modules = [(name, import_module(f"{commands.__name__}.{name}")) for name in names]
    return sorted(modules, key=lambda pair: PANELS.index(pair[1].PANEL))


class Command(NamedTuple):
    """A command as it is typed, what it does, and the examples of its help."""

    words: tuple[str, ...]
    function: Callable[..., None]
    examples: tuple[str, ...]


def commands_of(name: str, module: ModuleType) -> list[Command]:
    """What a module adds to the program: `command` under its own name, or the `COMMANDS` of a group."""
    if not hasattr(module, "COMMANDS"):
        return [Command((name,), module.command, module.EXAMPLES)]
    return [
        Command((name, word), function, tuple(line for line in module.EXAMPLES if f"byline {name} {word}" in line))
        for word, function in module.COMMANDS.items()
    ]


def build(only: str | None = None) -> typer.Typer:
    """The application with every command in its panel; if `only` is a command's name, with that one alone."""
    app = typer.Typer(
        name="byline",
        cls=flags.Group,
        help="Keep openly licensed articles with the proof that they may be reused, and publish them with the notice "
        "that their licence asks for.",
        epilog="Commands work on the archive around the working folder, on --archive DIR, on $BYLINE_ARCHIVE, or on "
        "./archive. Exit codes and JSON shapes are in the reference.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name, module in command_modules(only):
        if hasattr(module, "COMMANDS"):
            group = typer.Typer(cls=flags.Group, help=module.SUMMARY, no_args_is_help=True)
            for command in commands_of(name, module):
                _add(group, command)
            app.add_typer(group, name=name, rich_help_panel=module.PANEL)
            for alias in module.ALIASES:
                app.add_typer(group, name=alias, hidden=True)
        else:
            for command in commands_of(name, module):
                _add(app, command, rich_help_panel=module.PANEL)
    app.callback()(_main)
    return app


def _add(app: typer.Typer, command: Command, **options: Any) -> None:
    epilog = "\n\n".join(f"$ {line}" for line in command.examples)
    add = app.command(command.words[-1], cls=flags.Command, epilog=epilog, no_args_is_help=False, **options)
    add(_guarded(command.function))


def _version(asked: bool) -> None:
    if asked:
        from byline import version

        typer.echo(f"byline {version()}")
        raise typer.Exit


def _main(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and exit."
    ),
) -> None:
    """Options before the command."""


def _guarded(command: Callable[..., None]) -> Callable[..., None]:
    """The command, with what goes wrong in it turned into a message and an exit code."""

    @wraps(command)
    def run(**options: Any) -> None:
        try:
            command(**options)
        except BylineError as error:
            print_error(error, as_json=bool(options.get("as_json")))
            raise typer.Exit(error.exit_code) from None
        except KeyboardInterrupt:
            message("byline: interrupted; what was reported is safe")
            raise typer.Exit(ExitCode.INTERRUPTED) from None
        except BrokenPipeError:
            # The reader went away (byline search ... | head): there is nobody to tell, and nothing more to flush.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(ExitCode.OK) from None

    return run


def main(arguments: list[str] | None = None) -> None:
    """Run one command and exit with its code (docs/reference/exit-codes.md)."""
    words = sys.argv[1:] if arguments is None else arguments
    # The other commands need not be read to run this one.
    build(words[0] if words else None)(arguments, prog_name="byline")
