"""How long things are kept: the table covers everything, what is due is shown, the program lets go by itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.actions import backup, chosen, erase, retention
from app.errors import OfficeError
from app.office import Clock, NewMember, Office, Person, new_office, open_kiosk, open_office
from app.seals import LEAST
from app.settings import SETTINGS
from app.store import database
from app.store.card import ROOMS
from app.store.retention import LAW, NEVER, OFFICE, PROGRAM, kinds, plus_months

NOW = datetime.fromisoformat("2026-11-22T09:00:00+01:00")
OWN = "vier gele fietsen zingen"
BOOKKEEPING = {"_sqlite_migrations", "sqlite_sequence"}


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def office(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An office that is no practice office; An does everything, Bo is another administrator."""
    monkeypatch.setattr("app.seals.calibrate", lambda: LEAST)
    staff = [NewMember("An", OWN), NewMember("Bo", f"{OWN} ook", ("administrator",))]
    new_office(tmp_path / "office", name="Proef", operator="atlas", staff=staff, clock=clock)
    opened = open_office(tmp_path / "office", "An", OWN, clock)
    yield opened
    opened.vault.close()


def as_bo(office: Office) -> Office:
    (id_,) = [id_ for id_, (name, _) in office.vault.staff().items() if name == "Bo"]
    return replace(office, person=Person(id_, "Bo", ("administrator",)))


def dossier(office: Office, *, written: bool = True) -> str:
    made = office.vault.new_dossier(person=office.person.id, at=office.clock.now())
    if written:
        office.vault.append(made, "named", {"name": "An"}, person=office.person.id, at=office.clock.now())
    return made


def due(office: Office) -> list[tuple[str, str]]:
    return [(one.kind, one.subject) for one in retention.due(office)]


def test_everything_that_is_kept_stands_in_the_table(office: Office) -> None:
    held = {name for kind in kinds().values() for name in kind.holds}
    tables = {
        name
        for db in (office.vault.db, office.vault.keys)
        for (name,) in database.rows(db, "SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    assert tables - BOOKKEEPING - held == set(), "a table of the vault that no row speaks of"
    assert set(ROOMS) - held == set(), "a room of the office folder that no row speaks of"
    assert held - tables - set(ROOMS) == set(), "a row speaks of something that is not there"


def test_no_period_is_invented() -> None:
    settings = {one.name for one in SETTINGS}
    for kind in kinds().values():
        assert (kind.decided == LAW) == bool(kind.source), kind.name
        assert kind.reason and kind.counts_from and kind.what, kind.name
        assert not kind.setting or kind.setting in settings, kind.name
        assert kind.for_good == (kind.ends == NEVER), kind.name
        assert sum([bool(kind.setting), kind.days is not None, kind.months is not None, bool(kind.like),
                    kind.for_good]) == 1, kind.name  # fmt: skip


def test_a_period_is_a_suggestion_until_the_office_decides_it_with_a_reason(office: Office) -> None:
    (before,) = [one for one in retention.table(office) if one.kind.name == "dossier_closed"]
    assert (before.period, before.suggested, before.kind.decided) == (60, True, OFFICE)
    with pytest.raises(OfficeError, match="setting_reason_needed"):
        chosen.change(office, "closed_dossier_months", "12", " ")
    for raw, says in (("many", "setting_not_a_number"), ("0", "setting_out_of_range"), ("٣", "setting_not_a_number")):
        with pytest.raises(OfficeError, match=says):
            chosen.change(office, "closed_dossier_months", raw, "decided by the board")
    for name in ("practice", "no_such"):
        with pytest.raises(OfficeError, match="setting_unknown"):
            chosen.change(office, name, "1", "why not")
    chosen.change(office, "closed_dossier_months", "12", "decided by the board")
    (after,) = [one for one in retention.table(office) if one.kind.name == "dossier_closed"]
    assert (after.period, after.suggested) == (12, False)
    assert after.choice is not None and (after.choice.by, after.choice.reason) == ("An", "decided by the board")
    line = office.vault.journal()[-1]
    assert (line.deed, line.subject, line.details) == ("setting_changed", "closed_dossier_months", {"to": "12"})
    chosen.change(office, "kiosk_languages", "nl ar", "the newcomers of this month")
    assert chosen.settings_of(office.folder)["kiosk_languages"] == ("nl", "ar")


def test_a_closed_dossier_is_due_after_its_term_and_not_a_day_before(office: Office, clock: Clock) -> None:
    closed, other = dossier(office), dossier(office)
    retention.close(office, closed, "ended")
    clock.set(NOW + timedelta(days=3))
    office.vault.append_journalled(closed, "exported", {"reason": "x"}, person=office.person.id, at=clock.now())
    clock.set(datetime.fromisoformat("2031-11-21T09:00:00+01:00"))
    assert due(office) == []
    clock.set(datetime.fromisoformat("2031-11-22T09:00:00+01:00"))
    assert due(office) == [("dossier_closed", closed), ("dossier_inactive", other)]
    assert [(one.due_on, one.two, one.suggested) for one in retention.due(office)] == [
        (date(2031, 11, 22), True, True)
    ] * 2


def test_who_writes_in_a_closed_dossier_opens_it_again(office: Office, clock: Clock) -> None:
    closed = dossier(office)
    retention.close(office, closed, "moved")
    assert retention.closed_since(office.vault.events(closed)) == NOW.isoformat()
    clock.set(NOW + timedelta(days=30))
    office.vault.append(closed, "named", {"name": "An B"}, person=office.person.id, at=clock.now())
    assert retention.closed_since(office.vault.events(closed)) == ""
    with pytest.raises(OfficeError, match="unknown_closing"):
        retention.close(office, closed, "just so")


def test_an_empty_dossier_is_due_after_thirty_days_and_takes_one_person(office: Office, clock: Clock) -> None:
    empty = dossier(office, written=False)
    clock.set(NOW + timedelta(days=29))
    assert due(office) == []
    clock.set(NOW + timedelta(days=30))
    assert [(one.kind, one.subject, one.two) for one in retention.due(office)] == [("dossier_empty", empty, False)]
    assert erase.erase(office, empty, "term") == clock.today() + timedelta(days=30)
    assert due(office) == []


def test_erasing_because_the_term_is_over_takes_two_people_and_a_term_that_is_over(
    office: Office, clock: Clock
) -> None:
    old = dossier(office)
    erase.ask(office, old, "term")
    with pytest.raises(OfficeError, match="not_due_yet"):
        erase.erase(as_bo(office), old, "term")
    clock.set(datetime(2031, 12, 1, 9, tzinfo=NOW.tzinfo))
    erase.ask(office, old, "term")
    clock.set(datetime(2036, 12, 1, 9, tzinfo=NOW.tzinfo))
    (row,) = retention.due(office)
    assert row.asked_by == ("An",)
    with pytest.raises(OfficeError, match="second_person_needed"):
        erase.erase(office, old, "term")
    erase.erase(as_bo(office), old, "term")
    assert due(office) == []


def test_withdrawn_and_overdue_visits_go_by_themselves(office: Office, clock: Clock) -> None:
    kiosk = open_kiosk(office.folder, clock=clock)
    letters = kiosk.letterbox
    taken_back, left, running = (letters.begin("nl", clock.now()) for _ in range(3))
    for one in (taken_back, left, running):
        letters.put(one, {"kind": "answered", "question": "q", "raw": "x"}, at=clock.now())
    letters.put(taken_back, {"kind": "withdrawn"}, at=clock.now())
    assert retention.tidy(office).visits == (), "a visit that runs is left alone"
    letters.close(taken_back)
    letters.close(left)
    assert retention.tidy(office).visits == (taken_back.ticket,)
    clock.set(NOW + timedelta(days=14))
    assert ("visit_untaken", left.ticket) in due(office)
    assert retention.tidy(office).visits == ()
    clock.set(NOW + timedelta(days=15))
    assert retention.tidy(office).visits == (left.ticket,)
    assert [path.name for path in (office.folder / "letterbox" / "A").iterdir()] == [running.id]
    told = [(line.subject, line.details["reason"]) for line in office.vault.journal() if line.deed == "visit_erased"]
    assert told == [(taken_back.ticket, "withdrawn"), (left.ticket, "term")]
    letters.close(running)


def test_old_notes_go_and_an_old_backup_of_keys_is_named(office: Office, clock: Clock) -> None:
    paper = backup.new_identity()
    backup.keep_identity(office, paper, paper)
    backup.make(office)
    note = office.folder / "log" / "counter-crash.txt"
    note.write_text("ValueError\n", encoding="utf-8")
    os.utime(note, (NOW.timestamp(), NOW.timestamp()))
    clock.set(NOW + timedelta(days=90))
    assert retention.tidy(office).notes == ()
    (row,) = retention.due(office)
    assert row.kind == "key_backup" and row.due_on == date(2026, 12, 22)
    clock.set(NOW + timedelta(days=91))
    assert retention.tidy(office).notes == ("counter-crash.txt",)
    backup.make(office)
    assert due(office) == []


def test_a_month_later_is_the_same_day_or_the_last_of_the_month() -> None:
    assert plus_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert plus_months(date(2026, 11, 22), 60) == date(2031, 11, 22)
    assert plus_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert plus_months(date(2026, 12, 5), 1) == date(2027, 1, 5)


def test_what_the_program_lets_go_of_is_what_the_table_says() -> None:
    assert {name for name, kind in kinds().items() if kind.ends == PROGRAM} == {
        "visit_untaken", "visit_withdrawn", "vault_backup", "key_backup", "log"
    }  # fmt: skip
