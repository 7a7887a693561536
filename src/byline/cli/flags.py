# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Help in which an option that takes no value says so: by having none beside it."""

from typing import Any

from typer.core import TyperCommand, TyperGroup, TyperOption


class _PlainFlags:
    """Typer writes `<bool>` beside a flag, as if that were to be typed."""

    def get_params(self, context: Any) -> list[Any]:
        """The parameters, of which flags have nothing beside their names."""
        parameters: list[Any] = super().get_params(context)  # type: ignore[misc]
        for each in parameters:
            if isinstance(each, TyperOption) and each.is_flag:
                each.metavar = ""
        return parameters


class Command(_PlainFlags, TyperCommand):
    """A command of the program."""


class Group(_PlainFlags, TyperGroup):
    """A group of commands, or the program."""
