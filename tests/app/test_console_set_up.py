"""Setting up an office at a terminal, as a person does it: the questions, the sheet, the way back in."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.__main__ import main

TREE = Path(__file__).resolve().parents[2]
OWN, NEXT = "vier gele fietsen zingen", "zes blauwe lampen wachten"
SECONDS = 30.0


class Terminal:
    """A program on a terminal of its own: wait for its words, answer them."""

    def __init__(self, *words: str) -> None:
        self._mine, theirs = pty.openpty()
        self.program = subprocess.Popen(
            [sys.executable, "-m", "app", *words],
            stdin=theirs, stdout=theirs, stderr=theirs, cwd=TREE, start_new_session=True,
        )  # fmt: skip
        os.close(theirs)
        self.said = ""

    def wait_for(self, text: str) -> str:
        """Everything said since the last answer, once the pattern `text` is among it."""
        while not re.search(text, self.said, re.DOTALL):
            assert select.select([self._mine], [], [], SECONDS)[0], f"no word of {text!r} in {self.said!r}"
            try:
                self.said += os.read(self._mine, 4096).decode()
            except OSError:
                raise AssertionError(f"ended before {text!r}: {self.said!r}") from None
        return self.said

    def answer(self, text: str, asked: str) -> str:
        """Wait for a question and answer it; what was said before."""
        before = self.wait_for(asked)
        self.said = ""
        os.write(self._mine, f"{text}\n".encode())
        return before

    def end(self) -> int:
        """The exit status."""
        status = self.program.wait(SECONDS)
        os.close(self._mine)
        return status


@contextmanager
def at_terminal(*words: str) -> Iterator[Terminal]:
    terminal = Terminal(*words)
    try:
        yield terminal
    finally:
        if terminal.program.poll() is None:
            terminal.program.kill()
            terminal.end()


def sheet_in(said: str) -> str:
    """The recovery sheet as it stands on the screen."""
    return " ".join(group for _, group in sorted(re.findall(r"(\d): ([0-9A-Z]{5})\b", said)))


def test_an_office_is_set_up_and_recovered_at_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path / "office")
    with at_terminal("office", "new", folder, "--name", "Proef", "--operator", "amal") as terminal:
        terminal.answer("An", asked="first administrator")
        terminal.answer("kort", asked="Passphrase of An.*: ")
        terminal.answer(OWN, asked="too short.*Passphrase of An.*: ")
        echoed = terminal.answer(OWN, asked="once more: ")
        assert OWN not in echoed
        sheet = sheet_in(terminal.answer("", asked="when it is on paper"))
        terminal.answer("0" + sheet[1:] if sheet[0] != "0" else "1" + sheet[1:], asked="Type it back")
        terminal.answer(sheet.lower(), asked="look at group 1 again.*: ")
        paper = sheet_in(terminal.answer("", asked="Backup key.*when it is on paper"))
        terminal.answer(paper[:-1] + ("0" if paper[-1] != "0" else "1"), asked="Type it back")
        terminal.answer(paper, asked="look at group 8 again.*: ")
        assert "\x1b[3J" in terminal.wait_for("Fingerprint")
        assert terminal.end() == 0
    with at_terminal("office", "recover", "--office", folder, "--staff", "Bo") as terminal:
        terminal.answer(sheet, asked="Type the recovery sheet")
        assert "New passphrase" not in terminal.wait_for("no administrator of this office goes by that name")
        assert terminal.end() == 1
    with at_terminal("office", "recover", "--office", folder) as terminal:
        terminal.answer(sheet, asked="Type the recovery sheet")
        terminal.answer(NEXT, asked="New passphrase of An.*: ")
        terminal.answer(NEXT, asked="once more: ")
        following = sheet_in(terminal.answer("", asked="when it is on paper"))
        terminal.answer(following, asked="Type it back")
        assert "can unlock" in terminal.wait_for("Destroy the old sheet")
        assert terminal.end() == 0
    assert listed(folder, OWN) == 1
    capsys.readouterr()
    assert listed(folder, NEXT) == 0
    assert json.loads(capsys.readouterr().out)[0]["roles"] == ["administrator", "assessor"]


def listed(folder: str, passphrase: str) -> int:
    """Exit status of `staff list` with this passphrase on a file descriptor."""
    return with_passphrases([passphrase], "staff", "list", "--json", "--office", folder, "--staff", "An")


def with_passphrases(passphrases: list[str], *words: str) -> int:
    reading, writing = os.pipe()
    os.write(writing, "".join(f"{one}\n" for one in passphrases).encode())
    os.close(writing)
    try:
        return main([*words, "--passphrase-fd", str(reading)])
    finally:
        os.close(reading)


def test_two_administrators_need_no_sheet_and_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "office")
    words = ["office", "new", folder, "--name", "Proef", "--operator", "agii", "--administrator", "An", "--no-sheet"]
    assert with_passphrases([OWN], *words) == 2
    assert "recovery sheet" in capsys.readouterr().err
    assert with_passphrases([OWN, NEXT], *words, "--administrator", "Bo") == 0
    staff = ["--office", folder, "--staff", "Bo"]
    first = [NEXT, "drie natte paarden slapen"]
    assert with_passphrases(first, "staff", "add", "Cé", "--role", "assessor", *staff) == 0
    assert with_passphrases([NEXT, "negen ronde tafels dansen"], "staff", "passwd", "Cé", *staff) == 0
    capsys.readouterr()
    assert with_passphrases([NEXT], "staff", "list", *staff) == 0
    assert "Cé  (assessor)" in capsys.readouterr().out
    assert with_passphrases(["negen ronde tafels dansen"], "staff", "list", "--office", folder, "--staff", "Cé") == 1
    assert "your role" in capsys.readouterr().err
    assert main(["check", "--office", folder]) == 0
    assert "ok      letterbox: kiosks enrolled: A" in capsys.readouterr().out


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "office", "new", str(tmp_path / "office")],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=TREE, check=False,
    )  # fmt: skip
    assert done.returncode == 1 and "asked on a terminal" in done.stderr and done.stderr.count("\n") == 1
    assert not (tmp_path / "office").exists()


@pytest.mark.parametrize("door", ["kiosk", "counter", "back-office"])
def test_without_a_screen_a_door_says_so_in_one_sentence(
    door: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":4711")
    assert main([door]) == 1
    assert "there is no screen to open a window on" in capsys.readouterr().err
