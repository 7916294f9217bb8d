"""The referral letter: to whom somebody goes whom this office does not help, and by which rule."""

from __future__ import annotations

from datetime import date

from app.actions.advise import advise_dossier
from app.actions.contract import basis_of, party_of
from app.actions.dossier import facts_of
from app.actions.house import Here
from app.actions.opened import Opened
from app.errors import Rejected
from app.paper.referral import Destination, ReferralContent
from app.places import municipality
from app.rulebook import OPEN, Advice

SCHOOL = "TGT-06"
TO = {
    "atlas": "atlas", "amal": "amal", "agii": "agii", "agii_brussels": "bon", "bapa": "bapa", "cri": "cri",
    "info_integration": "info_integration",
}  # fmt: skip


def gather(opened: Opened, here: Here) -> ReferralContent:
    """What the letter says. Rejected `nobody_to_refer_to` when this office is the right one, or that is not known."""
    advice = advise_dossier(opened, here.on).held
    why, to, rules = _where(advice, here.operator)
    if not to:
        raise Rejected("nobody_to_refer_to")
    return ReferralContent(
        **party_of(opened, here).party(),
        edition=advice.edition,
        why=why,
        destinations=tuple(Destination(one, here.text(f"address_{one}")) for one in to),
        bases=tuple(basis_of(rule, opened.law.book) for rule in rules),
        place=_place(opened),
        language=opened.language,
    )


def _where(advice: Advice, own: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Why, to whom (none, one, or the two of Brussels between whom the person chooses), and the rules."""
    if SCHOOL in advice.rules:
        return "school", ("school",), (SCHOOL,)
    route = advice.route
    if route.regime == "brussels" and route.operator == OPEN:
        return "brussels", ("bon", "bapa"), ("RT-04", "RT-05")
    if route.operator in TO and route.operator != own:
        to = TO[route.operator]
        return to if route.regime == "brussels" else route.regime, (to,), route.rules
    return "", (), ()


def _place(opened: Opened) -> str:
    """The municipality by its Dutch name, with the day of registration where it is known."""
    facts = facts_of(opened)
    code, since = facts.value("register_municipality"), facts.value("register_municipality_since")
    known = municipality(code) if isinstance(code, str) else None
    if known is None:
        return ""
    return f"{known.name_nl} ({since:%d-%m-%Y})" if isinstance(since, date) else known.name_nl
