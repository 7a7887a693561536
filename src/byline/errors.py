# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Everything that can go wrong, and the exit code each thing has.

BylineError
├── UsageError          the call's words do not fit                       2
├── QueryError          a search query cannot be read; points at where    2
├── NoLicenseFound      nothing was stored: no licence was found          3
├── OperationFailed     byline could not do what was asked                4
│   ├── ArchiveLocked   another process is writing
│   ├── ArchiveDamaged  the archive cannot be used as it is
│   ├── FetchFailed     a URL gave no usable response
│   └── BadInput        an input cannot be read as what it claims to be
├── Rejected            a page of a crawl that is not wanted; nothing went wrong   0
├── NotFound            no such archive, article or file                  6
└── Refused             byline will not do this, by policy                7
    ├── NotPermitted    the licence does not allow the use, or is unknown
    ├── PrivateAddress  a request to an address inside somebody's network
    ├── RobotsDisallow  the site's robots.txt asks us to stay away
    └── Removed         the capture was taken down before
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a finished command tells the shell (docs/reference/exit-codes.md)."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    NO_LICENSE = 3
    FAILED = 4
    PARTIAL = 5
    NOT_FOUND = 6
    REFUSED = 7
    INTERRUPTED = 130


class BylineError(Exception):
    """Something a person has to know: what happened, to what and why; `cure` says what to do now."""

    exit_code = ExitCode.FAILED

    def __init__(self, message: str, *, cure: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure


class UsageError(BylineError):
    """The words of the call do not fit together."""

    exit_code = ExitCode.USAGE


class QueryError(UsageError):
    """A search query cannot be read; `position` is the offending character's offset in `query`."""

    def __init__(self, message: str, *, query: str, position: int, cure: str | None = None) -> None:
        super().__init__(f"{message}\n  {query}\n  {' ' * position}^", cure=cure)
        self.query = query
        self.position = position


class NoLicenseFound(BylineError):
    """No statement of a licence was found, so nothing was stored."""

    exit_code = ExitCode.NO_LICENSE


class OperationFailed(BylineError):
    """byline could not do what was asked."""


class ArchiveLocked(OperationFailed):
    """Another process is writing to the archive."""


class ArchiveDamaged(OperationFailed):
    """The archive cannot be used as it is."""


class FetchFailed(OperationFailed):
    """A URL gave no usable response."""


class BadInput(OperationFailed):
    """An input cannot be read as what it claims to be."""


class Rejected(BylineError):
    """A page of a crawl is passed over: it is not what was asked for. `reason` is a code that can be counted."""

    exit_code = ExitCode.OK

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class NotFound(BylineError):
    """There is no such archive, article or file."""

    exit_code = ExitCode.NOT_FOUND


class Refused(BylineError):
    """byline will not do this, by policy."""

    exit_code = ExitCode.REFUSED


class NotPermitted(Refused):
    """The licence does not allow the use, or it is not known well enough."""


class PrivateAddress(Refused):
    """A request would go to a loopback, private or link-local address."""


class RobotsDisallow(Refused):
    """The site's robots.txt asks crawlers to stay away from this URL (RFC 9309)."""


class Removed(Refused):
    """The capture was taken down from this archive before."""
