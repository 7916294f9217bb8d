"""Which facts the kiosk still asks for: those that a rule, a course or a fee can use, and no others.

What only staff can know is taken as ordinary while asking, so that a person whom the law exempts early is not asked
on. Nothing of this is stored, and it decides nothing: the counter judges anew with what staff adds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.facts import SPECS, Plain, read_facts
from app.rulebook import OPEN, Advice, advise

FIRST = frozenset({"birth_date", "nationalities", "register_municipality"})
COURSE = frozenset(
    "literacy languages availability can_attend_digital children highest_schooling travel_limit_minutes".split()
)
FEES = frozenset({"income", "has_secondary_diploma"})
DEADLINES = frozenset({"register_municipality_since"})
ORDINARY: Mapping[str, Plain] = {
    "lawful_stay": "yes", "title_gt_3_months": "yes", "register_type": "foreigners", "residence_document": "a",
    "max_one_year": "no", "second_capacity": "none", "minister_role": "none", "eu_ltr_state": "none",
    "ict_trainee": "no", "labour_market_access": "unlimited", "medical_certificate": "none",
    "limited_learning_capacity": "none", "learning_speed": "average", "mo_tests": [],
    "reception_school_months": "0", "reception_school_years": "0",
}  # fmt: skip


def still_needed(said: Mapping[str, Plain], on: date) -> frozenset[str]:
    """The facts worth asking for after what was said; all of them until age, nationality and place were spoken of.

    Raises Rejected when what was said does not fit together.
    """
    if FIRST - said.keys():
        return frozenset(SPECS)
    advice = advise(read_facts({**ORDINARY, **said}), on)
    if advice.group.value == "entitled" and advice.route.operator != OPEN and "wants_to_sign" not in said:
        return frozenset({"wants_to_sign", *_open(advice)})
    if _wants_nothing(advice, said):
        return frozenset()
    return frozenset(_open(advice))


def _wants_nothing(advice: Advice, said: Mapping[str, Plain]) -> bool:
    wish = said.get("wants_to_sign")
    refused = isinstance(wish, dict) and wish.get("value") == "no"
    return advice.group.value == "entitled" and refused


def _open(advice: Advice) -> set[str]:
    """What the rules miss, and what courses, fees and deadlines need where there are any."""
    needed = set(advice.missing)
    lessons = {advice.parts[part].value for part in ("mo", "nt2")}
    if lessons & {"required", "optional", OPEN}:
        needed |= COURSE | DEADLINES
    if advice.fees.max_total:
        needed |= FEES
    if advice.parts["pnt"].value == "optional":
        needed.add("wants_pnt")
    return needed
