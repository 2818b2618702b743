"""Which modules import each other in a circle."""

from collections.abc import Iterable, Mapping

Imports = Mapping[str, Iterable[str]]


def modules_in_cycles(imports: Imports) -> set[str]:
    """Modules that can reach themselves by imports."""
    return {module for module in imports if module in reachable(imports, module)}


def reachable(imports: Imports, start: str) -> set[str]:
    """Everything that `start` imports, directly or through others."""
    found: set[str] = set()
    waiting = list(imports.get(start, ()))
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting.extend(imports.get(module, ()))
    return found
