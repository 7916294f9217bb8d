"""What facts there are, and how a plain text becomes a typed value or is rejected."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from app.errors import Rejected
from app.facts.fact import Fact, Facts, Partial, Plain, Proof, State
from app.places import is_country, municipality

LEVELS = ("A1", "A2", "B1", "B2", "C1")
SKILLS = ("listening", "reading", "speaking", "writing")
PARTS = ("mo", "nt2", "work", "pnt")


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
    """What `facts.yaml` declares, read with the first look: the kiosk shows its first page before."""

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


def nearest(word: str, words: list[str]) -> str:
    """The nearest right word, for a sentence that helps; empty when none is near."""
    found = get_close_matches(word, words, 1, 0.5)
    return found[0] if found else ""


def _refuse(says: str, fact: str, value: object = "", near: str = "") -> Rejected:
    return Rejected(says, fact=fact, value=str(value), nearest=near)


def read_facts(raw: Mapping[str, Plain]) -> Facts:
    """Typed facts from plain ones. Raises Rejected for the first that cannot be read."""
    return Facts({name: read_fact(name, value) for name, value in raw.items()})


def read_fact(name: str, raw: Plain) -> Fact:
    """One typed fact; `raw` is a bare value, a value with its proof, or the state in which it is not known."""
    spec = SPECS.get(name)
    if spec is None:
        raise _refuse("unknown_fact", name, near=nearest(name, list(SPECS)))
    proof, value = Proof.ORIGINAL, raw
    if isinstance(raw, dict) and set(raw) <= {"value", "proof"} and "value" in raw:
        proof = Proof(_choice(name, raw.get("proof", "original"), tuple(p.value for p in Proof)))
        value = raw["value"]
    elif isinstance(raw, dict) and set(raw) == {"state"}:
        state = _choice(name, raw["state"], ("unknown", "refused"))
        return Fact(name, None, proof, State(state))
    return Fact(name, _typed(name, spec, value), proof)


def _typed(name: str, spec: FactSpec, raw: Plain) -> Any:
    kind = spec.kind
    if kind.endswith(" or none") and raw == "none":
        return "none"
    if kind in ("record", "record or none"):
        return _record(name, spec.fields or {}, raw)
    if kind == "list of record":
        return tuple(_record(name, spec.fields or {}, one) for one in _list(name, raw))
    if kind == "list of country":
        return tuple(_scalar(name, "country", one) for one in _list(name, raw))
    if kind == "set":
        return frozenset(_choice(name, one, spec.choices) for one in _list(name, raw))
    if kind == "percents":
        return _percents(name, raw)
    if kind == "choice":
        return _choice(name, raw, spec.choices)
    return _scalar(name, kind.removesuffix(" or none"), raw)


def _list(name: str, raw: Plain) -> list[Plain]:
    if not isinstance(raw, list):
        raise _refuse("wrong_kind", name, raw)
    return raw


def _record(name: str, fields: Mapping[str, Any], raw: Plain) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise _refuse("wrong_kind", name, raw)
    for key in raw:
        if key not in fields:
            raise _refuse("unknown_field", name, key, nearest(key, list(fields)))
    record = {key: _field(f"{name}.{key}", fields[key], value) for key, value in raw.items()}
    for first, last in (("from", "until"), ("start", "until"), ("signed_on", "ended_on")):
        a, b = record.get(first), record.get(last)
        if isinstance(a, date) and isinstance(b, date) and b < a:
            raise _refuse("until_before_from", name, raw[last])
    return record


def _field(name: str, kind: Any, raw: Plain) -> Any:
    if isinstance(kind, list):
        return _choice(name, raw, tuple(kind))
    if kind == "stay_motive":
        return _choice(name, raw, SPECS["stay_motive"].choices)
    if kind == "date or open":
        return "open" if raw == "open" else _scalar(name, "date", raw)
    if kind == "skills":
        return _skills(name, raw)
    if kind.startswith("set of "):
        return frozenset(_choice(name, one, tuple(kind.split()[2:])) for one in _list(name, raw))
    return _scalar(name, kind, raw)


def _skills(name: str, raw: Plain) -> dict[str, int]:
    if not isinstance(raw, dict):
        raise _refuse("wrong_kind", name, raw)
    return {_choice(name, k, SKILLS): LEVELS.index(_choice(name, v, LEVELS)) for k, v in raw.items()}


def _percents(name: str, raw: Plain) -> dict[str, int]:
    if not isinstance(raw, dict):
        raise _refuse("wrong_kind", name, raw)
    percents = {_choice(name, k, ("mo", "nt2")): _scalar(name, "int", v) for k, v in raw.items()}
    if any(value > 100 for value in percents.values()):
        raise _refuse("outside_list", name, raw)
    return percents


def _choice(name: str, raw: Plain, choices: tuple[str, ...]) -> str:
    if not isinstance(raw, str):
        raise _refuse("wrong_kind", name, raw)
    if raw not in choices:
        raise _refuse("outside_list", name, raw, nearest(raw, list(choices)))
    return raw


def _scalar(name: str, kind: str, raw: Plain) -> Any:
    if not isinstance(raw, str) or raw == "":
        raise _refuse("wrong_kind", name, raw)
    return _SCALARS[kind](name, raw)


def _date(name: str, raw: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw):
        raise _refuse("wrong_kind", name, raw)
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise _refuse("impossible_date", name, raw) from None


def _partial(name: str, raw: str) -> Partial:
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", raw):
        raise _refuse("wrong_kind", name, raw)
    pieces = [int(piece) for piece in raw.split("-")]
    try:
        year, month = pieces[0], pieces[1] if len(pieces) > 1 else None
        if len(pieces) == 3:
            day = date(*pieces)
            return Partial(day, day)
        if month is None:
            return Partial(date(year, 1, 1), date(year, 12, 31))
        return Partial(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    except ValueError:
        raise _refuse("impossible_date", name, raw) from None


def _yesno(name: str, raw: str) -> bool:
    return _choice(name, raw, ("yes", "no")) == "yes"


def _int(name: str, raw: str) -> int:
    if not re.fullmatch(r"\d{1,4}", raw):
        raise _refuse("wrong_kind", name, raw)
    return int(raw)


def _number(name: str, raw: str) -> float:
    if not re.fullmatch(r"\d{1,3}([.,]\d{1,2})?", raw):
        raise _refuse("wrong_kind", name, raw)
    return float(raw.replace(",", "."))


def _country(name: str, raw: str) -> str:
    if raw not in ("stateless", "unknown") and not is_country(raw):
        raise _refuse("outside_list", name, raw, raw.upper() if is_country(raw.upper()) else "")
    return raw


def _nis(name: str, raw: str) -> str:
    if municipality(raw) is None:
        raise _refuse("unknown_municipality", name, raw)
    return raw


def _lang(name: str, raw: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", raw):
        raise _refuse("wrong_kind", name, raw)
    return raw


def _text(name: str, raw: str) -> str:
    return raw


_SCALARS = {
    "date": _date,
    "partial": _partial,
    "yesno": _yesno,
    "int": _int,
    "number": _number,
    "country": _country,
    "nis": _nis,
    "lang": _lang,
    "text": _text,
}
