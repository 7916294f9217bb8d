"""The code at the foot of a paper: dossier, edition of the rules, and a digest of everything that the paper says.

The digest is fifteen signs of SHA-256 and one sign that shows a slip of the hand (Luhn's sum over sixteen signs).
It tells nothing about a person.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from app.errors import Rejected

SIGNS = "0123456789abcdef"
LONG = 16
BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Code:
    """A code as somebody typed it; `edition` is empty where the paper names none."""

    dossier: str
    edition: str
    digest: str


def digest(content: Any, *languages: str) -> str:
    """Sixteen signs that change with anything the content says; a content is a dataclass, its colours do not count.

    >>> digest(Code("D-1", "", ""), "nl") == digest(Code("D-2", "", ""), "nl")
    False
    """
    told = {"paper": type(content).__name__, **asdict(content)}
    if "house" in told:
        told["house"] = told["house"]["name"]
    plain = json.dumps([told, languages], default=str, ensure_ascii=False, sort_keys=True)
    signs = sha256(plain.encode()).hexdigest()[: LONG - 1]
    return signs + _check(signs)


def foot(content: Any, *languages: str) -> str:
    """The code of a paper as it stands at its foot; the content names dossier and, where it has one, edition."""
    return written(content.dossier, getattr(content, "edition", ""), digest(content, *languages))


def written(dossier: str, edition: str, digest: str) -> str:
    """The code as it stands on paper, the digest in groups of four signs."""
    groups = " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))
    return BETWEEN.join(one for one in (dossier, edition, groups) if one)


def read(typed: str) -> Code:
    """A code as it was typed, with or without the dots between its three pieces, in small letters or capitals.

    The digest alone does too. Rejected `code_incomplete` when it is not whole, `code_mistyped` when a sign of it is
    wrong.

    >>> read("D-94ECA23586 · 2026.1 2026-11-22 6b667ffa28b8 · 59FC f3a7 3203 fe1a").edition
    '2026.1 2026-11-22 6b667ffa28b8'
    """
    plain = re.sub(r"[·•|,;\s]+", " ", typed).strip()
    found = re.fullmatch(r"(?:(\S+) (?:(.+) )??)??((?:[0-9a-f] ?){16})", plain, re.IGNORECASE)
    if found is None:
        raise Rejected("code_incomplete")
    dossier, edition, signs = found[1] or "", found[2] or "", found[3].replace(" ", "").lower()
    if _check(signs[:-1]) != signs[-1]:
        raise Rejected("code_mistyped")
    if dossier[:2].upper() == "D-":
        dossier = "D-" + dossier[2:].lower()
    return Code(dossier, edition, signs)


def mark(foot: str) -> str:
    """The digest of a code as it stands on paper; nothing where the foot bears none."""
    found = foot.rpartition(BETWEEN)[2].replace(" ", "")
    return found if len(found) == LONG and not set(found) - set(SIGNS) else ""


def _check(signs: str) -> str:
    """The sign that brings Luhn's sum to a multiple of sixteen."""
    total = 0
    for at, sign in enumerate(reversed(signs)):
        value = SIGNS.index(sign) * (2 if at % 2 == 0 else 1)
        total += value // 16 + value % 16
    return SIGNS[-total % 16]
