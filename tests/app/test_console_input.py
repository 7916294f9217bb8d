"""What a script or a slip of the hand can put on the input of the console: said beside its line, the rest is kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .test_console_record import Run, Said, made, onthaal

__all__ = ["made", "onthaal"]
TREE = Path(__file__).parents[2]


@pytest.fixture
def dossier(onthaal: Run) -> str:
    return onthaal("dossier", "new").out.strip()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b"children 3", "there is no tab between a name and a value"),
        (b"\t3", "nothing stands before the tab"),
        (b"children\t\xff", "the input is not UTF-8"),
        (b'birth_date\t{"value": null}', "the answer cannot be read"),
        (b'previous_contracts\t[{"operator": "\\ud800"}]', "the answer cannot be read"),
        (b'children\t{"value": "3", "proof": "magic"}', "a proof is one of: said, copy, original, verified"),
        (b"name\t" + b"x" * 151, "this is longer than can be kept"),
        (b"name\t" + b"x" * 10_000_000, "this is longer than can be kept"),
        ("name\t\u202e\u200b".encode(), "the answer is empty"),
    ],
)
def test_a_line_that_cannot_be_kept_is_said_with_its_number_in_the_input(
    onthaal: Run, dossier: str, line: bytes, sentence: str
) -> None:
    said = onthaal("dossier", "answer", "--dossier", dossier, given=b"children\t1\n\n" + line + b"\nchildren\t2\n")
    assert (said.status, said.err) == (2, f"line 3: {sentence}\n")
    assert [one.split()[0] for one in said.lines] == ["kept", "kept"]


def test_the_mark_and_the_line_ends_of_other_systems_are_no_part_of_a_line(onthaal: Run, dossier: str) -> None:
    typed = b"\xef\xbb\xbfchildren\t2\r\nname\tFatima\r\n"
    assert onthaal("dossier", "answer", "--dossier", dossier, given=typed).status == 0
    shown = onthaal("dossier", "show", "--dossier", dossier, "--json").json
    assert (shown["name"], shown["facts"][0]["value"]) == ("Fatima", "2")
    assert onthaal("dossier", "search", given=b"\xef\xbb\xbffatima\r\n").out.startswith(dossier)


def test_a_name_holds_nothing_that_steers_the_line_in_which_it_is_shown(onthaal: Run, dossier: str) -> None:
    typed = "name\t\x1b[2JFa\u202etima\x00\nlatin_name\t Fa\x07 tima \n"
    assert onthaal("dossier", "answer", "--dossier", dossier, given=typed).status == 0
    shown = onthaal("dossier", "show", "--dossier", dossier, "--json").json
    assert (shown["name"], shown["latin_name"]) == ("[2JFatima", "Fa tima")


def test_what_a_person_wrote_cannot_steer_the_terminal(onthaal: Run, dossier: str) -> None:
    onthaal("dossier", "write-plan", "--dossier", dossier, "--part", "goal", given="\x1b]0;work\x07 with\u2028people\n")
    assert "]0;work  with people" in onthaal("dossier", "plan", "--dossier", dossier).out
    assert "\x1b" not in onthaal("dossier", "plan", "--dossier", dossier).out


def test_at_the_kiosk_too_every_line_stands_for_itself(onthaal: Run) -> None:
    given = b"birth_date\t1990\n\n\xff\nchildren two\nchildren\t2\n"
    said = onthaal("visit", "fill", given=given)
    assert (said.status, said.lines) == (2, ["ticket A-001", "sealed 2", "sealed 3"])
    assert [one.split(":")[0] for one in said.err.splitlines()] == ["line 3", "line 4"]


@pytest.mark.parametrize("state", ['{"state": "x"}', '{"state": ["unknown"]}', '{"state": ""}'])
def test_a_newcomer_who_does_not_answer_does_not_know_or_would_rather_not_say(onthaal: Run, state: str) -> None:
    said = onthaal("visit", "fill", given=f'children\t{{"state": "unknown"}}\nbirth_date\t{state}\n')
    assert (said.status, said.lines) == (2, ["ticket A-001", "sealed 2"]) and said.err.startswith("line 2: ")


def test_a_visit_speaks_a_language_of_the_kiosk(onthaal: Run) -> None:
    said = onthaal("visit", "fill", "--language", "xx", given="children\t2\n")
    assert (said.status, said.out, said.err) == (2, "", "there is no such language\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("dossier", "answer", "--dossier", "DOSSIER", "birth_date=0001-01-01"), "line 1: this day is too long ago"),
        (("dossier", "decide", "--dossier", "DOSSIER", "--result", "fees", "--value", "9" * 9), "fees cannot be 9999"),
        (("paper", "bring", "--dossier", "DOSSIER", "--language", "xx"), "there is no such language"),
        (("dossier", "show", "--dossier", "D\n\x1b[2J"), "there is no dossier D  [2J"),
        (("paper", "verify", "x" * 300), "the name of a file or a folder is longer"),
        (("dossier", "export", "--dossier", "DOSSIER", "--reason", "asked_by_the_person", "--to", "x" * 300),
         "the name of a file or a folder is longer"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_on_one_line(
    onthaal: Run, dossier: str, words: tuple[str, ...], sentence: str
) -> None:
    said = onthaal(*(one.replace("DOSSIER", dossier) for one in words), given="because\n")
    assert said.status in (1, 2) and said.err.startswith(sentence) and len(said.err.splitlines()) == 1


@pytest.mark.parametrize("at", ["2099-01-01", "20990101T10", "2099-01-01T10:00+05:00", "2099-13-01T10:00", "10:00"])
def test_an_appointment_is_a_day_and_an_hour(onthaal: Run, dossier: str, at: str) -> None:
    said = onthaal("dossier", "appoint", "--dossier", dossier, "--at", at)
    assert said.status == 2 and "write the moment as" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("dossier", "show", "--dossier", b"\xff"),
        ("dossier", "search", b"\xff"),
        ("dossier", "list", "--staff", b"\xff", "--passphrase-fd", "0"),
        ("retention", "set", "closed_dossier_months", "60", "--reason", b"\xff"),
        ("visit", "fill", "--language", b"\xff"),
    ],
)
def test_an_argument_that_is_no_text_is_refused_in_a_sentence(
    onthaal: Run, tmp_path: Path, words: tuple[str | bytes, ...]
) -> None:
    at = [sys.executable, "-m", "app", *words, "--office", str(tmp_path / "office")]
    done = subprocess.run(at, cwd=TREE, input=b"", capture_output=True, check=False)
    assert done.returncode == 2 and done.stdout == b"" and done.stderr.endswith(b" is not UTF-8\n")
    assert done.stderr.count(b"\n") == 1


def test_a_copy_goes_to_a_folder_whatever_the_letters_of_its_name(onthaal: Run, dossier: str, tmp_path: Path) -> None:
    to = ("--to", str(tmp_path / "copy\udcff"), "--reason", "asked_by_the_person")
    assert onthaal("dossier", "export", "--dossier", dossier, *to).status == 0
    told = onthaal("dossier", "history", "--dossier", dossier, "--json").json
    assert told[-1]["kind"] == "exported"


@pytest.mark.parametrize("given", [b"", b"\xff\xfe\n", b"x" * 5000])
def test_a_descriptor_without_a_passphrase_is_no_wrong_passphrase(onthaal: Run, tmp_path: Path, given: bytes) -> None:
    said = from_descriptor(onthaal, given)
    assert (said.status, said.err) == (1, "no passphrase can be read from that file descriptor\n")
    assert not (tmp_path / "office" / "vault" / "attempts.toml").exists()


@pytest.mark.parametrize("given", [b"practice\n", b"practice\r\n", b"practice"])
def test_a_passphrase_ends_with_its_line(onthaal: Run, given: bytes) -> None:
    assert from_descriptor(onthaal, given).status == 0


@pytest.mark.parametrize(("name", "sentence"), [("x" * 151, "longer than can be kept"), ("\u200b", "is empty")])
def test_a_colleague_has_a_name_that_can_be_read(onthaal: Run, name: str, sentence: str) -> None:
    said = onthaal("staff", "add", name, "--role", "assessor", *practice("vier gele fietsen zingen"))
    assert said.status == 2 and sentence in said.err


def test_a_colleague_is_known_by_the_name_as_it_is_read(onthaal: Run) -> None:
    add = ("staff", "add", "Bo\n\x1b \u202eDaens", "--role", "assessor")
    assert onthaal(*add, *practice("vier gele fietsen")).status == 0
    assert "  Bo Daens  " in onthaal("staff", "list", *practice()).out
    reading, writing = os.pipe()
    os.write(writing, b"vier gele fietsen\n")
    assert onthaal("dossier", "list", "--staff", "bo daens", "--passphrase-fd", str(reading)).status == 0


def practice(*more: str) -> tuple[str, ...]:
    reading, writing = os.pipe()
    os.write(writing, "".join(f"{one}\n" for one in ("practice", *more)).encode())
    os.close(writing)
    return "--staff", "practice", "--passphrase-fd", str(reading)


def from_descriptor(onthaal: Run, given: bytes) -> Said:
    reading, writing = os.pipe()
    os.write(writing, given)
    os.close(writing)
    try:
        return onthaal("dossier", "list", "--staff", "practice", "--passphrase-fd", str(reading))
    finally:
        os.close(reading)
