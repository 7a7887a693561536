# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Fixtures for all tests. What stands in tests/support/ is imported as `support.NAME`."""

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from hypothesis import settings

from support.certificate import server_context
from support.clock import StillClock
from support.server import Server

# What is archived or exported is synced, and a disk that is busy costs half of the time: with room enough, memory is
# the disk. TMPDIR says otherwise.
_MEMORY, _ROOM = Path("/dev/shm"), 4 << 30
if "TMPDIR" not in os.environ and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ["TMPDIR"] = str(_MEMORY)
    tempfile.tempdir = None

# Who is started in the background ignores Ctrl-C, and so do its children: what is tested of it has to reach them.
signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples on every run, and no verdict from a busy machine. HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is kept from one call of the program to the next is not kept beyond the tests."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.getbasetemp() / "cache")


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
