# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Which licences are wanted: ids of the catalogue, by patterns."""

from fnmatch import fnmatchcase

from byline.errors import UsageError
from byline.licensing.catalog import catalog
from byline.licensing.expression import AnyOf, Expression, parse


class Wanted:
    """Licence ids by patterns, as in `CC-BY-4.0,CC-BY-SA-*`; without any, every licence is wanted.

    UsageError if a pattern fits no licence of the catalogue: a misspelt one would let every page go by.
    """

    def __init__(self, *patterns: str) -> None:
        self._patterns = tuple(pattern.strip().casefold() for text in patterns for pattern in text.split(","))
        known = [terms.id.casefold() for terms in catalog()] if self._patterns else []
        for pattern in self._patterns:
            if not any(fnmatchcase(license_id, pattern) for license_id in known):
                raise UsageError(
                    f"no licence of the catalogue is called {pattern!r}",
                    cure="byline license list shows them; for example 'CC-BY-4.0,CC-BY-SA-*'",
                )

    def __bool__(self) -> bool:
        """Whether any licence is asked for by name."""
        return bool(self._patterns)

    def takes(self, license_id: str) -> bool:
        """Whether an article under this id or expression is wanted: of a choice one is enough, of parts all count."""
        return not self._patterns or self._takes(parse(license_id))

    def _takes(self, expression: Expression) -> bool:
        if isinstance(expression, str):
            return any(fnmatchcase(expression.casefold(), pattern) for pattern in self._patterns)
        judge = any if isinstance(expression, AnyOf) else all
        return judge(self._takes(part) for part in expression.parts)

    def __str__(self) -> str:
        """The patterns, in one form."""
        return ",".join(sorted(self._patterns)) or "*"


ANY = Wanted()
"""Every licence."""
