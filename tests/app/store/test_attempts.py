"""Wrong passphrases make the next try wait, longer each time, also in another process."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import Trouble
from app.office import Clock, open_office
from app.store import attempts
from tests.app.store.conftest import AT


def wrong(folder: Path, clock: Clock, name: str = "practice") -> str:
    """What is said to a wrong passphrase."""
    with pytest.raises(Trouble) as said:
        open_office(folder, name, "guess", clock)
    return said.value.says


def test_the_delay_grows_to_five_minutes() -> None:
    assert [attempts.delay(wrong) for wrong in range(1, 12)] == [0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]


def test_after_three_wrong_ones_even_the_right_one_must_wait(folder: Path) -> None:
    clock = Clock(AT)
    assert [wrong(folder, clock) for _ in range(4)] == ["wrong_passphrase"] * 3 + ["wait_after_wrong"]
    with pytest.raises(Trouble, match="wait_after_wrong") as said:
        open_office(folder, "practice", "practice", clock)
    assert said.value.details["seconds"] == "5"
    clock.set(AT + timedelta(seconds=5))
    office = open_office(folder, "practice", "practice", clock)
    assert office.vault.journal()[-1].details == {"wrong_before": "3"}
    office.vault.close()
    assert wrong(folder, clock) == "wrong_passphrase"


def test_waiting_in_vain_does_not_make_it_longer(folder: Path) -> None:
    clock = Clock(AT)
    for _ in range(8):
        wrong(folder, clock)
    clock.set(AT + timedelta(seconds=5))
    assert wrong(folder, clock) == "wrong_passphrase"


def test_a_clock_that_was_set_back_makes_nobody_wait_longer(folder: Path) -> None:
    clock = Clock(AT)
    for _ in range(3):
        wrong(folder, clock)
    clock.set(AT - timedelta(days=400))
    with pytest.raises(Trouble, match="wait_after_wrong") as said:
        open_office(folder, "practice", "practice", clock)
    assert said.value.details["seconds"] == "5"


def test_one_person_who_forgot_does_not_keep_the_others_out(folder: Path) -> None:
    clock = Clock(AT)
    assert [wrong(folder, clock, f"nobody {number}") for number in range(4)][-1] == "wait_after_wrong"
    open_office(folder, "practice", "practice", clock).vault.close()


def test_the_file_holds_no_names(folder: Path) -> None:
    wrong(folder, Clock(AT), "Fatima")
    wrong(folder, Clock(AT))
    text = (folder / attempts.FILE).read_text().casefold()
    assert "wrong = 1" in text and "practice" not in text and "fatima" not in text


def test_a_count_that_cannot_be_read_says_so(folder: Path) -> None:
    (folder / attempts.FILE).write_text("[[tries]]\nwho = 3")
    with pytest.raises(Trouble, match="attempts_file_damaged"):
        open_office(folder, "practice", "practice")
