"""The request for an exemption: the results that rest on one, their grounds, and the evidence nobody has seen yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.actions import contract
from app.actions.advise import advise_dossier
from app.actions.dossier import facts_of
from app.actions.house import Here
from app.actions.opened import Opened
from app.errors import Rejected
from app.facts import Proof
from app.facts.documents import documents_for
from app.paper.contract_content import Result
from app.paper.exemption import ExemptionContent
from app.rulebook import Rule

OF_OBLIGATION = "EXO-"
OF_PART = ("EXP-", "OBL-07")


def gather(opened: Opened, here: Here) -> ExemptionContent:
    """What the request says; Rejected `no_ground_for_exemption` when nothing is exempt."""
    held = contract.draft(opened, here)
    group = _with_proofs(held.group, opened, here) if _of_obligation(held.group) else None
    parts = tuple(part for part in held.parts if part.holds == "exempt")
    if group is None and not parts:
        raise Rejected("no_ground_for_exemption")
    results = (group, *parts) if group else parts
    rules = [basis.rule for result in results for basis in result.bases]
    rulebook = opened.law.book.rules
    return ExemptionContent(
        **held.party(),
        edition=held.edition,
        edition_date=date.fromisoformat(held.edition.split()[1]),
        group=group,
        parts=parts,
        terms=tuple((rule, rulebook[rule].term) for rule in dict.fromkeys(rules) if _is_ground(rule, rulebook)),
        documents=_unseen(opened, results),
        text=here.texts.exemption,
    )


def _of_obligation(group: Result) -> bool:
    """An exemption by rule, or one that the assessor decided against a suggested duty."""
    decided = group.decided is not None and (group.decided.suggested or group.value) == "obliged"
    return group.holds == "entitled" and (decided or any(one.rule.startswith(OF_OBLIGATION) for one in group.bases))


def _with_proofs(group: Result, opened: Opened, here: Here) -> Result:
    """The group with how the facts of its grounds were shown."""
    told = advise_dossier(opened, here.on).suggested.as_json()
    grounds = tuple(basis.rule for basis in group.bases if basis.rule.startswith(OF_OBLIGATION))
    return replace(group, proofs=contract.proofs_of(told, "group", grounds, contract.shown_by(facts_of(opened))))


def _is_ground(rule: str, known: Mapping[str, Rule]) -> bool:
    return rule in known and rule.startswith((OF_OBLIGATION, *OF_PART))


def _unseen(opened: Opened, results: tuple[Result, ...]) -> tuple[str, ...]:
    """The documents for facts that these results rest on and that were only said."""
    used = {proven.fact for result in results for proven in result.proofs}
    facts = facts_of(opened)
    return documents_for({name for name in used if name in facts and facts[name].proof is Proof.SAID})
