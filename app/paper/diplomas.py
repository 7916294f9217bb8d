"""Diplomas on paper: level, field, where and when, in which language, and the papers that come with each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.paper.blocks import STRONG, Paper
from app.paper.clauses import language_name
from app.paper.said import Both, Said

LEVELS = {
    "0": "Early childhood education", "1": "Primary education", "2": "Lower secondary education",
    "3": "Upper secondary education", "4": "Post-secondary education, not higher education",
    "5": "Short-cycle higher education", "6": "Bachelor or equivalent", "7": "Master or equivalent",
    "8": "Doctorate or equivalent",
}  # fmt: skip
"""Levels of ISCED 2011 (UNESCO)."""
FIELDS = {
    "00": "General programmes", "01": "Education", "02": "Arts and humanities",
    "03": "Social sciences, journalism and information", "04": "Business, administration and law",
    "05": "Natural sciences, mathematics and statistics", "06": "Information and communication technologies",
    "07": "Engineering, manufacturing and construction", "08": "Agriculture, forestry, fisheries and veterinary",
    "09": "Health and welfare", "10": "Services",
}  # fmt: skip
"""Broad fields of ISCED-F 2013 (UNESCO)."""
PAPERS = {
    "certificate": "the diploma or certificate itself", "transcript": "the list of courses and marks",
    "course_outline": "the description of the courses",
}  # fmt: skip
ROUTES = {
    "level": "Recognition of the level (niveau-erkenning)",
    "specific": "Recognition of this diploma in particular (specifieke erkenning)",
    "doctorate": "Recognition of a doctorate",
}


@dataclass(frozen=True, slots=True)
class DiplomaLine:
    """One diploma; `country` and `language` are codes, `years` is ready to print, what is not known is empty."""

    level: str
    title: str = field(default="", repr=False)
    subject: str = ""
    country: str = ""
    institution: str = field(default="", repr=False)
    language: str = ""
    years: str = ""
    papers: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    route: str = ""


def level_name(paper: Paper, level: str) -> Both:
    """A level by its number and its name; what nobody knows yet is to be filled in."""
    if level not in LEVELS:
        return paper.voices.say("paper.to_fill_in", "to be filled in")
    name = paper.voices.say(f"isced.level.{level}", LEVELS[level])
    return paper.voices.joined([paper.voices.same(f"ISCED {level}"), name])


def route_name(paper: Paper, route: str) -> Both:
    """What is asked of NARIC."""
    return paper.voices.say(f"paper.naric.route.{route}", ROUTES[route])


def diplomas(paper: Paper, lines: Sequence[DiplomaLine]) -> None:
    """Each diploma with its papers, a thin line between two."""
    for at, one in enumerate(lines):
        if at:
            paper.rule(110)
        _diploma(paper, one)


def _diploma(paper: Paper, one: DiplomaLine) -> None:
    voices, say, same = paper.voices, paper.voices.say, paper.voices.same
    if one.title:
        paper.say(same(one.title), STRONG, 1.5)
    paper.pair(say("paper.diploma.level", "Level"), level_name(paper, one.level))
    if one.subject in FIELDS:
        paper.pair(say("paper.diploma.field", "Field"), say(f"isced.field.{one.subject}", FIELDS[one.subject]))
    if one.institution:
        paper.pair(say("paper.diploma.school", "School or university"), same(one.institution))
    if one.country:
        paper.pair(say("paper.diploma.country", "Country"), _country(paper, one.country))
    if one.language:
        paper.pair(say("paper.diploma.language", "Taught in"), language_name(paper, one.language))
    if one.years:
        paper.pair(say("paper.diploma.years", "Years"), voices.figures(one.years))
    for label, papers in (
        (say("paper.diploma.there", "Papers that are there"), one.papers),
        (say("paper.diploma.lacking", "Papers still to find"), one.lacking),
    ):
        if papers:
            paper.pair(label, voices.joined([say(f"paper.diploma.{name}", PAPERS[name]) for name in papers], "; "))
    if one.route:
        paper.pair(say("paper.diploma.asked", "Asked"), route_name(paper, one.route))


def _country(paper: Paper, code: str) -> Both:
    voices = paper.voices
    own = None if voices.alone else Said(voices.own.country(code), voices.own.code, voices.own.rtl)
    return Both(Said(voices.dutch.country(code), voices.dutch.code), own)
