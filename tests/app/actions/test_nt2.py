"""The learning speed with its ground, and the months that the report prints."""


import pytest

from app.actions import dossier, nt2
from app.errors import Rejected
from app.office import Office


def test_a_speed_is_kept_with_its_ground_and_by_whom(office: Office) -> None:
    place = dossier.new(office)
    nt2.choose_speed(office, place, "slow", "conversation", "repeats, asks for paper")
    (known,) = dossier.open_dossier(office, place).known
    assert (known.fact, known.raw, known.proof, known.by) == ("learning_speed", "slow", "said", "staff")
    assert (known.basis, known.note, known.kept_by) == ("conversation", "repeats, asks for paper", "practice")


def test_a_screening_elsewhere_counts_as_a_copy_seen(office: Office) -> None:
    place = dossier.new(office)
    nt2.choose_speed(office, place, "fast", "screening", "Atlas taalpunt, 12-11-2026")
    assert dossier.open_dossier(office, place).known[0].proof == "copy"


@pytest.mark.parametrize(
    ("given", "says"),
    (
        (("", "conversation"), "speed_unknown"),
        (("fast", ""), "basis_needed"),
        (("fast", "screening", " "), "screening_named"),
    ),
)
def test_a_speed_without_ground_is_refused(office: Office, given: tuple[str, ...], says: str) -> None:
    place = dossier.new(office)
    with pytest.raises(Rejected) as refused:
        nt2.choose_speed(office, place, *given)
    assert refused.value.says == says and dossier.open_dossier(office, place).known == ()


def test_the_months_are_those_the_rulebook_prints(office: Office) -> None:
    book = dossier.open_dossier(office, dossier.new(office)).law.book
    assert {one.track: str(one.attest) for one in nt2.months().values()} == book.rules["DUR-02"].gives
    assert [one.a2 for one in nt2.months().values()] == [53, 41, 19, 9, 8]


def test_everybody_is_in_one_stretch_as_far_as_rounding_goes() -> None:
    ends = [(one.first, one.last) for one in nt2.shares()]
    assert ends == [(0, 12), (12, 24), (24, 36), (36, 48), (48, 60), (60, 0)]
    assert sum(one.percent for one in nt2.shares()) == 101
