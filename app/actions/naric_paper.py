"""The letter to NARIC-Vlaanderen: the diplomas to be recognised, what it costs and whether this person pays it."""

from __future__ import annotations

from app.actions.contract import basis_of, party_of
from app.actions.house import Here
from app.actions.opened import Opened
from app.actions.qualifications import COSTS, FREE, Qualification, recognition, to_recognise
from app.errors import Rejected
from app.paper.diplomas import DiplomaLine
from app.paper.naric import CostLine, NaricContent
from app.truth import Truth


def gather(opened: Opened, here: Here) -> NaricContent:
    """What the letter says. Rejected `nothing_to_recognise` when no diploma is meant for NARIC."""
    asked = to_recognise(opened)
    if not asked:
        raise Rejected("nothing_to_recognise")
    told = recognition(opened, here.on)
    free, book = told.free is Truth.YES, opened.law.book
    routes = dict.fromkeys(one.route for one in asked)
    return NaricContent(
        **party_of(opened, here).party(),
        edition=book.edition,
        diplomas=tuple(map(line_of, asked)),
        costs=tuple(
            CostLine(one, told.euros[one], told.days.get(one, "")) for one in routes if one in told.euros
        ),
        free=free,
        bases=tuple(basis_of(rule, book) for rule in ((COSTS, FREE) if free else (COSTS,))),
        address=here.text("address_naric"),
    )  # fmt: skip


def line_of(one: Qualification) -> DiplomaLine:
    """A qualification as a paper prints it."""
    years = "–".join(filter(None, dict.fromkeys((one.begun, one.ended))))
    return DiplomaLine(
        one.level, one.title, one.subject, one.country, one.institution, one.language, years, one.papers, one.lacking,
        one.route,
    )  # fmt: skip
