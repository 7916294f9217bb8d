"""A case file becomes a paper in the console; its decisions change what follows from them."""

from pathlib import Path

from app.__main__ import main
from tests.app.paper import reading

CASE = Path(__file__).resolve().parents[2] / "law" / "cases" / "w01.yaml"
BLOCKS = """
person: {names: Awa Diallo}
decisions:
  - {result: group, value: entitled, suggested: obliged, reason: Lange afwezigheid, by: A. Peeters, on: 2026-11-20}
appointments:
  - {what: Intake, at: "2026-12-01T09:30", place: "Atlas, Kaai 1", with: Loket 4, bring: verblijfskaart}
"""


def case_in(folder: Path) -> Path:
    path = folder / "awa.yaml"
    path.write_text(CASE.read_text("utf-8").split("expect:")[0] + BLOCKS.lstrip("\n"), "utf-8")
    return path


def test_a_decision_on_the_group_reaches_goals_dates_and_rights(tmp_path: Path) -> None:
    out = tmp_path / "contract.pdf"
    assert main(["paper", "contract", str(case_in(tmp_path)), "--language", "fr", "--out", str(out)]) == 0
    text = reading.one_line(out.read_bytes())
    assert "rechthebbende inburgeraar" in text and "Voorstel verplichte inburgeraar" in text
    assert "Lange afwezigheid" in text and "politierechtbank" not in text
    assert "Beslist door de trajectbegeleider" in text


def test_slip_calendar_and_list_come_from_the_same_case(tmp_path: Path) -> None:
    case, slip, entry = case_in(tmp_path), tmp_path / "slip.pdf", tmp_path / "slip.ics"
    asked = ["paper", "slip", str(case), "--out", str(slip), "--form", "receipt", "--ics", str(entry)]
    assert main(asked) == 0
    assert "DTSTART;TZID=Europe/Brussels:20261201T093000" in entry.read_text("utf-8")
    assert "09:30" in reading.one_line(slip.read_bytes())
    assert main(asked) == 2, "a file that is there is not replaced unasked"
    bring = tmp_path / "bring.pdf"
    assert main(["paper", "bring", str(case), "--language", "ar", "--out", str(bring)]) == 0
    assert "Wat brengt u mee?" in reading.one_line(bring.read_bytes())


def test_the_journey_shows_what_is_behind_and_what_comes_on_one_page(tmp_path: Path) -> None:
    out = tmp_path / "journey.pdf"
    assert main(["paper", "journey", str(case_in(tmp_path)), "--language", "ar", "--out", str(out)]) == 0
    text = reading.one_line(out.read_bytes())
    for piece in ("Uw weg door het traject", "Contract tekenen", "Inschrijving bij VDAB of Actiris: bereikt",
                  "had het attest binnen 10 maanden", "geen belofte", "Pagina 1 van 1"):  # fmt: skip
        assert piece in text, piece
    full = [said for _, language, said in reading.said(out.read_bytes()) if language == "ar"]
    assert "طريقك في البرنامج" in full


def test_only_a_slip_has_a_calendar(tmp_path: Path) -> None:
    asked = [
        "paper",
        "bring",
        str(case_in(tmp_path)),
        "--out",
        str(tmp_path / "b.pdf"),
        "--ics",
        str(tmp_path / "b.ics"),
    ]
    assert main(asked) == 2 and not (tmp_path / "b.ics").exists()
