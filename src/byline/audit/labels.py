# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What the metadata of a data set say of the licence of all of it."""

import json
from collections.abc import Iterator

from byline.audit.reading import Label
from byline.errors import BadInput

_MOST = 1000


def read_labels(content: bytes, file: str) -> Iterator[Label]:
    """The licences that JSON metadata name at their top; one of them has to be that of each article."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{file} is no JSON: {error}") from None
    said = [data[name] for name in ("license", "licenses") if name in data] if isinstance(data, dict) else []
    listed = [each for value in said for each in (value if isinstance(value, list) else [value])][:_MOST]
    if named := tuple(filter(None, map(_named, listed))):
        yield Label(named, file)


def _named(value: object) -> str | None:
    """An URI or a name; of an object (CreativeWork, a licence of a Data Package) what it says of itself."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("url", "path", "@id", "name") if isinstance(value.get(key), str)), None)
    return value if isinstance(value, str) and value.strip() else None
