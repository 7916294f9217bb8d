"""Who the person is: nationality, birth, age, family, ground of stay, ministers of religion."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.places import is_eu_plus
from app.rulebook.calendar import plus_months, plus_years
from app.rulebook.notions.naming import OfFact, about, by_birth, named, notion, of, one_of, told
from app.rulebook.rule import Notion
from app.rulebook.situation import Situation
from app.truth import Truth, any_of, truth

CLOSE_FAMILY = ("spouse", "registered_partner", "child_under_21", "dependent_child", "dependent_parent")
EXCLUSIONS = tuple(f"EXC-{number:02}" for number in range(1, 14))
EXEMPTIONS = tuple(f"EXO-{number:02}" for number in range(1, 11))
OTHER_EXEMPTIONS = tuple(rule for rule in EXEMPTIONS if rule != "EXO-02")
EU_PLUS_ONLY = ("CH", "IS", "LI", "NO")
WORKING_HOLIDAY_STATES = ("AU", "NZ", "CA", "TW", "KR")
EXEMPT_OR_EXCLUDED = (
    "temporary_protection", "labour", "study", "seasonal", "au_pair", "working_holiday", "posted_worker", "trainee",
    "exchange", "discretionary", "eu_citizen",
)  # fmt: skip


@notion
def belgian(s: Situation) -> Truth:
    """Has Belgian nationality; the foreigners' and the waiting register rule it out."""
    nationalities = s.get("nationalities")
    if nationalities is not None and ("BE" in nationalities or "unknown" not in nationalities):
        return truth("BE" in nationalities)
    if s.get("register_type") in ("foreigners", "waiting"):
        return Truth.NO
    return Truth.UNKNOWN if nationalities is None else told(s, "nationalities", Truth.UNKNOWN)


def _held(name: str, test: Callable[[str], bool]) -> Notion:
    def look(s: Situation, held: tuple[str, ...]) -> Truth:
        for one in held:
            if test(one):
                return Truth.YES
        return Truth.UNKNOWN if "unknown" in held else Truth.NO

    return OfFact(name, look)


def _other_eu(country: str) -> bool:
    return country != "BE" and is_eu_plus(country)


named("eu_nationality", "Has the nationality of an EU+ state other than Belgium.", _held("nationalities", _other_eu))
named("turkish", "Has Turkish nationality.", _held("nationalities", lambda one: one == "TR"))
named("british", "Has British nationality.", _held("nationalities", lambda one: one == "GB"))
named(
    "holds_another_nationality",
    "Has a nationality other than Belgian.",
    _held("nationalities", lambda one: one not in ("BE", "unknown", "stateless")),
)
named(
    "working_holiday_nationality",
    "Has the nationality of a state with a working-holiday agreement.",
    _held("nationalities", lambda one: one in WORKING_HOLIDAY_STATES),
)
named("sponsor_eu", "The sponsor has an EU+ nationality other than Belgian.", _held("sponsor_nationalities", _other_eu))
named("sponsor_belgian", "The sponsor is Belgian.", _held("sponsor_nationalities", lambda one: one == "BE"))
named("sponsor_british", "The sponsor is British.", _held("sponsor_nationalities", lambda one: one == "GB"))
named(
    "close_family",
    "Is spouse, registered partner, child or dependent parent of the sponsor.",
    of("relation_to_sponsor", lambda tie: tie in CLOSE_FAMILY),
)


@notion
def family_of_excluded(s: Situation) -> Truth:
    """Family migrant of somebody whose own status excludes."""
    motive = s.motive()
    family = Truth.UNKNOWN if motive is None else truth(motive == "family")
    if family is Truth.NO:
        return Truth.NO
    return family & about(s, "sponsor_status", lambda status: status == "excluded_status")


@notion
def belgian_eu_sponsor_without_free_movement(s: Situation) -> Truth:
    """Family of a sponsor who is Belgian and also of another EU+ state, and who did not use free movement."""
    moved = s.get("used_free_movement")
    still = Truth.UNKNOWN if moved is None else truth(not moved)
    only_this = s.rule("EXO-02") & ~s.notion("exempt_otherwise")
    return only_this & s.notion("sponsor_belgian") & still


@notion
def exempt_otherwise(s: Situation) -> Truth:
    """Exempt from the obligation by another rule than EXO-02."""
    return any_of(s.rule(rule) for rule in OTHER_EXEMPTIONS)


@notion
def exempt_but_for_protection(s: Situation) -> Truth:
    """Exempt from the obligation by another rule than EXO-08."""
    rules = (rule for rule in EXEMPTIONS if rule != "EXO-08")
    return any_of(s.rule(rule) for rule in rules)


@notion
def protection_scheme_over(s: Situation) -> Truth:
    """Today lies after the end of the scheme of temporary protection."""
    return truth(s.on > s.parameter("protection_until"))


@notion
def exempt(s: Situation) -> Truth:
    """Exempt from the obligation by one of the rules EXO-01 to EXO-10."""
    return s.notion("exempt_otherwise") | s.rule("EXO-02")


def _parent_abroad(_: Situation, countries: tuple[str, ...]) -> Truth:
    if any(one not in ("BE", "unknown") for one in countries):
        return Truth.YES
    return Truth.UNKNOWN if "unknown" in countries or len(countries) < 2 else Truth.NO


named(
    "born_abroad",
    "Born outside Belgium.",
    OfFact("birth_country", lambda s, country: truth(None if country == "unknown" else country != "BE")),
)
named(
    "parent_born_abroad",
    "At least one parent born outside Belgium.",
    OfFact("parent_birth_countries", _parent_abroad),
)


# Age


def _aged(parameter: str) -> OfFact:
    return by_birth(lambda s, born: plus_years(born, s.parameter(parameter)) <= s.on)


def _between(youngest: Callable[[Situation], int], oldest: Callable[[Situation], int]) -> OfFact:
    old_enough = by_birth(lambda s, born: plus_years(born, youngest(s)) <= s.on)
    too_old = by_birth(lambda s, born: plus_years(born, oldest(s) + 1) <= s.on)
    return OfFact("birth_date", lambda s, born: old_enough.test(s, born) & ~too_old.test(s, born))


def _years(parameter: str) -> Callable[[Situation], int]:
    return lambda s: int(s.parameter(parameter))


named("adult", "Eighteen or older today.", _aged("adult_age"))
named("aged_65", "At or above the age of exemption today.", _aged("exempt_age"))

named(
    "working_holiday_age",
    "Of an age to be on a working holiday.",
    _between(_years("temporary_stay_youngest"), _years("working_holiday_oldest")),
)
named(
    "au_pair_age",
    "Of an age to be an au pair.",
    _between(_years("temporary_stay_youngest"), _years("au_pair_oldest")),
)


named("aged_18_to_73", "Of an age for which the annual report prints a duration.", _between(lambda s: 18, lambda s: 73))


@notion
def aged_65_at_signing(s: Situation) -> Truth:
    """At or above the age from which VDAB is not asked, at signing."""
    return s.aged(s.parameter("work_part_age"), s.signed_on())


def pension_age_on(s: Situation, on: date) -> Truth:
    """Whether the legal pension age, which goes by year of birth, is reached on that day."""
    return s.birthday_by(lambda born: plus_years(born, s.parameter("pension_age", born)) <= on)


@notion
def pension_age_at_signing(s: Situation) -> Truth:
    """At or above the legal pension age at signing."""
    return pension_age_on(s, s.signed_on())


@notion
def of_school_age(s: Situation) -> Truth:
    """From two and a half to seventeen."""
    months = s.parameter("youngest_pupil")
    old_enough = s.birthday_by(lambda born: plus_months(born, months) <= s.on)
    return old_enough & ~s.notion("adult")


@notion
def excluded(s: Situation) -> Truth:
    """Excluded by one of the rules EXC-01 to EXC-13."""
    return any_of(s.rule(rule) for rule in EXCLUSIONS)


@notion
def children_known(s: Situation) -> Truth:
    """The number of children is known."""
    return Truth.NO if s.get("children") is None else Truth.YES


# Status


named(
    "status_changed",
    "An earlier exempt or excluded status ended and another began.",
    one_of("earlier_stay", lambda one: truth(one.get("motive") in EXEMPT_OR_EXCLUDED)),
)


@notion
def before_the_reform(s: Situation) -> Truth:
    """Today lies before the reform of 2022."""
    return truth(s.on < s.parameter("reform_from"))


named(
    "long_term_resident_elsewhere",
    "Has the status of EU long-term resident of another Member State of the Union.",
    of("eu_ltr_state", lambda state: _other_eu(state) and state not in EU_PLUS_ONLY),
)


# Ministers of religion


def _recognised(test: Callable[[date, date], bool]) -> Notion:
    def look(s: Situation, day: date | str) -> Truth:
        return truth(isinstance(day, date) and test(day, s.parameter("recognised_from")))

    return OfFact("community_recognised_on", look)


named(
    "community_recognised_since_2007",
    "The community was recognised on or after 1 January 2007.",
    _recognised(lambda day, border: day >= border),
)
named(
    "community_recognised_before_2007",
    "The community was recognised before 1 January 2007.",
    _recognised(lambda day, border: day < border),
)


named(
    "new_minister",
    "Minister since 16 June 2024 or later.",
    OfFact("minister_since", lambda s, since: truth(since >= s.parameter("new_ministers_from"))),
)


@notion
def minister_in_transition(s: Situation) -> Truth:
    """Minister active before 16 June 2024 in a community recognised before 2007, and not bound as a minister."""
    role = s.get("minister_role")
    minister = Truth.UNKNOWN if role is None else truth(role != "none")
    if minister is Truth.NO:
        return Truth.NO
    unbound = ~(s.rule("OBL-05") | s.rule("OBL-13"))
    return minister & s.notion("community_recognised_before_2007") & ~s.notion("new_minister") & unbound
