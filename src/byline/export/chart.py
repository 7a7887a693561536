# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Counts as a picture of bars: one SVG file that needs nothing else."""

from collections.abc import Iterator, Mapping
from html import escape

from byline.licensing.sentences import clean

_WIDTH, _LABEL, _COUNT, _ROW, _GAP = 760, 250, 90, 24, 44
_LONGEST = 34
_STYLE = """
  text { font: 14px system-ui, sans-serif; fill: #1d1b18 } .title { font-size: 22px; font-weight: 650 }
  .heading { font-weight: 650 } .count { fill: #5c564d } .label, .count { text-anchor: end }
  rect { fill: #8a2f1c } .paper { fill: #fdfcf9 }
  @media (prefers-color-scheme: dark) {
    text { fill: #ece7dc } .count { fill: #aaa294 } rect { fill: #ef9d82 } .paper { fill: #171614 }
  }
"""


def bar_chart(title: str, groups: Mapping[str, Mapping[str, int]]) -> str:
    """An SVG document: for each group its heading, then a bar for each value, in the order given."""
    rows = list(_rows(groups))
    height = max((y for y, _ in rows), default=_GAP) + _GAP
    said = "; ".join(
        f"{clean(heading)}: {', '.join(f'{clean(value)} {count:,}' for value, count in counts.items())}"
        for heading, counts in groups.items()
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">',
            f" <title>{escape(clean(title))}</title>",
            f" <desc>{escape(said)}</desc>",
            f" <style>{_STYLE} </style>",
            f' <rect class="paper" width="{_WIDTH}" height="{height}"/>',
            f' <text class="title" x="24" y="40">{escape(clean(title))}</text>',
            *(f" {line}" for _, line in rows),
            "</svg>\n",
        ]
    )


def _rows(groups: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[int, str]]:
    """Each line of the picture, with the height it stands at."""
    y = 2 * _GAP
    room = _WIDTH - _LABEL - _COUNT - 24
    for heading, counts in groups.items():
        yield y, f'<text class="heading" x="24" y="{y}">{escape(clean(heading))}</text>'
        most = max(counts.values(), default=1)
        for value, count in counts.items():
            y += _ROW
            wide = max(2, round(room * count / most))
            yield y, f'<text class="label" x="{_LABEL - 12}" y="{y}">{escape(_shortened(value))}</text>'
            yield y, f'<rect x="{_LABEL}" y="{y - 13}" width="{wide}" height="16" rx="2"/>'
            yield y, f'<text class="count" x="{_WIDTH - 24}" y="{y}">{count:,}</text>'
        y += _GAP


def _shortened(value: str) -> str:
    words = clean(value)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
