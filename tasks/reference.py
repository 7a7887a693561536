# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Writes docs/reference/cli.md from the program itself: python tasks/reference.py."""

import inspect
from pathlib import Path

from byline.cli.app import build, command_modules, commands_of

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "cli.md"


def reference() -> str:
    """The page: every command with its purpose, arguments, options and examples."""
    import typer

    program = typer.main.get_command(build())
    parts = ["# Commands\n", "Made by `python tasks/reference.py`. Every command takes `--help`.\n"]
    for each in (command for name, module in command_modules() for command in commands_of(name, module)):
        shown = program
        for word in each.words:
            shown = shown.commands[word]  # type: ignore[attr-defined]
        parts += [f"## byline {' '.join(each.words)}\n", inspect.cleandoc(each.function.__doc__ or "") + "\n"]
        parts += ["| argument or option | meaning |\n|---|---|\n" + "".join(_row(option) for option in shown.params)]
        parts += ["```sh\n" + "\n".join(each.examples) + "\n```\n"]
    return "\n".join(parts)


def _row(parameter: object) -> str:
    names = ", ".join(f"`{name}`" for name in getattr(parameter, "opts", []))
    if getattr(parameter, "param_type_name", "") == "argument":
        name = getattr(parameter, "metavar", None) or getattr(parameter, "name", "").upper()
        name += "..." if getattr(parameter, "nargs", 1) != 1 else ""
        names = f"`{name}`" if getattr(parameter, "required", False) else f"`[{name}]`"
    meaning = (getattr(parameter, "help", "") or "").replace("|", "\\|")
    default = getattr(parameter, "default", None)
    if default not in (None, False, [], ()) and not getattr(parameter, "required", False):
        meaning += f" Default: {default}."
    return f"| {names} | {meaning} |\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
