"""The advice of one dossier as its column shows it: what is suggested, what holds, and on what each result rests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.actions.advise import Advised
from app.actions.opened import Opened
from app.facts import Plain

Json = Mapping[str, Any]


@dataclass(frozen=True)
class OnScreen:
    """Both advices in the shape of `Advice.as_json()`; a result is named as decisions name it (`parts.mo`).

    `known` has each fact's raw value and proof, `terms` the Dutch term of each rule; `may_settle` says whether who sits
    here may settle a conflict for the office.
    """

    dossier: str
    suggested: Json = field(repr=False)
    held: Json = field(repr=False)
    decisions: Mapping[str, Json] = field(repr=False)
    known: Mapping[str, tuple[Plain, str]] = field(repr=False)
    terms: Mapping[str, str] = field(repr=False)
    may_settle: bool = False

    @property
    def departs(self) -> bool:
        """Whether a decision changes what follows from it."""
        return self.held is not self.suggested

    def outcome(self, result: str) -> Json:
        """The suggestion for a result, with value, check, rules and missing."""
        return _outcome(self.suggested, result)

    def holds(self, result: str) -> object:
        """The value of a result with the decisions reckoned with."""
        return _outcome(self.held, result)["value"]

    def decided(self, result: str) -> object:
        """What the assessor decided for a result; where nobody did, what holds."""
        decision = self.decisions.get(result)
        return decision["value"] if decision else self.holds(result)

    def proven(self, result: str) -> Json | None:
        """The same with only what is proven, where that comes out otherwise."""
        found: Json = self.suggested["proven"]
        other = found.get("parts", {}).get(_short(result)) if result.startswith("parts.") else found.get(result)
        if other is not None and result == "fees":
            return {**other, "value": other["max_total"]}
        return other

    def to_prove(self, result: str) -> list[Json]:
        """What to bring so that this result holds as said."""
        rules = self.outcome(result)["rules"]
        return [one for one in self.suggested["to_prove"] if one["rule"] in rules]

    def because(self, result: str) -> list[Json]:
        """The rules behind a result."""
        return [one for one in self.suggested["because"] if one["result"] == _short(result)]

    def doubts(self, result: str) -> Sequence[Json]:
        """What the sources do not settle about a result."""
        return [one for one in self.suggested["doubts"] if one["result"] == _short(result)]


def on_screen(opened: Opened, advised: Advised, *, may_settle: bool) -> OnScreen:
    """The advice of the dossier that is open."""
    suggested = advised.suggested.as_json()
    return OnScreen(
        opened.id,
        suggested,
        advised.held.as_json() if advised.departs else suggested,
        opened.decisions,
        {one.fact: (one.raw, one.proof) for one in opened.known if one.state == "known"},
        {id_: rule.term for id_, rule in opened.law.book.rules.items()},
        may_settle,
    )


def _short(result: str) -> str:
    return result.removeprefix("parts.")


def _outcome(advice: Json, result: str) -> Json:
    found: Json = advice["parts"][_short(result)] if result.startswith("parts.") else advice[result]
    if result == "fees":
        return {"missing": (), **found, "value": found["max_total"]}
    return {"check": False, "missing": (), **found}
