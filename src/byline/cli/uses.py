# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The option `--use`: several uses, separated by commas or as several options."""

from collections.abc import Iterable
from typing import Any

import typer

from byline.errors import UsageError
from byline.model.use import Use


def use_option(meaning: str, *, default: Use | None = None) -> Any:
    """The option for an argument of type `list[str] | None`, which `uses_of` reads; `meaning` begins its help."""
    words = f"{meaning}: {', '.join(Use)}; several separated by commas."
    return typer.Option("--use", metavar="USE,...", help=f"{words}  [{default}]" if default else words)


def uses_of(options: Iterable[str] | None) -> tuple[Use, ...]:
    """The uses that were named, each once, in the order of `Use`; UsageError for a word that is none."""
    words = {word.strip().lower() for option in options or () for word in option.split(",") if word.strip()}
    if unknown := sorted(words - set(Use)):
        raise UsageError(f"byline knows no use {', '.join(map(repr, unknown))}", cure=f"give some of: {', '.join(Use)}")
    return tuple(use for use in Use if use in words)
