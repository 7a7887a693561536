# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Writes the manifest: one line a value, so that one of any length takes little memory and can be read with `grep`."""

import json
from typing import Any

from byline.export.disk import Spool
from byline.export.staging import MANIFEST, Staging
from byline.model.manifest import Manifest

_LISTS = ("parts", "articles", "omitted", "files")


def write_manifest(staging: Staging, head: Manifest, **lists: Spool[Any]) -> None:
    """Write what `head` says, the lists that are given, and every file that the staging lists.

    What is not asked for (no split, no assumption) is not there.
    """
    facts = head.model_dump(mode="json", exclude=set(_LISTS), exclude_none=True)
    lines = [f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items()]
    with staging.open(MANIFEST, listed=False) as sink:
        sink.write("{\n" + ",\n".join(lines))
        for name, spool in {**lists, "files": staging.files}.items():
            sink.write(f',\n "{name}": [')
            for index, value in enumerate(spool.lines()):
                sink.write(f"{',' if index else ''}\n  {value}")
            sink.write("\n ]")
        sink.write("\n}\n")
