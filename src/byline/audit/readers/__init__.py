# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Readers of what was published, one kind of file each.

A module here has `accepts(file) -> bool`, which looks at the name and the first bytes only, never raises, and is true
for no file that another reader accepts; and `read(file) -> Iterator[Reading | Label]`, which may raise BadInput.
"""

from byline.registry import Registry

REGISTRY = Registry("byline.audit.readers", "reader")
