"""Casebooks: many cases in one file, each saying only what is different about its own person.

A casebook is a list. Each case has the keys of a case file and beside them: `case` (its short name), `like` (a
person of `persons.yaml` in the same folder, whose facts hold where the case says nothing), `without` (facts that are
left out), `for` (rules and conflicts that it was written for) and `border` (a parameter and the side of it on which
the case stands: `before` or `from`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from app.errors import Rejected
from app.facts.casefile import Case, case_of, case_paths, plain_yaml, read_case
from app.facts.fact import Plain
from app.facts.reading import nearest

OWN_KEYS = ("case", "like", "without", "for", "border")
PERSONS = "persons.yaml"


def read_cases(path: Path) -> list[Case]:
    """Every case of a case file, of a casebook, or of a folder that holds either. Raises Rejected."""
    if path.is_dir():
        return [case for one in case_paths(path) if one.name != PERSONS for case in read_cases(one)]
    return read_casebook(path) if isinstance(plain_yaml(path), list) else [read_case(path)]


def cases_among(files: Mapping[str, bytes]) -> list[Case]:
    """The same for files that were read before, by name: a casebook's persons are among them. Raises Rejected."""
    found: list[Case] = []
    for path, content in sorted((Path(name), content) for name, content in files.items()):
        if path.name == PERSONS:
            continue
        if isinstance(plain_yaml(path, content), list):
            found += read_casebook(path, content, files.get(path.with_name(PERSONS).as_posix(), b""))
        else:
            found.append(read_case(path, content))
    return found


def read_casebook(path: Path, content: bytes | None = None, persons: bytes | None = None) -> list[Case]:
    """The cases of one casebook in their order; `content` and `persons` when they were read before.

    Raises Rejected with the file, the case and the nearest right word.
    """
    people = _persons(path.with_name(PERSONS), persons)
    listed = plain_yaml(path, content)
    if not isinstance(listed, list) or not listed:
        raise Rejected("empty_case", file=str(path), line="1")
    return [_case(path, row, people) for row in listed]


def _persons(path: Path, content: bytes | None) -> Mapping[str, Mapping[str, Plain]]:
    """Each person of the folder with all facts; one is told after the person it is like."""
    told = plain_yaml(path, content)
    if not isinstance(told, dict):
        raise Rejected("empty_case", file=str(path), line="1")
    persons: dict[str, Mapping[str, Plain]] = {}
    for name, row in told.items():
        person = _alike(row, persons, path) if isinstance(row, dict) else {}
        if not isinstance(person.get("facts"), dict) or "on" not in person:
            raise Rejected("no_facts", file=f"{path}: {name}", block="facts")
        persons[name] = person
    return persons


def _case(path: Path, row: Plain, persons: Mapping[str, Mapping[str, Plain]]) -> Case:
    if not isinstance(row, dict):
        raise Rejected("empty_case", file=str(path), line="1")
    short = str(row.get("case", ""))
    blocks = _alike(row, persons, path)
    try:
        case = case_of(path, {key: value for key, value in blocks.items() if key not in OWN_KEYS})
    except Rejected as error:
        raise Rejected(error.says, **{**error.details, "file": f"{path}: {short}"}) from None
    return replace(case, blocks=blocks)


def _alike(row: Mapping[str, Plain], persons: Mapping[str, Mapping[str, Plain]], path: Path) -> dict[str, Plain]:
    """The row with the facts of the person it is like, without those it leaves out."""
    blocks = dict(row)
    like, own, out = row.get("like"), row.get("facts", {}), row.get("without", [])
    if like is None:
        return blocks
    if like not in persons:
        raise Rejected("unknown_person", file=str(path), value=str(like), nearest=nearest(str(like), list(persons)))
    theirs = persons[str(like)]
    inherited = theirs["facts"]
    if not isinstance(own, dict):
        raise Rejected("no_facts", file=f"{path}: {row.get('case', like)}", block="facts")
    assert isinstance(inherited, dict)
    for name in out:
        if name not in inherited or name in own:
            raise Rejected("not_left_out", file=str(path), fact=str(name))
    blocks["facts"] = {name: value for name, value in {**inherited, **own}.items() if name not in out}
    blocks.setdefault("on", theirs["on"])
    return blocks
