# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Fixtures for all tests. What stands in tests/support/ is imported as `support.NAME`."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from support.certificate import server_context
from support.clock import StillClock
from support.server import Server


@pytest.fixture
def server() -> Iterator[Server]:
    """An HTTP server on the loopback interface."""
    with Server() as running:
        yield running


@pytest.fixture
def secure_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same over TLS, as news.example, with a certificate that only `support.certificate` vouches for."""
    with Server(context=server_context(tmp_path_factory.mktemp("tls"))) as running:
        yield running


@pytest.fixture
def clock() -> StillClock:
    """Time for a fetcher that nobody waits for."""
    return StillClock()
