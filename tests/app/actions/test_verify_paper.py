"""Is a paper as it was made, would the program say the same today: by file, by code, with another edition."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.__main__ import main
from app.actions import dossier, papers, verify_paper
from app.errors import Rejected
from app.office import Office
from app.paper import code
from app.paper.blocks import House
from tests.app.actions.intake import take
from tests.app.paper import reading

START = datetime.fromisoformat("2026-11-22T09:00:00+01:00")


def made(office: Office, place: str, kind: str = "contract") -> tuple[bytes, str]:
    """The paper and the code at its foot, as it can be read there."""
    draft = papers.gather(office, place, kind)
    data = papers.draw(draft)
    papers.keep(office, draft, data)
    foot = code.written(place, draft.edition, draft.code)
    assert foot in reading.one_line(data)
    return data, foot


def test_a_paper_and_its_code_are_known_and_hold(office: Office) -> None:
    data, foot = made(office, take(office, "w01"))
    for found in (verify_paper.of_file(office, data), verify_paper.of_code(office, foot)):
        assert (found.state, found.repeated, found.today, found.in_use) == ("unchanged", True, (), ())
        assert found.holds and found.kind == "contract"


def test_the_sixteen_signs_alone_will_do_in_capitals_and_without_spaces(office: Office) -> None:
    _, foot = made(office, take(office, "w01"))
    signs = foot.rpartition(code.BETWEEN)[2]
    assert verify_paper.of_code(office, signs.upper().replace(" ", "")).state == "unchanged"


def test_a_file_in_which_one_letter_was_changed_is_changed(office: Office) -> None:
    data, _ = made(office, take(office, "w01"))
    at = data.index(b"/Title")
    found = verify_paper.of_file(office, data[: at + 8] + b"X" + data[at + 9 :])
    assert found.state == "changed" and found.kind == "contract" and not found.holds


def test_a_file_that_was_not_made_here_is_unknown(office: Office) -> None:
    assert verify_paper.of_file(office, b"%PDF-1.4\n%%EOF\n").state == "unknown"


def test_a_slip_of_the_hand_is_told_from_a_code_that_nobody_made(office: Office) -> None:
    _, foot = made(office, take(office, "w01"))
    wrong = "0" if foot[-3] != "0" else "1"
    with pytest.raises(Rejected, match="code_mistyped"):
        verify_paper.of_code(office, foot[:-3] + wrong + foot[-2:])
    with pytest.raises(Rejected, match="code_incomplete"):
        verify_paper.of_code(office, foot[:-2])
    assert verify_paper.of_code(office, code.digest(code.Code("", "", ""), "nl")).state == "unknown"


def test_a_code_put_on_another_dossier_or_edition_is_changed(office: Office) -> None:
    place = take(office, "w01")
    _, foot = made(office, place)
    assert verify_paper.of_code(office, foot.replace(place, "D-0000000000")).state == "changed"
    assert verify_paper.of_code(office, foot.replace("2026.1", "2025.3")).state == "changed"


def test_what_would_be_said_otherwise_today_is_named_with_its_articles(office: Office) -> None:
    place = take(office, "w01")
    data, _ = made(office, place)
    office.clock.set(START + timedelta(days=1))
    dossier.answer_fact(office, place, "nationalities", ["FR"])
    found = verify_paper.of_file(office, data)
    assert found.state == "unchanged" and found.repeated and not found.holds
    assert found.superseded == ("nationalities",)
    group = next(one for one in found.today if one.result == "group")
    assert (group.then, group.today) == ("obliged", "entitled")
    assert any(one.startswith("OBL-01 art. 27") for one in group.articles_then)
    assert any(one.startswith("EXO-01") for one in group.articles_today)
    assert found.in_use == found.today


def test_papers_without_rules_are_verified_too(office: Office) -> None:
    place = take(office, "w01")
    data, foot = made(office, place, "slip")
    assert verify_paper.of_file(office, data).holds
    dossier.make_appointment(office, place, what="Intake", at="2026-12-01T10:15", place="Atlas")
    found = verify_paper.of_code(office, foot)
    assert found.superseded == ("appointment",) and found.repeated is None


def test_another_colour_does_not_make_it_another_paper_but_another_name_does(office: Office) -> None:
    content = papers.gather(office, take(office, "w01"), "bring").content
    marks = [code.digest(replace(content, house=House(*house)), "nl") for house in (("A", "#000000"), ("A",), ("B",))]
    assert marks[0] == marks[1] != marks[2]


def test_the_console_verifies_file_and_code(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = take(office, "w01")
    data, foot = made(office, place)
    file = tmp_path / "contract.pdf"
    file.write_bytes(data)
    folder = str(office.folder)
    office.vault.close()
    assert main(["paper", "verify", str(file), "--office", folder]) == 0
    assert "unchanged: contract" in capsys.readouterr().out
    assert main(["paper", "verify", *foot.split(), "--office", folder]) == 0
    file.write_bytes(data.replace(b"/Title", b"/Titel"))
    assert main(["paper", "verify", str(file), "--office", folder, "--json"]) == 1
    assert '"state": "changed"' in capsys.readouterr().out
    assert main(["paper", "verify", "0" * 15 + "1", "--office", folder]) == 2
    assert "sixteen signs" in capsys.readouterr().err


def test_the_console_makes_lists_and_saves_papers_of_a_dossier(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place, folder = take(office, "w01"), str(office.folder)
    office.vault.close()
    assert main(["paper", "referral", "--dossier", place, "--office", folder]) == 2
    assert "nobody to refer to" in capsys.readouterr().err
    assert main(["paper", "course", "--dossier", place, "--office", folder, "--language", "fr"]) == 0
    _, paper, *_ = capsys.readouterr().out.split()
    assert main(["paper", "list", "--dossier", place, "--office", folder, "--json"]) == 0
    assert f'"id": "{paper}", "kind": "course", "language": "fr"' in capsys.readouterr().out
    out = tmp_path / "course.pdf"
    saved = ["paper", "save", paper, "--dossier", place, "--office", folder, "--out", str(out), "--reason", "Vraag"]
    assert main(saved) == 0 and "Confirmation de votre cours" in reading.one_line(out.read_bytes())
    assert main(saved) == 2, "a file that is there is not replaced unasked"
