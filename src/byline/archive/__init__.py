# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A collection of articles on disk: WARC files, and everything derived from them."""
