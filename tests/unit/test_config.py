# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest

from byline.config import Settings, archive_folder, read_settings
from byline.errors import ArchiveDamaged, NotFound


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BYLINE_ARCHIVE", raising=False)


def test_settings_are_read(tmp_path: Path) -> None:
    (tmp_path / "byline.toml").write_text('name = "Mine"\noperator = "Me"\ndelay = 2\n')
    assert read_settings(tmp_path) == Settings(name="Mine", operator="Me", delay=2.0)


@pytest.mark.parametrize("content", ["name = ", 'nmae = "misspelt"', "delay = 'soon'", "\xff"])
def test_settings_that_cannot_be_used_are_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "byline.toml").write_bytes(content.encode("latin-1"))
    with pytest.raises(ArchiveDamaged, match=r"byline\.toml cannot be read"):
        read_settings(tmp_path)


def test_a_folder_without_settings_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as raised:
        read_settings(tmp_path)
    assert raised.value.cure == f"byline init {tmp_path}"


def test_the_option_goes_before_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BYLINE_ARCHIVE", "/from/environment")
    assert archive_folder(Path("/from/option"), start=tmp_path) == Path("/from/option")
    assert archive_folder(start=tmp_path) == Path("/from/environment")


def test_an_enclosing_archive_goes_before_the_default(tmp_path: Path) -> None:
    inner = tmp_path / "outer" / "inner"
    inner.mkdir(parents=True)
    assert archive_folder(start=inner) == inner.resolve() / "archive"
    (tmp_path / "outer" / "byline.toml").touch()
    assert archive_folder(start=inner) == (tmp_path / "outer").resolve()
