"""Qualifications: each diploma of the newcomer, and what its recognition by NARIC-Vlaanderen costs and takes.

An entry keeps the id of the event that made it. Changing one is a new event with that id; the last one holds, and what
was dropped stays in the history. Levels are those of ISCED 2011, fields the broad ones of ISCED-F 2013. Amounts, terms
and who is free of the fee are the rulebook's (NAR-01 and NAR-02); nothing of it is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.actions.advise import held
from app.actions.typed import plain
from app.errors import Rejected
from app.facts import Plain
from app.interview import load, reading
from app.roles import only
from app.store.undone import standing
from app.truth import Truth
from app.words import LANGUAGES

if TYPE_CHECKING:
    from app.actions.opened import Opened
    from app.office import Office
    from app.rulebook import Rule
    from app.store.lines import Event

QUALIFIED = "qualified"
LEVELS = ("0", "1", "2", "3", "4", "5", "6", "7", "8")
FIELDS = ("00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10")
PAPERS = ("certificate", "transcript", "course_outline")
ROUTES = ("level", "specific", "doctorate")
"""What can be asked of NARIC: recognition of the level, of one diploma in particular, of a doctorate."""
COSTS, FREE = "NAR-01", "NAR-02"
EARLIEST = 1900
BELGIUM = "BE"
LEVEL_OF = {"basic": "1", "secondary": "3", "bachelor": "6", "master": "7"}
"""The level of ISCED that the fact `diplomas` means by its own names."""


@dataclass(frozen=True, slots=True)
class Qualification:
    """One diploma. `country` and `language` are codes, `begun` and `ended` years; what is not known is empty.

    `papers` are those that the newcomer has, `route` what is asked of NARIC, `named` the diploma of the fact
    `diplomas` that this one stands for.
    """

    level: str
    title: str = field(default="", repr=False)
    subject: str = ""
    country: str = ""
    institution: str = field(default="", repr=False)
    language: str = ""
    begun: str = ""
    ended: str = ""
    papers: tuple[str, ...] = ()
    route: str = ""
    named: Mapping[str, Plain] = field(default_factory=dict, repr=False)
    dropped: bool = False
    id: str = ""
    at: str = ""
    kept_by: str = field(default="", repr=False)

    @property
    def foreign(self) -> bool:
        """Whether it may be one for NARIC: a diploma of Belgium is not."""
        return self.country != BELGIUM

    @property
    def lacking(self) -> tuple[str, ...]:
        """The papers that the newcomer does not have."""
        return tuple(one for one in PAPERS if one not in self.papers)


@dataclass(frozen=True, slots=True)
class Recognition:
    """What NARIC asks: euros and calendar days by route, and whether this person is free of the fee.

    `missing` names the facts that would settle who is free; a route that the rulebook gives no figure for is left out.
    """

    euros: Mapping[str, str]
    days: Mapping[str, str]
    free: Truth
    missing: tuple[str, ...]
    rules: tuple[Rule, ...]


@only("answer")
def put(office: Office, dossier: str, said: Qualification, *, entry: str = "") -> str:
    """Write a qualification, or change the one named by `entry`; returns the event.

    Country and language may be typed by name. Rejected `qualification_level`, `outside_list`, `no_such_country`,
    `no_such_language`, `qualification_year`, `qualification_years` and `qualification_unknown`.
    """
    checked = _checked(said, office.clock.today())
    if entry and entry not in {one.id for one in read(standing(office.vault.events(dossier)), {})}:
        raise Rejected("qualification_unknown", entry=entry)
    body = _body(checked) | ({"entry": entry} if entry else {})
    return office.vault.append(dossier, QUALIFIED, body, person=office.person.id, at=office.clock.now())


def read(events: Iterable[Event], staff: Mapping[str, str]) -> tuple[Qualification, ...]:
    """The qualifications as they stand, the highest level first; what was dropped is left out."""
    found: dict[str, Qualification] = {}
    for event in events:
        if event.kind == QUALIFIED:
            id_ = str(event.body.get("entry", event.id))
            found[id_] = replace(_read(event.body), id=id_, at=event.at, kept_by=staff.get(event.person, ""))
    held = [one for one in found.values() if not one.dropped]
    return tuple(sorted(held, key=lambda one: (-int(one.level), one.ended or "9999", one.id)))


def named_only(opened: Opened) -> tuple[Qualification, ...]:
    """The diplomas that were only named, at the kiosk or in the interview, each as a qualification to begin with."""
    named = _told(opened)
    written = [dict(one.named) for one in opened.qualifications if one.named]
    at_the_kiosk = _turns(opened.told) if named else []
    found = []
    for one in named:
        turn = at_the_kiosk.index(one) if one in at_the_kiosk else None
        if turn is not None:
            at_the_kiosk[turn] = {}
        if one in written:
            written.remove(one)
        else:
            found.append(_begun_from(one, opened.told, turn))
    return tuple(found)


def to_recognise(opened: Opened) -> tuple[Qualification, ...]:
    """Those for which something is asked of NARIC; where none is written down, the foreign ones that were named."""
    asked = tuple(one for one in opened.qualifications if one.route)
    if asked or opened.qualifications:
        return asked
    foreign = [one for one in named_only(opened) if one.named.get("community") == "foreign"]
    return tuple(replace(one, route=ROUTES[0]) for one in foreign)


def recognition(opened: Opened, on: date) -> Recognition:
    """What the rulebook says of the recognition of a foreign diploma for this person on a day."""
    raw = opened.facts_raw()
    # NAR-02 asks for a foreign diploma first. Whose diploma stands in the record has one, also before the fact says so.
    raw["diplomas"] = [*_told(opened), {"community": "foreign"}]
    findings = held(raw, opened.decisions, on, opened.law).findings
    rules = opened.law.book.rules
    gives = rules[COSTS].gives if COSTS in rules else {}
    free = findings[FREE] if FREE in findings else None
    return Recognition(
        euros={one: gives[one] for one in ROUTES if one in gives},
        days={one: gives[f"{one}_days"] for one in ROUTES if f"{one}_days" in gives},
        free=free.truth if free else Truth.UNKNOWN,
        missing=free.missing if free else (),
        rules=tuple(rules[one] for one in (COSTS, FREE) if one in rules),
    )


def _checked(said: Qualification, today: date) -> Qualification:
    if not said.level:
        raise Rejected("qualification_level")
    wanted: tuple[tuple[str, Sequence[str], Sequence[str]], ...] = (
        ("level", (said.level,), LEVELS), ("subject", (said.subject,), ("", *FIELDS)), ("papers", said.papers, PAPERS),
        ("route", (said.route,), ("", *ROUTES)),
    )  # fmt: skip
    for name, values, allowed in wanted:
        for value in values:
            if value not in allowed:
                raise Rejected("outside_list", fact=name, value=value)
    country, language = said.country.strip(), said.language.strip()
    begun, ended = _year("begun", said.begun, today), _year("ended", said.ended, today)
    if begun and ended and ended < begun:
        raise Rejected("qualification_years", field="ended")
    return replace(
        said,
        title=said.title.strip(),
        institution=said.institution.strip(),
        country=str(plain("country", country)) if country else "",
        language=language if language in LANGUAGES or not language else str(plain("lang", language)),
        begun=begun,
        ended=ended,
        papers=tuple(one for one in PAPERS if one in said.papers),
    )


def _year(name: str, typed: str, today: date) -> str:
    text = typed.strip()
    if text and not (text.isascii() and text.isdecimal() and EARLIEST <= int(text) <= today.year):
        raise Rejected("qualification_year", field=name, value=text)
    return text


def _told(opened: Opened) -> list[dict[str, Plain]]:
    """The diplomas of the fact."""
    raw = next((one.raw for one in opened.known if one.fact == "diplomas" and one.state == "known"), [])
    return [one for one in raw if isinstance(one, dict)] if isinstance(raw, list) else []


def _turns(told: Mapping[str, Plain]) -> list[dict[str, Plain]]:
    """The diplomas as the questions about them were answered, one for each turn."""
    said = reading.facts(load(), told, staff=True).get("diplomas")
    rows = said.get("value") if isinstance(said, dict) else None
    return [one if isinstance(one, dict) else {} for one in rows] if isinstance(rows, list) else []


def _begun_from(named: Mapping[str, Plain], told: Mapping[str, Plain], turn: int | None) -> Qualification:
    """What is known of a diploma that was named: the fact, and country and papers as told in that turn."""
    level, language, year = (str(named.get(name, "")) for name in ("level", "taught_in", "year"))
    home = {"flemish": "BE", "french": "BE", "german": "BE", "netherlands": "NL", "suriname": "SR"}
    country, papers = (_in_turn(told, question, turn) for question in ("diploma_country", "diploma_papers"))
    return Qualification(
        LEVEL_OF.get(level, ""), language=language, ended=year, named=dict(named),
        country=home.get(str(named.get("community", "")), country if isinstance(country, str) else ""),
        papers=tuple(one for one in PAPERS if one in papers) if isinstance(papers, list) else (),
    )  # fmt: skip


def _in_turn(told: Mapping[str, Plain], question: str, turn: int | None) -> Plain | None:
    return next((told.get(one.id) for one in load() if one.text_id == question and one.turn == turn), None)


def _body(said: Qualification) -> dict[str, Any]:
    return {
        "level": said.level, "title": said.title, "subject": said.subject, "country": said.country,
        "institution": said.institution, "language": said.language, "begun": said.begun, "ended": said.ended,
        "papers": list(said.papers), "route": said.route, "named": dict(said.named), "dropped": said.dropped,
    }  # fmt: skip


def _read(body: Mapping[str, Any]) -> Qualification:
    told = {name: value for name, value in body.items() if name != "entry"}
    return Qualification(**{**told, "papers": tuple(body["papers"])})
