# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Inputs in, conclusions about their licences out; nothing is stored."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from byline.capture.inputs import Item
from byline.errors import BylineError
from byline.licensing.conclude import identify_quickly
from byline.model.evidence import LicenseConclusion
from byline.workflows.conclusion import Concluder


class Identified(NamedTuple):
    """What is concluded about one input, or why it could not be read."""

    input: str
    outcome: LicenseConclusion | BylineError


def identify(items: Iterable[Item]) -> Iterator[Identified]:
    """The licence of each item's main article, in their order; an item that cannot be read costs only itself."""
    concluder = Concluder(None)
    for item in items:
        try:
            yield Identified(item.name, concluder.conclude(item.take(), look=identify_quickly))
        except BylineError as error:
            yield Identified(item.name, error)
