# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a reuser may intend. Apart from the values around it, so that `byline --help` can name the uses at once."""

from enum import StrEnum


class Use(StrEnum):
    """An intended use. Several may be asked at once: all must be allowed."""

    REDISTRIBUTE = "redistribute"
    ADAPT = "adapt"
    COMMERCIAL = "commercial"
    BULK = "bulk"
    """Wholesale or automatic republishing: a corpus, a mirror. Publishers' own terms may forbid it."""
