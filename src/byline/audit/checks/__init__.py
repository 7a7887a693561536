# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The checks, a small family each file.

A module here has `CHECKS`, what it can find, by code, and one or both of `find(reuse) -> Iterator[Fault]`, which looks
at one reused article, and `find_all(licenses, labels) -> Iterator[tuple[Label, Fault]]`, which looks at everything that
was published together. A code keeps its meaning for ever; docs/reference/checks.md lists them all.
"""

from byline.registry import Registry

REGISTRY = Registry("byline.audit.checks", "check")
