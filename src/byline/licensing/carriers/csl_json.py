# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A notice as CSL-JSON, the form in which citation processors take references (CSL 1.0.2 input data)."""

import json

from byline.licensing.citation import Citation
from byline.model.notice import Attribution

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"


def render(attribution: Attribution) -> str:
    """A list with one item. CSL has no field for rights, so the licence stands in `custom` and the notice in `note`.

    Names are `literal`: which part of a name is the family's cannot be told from a byline.
    """
    cited = Citation.of(attribution)
    names = {"author": cited.creators or cited.parties, "publisher": ", ".join(cited.parties)}
    item = {
        "id": cited.key,
        "type": "webpage" if cited.uri else "document",
        "title": cited.title,
        "author": [{"literal": name} for name in names["author"]],
        "publisher": names["publisher"],
        "issued": {"date-parts": [cited.date]} if cited.date else None,
        "language": cited.language,
        "URL": cited.uri,
        "note": cited.notice,
        "custom": {
            "license": cited.license.id,
            "license_uri": cited.license.uri,
            **({"copyright_notice": cited.copyright_notice} if cited.copyright_notice else {}),
        },
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=1)
