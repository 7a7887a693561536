# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The `byline` program: finds its commands, and turns what goes wrong into a message and an exit code."""

import os
import sys
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import NoReturn

import typer

from byline.cli import commands
from byline.cli.output import print_error
from byline.errors import BylineError, ExitCode

PANELS = ("Collect", "Find", "Publish", "Look after")


def command_modules() -> list[tuple[str, ModuleType]]:
    """Every command's name and module, in the order of the help.

    Commands are no registry: looking for entry points of others would cost each start as much as all else together.
    """
    names = sorted(module.name for module in iter_modules(commands.__path__))
    modules = [(name, import_module(f"{commands.__name__}.{name}")) for name in names]
    return sorted(modules, key=lambda pair: PANELS.index(pair[1].PANEL))


def build() -> typer.Typer:
    """The application with every command in its panel."""
    app = typer.Typer(
        name="byline",
        help="Keep openly licensed articles with the proof that they may be reused, and publish them with the notice "
        "that their licence asks for.",
        epilog="Commands work on the archive around the working folder, on --archive DIR, on $BYLINE_ARCHIVE, or on "
        "./archive. Exit codes and JSON shapes are in the reference.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name, module in command_modules():
        epilog = "\n\n".join(f"$ {line}" for line in module.EXAMPLES)
        app.command(name, epilog=epilog, rich_help_panel=module.PANEL, no_args_is_help=False)(module.command)
    app.callback()(_main)
    return app


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


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run one command and exit with its code (docs/reference/exit-codes.md)."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        build()(words, prog_name="byline")
        code = int(ExitCode.OK)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(ExitCode.FAILED)
    except BylineError as error:
        print_error(error, as_json="--json" in words)
        code = int(error.exit_code)
    except KeyboardInterrupt:
        typer.echo("byline: interrupted; what was reported as archived is safe", err=True)
        code = int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # The reader went away (byline search ... | head): nothing to say, and nothing more to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = int(ExitCode.OK)
    sys.exit(code)
