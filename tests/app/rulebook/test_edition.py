"""An edition travels as one signed file: what was signed comes out, and nothing else is believed."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from app.errors import Trouble
from app.rulebook.edition import Edition, built_in, from_folder, pack, signed, unpack, unsigned
from app.seals import SigningKey

KEY = SigningKey(bytes(range(32)))
SIGNERS = {KEY.public: "the office's lawyer"}


def edition() -> Edition:
    about = b'name: "2027.1"\ndate: 2027-01-04\nnote: "Nieuwe bedragen"\n'
    return Edition("2027.1", date(2027, 1, 4), "Nieuwe bedragen", {"edition.yaml": about, "sources.yaml": b"{}\n"})


def test_the_program_carries_an_edition_with_a_name_and_a_date() -> None:
    assert built_in().name == "2026.1"
    assert built_in().date == date(2026, 11, 22)
    assert "sources.yaml" in built_in().files
    assert len(built_in().digest) == 64


def test_a_signed_edition_comes_out_as_it_went_in() -> None:
    signed = unpack(pack(edition(), KEY), SIGNERS)
    assert signed.edition == edition()
    assert signed.signer == "the office's lawyer"


def test_an_edition_that_nobody_signed_is_read_and_never_believed() -> None:
    packed = pack(edition(), None)
    assert (signed(packed), signed(pack(edition(), KEY))) == (False, True)
    assert unsigned(packed) == unsigned(pack(edition(), KEY)) == edition()
    assert says(packed) == "edition_signer_unknown"


def test_the_same_edition_and_key_make_the_same_file() -> None:
    assert pack(edition(), KEY) == pack(edition(), KEY)


def test_a_changed_rule_is_noticed() -> None:
    assert says(rewritten(pack(edition(), KEY), "sources.yaml", b"{S1: forged}\n")) == "edition_changed"


def test_an_added_file_is_noticed() -> None:
    packed = io.BytesIO(pack(edition(), KEY))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("rules/more.yaml", b"{}\n")
    assert says(packed.getvalue()) == "edition_changed"


def test_a_signer_whom_nobody_trusts_is_refused() -> None:
    assert says(pack(edition(), SigningKey.create())) == "edition_signer_unknown"


def test_another_key_under_a_trusted_name_is_refused() -> None:
    forged = pack(edition(), SigningKey.create())
    stated = f"signer: {KEY.public}\ned25519: {'00' * 64}\n".encode()
    assert says(rewritten(forged, "signature.yaml", stated)) == "edition_changed"


@pytest.mark.parametrize("name", ["../outside.yaml", "/etc/rules.yaml", "rules/run.py", "a/b/c/d.yaml"])
def test_a_name_that_could_become_a_path_is_refused(name: str) -> None:
    packed = io.BytesIO(pack(edition(), KEY))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(name, b"{}\n")
    assert says(packed.getvalue()) == "edition_unreadable"


@pytest.mark.parametrize("cut", [0, 10, 200])
def test_a_damaged_file_is_refused(cut: int) -> None:
    assert says(pack(edition(), KEY)[:cut]) == "edition_unreadable"


def test_a_very_large_file_is_refused() -> None:
    assert says(pack(Edition("big", date(2027, 1, 4), "", {"rules/a.yaml": bytes(21_000_000)}), KEY)) == (
        "edition_unreadable"
    )


@pytest.mark.parametrize("about", [b"", b"name: x\n", b"name: ../x\ndate: 2027-01-04\nnote: y\n", b"date: soon\n"])
def test_an_edition_must_say_what_it_is(about: bytes, tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").write_bytes(about)
    with pytest.raises(Trouble, match="edition_incomplete"):
        from_folder(tmp_path)


def test_the_cases_of_another_folder_travel_with_the_edition(tmp_path: Path) -> None:
    (tmp_path / "edition" / "rules").mkdir(parents=True)
    (tmp_path / "cases" / "dutch").mkdir(parents=True)
    (tmp_path / "edition" / "edition.yaml").write_text("name: a\ndate: 2027-01-04\nnote: b\n")
    (tmp_path / "cases" / "one.yaml").write_text("a: 1\n")
    (tmp_path / "cases" / "dutch" / "one.yaml").write_text("b: 2\n")
    carried = from_folder(tmp_path / "edition", tmp_path / "cases").files
    assert (carried["cases/one.yaml"], carried["cases/dutch/one.yaml"]) == (b"a: 1\n", b"b: 2\n")


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").mkdir()
    with pytest.raises(Trouble, match="cannot_read") as trouble:
        from_folder(tmp_path)
    assert trouble.value.details["file"] == str(tmp_path)


@pytest.mark.parametrize("about", [b"name: [\n", b"name: \xff\n"])
def test_an_edition_whose_table_is_no_yaml_is_refused(about: bytes, tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").write_bytes(about)
    with pytest.raises(Trouble, match="edition_unreadable"):
        from_folder(tmp_path)


def says(packed: bytes) -> str:
    with pytest.raises(Trouble) as trouble:
        unpack(packed, SIGNERS)
    return trouble.value.says


def rewritten(packed: bytes, name: str, content: bytes) -> bytes:
    """The same archive with one file replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, content if entry.filename == name else old.read(entry))
    return made.getvalue()
