"""What the contract says, gathered from a dossier and its advice: as a draft, or as the version to be signed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from app import words
from app.actions.advise import MO_ASKED, advise_dossier
from app.actions.dossier import facts_of, fitting
from app.actions.edition_words import carrying, place
from app.actions.house import Here
from app.actions.opened import Opened
from app.actions.topics import topics_of
from app.errors import Rejected
from app.facts import Facts
from app.facts.schema import PARTS
from app.paper.blocks import House
from app.paper.contract_content import (
    Basis,
    ContractContent,
    CourseLine,
    DeadlineLine,
    Decided,
    FeeLine,
    FeesLine,
    OfficialTexts,
    Party,
    PlanLine,
    Proven,
    Result,
    TrackLine,
)
from app.paper.journey import JourneyContent
from app.rulebook import Rulebook

OPERATORS = {
    "atlas": "Atlas, Integratie & Inburgering Antwerpen",
    "amal": "Amal, Gent",
    "agii": "Agentschap Integratie en Inburgering",
    "agii_brussels": "Agentschap Integratie en Inburgering, Brussel",
    "bapa": "BAPA, Brussel",
    "cri": "Centre régional d'intégration (CRI)",
    "info_integration": "Info-Integration, Ostbelgien",
}

COMPARES = re.compile(r"\b[PS]\d+\b")
"""The rulebook's own short name of another source; no reader of a paper knows it."""

DECIDED = ("group", *PARTS)
"""The results that an assessor can decide at the counter."""


@dataclass(frozen=True)
class Lacking:
    """Something without which the contract is not signed: `kind` is fact, result, course, name or contract."""

    kind: str
    name: str = ""


def draft(opened: Opened, here: Here) -> ContractContent:
    """Everything the draft says: advice, decisions and chosen courses; what is open stands marked."""
    advised = advise_dossier(opened, here.on)
    held = facts_of(opened)
    courses = courses_of(opened, here)
    suggested = fitting(opened, "mo", here.on).value if here.offered is None else here.offered
    offered = opened.no_offer.value if opened.no_offer else suggested
    mo_asked = advised.held.parts["mo"].value in MO_ASKED
    return content(
        advised.held.as_json(),
        opened.law.book,
        dossier=opened.id,
        names=names_of(opened),
        courses=courses,
        offer=offered if mo_asked and not courses else "",
        decisions=opened.decisions,
        suggested=advised.suggested.as_json(),
        proofs=shown_by(held),
        plan=plan_of(opened),
        house=here.house,
        texts=here.texts,
    )


def journey(opened: Opened, here: Here) -> JourneyContent:
    """The same, to be drawn as a way."""
    said = draft(opened, here)
    return JourneyContent(**{one.name: getattr(said, one.name) for one in fields(said)})


def to_sign(opened: Opened, here: Here) -> ContractContent:
    """The version for signature. Rejected `not_ready_to_sign` while something required is open; it names all of it."""
    if lacking := lacks(opened, here):
        named = ", ".join(one.name or one.kind for one in lacking)
        raise Rejected("not_ready_to_sign", lacking=named)
    return replace(draft(opened, here), draft=False)


def lacks(opened: Opened, here: Here) -> tuple[Lacking, ...]:
    """What is still required: facts that can change a result, results for the assessor, a name and a course."""
    said = draft(opened, here)
    if said.contract.holds in ("not_needed", "not_possible"):
        return (Lacking("contract", said.contract.holds),)
    results = (said.regime, said.group, *said.parts, said.contract)
    found = [Lacking("fact", fact) for fact in said.open_facts]
    found += [
        Lacking("result", one.id)
        for one in results
        if (one.holds == "open" and not said.open_facts)
        or (one.holds != "open" and one.check and one.decided is None and one.id in DECIDED)
    ]
    if not opened.name:
        found.append(Lacking("name"))
    if not said.courses and {said.part("mo").holds, said.part("nt2").holds} & {"required", "open"}:
        found.append(Lacking("course"))
    return tuple(found)


def shown_by(facts: Facts) -> dict[str, str]:
    """How each known fact was shown."""
    return {name: fact.proof.value for name, fact in facts.items() if fact.value is not None}


def names_of(opened: Opened) -> tuple[str, str]:
    """The name in the own script and in Latin letters; the ticket or the dossier stands in for one not known yet."""
    return opened.name or opened.ticket or opened.id, opened.latin_name


def plan_of(opened: Opened) -> tuple[PlanLine, ...]:
    """Goals, track and agreements, as they stand."""
    return tuple(
        PlanLine(
            one.part, one.text, one.kind, one.who, date.fromisoformat(one.until) if one.until else None,
            one.state == "done",
        )
        for one in opened.plan
    )  # fmt: skip


def party_of(opened: Opened, here: Here) -> Party:
    """Whose paper it is, from the office that makes it."""
    name, latin_name = names_of(opened)
    operator = OPERATORS.get(here.operator, here.house.name)
    return Party(
        person_name=name, latin_name=latin_name, operator=operator, dossier=opened.id, on=here.on, house=here.house
    )


def courses_of(opened: Opened, here: Here) -> tuple[CourseLine, ...]:
    """The courses that were chosen."""
    if here.courses is not None:
        return here.courses
    return tuple(
        CourseLine(
            one.code, one.kind, one.provider, one.place_name, one.starts_on, one.ends_on, one.lang, one.moments,
            one.digital,
        )
        for one in opened.courses.values()
    )  # fmt: skip


def content(
    found: Mapping[str, Any],
    book: Rulebook,
    *,
    dossier: str,
    names: tuple[str, str],
    courses: tuple[CourseLine, ...] = (),
    offer: str = "",
    decisions: Mapping[str, Mapping[str, Any]] | None = None,
    suggested: Mapping[str, Any] | None = None,
    proofs: Mapping[str, str] | None = None,
    plan: tuple[PlanLine, ...] = (),
    house: House | None = None,
    texts: OfficialTexts | None = None,
) -> ContractContent:
    """The draft's content from an advice as `as_json` gives it; `names` are own script and Latin.

    `found` reckons with the decisions; `suggested` is what the rules say without them; `book` is the edition of both.
    """
    first = suggested or found
    taken = decided_of(decisions or {})
    edition, operator = str(found["edition"]), OPERATORS.get(str(found["regime"]["operator"]), "")

    def basis(rule: str) -> Basis:
        return basis_of(rule, book)

    def result(id: str, outcome: Mapping[str, Any], known: Mapping[str, str] | None = None) -> Result:
        rules = tuple(outcome["rules"])
        shown = proofs_of(first, id, rules, known) if known else ()
        return Result(
            id, str(outcome["value"]), bool(outcome.get("check")), tuple(map(basis, rules)), shown, taken.get(id)
        )

    return ContractContent(
        person_name=names[0],
        latin_name=names[1],
        operator=operator,
        on=date.fromisoformat(found["on"]),
        edition=edition,
        edition_date=date.fromisoformat(edition.split()[1]),
        dossier=dossier,
        regime=result("regime", first["regime"]),
        group=result("group", first["group"]),
        parts=tuple(result(part, first["parts"][part], proofs) for part in PARTS),
        track=_track(found, basis, taken.get("nt2_track")),
        contract=result("contract", first["contract"]),
        fees=_fees(found["fees"], basis, taken.get("fees")),
        courses=courses,
        offer=offer,
        term=_term(courses),
        deadlines=tuple(
            DeadlineLine(one["id"], date.fromisoformat(one["date"]), basis(one["rule"])) for one in found["deadlines"]
        ),
        open_facts=tuple(found["missing"]),
        topics=topics_of(found["missing"]),
        events=tuple(one for one in ("reported_on", "contract_signed_on") if one in (proofs or {})),
        plan=plan,
        house=house or House(operator),
        texts=texts or OfficialTexts(),
    )


def basis_of(rule: str, book: Rulebook) -> Basis:
    """A rule with the source that carries most weight."""
    known = book.rules.get(rule)
    if known is None:
        return Basis(rule)
    source = carrying(known)
    return based_on(rule, source.title, source.article)


def based_on(rule: str, title: str, article: str) -> Basis:
    """A rule with one of its sources, for paper: the article in Dutch, which binds, without what compares sources."""
    return Basis(rule, title, "" if COMPARES.search(article) else place(words.load("nl"), article))


def proofs_of(
    found: Mapping[str, Any], part: str, rules: tuple[str, ...], known: Mapping[str, str]
) -> tuple[Proven, ...]:
    """The facts that a part's rules used, with how each was shown."""
    used = [
        fact for one in found["because"] if one["result"] == part and one["rule"] in rules for fact in one["used"]
    ]
    return tuple(Proven(fact, known[fact]) for fact in dict.fromkeys(used) if fact in known)


def decided_of(decisions: Mapping[str, Mapping[str, Any]]) -> dict[str, Decided]:
    """The decisions as the dossier keeps them, for paper: by result, a part by its own name."""
    return {result.removeprefix("parts."): _decided(row) for result, row in decisions.items()}


def _decided(row: Mapping[str, Any]) -> Decided:
    return Decided(*(str(row.get(name, "")) for name in ("value", "suggested", "reason", "by", "on", "document")))


def _track(found: Mapping[str, Any], basis: Callable[[str], Basis], decided: Decided | None) -> TrackLine:
    track = found["nt2_track"]
    rule = track["rules"][0] if track["rules"] else ""
    return TrackLine(
        track["value"], bool(track["latin_script_module"]), track["periods"],
        found["duration"]["months_median"], basis(rule) if rule else None, decided,
    )  # fmt: skip


def _fees(fees: Mapping[str, Any], basis: Callable[[str], Basis], decided: Decided | None) -> FeesLine:
    charged = {line["rule"] for line in fees["lines"]}
    return FeesLine(
        tuple(FeeLine(line["item"], line["amount"], basis(line["rule"])) for line in fees["lines"]),
        fees["max_total"],
        fees["so_far"],
        tuple(basis(rule) for rule in fees["rules"] if rule not in charged),
        bool(fees["check"]),
        decided,
    )


def _term(courses: tuple[CourseLine, ...]) -> str:
    """The term is that of the NT2 course (CON-04)."""
    nt2 = next((one for one in courses if one.kind == "nt2" and one.starts_on and one.ends_on), None)
    return f"{nt2.starts_on:%d-%m-%Y} – {nt2.ends_on:%d-%m-%Y}" if nt2 else ""
