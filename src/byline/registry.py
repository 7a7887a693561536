# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Finds implementations by their file name in a folder, or by an entry point of the same group."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from byline.errors import UsageError


class Registry:
    """The implementations of one kind: the modules of `package`, then entry points of the group `package`.

    A module named `x_y` answers to the name `x-y`; names that start with an underscore are helpers.
    A second implementation of a name is refused: which one runs must never depend on luck.
    """

    def __init__(self, package: str, kind: str) -> None:
        self.package = package
        self.kind = kind

    @cache  # noqa: B019 - one registry a kind, alive as long as the process
    def names(self) -> tuple[str, ...]:
        """All names, sorted; nothing is imported but the package itself."""
        names = [*self._own(), *self._points()]
        doubled = {name for name in names if names.count(name) > 1}
        if doubled:
            raise UsageError(
                f"two implementations of {self.kind} {min(doubled)!r} are installed",
                cure=f"uninstall the distribution that adds entry point {self.package}:{min(doubled)}",
            )
        return tuple(sorted(names))

    def require(self, name: str) -> str:
        """The path of the module that implements `name`, not imported; UsageError names the known ones if none does."""
        # Our own come first: they need no search through everything that is installed.
        if name in (own := self._own()):
            return own[name]
        if name not in self.names():
            raise UsageError(f"there is no {self.kind} {name!r}", cure=f"the known ones: {', '.join(self.names())}")
        return self._points()[name]

    @cache  # noqa: B019 - see names
    def load(self, name: str) -> ModuleType:
        """The module that implements `name`; UsageError names the known ones if there is none."""
        return import_module(self.require(name))

    def all(self) -> tuple[ModuleType, ...]:
        """Every implementation, imported, in the order of the names."""
        return tuple(self.load(name) for name in self.names())

    def _own(self) -> dict[str, str]:
        modules = (module.name for module in iter_modules(import_module(self.package).__path__))
        return {name.replace("_", "-"): f"{self.package}.{name}" for name in modules if not name.startswith("_")}

    def _points(self) -> dict[str, str]:
        from importlib.metadata import entry_points

        return {point.name: point.value for point in entry_points(group=self.package)}
