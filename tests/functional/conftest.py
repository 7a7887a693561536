# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command line as a user calls it: real commands, a real folder, what stands on stdout and stderr."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from byline.cli.app import main

SAMPLES = Path(__file__).parents[2] / "seeds" / "articles"


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs one command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BYLINE_ARCHIVE", raising=False)
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: str | Path) -> Ran:
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, out, err)

    return call


@pytest.fixture
def article(tmp_path: Path) -> Callable[..., Path]:
    """Writes a small article and returns its path."""

    def write(
        name: str = "story.html",
        *,
        title: str = "River council votes",
        licence: str = '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>',
        body: str = "The council of the river towns voted on Monday to keep the ferry for another ten years.",
    ) -> Path:
        file = tmp_path / name
        file.write_text(
            f'<!doctype html><html lang="en"><head><title>{title}</title>'
            f'<meta name="author" content="Ada Example"><meta property="og:site_name" content="Example Wire"></head>'
            f"<body><article><h1>{title}</h1><p>{body}</p><p>Nobody spoke against it, and the vote was counted twice "
            f"because the first count had been done by the ferryman himself.</p></article>"
            f"<footer><p>This article is licensed under {licence}</p></footer></body></html>",
            encoding="utf-8",
        )
        return file

    return write
