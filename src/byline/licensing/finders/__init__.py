# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Finders of licence evidence: one kind of evidence a file, each with `find(page) -> Iterator[Evidence]`."""

from byline.registry import Registry

REGISTRY = Registry("byline.licensing.finders", "finder")
