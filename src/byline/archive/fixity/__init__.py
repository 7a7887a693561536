# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""`byline verify`: every digest, gzip member, block length, header rule, reference and index of an archive."""

from byline.archive.fixity.file import check_file
from byline.archive.fixity.folder import verify

__all__ = ["check_file", "verify"]
