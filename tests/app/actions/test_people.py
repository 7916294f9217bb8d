"""People of an office: a colleague comes, a passphrase is forgotten, a sheet of paper opens the door again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.actions import passphrases, people, recovery, set_up
from app.errors import Rejected, Trouble
from app.office import NewMember, Office, new_office, open_office
from app.store import staff

OWN, FIRST, NEXT = "vier gele fietsen zingen", "drie natte paarden slapen", "zes blauwe lampen wachten"


@pytest.fixture
def sheet() -> str:
    return recovery.new_sheet()


@pytest.fixture
def office(tmp_path: Path, sheet: str) -> Iterator[Office]:
    """A made-up office with a made-up administrator: stretching costs least there."""
    folder, an = tmp_path / "office", NewMember("An", OWN, ("administrator",))
    new_office(folder, name="Proef", operator="agii", practice=True, staff=[an], sheet=recovery.key_of(sheet))
    opened = open_office(folder, "An", OWN)
    yield opened
    opened.vault.close()


def opens(office: Office, name: str, passphrase: str) -> tuple[str, ...]:
    """The roles of whoever unlocks with this passphrase."""
    opened = open_office(office.folder, name, passphrase)
    opened.vault.close()
    return opened.person.roles


def test_a_colleague_who_was_added_unlocks_with_the_roles_given(office: Office) -> None:
    id_ = people.add(office, OWN, NewMember("Bob  Peeters", FIRST, ("assessor",)), FIRST)
    assert opens(office, "bob peeters", FIRST) == ("assessor",)
    assert [(one.name, one.roles) for one in people.colleagues(office)] == [
        ("An", ("administrator",)),
        ("Bob Peeters", ("assessor",)),
    ]
    assert (office.vault.journal()[-2].deed, office.vault.journal()[-2].subject) == ("staff_added", id_)
    assert "Bob" not in repr(people.colleagues(office)) and FIRST not in repr(NewMember("Bob", FIRST))


def test_a_name_is_taken_once(office: Office) -> None:
    with pytest.raises(Rejected, match="staff_name_taken"):
        people.add(office, OWN, NewMember("AN", FIRST, ("assessor",)), FIRST)


@pytest.mark.parametrize("roles", [(), ("director",)])
def test_a_colleague_needs_a_role_that_exists(office: Office, roles: tuple[str, ...]) -> None:
    with pytest.raises(Rejected, match="unknown_role"):
        people.add(office, OWN, NewMember("Bob", FIRST, roles), FIRST)


def test_adding_asks_for_ones_own_passphrase_again(office: Office) -> None:
    with pytest.raises(Trouble, match="wrong_passphrase"):
        people.add(office, "guess", NewMember("Bob", FIRST, ("assessor",)), FIRST)
    assert [one.name for one in people.colleagues(office)] == ["An"]


def test_an_administrator_sets_a_forgotten_passphrase_anew(office: Office) -> None:
    id_ = people.add(office, OWN, NewMember("Bob", FIRST, ("assessor",)), FIRST)
    people.reset_passphrase(office, OWN, id_, NEXT, NEXT)
    assert opens(office, "Bob", NEXT)
    with pytest.raises(Trouble, match="wrong_passphrase"):
        open_office(office.folder, "Bob", FIRST)


def test_everybody_changes_the_own_passphrase(office: Office) -> None:
    people.change_own(office, OWN, NEXT, NEXT)
    assert opens(office, "An", NEXT)
    with pytest.raises(Rejected, match="passphrases_differ"):
        people.change_own(office, NEXT, FIRST, OWN)


def test_the_sheet_gives_an_administrator_another_passphrase_and_the_office_another_sheet(
    office: Office, sheet: str
) -> None:
    following = recovery.new_sheet()
    assert recovery.administrators(office.folder, sheet.lower()) == ["An"]
    recovery.recover(office.folder, sheet, "An", NEXT, following)
    assert opens(office, "An", NEXT)
    assert "recovery_sheet_used" in [line.deed for line in office.vault.journal()]
    with pytest.raises(Trouble, match="recovery_sheet_wrong"):
        recovery.recover(office.folder, sheet, "An", FIRST, sheet)
    recovery.recover(office.folder, following, "An", FIRST, recovery.new_sheet())


def test_the_sheet_ends_the_waiting_after_wrong_passphrases(office: Office, sheet: str) -> None:
    for _ in range(3):
        with pytest.raises(Trouble, match="wrong_passphrase"):
            open_office(office.folder, "An", "guess")
    with pytest.raises(Trouble, match="wait_after_wrong"):
        open_office(office.folder, "An", OWN)
    recovery.recover(office.folder, sheet, "An", NEXT, recovery.new_sheet())
    assert opens(office, "An", NEXT)


def test_the_sheet_is_for_administrators(office: Office, sheet: str) -> None:
    people.add(office, OWN, NewMember("Bob", FIRST, ("assessor",)), FIRST)
    for name in ("Bob", "nobody"):
        with pytest.raises(Trouble, match="unknown_administrator"):
            recovery.recover(office.folder, sheet, name, NEXT, recovery.new_sheet())


def test_a_sheet_is_replaced_and_the_old_one_opens_nothing(office: Office, sheet: str) -> None:
    following = recovery.new_sheet()
    recovery.replace(office, OWN, following)
    with pytest.raises(Trouble, match="recovery_sheet_wrong"):
        recovery.administrators(office.folder, sheet)
    assert recovery.administrators(office.folder, following) == ["An"]


def test_another_sheet_and_an_office_without_one_say_so(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="recovery_sheet_wrong"):
        recovery.administrators(office.folder, recovery.new_sheet())
    new_office(tmp_path / "other", name="Other", operator="agii", practice=True)
    with pytest.raises(Trouble, match="no_recovery_sheet"):
        recovery.administrators(tmp_path / "other", recovery.new_sheet())


def test_a_sheet_is_typed_back_from_paper(sheet: str) -> None:
    recovery.typed_back(sheet, sheet.lower())
    with pytest.raises(Rejected, match="sheet_differs"):
        recovery.typed_back(sheet, recovery.new_sheet())


def test_the_sheet_is_nowhere_in_the_office_folder(office: Office, sheet: str) -> None:
    marks = [sheet.encode(), sheet.replace(" ", "").encode(), recovery.key_of(sheet)]
    marks.append(recovery.key_of(sheet).hex().encode())
    for path in office.folder.rglob("*"):
        if path.is_file():
            assert not any(mark in path.read_bytes() for mark in marks), path


def test_a_real_office_is_made_by_its_plan(tmp_path: Path, sheet: str) -> None:
    people_ = (NewMember("An", OWN), NewMember("Bo", FIRST, ("administrator",)))
    card = set_up.make(tmp_path / "office", set_up.Plan("Amal, balie", "amal", people_, sheet, "K1"))
    assert (card.name, card.practice, [one.id for one in card.kiosks]) == ("Amal, balie", False, ["K1"])
    wraps = staff._read(tmp_path / "office").members
    assert len(wraps) == 2 and all(one.wrap.cost.passes >= 3 for one in wraps)
    assert recovery.administrators(tmp_path / "office", sheet)
    opened = open_office(tmp_path / "office", "an", OWN)
    assert opened.person.roles == ("administrator", "assessor")
    opened.vault.close()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": " "}, "office_name_empty"),
        ({"operator": "x"}, "unknown_operator"),
        ({"administrators": ()}, "staff_name_or_passphrase_empty"),
        ({"administrators": (NewMember("An", OWN), NewMember(" an", FIRST))}, "staff_name_taken"),
        ({"sheet": ""}, "no_way_back"),
        ({"kiosk": "K 1"}, "kiosk_name_unusable"),
    ],
)
def test_a_plan_that_cannot_be_carried_out_makes_nothing(
    tmp_path: Path, sheet: str, change: dict[str, object], says: str
) -> None:
    plan = {"name": "Proef", "operator": "agii", "administrators": (NewMember("An", OWN),), "sheet": sheet, **change}
    with pytest.raises(Rejected, match=says):
        set_up.make(tmp_path / "office", set_up.Plan(**plan))  # type: ignore[arg-type]
    assert not (tmp_path / "office").exists()


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("kort", "short"),
        ("elf tekens.", "short"),
        ("wachtwoord1234", "guessable"),
        ("azertyuiop123", "guessable"),
        ("aaaaaaaaaaaaaaaa", "guessable"),
        ("Leen Janssens 2026", "guessable"),
        ("abababababababab", "guessable"),
        ("Kxq7!vmZr2pL", "fair"),
        ("vier gele fietsen zingen", "good"),
        ("أربع دراجات صفراء تغني", "good"),
    ],
)
def test_length_counts_and_what_others_try_first_does_not(passphrase: str, strength: str) -> None:
    assert passphrases.strength(passphrase, "Leen Janssens", "Onthaal Gent") == strength
