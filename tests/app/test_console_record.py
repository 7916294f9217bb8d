"""The console twin of the record: an intake from kiosk to erasure, and what it says when something does not fit."""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from app.__main__ import DEEDS, _parser, main
from app.office import Clock, NewMember, new_office
from app.seals import LEAST
from tests.scan import pdf_of, picture

DOCS = (Path(__file__).parents[2] / "docs" / "console.md").read_text(encoding="utf-8")
SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "console.schema.json").read_text(encoding="utf-8"))
SAID = "birth_date\t1997-03-14\nnationalities\tSyria\nregister_municipality\tGent\n"
COURSES = (
    "code;kind;lang;provider;place;moments;seats_left;starts_on;ends_on\n"
    "MO-AR-1;MO;Arabisch;Atlas;Antwerpen;voormiddag;6;7/12/2099;12-2-2100\n"
    "MO-FR-1;MO;Frans;Atlas;Antwerpen;nachts;6;7/12/2099;12-2-2100\n"
)
Run = Callable[..., "Said"]


class Said:
    """What a deed printed, and its exit status."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "office"
    new_office(folder, name="Proef", operator="atlas", practice=True)
    return folder


@pytest.fixture
def onthaal(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """Runs a deed on a copy of the practice office, with these bytes on standard input."""
    folder = Path(shutil.copytree(made, tmp_path / "office"))

    def run(*words: str, given: str | bytes = b"", office: Path = folder) -> Said:
        typed = given if isinstance(given, bytes) else given.encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
        status = main([*words, "--office", str(office)] if "restore" not in words else words)
        return Said(status, *capfd.readouterr())

    yield run


def taken(onthaal: Run) -> str:
    """A visit filled and taken; the dossier's id."""
    ticket = onthaal("visit", "fill", "--language", "ar", given=SAID).lines[0].split()[1]
    return onthaal("inbox", "take", ticket).out.strip()


def test_an_intake_goes_from_kiosk_to_dossier(onthaal: Run) -> None:
    assert onthaal("visit", "fill", given=SAID).lines == ["ticket A-001", "sealed 2", "sealed 3", "sealed 4"]
    (waiting,) = onthaal("inbox", "list", "--json").json
    assert (waiting["ticket"], waiting["answered"], waiting["state"]) == ("A-001", 3, "finished")
    dossier = onthaal("inbox", "take", "A-001").out.strip()
    kept = onthaal("dossier", "answer", "--dossier", dossier, given="name\tفاطمة\nchildren\t2\nwork\t[]\n")
    assert [line.split()[0] for line in kept.lines] == ["kept"] * 3 and kept.status == 0
    shown = onthaal("dossier", "show", "--dossier", dossier, "--json").json
    assert shown["name"] == "فاطمة"
    assert {one["fact"]: one["value"] for one in shown["facts"]} == {
        "birth_date": "1997-03-14", "nationalities": ["SY"], "register_municipality": "44021", "children": "2",
        "work": [],
    }  # fmt: skip
    assert onthaal("inbox", "list", "--json").json == []


def test_every_kept_line_names_an_event_of_the_history(onthaal: Run) -> None:
    dossier = onthaal("dossier", "new").out.strip()
    onthaal("dossier", "answer", "--dossier", dossier, given="children\t2\nchildren\t3\n")
    told = onthaal("dossier", "history", "--dossier", dossier, "--json").json
    assert [one["about"] for one in told if one["kind"] == "answered"] == ["children", "children"]
    (fact,) = onthaal("dossier", "show", "--dossier", dossier, "--json").json["facts"]
    assert (fact["value"], fact["proof"], fact["by"], fact["kept_by"]) == ("3", "said", "newcomer", "practice")


def test_a_line_that_does_not_fit_is_named_and_the_others_are_kept(onthaal: Run) -> None:
    dossier = onthaal("dossier", "new").out.strip()
    lines = "children\tmany\nno_such_fact\t1\nnational_number\t85073003329\nregister_type\t{\n\nchildren\t1\n"
    said = onthaal("dossier", "answer", "--dossier", dossier, given=lines)
    assert said.status == 2 and len(said.lines) == 1
    assert [line.split(":")[0] for line in said.err.splitlines()] == ["line 1", "line 2", "line 3", "line 4"]
    visit = onthaal("visit", "fill", given="no_such_question\t1\nbirth_date\tsoon\nbirth_date\t1990\n")
    assert visit.lines == ["ticket A-001", "sealed 2"] and visit.status == 2


@pytest.mark.parametrize("given", [b"children\t\xff\n", b"children\t[1, null]\n", b"children\t" + b"[" * 100_000])
def test_input_that_cannot_be_read_is_one_sentence(onthaal: Run, given: bytes) -> None:
    dossier = onthaal("dossier", "new").out.strip()
    said = onthaal("dossier", "answer", "--dossier", dossier, given=given)
    assert said.status == 2 and len(said.err.splitlines()) == 1


def test_a_value_can_carry_its_own_proof_and_unknown_stays_unknown(onthaal: Run) -> None:
    dossier = onthaal("dossier", "new").out.strip()
    lines = 'children\t{"value": "2", "proof": "verified"}\nregister_type\t{"state": "unknown"}\n'
    onthaal("dossier", "answer", "--dossier", dossier, given=lines)
    facts = onthaal("dossier", "show", "--dossier", dossier, "--json").json["facts"]
    assert [(one["fact"], one["state"], one["proof"]) for one in facts] == [
        ("children", "known", "verified"), ("register_type", "unknown", "said"),
    ]  # fmt: skip


def test_a_scan_is_kept_once_and_only_of_a_known_kind(onthaal: Run, tmp_path: Path) -> None:
    dossier = onthaal("dossier", "new").out.strip()
    (tmp_path / "scan.png").write_bytes(picture("PNG"))
    (tmp_path / "notes.txt").write_text("no scan")
    assert onthaal("dossier", "attach", "--dossier", dossier, str(tmp_path / "scan.png")).out.startswith("kept ")
    for name, sentence in (("scan.png", "the same file"), ("notes.txt", "no PDF"), ("gone.pdf", "cannot be read")):
        said = onthaal("dossier", "attach", "--dossier", dossier, str(tmp_path / name))
        assert said.status != 0 and sentence in said.err


def test_a_described_scan_raises_the_proof_of_what_it_shows(onthaal: Run, tmp_path: Path) -> None:
    dossier = onthaal("dossier", "new").out.strip()
    onthaal("dossier", "answer", "--dossier", dossier, given=SAID)
    scan = tmp_path / "passport.pdf"
    scan.write_bytes(pdf_of(b"passport"))
    file = onthaal("dossier", "attach", "--dossier", dossier, str(scan)).out.split()[1]
    describe = ("dossier", "describe", "--dossier", dossier, "--file", file, "--kind", "identity")
    shown = onthaal(*describe, "--seen-as", "original", "--shows", "nationalities", given="valid_until\t14-3-2030\n")
    assert (shown.status, shown.lines) == (0, ["raised nationalities to original"])
    facts = onthaal("dossier", "show", "--dossier", dossier, "--json").json["facts"]
    proofs = {one["fact"]: one["proof"] for one in facts}
    assert proofs == {"birth_date": "said", "nationalities": "original", "register_municipality": "said"}
    wrong = onthaal(*describe, given="valid_until\t31-2-2030\n")
    assert (wrong.status, wrong.err) == (2, "this is not a date\n")


def test_the_copy_for_the_person_holds_everything(onthaal: Run, tmp_path: Path) -> None:
    dossier = taken(onthaal)
    (tmp_path / "scan.pdf").write_bytes(pdf_of(b"scan"))
    onthaal("dossier", "attach", "--dossier", dossier, str(tmp_path / "scan.pdf"))
    to = ("--to", str(tmp_path / "copy"), "--reason", "asked_by_the_person")
    words = ("dossier", "export", "--dossier", dossier, *to)
    assert onthaal(*words).status == 0
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "copy").rglob("*") if path.is_file()} == {0o600}
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o700
    whole = json.loads((tmp_path / "copy" / "dossier.json").read_text(encoding="utf-8"))
    assert [one["fact"] for one in whole["facts"]] == ["birth_date", "nationalities", "register_municipality"]
    assert (tmp_path / "copy" / "files" / "001.pdf").read_bytes() == pdf_of(b"scan")
    assert (tmp_path / "copy" / "dossier.pdf").read_bytes().startswith(b"%PDF")
    again = onthaal(*words)
    assert again.status == 2 and "exists already" in again.err
    assert onthaal("dossier", "history", "--dossier", dossier, "--json").json[-1]["kind"] == "exported"


def test_lists_made_again_have_the_same_rows(onthaal: Run) -> None:
    taken(onthaal)
    made_again = onthaal("vault", "rebuild", "--json").json
    assert made_again["same"] and len(made_again["after"]) == 64
    assert onthaal("vault", "verify", "--json").json == {"whole": True, "wrong": []}


def test_from_backup_to_a_restored_office_without_what_was_erased(onthaal: Run, tmp_path: Path) -> None:
    gone, stays = taken(onthaal), taken(onthaal)
    paper = typed_back(onthaal)
    made = onthaal("backup", "make", "--json").json["made"]
    assert "day" not in onthaal("dossier", "erase", "--dossier", gone, "--ground", "asked").err
    assert len(onthaal("backup", "verify", "--json").json) == 2
    reading, writing = os.pipe()
    os.write(writing, paper.encode() + b"\n")
    files, target = [one["file"] for one in made], tmp_path / "again"
    said = onthaal("backup", "restore", *files, "--to", str(target), "--passphrase-fd", str(reading))
    assert said.status == 0 and "as the list says: 1" in said.out and "ATTENTION" not in said.err
    assert [one["dossier"] for one in onthaal("dossier", "list", "--json", office=target).json] == [stays]
    said = onthaal("dossier", "show", "--dossier", gone, office=target)
    assert said.status == 1 and "was erased" in said.err


def test_what_is_wrong_with_a_visit_is_said_in_a_sentence(onthaal: Run, tmp_path: Path) -> None:
    for _ in range(2):
        assert onthaal("visit", "fill", given=SAID).status == 0
    box = tmp_path / "office" / "letterbox" / "A"
    first, second = (sorted(place.glob("*.env")) for place in sorted(box.iterdir()))
    second[0].with_name("000009.env").write_bytes(first[0].read_bytes())
    second[0].with_name("000008.env").write_bytes(b"nonsense")
    said = onthaal("inbox", "list").lines
    assert [line.partition("  ")[0] for line in said[:2]] == ["A-001", "A-002"]
    assert [line.strip().partition(":")[0] for line in said[2:]] == [
        "an envelope is damaged", "an envelope lies here a second time, or belongs to another visit",
    ]  # fmt: skip


def test_nobody_is_born_tomorrow(onthaal: Run) -> None:
    dossier = taken(onthaal)
    said = onthaal("dossier", "answer", "--dossier", dossier, given="birth_date\t2985\nbirth_date\t1985\n")
    assert said.status == 2 and "line 1: the birth date lies in the future" in said.err and len(said.lines) == 1


def test_a_visit_that_does_not_wait_is_not_taken(onthaal: Run) -> None:
    taken(onthaal)
    for ticket in ("A-001", "A-777"):
        said = onthaal("inbox", "take", ticket)
        assert said.status == 1 and f"no visit {ticket} waits" in said.err


@pytest.mark.parametrize("number", [b"\xb2", b"", b"A"])
def test_a_ticket_that_two_visits_carry_takes_neither(onthaal: Run, tmp_path: Path, number: bytes) -> None:
    onthaal("visit", "fill", given="children\t1\n")
    (tmp_path / "office" / "kiosks" / "A.number").write_bytes(number)
    assert onthaal("visit", "fill", given="children\t2\n").lines[0] == "ticket A-001"
    said = onthaal("inbox", "take", "A-001")
    first, second = [one["visit"] for one in onthaal("inbox", "list", "--json").json]
    assert said.status == 2 and first in said.err and second in said.err
    assert [onthaal("inbox", "take", one).status for one in (second, "A-001")] == [0, 0], "now it tells"


def test_a_restore_without_the_list_of_who_is_gone_says_that_they_are_back(onthaal: Run, tmp_path: Path) -> None:
    taken(onthaal)
    paper = typed_back(onthaal)
    files = [Path(one["file"]) for one in onthaal("backup", "make", "--json").json["made"]]
    apart = [str(shutil.copy(one, tmp_path)) for one in files]
    reading, writing = os.pipe()
    os.write(writing, paper.encode() + b"\n")
    said = onthaal("backup", "restore", *apart, "--to", str(tmp_path / "again"), "--passphrase-fd", str(reading))
    assert said.status == 0 and "ATTENTION" in said.err and "--erased FILE" in said.err


def typed_back(onthaal: Run) -> str:
    """Make the backup identity as somebody who reads the screen; what is returned lies on paper only."""
    from app.actions import backup

    wrong = onthaal("backup", "identity", given=f"{backup.new_identity()}\n")
    assert wrong.status == 2 and "copy it again" in wrong.err
    paper = backup.new_identity()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(backup, "new_identity", lambda: paper)
        shown = onthaal("backup", "identity", given=f"{paper.lower()}\n")
    assert shown.status == 0 and re.findall(r"\d: (\w{5})", shown.out) == paper.split()
    assert f"its mark is {backup.mark(paper)}" in shown.out
    return paper


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that is no practice office, with three people."""
    folder = tmp_path_factory.mktemp("real") / "office"
    staff = [
        NewMember("An", "first long passphrase", ("administrator", "assessor")),
        NewMember("Bo", "second long passphrase", ("administrator",)),
        NewMember("Cem", "third long passphrase", ("counsellor",)),
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.seals.calibrate", lambda: LEAST)
        new_office(folder, name="Proef", operator="atlas", staff=staff)
    return folder


def as_(name: str, real: Path) -> list[str]:
    """The words that say who one is, the passphrase on a descriptor of its own."""
    reading, writing = os.pipe()
    os.write(writing, {"An": b"first", "Bo": b"second", "Cem": b"third"}[name] + b" long passphrase\n")
    os.close(writing)
    return ["--staff", name, "--passphrase-fd", str(reading)]


def opened(onthaal: Run, real: Path) -> str:
    """A dossier that An opens."""
    said = onthaal("dossier", "new", *as_("An", real), office=real)
    assert said.status == 0, said.err
    return said.out.strip()


def test_a_real_office_takes_no_value_as_an_argument(onthaal: Run, real: Path) -> None:
    dossier = opened(onthaal, real)
    said = onthaal("dossier", "answer", "--dossier", dossier, "children=2", *as_("An", real), office=real)
    assert said.status == 2 and "standard input" in said.err
    assert onthaal("dossier", "search", "Fatima", *as_("An", real), office=real).status == 2
    assert onthaal("dossier", "show", "--dossier", dossier, "--json", *as_("An", real), office=real).json["facts"] == []
    practice = onthaal("dossier", "new").out.strip()
    assert onthaal("dossier", "answer", "--dossier", practice, "children=2").out.startswith("kept ")


def test_erasing_takes_two_people(onthaal: Run, real: Path) -> None:
    dossier = opened(onthaal, real)
    onthaal("dossier", "answer", "--dossier", dossier, *as_("An", real), given="children\t2\n", office=real)
    erase = ("dossier", "erase", "--dossier", dossier, "--ground", "asked")
    assert "a second person" in onthaal(*erase, *as_("An", real), office=real).err
    assert onthaal(*erase, "--ask", *as_("An", real), office=real).status == 0
    assert "a second person" in onthaal(*erase, *as_("An", real), office=real).err
    assert "your role" in onthaal(*erase, *as_("Cem", real), office=real).err
    other = ("dossier", "erase", "--dossier", dossier, "--ground", "term")
    assert "a second person" in onthaal(*other, *as_("Bo", real), office=real).err
    assert onthaal(*erase, *as_("Bo", real), office=real).out.startswith(f"erased {dossier}")


def test_a_dossier_opened_by_mistake_needs_one_person(onthaal: Run, real: Path) -> None:
    dossier = opened(onthaal, real)
    words = ("dossier", "erase", "--dossier", dossier, "--ground", "empty", *as_("Bo", real))
    assert onthaal(*words, office=real).status == 0
    written = opened(onthaal, real)
    onthaal("dossier", "answer", "--dossier", written, *as_("An", real), given="children\t2\n", office=real)
    words = ("dossier", "erase", "--dossier", written, "--ground", "empty", *as_("Bo", real))
    assert "something is written" in onthaal(*words, office=real).err


def documented() -> dict[str, Any]:
    """The examples of docs/console.md by the deeds in the heading above each."""
    found = {}
    for heading, text in re.findall(r"^### (.+?)\n(.*?)(?=^#|\Z)", DOCS, re.MULTILINE | re.DOTALL):
        example = "\n".join(line for line in text.splitlines() if line.startswith("    "))
        found |= {deed: json.loads(example) if example else None for deed in heading.split(", ")}
    return found


def shape(value: Any) -> Any:
    """The keys of a value, one row for a list; what people named and what is empty has none."""
    if isinstance(value, list):
        return [shape(value[0])] if value and isinstance(value[0], dict) else []
    if isinstance(value, dict):
        open_ended = ("decisions", "body", "advice", "staff")
        return {key: {} if key in open_ended else shape(one) for key, one in value.items()}
    return None


def as_declared(deed: str, said: Any) -> None:
    """Raises when a deed printed something else than the schema in docs/ declares."""
    fastjsonschema.validate({**SCHEMA, "$ref": f"#/definitions/{deed.replace(' ', '-')}"}, said)


def prints_json(parser: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    """The words of every deed that takes --json."""
    under = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    for name, one in under[0].choices.items() if under else ():
        yield from prints_json(one, f"{before} {name}".strip())
    if not under and any("--json" in one.option_strings for one in parser._actions):
        yield before


def test_every_deed_that_prints_json_has_a_schema() -> None:
    declared = set(prints_json(_parser(list(DEEDS))))
    assert {one.replace(" ", "-") for one in declared} <= SCHEMA["definitions"].keys()
    with pytest.raises(fastjsonschema.JsonSchemaException):
        as_declared("vault verify", {"whole": True})


def test_advice_and_checks_are_printed_as_declared(onthaal: Run) -> None:
    for line in onthaal("advise", str(Path(__file__).parents[1] / "law" / "cases"), "--json").lines:
        as_declared("advise", json.loads(line))
    as_declared("check", onthaal("check", "--json").json)
    as_declared("staff list", onthaal("staff", "list", "--json", *practice()).json)
    said = onthaal("retention", "set", "key_rotation_days", "20", "--reason", "trial", "--json")
    as_declared("retention set", said.json)


@pytest.mark.parametrize(
    ("file", "what", "sentence"),
    [
        ("vault/staff.toml", "office folder", "the list of those who can unlock cannot be read"),
        ("keys-backups/erased.txt", "backups", "the list of who was erased, erased.txt, is damaged"),
    ],
)
def test_a_look_at_everything_names_a_damaged_list(
    onthaal: Run, tmp_path: Path, file: str, what: str, sentence: str
) -> None:
    onthaal("dossier", "erase", "--dossier", taken(onthaal), "--ground", "asked")
    path = tmp_path / "office" / file
    path.write_bytes(path.read_bytes()[:-3] + b"?" + path.read_bytes()[-2:])
    said = onthaal("check", "--json")
    (line,) = [one for one in said.json if one["what"] == what]
    assert said.status == 1 and line["state"] == "trouble" and sentence in line["says"]


def practice() -> tuple[str, ...]:
    reading, writing = os.pipe()
    os.write(writing, b"practice\n")
    os.close(writing)
    return "--staff", "practice", "--passphrase-fd", str(reading)


def test_the_documentation_shows_what_the_deeds_print(onthaal: Run, tmp_path: Path) -> None:
    onthaal("visit", "fill", given=SAID)
    said = {"inbox list": onthaal("inbox", "list", "--json").json}
    dossier = onthaal("inbox", "take", "A-001").out.strip()
    (tmp_path / "scan.pdf").write_bytes(pdf_of(b"scan"))
    onthaal("dossier", "attach", "--dossier", dossier, str(tmp_path / "scan.pdf"))
    for deed in ("show", "history"):
        said[f"dossier {deed}"] = onthaal("dossier", deed, "--dossier", dossier, "--json").json
    said["dossier list"] = said["dossier search"] = onthaal("dossier", "list", "--json").json
    kept = onthaal("dossier", "ask-correction", "--dossier", dossier, "--about", "birth_date", given="it was 1998\n")
    request = kept.out.split()[1]
    said["retention due"] = onthaal("retention", "due", "--json").json
    said["retention list"] = onthaal("retention", "list", "--json").json
    said["retention tidy"] = onthaal("retention", "tidy", "--json").json
    words = ("--request", request, "--outcome", "refused")
    assert onthaal("dossier", "answer-correction", "--dossier", dossier, *words, given="no\n").status == 0
    said["dossier corrections"] = onthaal("dossier", "corrections", "--dossier", dossier, "--json").json
    given = ("--part", "goal", "--until", "2099-12-01")
    assert onthaal("dossier", "write-plan", "--dossier", dossier, *given, given="a house\n").status == 0
    said["dossier plan"] = onthaal("dossier", "plan", "--dossier", dossier, "--json").json
    given = ("--level", "6", "--field", "09", "--papers", "certificate", "--route", "level")
    details = "title\tBachelor of Nursing\ncountry\tSyria\nlanguage\tArabic\nended\t2016\n"
    assert onthaal("dossier", "write-qualification", "--dossier", dossier, *given, given=details).status == 0
    for deed in ("qualifications", "recognition"):
        said[f"dossier {deed}"] = onthaal("dossier", deed, "--dossier", dossier, "--json").json
    given = ("--part", "agreement", "--until", Clock().today().isoformat())
    assert onthaal("dossier", "write-plan", "--dossier", dossier, *given, given="a form\n").status == 0
    said["dossier today"] = onthaal("dossier", "today", "--json").json
    (tmp_path / "cursussen.csv").write_text(COURSES, encoding="utf-8")
    onthaal("courses", "take", str(tmp_path / "cursussen.csv"))
    said["courses list"] = onthaal("courses", "list", "--json").json
    made = onthaal("paper", "contract", "--dossier", dossier).out.split()
    onthaal("dossier", "answer", "--dossier", dossier, given="register_municipality\t25072\n")
    said["paper list"] = onthaal("paper", "list", "--dossier", dossier, "--json").json
    said["paper verify"] = onthaal("paper", "verify", made[2], "--json").json
    said["office settings"] = onthaal("office", "settings", "--json").json
    said["vault verify"] = onthaal("vault", "verify", "--json").json
    said["vault rebuild"] = onthaal("vault", "rebuild", "--json").json
    typed_back(onthaal)
    said["backup make"] = onthaal("backup", "make", "--json").json
    said["backup verify"] = onthaal("backup", "verify", "--json").json
    said["backup drill"] = onthaal("backup", "drill", "--json").json
    copy = ("--to", str(tmp_path / "copy"), "--reason", "asked_by_the_person")
    onthaal("dossier", "export", "--dossier", dossier, *copy)
    whole = json.loads((tmp_path / "copy" / "dossier.json").read_text(encoding="utf-8"))
    said["vault rekey"] = said["staff remove"] = onthaal("vault", "rekey", "--json").json
    said["vault journal"] = onthaal("vault", "journal", "--dossier", dossier, "--json").json
    examples = {deed: one for deed, one in documented().items() if one is not None}
    for deed, one in [*said.items(), *examples.items(), ("dossier export", whole)]:
        if (deed, one) != ("dossier export", examples["dossier export"]):  # it names some keys of the file only
            as_declared(deed, one)
    exported = examples.pop("dossier export")
    assert shape({key: whole[key] for key in exported}) == shape(exported)
    del said["dossier show"]["papers"], examples["dossier show"]["papers"]
    assert {deed: shape(one) for deed, one in said.items()} == {deed: shape(one) for deed, one in examples.items()}
