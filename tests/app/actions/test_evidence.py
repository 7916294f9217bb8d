"""A scan raises the proof of what it shows, says so in the fact's history, and never lowers anything."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.actions import dossier, evidence, scans
from app.actions.evidence import Description
from app.errors import Rejected
from app.office import Office
from tests.scan import pdf_of


@pytest.fixture
def said(office: Office) -> str:
    """A dossier in which everything was only said, but the day of birth."""
    made = dossier.new(office)
    dossier.answer_fact(office, made, "birth_date", "1997-03-14", "original")
    dossier.answer_fact(office, made, "nationalities", ["SY"], "said")
    dossier.answer_fact(office, made, "highest_schooling", "bachelor", "said")
    return made


def scan(office: Office, dossier_: str, tmp_path: Path, name: str = "scan.pdf") -> str:
    path = tmp_path / name
    path.write_bytes(pdf_of(name.encode()))
    return scans.attach(office, dossier_, path).id


def proofs(office: Office, dossier_: str) -> dict[str, str]:
    return {one.fact: one.proof for one in dossier.open_dossier(office, dossier_).known}


def test_a_passport_proves_the_nationality_and_leaves_the_birth_date_as_it_was(
    office: Office, said: str, tmp_path: Path
) -> None:
    file = scan(office, said, tmp_path)
    shown = evidence.shown_by("identity", proofs(office, said))
    rose = evidence.describe(office, said, file, Description("identity", "copy", facts=shown))
    assert shown == ("birth_date", "nationalities")
    assert rose == ["nationalities"]
    assert proofs(office, said) == {"birth_date": "original", "nationalities": "copy", "highest_schooling": "said"}


def test_the_fact_s_history_names_the_file(office: Office, said: str, tmp_path: Path) -> None:
    file = scan(office, said, tmp_path)
    evidence.describe(office, said, file, Description("schooling", "verified", facts=("highest_schooling",)))
    last = [event for event in office.vault.events(said) if event.body.get("fact") == "highest_schooling"][-1]
    assert (last.body["raw"], last.body["proof"], last.body["document"]) == ("bachelor", "verified", file)


def test_described_again_the_last_description_holds(office: Office, said: str, tmp_path: Path) -> None:
    file = scan(office, said, tmp_path)
    assert [one.said for one in evidence.pieces(office, said)] == [None]
    evidence.describe(office, said, file, Description("identity", issuer="Damascus"))
    evidence.describe(
        office, said, file,
        Description("stay", "original", " Antwerpen ", "14-3-2024", "14-3-2029", "Nederlands", True, ()),
    )  # fmt: skip
    (piece,) = evidence.pieces(office, said)
    assert piece.said == Description("stay", "original", "Antwerpen", "2024-03-14", "2029-03-14", "nl", True, ())
    assert not piece.said.expired(date(2029, 3, 14)) and piece.said.expired(date(2029, 3, 15))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (Description("passport"), "outside_list"),
        (Description("identity", "said"), "outside_list"),
        (Description("identity", issued="31-2-2024"), "not_a_date"),
        (Description("identity", issued="14-3-2024", valid_until="13-3-2024"), "until_before_from"),
        (Description("identity", language="Klingon-ish"), "no_such_language"),
        (Description("identity", facts=("literacy",)), "fact_not_known"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    office: Office, said: str, tmp_path: Path, wrong: Description, says: str
) -> None:
    file = scan(office, said, tmp_path)
    before = len(office.vault.events(said))
    with pytest.raises(Rejected) as refused:
        evidence.describe(office, said, file, wrong)
    assert refused.value.says == says
    assert len(office.vault.events(said)) == before


def test_a_file_of_another_dossier_cannot_be_described_here(office: Office, said: str, tmp_path: Path) -> None:
    elsewhere = scan(office, dossier.new(office), tmp_path)
    with pytest.raises(Rejected, match="file_not_here"):
        evidence.describe(office, said, elsewhere, Description("identity"))


def test_nothing_personal_stands_in_a_repr(office: Office, said: str, tmp_path: Path) -> None:
    file = scan(office, said, tmp_path, "diploma van Zoë.pdf")
    evidence.describe(office, said, file, Description("schooling", issuer="Universiteit Damascus"))
    assert "Damascus" not in repr(evidence.pieces(office, said)) and "Zoë" not in repr(evidence.pieces(office, said))
