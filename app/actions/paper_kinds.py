"""Every kind of paper: what gathers it from a dossier and what draws it. One table for counter, console and cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from app.actions import (
    advice_paper,
    bring,
    contract,
    course_paper,
    exemption_paper,
    naric_paper,
    referral_paper,
    slip,
    ticket_paper,
)
from app.actions.house import Here
from app.actions.opened import Opened
from app.errors import Rejected
from app.paper import advice as advice_on_paper
from app.paper import bring as bring_on_paper
from app.paper import contract as contract_on_paper
from app.paper import course as course_on_paper
from app.paper import exemption as exemption_on_paper
from app.paper import journey as journey_on_paper
from app.paper import naric as naric_on_paper
from app.paper import referral as referral_on_paper
from app.paper import slip as slip_on_paper
from app.paper import ticket as ticket_on_paper

Gather = Callable[[Opened, Here], Any]
Render = Callable[..., bytes]
"""Content, Dutch, the own language; `form` where a kind has several."""


@dataclass(frozen=True)
class Kind:
    """`by_rules` says that the paper rests on the rulebook; `form` names the setting that holds its form."""

    gather: Gather
    render: Render
    by_rules: bool = True
    form: str = ""


KINDS = {
    "contract": Kind(contract.draft, contract_on_paper.render),
    "contract_to_sign": Kind(contract.to_sign, contract_on_paper.render),
    "slip": Kind(slip.gathered, slip_on_paper.render, by_rules=False, form="slip_form"),
    "bring": Kind(bring.gathered, bring_on_paper.render),
    "journey": Kind(contract.journey, journey_on_paper.render),
    "advice": Kind(advice_paper.gather, advice_on_paper.render),
    "advice_newcomer": Kind(advice_paper.gather_plain, advice_on_paper.render_plain),
    "course": Kind(course_paper.gather, course_on_paper.render, by_rules=False),
    "exemption": Kind(exemption_paper.gather, exemption_on_paper.render),
    "referral": Kind(referral_paper.gather, referral_on_paper.render),
    "naric": Kind(naric_paper.gather, naric_on_paper.render),
    "ticket": Kind(ticket_paper.gather, ticket_on_paper.render, by_rules=False, form="ticket_form"),
}


def kind_of(name: str) -> Kind:
    """The kind of that name. Rejected `unknown_paper_kind`."""
    if name not in KINDS:
        raise Rejected("unknown_paper_kind", value=name, choices=", ".join(KINDS))
    return KINDS[name]


def renderer(name: str, form: str = "") -> Render:
    """What draws a kind, in a form where it has several."""
    kind = kind_of(name)
    return partial(kind.render, form=form) if kind.form and form else kind.render
