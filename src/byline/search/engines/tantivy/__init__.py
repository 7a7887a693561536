# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""tantivy as a store of postings, for millions of articles on one machine (extra `tantivy`).

It analyses nothing: fields are given finished tokens, and trees become its queries node by node.
"""

from byline.search.engines.tantivy.engine import TantivyEngine as TantivyEngine
from byline.search.engines.tantivy.engine import open_engine as open_engine

AT_ITS_BEST = None
