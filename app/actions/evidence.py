"""Evidence: the files of a dossier, what each of them is, and which facts it shows.

Describing a file raises the proof of the facts that it shows, and the event of each such fact names the file: who
asks later why a fact counts as proven finds the paper. A proof is never lowered here, and nothing is overwritten:
described again, the last description holds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from app.actions import scans
from app.actions.typed import plain
from app.errors import Rejected
from app.facts import Plain, Proof
from app.facts.documents import SHOWS
from app.roles import only
from app.words import LANGUAGES

if TYPE_CHECKING:
    from app.office import Office
    from app.store.attachments import Attachment

KINDS = (*SHOWS, "other")
LEVELS = ("copy", "original", "verified")


@dataclass(frozen=True, slots=True)
class Description:
    """What a file is. Days are ISO or empty; `language` is a tag or empty; `facts` are what it shows, at `level`."""

    kind: str
    level: str = "copy"
    issuer: str = field(default="", repr=False)
    issued: str = field(default="", repr=False)
    valid_until: str = field(default="", repr=False)
    language: str = ""
    sworn_translation: bool = False
    facts: tuple[str, ...] = ()

    def expired(self, on: date) -> bool:
        """Whether the document is no longer valid on a day; without an end it is never known to be."""
        return bool(self.valid_until) and date.fromisoformat(self.valid_until) < on


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of the dossier; without a description nobody has said yet what it is."""

    file: Attachment = field(repr=False)
    said: Description | None = field(default=None, repr=False)


@only("see_dossiers")
def pieces(office: Office, dossier: str) -> list[Piece]:
    """The files of a dossier, the last first, each with the description that holds."""
    said = {
        str(event.body["attachment"]): _read(event.body)
        for event in office.vault.events(dossier)
        if event.kind == "described"
    }
    return [Piece(file, said.get(file.id)) for file in reversed(scans.listed(office, dossier))]


@only("attach")
def describe(office: Office, dossier: str, file: str, said: Description) -> list[str]:
    """Keep what a file is and raise the proof of the facts it shows; returns the facts whose proof rose.

    Days may be typed as `14-3-2024`. Raises Rejected `file_not_here`, `outside_list`, `not_a_date` with the field,
    `until_before_from`, `no_such_language`, `fact_not_known` for a fact that the dossier does not hold.
    """
    if file not in {one.id for one in scans.listed(office, dossier)}:
        raise Rejected("file_not_here")
    checked = _checked(said)
    known = office.vault.facts_raw(dossier)
    rises = {fact: _value(known, fact) for fact in checked.facts if _rank(known, fact) < Proof(checked.level).rank}
    answered = [
        ("answered", {"fact": fact, "raw": raw, "proof": checked.level, "by": "staff", "document": file})
        for fact, raw in rises.items()
    ]
    office.vault.append_all(
        dossier, [("described", _body(file, checked)), *answered], person=office.person.id, at=office.clock.now()
    )
    return list(rises)


def shown_by(kind: str, known: Collection[str]) -> tuple[str, ...]:
    """The facts of a dossier that a document of this kind usually shows, to be ticked beforehand."""
    return tuple(fact for fact in SHOWS.get(kind, ()) if fact in known)


def _checked(said: Description) -> Description:
    for name, value, values in (("kind", said.kind, KINDS), ("level", said.level, LEVELS)):
        if value not in values:
            raise Rejected("outside_list", fact=name, value=value)
    issued, until = _day("issued", said.issued), _day("valid_until", said.valid_until)
    if issued and until and until < issued:
        raise Rejected("until_before_from", fact="valid_until", field="valid_until")
    language = said.language.strip()
    if language and language not in LANGUAGES:
        language = str(plain("lang", language))
    return Description(
        said.kind, said.level, said.issuer.strip(), issued, until, language, said.sworn_translation, said.facts
    )


def _day(name: str, typed: str) -> str:
    if not typed.strip():
        return ""
    try:
        return date.fromisoformat(str(plain("date", typed))).isoformat()
    except ValueError as error:
        raise Rejected("not_a_date", field=name) from error


def _value(known: Mapping[str, Plain], fact: str) -> Plain:
    raw = known.get(fact)
    if raw is None or (isinstance(raw, dict) and "state" in raw):
        raise Rejected("fact_not_known", fact=fact)
    return raw["value"] if isinstance(raw, dict) and "value" in raw else raw


def _rank(known: Mapping[str, Plain], fact: str) -> int:
    raw = known.get(fact)
    return Proof(str(raw.get("proof", "said"))).rank if isinstance(raw, dict) else Proof.SAID.rank


def _body(file: str, said: Description) -> dict[str, Any]:
    return {
        "attachment": file, "kind": said.kind, "level": said.level, "issuer": said.issuer, "issued": said.issued,
        "valid_until": said.valid_until, "language": said.language, "sworn_translation": said.sworn_translation,
        "facts": list(said.facts),
    }  # fmt: skip


def _read(body: Mapping[str, Any]) -> Description:
    return Description(
        kind=str(body["kind"]), level=str(body["level"]), issuer=str(body["issuer"]), issued=str(body["issued"]),
        valid_until=str(body["valid_until"]), language=str(body["language"]),
        sworn_translation=bool(body["sworn_translation"]), facts=tuple(body["facts"]),
    )  # fmt: skip
