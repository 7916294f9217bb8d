"""The console twin: one whole intake without a window, an office made, a look at everything."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import main
from app.office import open_office


@pytest.fixture(autouse=True)
def without_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


def test_practice_carries_one_intake_from_kiosk_to_advice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["practice", "--office", str(tmp_path / "office"), "--out", str(tmp_path / "out")]) == 0
    assert "group     obliged" in capsys.readouterr().out
    assert "OBL-01" in (tmp_path / "out" / "advice.txt").read_text(encoding="utf-8")


def test_a_practice_office_of_an_early_version_goes_on(tmp_path: Path) -> None:
    main(["office", "new", str(tmp_path / "office"), "--practice"])
    office = open_office(tmp_path / "office", "practice", "practice")
    office.vault.put_staff(office.person.id, "practice", ["administrator"])
    office.vault.close()
    assert main(["practice", "--office", str(tmp_path / "office"), "--out", str(tmp_path / "out")]) == 0


def test_an_office_is_made_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "office")
    assert main(["office", "new", folder, "--practice"]) == 0
    assert main(["office", "new", folder, "--practice"]) == 1
    assert "already an office" in capsys.readouterr().err
    assert main(["check", "--office", folder]) == 0


def test_json_is_one_line_for_each_case(capsys: pytest.CaptureFixture[str]) -> None:
    cases = Path(__file__).parents[1] / "law" / "cases"
    assert main(["advise", str(cases / "w01.yaml"), str(cases / "w05.yaml"), "--json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["group"]["value"] for line in lines] == ["obliged", "entitled"]


def test_every_reason_names_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    cases = Path(__file__).parents[1] / "law" / "cases"
    main(["advise", str(cases), "--json"])
    for line in capsys.readouterr().out.splitlines():
        assert all(reason["sources"] for reason in json.loads(line)["because"])


def test_a_case_becomes_a_contract_in_two_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, out = Path(__file__).parents[1] / "law" / "cases" / "w01.yaml", tmp_path / "contract.pdf"
    assert main(["paper", "contract", str(case), "--language", "ar", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert main(["paper", "contract", str(case), "--language", "ar", "--out", str(out)]) == 2
    assert "--force" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_said_before_work_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = Path(__file__).parents[1] / "law" / "cases" / "w01.yaml"
    nowhere = tmp_path / "missing" / "contract.pdf"
    assert main(["paper", "contract", str(tmp_path / "no-case.yaml"), "--out", str(nowhere)]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert main(["paper", "contract", str(case), "--out", str(tmp_path), "--force"]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_full_disk_is_one_sentence_and_a_file_is_replaced_wholly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, out = Path(__file__).parents[1] / "law" / "cases" / "w01.yaml", tmp_path / "contract.pdf"
    assert main(["paper", "contract", str(case), "--out", "/dev/full", "--force"]) == 1
    assert "cannot be written" in capsys.readouterr().err
    out.write_text("older")
    assert main(["paper", "contract", str(case), "--out", str(out), "--force"]) == 0
    assert out.read_bytes().startswith(b"%PDF") and out.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["contract.pdf"]


def test_a_slip_needs_an_appointment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = Path(__file__).parents[1] / "law" / "cases" / "w01.yaml"
    assert main(["paper", "slip", str(case), "--out", str(tmp_path / "slip.pdf")]) == 2
    assert "needs the block appointments" in capsys.readouterr().err


def test_who_reads_only_the_beginning_gets_no_trace() -> None:
    cases, tree = Path(__file__).parents[1] / "law" / "cases", Path(__file__).parents[2]
    shell = f"{sys.executable} -m app advise {cases} --json | head -c 20"
    ran = subprocess.run(["bash", "-c", shell], cwd=tree, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ('{"on": "2026-11-22",', "")


def test_what_would_turn_a_result_is_written_as_a_case_writes_it(capsys: pytest.CaptureFixture[str]) -> None:
    case = Path(__file__).parents[1] / "law" / "cases" / "w01.yaml"
    assert main(["advise", str(case), "--what-if", "group=entitled"]) == 0
    assert "nationalities were [FR]  TGT-01, EXO-01" in capsys.readouterr().out


def test_a_bug_tells_where_it_is_and_no_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def bug(*_: object, **__: object) -> None:
        name = "Fatima Al-Ahmad"
        raise KeyError(f"{name} is nowhere")

    monkeypatch.setattr("app.console.check.check", bug)
    assert main(["check", "--office", str(tmp_path)]) == 70
    told = capsys.readouterr()
    assert "KeyError" in told.err and f"{Path(__file__).name}:" in told.err
    assert "Fatima" not in told.err + told.out and "Traceback" not in told.err
