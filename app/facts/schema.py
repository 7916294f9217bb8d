"""What facts there are, and how plain facts become typed ones or are rejected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from app.facts.fact import Fact, Facts, Plain, Proof, State
from app.facts.reading import Reader, nearest, reader, refusal

PARTS = ("mo", "nt2", "work", "pnt")
PROOFS = {one.value: one for one in Proof}
STATES = {one.value: one for one in (State.UNKNOWN, State.REFUSED)}

Word = TypeVar("Word")


@dataclass(frozen=True, slots=True)
class FactSpec:
    """The declaration of a fact: kind, allowed values, fields of a record, cost of asking (1 to 5)."""

    name: str
    kind: str
    choices: tuple[str, ...] = ()
    fields: Mapping[str, Any] | None = None
    event: bool = False
    cost: int = 3


class _Declared(Mapping[str, FactSpec]):
    """What `facts.yaml` declares, read when it is first used: the kiosk shows its first page before that."""

    def __getitem__(self, name: str) -> FactSpec:
        return _specs()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_specs())

    def __len__(self) -> int:
        return len(_specs())


@cache
def _specs() -> dict[str, FactSpec]:
    import yaml

    text = Path(__file__).with_name("facts.yaml").read_text(encoding="utf-8")
    table = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return {
        name: FactSpec(
            name,
            row["kind"],
            tuple(row.get("choices", ())),
            row.get("fields"),
            row.get("event") == "yes",
            int(row["cost"]),
        )
        for name, row in table.items()
    }


SPECS: Mapping[str, FactSpec] = _Declared()


@cache
def _readers() -> dict[str, Reader]:
    """How each fact is read; a motive inside a record has the choices of the fact."""
    motives = SPECS["stay_motive"].choices
    return {name: reader(name, spec.kind, spec.choices, spec.fields or {}, motives) for name, spec in SPECS.items()}


def read_facts(raw: Mapping[str, Plain]) -> Facts:
    """Typed facts from plain ones. Raises Rejected for the first that cannot be read."""
    return Facts({name: read_fact(name, value) for name, value in raw.items()})


def read_fact(name: str, raw: Plain) -> Fact:
    """One typed fact; `raw` is a bare value, a value with its proof, or the state in which it is not known."""
    read = _readers().get(name)
    if read is None:
        raise refusal("unknown_fact", name, near=nearest(name, list(SPECS)))
    if isinstance(raw, dict):
        if "value" in raw and raw.keys() <= {"value", "proof"}:
            proof = _one_of(PROOFS, name, raw["proof"]) if "proof" in raw else Proof.ORIGINAL
            return Fact(name, read(raw["value"]), proof)
        if raw.keys() == {"state"}:
            return Fact(name, None, Proof.ORIGINAL, _one_of(STATES, name, raw["state"]))
    return Fact(name, read(raw))


def _one_of(words: Mapping[str, Word], name: str, raw: Plain) -> Word:
    if not isinstance(raw, str):
        raise refusal("wrong_kind", name, raw)
    if raw not in words:
        raise refusal("outside_list", name, raw, nearest(raw, list(words)))
    return words[raw]
