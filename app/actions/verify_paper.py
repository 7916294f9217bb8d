"""Is a paper as it was made, and would the program say the same today? By its file, or by the code at its foot.

The office that holds the dossier answers three things. Unchanged: the file is the kept one to the last byte, or the
code is that of a kept paper. Repeated: drawn again from what was known then, by the edition of then, it says the same.
And what differs today: the advice by its own edition and by the edition in use, result by result with the articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app.actions import editions, papers
from app.actions.advise import advise_dossier
from app.actions.again import as_it_was
from app.actions.contract import basis_of
from app.actions.dossier import open_dossier
from app.actions.house import here
from app.actions.opened import Opened
from app.actions.paper_kinds import KINDS
from app.errors import OfficeError, Rejected
from app.paper import code
from app.roles import only
from app.rulebook import Rulebook
from app.rulebook.compare import compare
from app.store import papers as kept_papers

if TYPE_CHECKING:
    from app.office import Office

UNCHANGED, CHANGED, UNKNOWN = "unchanged", "changed", "unknown"
_MARK = re.compile(rb"/Keywords\s*\(([0-9a-f]{16})\)")


@dataclass(frozen=True)
class Differs:
    """One result of the paper and of today, each with the rules and articles it rests on."""

    result: str
    then: str
    today: str
    articles_then: tuple[str, ...]
    articles_today: tuple[str, ...]


@dataclass(frozen=True)
class Verified:
    """What the office can say of a paper; `state` is unchanged, changed or unknown.

    `repeated` is None where the kind rests on no rules or its edition is gone. `today` compares with the paper's own
    edition, `in_use` with `edition_in_use`; both with what is known today. `superseded` are names of `Kept.changed`.
    """

    state: str
    by: str
    dossier: str = ""
    paper: str = ""
    kind: str = ""
    language: str = ""
    at: str = ""
    edition: str = ""
    superseded: tuple[str, ...] = ()
    repeated: bool | None = None
    edition_in_use: str = ""
    today: tuple[Differs, ...] = ()
    in_use: tuple[Differs, ...] = ()

    @property
    def holds(self) -> bool:
        """The paper is as it was made, and nothing that it says is another today."""
        return self.state == UNCHANGED and not (self.superseded or self.today or self.in_use)


@only("see_paper")
def of_file(office: Office, data: bytes) -> Verified:
    """Verify a PDF. One that was changed is still known by the mark in it, if that was left."""
    same = kept_papers.with_bytes(office.vault, data)
    if same:
        return _verified(office, same[-1].dossier, same[-1].id, UNCHANGED, "file")
    mark = _MARK.search(data)
    known = kept_papers.with_code(office.vault, mark[1].decode()) if mark else []
    return _verified(office, *known[-1], CHANGED, "file") if known else Verified(UNKNOWN, "file")


@only("see_paper")
def of_code(office: Office, typed: str) -> Verified:
    """Verify a code as it was typed from a paper: dossier, edition and digest, or the digest alone.

    Rejected `code_incomplete` or `code_mistyped`. A code whose dossier or edition is another than that of the paper
    with this digest was put together by somebody: changed.
    """
    asked = code.read(typed)
    known = kept_papers.with_code(office.vault, asked.digest)
    own = [one for one in known if asked.dossier in ("", one[0])]
    if not known:
        return Verified(UNKNOWN, "code", dossier=asked.dossier)
    found = _verified(office, *(own or known)[-1], UNCHANGED if own else CHANGED, "code")
    if asked.edition and asked.edition != found.edition:
        return _verified(office, found.dossier, found.paper, CHANGED, "code")
    return found


def sentences(found: Verified) -> list[str]:
    """What was found, a sentence a line, in English."""
    if found.state == UNKNOWN:
        return ["unknown: no paper of this office bears that code, or this file was not made here"]
    told = [f"{found.state}: {found.kind} of {found.at}, {found.language}, dossier {found.dossier}"]
    if found.state == CHANGED:
        told.append("it is not as it was made; look at the kept one")
    if found.superseded:
        told.append("superseded, since then changed: " + ", ".join(found.superseded))
    if found.repeated is not None:
        told.append(f"drawn again as it was then: {'the same' if found.repeated else 'not the same'}")
    if found.edition:
        told += _listed(f"today by its own edition ({found.edition})", found.today)
        told += _listed(f"today by the edition in use ({found.edition_in_use})", found.in_use)
    return told


def _listed(what: str, differences: Iterable[Differs]) -> list[str]:
    told = [
        f"  {one.result}: {one.then} ({', '.join(one.articles_then) or '-'})"
        f" -> {one.today} ({', '.join(one.articles_today) or '-'})"
        for one in differences
    ]
    return [f"{what}: {'differs' if told else 'the same'}", *told]


def _verified(office: Office, dossier: str, paper: str, state: str, by: str) -> Verified:
    line = next(one for one in papers.kept(office, dossier) if one.id == paper)
    told: dict[str, Any] = {
        "dossier": dossier, "paper": paper, "kind": line.kind, "language": line.language, "at": line.at,
        "edition": line.edition, "superseded": line.changed,
    }  # fmt: skip
    if line.kind not in KINDS or not KINDS[line.kind].by_rules:
        return Verified(state, by, **told)
    told["edition_in_use"] = editions.in_use(office).edition
    at = datetime.fromisoformat(line.drawn_at or line.at)
    try:
        then = as_it_was(office, next(one for one in kept_papers.listed(office.vault, dossier) if one.id == paper))
    except OfficeError:  # the edition of then is not here any more, so there is nothing to compare with
        return Verified(state, by, **told)
    on = office.clock.today()
    before, own = _advice(then, at.date()), _advice(open_dossier(office, dossier, by=then.law), on)
    now = open_dossier(office, dossier)
    told["repeated"] = _repeated(office, then, line.kind, line.language, at) == line.code
    told["today"] = _differences(before, own, then.law.book, then.law.book)
    told["in_use"] = _differences(before, _advice(now, on), then.law.book, now.law.book)
    return Verified(state, by, **told)


def _repeated(office: Office, then: Opened, kind: str, language: str, at: datetime) -> str:
    try:
        content = KINDS[kind].gather(then, here(office.settings, at, language, office.person.name))
    except Rejected:
        return ""
    return code.digest(content, "nl", language)


def _advice(opened: Opened, on: date) -> dict[str, Any]:
    return advise_dossier(opened, on).held.as_json()


def _differences(
    then: dict[str, Any], today: dict[str, Any], book: Rulebook, book_today: Rulebook
) -> tuple[Differs, ...]:
    return tuple(
        Differs(one.result, one.before, one.after, _articles(one.rules_before, book),
                _articles(one.rules_after, book_today))
        for one in compare(then, today)
    )  # fmt: skip


def _articles(rules: Iterable[str], book: Rulebook) -> tuple[str, ...]:
    return tuple(f"{rule} {basis_of(rule, book).article}".strip() for rule in rules)
