# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Archives to try things on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from byline.archive.collection import Archive
from support.archives import new_archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    with new_archive(tmp_path / "a") as made:
        yield made
