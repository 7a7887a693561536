# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The file format: WARC 1.1 (ISO 28500:2017) read and written, one record a gzip member."""
