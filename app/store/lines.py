"""What the vault hands out: plain frozen values, whose personal content does not show in a message."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple


class _Kept(NamedTuple):
    id: str
    dossier: str
    person: str
    at: str
    kind: str
    text: bytes
    number: int


class Event(_Kept):
    """One thing that happened in a dossier; never changed, only followed by another.

    `text` is its body as it was kept (JSON, UTF-8); `number` counts the events of all dossiers in the order in which
    they were kept here. There are very many: a body is read when somebody asks for it.
    """

    @cached_property
    def body(self) -> dict[str, Any]:
        """What happened."""
        return dict(json.loads(self.text.decode()))

    def __repr__(self) -> str:
        return f"<Event {self.id} {self.kind}>"


@dataclass(frozen=True)
class DossierLine:
    """One line of the list of dossiers; `changed` is the number of its last event, `folded` the name to sort by."""

    id: str
    opened_at: str
    changed_at: str
    ticket: str
    language: str
    events: int
    name: str = field(default="", repr=False)
    birth: str = field(default="", repr=False)
    changed: int = 0
    folded: str = field(default="", repr=False)


@dataclass(frozen=True)
class Asked:
    """Which lines of the list of dossiers, and in which order: the last changed first, or by name.

    `words`: every word stands in the line, each in one of its readings; `person`: the dossiers in which this staff
    member did something. Not both together; a search is never by name.
    """

    words: Sequence[Sequence[str]] = field(default=(), repr=False)
    person: str = ""
    by_name: bool = False


EVERYBODY = Asked()


@dataclass(frozen=True)
class PaperLine:
    """A paper that was made, without its content."""

    id: str
    dossier: str
    kind: str
    language: str
    edition: str
    digest: str
    person: str
    at: str


@dataclass(frozen=True)
class JournalLine:
    """Who did what when; pseudonymous ids only."""

    seq: int
    at: str
    person: str
    deed: str
    subject: str
    details: Mapping[str, str]
    digest: str
