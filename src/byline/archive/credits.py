# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""credits.jsonl: the credits to be left out. Like the tombstones it cannot be made anew; nothing is taken from it."""

from collections.abc import Iterable
from pathlib import Path

from byline.archive.layout import write_whole, writing
from byline.archive.lock import hold
from byline.errors import ArchiveDamaged, UsageError
from byline.model.credit import CreditEntry

CREDITS = "credits.jsonl"


def read_credits(folder: Path) -> tuple[CreditEntry, ...]:
    """The whole list, oldest first: requests and what ended some of them."""
    path = folder / CREDITS
    if not path.exists():
        return ()
    try:
        # JSON escapes line feeds, but not everything that str.splitlines takes for the end of a line.
        return tuple(CreditEntry.model_validate_json(line) for line in path.read_text("utf-8").split("\n") if line)
    except ValueError as error:
        raise ArchiveDamaged(f"{path} cannot be read: {error}", cure="restore the file from a copy") from error


def active(entries: Iterable[CreditEntry]) -> tuple[CreditEntry, ...]:
    """The requests that hold."""
    entries = tuple(entries)
    undone = {entry.number for entry in entries if entry.action == "undo"}
    return tuple(entry for entry in entries if entry.action == "redact" and entry.number not in undone)


def add_request(folder: Path, request: CreditEntry) -> CreditEntry:
    """Add a request, with the next number whatever it has; it is durable on return."""
    with hold(folder):
        entries = read_credits(folder)
        numbered = request.model_copy(update={"number": max((entry.number for entry in entries), default=0) + 1})
        _write(folder, (*entries, numbered))
    return numbered


def add_undo(folder: Path, undo: CreditEntry) -> CreditEntry:
    """End a request, and return it; UsageError if there is none of this number that holds."""
    with hold(folder):
        entries = read_credits(folder)
        request = next((entry for entry in active(entries) if entry.number == undo.number), None)
        if request is None:
            raise UsageError(
                f"there is no request {undo.number} that holds", cure="byline credit list shows the numbers"
            )
        _write(folder, (*entries, undo))
    return request


def _write(folder: Path, entries: Iterable[CreditEntry]) -> None:
    lines = "".join(f"{entry.model_dump_json(exclude_none=True)}\n" for entry in entries)
    with writing(folder):
        write_whole(folder / CREDITS, lines.encode("utf-8", "replace"))
