# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Credits that a licensor wants to be left out."""

from typing import Literal

from byline.model._value import Moment, Value


class CreditEntry(Value):
    """One line of the archive's list of credits: a request to leave one out, or its end.

    CC 4.0 section 3(a)(3): "If requested by the Licensor, You must remove any of the information required by Section
    3(a)(1)(A) to the extent reasonably practicable"; before, section 4(a) for collections and adaptations.
    """

    action: Literal["redact", "undo"]
    number: int
    """The request's number, from 1; an `undo` has that of the request it ends."""
    name: str | None = None
    """A creator, agency or other party who is not to be named."""
    uri: str | None = None
    """A source that is not to be given."""
    article: str | None = None
    """The id of the article it is about; None if it is about all."""
    reason: str
    by: str
    made: Moment
