# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Reading from a source can be heard, and gives what it gives otherwise."""

import pickle
from pathlib import Path

from byline.warc.heartbeat import with_heartbeat
from byline.warc.source import file_source


def test_every_reading_is_heard(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    content = bytes(range(256)) * 1000
    path.write_bytes(content)
    beats: list[int] = []
    source = with_heartbeat(file_source(path), lambda: beats.append(1))
    assert (source.name, source.size) == (str(path), len(content))
    with source.open() as file:
        assert not beats
        assert file.read(10) == content[:10]
        assert len(beats) == 1
        assert file.seek(-6, 2) == len(content) - 6
        assert file.read() == content[-6:]
        assert file.tell() == len(content)
        assert len(beats) > 1
        file.seek(0)
        assert file.read() == content
    assert file.closed


def test_the_same_file_is_the_same_source_whoever_listens(tmp_path: Path) -> None:
    (tmp_path / "a.warc").touch()
    source = file_source(tmp_path / "a.warc")
    heard = with_heartbeat(source, int)
    assert heard == with_heartbeat(source, list) == pickle.loads(pickle.dumps(heard))
