# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whoosh as a store of postings: it holds tokens, positions and columns; what they mean is evaluated here.

Of Whoosh's own searching nothing is used: AndNot, Require and limited counts are wrong in every distribution, and a
date range over a column is four times faster than its tiered one.
"""

from byline.search.engines.whoosh.engine import WhooshEngine as WhooshEngine
from byline.search.engines.whoosh.engine import open_engine as open_engine

AT_ITS_BEST = 20_000
