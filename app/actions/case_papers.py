"""A case file becomes a paper, without an office: the console's way to see what would be printed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from app import words
from app.actions import bring as bringing
from app.actions import contract as contracts
from app.actions.advise import advise_case, advised_case, decisions_of
from app.errors import Rejected
from app.facts import Plain
from app.facts.casefile import Case
from app.paper import bring, contract, journey, slip
from app.paper.blocks import House


def contract_of(case: Case, on: date, language: str) -> bytes:
    """The contract draft of a case as PDF bytes, Dutch with that language beside it; its decisions hold."""
    return contract.render(_content(case, on), words.load("nl"), words.load(language))


def journey_of(case: Case, on: date, language: str) -> bytes:
    """The way through the programme of a case on one page, as PDF bytes."""
    return journey.render(_content(case, on), words.load("nl"), words.load(language))


def _content(case: Case, on: date) -> contract.ContractContent:
    advised = advised_case(case, on)
    return contracts.content(
        advised.held.as_json(),
        advised.held.book,
        dossier=case.path.stem,
        names=_names(_named(case.blocks.get("person"))),
        courses=_courses(_named(case.blocks.get("course"))),
        decisions=decisions_of(case),
        suggested=advised.suggested.as_json(),
        proofs={name: fact.proof.value for name, fact in case.facts.items() if fact.value is not None},
    )


def _names(person: Mapping[str, str]) -> tuple[str, str]:
    return person.get("names", ""), person.get("latin_name", "")


def bring_of(case: Case, on: date, language: str) -> bytes:
    """What the person of a case still has to bring, as PDF bytes."""
    advice = advise_case(case, on)
    house = House(contracts.OPERATORS.get(advice.route.operator, ""))
    content = bringing.content(case.facts, advice.missing, case.path.stem, on, house)
    return bring.render(content, words.load("nl"), words.load(language))


def slip_of(case: Case, language: str, form: str = "a6") -> bytes:
    """The slip of a case's first appointment. Raises Rejected when the case holds none."""
    content = _slip_content(_first_appointment(case), _operator(case))
    return slip.render(content, words.load("nl"), words.load(language), form)


def calendar_of(case: Case) -> bytes:
    """The calendar entry of a case's first appointment, as an iCalendar file."""
    return slip.calendar(_slip_content(_first_appointment(case), _operator(case))).encode()


def _operator(case: Case) -> str:
    """Who helps the person of the case, where the facts tell; else the name of the program."""
    found = advise_case(case, case.on).route.operator if case.on else ""
    return contracts.OPERATORS.get(found, "Onthaal")


def _first_appointment(case: Case) -> Mapping[str, str]:
    appointments = case.blocks.get("appointments")
    if not isinstance(appointments, list) or not appointments:
        raise Rejected("needs_block", file=str(case.path), block="appointments")
    return _named(appointments[0])


def _slip_content(row: Mapping[str, str], operator: str) -> slip.SlipContent:
    try:
        at = datetime.fromisoformat(row.get("at", ""))
    except ValueError:
        raise Rejected("impossible_date", fact="appointments.at", value=row.get("at", "")) from None
    return slip.content(
        at, row.get("what", ""), row.get("place", ""), row.get("with", ""), row.get("bring", ""), operator=operator
    )


def _courses(course: Mapping[str, str]) -> tuple[contract.CourseLine, ...]:
    if not course:
        return ()
    starts, ends = (date.fromisoformat(course[name]) if course.get(name) else None for name in ("starts_on", "ends_on"))
    return (
        contract.CourseLine(
            course.get("code", ""), course.get("kind", "").lower(), course.get("provider", ""),
            course.get("place", ""), starts, ends,
        ),
    )  # fmt: skip


def _named(block: Plain | None) -> dict[str, str]:
    return {key: str(value) for key, value in block.items()} if isinstance(block, dict) else {}
