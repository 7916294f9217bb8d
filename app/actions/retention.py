"""How long things are kept, what is due, and what the program lets go of by itself.

The table is `app/store/retention.yaml`. What is due is shown by ids and days only: an administrator sees no dossier.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from app.actions import backup, chosen
from app.actions.backup import Reminder
from app.actions.chosen import Choice
from app.errors import Rejected, Trouble
from app.roles import only
from app.settings import Value
from app.store import backup as backups
from app.store import retention
from app.store.retention import Kind

if TYPE_CHECKING:
    from app.office import Office
    from app.store.inbox import VisitInbox
    from app.store.lines import DossierLine, Event

CLOSED, CLOSINGS = "closed", ("ended", "moved", "died", "handed_over", "not_for_us")
QUIET = {
    "erasure_asked", "exported", "correction_asked", "correction_answered", "paper_sending", "paper_sent",
    "paper_not_sent", "paper_taken_back", "paper_saved",
}  # fmt: skip
"""Events that do not open a closed dossier again: they are about it and not in it."""
NOTHING = {"opened", "erasure_asked", CLOSED}


@dataclass(frozen=True)
class Kept:
    """A row of the table as it holds in this office: `period` in the unit of its setting, and who chose it."""

    kind: Kind
    period: int | None
    choice: Choice | None

    @property
    def suggested(self) -> bool:
        """Is the period only a suggestion, which the office has not decided yet?"""
        return self.kind.decided == retention.OFFICE and bool(self.kind.setting) and self.choice is None


@dataclass(frozen=True)
class Due:
    """Something whose time is over: `subject` is a dossier's id, a ticket or the name of a file.

    `event` is the request that waits for an answer, `asked_by` who asked for the erasure, `two` that a second person
    erases, `suggested` that the office has not decided the period.
    """

    kind: str
    subject: str
    counts_from: date
    due_on: date
    two: bool
    suggested: bool = False
    event: str = ""
    asked_by: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Tidied:
    """What the program let go of: tickets of visits, backups and notes by their names."""

    visits: tuple[str, ...]
    backups: tuple[str, ...]
    notes: tuple[str, ...]


@only("see_retention")
def table(office: Office) -> list[Kept]:
    """Every kind of thing that is kept, with the period that holds here."""
    settings = chosen.settings_of(office.folder)
    return [
        Kept(
            one,
            int(str(settings[one.setting])) if one.setting else one.days if one.months is None else one.months,
            chosen.choice(office, one.setting) if one.setting else None,
        )
        for one in retention.kinds().values()
    ]


@only("see_retention")
def due(office: Office) -> list[Due]:
    """Everything that is due today or will not wait: requests for correction stand here until they are answered."""
    found = [*_dossiers(office), *_corrections(office), *_visits(office), *_key_backups(office)]
    return sorted(found, key=lambda one: (one.due_on, one.kind, one.subject))


@only("close_dossier")
def close(office: Office, dossier: str, why: str) -> str:
    """Close a dossier; its term counts from today until somebody writes in it again. Rejected `unknown_closing`."""
    if why not in CLOSINGS:
        raise Rejected("unknown_closing", reason=why, reasons=", ".join(CLOSINGS))
    office.vault.append_journalled(dossier, CLOSED, {"why": why}, person=office.person.id, at=office.clock.now())
    return office.vault.events(dossier)[-1].id


def closed_since(events: list[Event]) -> str:
    """The moment of the closing that still holds (ISO); empty for an open dossier."""
    last = next((event for event in reversed(events) if event.kind not in QUIET), None)
    return last.at if last is not None and last.kind == CLOSED else ""


@only("see_retention")
def term_of(office: Office, dossier: str) -> Due | None:
    """The row of the due list for one dossier, also before it is due; None for one that was erased."""
    line = office.vault.line_of(dossier)
    return _term(office, line, chosen.settings_of(office.folder)) if line else None


@only("tidy")
def tidy(office: Office) -> Tidied:
    """Let go of what the table leaves to the program: withdrawn and overdue visits, old backups, old notes."""
    visits = tuple(_clear_visits(office))
    return Tidied(visits, backup.rotate(office), tuple(_clear_notes(office)))


@only("tidy")
def begin(office: Office) -> Reminder | None:
    """What happens when somebody opens the office in a window: tidy up, and say whether a backup is due."""
    try:
        tidy(office)
    except Trouble:
        pass  # what cannot be let go of today stands on the due list
    return backup.reminder(office.folder, office.settings, office.clock.today())


def _dossiers(office: Office) -> Iterator[Due]:
    settings, today = chosen.settings_of(office.folder), office.clock.today()
    shortest = min(
        retention.kinds()[kind].ends_on(date(2000, 1, 1), int(str(settings[retention.kinds()[kind].setting])))
        for kind in ("dossier_closed", "dossier_inactive", "dossier_empty")
    ) - date(2000, 1, 1)
    closed = {line.subject for line in office.vault.journal_of(CLOSED)}
    for line in office.vault.list_dossiers():
        # Whose last event is younger than every period is not looked at; only what is about it may be younger.
        if line.id not in closed and today - _day(line.changed_at) < shortest:
            continue
        one = _term(office, line, settings)
        if one.due_on <= today:
            yield one


def _term(office: Office, line: DossierLine, settings: dict[str, Value]) -> Due:
    events = office.vault.events(line.id)
    closed = closed_since(events)
    if all(event.kind in NOTHING for event in events):
        kind, begun = retention.kinds()["dossier_empty"], line.opened_at
    elif closed:
        kind, begun = retention.kinds()["dossier_closed"], closed
    else:
        kind, begun = retention.kinds()["dossier_inactive"], line.changed_at
    names = {id_: name for id_, (name, _) in office.vault.staff().items()}
    asked = {event.person for event in events if event.kind == "erasure_asked" and event.body.get("ground") == "term"}
    return Due(
        kind.name, line.id, _day(begun), kind.ends_on(_day(begun), int(str(settings[kind.setting]))),
        kind.ends == retention.TWO, chosen.choice(office, kind.setting) is None,
        asked_by=tuple(sorted(names.get(one, one) for one in asked)),
    )  # fmt: skip


def _corrections(office: Office) -> Iterator[Due]:
    kind = retention.kinds()["correction"]
    asked = Counter(line.subject for line in office.vault.journal_of("correction_asked"))
    asked.subtract(line.subject for line in office.vault.journal_of("correction_answered"))
    for dossier in sorted(dossier for dossier, open_ in asked.items() if open_ > 0):
        if office.vault.was_erased(dossier):
            continue
        events = office.vault.events(dossier)
        answered = {event.body.get("request") for event in events if event.kind == "correction_answered"}
        for event in events:
            if event.kind == "correction_asked" and event.id not in answered:
                yield Due(kind.name, dossier, _day(event.at), kind.ends_on(_day(event.at)), False, event=event.id)


def _visits(office: Office) -> Iterator[Due]:
    today = office.clock.today()
    for one in office.letterbox.visits():
        found = _visit(office, one)
        if found is not None and found.due_on <= today:
            yield found


def _visit(office: Office, one: VisitInbox) -> Due | None:
    """When a visit goes by itself; never while it runs, and not as withdrawn what was already taken."""
    if one.running or one.taken:
        return None
    kind = retention.kinds()["visit_withdrawn" if one.withdrawn else "visit_untaken"]
    begun = _began(office, one)
    days = None if one.withdrawn else chosen.number(office.folder, kind.setting)
    suggested = not one.withdrawn and chosen.choice(office, kind.setting) is None
    return Due(kind.name, one.ticket, begun, kind.ends_on(begun, days), False, suggested)


def _began(office: Office, one: VisitInbox) -> date:
    """The day that the kiosk names, or that of the first file where it names none."""
    try:
        return _day(one.started_at)
    except ValueError:
        return office.letterbox.began(one).date()


def _key_backups(office: Office) -> Iterator[Due]:
    """Only the newest can be older than it may: it goes when the next one is made."""
    kind, today = retention.kinds()["key_backup"], office.clock.today()
    for path in backups.listed(office.folder, backups.KEYS):
        begun = backups.made_at(path).date()
        ends = kind.ends_on(begun, chosen.number(office.folder, kind.setting))
        if ends < today:
            yield Due(kind.name, path.name, begun, ends, False)


def _clear_visits(office: Office) -> Iterator[str]:
    today = office.clock.today()
    for one in office.letterbox.visits():
        found = _visit(office, one)
        if found is not None and (one.withdrawn or found.due_on < today):
            reason = "withdrawn" if one.withdrawn else "term"
            office.letterbox.erase(one, person=office.person.id, at=office.clock.now(), reason=reason)
            yield one.ticket


def _clear_notes(office: Office) -> Iterator[str]:
    oldest = office.clock.now() - timedelta(days=chosen.number(office.folder, "log_days"))
    for path in sorted((office.folder / "log").glob("*")):
        if path.is_file() and path.stat().st_mtime < oldest.timestamp():
            path.unlink(missing_ok=True)
            yield path.name


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).date()


def periods() -> list[str]:
    """The settings that hold how long something is kept."""
    return [kind.setting for kind in retention.kinds().values() if kind.setting]


def period_in_words(one: Kept) -> str:
    """The period for the console: a number with its unit, or what stands in its place."""
    kind = one.kind
    if kind.for_good:
        return "for good"
    if kind.like:
        return f"as {kind.like}"
    if kind.name == "vault_backup":
        return f"the newest {one.period}"
    unit = "months" if kind.months is not None or kind.setting.endswith("_months") else "days"
    return f"{one.period} {unit.removesuffix('s') if one.period == 1 else unit}"
