"""A case that cannot be read gets one clear line with its place; the others are still answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.__main__ import main

GOOD = "name: a\non: 2026-11-22\nfacts:\n  birth_date: 1990-01-01\n"

BAD = {
    "an unknown fact": (
        GOOD + "  birth_dat: 1990\n",
        ":5: there is no fact called birth_dat; did you mean birth_date?",
    ),
    "a value outside its list": (GOOD + "  literacy: latn\n", ":5: literacy cannot be latn; did you mean latin?"),
    "an impossible date": (GOOD + "  reported_on: 2026-02-30\n", ":5: reported_on is not a day that exists"),
    "a wrong kind": (GOOD + "  nationalities: SY\n", ":5: nationalities is not written as its kind asks"),
    "a duplicate key": (GOOD + "  birth_date: 1991\n", ":5: birth_date stands here twice"),
    "an anchor": (GOOD + "  children: &a 1\n", ":5: YAML anchors and aliases are not allowed"),
    "a misspelt block": (GOOD + "persn: {}\n", ":5: there is no block called persn; did you mean person?"),
    "an unknown municipality": (GOOD + '  register_municipality: "99999"\n', ":5: register_municipality: there is no"),
    "signed before reported": (
        GOOD + "  reported_on: 2026-05-02\n  contract_signed_on: 2026-05-01\n",
        ":6: the contract was signed before the person reported",
    ),
    "a birth in the future": (GOOD.replace("1990", "2030"), "the birth date lies in the future"),
    "a birth too long ago": (GOOD.replace("1990", "1066"), ":4: this day is too long ago"),
    "a day before any rule": (GOOD.replace("2026-11-22", "2001-01-01"), "on that day no rule was in force"),
    "a day that is no day": (GOOD.replace("on: 2026-11-22", "on: today"), ":2: on is not a day that exists"),
    "a case without facts": ("name: a\non: 2026-11-22\n", "the case has no facts"),
    "a list": ("- one\n- two\n", "the file holds no case"),
    "a file that is no YAML": (GOOD + "  - [\n", ":5: the file is not well-formed YAML"),
    "an empty file": ("", "the file holds no case"),
    "until before from": (
        GOOD + "  earlier_stay: [{motive: study, from: 2024-01-02, until: 2024-01-01}]\n",
        ":5: earlier_stay ends before it begins",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_one_line_says_what_is_wrong(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, says = BAD[name]
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    assert main(["advise", str(tmp_path / "bad.yaml"), str(tmp_path / "good.yaml"), "--json"]) == 2
    out, err = capsys.readouterr()
    assert says in err and err.count("\n") == 1
    assert out.count("\n") == 1


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.yaml").write_bytes(b"name: \xff\n")
    assert main(["advise", str(tmp_path / "bad.yaml")]) == 2
    assert "the file is not UTF-8" in capsys.readouterr().err


def test_an_empty_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["advise", str(tmp_path)]) == 2
    assert "the folder holds no cases" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["advise", str(tmp_path / "none.yaml")]) == 2
    assert "none.yaml: the file cannot be read" in capsys.readouterr().err
