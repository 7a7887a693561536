# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""byline keeps openly licensed articles together with the proof that they may be reused."""


def version() -> str:
    """The installed version of byline."""
    from importlib.metadata import version as installed

    return installed("byline")
