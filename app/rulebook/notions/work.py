"""Work, registration with VDAB, referral."""

from __future__ import annotations

from datetime import date, timedelta

from app.facts.schema import PARTS
from app.rulebook.calendar import plus_months
from app.rulebook.notions.naming import Record, about, after_results, named, notion, of, records, told
from app.rulebook.rule import Notion
from app.rulebook.situation import Situation
from app.truth import Truth, any_of, truth

DAY = timedelta(days=1)
OBLIGATORY = ("obligatory_ocmw", "benefit", "allowance_pending")
INDEPENDENT = ("self_employed", "civil_servant")


def lasting(s: Situation, one: Record) -> Truth:
    """At least half-time, by contracts of at least three consecutive months (EXP-VDAB-01)."""
    return _half_time(s, one) & (_long_enough(s, one) | _long_together(s, one))


def _half_time(s: Situation, one: Record) -> Truth:
    if "hours" in one and "full_time_hours" in one:
        return truth(one["hours"] * 100 >= one["full_time_hours"] * s.parameter("half_time"))
    return Truth.YES if one.get("kind") in INDEPENDENT and "hours" not in one else Truth.UNKNOWN


def _long_enough(s: Situation, one: Record) -> Truth:
    start, until, months = one.get("start"), one.get("until"), s.parameter("lasting_contract")
    if one.get("kind") in INDEPENDENT or until == "open":
        return Truth.YES
    if "contract_months" in one:
        return truth(one["contract_months"] >= months)
    if isinstance(start, date) and isinstance(until, date):
        return truth(until + DAY >= plus_months(start, months))
    return Truth.UNKNOWN


def _long_together(s: Situation, one: Record) -> Truth:
    """Contracts that follow each other without a day between count together."""
    spells = [(_first(other), _last(other)) for other in s.get("work") or () if _first(other) and _last(other)]
    start, until = _first(one), _last(one)
    if start is None or until is None:
        return Truth.NO
    for _ in spells:
        start = min((a for a, b in spells if a and b and b + DAY >= start and a <= until), default=start)
        until = max((b for a, b in spells if a and b and a - DAY <= until and b >= start), default=until)
    return truth(until >= plus_months(start, s.parameter("lasting_contract")) - DAY)


def _first(one: Record) -> date | None:
    start = one.get("start")
    return start if isinstance(start, date) else None


def _last(one: Record) -> date | None:
    until = one.get("until")
    return until if isinstance(until, date) else None


def runs(one: Record, on: date) -> Truth:
    """Whether the work runs on that day; work without an end is taken to run on."""
    start, until = one.get("start"), one.get("until", "open")
    started = Truth.UNKNOWN if start is None else truth(start <= on)
    return started & truth(until == "open" or until >= on)


def _starts(one: Record, after: date, before: date) -> Truth:
    start = one.get("start")
    return Truth.UNKNOWN if start is None else truth(after < start <= before)


@notion
def lasting_work_at_signing(s: Situation) -> Truth:
    """Lastingly employed at signing."""
    signed = s.signed_on()
    return records(s, "work", lambda one: lasting(s, one) & runs(one, signed))


@notion
def work_below_lasting(s: Situation) -> Truth:
    """Works at signing, but below half-time or too short to count as lasting."""
    signed = s.signed_on()
    return records(s, "work", lambda one: runs(one, signed)) & ~s.notion("lasting_work_at_signing")


@notion
def lasting_work_within_60_days(s: Situation) -> Truth:
    """Lasting work that starts within sixty days after signing."""
    signed = s.signed_on()
    last = signed + timedelta(days=s.parameter("work_period"))
    return records(s, "work", lambda one: lasting(s, one) & _starts(one, signed, last))


@notion
def lasting_work_after_signing(s: Situation) -> Truth:
    """Lasting work that starts after signing."""
    signed = s.signed_on()
    return records(s, "work", lambda one: lasting(s, one) & _starts(one, signed, date.max))


named("vdab_registered", "Registered with VDAB or Actiris.", of("vdab", lambda vdab: vdab != "none"))


@notion
def vdab_before_signing(s: Situation) -> Truth:
    """Registered with VDAB or Actiris at signing; without a date, taken as registered then."""
    signed = s.signed_on()
    return about(s, "vdab", lambda vdab: vdab != "none" and vdab.get("registered_on", signed) <= signed)


@after_results
def registered_with_vdab_too_late(s: Situation) -> Truth:
    """Neither registered nor at lasting work sixty days after signing, and the part was to be done."""
    signed = s.get("contract_signed_on")
    if not isinstance(signed, date):
        return Truth.NO
    last = signed + timedelta(days=s.parameter("work_period"))
    value, _ = s.result("work")
    if s.on <= last or value not in ("required", "reached"):
        return Truth.NO
    in_time = about(s, "vdab", lambda vdab: vdab != "none" and vdab.get("registered_on", signed) <= last)
    return ~(in_time | s.notion("lasting_work_within_60_days") | s.notion("lasting_work_at_signing"))


named("referred", "Referred by OCMW or VDAB.", of("referral", lambda referral: referral != "none"))
named(
    "obligatory_job_seeker",
    "Registered with VDAB because OCMW or a benefit asks it.",
    of("vdab", lambda vdab: vdab != "none" and vdab.get("category") in OBLIGATORY),
)


def _not_designated(part: str) -> Notion:
    def look(s: Situation) -> Truth:
        fired = s.rule("OBL-14")
        if fired is Truth.NO:
            return Truth.NO
        referral = s.get("referral")
        if not isinstance(referral, dict) or "parts" not in referral:
            return told(s, "referral", Truth.UNKNOWN)
        return fired & truth(part not in referral["parts"])

    return look


for _part in PARTS:
    named(f"referred_without_{_part}", f"Referred, and the part {_part} was not designated.", _not_designated(_part))


@notion
def job_seeker_ground(s: Situation) -> Truth:
    """Not working, and registered with VDAB in a category that is a known ground for paying nothing."""
    vdab, work = s.get("vdab"), s.get("work")
    if vdab is None:
        category = Truth.UNKNOWN
    elif vdab == "none":
        return Truth.NO
    else:
        known = "category" in vdab
        category = truth(vdab["category"] in ("obligatory_ocmw", "allowance_pending")) if known else Truth.UNKNOWN
        category = told(s, "vdab", category)
    signed = s.signed_on()
    idle = Truth.UNKNOWN if work is None else told(s, "work", ~any_of(runs(one, signed) for one in work))
    return category & idle
