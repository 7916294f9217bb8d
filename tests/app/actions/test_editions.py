"""Editions in a real office: verified, tried on its dossiers, put in use, undone, and each deed in the journal."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from textwrap import indent

import pytest

from app.__main__ import main
from app.actions import again, dossier, editions, law, papers, retention
from app.actions.edition_trial import dossiers, standing, try_out
from app.errors import OfficeError
from app.facts.casefile import read_case
from app.office import Clock, NewMember, Office, new_office, open_office
from app.paper.contract_content import ContractContent
from app.rulebook.edition import HERE, Edition, SignedEdition, built_in, from_folder, pack, unpack, unsigned
from app.rulebook.loading import read
from app.seals import SigningKey

CLOCK = Clock(datetime.fromisoformat("2026-11-22T09:00:00+01:00"))
TREE = Path(__file__).parents[3]
CASES = TREE / "tests" / "law" / "cases"
KEY_FILE = TREE / "packaging" / "test-signer.key"
KEY = SigningKey(bytes.fromhex(KEY_FILE.read_text(encoding="ascii").strip()))


@pytest.fixture
def writing(tmp_path: Path) -> Path:
    """A folder in which somebody writes the next edition: everybody in Flanders is exempt from NT2, and one case."""
    folder = tmp_path / "2027.1"
    shutil.copytree(HERE, folder, ignore=lambda _, names: [name for name in names if name.endswith(".py")])
    (folder / "edition.yaml").write_text(
        'name: "2027.1"\ndate: 2027-01-04\nnote: "Iedereen vrijgesteld van NT2 (proef)"\n', encoding="utf-8"
    )
    rules = folder / "rules" / "part_nt2.yaml"
    text = rules.read_text(encoding="utf-8")
    head, tail = text.split("EXP-NT2-01:", 1)
    start = tail.index("  when: ")
    end = tail.index("\n", start)
    rules.write_text(f'{head}EXP-NT2-01:{tail[:start]}  when: "in_dutch_area"{tail[end:]}', encoding="utf-8")
    (folder / "cases").mkdir()
    case = (CASES / "w01.yaml").read_text(encoding="utf-8").split("expect:")[0]
    (folder / "cases" / "everybody.yaml").write_text(f"{case}expect:\n  parts: {{nt2: exempt}}\n", encoding="utf-8")
    return folder


def yes(tried: int, of: int) -> bool:
    """Somebody waits for all of it."""
    return True


def signed(folder: Path, key: SigningKey = KEY) -> bytes:
    return pack(from_folder(folder), key)


def in_antwerp(office: Office) -> str:
    """A dossier of somebody whose NT2 the rules of today ask for."""
    made = dossier.new(office)
    for fact, raw in {
        "birth_date": "1997-03-14", "nationalities": ["SY"], "register_municipality": "11002",
        "first_title_gt3m": {"date": "2026-09-01", "municipality": "11002"},
        "register_municipality_since": "2026-09-01", "register_type": "foreigners", "lawful_stay": "yes",
        "title_gt_3_months": "yes", "residence_document": "a",
        "stay_motive": "refugee", "second_capacity": "none", "max_one_year": "no", "dutch_proofs": [],
    }.items():  # fmt: skip
        dossier.answer_fact(office, made, fact, raw)
    return made


def test_an_office_begins_with_the_edition_of_its_program(office: Office) -> None:
    assert editions.name_in_use(office) == str(built_in())
    assert [(one.edition.name, one.in_use) for one in editions.listed(office)] == [("2026.1", True)]


def test_an_edition_tells_whose_advice_it_would_change_before_it_is_used(office: Office, writing: Path) -> None:
    place = in_antwerp(office)
    found = SignedEdition(from_folder(writing), "a lawyer")
    seen: list[tuple[int, int]] = []

    def go_on(tried: int, of: int) -> bool:
        seen.append((tried, of))
        return True

    trial = try_out(found, standing(office), list(dossiers(office)), go_on)
    assert trial.whole and seen[-1] == (2, 2), "one case and one dossier"
    (changed,) = trial.changed
    assert changed.dossier == place
    assert "nt2" in [one.result for one in changed.differences]
    assert editions.name_in_use(office) == str(built_in())


@pytest.mark.parametrize("after", [0, 1])
def test_a_trial_that_nobody_waits_for_ends_and_says_so(office: Office, writing: Path, after: int) -> None:
    in_antwerp(office)
    found = SignedEdition(from_folder(writing), "a lawyer")
    trial = try_out(found, standing(office), list(dossiers(office)) * 2, lambda tried, _: tried < after)
    assert not trial.whole


def test_a_trial_reckons_with_what_the_office_settled(office: Office, writing: Path) -> None:
    facts = read_case(CASES / "w37a.yaml").blocks["facts"]
    place = dossier.new(office)
    assert isinstance(facts, dict)
    for fact, raw in facts.items():
        dossier.answer_fact(office, place, fact, raw)
    law.settle(office, "C-37", "not_included", "answer of the agency")
    trial = try_out(SignedEdition(from_folder(writing), "a lawyer"), standing(office), list(dossiers(office)), yes)
    (changed,) = trial.changed
    assert "group" not in [one.result for one in changed.differences], "entitled before and after"


def test_a_trial_leaves_closed_dossiers_alone(office: Office) -> None:
    place, other = in_antwerp(office), in_antwerp(office)
    retention.close(office, place, "moved")
    assert [id_ for id_, _ in dossiers(office)] == [other]
    dossier.answer_fact(office, place, "children", "2")
    assert {id_ for id_, _ in dossiers(office)} == {place, other}, "who writes in it opens it again"


def test_a_trial_names_the_cases_that_an_edition_does_not_meet(office: Office, writing: Path) -> None:
    case = writing / "cases" / "everybody.yaml"
    case.write_text(case.read_text(encoding="utf-8").replace("nt2: exempt", "nt2: reached"), encoding="utf-8")
    in_antwerp(office)
    trial = try_out(SignedEdition(from_folder(writing), "a lawyer"), standing(office), list(dossiers(office)), yes)
    assert [one.results for one in trial.wrong] == [("parts",)] and trial.changed == ()


def test_an_installed_edition_is_used_and_can_be_undone(office: Office, writing: Path) -> None:
    edition = editions.put_in_use(office, signed(writing))
    assert editions.in_use(office).edition == str(edition)
    assert editions.roll_back(office, "mistaken") == str(built_in())
    assert editions.in_use(office).edition == str(built_in())
    assert [line.deed for line in office.vault.journal()][-2:] == ["edition_installed", "edition_rolled_back"]
    assert office.vault.journal()[-1].details == {"reason": "mistaken"}


def test_a_paper_carries_and_cites_the_edition_in_use(office: Office, writing: Path) -> None:
    sources = writing / "sources.yaml"
    text = sources.read_text(encoding="utf-8")
    sources.write_text(text.replace("Decreet van 7 juni 2013", "Decreet van 4 januari 2027"), encoding="utf-8")
    place, edition = in_antwerp(office), editions.put_in_use(office, signed(writing))
    draft = papers.gather(office, place, "contract")
    papers.keep(office, draft, papers.draw(draft))
    assert isinstance(draft.content, ContractContent)
    assert draft.edition == draft.content.edition == str(edition)
    cited = [basis.title for part in draft.content.parts for basis in part.bases]
    assert any(title.startswith("Decreet van 4 januari 2027") for title in cited)
    assert not any(title.startswith("Decreet van 7 juni 2013") for title in cited)
    assert [kept.changed for kept in papers.kept(office, place)] == [()]
    editions.roll_back(office, "mistaken")
    assert [kept.changed for kept in papers.kept(office, place)] == [("edition",)]


def test_going_back_asks_why(office: Office, writing: Path) -> None:
    edition = editions.put_in_use(office, signed(writing))
    with pytest.raises(OfficeError, match="reason_needed"):
        editions.roll_back(office, " ")
    assert editions.name_in_use(office) == str(edition)


def test_going_back_twice_does_not_go_forward(office: Office, writing: Path) -> None:
    editions.put_in_use(office, signed(writing))
    editions.roll_back(office, "mistaken")
    with pytest.raises(OfficeError, match="no_earlier_edition"):
        editions.roll_back(office, "mistaken")


def test_an_edition_that_fails_its_own_case_changes_nothing(
    office: Office, writing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = writing / "cases" / "everybody.yaml"
    case.write_text(case.read_text(encoding="utf-8").replace("nt2: exempt", "nt2: reached"), encoding="utf-8")
    failing = tmp_path / "failing.onthaal-rulebook"
    failing.write_bytes(signed(writing))
    assert main(["rulebook", "install", str(failing), "--office", str(office.folder), "--yes"]) == 2
    assert "the edition 2027.1 does not meet its own cases: cases/everybody.yaml" in capsys.readouterr().err
    assert not list((office.folder / "editions").iterdir())
    assert editions.name_in_use(office) == str(built_in())


@pytest.fixture
def upgraded(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Edition]:
    """A newer version of the program, which carries another edition."""

    def upgrade() -> Edition:
        old = built_in()
        about = b'name: "2026.2"\ndate: 2026-12-01\nnote: "Volgende versie (proef)"\n'
        newer = Edition("2026.2", date(2026, 12, 1), "Volgende versie (proef)", {**old.files, "edition.yaml": about})
        monkeypatch.setattr(editions, "built_in", lambda: newer)
        monkeypatch.setattr(editions, "load", lambda: read(newer))
        return newer

    return upgrade


def test_the_edition_of_a_paper_is_kept_when_the_program_carries_a_newer_one(
    office: Office, upgraded: Callable[[], Edition], capsys: pytest.CaptureFixture[str]
) -> None:
    place, old = in_antwerp(office), str(built_in())
    assert not list((office.folder / "editions").iterdir()), "nothing cites it yet"
    draft = papers.gather(office, place, "contract")
    paper = papers.keep(office, draft, papers.draw(draft))
    dossier.decide(office, place, "parts.nt2", "exempt", "gezien", suggested="open")
    assert [line.deed for line in office.vault.journal()].count("edition_kept") == 1
    newer = str(upgraded())
    assert editions.name_in_use(office) == newer
    assert [(one.edition.name, one.carried, one.in_use) for one in editions.listed(office)] == [
        ("2026.1", False, False), ("2026.2", True, True),
    ]  # fmt: skip
    found = again.again(office, place, paper)
    assert (found.then.edition, found.then.parts["nt2"].value) == (old, "open")
    assert [(one.result, one.before, one.after) for one in found.differences if one.result == "nt2"] == [
        ("nt2", "open", "exempt")
    ]
    (copy,) = (office.folder / "editions").iterdir()
    assert main(["rulebook", "show", "OBL-01", "--edition", str(copy)]) == 0
    assert main(["rulebook", "diff", str(copy), "built-in"]) == 0
    with pytest.raises(OfficeError, match="edition_signer_unknown"):
        editions.put_in_use(office, copy.read_bytes())
    assert main(["dossier", "again", "--office", str(office.folder), "--dossier", place, "--paper", paper]) == 0
    assert "nt2: open" in capsys.readouterr().out


def test_a_kept_edition_is_gone_back_to_and_the_newer_one_put_in_use_again(
    office: Office, upgraded: Callable[[], Edition]
) -> None:
    old = editions.cite(office)
    newer = str(upgraded())
    assert editions.roll_back(office, "the new one is not read yet") == old
    assert editions.in_use(office).edition == old
    assert str(editions.use_own(office)) == newer == editions.name_in_use(office)
    with pytest.raises(OfficeError, match="edition_in_use"):
        editions.use_own(office)
    assert editions.roll_back(office, "once more") == old


def test_a_kept_edition_that_somebody_changed_is_noticed(office: Office, upgraded: Callable[[], Edition]) -> None:
    old = editions.cite(office)
    upgraded()
    (copy,) = (office.folder / "editions").iterdir()
    files = {**unsigned(copy.read_bytes()).files, "sources.yaml": b"{}\n"}
    copy.write_bytes(pack(Edition("2026.1", date(2026, 11, 22), "", files), None))
    with pytest.raises(OfficeError, match="edition_changed"):
        editions.book_of(office, old)


def test_a_slip_rests_on_no_rule_and_is_not_reckoned_again(office: Office) -> None:
    place = in_antwerp(office)
    dossier.make_appointment(office, place, what="Intake", at="2026-12-01T09:30", place="Atlas")
    draft = papers.gather(office, place, "slip")
    paper = papers.keep(office, draft, papers.draw(draft))
    assert not list((office.folder / "editions").iterdir())
    with pytest.raises(OfficeError, match="paper_without_edition"):
        again.again(office, place, paper)
    with pytest.raises(OfficeError, match="unknown_paper"):
        again.again(office, place, "P-0")


def test_a_stranger_s_edition_is_refused(office: Office, writing: Path) -> None:
    with pytest.raises(OfficeError, match="edition_signer_unknown"):
        editions.put_in_use(office, signed(writing, SigningKey.create()))


def test_a_real_office_does_not_believe_the_test_key(tmp_path: Path, writing: Path) -> None:
    an = NewMember("An", "een lange wachtzin")
    new_office(tmp_path / "real", name="Echt", operator="agii", staff=[an], clock=CLOCK)
    real = open_office(tmp_path / "real", "An", "een lange wachtzin", CLOCK)
    with pytest.raises(OfficeError, match="edition_signer_unknown"):
        editions.put_in_use(real, signed(writing))
    real.vault.close()


def test_an_installed_file_that_is_changed_later_is_noticed(office: Office, writing: Path) -> None:
    edition = editions.put_in_use(office, signed(writing))
    (path,) = (office.folder / "editions").glob("2027.1*")
    path.write_bytes(signed(writing, SigningKey.create()))
    editions._read.cache_clear()
    with pytest.raises(OfficeError, match="edition_signer_unknown"):
        editions.book_of(office, str(edition))


def test_without_cases_nobody_signs(writing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(writing / "cases")
    out = str(tmp_path / "new.onthaal-rules")
    assert main(["rulebook", "sign", str(writing), "--key", str(KEY_FILE), "--out", out]) == 1
    assert "carries no cases" in capsys.readouterr().err


def test_the_whole_road_in_the_console(
    office: Office, writing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place, out = in_antwerp(office), str(tmp_path / "new.onthaal-rules")
    folder = str(office.folder)
    assert main(["rulebook", "sign", str(writing), "--key", str(KEY_FILE), "--out", out]) == 0
    assert main(["rulebook", "check", out]) == 0
    assert "1 of 1 cases as expected" in capsys.readouterr().out
    assert main(["rulebook", "diff", "built-in", out]) == 0
    assert "EXP-NT2-01 when" in capsys.readouterr().out
    assert main(["rulebook", "install", out, "--office", folder]) == 0
    assert "Nothing was changed." in capsys.readouterr().out
    assert main(["rulebook", "install", out, "--office", folder, "--yes"]) == 0
    assert place in capsys.readouterr().out
    assert main(["rulebook", "list", "--office", folder]) == 0
    assert "in use 2027.1" in capsys.readouterr().out
    assert main(["rulebook", "roll-back", "--office", folder]) == 2
    assert "reason" in capsys.readouterr().err
    assert main(["rulebook", "roll-back", "--office", folder, "--reason", "mistaken"]) == 0
    assert "2026.1" in capsys.readouterr().out


def test_a_rule_is_shown_with_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rulebook", "show", "obl-01"]) == 0
    shown = capsys.readouterr().out
    assert "verplichte inburgeraar" in shown
    assert "source" in shown
    assert main(["rulebook", "show", "OBL-1"]) == 2
    assert "did you mean OBL-" in capsys.readouterr().err


def test_the_edition_of_the_program_meets_the_cases(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rulebook", "check", "built-in", "--cases", str(CASES)]) == 0
    assert "40 of 40 cases" in capsys.readouterr().out


def test_an_edition_is_proven_by_casebooks_as_by_case_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rulebook", "check", "built-in", "--cases", str(CASES.parent)]) == 0
    met, _, cases = capsys.readouterr().out.rsplit(";", 1)[1].split()[:3]
    assert met == cases and int(cases) >= 300


def test_a_case_of_a_casebook_that_an_edition_does_not_meet_is_named(writing: Path, tmp_path: Path) -> None:
    told = tmp_path / "told"
    told.mkdir()
    case = (writing / "cases" / "everybody.yaml").read_text(encoding="utf-8").split("expect:")[0]
    (told / "persons.yaml").write_text("amina:\n" + indent(case, "  "), encoding="utf-8")
    (told / "dutch.yaml").write_text(
        "- {case: met, name: Met, like: amina, expect: {parts: {nt2: exempt}}}\n"
        "- {case: unmet, name: Unmet, like: amina, expect: {parts: {nt2: required}, operator: atlas}}\n"
    )
    edition = unpack(pack(from_folder(writing, told), KEY), {KEY.public: "test"}).edition
    assert len(editions.cases_of(edition)) == 3
    assert editions.wrong_cases(edition) == [editions.Wrong("cases/dutch.yaml: unmet", ("parts",))]


def test_a_casebook_without_its_persons_is_refused(writing: Path) -> None:
    (writing / "cases" / "dutch.yaml").write_text("- {case: one, name: One, like: amina, expect: {}}\n")
    with pytest.raises(OfficeError, match="empty_case"):
        editions.wrong_cases(from_folder(writing))


def test_a_case_that_expects_nothing_proves_nothing(writing: Path) -> None:
    case = writing / "cases" / "everybody.yaml"
    case.write_text(case.read_text(encoding="utf-8").split("expect:")[0], encoding="utf-8")
    with pytest.raises(OfficeError, match="case_without_expectation"):
        editions.wrong_cases(from_folder(writing))


def test_an_edition_is_what_its_files_say(writing: Path) -> None:
    assert isinstance(from_folder(writing), Edition)
    assert from_folder(writing).digest != built_in().digest
