# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Settings of an archive (byline.toml) and the way to the archive folder: file < environment < option."""

import os
import tomllib
from pathlib import Path

from pydantic import ValidationError

from byline.errors import ArchiveDamaged, NotFound
from byline.model._value import Value

SETTINGS_FILE = "byline.toml"


class Settings(Value):
    """What byline.toml says. Sizes are in bytes, times in seconds."""

    name: str = "byline archive"
    operator: str | None = None
    """Who runs the archive: written into every warcinfo record and into the User-Agent."""
    engine: str = "whoosh"
    roll_size: int = 900_000_000
    """A WARC file is closed once it is this large (Annex C of ISO 28500 advises to stay below 1 GB)."""
    delay: float = 1.0
    """Pause between two requests to one host."""
    timeout: float = 30.0
    max_size: int = 50_000_000
    """Largest response body that is accepted, in bytes as sent and again after content decoding."""
    retries: int = 2
    page_seconds: float = 60.0
    """How long a process of its own may take for one page of a crawl."""
    worker_memory: int = 2 << 30
    """How many bytes of address space such a process may use."""


def read_settings(folder: Path) -> Settings:
    """The settings of the archive in `folder`; ArchiveDamaged if byline.toml cannot be used."""
    file = folder / SETTINGS_FILE
    try:
        with file.open("rb") as stream:
            return Settings.model_validate(tomllib.load(stream))
    except FileNotFoundError:
        raise NotFound(
            f"{folder} is not a byline archive: it has no {SETTINGS_FILE}", cure=f"byline init {folder}"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as error:
        raise ArchiveDamaged(
            f"{file} cannot be read: {error}", cure="correct the file; byline init makes a fresh one"
        ) from error


def is_archive(folder: Path) -> bool:
    """True if `folder` holds an archive."""
    return (folder / SETTINGS_FILE).is_file()


def archive_folder(option: Path | None = None, *, start: Path | None = None) -> Path:
    """The archive that a command works on: the option, BYLINE_ARCHIVE, an enclosing archive, or ./archive.

    Like git, byline looks for byline.toml in the working folder (`start`) and every folder above it.
    The folder returned need not exist yet.
    """
    if option is not None:
        return option
    if named := os.environ.get("BYLINE_ARCHIVE"):
        return Path(named)
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if is_archive(folder):
            return folder
    return here / "archive"
