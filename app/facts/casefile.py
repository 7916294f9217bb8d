"""Case files: one synthetic person's facts, the day of the advice, and blocks for the papers.

Every scalar is text until the schema types it; aliases, anchors and duplicate keys are refused with their line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from app.errors import Rejected
from app.facts.fact import Facts, Partial, Plain
from app.facts.reading import nearest
from app.facts.schema import SPECS, read_fact

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
BLOCKS = ("name", "on", "facts", "person", "course", "appointments", "decisions", "offer", "expect")
FIRST_RULE = date(2016, 2, 29)
EARLIEST_BIRTH = 1900


@dataclass(frozen=True, slots=True, repr=False)
class Case:
    """A case as read: typed facts, the plain blocks beside them, and what is expected (plain)."""

    path: Path
    name: str
    on: date | None
    facts: Facts
    blocks: Mapping[str, Plain]


def case_paths(path: Path) -> Iterator[Path]:
    """The file itself, or every case in a folder by name. Raises Rejected when there is none."""
    if not path.is_dir():
        yield path
        return
    found = sorted(path.glob("*.yaml"))
    if not found:
        raise Rejected("no_cases", file=str(path))
    yield from found


def read_case(path: Path, content: bytes | None = None) -> Case:
    """One case of a file (or of its content, read before). Raises Rejected with file, line, nearest right word."""
    lines: dict[tuple[str, ...], int] = {}
    blocks = plain_yaml(path, content, lines)
    if not isinstance(blocks, dict):
        raise Rejected("empty_case", file=str(path), line="1")
    try:
        return case_of(path, blocks)
    except Rejected as error:
        fact = error.details.get("fact", error.details.get("block", ""))
        line = lines.get(("facts", fact.split(".")[0]), lines.get((fact,), 1))
        raise Rejected(error.says, **{**error.details, "file": str(path), "line": str(line)}) from None


def plain_yaml(path: Path, content: bytes | None = None, lines: dict[tuple[str, ...], int] | None = None) -> Plain:
    """What a file (or its content) says, every scalar as text; `lines` is filled with the line of each key.

    Raises Rejected with file and line.
    """
    try:
        text = (path.read_bytes() if content is None else content).decode("utf-8")
    except UnicodeDecodeError:
        raise Rejected("not_utf8", file=str(path)) from None
    except OSError:
        raise Rejected("cannot_read", file=str(path)) from None
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                mark = event.start_mark
                raise Rejected("alias", file=str(path), line=str(mark.line + 1 if mark else 1))
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Rejected("not_yaml", file=str(path), line=str(mark.line + 1 if mark else 1)) from None
    if node is None:
        raise Rejected("empty_case", file=str(path), line="1")
    return _plain(path, node, (), {} if lines is None else lines)


def _plain(path: Path, node: yaml.Node, at: tuple[str, ...], lines: dict[tuple[str, ...], int]) -> Plain:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(path, one, (*at, "[]"), lines) for one in node.value]
    result: dict[str, Plain] = {}
    for key_node, value in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in result:
            raise Rejected("duplicate_key", file=str(path), line=str(line), fact=key)
        lines[(*at, key)] = line
        result[key] = _plain(path, value, (*at, key), lines)
    return result


def case_of(path: Path, blocks: Mapping[str, Plain]) -> Case:
    """A case from its blocks. Raises Rejected with the block or fact and the nearest right word."""
    for block in blocks:
        if block not in BLOCKS:
            raise Rejected("unknown_block", block=block, nearest=nearest(block, list(BLOCKS)))
    raw, on_raw = blocks.get("facts"), blocks.get("on")
    if not isinstance(raw, dict):
        raise Rejected("no_facts", block="facts")
    for name in raw:
        if name not in SPECS:
            raise Rejected("unknown_fact", fact=name, nearest=nearest(name, list(SPECS)))
    facts = Facts({name: read_fact(name, value) for name, value in raw.items()})
    on = _day(on_raw) if on_raw is not None else None
    check_together(facts, on)
    return Case(path, str(blocks.get("name", path.stem)), on, facts, blocks)


def _day(raw: Plain) -> date:
    try:
        return date.fromisoformat(str(raw))
    except ValueError:
        raise Rejected("impossible_date", fact="on", value=str(raw)) from None


def check_together(facts: Facts, on: date | None) -> None:
    """Facts that cannot go together: signed before reported, a birth to come or too long ago, a day before any rule."""
    signed, reported = facts.value("contract_signed_on"), facts.value("reported_on")
    if isinstance(signed, date) and isinstance(reported, date) and signed < reported:
        raise Rejected("signed_before_reported", fact="contract_signed_on", value=signed.isoformat())
    if on is None:
        return
    if on < FIRST_RULE:
        raise Rejected("before_any_rule", block="on", value=on.isoformat())
    born = facts.value("birth_date")
    if isinstance(born, Partial) and born.first > on:
        raise Rejected("birth_in_future", fact="birth_date")
    if isinstance(born, Partial) and born.last.year < EARLIEST_BIRTH:
        raise Rejected("too_early", fact="birth_date")
