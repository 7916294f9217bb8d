"""Rules as data: the loader reads the topic files and refuses what is not complete."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

import yaml

from app.errors import Trouble
from app.rulebook.edition import Edition, built_in

CERTAINTIES = ("main", "public", "unverified")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands: the published title and the article."""

    title: str
    article: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of law. `when` is None where the rule is a definition, a text, or composed by the judge."""

    id: str
    term: str
    condition: str
    effect: str
    when: ast.expr | None
    in_force: str
    starts: str
    evidence: str
    sources: tuple[Source, ...]
    certainty: str


@dataclass(frozen=True, slots=True)
class Rulebook:
    """An edition of the rules: its name with digest, and the rules by id."""

    edition: str
    rules: Mapping[str, Rule]


@cache
def load() -> Rulebook:
    """The rulebook that this program carries. Raises Trouble when a rule is not complete."""
    return read(built_in())


def read(edition: Edition) -> Rulebook:
    """The rules of an edition. Raises Trouble when a rule is not complete."""
    titles = _table(edition.files["sources.yaml"])
    rules: dict[str, Rule] = {}
    for name, content in sorted(edition.files.items()):
        if PurePosixPath(name).parent.name != "rules":
            continue
        for rule_id, row in _table(content).items():
            if rule_id in rules:
                raise Trouble("rule_twice", rule=rule_id, file=name)
            rules[rule_id] = _rule(rule_id, row, titles, name)
    return Rulebook(str(edition), rules)


def _table(content: bytes) -> dict[str, dict[str, object]]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    table: dict[str, dict[str, object]] = yaml.load(content.decode("utf-8"), Loader=loader)
    return table


def _rule(rule_id: str, row: Mapping[str, object], titles: Mapping[str, object], file: str) -> Rule:
    cited = row.get("sources")
    if not isinstance(cited, list) or not cited:
        raise Trouble("rule_without_source", rule=rule_id, file=file)
    sources = tuple(Source(str(titles[one["source"]]), one["article"]) for one in cited)
    certainty = str(row["certainty"])
    if certainty not in CERTAINTIES:
        raise Trouble("rule_certainty", rule=rule_id, file=file)
    when = row.get("when")
    return Rule(
        rule_id,
        str(row.get("term", "")),
        str(row["condition"]),
        str(row["effect"]),
        ast.parse(str(when), mode="eval").body if when else None,
        str(row["in_force"]),
        str(row["from"]),
        str(row.get("evidence", "")),
        sources,
        certainty,
    )
