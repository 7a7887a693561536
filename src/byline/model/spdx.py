# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What SPDX lets one say instead of a licence."""

NOASSERTION = "NOASSERTION"
"""Nobody has said, or what was said cannot be trusted (SPDX)."""
NONE = "NONE"
"""It was said that there is no licence: all rights reserved (SPDX)."""
