# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The base of all values that cross stages."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints


class Value(BaseModel):
    """A frozen value; unknown fields are refused, so a misspelt fact cannot get lost."""

    # defer_build keeps the start of the command line quick: a schema is built when it is first used.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).replace(microsecond=0)


Moment = Annotated[datetime, AfterValidator(_utc)]
"""A point in time, UTC, whole seconds (what WARC-Date and every search engine keep)."""

PartialDate = Annotated[
    str, StringConstraints(pattern=r"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?)?)?$")
]
"""A date as precise as its source, as in W3C-DTF: 2026, 2026-03, 2026-03-09, 2026-03-09T10:00:00Z."""
