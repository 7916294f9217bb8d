"""The loader: reads an edition's files and refuses what is not complete, with file, line and the nearest right word.

    load() -> Rulebook               the edition this program carries
    read(edition: Edition) -> Rulebook

Raises Trouble with `says` as its key and `file`, `line`, `value` and `nearest` as its details.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import PurePosixPath

import yaml

from app.errors import Rejected, Trouble
from app.facts.reading import nearest
from app.facts.schema import PROOFS
from app.rulebook.condition import RESULTS, compiled
from app.rulebook.edition import Edition, built_in
from app.rulebook.notions import NOTIONS
from app.rulebook.rule import (
    CERTAINTIES,
    JUDGED_ON,
    KINDS,
    Condition,
    Doubt,
    Parameter,
    Period,
    Reading,
    Rule,
    Rulebook,
    Source,
    Value,
)  # fmt: skip
from app.rulebook.suppositions import told_apart
from app.rulebook.written import write

RULE_KEYS = (
    "term", "condition", "effect", "kind", "when", "unless", "prints", "gives", "from", "until", "judged_on",
    "in_force", "proof", "evidence", "sources", "certainty",
)  # fmt: skip
RULE_NEEDS = ("condition", "effect", "kind", "from", "judged_on", "in_force", "proof", "sources", "certainty")
DOUBT_KEYS = ("subject", "says", "handling", "rules", "reaches", "asks")
ASK_KEYS = ("result", "value", "ground", "when", "readings")
PARAMETER_KEYS = ("says", "unit", "counted_by", "values")
PERIOD_KEYS = ("from", "until", "value", "source", "article")
ASKED_RESULTS = (*RESULTS, "fees", "b1")
THEN = ("as_suggested", "counts", "does_not_count", "duty", "no_duty")
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Row:
    """A mapping of a file: the line where its own name stands, and the line of each key."""

    file: str
    line: int
    values: Mapping[str, object]
    lines: Mapping[str, int]

    def refuse(self, says: str, key: str = "", value: object = "", near: str = "") -> Trouble:
        """The refusal of this row, at the line of the key."""
        line = self.lines.get(key, self.line)
        return Trouble(says, file=self.file, line=str(line), fact=key, value=str(value), nearest=near)

    def only(self, keys: tuple[str, ...], needed: tuple[str, ...] = ()) -> None:
        """Refuses a key that is not known, and one that is lacking."""
        for key in self.values:
            if key not in keys:
                raise self.refuse("rulebook_unknown_key", key, key, nearest(key, list(keys)))
        for key in needed:
            if key not in self.values:
                raise self.refuse("rulebook_key_lacking", key, key, "")

    def text(self, key: str) -> str:
        """A text; empty when the key is not there, refused when it is there without a text."""
        value = self.values.get(key, "")
        if not isinstance(value, str) or (key in self.values and not value.strip()):
            raise self.refuse("rulebook_text_lacking", key)
        return value

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        """One of the words of a list."""
        value = self.text(key)
        if value not in choices:
            raise self.refuse("rulebook_outside_list", key, value, nearest(value, list(choices)))
        return value

    def day(self, key: str) -> date | None:
        """A day; None for `not_known` and for a key that is not there."""
        value = self.text(key)
        if value in ("", "not_known", "not_dated"):
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise self.refuse("rulebook_not_a_day", key, value) from None

    def row(self, key: str) -> Row:
        """A mapping inside this one."""
        value = self.values.get(key)
        if not isinstance(value, Row):
            raise self.refuse("rulebook_not_a_list", key)
        return value

    def rows(self, key: str) -> tuple[Row, ...]:
        """A list of mappings, not empty."""
        value = self.values.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(one, Row) for one in value):
            raise self.refuse("rulebook_not_a_list", key)
        return tuple(value)


@cache
def load() -> Rulebook:
    """The rulebook that this program carries. Raises Trouble when it is not complete."""
    return read(built_in())


def read(edition: Edition) -> Rulebook:
    """The rulebook of an edition. Raises Trouble when it is not complete."""
    sources = {name: _source(row) for name, row in _table(edition, "sources.yaml")}
    rows: dict[str, Row] = {}
    for file in sorted(edition.files):
        if PurePosixPath(file).parent.name == "rules":
            for rule_id, row in _table(edition, file):
                if rule_id in rows:
                    raise row.refuse("rulebook_twice", value=rule_id)
                rows[rule_id] = row
    rules = {rule_id: _rule(rule_id, row, sources, rows) for rule_id, row in rows.items()}
    parameters = {name: _parameter(name, row, sources) for name, row in _table(edition, "parameters.yaml")}
    doubts: dict[str, Doubt] = {}
    for file in ("conflicts.yaml", "readings.yaml"):
        for doubt_id, row in _table(edition, file):
            if doubt_id in doubts:
                raise row.refuse("rulebook_twice", value=doubt_id)
            doubts[doubt_id] = _doubt(doubt_id, row, rows)
    asking: dict[str, tuple[Doubt, ...]] = {}
    for doubt in doubts.values():
        if doubt.result:
            asking[doubt.result] = (*asking.get(doubt.result, ()), doubt)
    conditions = [text for one in rules.values() for text in (one.says_when, one.says_unless)]
    conditions += [one.says_when for one in doubts.values()]
    return Rulebook(
        str(edition), rules, parameters, doubts, asking, NOTIONS, told_apart(conditions), write(rules, NOTIONS)
    )


# YAML with its lines


def _table(edition: Edition, file: str) -> Iterator[tuple[str, Row]]:
    if file not in edition.files:
        raise Trouble("rulebook_file_lacking", file=file)
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        node = yaml.compose(edition.files[file].decode("utf-8"), Loader=loader)
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        raise Trouble("not_yaml", file=file, line=str(mark.line + 1 if mark else 1)) from None
    if not isinstance(node, yaml.MappingNode):
        raise Trouble("rulebook_file_lacking", file=file)
    table = _plain(file, node)
    assert isinstance(table, Row)
    for name, row in table.values.items():
        if not isinstance(row, Row):
            raise table.refuse("rulebook_not_a_list", name)
        yield name, row


def _plain(file: str, node: yaml.Node, line: int = 1) -> object:
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(file, one, one.start_mark.line + 1) for one in node.value]
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    for key_node, value in node.value:
        key, at = str(key_node.value), key_node.start_mark.line + 1
        if key in values:
            raise Trouble("rulebook_twice", file=file, line=str(at), value=key)
        values[key], lines[key] = _plain(file, value, at), at
    return Row(file, line, values, lines)


# Sources and rules


def _source(row: Row) -> Source:
    row.only(("title", "written"), ("title", "written"))
    return Source(row.text("title"), "", row.day("written"))


def _cited(row: Row, sources: Mapping[str, Source]) -> Source:
    name = row.text("source")
    if name not in sources:
        raise row.refuse("rulebook_unknown_source", "source", name, nearest(name, list(sources)))
    article = row.values.get("article", "")
    return Source(sources[name].title, str(article), sources[name].written)


def _rule(rule_id: str, row: Row, sources: Mapping[str, Source], rows: Mapping[str, Row]) -> Rule:
    row.only(RULE_KEYS, RULE_NEEDS)
    kind = row.choice("kind", KINDS)
    judged = kind in ("judged", "announced")
    if judged != ("when" in row.values):
        raise row.refuse("rulebook_condition_lacking" if judged else "rulebook_condition_unused", "when", rule_id)
    if kind != "judged" and "prints" not in row.values:
        raise row.refuse("rulebook_text_lacking", "prints")
    starts, until = row.day("from"), row.day("until")
    if starts and until and until < starts:
        raise row.refuse("rulebook_until_before_from", "until", until)
    gives = row.row("gives") if "gives" in row.values else None
    return Rule(
        id=rule_id,
        term=row.text("term"),
        condition=row.text("condition"),
        effect=row.text("effect"),
        kind=kind,
        when=_condition(row, "when", rows) if judged else None,
        says_when=row.text("when"),
        unless=_condition(row, "unless", rows) if "unless" in row.values else None,
        says_unless=row.text("unless"),
        prints=row.text("prints"),
        gives={key: str(value) for key, value in gives.values.items()} if gives else {},
        starts=starts,
        until=until,
        judged_on=row.choice("judged_on", JUDGED_ON),
        in_force=row.text("in_force"),
        proof=PROOFS[row.choice("proof", tuple(PROOFS))],
        evidence=row.text("evidence"),
        sources=tuple(_cited(one, sources) for one in row.rows("sources")),
        certainty=row.choice("certainty", CERTAINTIES),
    )


def _condition(row: Row, key: str, rows: Mapping[str, Row]) -> Condition:
    try:
        return compiled(row.text(key), rows, NOTIONS)
    except Rejected as error:
        details = error.details
        word = details.get("value") or details.get("fact", "")
        raise row.refuse(f"rulebook_{error.says}", key, word, details.get("nearest", "")) from None


# Parameters


def _parameter(name: str, row: Row, sources: Mapping[str, Source]) -> Parameter:
    row.only(PARAMETER_KEYS, ("says", "unit", "values"))
    unit = row.text("unit")
    periods = tuple(_period(one, unit, sources) for one in row.rows("values"))
    for one, earlier, later in zip(row.rows("values")[1:], periods, periods[1:], strict=False):
        if earlier.until is None or later.since is None or earlier.until >= later.since:
            raise one.refuse("rulebook_overlap", "from", name)
        if earlier.until + DAY != later.since:
            raise one.refuse("rulebook_gap", "from", name)
    counted_by = row.choice("counted_by", ("birth",)) if "counted_by" in row.values else "day"
    return Parameter(name, row.text("says"), unit, counted_by, periods)


def _period(row: Row, unit: str, sources: Mapping[str, Source]) -> Period:
    row.only(PERIOD_KEYS, ("from", "value", "source", "article"))
    since, until = row.day("from"), row.day("until")
    if since and until and until < since:
        raise row.refuse("rulebook_until_before_from", "until", until)
    return Period(since, until, _value(row, unit), _cited(row, sources))


def _value(row: Row, unit: str) -> Value:
    raw = row.text("value")
    if unit == "NIS code":
        return raw
    if unit == "day":
        day = row.day("value")
        if day is None:
            raise row.refuse("rulebook_not_a_day", "value", raw)
        return day
    try:
        number = float(raw)
    except ValueError:
        raise row.refuse("rulebook_not_a_number", "value", raw) from None
    return int(number) if number.is_integer() else number


# Conflicts and readings


def _doubt(doubt_id: str, row: Row, rows: Mapping[str, Row]) -> Doubt:
    row.only(DOUBT_KEYS, ("rules",))
    listed = row.values["rules"]
    rules = tuple(str(one) for one in listed) if isinstance(listed, list) else ()
    for rule in rules:
        if rule not in rows:
            raise row.refuse("rulebook_unknown_rule", "rules", rule, nearest(rule, list(rows)))
    subject, says, handling = row.text("subject"), row.text("says"), row.text("handling")
    if "asks" not in row.values:
        return Doubt(doubt_id, subject, says, handling, rules, reaches=row.text("reaches"))
    asks = row.row("asks")
    asks.only(ASK_KEYS, ("result", "readings"))
    result = asks.choice("result", ASKED_RESULTS)
    ground = asks.text("ground")
    if ground and ground not in rows and ground not in NOTIONS:
        raise asks.refuse("rulebook_unknown_rule", "ground", ground, nearest(ground, [*rows, *NOTIONS]))
    if bool(ground) == ("when" in asks.values):
        raise asks.refuse("rulebook_condition_lacking", "when", doubt_id)
    return Doubt(
        id=doubt_id,
        subject=subject,
        says=says,
        handling=handling,
        rules=rules,
        result=result,
        value=asks.choice("value", RESULTS.get(result, ())) if "value" in asks.values else "",
        ground=ground,
        when=_condition(asks, "when", rows) if "when" in asks.values else None,
        says_when=asks.text("when"),
        readings=tuple(_readings(asks.row("readings"), result)),
    )


def _readings(row: Row, result: str) -> Iterator[Reading]:
    if len(row.values) < 2:
        raise row.refuse("rulebook_readings_lacking")
    for name in row.values:
        one = row.row(name)
        one.only(("says", "then"), ("says", "then"))
        yield Reading(name, one.text("says"), one.choice("then", (*THEN, *RESULTS.get(result, ()))))
