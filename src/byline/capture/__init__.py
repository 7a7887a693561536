# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Bytes in, Capture out: polite HTTP, and local files."""
