"""The advice: every result with its reasons, ready to be shown, printed or written as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.facts import SPECS, Fact, Facts, Proof
from app.rulebook.deadlines import Deadline, deadlines
from app.rulebook.fees import Fees, fees
from app.rulebook.group import Route, group, route
from app.rulebook.outcome import OPEN, Outcome
from app.rulebook.parts import parts
from app.rulebook.rule import Rulebook, load
from app.rulebook.situation import Finding, Situation
from app.rulebook.terms import TERMS
from app.truth import Truth

TRACKS = (
    ("NT2-01", "cbe_alfa", 1140, 48),
    ("NT2-02", "cbe_nt2", 480, 26),
    ("NT2-05", "cvo_extended", 360, 17),
    ("NT2-04", "cvo_standard", 240, 10),
    ("NT2-06", "cvo_short", 160, 9),
)
ANNOUNCED = ("FUT-03", "FUT-04", "FUT-05")
ALSO_JUDGED = ("TGT-04", "TGT-09", "OBL-14", "OBL-15", "RT-09", "RT-10", "RT-12", "RT-BXL-01")


@dataclass(frozen=True, slots=True)
class Track:
    """The NT2 track, with its teaching periods and median months (None when open)."""

    value: str
    latin_script_module: bool
    periods: int | None
    months: int | None
    rules: tuple[str, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """What the program suggests for one person on one day. The assessor decides."""

    on: date
    edition: str
    route: Route
    group: Outcome
    parts: Mapping[str, Outcome]
    track: Track
    fees: Fees
    deadlines: tuple[Deadline, ...]
    contract: Outcome
    notices: tuple[str, ...]
    rules: tuple[str, ...]
    missing: tuple[str, ...]
    findings: Mapping[str, Finding]
    proven: Advice | None = None

    def as_json(self) -> dict[str, Any]:
        """The advice in the shape of the case format."""
        from app.rulebook.as_json import as_json

        return as_json(self)


NOTHING_DECIDED: Mapping[str, str] = {}


def advise(
    facts: Facts, on: date, book: Rulebook | None = None, decided: Mapping[str, str] = NOTHING_DECIDED
) -> Advice:
    """Judge the facts on that day; `proven` holds the same with only the facts that are proven.

    `decided` holds what the assessor decided: `group` or `parts.mo` and the like to a value. It stands in the place of
    what the rules say, and whatever follows from it (parts, fees, deadlines, contract) reckons with it.
    """
    book = book or load()
    said = _judge(book, facts, on, decided)
    shown = Facts({name: _proven(fact) for name, fact in facts.items()})
    if all(shown[name] is fact for name, fact in facts.items()):
        return said
    return _with(said, _judge(book, shown, on, decided))


def _proven(fact: Fact) -> Fact:
    return fact if fact.proof is not Proof.SAID else Fact(fact.name, None, fact.proof, fact.state)


def _with(said: Advice, proven: Advice) -> Advice:
    from dataclasses import replace

    return replace(said, proven=proven)


def _held(result: str, suggested: Outcome, decided: Mapping[str, str]) -> Outcome:
    return Outcome(decided[result]) if decided.get(result, suggested.value) != suggested.value else suggested


def _judge(book: Rulebook, facts: Facts, on: date, decided: Mapping[str, str]) -> Advice:
    s = Situation(book, facts, on, TERMS)
    where = route(s)
    who = _held("group", group(s, where.regime), decided)
    which = {part: _held(f"parts.{part}", one, decided) for part, one in parts(s, where, who).items()}
    for rule in ALSO_JUDGED:
        s.rule(rule)
    track = _track(s, which["nt2"])
    cost = fees(s, where, who, which)
    days = deadlines(s, where, who, which)
    contract = _contract(where, who, which)
    notices = tuple(rule for rule in ANNOUNCED if s.rule(rule).truth is Truth.YES)
    fired = tuple(
        dict.fromkeys(
            (
                *(rule for rule, found in s.findings().items() if found.truth is Truth.YES),
                *(rule for part in which.values() for rule in part.rules),
                *cost.rules,
                *(day.rule for day in days),
                *contract.rules,
                *_late(s, days),
            )
        )
    )
    missing = _order(s.facts, (where.missing, who.missing, *(p.missing for p in which.values()), track.missing))
    return Advice(
        on,
        book.edition,
        where,
        who,
        which,
        track,
        cost,
        days,
        contract,
        notices,
        fired,
        missing,
        s.findings(),
    )


def _late(s: Situation, days: tuple[Deadline, ...]) -> tuple[str, ...]:
    """Not registered with VDAB in time (SAN-05)."""
    work = next((day.date for day in days if day.id == "work"), None)
    lasting = s.term("lasting_work_within_60_days")
    if work is None or s.on <= work or lasting is not Truth.NO or s.term("vdab_registered") is not Truth.NO:
        return ()
    return ("SAN-05",)


def _track(s: Situation, nt2: Outcome) -> Track:
    latin = s.rule("NT2-03").truth is Truth.YES
    if nt2.value not in ("required", OPEN) or s.facts.value("wants_to_sign") is False:
        return Track("undetermined", latin, None, None, ("NT2-10",) if nt2.value == "required" else ())
    lacking: set[str] = set()
    for rule, value, periods, months in TRACKS:
        finding = s.rule(rule)
        if finding.truth is Truth.YES:
            return Track(value, latin, periods, months, (rule, "NT2-03") if latin else (rule,))
        lacking.update(finding.missing)
    return Track(OPEN, latin, None, None, (), tuple(sorted(lacking)))


def _contract(where: Route, who: Outcome, which: Mapping[str, Outcome]) -> Outcome:
    if who.value in ("excluded", "outside") or where.operator == "bapa":
        return Outcome("not_possible", rules=("INT-03",) if who.value == "excluded" else ())
    if where.operator == OPEN or who.value == OPEN:
        return Outcome(OPEN, missing=who.missing or where.missing)
    required = [part for part, outcome in which.items() if outcome.value == "required"]
    if required:
        no_course = not {"mo", "nt2"} & set(required) and OPEN not in (which["mo"].value, which["nt2"].value)
        return Outcome("possible", no_course, ("CON-06", "CON-07") if no_course else ("CON-06",))
    if any(outcome.value == OPEN for outcome in which.values()):
        return Outcome(OPEN, missing=tuple(fact for one in which.values() for fact in one.missing))
    return Outcome("not_needed", any(one.check for one in which.values()), ("PRT-09",))


def _order(facts: Facts, lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Cheapest to ask first, then what settles most results, then by name; refused facts last."""
    counts: dict[str, int] = {}
    for names in lists:
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: (facts.refused(name), SPECS[name].cost, -counts[name], name)))
