"""Who interpreted a talk, in which language and from when to when: kept in the dossier, without a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Rejected
from app.roles import only
from app.words import LANGUAGES

if TYPE_CHECKING:
    from app.office import Office
    from app.store.lines import Event

CAME, LEFT = "interpreter_came", "interpreter_left"


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk with an interpreter; `since` and `until` are ISO moments, `until` empty while it lasts."""

    language: str
    since: str
    until: str = ""


@only("answer")
def begin(office: Office, dossier: str, language: str) -> str:
    """Somebody interprets from now on; returns the event. Rejected `no_such_language`, `interpreter_is_here`."""
    if language not in LANGUAGES:
        raise Rejected("no_such_language", text=language)
    talk = last(office.vault.events(dossier))
    if talk is not None and not talk.until:
        raise Rejected("interpreter_is_here")
    at = office.clock.now()
    return office.vault.append(dossier, CAME, {"language": language}, person=office.person.id, at=at)


@only("answer")
def end(office: Office, dossier: str) -> str:
    """The interpreter leaves; returns the event. Rejected `no_interpreter_here`."""
    talk = last(office.vault.events(dossier))
    if talk is None or talk.until:
        raise Rejected("no_interpreter_here")
    at = office.clock.now()
    return office.vault.append(dossier, LEFT, {"language": talk.language}, person=office.person.id, at=at)


def last(events: Iterable[Event]) -> Talk | None:
    """The last talk with an interpreter, if there was one."""
    talk: Talk | None = None
    for event in events:
        if event.kind == CAME:
            talk = Talk(str(event.body["language"]), event.at)
        elif event.kind == LEFT and talk is not None:
            talk = Talk(talk.language, talk.since, event.at)
    return talk
