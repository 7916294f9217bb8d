"""The counter's side of the letterbox: visits as they stand, what is wrong with them, and taking one.

An envelope is believed when it was sealed to this office, signed by the kiosk whose folder it lies in, belongs to the
visit, and follows from the one before. What is not believed is named and set aside; the others go on. Whoever fills the
letterbox with links, pipes or a million files gets a sentence and no more time than that.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import Trouble
from app.store import envelope, files, locks, rekeying, taken
from app.store.card import EnrolledKiosk, OfficeCard
from app.store.envelope import Envelope
from app.store.letterbox import FOLDER, RUNNING
from app.store.vault import Vault

if TYPE_CHECKING:
    from app.facts import Plain


MOST_ENVELOPES = 1_000
"""A visit with every answer given five times over has fewer."""
_TICKET = re.compile(r"[A-Za-z0-9]{1,8}-[0-9]{3}")


@dataclass(frozen=True)
class Flaw:
    """Something wrong with a visit: gap, bad_signature, damaged, foreign, replayed, out_of_order, too_many."""

    key: str
    envelope: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class VisitInbox:
    """One visit as the counter sees it."""

    kiosk: str
    visit: str
    ticket: str
    language: str
    answers: Mapping[str, Plain] = field(repr=False)
    finished: bool
    running: bool
    withdrawn: bool
    taken: bool
    started_at: str
    troubles: tuple[Flaw, ...]
    called_staff: bool = False


class Reader:
    """Reads the letterbox with the office's secret key, which lies in the vault."""

    def __init__(self, folder: Path, card: OfficeCard, vault: Vault) -> None:
        self._box = folder / FOLDER
        self._card = card
        self._vault = vault

    def visits(self) -> list[VisitInbox]:
        """All visits that lie there, the running ones too, in order of ticket within each kiosk."""
        places = sorted(place for place in self._box.glob("*/*") if place.is_dir() and not place.is_symlink())
        offices = rekeying.offices(self._vault, self._card)
        return [self._visit(place, offices) for place in places]

    def take(
        self,
        visit: VisitInbox,
        *,
        person: str,
        at: datetime,
        dossier: str | None = None,
        also: Sequence[tuple[str, Mapping[str, Any]]] = (),
    ) -> str:
        """Take a visit into a dossier, once; returns the dossier's id. The envelopes go after the vault kept them.

        Trouble `visit_taken`, `visit_running`, `visit_withdrawn`, or `visit_changed` since it was shown.
        """
        place = self._place(visit)
        if taken.is_taken(self._vault, visit.visit) or not place.is_dir():
            raise Trouble("visit_taken", visit=visit.visit)
        now = self._visit(place, rekeying.offices(self._vault, self._card))
        if now.running:
            raise Trouble("visit_running", ticket=now.ticket)
        if now.withdrawn:
            raise Trouble("visit_withdrawn", ticket=now.ticket)
        if now.answers != visit.answers or now.troubles != visit.troubles:
            raise Trouble("visit_changed", ticket=now.ticket)
        body = {
            "kiosk": now.kiosk, "visit": now.visit, "ticket": now.ticket, "language": now.language,
            "answers": now.answers, "finished": now.finished, "started_at": now.started_at,
            "troubles": [{"key": flaw.key, "envelope": flaw.envelope} for flaw in now.troubles],
        }  # fmt: skip
        into = taken.take(
            self._vault, now.kiosk, now.visit, body, dossier=dossier, also=also, person=person, at=at
        )  # fmt: skip
        shutil.rmtree(place, ignore_errors=True)
        return into

    def erase(self, visit: VisitInbox, *, person: str, at: datetime, reason: str) -> None:
        """Delete the envelopes of a withdrawn, taken or overdue visit, with a journal line.

        Trouble `visit_running` or `letterbox_not_writable`.
        """
        if visit.running:
            raise Trouble("visit_running", ticket=visit.ticket)
        details = {"visit": visit.visit, "reason": reason}
        self._vault.write_journal(person=person, at=at, deed="visit_erased", subject=visit.ticket, details=details)
        place = self._place(visit)
        shutil.rmtree(place, ignore_errors=True)
        if place.exists():
            raise Trouble("letterbox_not_writable")

    def began(self, visit: VisitInbox) -> datetime:
        """When the first file of a visit was laid down, for one whose envelopes cannot be believed."""
        place = self._place(visit)
        try:
            moments = [path.lstat().st_mtime for path in place.iterdir()] or [place.stat().st_mtime]
        except PermissionError:
            moments = [place.stat().st_mtime]
        return datetime.fromtimestamp(min(moments)).astimezone()

    def forget_old_keys(self, *, person: str, at: datetime) -> None:
        """Let go of the office keys of before a re-keying, once no envelope needs them and no visit runs."""
        for office in self._vault.secrets_of(rekeying.RETIRED):
            if not any(self._needs(place, office) for place in self._box.glob("*/*")):
                self._vault.forget_secret(f"{rekeying.RETIRED} {office}")
                self._vault.write_journal(person=person, at=at, deed="old_office_key_forgotten")

    def _needs(self, place: Path, office: str) -> bool:
        """A visit that began before the re-keying goes on under the old keys."""
        if _is_running(place):
            return True
        return any((one := _read(path)) is not None and one.office == office for path in place.glob("*.env"))

    def _place(self, visit: VisitInbox) -> Path:
        """Where a visit lies; a name of other letters than the system's is told with question marks in it."""
        exact = self._box / visit.kiosk / visit.visit
        others = (place for place in self._box.glob("*/*") if _names(place) == (visit.kiosk, visit.visit))
        return exact if exact.is_dir() else next(others, exact)

    def _visit(self, place: Path, offices: Mapping[str, str]) -> VisitInbox:
        kiosk, visit = _names(place)
        gone = taken.is_taken(self._vault, visit)
        good, flaws = _believed(place, offices, self._card.kiosk(kiosk))
        story = _Story(ticket=_ticket(kiosk, visit))
        for name, one in [] if gone else good:
            try:
                story.add(one.open(offices[one.office]))
            except Trouble:
                flaws.append(Flaw("damaged", name))
        if gone:
            flaws = [Flaw("replayed", "", {"visit": visit})]
        return VisitInbox(
            kiosk=kiosk, visit=visit, ticket=story.ticket, language=story.language, answers=story.answers,
            finished=story.finished, running=_is_running(place), withdrawn=story.withdrawn,
            taken=gone, started_at=story.started_at, troubles=tuple(flaws), called_staff=story.called_staff,
        )  # fmt: skip


@dataclass
class _Story:
    """What the believed envelopes of a visit add up to."""

    ticket: str
    language: str = ""
    started_at: str = ""
    finished: bool = False
    withdrawn: bool = False
    called_staff: bool = False
    answers: dict[str, Plain] = field(default_factory=dict)

    def add(self, content: Mapping[str, Any]) -> None:
        """Take one opened envelope into the story."""
        body = content["body"]
        kind = body.get("kind")
        if kind == "started":
            self.started_at = str(content.get("at", ""))
        if kind in ("started", "language"):
            self.language = str(body.get("language", self.language))
        elif kind == "answered" and isinstance(body.get("question"), str):
            self.answers[body["question"]] = body.get("raw", "")
            self.finished = False
        elif kind == "called_staff":
            self.called_staff = True
        elif kind == "finished":
            self.finished = True
        elif kind == "withdrawn":
            self.withdrawn = True
            self.answers.clear()


def _believed(
    place: Path, offices: Collection[str], kiosk: EnrolledKiosk | None
) -> tuple[list[tuple[str, Envelope]], list[Flaw]]:
    flaws: list[Flaw] = []
    candidates: dict[int, list[tuple[str, Envelope]]] = {}
    spoilt: set[str] = set()
    paths = sorted(place.glob("*.env"))
    flaws += [Flaw("too_many", "") for _ in paths[MOST_ENVELOPES : MOST_ENVELOPES + 1]]
    for path in paths[:MOST_ENVELOPES]:
        one = _read(path)
        wrong = "damaged" if one is None else _doubt(one, place.name, offices, kiosk)
        if one is None or wrong:
            flaws.append(Flaw(wrong or "damaged", files.readable(Path(path.name))))
            spoilt.add(path.name)
        else:
            candidates.setdefault(one.seq, []).append((path.name, one))
    good: list[tuple[str, Envelope]] = []
    before: Envelope | None = None
    for seq in range(1, max(candidates, default=0) + 1):
        if seq not in candidates:
            if f"{seq:06d}.env" not in spoilt:
                flaws.append(Flaw("gap", f"{seq:06d}.env"))
            before = None
            continue
        chosen = _following(candidates[seq], seq, before)
        known = {chosen[1].digest} if chosen else set()
        flaws += [Flaw("out_of_order", name) for name, one in candidates[seq] if one.digest not in known]
        before = chosen[1] if chosen else None
        good += [chosen] if chosen else []
    return good, flaws


def _read(path: Path) -> Envelope | None:
    """An envelope from a plain file of no more than its size; a link or a pipe is none."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return None
            one = envelope.read(file.read(envelope.MOST_BYTES + 1))
    except (OSError, Trouble):
        return None
    return one if one.seq <= MOST_ENVELOPES else None


def _is_running(place: Path) -> bool:
    """Does a kiosk hold the mark of this visit? One that may not be looked at is none of ours."""
    try:
        return locks.is_held(place / RUNNING)
    except PermissionError:
        return False


def _names(place: Path) -> tuple[str, str]:
    """Kiosk and visit of a folder."""
    return files.readable(Path(place.parent.name)), files.readable(Path(place.name))


def _ticket(kiosk: str, visit: str) -> str:
    """The number that the newcomer has; a folder with another name has none."""
    ticket = visit.partition(".")[0]
    return ticket if _TICKET.fullmatch(ticket) else f"{kiosk[:8]}-?"


def _doubt(one: Envelope, visit: str, offices: Collection[str], kiosk: EnrolledKiosk | None) -> str:
    if one.office not in offices or kiosk is None:
        return "foreign"
    if one.kiosk != kiosk.id:
        return "foreign"
    if not one.signed_by(kiosk.signing_public):
        return "bad_signature"
    return "" if one.visit == visit else "replayed"


def _following(
    candidates: list[tuple[str, Envelope]], seq: int, before: Envelope | None
) -> tuple[str, Envelope] | None:
    """The envelope that follows from the one before; after a gap there is nothing to compare with."""
    for name, one in candidates:
        if seq == 1 and one.before == "":
            return name, one
        if seq > 1 and (before is None or one.before == before.digest):
            return name, one
    return None
