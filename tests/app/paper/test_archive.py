"""A paper can be kept for decades: what an archive asks of a file (PDF/A-2u) holds for every script and form.

The open validator is Preflight of Apache PDFBox (Debian: libpdfbox2-java, libactivation-java, libjaxb-api-java and a
Java runtime). It knows PDF/A-1b, which is stricter than PDF/A-2u in all that papers use but the letters behind the
glyphs: those are checked here. Only the claim in the file is turned from 2u to 1b for it.
"""

import io
import re
import shutil
import subprocess
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pytest

from app.paper import slip
from app.paper.advice import PlainAdviceContent, render_plain
from app.paper.blocks import House
from app.paper.colour import srgb
from app.words import LANGUAGES, load

JARS = [
    Path("/usr/share/java") / f"{name}.jar"
    for name in ("preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "javax.activation", "jaxb-api")
]
CLAIM = b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>"
OTHER = b"<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
SCRIPTS = ("fr", "ar", "ur", "hi", "ti", "bo", "th", "zh-Hans", "hy", "he")


@cache
def paper_in(language: str) -> bytes:
    words = load(language)
    own = f"{words.name}: {words.format_date(date(2027, 1, 24), True)}, {words.country('BE')} (Carnotstraat 110) 80 %"
    told, day = ("Kom naar het kantoor.",), date(2026, 11, 22)
    content = PlainAdviceContent("D-1", day, "2026.1", day, told, (own,), language, draft=False, house=House("Atlas"))
    return render_plain(content, load("nl"), words)


@cache
def slip_in(language: str, form: str) -> bytes:
    content = slip.content(
        datetime.fromisoformat("2026-12-01T09:30"), "Intake", "Atlas, Kaai 1, Antwerpen", "Loket 4", "kaart; brief",
        operator="Atlas",
    )  # fmt: skip
    return slip.render(content, load("nl"), load(language), form)


@pytest.mark.skipif(
    not shutil.which("java") or not all(jar.exists() for jar in JARS), reason="Preflight of PDFBox is not installed"
)
def test_an_open_validator_finds_nothing_wrong(tmp_path: Path) -> None:
    papers = {f"{language}.pdf": paper_in(language) for language in SCRIPTS}
    papers |= {f"slip-{form}.pdf": slip_in("ar", form) for form in slip.FORMS}
    for name, pdf in papers.items():
        assert pdf.count(CLAIM) == 1
        (tmp_path / name).write_bytes(pdf.replace(CLAIM, OTHER))
    found = [preflight(tmp_path / name) for name in papers]
    assert [one for one in found if "is a valid PDF/A-1b file" not in one] == []
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(paper_in("fr").replace(CLAIM, OTHER).replace(b"/GTS_PDFA1", b"/GTS_PDFX00"))
    assert "not a valid PDF/A-1b file" in preflight(broken), "a validator that finds nothing here finds nothing at all"


def preflight(path: Path) -> str:
    command = ["java", "-cp", ":".join(map(str, JARS)), "org.apache.pdfbox.preflight.Validator_A1b", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_glyph_leads_to_its_letters_and_every_font_is_inside(language: str) -> None:
    for page in pypdf.PdfReader(io.BytesIO(paper_in(language))).pages:
        resources: Any = page["/Resources"]
        for whole in resources["/Font"].values():
            below = whole["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in below["/FontDescriptor"]
            letters = re.findall(r"^<(....)> <(.+)>$", whole["/ToUnicode"].get_data().decode(), re.MULTILINE)[1:]
            assert len(letters) == len(below["/W"][1]) and all(text not in ("", "FEFF") for _, text in letters)
        assert "/ExtGState" not in resources, "nothing shines through"


def test_the_description_names_no_person_and_says_the_language() -> None:
    read: Any = pypdf.PdfReader(io.BytesIO(paper_in("ar")))
    root = read.trailer["/Root"]
    assert root["/Lang"] == "nl-BE" and root["/MarkInfo"]["/Marked"]
    assert read.metadata["/Author"] == "Atlas" and set(read.metadata) <= {
        "/Title", "/Author", "/Creator", "/Producer", "/CreationDate", "/ModDate",
        "/Keywords",
    }  # fmt: skip
    assert re.fullmatch("[0-9a-f]{16}", read.metadata["/Keywords"]), "the digest by which the office knows it again"
    assert root["/OutputIntents"][0]["/DestOutputProfile"].get_data() == srgb()


def test_the_same_content_gives_the_same_bytes_whatever_was_drawn_before() -> None:
    first = paper_in("ar")
    paper_in.cache_clear()
    paper_in("hi")
    assert paper_in("ar") == first
