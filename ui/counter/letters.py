"""The letter under which a word is reached by Alt: underlined in the word, each letter once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def underlined(names: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """The names with `&` before the letter that opens each, its first that is free; no `&` where none is.

    >>> underlined(["Plan", "Papieren", "NT2"], taken="n")
    ['&Plan', 'P&apieren', 'N&T2']
    """
    used, found = {letter.casefold() for letter in taken}, []
    for name in names:
        free = (at for at, letter in enumerate(name.casefold()) if "a" <= letter <= "z" and letter not in used)
        at = next(free, None)
        if at is None:
            found.append(name)
        else:
            used.add(name[at].casefold())
            found.append(f"{name[:at]}&{name[at:]}")
    return found


def letters(names: Iterable[str]) -> set[str]:
    """The letters that underlined names take."""
    return {name[name.index("&") + 1].casefold() for name in names if "&" in name}
