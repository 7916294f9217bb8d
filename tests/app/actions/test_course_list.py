"""A list of courses from a file: columns, days, encodings and lines twice; the rest is offered for taking."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.actions import course_list, dossier
from app.errors import Rejected, Trouble
from app.office import NewMember, Office, new_office, open_office

HEAD = "Cursuscode;Soort;Taal;Traject;Aanbieder;Gemeente;Plaats;Lesmomenten;Digitaal;Vrije plaatsen;Start;Einde"
GOOD = "MO-AR-1;MO;Arabisch;;Atlas;Antwerpen;Carnotstraat 110;voormiddag;nee;6;7/12/2026;12-2-2027"
OTHER = "NT2-2;nt2;nl;cvo_standard;CVO Vivo;11002;Antwerpen;avond zaterdag;ja;0;2027-01-11;2027-06-25"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office of real work: it has no made-up courses."""
    people = [NewMember("An Peeters", "a long passphrase")]
    new_office(tmp_path / "office", name="Proef", operator="atlas", staff=people, sheet=b"x" * 32)
    opened = open_office(tmp_path / "office", "An Peeters", "a long passphrase")
    yield opened
    opened.vault.close()


def file(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "cursussen.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"))
def test_a_list_is_read_in_each_encoding_that_offices_have(tmp_path: Path, encoding: str) -> None:
    line = GOOD.replace("Atlas", "Één vzw")
    read = course_list.look(file(tmp_path, HEAD, line, OTHER, encoding=encoding))
    first, second = read.courses
    assert (first.code, first.kind, first.lang) == ("MO-AR-1", "mo", "ar")
    assert (first.place, first.provider, first.moments) == ("11002", "Één vzw", ("weekday_morning",))
    assert (first.starts_on, first.ends_on) == (date(2026, 12, 7), date(2027, 2, 12))
    assert (second.moments, second.digital, second.seats_left) == (("evening", "saturday"), True, 0)
    assert read.flaws == ()


@pytest.mark.parametrize(
    ("line", "says"),
    (
        (GOOD.replace("7/12/2026", "volgend jaar"), "course_day"),
        (GOOD.replace("7/12/2026", "12-2026"), "course_day"),
        (GOOD.replace("voormiddag", "nacht"), "course_moment"),
        (GOOD.replace("7/12/2026", "31/2/2026"), "course_day"),
        (GOOD.replace("7/12/2026", ""), "course_cell"),
        (GOOD.replace("Antwerpen", "Atlantis"), "course_place"),
        (GOOD.replace("Arabisch", "Klingon"), "course_language"),
        (GOOD.replace(";6;", ";-6;"), "course_seats"),
        ("MO-AR-1;MO;Arabisch", "course_cell"),
        (GOOD.replace("Carnotstraat", "x" * 200_000), "course_line"),
        (OTHER.replace("NT2-2", "NT2-3").replace("cvo_standard", "snel"), "course_track"),
        (GOOD.replace(";6;", ";veel;"), "course_seats"),
        (GOOD.replace("MO-AR-1", ""), "course_without_code"),
        (GOOD.replace(";MO;", ";zwemmen;"), "course_kind"),
        (GOOD.replace("12-2-2027", "12-2-2020"), "course_ends_before"),
        (OTHER, "course_twice"),
    ),
)
def test_a_line_that_cannot_be_taken_is_named_and_the_others_are_offered(tmp_path: Path, line: str, says: str) -> None:
    read = course_list.look(file(tmp_path, HEAD, OTHER, "", line))
    assert [one.code for one in read.courses] == ["NT2-2"]
    assert [(one.line, one.says) for one in read.flaws] == [(4, says)]


def test_what_follows_an_open_quotation_mark_is_not_lost(tmp_path: Path) -> None:
    second, third = GOOD.replace("AR-1", "AR-2"), GOOD.replace("AR-1", "AR-3")
    read = course_list.look(file(tmp_path, "sep=;", HEAD, GOOD.replace(";Atlas", ';"Atlas'), second, third, OTHER))
    assert [one.code for one in read.courses] == ["MO-AR-2", "MO-AR-3", "NT2-2"]
    assert [(one.line, one.says) for one in read.flaws] == [(3, "course_line")]


def test_a_cell_may_hold_several_lines_and_lines_keep_their_numbers(tmp_path: Path) -> None:
    two = GOOD.replace("Carnotstraat 110", '"Carnotstraat\r\n110"')
    read = course_list.look(file(tmp_path, HEAD, two, OTHER.replace("nt2;", "yoga;")))
    assert [one.place_name.split() for one in read.courses] == [["Carnotstraat", "110"]]
    assert [(one.line, one.says) for one in read.flaws] == [(4, "course_kind")]


def test_tracks_may_be_written_as_one_says_them(tmp_path: Path) -> None:
    read = course_list.look(file(tmp_path, HEAD, OTHER.replace("cvo_standard", "CVO verkort")))
    assert [one.track for one in read.courses] == ["cvo_short"]


@pytest.mark.parametrize(
    ("lines", "says"),
    ((("naam;prijs", "x;3"), "course_list_columns"), (("", ""), "course_list_empty"), ((HEAD,), "course_list_empty")),
)
def test_a_file_that_is_no_list_is_refused_as_a_whole(tmp_path: Path, lines: tuple[str, ...], says: str) -> None:
    with pytest.raises(Rejected) as refused:
        course_list.look(file(tmp_path, *lines))
    assert refused.value.says == says


def test_bytes_that_are_no_letters_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    for data, says in (
        (b"PK\x03\x04\x00\x00\x81\x8d", "course_list_not_csv"), (b"%PDF-1.7", "course_list_not_csv"),
        (b"code;\x00\x81\x8d", "course_list_encoding"),
    ):  # fmt: skip
        path.write_bytes(data)
        with pytest.raises(Rejected) as refused:
            course_list.look(path)
        assert refused.value.says == says
    with pytest.raises(Trouble):
        course_list.look(tmp_path / "away.csv")


def test_a_list_is_taken_in_with_its_day_and_used_from_then_on(office: Office, tmp_path: Path) -> None:
    place = dossier.new(office)
    assert dossier.open_dossier(office, place).offered.courses == ()
    course_list.take_in(office, course_list.look(file(tmp_path, HEAD, GOOD, OTHER)))
    listed = dossier.open_dossier(office, place).offered
    assert [one.code for one in listed.courses] == ["MO-AR-1", "NT2-2"]
    assert listed.at[:10] == office.clock.today().isoformat() and listed.name == "cursussen.csv"
    dossier.choose_course(office, place, "MO-AR-1")
    assert dossier.open_dossier(office, place).courses["mo"].code == "MO-AR-1"
    deeds = [one for one in office.vault.journal() if one.deed == "course_list_taken_in"]
    assert [dict(one.details) for one in deeds] == [{"courses": "2", "left_out": "0"}]


def test_what_is_left_after_each_step_tells_why_nothing_fits(office: Office, tmp_path: Path) -> None:
    course_list.take_in(office, course_list.look(file(tmp_path, HEAD, GOOD.replace("7/12/2026", "1-2-2027"))))
    place = dossier.new(office)
    spoken = {"lang": "ar", "mother_tongue": "yes", "enough_for_course": "yes"}
    dossier.answer_fact(office, place, "languages", [spoken])
    dossier.answer_fact(office, place, "register_municipality", "11002")
    dossier.answer_fact(office, place, "availability", ["evening"])
    found = dossier.fitting(dossier.open_dossier(office, place), "mo", date(2026, 11, 22))
    assert found.value == "gpa_moment" and found.rule == "GPA-03"
    assert found.left_after == {"language": 1, "place": 1, "moment": 0, "seats": 0}
