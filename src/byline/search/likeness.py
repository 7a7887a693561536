# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""How far words are from one word: letters added, left out, replaced, or swapped with a neighbour count one each.

This is the optimal string alignment distance, worked out row by row. Words are tried in ascending order, so that the
rows of what one has in common with the one before need not be worked out again.
"""


class Likeness:
    """Tries whether words are within `distance` of `word`."""

    def __init__(self, word: str, distance: int) -> None:
        self._word = word
        self._distance = distance
        self._before = ""
        self._rows = [list(range(len(word) + 1))]
        """Of each beginning of the word before: how far it is from each beginning of `word`."""

    def tried(self, other: str) -> tuple[bool, str]:
        """Whether `other` is near enough; if not, perhaps a beginning of it that no word has that is."""
        same = 0
        while same < len(self._rows) - 1 and same < len(other) and other[same] == self._before[same]:
            same += 1
        del self._rows[same + 1 :]
        self._before = other
        for place in range(same, len(other)):
            self._rows.append(self._row(place))
            # A swap reaches back two letters.
            if min(self._rows[-1]) > self._distance <= min(self._rows[-2]):
                return False, other[: place + 1]
        return self._rows[-1][-1] <= self._distance, ""

    def _row(self, place: int) -> list[int]:
        other, above = self._before, self._rows[place]
        letter = other[place]
        row = [place + 1]
        for index, own in enumerate(self._word):
            cost = min(row[index] + 1, above[index + 1] + 1, above[index] + (own != letter))
            if place and index and own == other[place - 1] and self._word[index - 1] == letter:
                cost = min(cost, self._rows[place - 1][index - 1] + 1)
            row.append(cost)
        return row
