"""Where the person is and was registered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from app.facts import Partial
from app.places import Municipality, mergers, municipality
from app.rulebook.calendar import plus_months, plus_years
from app.rulebook.notions.naming import OfFact, Record, by_day, named, notion, of, record_date
from app.rulebook.rule import Notion
from app.rulebook.situation import Situation
from app.truth import Truth, truth

DUTCH_AREA, BRUSSELS, FRENCH_AREA, GERMAN_AREA = "dutch", "bilingual", "french", "german"
ELSEWHERE = (BRUSSELS, FRENCH_AREA, GERMAN_AREA)
STUDY_TOWARDS_EXEMPTION = ("reception", "compulsory", "secondary", "higher")


def home(s: Situation) -> Municipality | None:
    """Today's municipality of registration."""
    code = s.get("register_municipality")
    return municipality(code) if code is not None else None


def _at_home(says: str, name: str, area: str) -> None:
    named(name, says, of("register_municipality", lambda code: _area(code) == area))


def _area(code: str) -> str:
    place = municipality(code)
    return place.language_area if place is not None else ""


_at_home("Registered in the Dutch-language area.", "in_dutch_area", DUTCH_AREA)
_at_home("Registered in Brussels-Capital.", "in_brussels", BRUSSELS)
_at_home("Registered in the French-language area.", "in_french_area", FRENCH_AREA)
_at_home("Registered in the German-language area.", "in_german_area", GERMAN_AREA)


@notion
def in_dutch_area_or_brussels(s: Situation) -> Truth:
    """Registered in the Dutch-language area or in Brussels-Capital."""
    return s.notion("in_dutch_area") | s.notion("in_brussels")


def code_on(code: str, on: date) -> str:
    """The code of a municipality on a day: its own until its merger."""
    return next((one.new_code for one in mergers() if one.old_code == code and one.in_force <= on), code)


def _of_operator(parameter: str) -> Notion:
    return OfFact("register_municipality", lambda s, code: truth(code_on(code, s.on) == s.parameter(parameter)))


named("in_antwerp", "Registered in the city of Antwerp.", _of_operator("atlas_municipality"))
named("in_ghent", "Registered in the city of Ghent.", _of_operator("amal_municipality"))


named(
    "in_periphery",
    "Registered in one of the six municipalities with language facilities around Brussels.",
    OfFact("register_municipality", lambda s, code: truth(code in s.parameter("periphery").split())),
)
named("registered", "Registered in the National Register.", of("register_type", lambda register: register != "none"))


@cache
def _merged() -> frozenset[str]:
    """The codes before and after of the mergers of 2025."""
    return frozenset(code for one in mergers() if one.in_force.year == 2025 for code in (one.old_code, one.new_code))


named(
    "in_merged_municipality",
    "Registered in a municipality that came out of the mergers of 1 January 2025, by its new or its former code.",
    of("register_municipality", lambda code: code in _merged()),
)


@notion
def moved_during_programme(s: Situation) -> Truth:
    """Registered in today's municipality after signing the contract."""
    signed, since = s.get("contract_signed_on"), s.get("register_municipality_since")
    if signed is None:
        return s.happened("contract_signed_on")
    return Truth.UNKNOWN if since is None else truth(since > signed)


# The register history


def _record_area(record: str, areas: Iterable[str]) -> Notion:
    def look(s: Situation, found: Record) -> Truth:
        return truth(_area(found["municipality"]) in areas) if "municipality" in found else Truth.UNKNOWN

    return OfFact(record, look)


named(
    "first_title_in_dutch_area",
    "First registered with a title of more than three months in the Dutch-language area.",
    _record_area("first_title_gt3m", (DUTCH_AREA,)),
)
named(
    "first_title_elsewhere",
    "First registered with a title of more than three months in Brussels, Wallonia or the German-speaking area.",
    _record_area("first_title_gt3m", ELSEWHERE),
)
named(
    "first_registration_in_dutch_area",
    "First entered in the National Register in the Dutch-language area.",
    _record_area("first_registration", (DUTCH_AREA,)),
)
named(
    "first_registration_elsewhere",
    "First entered in the National Register in Brussels, Wallonia or the German-speaking area.",
    _record_area("first_registration", ELSEWHERE),
)


def _adult_at(record: str) -> Notion:
    def look(s: Situation) -> Truth:
        day = record_date(s, record)
        return Truth.UNKNOWN if day is None else s.aged(s.parameter("adult_age"), day)

    return look


named("adult_at_first_title", "Eighteen or older at the first title.", _adult_at("first_title_gt3m"))
named("adult_at_first_registration", "Eighteen or older at the first entry.", _adult_at("first_registration"))


@notion
def minor_at_first_title(s: Situation) -> Truth:
    """Younger than eighteen at the first title."""
    return ~s.notion("adult_at_first_title")


def _window(record: str) -> Notion:
    def look(s: Situation) -> Truth:
        first, since = record_date(s, record), s.get("register_municipality_since")
        if first is None:
            return Truth.UNKNOWN
        end = plus_years(first, s.parameter("mover_window"))
        if since is None:
            return Truth.YES if s.on <= end else Truth.UNKNOWN
        return truth(since <= end)

    return look


named(
    "moved_within_5_years_of_first_title",
    "Came to today's municipality within five years of the first title, the anniversary included.",
    _window("first_title_gt3m"),
)
named(
    "moved_within_5_years_of_first_registration",
    "Came to today's municipality within five years of the first entry, the anniversary included.",
    _window("first_registration"),
)


@notion
def moved_on_the_anniversary(s: Situation) -> Truth:
    """Obliged only by a move that fell on the very day of the fifth anniversary."""
    touched = Truth.NO
    for rule, record in (("OBL-02", "first_title_gt3m"), ("OBL-04", "first_registration")):
        if s.rule(rule) is Truth.NO:
            continue
        first, since = record_date(s, record), s.get("register_municipality_since")
        if first is not None:
            end = plus_years(first, s.parameter("mover_window"))
            touched |= truth(since == end) if since is not None else truth(None if end <= s.on else False)
    if touched is Truth.NO:
        return Truth.NO
    others = Truth.NO
    for rule in ("OBL-01", "OBL-03", "OBL-05", "OBL-06", "OBL-07", "OBL-08", "OBL-13"):
        others |= s.rule(rule)
    return touched & ~others


@notion
def under_12_months_from_first_title_to_18(s: Situation) -> Truth:
    """Turned eighteen less than twelve months after the first title."""
    first = record_date(s, "first_title_gt3m")
    if first is None:
        s.get("birth_date")
        return Truth.UNKNOWN
    end = plus_months(first, s.parameter("youth_window"))
    return s.birthday_by(lambda born: plus_years(born, s.parameter("adult_age")) < end)


@notion
def in_municipality_at_18(s: Situation) -> Truth:
    """Registered in today's municipality on the eighteenth birthday."""
    since = s.get("register_municipality_since")
    if since is None:
        s.get("birth_date")
        return Truth.UNKNOWN
    return s.birthday_by(lambda born: since <= plus_years(born, s.parameter("adult_age")))


def end_of_school_year(birthday: date) -> date:
    """The 31st of August that ends the school year of that birthday."""
    return date(birthday.year + (1 if birthday.month >= 9 else 0), 8, 31)


@notion
def enrolled_again_after_suspension(s: Situation) -> Truth:
    """The suspended school year is over and the person is again in reception or other education towards a diploma."""
    born = s.get("birth_date")
    if not isinstance(born, Partial):
        return Truth.UNKNOWN
    adult_age = s.parameter("adult_age")
    over = s.birthday_by(lambda day: end_of_school_year(plus_years(day, adult_age)) < s.on)
    if over is Truth.NO:
        return Truth.NO
    study = s.get("current_study")
    if study is None:
        return Truth.UNKNOWN
    if study == "none" or study.get("kind") not in STUDY_TOWARDS_EXEMPTION:
        return Truth.NO
    until = study.get("until")
    end = end_of_school_year(plus_years(born.first, adult_age))
    return over & truth(until is None or until > end)


named(
    "stay_under_3_years",
    "Less than three years since the first title.",
    by_day("first_title_gt3m", lambda s, first: s.on < plus_years(first, s.parameter("newcomer_stay"))),
)
named(
    "newly_registered",
    "At most about one year since the first title.",
    by_day("first_title_gt3m", lambda s, first: s.on <= plus_months(first, s.parameter("new_pupil_stay"))),
)


# The obligation in time


@notion
def obliged_before(s: Situation) -> Truth:
    """Known from an earlier file to have been obliged."""
    return s.happened("obliged_since")


def registered_in_dutch_area(s: Situation) -> date | None:
    """The first registration in the Dutch-language area that the facts show."""
    if s.notion("belgian") is not Truth.YES and s.notion("first_title_in_dutch_area") is Truth.YES:
        return record_date(s, "first_title_gt3m")
    if s.notion("belgian") is Truth.YES and s.notion("first_registration_in_dutch_area") is Truth.YES:
        return record_date(s, "first_registration")
    since = s.get("register_municipality_since")
    return since if isinstance(since, date) else None


def obligation_start(s: Situation) -> date | None:
    """The day on which the obligation began (OBL-11); None when it is not known."""
    known = s.get("obliged_since")
    if isinstance(known, date):
        return known
    registered = registered_in_dutch_area(s)
    as_minister, as_young = s.rule("OBL-05") | s.rule("OBL-13"), s.rule("OBL-06")
    if Truth.UNKNOWN in (as_minister, as_young):
        return None
    if as_minister is Truth.YES:
        minister = s.get("minister_since")
        return max(registered, minister) if registered and minister else None
    if as_young is Truth.YES:
        born = s.get("birth_date")
        exact = isinstance(born, Partial) and born.first == born.last
        return plus_years(born.first, s.parameter("adult_age")) if exact else None
    return registered


@notion
def obligation_start_known(s: Situation) -> Truth:
    """The day on which the obligation began is known."""
    return truth(obligation_start(s) is not None)


@notion
def obliged_before_the_reform(s: Situation) -> Truth:
    """Became obliged before the reform of 2022."""
    start = obligation_start(s)
    return Truth.UNKNOWN if start is None else truth(start < s.parameter("reform_from"))


@notion
def exempt_since_the_obligation(s: Situation) -> Truth:
    """Was obliged first, and an exemption began later."""
    if s.notion("obliged_before") is Truth.YES:
        return Truth.YES
    start = obligation_start(s)
    if start is None or s.rule("EXO-10") is not Truth.YES:
        return Truth.NO
    return ~s.aged(s.parameter("exempt_age"), start)
