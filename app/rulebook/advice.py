"""The advice: every result with its reasons, ready to be shown, printed or written as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from app.errors import Rejected
from app.facts import SPECS, Fact, Facts, Proof
from app.facts.schema import PARTS
from app.rulebook.as_json import as_json
from app.rulebook.bits import bits, names
from app.rulebook.deadlines import Deadline, b1_doubts, deadlines
from app.rulebook.decided import FEES, NAMED, amount, check
from app.rulebook.fees import Fees, fees
from app.rulebook.finding import Findings
from app.rulebook.group import Route, group, route
from app.rulebook.loading import load
from app.rulebook.notions.aftermath import attest_day
from app.rulebook.outcome import Outcome
from app.rulebook.parts import part
from app.rulebook.programme import TRACKS, contract, track
from app.rulebook.reasoning import Reasoning
from app.rulebook.rule import Rulebook, Settlement
from app.rulebook.situation import Results, Situation
from app.truth import Truth

NOTHING_DECIDED: Mapping[str, str] = {}
NOTHING_SETTLED: Mapping[str, Settlement] = {}
ATTEST_FACTS = ("attest_on", "integration_certificates")
REASONED = ("group", *PARTS, "track", "contract")


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
class ToProve:
    """A rule that fired on facts without the proof it asks for, and the evidence to bring."""

    rule: str
    facts: tuple[str, ...]
    proof: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Offered:
    """What the offer of MO courses comes to; worked out beside the rulebook."""

    value: str = "open"
    rules: tuple[str, ...] = ()


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
    findings: Findings
    facts: Facts
    book: Rulebook
    settled: Mapping[str, Settlement]
    proven: Advice | None = None
    to_prove: tuple[ToProve, ...] = ()
    mo_offer: Offered = Offered()
    b1_doubts: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The advice in the shape of the case format."""
        return as_json(self)


def advise(
    facts: Facts,
    on: date,
    book: Rulebook | None = None,
    decided: Mapping[str, str] = NOTHING_DECIDED,
    settled: Mapping[str, Settlement] = NOTHING_SETTLED,
) -> Advice:
    """Judge the facts on that day; `proven` holds the same with only the facts that are proven.

    `decided` holds what the assessor decided: a name of `decided.DECIDED` to a value. It stands in the place of what
    the rules say, and whatever follows from it (parts, fees, deadlines, contract) reckons with it. `settled` holds the
    office's own choices by the id of the doubt. Rejected is raised for a decision about something else or with another
    value, and for a choice that no doubt asks for.
    """
    book = book or load()
    for result, value in decided.items():
        check(result, value)
    for doubt, settlement in settled.items():
        _check_settlement(book, doubt, settlement)
    by_word = Situation(book, facts, on, RESULTS, settled)
    by_word.judge()
    said = _judged(by_word, decided)
    weak = _to_prove(facts)
    if not weak:
        return said
    by_proof = by_word.proving(weak)
    proven = _judged(by_proof, decided)
    return replace(said, proven=proven, to_prove=_evidence(by_proof, said, proven))


def _check_settlement(book: Rulebook, doubt: str, settlement: Settlement) -> None:
    asked = book.doubts.get(doubt)
    if asked is None or not asked.readings:
        raise Rejected("unknown_doubt", value=doubt)
    if settlement.reading not in {one.name for one in asked.readings}:
        raise Rejected("unknown_reading", fact=doubt, value=settlement.reading)


def _to_prove(facts: Facts) -> Mapping[str, int]:
    """For each level of proof the facts that fall short of it, as bits; empty when all are seen in original."""
    said, copied = _known_by(facts, Proof.SAID), _known_by(facts, Proof.COPY)
    if not said | copied:
        return {}
    return {"said": 0, "copy": said, "original": said | copied, "verified": said | copied}


def _known_by(facts: Facts, proof: Proof) -> int:
    return bits(tuple([name for name, fact in facts.items() if fact.proof is proof and fact.value is not None]))


def _evidence(s: Situation, said: Advice, proven: Advice) -> tuple[ToProve, ...]:
    """What to bring for the results that differ: the rules they rest on that lack proof."""
    results = [(said.group, proven.group), *((said.parts[name], proven.parts[name]) for name in PARTS)]
    rules = {rule for one, other in results if one.value != other.value for rule in one.rules}
    if said.fees.max_total != proven.fees.max_total:
        rules |= set(said.fees.rules)
    return tuple(
        ToProve(rule.id, names(s.unproven[rule.id]), rule.proof.value, rule.evidence)
        for rule in s.book.judged
        if rule.id in rules and rule.id in s.unproven
    )


def _judged(s: Situation, decided: Mapping[str, str]) -> Advice:
    reasoning = Reasoning(s)
    for name in REASONED:
        outcome = s.outcome(name)
        held = decided.get(NAMED[name], outcome.value)
        if held != outcome.value:
            s.keep(name, Outcome(held))
        elif outcome.bounded and not s.is_kept(name):
            s.keep(name, reasoning.about(name, outcome), reasoning.looked)
    cost, days = _fees(s, decided.get(FEES)), deadlines(s)
    s.judge_the_rest()
    found = s.findings()
    fired = found.fired()
    outcomes = {name: s.outcome(name) for name in REASONED}
    lists = [s.route().missing, *(one.missing for one in outcomes.values())]
    rules = dict.fromkeys([*fired, *[day.rule for day in days]])
    return Advice(
        on=s.on,
        edition=s.book.edition,
        route=s.route(),
        group=outcomes["group"],
        parts={name: outcomes[name] for name in PARTS},
        track=_track(s, outcomes["track"]),
        fees=cost,
        deadlines=days,
        contract=outcomes["contract"],
        notices=tuple(rule for rule in fired if s.book.rules[rule].kind == "announced"),
        rules=tuple(rules),
        missing=_order(s.facts, lists),
        findings=found,
        facts=s.facts,
        book=s.book,
        settled=s.settled,
        b1_doubts=b1_doubts(s),
    )


def _fees(s: Situation, held: str | None) -> Fees:
    """The fees as the rules say, or the amount that was decided; who decides an amount decides no lines of it."""
    cost = fees(s)
    if held is None or amount(held) == cost.max_total:
        return cost
    return Fees(amount(held), cost.so_far, False, (), ())


def _track(s: Situation, outcome: Outcome) -> Track:
    to_learn = s.outcome("nt2").value in ("required", "open")
    latin = to_learn and s.truth("NT2-03") is Truth.YES
    if outcome.value in ("open", "undetermined"):
        return Track(outcome.value, latin, None, None, outcome.rules, outcome.missing)
    rules = (*outcome.rules, "NT2-03") if latin else outcome.rules
    gives = next(found for one in TRACKS if (found := s.book.rules[one].gives)["track"] == outcome.value)
    periods = int(gives["periods"])
    return Track(outcome.value, latin, periods, int(s.book.rules["DUR-02"].gives[outcome.value]), rules)


def _order(facts: Facts, lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Cheapest to ask first, then what settles most results, then by name; refused facts last."""
    counts: dict[str, int] = {}
    for one in lists:
        for name in one:
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: (facts.refused(name), SPECS[name].cost, -counts[name], name)))


def _group_at_signing(s: Situation) -> Outcome:
    """The group on the day of signing, without the attest that came of it."""
    if attest_day(s) is None:
        return s.outcome("group")
    facts = Facts({name: fact for name, fact in s.facts.items() if name not in ATTEST_FACTS})
    return Situation(s.book, _without_attest(s.facts, facts), s.signed_on(), RESULTS, s.settled).outcome("group")


def _without_attest(facts: Facts, others: Facts) -> Facts:
    """The facts with the Flemish attest taken out of the certificates; an attest unknown before is none."""
    held = facts.value("integration_certificates")
    kept = tuple(one for one in held or () if one.get("issuer") != "flemish_attest")
    return Facts({**others, "integration_certificates": Fact("integration_certificates", kept)})


RESULTS = Results(
    route,
    {
        "group": group,
        "group_at_signing": _group_at_signing,
        **{name: partial(part, name=name) for name in PARTS},
        "track": track,
        "contract": contract,
    },
)
