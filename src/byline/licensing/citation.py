# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What all forms of a citation share: the facts of a work, clean, as reference managers keep them."""

from hashlib import sha256
from typing import NamedTuple, Self

from byline.licensing.sentences import base_of, clean, cleaned, web_uri, wording
from byline.model.license import License
from byline.model.notice import Attribution


class Citation(NamedTuple):
    """A work as it is cited; what is not known is empty. `notice` is the whole notice in plain words."""

    key: str
    """A name for the entry, the same for the same work: byline-4f2a9c0d."""
    title: str
    creators: tuple[str, ...]
    parties: tuple[str, ...]
    copyright_notice: str
    date: tuple[int, ...]
    """Year, month and day of publication, as far as they are known."""
    language: str
    uri: str
    license: License
    """The licence of what is cited: of the adaptation, if the notice speaks of one that has one."""
    notice: str

    @classmethod
    def of(cls, attribution: Attribution) -> Self:
        """The citation of an attribution's work."""
        title, uri = clean(attribution.title or ""), web_uri(attribution.source_uri) or ""
        creators, parties = cleaned(attribution.creators), cleaned(attribution.parties)
        named = "\n".join((uri, title, *creators, *parties))
        adapted = attribution.adaptation.license if attribution.adaptation else None
        return cls(
            key=f"byline-{sha256(named.encode()).hexdigest()[:8]}",
            title=title,
            creators=tuple(creators),
            parties=tuple(name for name in parties if name.casefold() not in set(map(str.casefold, creators))),
            copyright_notice=clean(attribution.copyright_notice or ""),
            date=tuple(int(number) for number in (attribution.published or "")[:10].split("-") if number),
            language=clean(attribution.language or ""),
            uri=uri,
            license=adapted or base_of(attribution.license),
            notice=wording(attribution),
        )
