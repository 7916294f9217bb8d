"""What the contract draft says about one newcomer, as plain values; the corridor gathers them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from app.paper.blocks import HOUSE, House


@dataclass(frozen=True, slots=True)
class Basis:
    """A rule and where it stands: the published title and the article, the latter in Dutch."""

    rule: str
    title: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Proven:
    """A fact that a result rests on and how it was shown: said, copy, original or verified."""

    fact: str
    proof: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What the assessor decided, beside what the program suggested."""

    value: str
    suggested: str = ""
    reason: str = ""
    by: str = ""
    on: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One result of the advice with what it rests on; `check` means the sources leave it to the assessor."""

    id: str
    value: str
    check: bool = False
    bases: tuple[Basis, ...] = ()
    proofs: tuple[Proven, ...] = field(default=(), repr=False)
    decided: Decided | None = field(default=None, repr=False)

    @property
    def holds(self) -> str:
        """The value that stands: the assessor's where there is one."""
        return self.decided.value if self.decided else self.value


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A course of the offer as it stands in the contract; `language` is the tag of the language taught in.

    `moments` are those of the fact availability.
    """

    code: str
    kind: str
    provider: str
    place: str
    starts_on: date | None
    ends_on: date | None = None
    language: str = ""
    moments: tuple[str, ...] = ()
    digital: bool = False


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """A date of the programme: `id` is the deadline's name in the advice."""

    id: str
    on: date
    basis: Basis


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One amount in euros and the rule that asks for it."""

    item: str
    amount: float
    basis: Basis


@dataclass(frozen=True, slots=True)
class TrackLine:
    """The NT2 track: teaching periods and the median months of the annual report, None where open."""

    value: str
    latin_script_module: bool = False
    periods: int | None = None
    months: int | None = None
    basis: Basis | None = None
    decided: Decided | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class FeesLine:
    """The estimate: its lines, the most that first attempts cost, and the grounds on which nothing is asked."""

    lines: tuple[FeeLine, ...] = ()
    most: float | None = None
    so_far: float | None = None
    grounds: tuple[Basis, ...] = ()
    check: bool = False
    decided: Decided | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class OfficialTexts:
    """Texts that only the office may write, in Dutch and, where it has them, in the newcomer's language.

    An empty one is printed as missing.
    """

    rights_and_duties: str = ""
    further_fields: str = ""
    rights_and_duties_own: str = ""
    further_fields_own: str = ""
    exemption: str = ""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A goal, a track or an agreement of the plan in the office's words; `who` does it: newcomer, office or both."""

    part: str
    text: str = field(repr=False)
    kind: str = ""
    who: str = "both"
    until: date | None = None
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Whose paper it is: the name in the own script, empty while unknown, and in Latin letters; who makes it, when."""

    person_name: str = field(repr=False)
    latin_name: str = field(repr=False)
    operator: str
    dossier: str
    on: date
    house: House = HOUSE

    def party(self) -> dict[str, Any]:
        """These fields by name, for another paper of the same person."""
        return {one.name: getattr(self, one.name) for one in fields(Party)}


NO_TEXTS, NO_FEES = OfficialTexts(), FeesLine()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractContent(Party):
    """Everything the contract says. `edition` names the rulebook, `events` what has happened.

    `topics` gives the heading of the interview for each of `open_facts`.
    """

    edition: str
    edition_date: date
    regime: Result
    group: Result
    parts: tuple[Result, ...]
    track: TrackLine
    contract: Result
    fees: FeesLine = NO_FEES
    courses: tuple[CourseLine, ...] = ()
    offer: str = ""
    term: str = ""
    deadlines: tuple[DeadlineLine, ...] = ()
    open_facts: tuple[str, ...] = ()
    topics: Mapping[str, str] = field(default_factory=dict)
    events: tuple[str, ...] = ()
    plan: tuple[PlanLine, ...] = field(default=(), repr=False)
    texts: OfficialTexts = NO_TEXTS
    draft: bool = True

    def part(self, id: str) -> Result:
        """One of the four parts: mo, nt2, work or pnt."""
        return next(one for one in self.parts if one.id == id)
