"""Is a passphrase good enough? Length counts, what others would try first does not."""

from __future__ import annotations

from app.errors import Rejected

LEAST, GOOD = 12, 20
_TRIED_FIRST = (
    "wachtwoord", "wachtzin", "motdepasse", "phrasedepasse", "password", "passphrase", "onthaal", "inburgering",
    "welkom", "bienvenue", "welcome", "geheim", "secret", "atlas", "amal", "agii", "antwerpen", "gent", "brussel",
    "vlaanderen",
)  # fmt: skip
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "azertyuiop", "asdfghjkl", "qsdfghjklm")
_RUN = 4


def strength(passphrase: str, *known: str) -> str:
    """`short`, `guessable`, `fair` or `good`; `known` are names that stand near: the person's, the office's."""
    if len(passphrase) < LEAST:
        return "short"
    rest = passphrase.casefold()
    words = [word for name in known for word in name.casefold().split() if len(word) > 2]
    for word in sorted([*words, *_TRIED_FIRST], key=len, reverse=True):
        rest = rest.replace(word, "")
    if len(_without_runs(rest)) < LEAST // 2 or len(set(rest)) < LEAST // 2:
        return "guessable"
    return "good" if len(rest) >= GOOD else "fair"


def accept(passphrase: str, again: str, *known: str) -> None:
    """Rejected `passphrase_short`, `passphrase_guessable` or `passphrases_differ`."""
    found = strength(passphrase, *known)
    if found == "short":
        raise Rejected("passphrase_short", least=str(LEAST))
    if found == "guessable":
        raise Rejected("passphrase_guessable")
    if passphrase != again:
        raise Rejected("passphrases_differ")


def _without_runs(text: str) -> str:
    """Without rows of the keyboard or the alphabet, and without the same character again and again."""
    kept = ""
    while text:
        run = next((length for length in range(len(text), _RUN - 1, -1) if _is_run(text[:length])), 1)
        kept, text = kept + (text[0] if run == 1 else ""), text[run:]
    return kept


def _is_run(text: str) -> bool:
    return len(set(text)) == 1 or any(text in row or text in row[::-1] for row in _ROWS)
