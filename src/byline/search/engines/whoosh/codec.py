# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
# mypy: disable-error-code="no-untyped-call,misc"
# ruff: noqa: SLF001
# Whoosh's codec is untyped.
"""Postings as arrays: a codec that keeps Whoosh's files and columns, but writes and reads a token's postings whole.

Whoosh's own takes a dozen calls a posting when it writes and pickles blocks of 128 postings. Here an index of 20,000
articles takes 105 MB instead of 291, is built in two thirds of the time, and the slowest of mixed queries take a third
(bench/search.py). A token's postings are three arrays, each of the narrowest numbers that hold it: documents,
frequencies, and the positions of all documents one after the other. A field whose values are matched as a whole has
documents only.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from struct import Struct
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo
from whoosh.matching.mcore import ListMatcher
from whoosh.writing import SegmentWriter

_CODES = "BHI"
MARK = b"byl"
"""Stands before the postings of each token."""
_HEAD = Struct("<3s3sII")
_FIELD = Struct("!H")


class Postings:
    """The documents that hold a token, ascending; how often each does; and where. The last two may be empty."""

    def __init__(self, arrays: "Sequence[array[int]]" = ()) -> None:
        self.documents, self.frequencies, self.places = (*arrays, *(array("I") for _ in range(3 - len(arrays))))

    @classmethod
    def read(cls, file: Any, place: int) -> "Postings":
        """The postings that lie at a place of Whoosh's file, as `written` wrote them."""
        mark, codes, size, count = _HEAD.unpack(file.get(place, _HEAD.size))
        if mark != MARK:
            raise ValueError(f"there are no postings at {place}")
        data = file.get(place + _HEAD.size, size)
        read: list[array[int]] = []
        start = 0
        for code in codes.decode().strip():
            numbers = array(code)
            # All arrays but the last have as many numbers as there are documents.
            end = start + count * numbers.itemsize if len(read) < 2 else len(data)
            numbers.frombytes(data[start:end])
            read.append(numbers)
            start = end
        return cls(read)

    def written(self) -> bytes:
        """The postings as bytes."""
        arrays = [_narrow(numbers) for numbers in (self.documents, self.frequencies, self.places) if len(numbers)]
        codes = "".join(numbers.typecode for numbers in arrays).ljust(3)
        data = b"".join(numbers.tobytes() for numbers in arrays)
        return _HEAD.pack(MARK, codes.encode(), len(data), len(self.documents)) + data

    def index(self, document: int) -> int | None:
        """The number that a document has among the documents; None if it is not one of them."""
        index = bisect_left(self.documents, document)
        return index if index < len(self.documents) and self.documents[index] == document else None

    def at(self, index: int) -> "array[int]":
        """The positions in the document of this index."""
        return self.places[self.starts[index] : self.starts[index + 1]]

    @cached_property
    def starts(self) -> list[int]:
        """Where the positions in each document begin, and where the last of them end."""
        return list(accumulate(self.frequencies, initial=0))


def _narrow(numbers: "array[int]") -> "array[int]":
    most = max(numbers)
    return array(next(code for code in _CODES if most < 1 << 8 * array(code).itemsize), numbers)


class Codec(W3Codec):
    """Whoosh's codec with postings of ours."""

    length_stats = False  # Whoosh would look up a field length for each posting

    def field_writer(self, storage: Any, segment: Any) -> "FieldWriter":
        """The writer of a segment's postings."""
        return FieldWriter(self, storage, segment)

    def postings_reader(self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None) -> Any:
        """The postings of a token, as a matcher that Whoosh can wrap."""
        place, _ = terminfo.extent()  # of what it says of the length, Whoosh reads back a tuple
        return Matcher(Postings.read(dbfile, place), format_, term, terminfo, scorer)


class Matcher(ListMatcher):
    """What Whoosh sees of postings: documents and weights."""

    def __init__(self, postings: Postings, format_: Any, term: Any, terminfo: Any, scorer: Any) -> None:
        weights = postings.frequencies or [1] * len(postings.documents)
        super().__init__(postings.documents, weights, format=format_, term=term, terminfo=terminfo, scorer=scorer)
        self.postings = postings


class FieldWriter(W3FieldWriter):
    """Takes documents and whole segments, and writes all their postings at the end, token by token."""

    def __init__(self, codec: Any, storage: Any, segment: Any) -> None:
        super().__init__(codec, storage, segment)
        self._held: dict[str, dict[bytes, Postings]] = defaultdict(lambda: defaultdict(Postings))

    def hold(self, document: int, field: str, tokens: Mapping[str, list[int]] | Iterable[str]) -> None:
        """The tokens of a document's field; with their positions, or without for the values of a field."""
        held = self._held[field]
        if not isinstance(tokens, Mapping):
            for value in tokens:
                held[value.encode()].documents.append(document)
            return
        for token, places in tokens.items():
            postings = held[token.encode()]
            postings.documents.append(document)
            postings.frequencies.append(len(places))
            postings.places.fromlist(places)

    def take_over(self, reader: Any, start: int, moved: Mapping[int, int] | None) -> None:
        """The postings of a segment; its documents are counted from `start`, or have the numbers in `moved`."""
        for field, token in reader.all_terms():
            old = reader._terms.matcher(field, token, None).postings
            postings = self._held[field][token]
            if moved is None:
                postings.documents.extend(document + start for document in old.documents)
                postings.frequencies.fromlist(old.frequencies.tolist())
                postings.places.fromlist(old.places.tolist())
                continue
            for index, document in enumerate(old.documents):
                if document in moved:
                    postings.documents.append(moved[document])
                    if len(old.frequencies):
                        postings.frequencies.append(old.frequencies[index])
                        postings.places.fromlist(old.at(index).tolist())

    def add_postings(self, schema: Any, lengths: Any, items: Any) -> None:  # noqa: ARG002 - Whoosh's signature
        """Write what is held; Whoosh's own pool, in `items`, holds nothing."""
        for field in sorted(self._held):
            self.start_field(field, schema[field])
            for token, postings in sorted(self._held[field].items()):
                documents = postings.documents
                if not documents:
                    continue
                self._btext = token
                offset = self._postfile.tell()
                self._postfile.write(postings.written())
                weight = sum(postings.frequencies) or len(documents)
                info = W3TermInfo(weight=weight, df=len(documents), minid=documents[0], maxid=documents[-1])
                info.set_extent(offset, self._postfile.tell() - offset)
                self._tindex.add(_FIELD.pack(self._fieldid) + token, info.to_bytes())
            self.finish_field()
        self._held.clear()


class Writer(SegmentWriter):
    """Whoosh's writer, but postings go straight to the codec."""

    def __init__(self, index: Any) -> None:
        super().__init__(index, codec=Codec())

    def add_postings_to_pool(self, reader: Any, startdoc: int, docmap: Any) -> None:
        """The postings of a segment that is merged."""
        self.fieldwriter.take_over(reader, startdoc, docmap)
