"""The notions that conditions name. Each looks at facts through the situation and answers yes, no or unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from app.facts import Partial
from app.places import Municipality, is_eu_plus, municipality
from app.rulebook.calendar import plus_months, plus_years
from app.rulebook.situation import Situation, Term
from app.truth import Truth, all_of, any_of, truth

TERMS: dict[str, Term] = {}
DUTCH_AREA, BILINGUAL, FRENCH_AREA, GERMAN_AREA = "dutch", "bilingual", "french", "german"
ANTWERP, GHENT = "11002", "44021"
WORK_PERIOD = timedelta(days=60)
A2 = 1
FAMILY_TIES = ("spouse", "registered_partner", "child_under_21", "dependent_child", "dependent_parent")


def term(function: Term) -> Term:
    """Make a function known to conditions under its own name."""
    TERMS[function.__name__] = function
    return function


def records(s: Situation, name: str, test: Callable[[dict[str, Any]], Truth]) -> Truth:
    """Whether one of the records of a fact passes the test."""
    found = s.get(name)
    if found is None:
        return s_unknown(s, name)
    return any_of(test(one) for one in found)


def s_unknown(s: Situation, name: str) -> Truth:
    """Nothing known: an event that was left out did not happen, anything else is unknown."""
    from app.facts import SPECS

    return Truth.NO if SPECS[name].event and name not in s.facts else Truth.UNKNOWN


# Who


@term
def belgian(s: Situation) -> Truth:
    nationalities = s.get("nationalities")
    if nationalities is not None:
        return truth("BE" in nationalities)
    return Truth.NO if s.get("register_type") in ("foreigners", "waiting") else Truth.UNKNOWN


def _nationality(s: Situation, name: str, test: Callable[[str], bool]) -> Truth:
    held = s.get(name)
    if held is None:
        return Truth.UNKNOWN
    if any(test(one) for one in held):
        return Truth.YES
    return Truth.UNKNOWN if "unknown" in held else Truth.NO


@term
def eu_nationality(s: Situation) -> Truth:
    return _nationality(s, "nationalities", lambda one: one != "BE" and is_eu_plus(one))


@term
def turkish(s: Situation) -> Truth:
    return _nationality(s, "nationalities", lambda one: one == "TR")


@term
def british(s: Situation) -> Truth:
    return _nationality(s, "nationalities", lambda one: one == "GB")


@term
def working_holiday_nationality(s: Situation) -> Truth:
    return _nationality(s, "nationalities", lambda one: one in ("AU", "NZ", "CA", "TW", "KR"))


@term
def sponsor_eu(s: Situation) -> Truth:
    return _nationality(s, "sponsor_nationalities", lambda one: one != "BE" and is_eu_plus(one))


@term
def sponsor_belgian(s: Situation) -> Truth:
    return _nationality(s, "sponsor_nationalities", lambda one: one == "BE")


@term
def born_abroad(s: Situation) -> Truth:
    country = s.get("birth_country")
    return Truth.UNKNOWN if country in (None, "unknown") else truth(country != "BE")


@term
def parent_born_abroad(s: Situation) -> Truth:
    countries = s.get("parent_birth_countries")
    if countries is None:
        return Truth.UNKNOWN
    if any(one not in ("BE", "unknown") for one in countries):
        return Truth.YES
    return Truth.UNKNOWN if "unknown" in countries or len(countries) < 2 else Truth.NO


@term
def adult(s: Situation) -> Truth:
    return s.aged(18, s.on)


@term
def aged_18_to_30(s: Situation) -> Truth:
    return s.aged(18, s.on) & ~s.aged(31, s.on)


@term
def aged_18_to_26(s: Situation) -> Truth:
    return s.aged(18, s.on) & ~s.aged(27, s.on)


@term
def aged_65(s: Situation) -> Truth:
    return s.aged(65, s.on)


@term
def aged_65_at_signing(s: Situation) -> Truth:
    return s.aged(65, s.signed_on())


@term
def pension_age_at_signing(s: Situation) -> Truth:
    born = s.get("birth_date")
    if not isinstance(born, Partial):
        return Truth.UNKNOWN
    ages = {65 if year < 1960 else 66 if year < 1964 else 67 for year in (born.first.year, born.last.year)}
    reached = {s.aged(age, s.signed_on()) for age in ages}
    return reached.pop() if len(reached) == 1 else Truth.UNKNOWN


# Where


def home(s: Situation) -> Municipality | None:
    """Today's municipality of registration."""
    code = s.get("register_municipality")
    return municipality(code) if code is not None else None


def _area(area: str) -> Term:
    def look(s: Situation) -> Truth:
        place = home(s)
        return Truth.UNKNOWN if place is None else truth(place.language_area == area)

    return look


TERMS["in_dutch_area"] = _area(DUTCH_AREA)
TERMS["in_brussels"] = _area(BILINGUAL)
TERMS["in_french_area"] = _area(FRENCH_AREA)
TERMS["in_german_area"] = _area(GERMAN_AREA)


@term
def in_dutch_area_or_brussels(s: Situation) -> Truth:
    return s.term("in_dutch_area") | s.term("in_brussels")


@term
def in_antwerp(s: Situation) -> Truth:
    place = home(s)
    return Truth.UNKNOWN if place is None else truth(place.code == ANTWERP)


@term
def in_ghent(s: Situation) -> Truth:
    place = home(s)
    return Truth.UNKNOWN if place is None else truth(place.code == GHENT)


@term
def in_facility_municipality(s: Situation) -> Truth:
    place = home(s)
    return Truth.UNKNOWN if place is None else truth(place.facilities)


@term
def in_merged_municipality(s: Situation) -> Truth:
    code, place = s.get("register_municipality"), home(s)
    return Truth.UNKNOWN if place is None else truth(code != place.code)


@term
def moved_during_programme(s: Situation) -> Truth:
    signed = s.get("contract_signed_on")
    since = s.get("register_municipality_since")
    if signed is None:
        return Truth.NO
    return Truth.UNKNOWN if since is None else truth(since > signed)


# The register history


def _record_area(name: str, areas: Iterable[str]) -> Term:
    def look(s: Situation) -> Truth:
        record = s.get(name)
        place = municipality(record["municipality"]) if record and "municipality" in record else None
        return Truth.UNKNOWN if place is None else truth(place.language_area in areas)

    return look


ELSEWHERE = (BILINGUAL, FRENCH_AREA, GERMAN_AREA)
TERMS["first_title_in_dutch_area"] = _record_area("first_title_gt3m", (DUTCH_AREA,))
TERMS["first_title_elsewhere"] = _record_area("first_title_gt3m", ELSEWHERE)
TERMS["first_registration_in_dutch_area"] = _record_area("first_registration", (DUTCH_AREA,))
TERMS["first_registration_elsewhere"] = _record_area("first_registration", ELSEWHERE)


def day_of(s: Situation, name: str) -> date | None:
    """The date in a register record."""
    record = s.get(name)
    day = record.get("date") if record else None
    return day if isinstance(day, date) else None


def _adult_at(name: str) -> Term:
    def look(s: Situation) -> Truth:
        day = day_of(s, name)
        return Truth.UNKNOWN if day is None else s.aged(18, day)

    return look


TERMS["adult_at_first_title"] = _adult_at("first_title_gt3m")
TERMS["adult_at_first_registration"] = _adult_at("first_registration")


@term
def minor_at_first_title(s: Situation) -> Truth:
    return ~s.term("adult_at_first_title")


def _window(name: str) -> Term:
    """Moved to the Dutch-language area within five years of the first registration elsewhere (C-37)."""

    def look(s: Situation) -> Truth:
        first, since = day_of(s, name), s.get("register_municipality_since")
        if first is None:
            return Truth.UNKNOWN
        end = plus_years(first, 5)
        if since is None:
            return Truth.YES if s.on < end else Truth.UNKNOWN
        return truth(since <= end)

    return look


TERMS["moved_within_5_years_of_first_title"] = _window("first_title_gt3m")
TERMS["moved_within_5_years_of_first_registration"] = _window("first_registration")


def on_the_anniversary(s: Situation, name: str) -> bool:
    """Whether the move fell on the very day five years later, or the waiting register counts otherwise."""
    first, since = day_of(s, name), s.get("register_municipality_since")
    if first is None or since is None:
        return False
    waiting = s.facts.value("waiting_register_since")
    earlier = isinstance(waiting, date) and plus_years(waiting, 5) < since
    return bool(plus_years(first, 5) == since or (earlier and since <= plus_years(first, 5)))


@term
def under_12_months_from_first_title_to_18(s: Situation) -> Truth:
    first, born = day_of(s, "first_title_gt3m"), s.get("birth_date")
    if first is None or not isinstance(born, Partial):
        return Truth.UNKNOWN
    end = plus_months(first, 12)
    answers = {plus_years(day, 18) < end for day in (born.first, born.last)}
    return truth(answers.pop()) if len(answers) == 1 else Truth.UNKNOWN


@term
def in_municipality_at_18(s: Situation) -> Truth:
    since, born = s.get("register_municipality_since"), s.get("birth_date")
    if since is None or not isinstance(born, Partial):
        return Truth.UNKNOWN
    answers = {since <= plus_years(day, 18) for day in (born.first, born.last)}
    return truth(answers.pop()) if len(answers) == 1 else Truth.UNKNOWN


@term
def brussels_stay_under_3_years(s: Situation) -> Truth:
    first = day_of(s, "first_title_gt3m")
    return Truth.UNKNOWN if first is None else truth(s.on < plus_years(first, 3))


@term
def obliged_before(s: Situation) -> Truth:
    """Once obliged and not yet done (OBL-08)."""
    if s.get("obliged_since") is None:
        return s_unknown(s, "obliged_since")
    return Truth.YES


@term
def status_changed(s: Situation) -> Truth:
    """An earlier exempt or excluded status ended and another began (INT-12)."""
    ended = (
        "temporary_protection",
        "labour",
        "study",
        "seasonal",
        "au_pair",
        "working_holiday",
        "posted_worker",
    )
    more = ("trainee", "exchange", "discretionary", "eu_citizen")
    return records(s, "earlier_stay", lambda one: truth(one.get("motive") in ended + more))


# Ministers, earlier integration, health, school


def _recognised(test: Callable[[date], bool]) -> Term:
    def look(s: Situation) -> Truth:
        day = s.get("community_recognised_on")
        if day == "none":
            return Truth.NO
        return truth(test(day)) if isinstance(day, date) else Truth.UNKNOWN

    return look


TERMS["community_recognised_since_2007"] = _recognised(lambda day: day >= date(2007, 1, 1))
TERMS["community_recognised_before_2007"] = _recognised(lambda day: day < date(2007, 1, 1))


@term
def minister_since_2024_06_16(s: Situation) -> Truth:
    since = s.get("minister_since")
    return Truth.UNKNOWN if since is None else truth(since >= date(2024, 6, 16))


@term
def long_term_resident_elsewhere(s: Situation) -> Truth:
    state = s.get("eu_ltr_state")
    return Truth.UNKNOWN if state is None else truth(state != "none")


def _certificate(*issuers: str) -> Term:
    return lambda s: records(s, "integration_certificates", lambda one: truth(one.get("issuer") in issuers))


@term
def has_flemish_attest(s: Situation) -> Truth:
    if isinstance(s.get("attest_on"), date):
        return Truth.YES
    return _certificate("flemish_attest")(s)


TERMS["holds_other_certificate"] = _certificate("german_community", "french_community", "cocof", "ggc")


@term
def full_reception_school_year(s: Situation) -> Truth:
    months, years = s.get("reception_school_months"), s.get("reception_school_years")
    long_enough = Truth.UNKNOWN if months is None else truth(months >= 9)
    close_enough = Truth.UNKNOWN if years is None else truth(1 <= years <= 2)
    return long_enough & close_enough


@term
def belgian_or_dutch_diploma(s: Situation) -> Truth:
    def counts(one: dict[str, Any]) -> Truth:
        if one.get("community") in ("flemish", "french", "german", "netherlands"):
            return Truth.YES
        overseas = one.get("community") in ("dutch_caribbean", "suriname")
        return truth(overseas and one.get("taught_in") == "nl")

    return records(s, "diplomas", counts)


@term
def dutch_taught_diploma(s: Situation) -> Truth:
    def counts(one: dict[str, Any]) -> Truth:
        if one.get("community") not in ("flemish", "netherlands"):
            return Truth.NO
        if one.get("level") == "basic":
            return Truth.NO
        taught = one.get("taught_in")
        return Truth.UNKNOWN if taught is None else truth(taught == "nl")

    return records(s, "diplomas", counts)


@term
def dutch_schooling(s: Situation) -> Truth:
    years = s.get("dutch_schooling_years")
    return Truth.UNKNOWN if years is None else truth(years > 0)


@term
def french_or_german_community_diploma(s: Situation) -> Truth:
    return records(
        s,
        "diplomas",
        lambda one: truth(one.get("community") in ("french", "german") and one.get("taught_in") != "nl"),
    )


@term
def compulsory_school_or_under_15(s: Situation) -> Truth:
    study = s.get("current_study")
    if study is None:
        school = Truth.UNKNOWN
    else:
        school = truth(study != "none" and study.get("kind") == "compulsory" and study.get("full_time", True))
    return ~s.aged(15, s.signed_on()) | (school & ~s.aged(18, s.signed_on()))


@term
def full_time_higher_study(s: Situation) -> Truth:
    study = s.get("current_study")
    if study is None:
        return Truth.UNKNOWN
    return truth(study != "none" and study.get("kind") == "higher" and study.get("full_time") is True)


@term
def studies_at_signing(s: Situation) -> Truth:
    study = s.get("current_study")
    if study is None:
        return Truth.UNKNOWN
    return truth(study != "none" and study.get("until", s.signed_on()) >= s.signed_on())


# Dutch and MO


def _level(one: dict[str, Any], skill: str) -> int:
    return int(one.get("skills", {}).get(skill, -1))


def _reaches(one: dict[str, Any], level: int) -> bool:
    return all(_level(one, skill) >= level for skill in ("listening", "reading", "speaking", "writing"))


@term
def civic_test_a2(s: Situation) -> Truth:
    proofs = s.get("dutch_proofs")
    if proofs is None:
        return Truth.UNKNOWN
    best = {
        skill: max((_level(one, skill) for one in proofs if one.get("kind") == "civic_test"), default=-1)
        for skill in ("listening", "reading", "speaking", "writing")
    }
    return truth(all(level >= A2 for level in best.values()))


@term
def nt2_certificate_a2(s: Situation) -> Truth:
    def counts(one: dict[str, Any]) -> Truth:
        if one.get("kind") != "nt2_certificate":
            return Truth.NO
        level = truth(_reaches(one, A2)) if "skills" in one else Truth.UNKNOWN
        day = one.get("date")
        tested = truth(one.get("nt2_test"))
        if day is not None and day < date(2023, 9, 1):
            tested = Truth.YES
        return level & tested

    return records(s, "dutch_proofs", counts)


@term
def cnavt(s: Situation) -> Truth:
    return records(
        s,
        "dutch_proofs",
        lambda one: truth(one.get("kind") == "cnavt" and one.get("name") in ("INFO", "FORM", "PROF", "STRT", "EDUP")),
    )


@term
def selor_b1(s: Situation) -> Truth:
    return records(s, "dutch_proofs", lambda one: truth(one.get("kind") == "selor" and _reaches(one, A2 + 1)))


@term
def state_exam(s: Situation) -> Truth:
    return records(s, "dutch_proofs", lambda one: truth(one.get("kind") == "state_exam"))


@term
def some_skills_a2(s: Situation) -> Truth:
    def partly(one: dict[str, Any]) -> Truth:
        levels = [level >= A2 for level in one.get("skills", {}).values()]
        return truth(any(levels) and not _reaches(one, A2))

    return records(s, "dutch_proofs", partly)


def _mo_test(kind: str) -> Term:
    def passed(one: dict[str, Any]) -> Truth:
        if one.get("kind") != kind:
            return Truth.NO
        if "passed" in one:
            return truth(one["passed"])
        if "total" in one and "core" in one:
            return truth(one["total"] >= 50 and one["core"] >= 50)
        return Truth.UNKNOWN

    return lambda s: records(s, "mo_tests", passed)


TERMS["mo_exemption_test_passed"] = _mo_test("exemption")
TERMS["mo_final_test_passed"] = _mo_test("final")


@term
def attended_too_little(s: Situation) -> Truth:
    attendance = s.get("attendance")
    if attendance is None:
        return s_unknown(s, "attendance")
    return truth(any(percent < 80 for percent in attendance.values()))


# Work


def lasting(one: dict[str, Any]) -> Truth:
    """At least half-time, by contracts of at least three consecutive months (EXP-VDAB-01)."""
    if one.get("kind") in ("self_employed", "civil_servant") and "hours" not in one:
        half = Truth.YES
    elif "hours" in one and "full_time_hours" in one:
        half = truth(one["hours"] * 2 >= one["full_time_hours"])
    else:
        half = Truth.UNKNOWN
    start, until = one.get("start"), one.get("until", "open")
    if one.get("kind") in ("self_employed", "civil_servant") or until == "open":
        long_enough = Truth.YES
    elif "contract_months" in one:
        long_enough = truth(one["contract_months"] >= 3)
    elif isinstance(start, date):
        long_enough = truth(until + timedelta(days=1) >= plus_months(start, 3))
    else:
        long_enough = Truth.UNKNOWN
    return half & long_enough


def _runs(one: dict[str, Any], on: date) -> Truth:
    start, until = one.get("start"), one.get("until", "open")
    started = Truth.UNKNOWN if start is None else truth(start <= on)
    return started & truth(until == "open" or until >= on)


@term
def lasting_work_at_signing(s: Situation) -> Truth:
    return records(s, "work", lambda one: lasting(one) & _runs(one, s.signed_on()))


@term
def some_work_at_signing(s: Situation) -> Truth:
    return records(s, "work", lambda one: _runs(one, s.signed_on()))


def _starts(one: dict[str, Any], after: date, before: date) -> Truth:
    start = one.get("start")
    return Truth.UNKNOWN if start is None else truth(after < start <= before)


@term
def lasting_work_within_60_days(s: Situation) -> Truth:
    signed = s.signed_on()
    return records(s, "work", lambda one: lasting(one) & _starts(one, signed, signed + WORK_PERIOD))


@term
def lasting_work_after_signing(s: Situation) -> Truth:
    return records(s, "work", lambda one: lasting(one) & _starts(one, s.signed_on(), date.max))


@term
def vdab_before_signing(s: Situation) -> Truth:
    vdab = s.get("vdab")
    if vdab is None:
        return Truth.UNKNOWN
    return truth(vdab != "none" and vdab.get("registered_on", s.signed_on()) <= s.signed_on())


@term
def vdab_registered(s: Situation) -> Truth:
    vdab = s.get("vdab")
    return Truth.UNKNOWN if vdab is None else truth(vdab != "none")


@term
def referred(s: Situation) -> Truth:
    referral = s.get("referral")
    return Truth.UNKNOWN if referral is None else truth(referral != "none")


# The contract's date and the grounds for paying nothing


def _signed(test: Callable[[date], bool]) -> Term:
    return lambda s: truth(test(s.signed_on()))


TERMS["signed_before_2022_03"] = _signed(lambda day: day < date(2022, 3, 1))
TERMS["signed_on_or_after_2022_03"] = _signed(lambda day: day >= date(2022, 3, 1))
TERMS["signed_before_2023_09"] = _signed(lambda day: day < date(2023, 9, 1))
TERMS["signed_before_2023"] = _signed(lambda day: day < date(2023, 1, 1))
TERMS["signed_before_2024"] = _signed(lambda day: day < date(2024, 1, 1))


def _income(*kinds: str) -> Term:
    def look(s: Situation) -> Truth:
        income = s.get("income")
        return Truth.UNKNOWN if income is None else truth(bool(income & set(kinds)))

    return look


TERMS["income_leefloon"] = _income("leefloon", "ocmw_help", "dependent_on_leefloon")
TERMS["income_detainee"] = _income("detainee")


@term
def job_seeker_ground(s: Situation) -> Truth:
    vdab, work = s.get("vdab"), s.get("work")
    category = Truth.UNKNOWN
    if vdab is not None:
        category = truth(vdab != "none" and vdab.get("category") in ("obligatory_ocmw", "allowance_pending"))
    idle = Truth.UNKNOWN if work is None else ~any_of(_runs(one, s.on) for one in work)
    return all_of((category, idle))
