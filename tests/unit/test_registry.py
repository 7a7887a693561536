# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from byline.errors import UsageError
from byline.registry import Registry


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A package of implementations, and a distribution that brings another one as an entry point."""
    folder = tmp_path / "shapes_under_test"
    folder.mkdir()
    (folder / "__init__.py").touch()
    for name in ("round", "two_sided", "_helper"):
        (folder / f"{name}.py").write_text(f"NAME = {name!r}\n")
    (tmp_path / "elsewhere_under_test.py").write_text("NAME = 'elsewhere'\n")
    information = tmp_path / "extra_shapes-1.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Name: extra-shapes\nVersion: 1\n")
    (information / "entry_points.txt").write_text("[shapes_under_test]\nsquare = elsewhere_under_test\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield "shapes_under_test"
    for name in [name for name in sys.modules if "under_test" in name]:
        del sys.modules[name]


def test_names_come_from_files_and_entry_points(package: str) -> None:
    assert Registry(package, "shape").names() == ("round", "square", "two-sided")


def test_implementations_are_loaded_by_name(package: str) -> None:
    registry = Registry(package, "shape")
    assert registry.load("two-sided").NAME == "two_sided"
    assert registry.load("square").NAME == "elsewhere"
    assert [module.NAME for module in registry.all()] == ["round", "elsewhere", "two_sided"]


def test_a_name_can_be_asked_for_without_importing_it(package: str) -> None:
    registry = Registry(package, "shape")
    assert registry.require("two-sided") == f"{package}.two_sided"
    assert registry.require("square") == "elsewhere_under_test"
    assert f"{package}.two_sided" not in sys.modules


def test_an_unknown_name_is_answered_with_the_known_ones(package: str) -> None:
    with pytest.raises(UsageError, match="no shape 'oval'") as raised:
        Registry(package, "shape").load("oval")
    assert raised.value.cure == "the known ones: round, square, two-sided"


def test_a_second_implementation_of_a_name_is_refused(package: str, tmp_path: Path) -> None:
    points = tmp_path / "extra_shapes-1.dist-info" / "entry_points.txt"
    points.write_text("[shapes_under_test]\nround = elsewhere_under_test\n")
    with pytest.raises(UsageError, match="two implementations of shape 'round'"):
        Registry(package, "shape").names()
