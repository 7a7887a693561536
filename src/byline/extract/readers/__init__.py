# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The places in which a page states facts of its article: one file a place, raw values out.

Each module has ORIGIN, the name of the place, and read(page), which yields what it finds as (field, value) pairs in
its own order of trust. Whether a value is usable is decided once, for all of them, in byline.extract.article.
"""
