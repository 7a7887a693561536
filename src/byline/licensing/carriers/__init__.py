# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Carriers of notices: one a file, each with MEDIA_TYPE and `render(attribution) -> str`."""

from byline.registry import Registry

REGISTRY = Registry("byline.licensing.carriers", "notice format")
