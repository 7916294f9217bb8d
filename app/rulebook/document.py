"""The whole rulebook as a page that a lawyer can read: each rule as the program holds it.

`docs/law.md` is this page for the edition that the program carries (`make law`); it says nothing that the files of the
edition do not say, and a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from app.rulebook.rule import Doubt, Parameter, Period, Rule, Rulebook, Source

SECTIONS = {
    "TGT": "Target group", "EXC": "Excluded from the right", "OBL": "Obligation", "EXO": "Exempt from the obligation",
    "PRT": "Parts of the programme", "EXP-MO": "Exempt from a part: MO", "EXP-NT2": "Exempt from a part: NT2",
    "EXP-VDAB": "Exempt from a part: VDAB or Actiris", "EXP-PNT": "Exempt from a part: PNT", "FEE": "Fees",
    "DL": "Deadlines", "CON": "Contract", "RT": "Routing", "RT-BXL": "Routing: Brussels", "RT-WAL": "Routing: Wallonia",
    "RT-DG": "Routing: German-speaking Community", "NT2": "NT2 track", "GPA": "No suitable offer", "DUR": "Duration",
    "SAN": "Sanctions", "B1": "Oral B1 after the attest", "ATT": "Certificates", "NAR": "Diploma recognition",
    "FUT": "Announced, switched off", "INT": "How rules meet",
}  # fmt: skip
KINDS = {
    "judged": "judged",
    "deadline": "deadline: fires when it is printed",
    "offer": "judged beside the courses on offer",
    "text": "text: nothing is judged",
    "design": "design of the judge: nothing is judged",
    "announced": "announced: switched off, a notice at most",
}
DAYS = {
    "today": "the day of the advice", "signing": "the day of signing", "report": "the day of reporting",
    "attest": "the day of the attest", "first_title": "the day of the first title over three months",
    "first_registration": "the day of the first entry in the National Register",
    "move": "the day of registration in today's municipality", "minister": "the day the ministry began",
    "majority": "the eighteenth birthday",
}  # fmt: skip


def document(book: Rulebook) -> str:
    """The page as Markdown, ending in a line break."""
    name, on, *_ = book.edition.split()
    head = [
        "# The law as this program holds it",
        "",
        f"Edition {name} of {on}. Made from `app/rulebook/` with `make law`; change the rules there, not here.",
        "",
        f"{len(book.rules)} rules, {len(book.parameters)} parameters, {len(book.doubts)} conflicts and readings.",
        "A condition names facts, notions (listed below), results, and other rules as `rule_…`. A start that no source",
        "gives is in force on every day, with a decision of the assessor before the day its source was written.",
        "",
    ]
    return "\n".join([*head, *_rules(book), *_parameters(book), *_notions(book), *_doubts(book)]).rstrip() + "\n"


def _rules(book: Rulebook) -> Iterator[str]:
    places = {kind: place for place, kind in enumerate(SECTIONS)}
    ordered = sorted(book.rules.values(), key=lambda rule: (places[section(rule.id)], rule.id))
    for kind, rules in groupby(ordered, key=lambda rule: section(rule.id)):
        yield f"## {kind}: {SECTIONS[kind]}"
        yield ""
        for rule in rules:
            yield from _rule(rule, book)


def section(rule_id: str) -> str:
    """The kind of a rule by its id: `EXP-NT2` of `EXP-NT2-03`."""
    return rule_id.rsplit("-", 1)[0]


def _rule(rule: Rule, book: Rulebook) -> Iterator[str]:
    yield f"### {rule.id}" + (f" {rule.term}" if rule.term else "")
    yield ""
    yield f"{rule.condition}. **{rule.effect}**"
    yield ""
    yield f"- {KINDS[rule.kind]}; certainty: {rule.certainty}"
    if rule.says_when:
        yield f"- when `{rule.says_when}`" + (f", unless `{rule.says_unless}`" if rule.says_unless else "")
    if rule.prints:
        yield f"- prints: {rule.prints}"
    if rule.gives:
        yield "- gives: " + ", ".join(f"{name} {value}" for name, value in rule.gives.items())
    yield f"- in force {_from_to(rule.starts, rule.until)}, on {DAYS[rule.judged_on]} (source: {rule.in_force})"
    if rule.evidence:
        yield f"- evidence: {rule.evidence} (proof asked: {rule.proof.value})"
    yield "- sources: " + "; ".join(_cited(one) for one in rule.sources)
    touching = [doubt.id for doubt in book.doubts.values() if rule.id in doubt.rules]
    if touching:
        yield "- see " + ", ".join(touching)
    yield ""


def _from_to(since: date | None, until: date | None) -> str:
    start = f"from {since.isoformat()}" if since else "from a day that no source gives"
    return f"{start} until {until.isoformat()}" if until else start


def _cited(source: Source) -> str:
    return f"{source.title}, {source.article}" if source.article else source.title


def _parameters(book: Rulebook) -> Iterator[str]:
    yield "## Parameters"
    yield ""
    yield "| Name | What | Value | Source |"
    yield "|---|---|---|---|"
    for parameter in book.parameters.values():
        for period in parameter.periods:
            yield _row(parameter.name, parameter.says, _value(parameter, period), _cited(period.source))
    yield ""


def _value(parameter: Parameter, period: Period) -> str:
    value = period.value.isoformat() if isinstance(period.value, date) else str(period.value)
    unit = "" if parameter.unit in ("day", "NIS code") else f" {parameter.unit}"
    of_births = ", for births" if parameter.counted_by == "birth" else ","
    return f"{value}{unit}{of_births} {_from_to(period.since, period.until)}"


def _notions(book: Rulebook) -> Iterator[str]:
    yield "## Notions"
    yield ""
    yield "| Name | What it asks |"
    yield "|---|---|"
    for name in sorted(book.notions):
        yield _row(f"`{name}`", (book.notions[name].__doc__ or "").strip())
    yield ""


def _doubts(book: Rulebook) -> Iterator[str]:
    yield "## Conflicts between sources, and own readings"
    yield ""
    for doubt in book.doubts.values():
        yield from _doubt(doubt)


def _doubt(doubt: Doubt) -> Iterator[str]:
    yield f"### {doubt.id}" + (f" {doubt.subject}" if doubt.subject else "")
    yield ""
    for text in (doubt.says, doubt.handling):
        if text:
            yield text
            yield ""
    if doubt.rules:
        yield f"- rules: {', '.join(doubt.rules)}"
    if doubt.reaches:
        yield f"- no case: {doubt.reaches}"
    if doubt.result:
        touched = f"{doubt.value} " if doubt.value else ""
        why = f"when it rests on {doubt.ground}" if doubt.ground else f"when `{doubt.says_when}`"
        yield f"- the assessor decides about {touched}{doubt.result} {why}"
    for place, reading in enumerate(doubt.readings):
        yield f"- {'suggested' if place == 0 else 'or'}: {reading.says} ({reading.name}: {reading.then})"
    yield ""


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
