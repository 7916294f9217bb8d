"""What an assessor decides and arranges, without a window."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.office import Clock

from .test_console_record import COURSES, Run, made, onthaal, taken

__all__ = ["made", "onthaal"]


@pytest.fixture
def place(onthaal: Run) -> str:
    return taken(onthaal)


def test_a_list_of_courses_is_taken_in_and_the_line_that_cannot_is_named(
    onthaal: Run, place: str, tmp_path: Path
) -> None:
    path = tmp_path / "cursussen.csv"
    path.write_text(COURSES, encoding="utf-8")
    said = onthaal("courses", "take", str(path))
    assert (said.status, said.lines) == (2, ["1 courses"]) and said.err.startswith("line 3: ")
    assert [one["code"] for one in onthaal("courses", "list", "--json").json["courses"]] == ["MO-AR-1"]
    assert onthaal("dossier", "choose-course", "--dossier", place, "--course", "MO-AR-1").lines == ["chosen MO-AR-1"]
    assert onthaal("dossier", "choose-course", "--dossier", place, "--course", "MO-FR-1").status == 2


def test_why_nothing_fits_is_confirmed_or_said_otherwise_with_words(onthaal: Run, place: str) -> None:
    words = ("dossier", "no-offer", "--dossier", place)
    onthaal("dossier", "answer", "--dossier", place, given='languages\t[{"lang": "bo", "mother_tongue": "yes"}]\n')
    assert onthaal(*words).lines[0].startswith("kept ")
    assert onthaal(*words, "--value", "gpa_place", given="\n").status == 2
    assert onthaal(*words, "--value", "gpa_place", given="geen vervoer\n").status == 0


def test_the_contact_language_is_chosen_and_taken_back(onthaal: Run, place: str) -> None:
    speak = ("dossier", "speak", "--dossier", place, "--language")
    assert onthaal(*speak, "ti").status == 0
    assert onthaal("dossier", "show", "--dossier", place, "--json").json["language"] == "ti"
    assert onthaal(*speak, "xx").status == 2
    undo = ("dossier", "undo", "--dossier", place)
    assert onthaal(*undo).lines == ["taken back: language_chosen"]
    assert onthaal("dossier", "show", "--dossier", place, "--json").json["language"] == "ar"
    assert "cannot be taken back" in onthaal(*undo).err


def test_a_result_is_agreed_with_or_decided_otherwise_with_a_reason(onthaal: Run, place: str) -> None:
    onthaal("dossier", "answer", "--dossier", place, given="nationalities\tFrankrijk\n")
    decide = ("dossier", "decide", "--dossier", place, "--result", "group")
    said = onthaal(*decide, "--value", "excluded", given="\n")
    assert said.status == 2 and "reason" in said.err
    assert onthaal(*decide, "--value", "excluded", given="staat niet in het register\n").status == 0
    shown = onthaal("dossier", "show", "--dossier", place, "--json").json["decisions"]["group"]
    assert (shown["value"], shown["reason"]) == ("excluded", "staat niet in het register")


def test_an_appointment_a_speed_and_an_interpreter_are_kept(onthaal: Run, place: str) -> None:
    today = Clock().today().isoformat()
    lines = "what\tIntake\nplace\tCarnotstraat 110\nwith\tAn\nbring\tdiploma\n"
    assert onthaal("dossier", "appoint", "--dossier", place, "--at", f"{today}T23:30", given=lines).status == 0
    assert onthaal("dossier", "appoint", "--dossier", place, "--at", f"{today}T23:30", given="who\tAn\n").status == 2
    speed = ("dossier", "choose-speed", "--dossier", place, "--speed", "average", "--basis")
    assert onthaal(*speed, "conversation", given="\n").status == 0
    assert onthaal(*speed, "screening", given="\n").status == 2
    talk = ("dossier", "interpreter", "--dossier", place)
    assert [onthaal(*talk, *words).status for words in (("--came", "ar"), ("--came", "ar"), ("--left",))] == [0, 2, 0]
    agreed = ("--part", "agreement", "--until", today, "--who", "newcomer")
    onthaal("dossier", "write-plan", "--dossier", place, *agreed, given="brengt het diploma\n")
    met, due = onthaal("dossier", "today", "--json").json
    assert (met["at"], met["place"]) == (f"{today}T23:30", "Carnotstraat 110")
    assert (due["until"], due["text"]) == (today, "brengt het diploma")
