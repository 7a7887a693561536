# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a check found."""

from typing import Literal

from byline.model._value import Value


class Finding(Value):
    """One thing that is wrong or odd: a stable code, how bad it is, and where it stands."""

    code: str
    severity: Literal["error", "warning"]
    message: str
    file: str | None = None
    offset: int | None = None
    record_id: str | None = None
