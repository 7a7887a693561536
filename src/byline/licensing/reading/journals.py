# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a journal agrees on with its authors, beside the licence that an article has.

"Authors grant the journal the right of first publication with the work simultaneously licensed under a Creative Commons
Attribution License": Open Journal Systems prints these words below every article, and few journals that chose another
licence change them.
"""

import re
from collections.abc import Iterable

from byline.licensing.reading.context import lower

_FIRST_PUBLICATION = re.compile(
    r"(?<!\w)(?:first\s+publication|primera\s+publicación|primeira\s+publicação|prima\s+pubblicazione|erstveröffentlichung|"
    r"première\s+publication|pierwszej\s+publikacji|publikasi\s+pertama|право\s+першої\s+публікації|право\s+первой\s+публикации)(?!\w)"
)


def is_agreement(sentence: str) -> bool:
    """Whether a sentence tells what authors grant to the journal."""
    return _FIRST_PUBLICATION.search(lower(sentence)) is not None


def gives_way(agreed: Iterable[frozenset[str]], marked: Iterable[frozenset[str]]) -> bool:
    """Whether licences that are agreed on give way to one that the page is marked with.

    `agreed` and `marked` hold the elements of each. The mark has to ask for all that the agreement asks for, so that no
    page is taken for more open than both.
    """
    asked = frozenset[str]().union(*agreed)
    return any(asked <= each for each in marked)
