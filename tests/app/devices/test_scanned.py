"""Files that people bring: the four kinds are kept, and what cannot be shown is one clear sentence."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from app.actions.scans import plain_name
from app.devices import scanned
from app.errors import Rejected
from app.sentences import sentence
from tests.scan import pdf_of, picture


def file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def locked() -> bytes:
    writer, made = pypdf.PdfWriter(io.BytesIO(pdf_of())), io.BytesIO()
    writer.encrypt("a password", algorithm="RC4-128")
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", pdf_of(b"x" * 100), "application/pdf"), ("b.JPG", picture("JPEG"), "image/jpeg"),
        ("c.png", picture("PNG"), "image/png"), ("d.heic", picture("HEIF"), "image/heic"),
        ("no ending", picture("PNG"), "image/png"),
    ],
    ids=["pdf", "jpeg", "png", "heic", "no ending"],
)  # fmt: skip
def test_the_four_kinds_are_known_by_their_content(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    assert scanned.kind_of(file(tmp_path, name, content)) == kind


REFUSED = {
    "empty.pdf": (b"", "attachment_empty", "the file is empty"),
    "notes.pdf": (b"only notes", "attachment_kind", "no PDF, JPEG, PNG or HEIC"),
    "damaged.pdf": (b"%PDF-1.4 no pages", "scan_damaged", "damaged"),
    "half.png": (picture("PNG", 300, 300)[:-60], "scan_damaged", "damaged"),
    "half.jpg": (picture("JPEG", 300, 300)[:200], "scan_damaged", "damaged"),
    "half.heic": (picture("HEIF", 64, 64)[:-40], "scan_damaged", "damaged"),
    "locked.pdf": (locked(), "scan_locked", "asks for a password"),
    "huge.png": (picture("PNG", 10_000, 8_000), "scan_too_large", "80 megapixels, more than 50"),
    "wrong.jpg": (pdf_of(), "scan_other_ending", "ends in .jpg, but this is a PDF"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_shown_is_one_clear_sentence(tmp_path: Path, name: str) -> None:
    content, says, told = REFUSED[name]
    with pytest.raises(Rejected, match=says) as refused:
        scanned.kind_of(file(tmp_path, name, content))
    assert told in sentence(refused.value) and "\n" not in sentence(refused.value)


def test_a_heic_picture_can_be_shown_from_memory() -> None:
    assert scanned.as_png(picture("HEIF", 20, 30)).startswith(b"\x89PNG")
    with pytest.raises(Rejected, match="scan_damaged"):
        scanned.as_png(b"no picture at all")


def test_a_file_that_holds_the_reader_up_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanned, "SECONDS", 0.01)
    with pytest.raises(Rejected, match="scan_damaged"):
        scanned.kind_of(file(tmp_path, "a.pdf", pdf_of()))


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("scan.pdf", "scan.pdf"), ("../../etc/passwd", "passwd"), ("C:\\scans\\a.pdf", "a.pdf"),
        ("a\x1b[2J\u202efdp.exe", "a[2Jfdp.exe"), ("x" * 300 + ".pdf", "x" * 109 + "…" + "x" * 6 + ".pdf"), ("\n", ""),
    ],
)  # fmt: skip
def test_a_name_steers_nothing(name: str, plain: str) -> None:
    assert plain_name(name) == plain
