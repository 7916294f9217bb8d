"""An edition tried before it is put in use: its signature, its own cases, and whose advice it would change.

What touches the vault (`standing`, `dossiers`) is apart from the trial itself, which takes values and returns values,
so that a window stays alive: `try_out` may run on another thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from app.actions import law
from app.actions.editions import Wrong, cases_of, wrong_cases
from app.actions.law import Law
from app.actions.retention import CLOSED, closed_since
from app.facts import Plain, read_facts
from app.roles import only
from app.rulebook import Settlement, advise
from app.rulebook.compare import Difference, compare
from app.rulebook.edition import SignedEdition
from app.rulebook.loading import read

if TYPE_CHECKING:
    from app.office import Office

GoOn = Callable[[int, int], bool]
"""Told how many cases and dossiers were looked at, out of how many; says whether somebody still waits."""
Dossier = tuple[str, dict[str, Plain]]


@dataclass(frozen=True)
class Standing:
    """The law of the office as it stands, with all that it settled, and the day of the trial."""

    law: Law
    settled: dict[str, Settlement]
    on: date


@dataclass(frozen=True)
class Changed:
    """A dossier whose advice another edition would change."""

    dossier: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Trial:
    """What came of it; `whole` is no when somebody stopped it."""

    found: SignedEdition
    wrong: tuple[Wrong, ...]
    changed: tuple[Changed, ...]
    whole: bool
    packed: bytes = field(default=b"", repr=False)


@only("change_rulebook")
def standing(office: Office) -> Standing:
    """The law of today."""
    return Standing(law.of(office), law.settlements(office), office.clock.today())


@only("change_rulebook")
def dossiers(office: Office) -> Iterator[Dossier]:
    """Every dossier that is open, with its facts as they were given, one by one."""
    closed = {line.subject for line in office.vault.journal_of(CLOSED)}
    for dossier in office.vault.living():
        if dossier not in closed or not closed_since(office.vault.events(dossier)):
            yield dossier, office.vault.facts_raw(dossier)


def try_out(found: SignedEdition, now: Standing, people: Sequence[Dossier], go_on: GoOn, packed: bytes = b"") -> Trial:
    """Run the edition's own cases, then compare every advice. An edition without cases is refused, one that the
    program carries apart: the program's tests ran them.
    """
    book = read(found.edition)
    cases = len(cases_of(found.edition))
    whole = cases + len(people)
    wrong: list[Wrong] = []
    if cases or found.signer:
        wrong = wrong_cases(found.edition, lambda tried: go_on(tried, whole))
    if wrong or not go_on(cases, whole):
        return Trial(found, tuple(wrong), (), bool(wrong), packed)
    then, changed = law.applied(book, now.settled), []
    for count, (dossier, raw) in enumerate(people, start=1):
        if differences := _differences(raw, now, then):
            changed.append(Changed(dossier, differences))
        if not go_on(cases + count, whole):
            return Trial(found, (), tuple(changed), False, packed)
    return Trial(found, (), tuple(changed), True, packed)


def _differences(raw: dict[str, Plain], now: Standing, then: Law) -> tuple[Difference, ...]:
    facts = read_facts(raw)
    before = advise(facts, now.on, now.law.book, settled=now.law.settled)
    return compare(before.as_json(), advise(facts, now.on, then.book, settled=then.settled).as_json())
