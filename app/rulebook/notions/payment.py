"""The contract, its date, and what decides about fees."""

from __future__ import annotations

from app.rulebook.notions.naming import after_results, named, notion, of
from app.rulebook.rule import Notion
from app.rulebook.situation import Situation
from app.truth import Truth, truth

TO_PAY = ("required", "open")
FREE_BOTH = ("FEE-06", "FEE-07", "FEE-08", "FEE-10", "FEE-11")
"""The grounds on which MO and NT2 cost nothing."""
LOW_SCHOOLED = "R-02-NT2"
"""The doubt whether somebody low-schooled pays for NT2."""


def _signed_before(parameter: str) -> Notion:
    return lambda s: truth(s.signed_on() < s.parameter(parameter))


named("signed_before_the_reform", "Signed before 1 March 2022.", _signed_before("reform_from"))
named("signed_before_the_fees", "Signed before 1 September 2023.", _signed_before("fees_from"))
named("signed_before_any_pnt", "Signed before 1 January 2023.", _signed_before("pnt_from"))
named("signed_before_the_pnt", "Signed before 1 January 2024.", _signed_before("pnt_undisputed_from"))
named(
    "declines_to_sign",
    "Said not to want the contract; who has not said anything yet did not decline.",
    of("wants_to_sign", lambda wants: not wants),
)
named("contract_signed", "A contract was signed.", lambda s: s.happened("contract_signed_on"))


@notion
def contracted_before(s: Situation) -> Truth:
    """Signed a contract before this one."""
    earlier = s.get("previous_contracts")
    return s.happened("previous_contracts") if earlier is None else truth(bool(earlier))


def _income(*kinds: str) -> Notion:
    return of("income", lambda income: not income.isdisjoint(kinds))


named(
    "income_leefloon",
    "Lives on leefloon or OCMW help, or depends on somebody who does.",
    _income("leefloon", "ocmw_help", "dependent_on_leefloon"),
)
named("helped_by_ocmw", "Receives leefloon or help of the OCMW.", _income("leefloon", "ocmw_help"))
named("receives_leefloon", "Receives leefloon.", _income("leefloon"))
named("income_detainee", "Is detained.", _income("detainee"))


def _free(s: Situation, rules: tuple[str, ...]) -> bool:
    return any(s.rule(rule) is Truth.YES for rule in rules)


def free_of_both(s: Situation) -> bool:
    """Whether a known ground frees MO and NT2."""
    return _free(s, FREE_BOTH)


@after_results
def mo_course_charged(s: Situation) -> Truth:
    """MO is still to be paid: no ground is known that frees it, and the part is required or open."""
    return truth(_charges(s, "mo") and not _free(s, ("FEE-09",)))


@after_results
def nt2_course_charged(s: Situation) -> Truth:
    """NT2 is still to be paid: no ground is known that frees it, and the part is required or open."""
    low_schooled = _free(s, ("FEE-09",)) and s.counts(LOW_SCHOOLED)
    return truth(_charges(s, "nt2") and not low_schooled)


def _charges(s: Situation, part: str) -> bool:
    group, _ = s.result("group")
    return group not in ("excluded", "outside") and s.result(part)[0] in TO_PAY and not free_of_both(s)


@notion
def nt2_resit_taken(s: Situation) -> Truth:
    """Took a part of the NT2 test again."""
    return truth(bool(s.get("nt2_resit_parts")))
