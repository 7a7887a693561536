# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""One article as one file, with its notice in it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from byline.errors import NotPermitted, OperationFailed, Refused, UsageError
from byline.export.disk import sync_folder, writing
from byline.export.formats import REGISTRY
from byline.export.selection import Order, Source, judge
from byline.export.staging import Staging
from byline.licensing.texts import license_text
from byline.model.manifest import ManifestFile, Omission


def suffixes() -> dict[str, str]:
    """The forms that one file can have, by how the names of such files end."""
    return {form.SUFFIX: name for name in REGISTRY.names() if hasattr(form := REGISTRY.load(name), "SUFFIX")}


def publish_single(source: Source, asked: Order, output: Path, *, force: bool = False) -> None:
    """Write the article to the file `output`.

    NotPermitted if the uses are not allowed; OperationFailed if it cannot be read or written; Refused if the file
    exists, unless `force` is given; UsageError if the form is no single file.
    """
    _require_free(output, force=force)
    with writing(output):
        output.parent.mkdir(parents=True, exist_ok=True)
    with made_single(source, asked, output.parent) as file, writing(output):
        _require_free(output, force=force)
        file.replace(output)
        sync_folder(output.parent)


@contextmanager
def made_single(source: Source, asked: Order, place: Path | None = None) -> Iterator[Path]:
    """The article in a file that is gone at the end; in a new folder in `place`. Errors as `publish_single`."""
    form = asked.form
    single = getattr(form, "single", None)
    if single is None:
        raise UsageError(
            f"{asked.format} is no form of a single file", cure="name a folder: --output out, or another --format"
        )
    found = judge(source, form, asked)
    if isinstance(found, Omission):
        raise _refusal(found)
    if license_text(terms := found.attribution.license) is not None:
        raise NotPermitted(
            f"{found.article.id} is not exported to a single file: the text of {terms.short} has to go along",
            cure="name a folder: --output out",
        )
    with ExitStack() as stack:
        with writing(place or Path(tempfile.gettempdir())):
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=".byline-", dir=place)))
        staging = Staging(folder / "out", folder / "lists", stack)
        staging.selection = f"article {found.article.id}"
        with single(staging) as writer:
            writer.add(found)
        (line,) = staging.files.lines()
        yield folder / "out" / ManifestFile.model_validate_json(line).path


def _refusal(found: Omission) -> Exception:
    """Why the article does not go out, as an error."""
    words = [f"{reason.text} ({reason.clause})" if reason.clause else reason.text for reason in found.reasons]
    message = f"{found.id} is not exported: {'; '.join(words)}"
    if found.verdict == "failed":
        return OperationFailed(message, cure="byline verify says what is damaged")
    return NotPermitted(message, cure=f"byline license explain {found.id}")


def _require_free(output: Path, *, force: bool) -> None:
    if not os.path.lexists(output):
        return
    if not force:
        raise Refused(f"{output} exists already", cure="choose another name, or replace it with --force")
    if not output.is_file() or output.is_symlink():
        raise Refused(f"{output} is not a file, so it is not replaced", cure="choose another name")
