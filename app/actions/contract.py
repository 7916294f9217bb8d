"""The contract draft: gather what is known, draw it, keep it in the dossier, and hand its bytes to the printer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app.actions.advise import advise_dossier
from app.actions.dossier import Opened, open_dossier
from app.paper.contract import ContractContent, CourseLine, DeadlineLine, PartLine, render
from app.words import load

if TYPE_CHECKING:
    from app.office import Office


def gather(opened: Opened, on: date, advice: dict[str, Any] | None = None) -> ContractContent:
    """Everything the draft says: advice, decisions and chosen courses; what is open stands marked."""
    found = advice or advise_dossier(opened.facts_raw(), opened.decisions, on).held.as_json()
    edition = str(found["edition"])
    return ContractContent(
        person_name=opened.name or opened.ticket or opened.id,
        latin_name=opened.latin_name,
        operator=str(found["regime"]["operator"]),
        on=on,
        edition=edition,
        edition_date=date.fromisoformat(edition.split()[1]),
        dossier=opened.id,
        parts=tuple(_part(part, found, opened) for part in ("mo", "nt2", "work", "pnt")),
        courses=tuple(
            CourseLine(one.code, one.kind.upper(), one.provider, one.place_name, one.starts_on)
            for one in opened.courses.values()
        ),
        deadlines=tuple(
            DeadlineLine(one["id"], date.fromisoformat(one["date"]), one["rule"]) for one in found["deadlines"]
        ),
        fees=tuple((line["item"], f"{line['amount']} EUR") for line in found["fees"]["lines"]),
        fees_total="" if found["fees"]["max_total"] is None else f"{found['fees']['max_total']} EUR",
        open_points=tuple(found["missing"]),
    )


def keep(office: Office, dossier: str) -> str:
    """Draw the draft in Dutch with the newcomer's language beside it, and keep it; the paper's id."""
    opened = open_dossier(office, dossier)
    content = gather(opened, office.clock.today())
    return office.vault.put_paper(
        dossier, kind="contract", language=opened.language,
        data=render(content, load("nl"), load(opened.language)), edition=content.edition,
        person=office.person.id, at=office.clock.now(),
    )  # fmt: skip


def bytes_of(office: Office, paper: str) -> bytes:
    """A kept paper, checked against its digest."""
    return office.vault.get_paper(paper)


def printed(office: Office, dossier: str, paper: str) -> None:
    """Write in the journal that a paper was handed to the printer."""
    office.vault.write_journal(
        person=office.person.id, at=office.clock.now(), deed="paper_printed", subject=dossier,
        details={"paper": paper},
    )  # fmt: skip


def _part(part: str, advice: dict[str, Any], opened: Opened) -> PartLine:
    outcome = advice["parts"][part]
    decided = opened.decisions.get(f"parts.{part}")
    if decided:
        return PartLine(part, str(decided["value"]), False, "", str(decided["reason"]))
    rule = outcome["rules"][0] if outcome["rules"] else ""
    sources: list[dict[str, str]] = next((one["sources"] for one in advice["because"] if one["rule"] == rule), [])
    return PartLine(
        part, outcome["value"], bool(outcome["check"]), rule,
        f"{sources[0]['title']} {sources[0]['article']}".strip() if sources else "",
    )  # fmt: skip
