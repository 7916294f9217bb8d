"""The loader refuses what is not complete, with file, line and the nearest right word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import Trouble
from app.rulebook.edition import built_in
from app.rulebook.loading import read
from app.sentences import SENTENCES, sentence

MO = "rules/part_mo.yaml"
BROKEN = {
    "an unknown fact": (
        MO,
        'when: "holds_other_certificate"',
        'when: "holds_other_certificat"',
        "the condition names holds_other_certificat, which is no fact, notion or result; "
        "did you mean holds_other_certificate?",
    ),
    "an unknown rule": (MO, "rule_OBL_07", "rule_OBL_77", "there is no rule called OBL-77; did you mean OBL-07?"),
    "an unknown fact of yes or no": (MO, "rule_OBL_07", "lawful_sty", "did you mean lawful_stay?"),
    "a value outside its list": (
        MO,
        "limited_learning_capacity in ('mo', 'both')",
        "limited_learning_capacity in ('mo', 'bothh')",
        "when cannot be bothh; did you mean both?",
    ),
    "a result outside its list": (MO, "group == 'obliged'", "group == 'oblige'", "did you mean obliged?"),
    "a condition that cannot be read": (
        MO,
        '"mo_exemption_test_passed"',
        '"mo_exemption_test_passed and"',
        "cannot be read",
    ),
    "a condition of another language": (
        MO, '"mo_exemption_test_passed"', '"len(mo_tests) == 1"', "cannot be read: len(mo_tests)",
    ),
    "a sum in a condition": (MO, '"mo_exemption_test_passed"', "\"literacy < 'weak'\"", "cannot be read"),
    "a fact that is no choice": (MO, '"mo_exemption_test_passed"', "\"mo_tests == 'exemption'\"", "names mo_tests"),
    "a word without its marks": (MO, '"mo_exemption_test_passed"', '"literacy == weak"', "cannot be read: weak"),
    "a missing source": (MO, "source: S1", "source: S9", "there is no source called S9"),
    "no sources": (MO, '  sources:\n    - {source: S1, article: "ch.5.1"}\n', "", "the key sources is lacking"),
    "an empty list of sources": (
        MO,
        '  sources:\n    - {source: S1, article: "ch.5.1"}\n',
        "  sources: []\n",
        "sources is not written as a list",
    ),
    "an unknown key": (
        MO,
        "  certainty: main\n",
        "  certanty: main\n",
        "no key called certanty; did you mean certainty?",
    ),
    "a duplicate key": (
        MO,
        "  certainty: main\n",
        "  certainty: main\n  certainty: main\n",
        "certainty stands here twice",
    ),
    "a duplicate id": (MO, "EXP-MO-02:", "EXP-NT2-01:", "EXP-NT2-01 stands here twice"),
    "an unknown certainty": (MO, "certainty: main", "certainty: mayn", "certainty cannot be mayn; did you mean main?"),
    "an unknown proof": (MO, "proof: original", "proof: orignal", "proof cannot be orignal; did you mean original?"),
    "an unknown event": (MO, "judged_on: today", "judged_on: tody", "judged_on cannot be tody; did you mean today?"),
    "a day that does not exist": (MO, "from: 2022-03-01", "from: 2022-02-30", "from is not a day: 2022-02-30"),
    "an end before the beginning": (
        MO,
        "  from: 2022-03-01\n",
        "  from: 2022-03-01\n  until: 2021-01-01\n",
        "the end lies before the beginning",
    ),
    "a rule without a condition": (MO, '  when: "mo_exemption_test_passed"\n', "", "is judged but has no condition"),
    "a text rule with a condition": (MO, "kind: judged", "kind: text", "has a condition that nothing judges"),
    "a text key without a text": (MO, 'effect: "MO exempt"', 'effect: " "', "effect has no text"),
    "a text rule that prints nothing": (
        "rules/routing.yaml",
        '  prints: "The operator of the register municipality, whatever the person asks."\n',
        "",
        "prints has no text",
    ),
    "a gap between two values": ("parameters.yaml", "until: 1963-12-31", "until: 1963-12-30", "there is a gap"),
    "two values that overlap": ("parameters.yaml", "until: 1963-12-31", "until: 1964-01-01", "two values overlap"),
    "a value that ends before it begins": (
        "parameters.yaml",
        "until: 1963-12-31",
        "until: 1953-12-31",
        "the end lies before",
    ),
    "a value that is no number": ("parameters.yaml", "value: 65", "value: old", "value is not a number: old"),
    "a value that is no day": ("parameters.yaml", "value: 2007-01-01", "value: 2007", "value is not a day: 2007"),
    "a value that is not known": ("parameters.yaml", "value: 2007-01-01", "value: not_known", "value is not a day"),
    "a doubt about no rule": ("conflicts.yaml", "rules: [EXO-11]", "rules: [EXO-91]", "there is no rule called EXO-91"),
    "a doubt about no result": (
        "conflicts.yaml",
        "result: pnt",
        "result: pnd",
        "result cannot be pnd; did you mean pnt?",
    ),
    "a doubt about no ground": (
        "conflicts.yaml",
        "ground: EXP-PNT-05",
        "ground: EXP-PNT-15",
        "no rule called EXP-PNT-15",
    ),
    "a doubt with neither ground nor condition": ("conflicts.yaml", "    ground: EXP-PNT-05\n", "", "has no condition"),
    "a doubt with one reading": (
        "conflicts.yaml",
        '      from_2023: {says: "In contracts from 01-01-2023: judged as for every later contract", '
        "then: does_not_count}\n",
        "",
        "a doubt needs at least two readings",
    ),
    "a doubt told twice": ("readings.yaml", "R-01:", "C-01:", "C-01 stands here twice"),
    "a row that is no table": (
        MO,
        "EXP-MO-02:\n",
        "EXP-MO-09: text\n\nEXP-MO-02:\n",
        "is not written as a list or a table",
    ),
    "gives that is no table": (
        "rules/routing.yaml",
        "gives: {operator: atlas}",
        "gives: atlas",
        "gives is not written",
    ),
    "a source without a title": ("sources.yaml", 'title: "Own reading', 'titel: "Own reading', "did you mean title?"),
    "a file that is no YAML": (MO, "EXP-MO-01:", "EXP-MO-01: [", "not well-formed YAML"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_it_says_what_is_wrong_and_where(name: str) -> None:
    file, right, wrong, says = BROKEN[name]
    edition = built_in()
    text = edition.files[file].decode()
    assert right in text
    broken = text.replace(right, wrong, 1)
    with pytest.raises(Trouble) as refused:
        read(replace(edition, files={**edition.files, file: broken.encode()}))
    assert says in sentence(refused.value)
    assert refused.value.says in SENTENCES
    if name != "a duplicate id":
        assert refused.value.details["file"] == file
        assert int(refused.value.details["line"]) in places(text, text.index(right))


def places(text: str, at: int) -> set[int]:
    """The lines where a fault may be shown: where it stands, the two below, and the names under which it stands."""
    lines, line = text.splitlines(), text[:at].count("\n") + 1
    found, depth = {line, line + 1, line + 2}, len(lines[line - 1])
    for number in range(line, 0, -1):
        told = lines[number - 1]
        indent = len(told) - len(told.lstrip())
        if told.strip() and indent < depth:
            found.add(number)
            depth = indent
    return found


def test_an_id_in_two_files_is_refused_where_it_stands_again() -> None:
    edition = built_in()
    mo = edition.files[MO].decode().replace("EXP-MO-02:", "EXP-NT2-01:")
    with pytest.raises(Trouble, match="rulebook_twice") as refused:
        read(replace(edition, files={**edition.files, MO: mo.encode()}))
    again = edition.files["rules/part_nt2.yaml"].decode().splitlines().index("EXP-NT2-01:") + 1
    assert refused.value.details == {
        "file": "rules/part_nt2.yaml", "line": str(again), "fact": "", "value": "EXP-NT2-01", "nearest": "",
    }  # fmt: skip


@pytest.mark.parametrize("content", [None, b"", b"- a list\n"])
def test_a_file_that_lacks_or_holds_nothing_is_named(content: bytes | None) -> None:
    edition = built_in()
    files = {name: one for name, one in edition.files.items() if name != "parameters.yaml"}
    if content is not None:
        files["parameters.yaml"] = content
    with pytest.raises(Trouble, match="rulebook_file_lacking"):
        read(replace(edition, files=files))


def test_the_line_is_that_of_the_wrong_word() -> None:
    edition = built_in()
    text = edition.files[MO].decode().replace("proof: original", "proof: orignal", 1)
    with pytest.raises(Trouble) as refused:
        read(replace(edition, files={**edition.files, MO: text.encode()}))
    line = int(refused.value.details["line"])
    assert "orignal" in text.splitlines()[line - 1]
