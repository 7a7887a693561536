# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A source agency as seeds/ describes it."""

from byline.model._value import Value


class Source(Value):
    """A publisher: its name as it is to be credited, other names it goes by, and the domains it publishes on."""

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    homepage: str | None = None
