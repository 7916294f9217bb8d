"""A case file becomes a paper, without an office: the console's way to see what would be printed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from app import words
from app.actions.advise import advise_case
from app.errors import Rejected
from app.facts import Plain
from app.facts.casefile import Case
from app.paper import contract, slip
from app.rulebook import Advice

OPERATORS = {
    "atlas": "Atlas, Integratie & Inburgering Antwerpen",
    "amal": "Amal, Gent",
    "agii": "Agentschap Integratie en Inburgering",
    "agii_brussels": "Agentschap Integratie en Inburgering, Brussel",
}


def contract_of(case: Case, on: date, language: str) -> bytes:
    """The contract draft of a case as PDF bytes, Dutch with that language beside it."""
    advice = advise_case(case, on)
    return draw_contract(
        advice, case.path.stem, _named(case.blocks.get("person")), _named(case.blocks.get("course")), language
    )


def draw_contract(
    advice: Advice, dossier: str, person: Mapping[str, str], course: Mapping[str, str], language: str
) -> bytes:
    """A contract draft as PDF bytes from an advice, the person's names and the course (may be empty)."""
    content = contract.ContractContent(
        person_name=person.get("names", "…"),
        latin_name=person.get("latin_name", ""),
        operator=OPERATORS.get(advice.route.operator, advice.route.operator),
        on=advice.on,
        edition=advice.edition,
        edition_date=date.fromisoformat(advice.edition.split()[1]),
        dossier=dossier,
        parts=part_lines(advice),
        courses=_courses(course),
        deadlines=tuple(contract.DeadlineLine(one.id, one.date, one.rule) for one in advice.deadlines),
        fees=tuple((one.rule, f"EUR {one.amount:g}") for one in advice.fees.lines),
        fees_total=f"EUR {advice.fees.max_total:g}",
        open_points=advice.missing,
    )
    return contract.render(content, words.load("nl"), words.load(language))


def part_lines(advice: Advice) -> tuple[contract.PartLine, ...]:
    """The four parts with the rule and the article behind each."""
    return tuple(
        contract.PartLine(part, outcome.value, outcome.check, ", ".join(outcome.rules), _source(advice, outcome.rules))
        for part, outcome in advice.parts.items()
    )


def _source(advice: Advice, rules: tuple[str, ...]) -> str:
    for rule in rules:
        if rule in advice.findings:
            source = advice.findings[rule].rule.sources[0]
            return f"{source.title}, {source.article}"
    return ""


def slip_of(case: Case, language: str) -> bytes:
    """The slip of a case's first appointment. Raises Rejected when the case holds none."""
    appointments = case.blocks.get("appointments")
    if not isinstance(appointments, list) or not appointments:
        raise Rejected("needs_block", file=str(case.path), block="appointments")
    return draw_slip(_named(appointments[0]), language)


def draw_slip(first: Mapping[str, str], language: str) -> bytes:
    """A slip as PDF bytes from one appointment (what, at, place, with, bring)."""
    content = slip.SlipContent(
        at=_moment(first.get("at", "")),
        place=first.get("place", ""),
        address=first.get("with", ""),
        operator=first.get("what", ""),
        bring=(first["bring"],) if first.get("bring") else (),
    )
    return slip.render(content, words.load("nl"), words.load(language))


def _moment(raw: str) -> datetime:
    try:
        return datetime.fromisoformat(raw)
    except ValueError:
        raise Rejected("impossible_date", fact="appointments.at", value=raw) from None


def _courses(course: Mapping[str, str]) -> tuple[contract.CourseLine, ...]:
    if not course:
        return ()
    starts = course.get("starts_on")
    return (
        contract.CourseLine(
            course.get("code", ""),
            course.get("kind", ""),
            course.get("provider", ""),
            course.get("place", ""),
            date.fromisoformat(starts) if starts else None,
        ),
    )


def _named(block: Plain | None) -> dict[str, str]:
    return {key: str(value) for key, value in block.items()} if isinstance(block, dict) else {}
