"""The advice on paper: the chain with its articles for the dossier, in Dutch; plain sentences for the newcomer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from app.paper import code
from app.paper.blocks import BODY, HOUSE, LEAD, SMALL, STRONG, TITLE, House, Paper, Style
from app.paper.clauses import (
    DEADLINES,
    TRACKS,
    Sources,
    decided,
    fact_name,
    missing,
    result_name,
    say_decided,
    titles,
    value_name,
)
from app.paper.contract_content import Basis, Decided
from app.paper.said import Both, Said, Voices
from app.words import Words

INDENT = 14.0
DEEPEST = 6
TRUTHS = {"yes": "holds", "no": "does not hold", "unknown": "not known yet"}
RESULTS = {"regime": "Rules of", "group": "Group", "nt2_track": "Course type", "fees": "You pay at most"}
RESULT_KEYS = {
    "regime": "paper.contract.regime", "group": "paper.contract.your_group", "nt2_track": "paper.track",
    "fees": "paper.fee.most",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule and whether it holds: its sources, the facts it used with their values in words, and what lies under it.

    `fails` are rules that were looked at and do not hold. `again` says that it was explained above.
    """

    rule: str
    term: str
    truth: str
    bases: tuple[Basis, ...] = ()
    facts: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    missing: tuple[str, ...] = ()
    fails: tuple[str, ...] = ()
    deeper: tuple[Reason, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class ChainResult:
    """One result of the advice with the rules it rests on."""

    id: str
    value: str
    check: bool
    reasons: tuple[Reason, ...]
    decided: Decided | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class AdviceContent:
    """The advice for the dossier as plain values; `topics` gives the heading of the interview for each open point."""

    dossier: str
    on: date
    edition: str
    edition_date: date
    results: tuple[ChainResult, ...]
    open_points: tuple[str, ...] = ()
    topics: Mapping[str, str] = field(default_factory=dict)
    house: House = HOUSE


@dataclass(frozen=True, slots=True)
class PlainAdviceContent:
    """The advice for the newcomer: sentences in Dutch and in `language`, in the same order.

    `about` gives the result that each sentence tells, and `decided` what the assessor decided, by result.
    """

    dossier: str
    on: date
    edition: str
    edition_date: date
    dutch: tuple[str, ...] = field(repr=False)
    own: tuple[str, ...] = field(repr=False)
    language: str
    draft: bool
    about: tuple[str, ...] = ()
    decided: tuple[tuple[str, Decided], ...] = field(default=(), repr=False)
    house: House = HOUSE


def render(content: AdviceContent, dutch: Words, own: Words) -> bytes:
    """The chain as PDF bytes; it is for the dossier and stands in Dutch alone."""
    voices, sources = Voices(dutch, dutch), Sources()
    paper = Paper(voices, content.house, True, code.foot(content, dutch.code, own.code))
    _head(paper, content)
    for result in content.results:
        _result(paper, result, sources)
    _open(paper, content)
    titles(paper, sources)
    return paper.pdf(dutch.say("paper.advice.title", "Advice"))


def _result(paper: Paper, result: ChainResult, sources: Sources) -> None:
    say, value = paper.voices.say, value_name(paper, result.value)
    if result.id in DEADLINES:
        name = say(f"paper.deadline.{result.id}", DEADLINES[result.id])
    elif result.id in RESULTS:
        name = say(RESULT_KEYS[result.id], RESULTS[result.id])
    else:
        name = result_name(paper, result.id)
    if result.id == "nt2_track" and result.value in TRACKS:
        value = say(f"paper.track.{result.value}", TRACKS[result.value])
    paper.clause(say("paper.part.line", "{part}: {value}", part=name, value=value))
    if result.decided:
        paper.say(say("paper.decided.by_assessor", "The assessor decided this."), STRONG, 1.5)
        say_decided(paper, result.id, result.decided)
    elif result.check:
        paper.say(say("paper.check", "The sources do not settle this: the assessor decides."), STRONG, 1.5)
    for reason in result.reasons:
        _reason(paper, reason, 0, sources)


def _reason(paper: Paper, reason: Reason, depth: int, sources: Sources) -> None:
    say, same = paper.voices.say, paper.voices.same
    truth = say(f"explained.truth.{reason.truth}", TRUTHS[reason.truth])
    rule = same(f"{reason.rule} {reason.term}".strip())
    if reason.again:
        _line(paper, say("paper.chain.above", "{rule}: see above", rule=rule), depth, SMALL)
        return
    paper.keep(30)
    style = BODY if depth else STRONG
    _line(paper, say("paper.chain.rule", "{rule}: {truth}", rule=rule, truth=truth), depth, style)
    cited = "; ".join(dict.fromkeys(sources.cite(one).removeprefix(one.rule).strip() for one in reason.bases))
    if cited:
        _line(paper, same(cited), depth + 1, SMALL)
    if reason.facts:
        facts = [say("paper.chain.fact", "{fact}: {value}", fact=fact_name(paper, fact), value=value)
                 for fact, value in reason.facts]  # fmt: skip
        used = paper.voices.joined(facts, "; ")
        _line(paper, say("paper.chain.facts", "Facts: {facts}", facts=used), depth + 1, SMALL)
    if reason.missing:
        lacking = paper.voices.joined([fact_name(paper, fact) for fact in reason.missing])
        _line(paper, say("paper.chain.missing", "Still needed: {facts}", facts=lacking), depth + 1, SMALL)
    if reason.fails:
        fails = ", ".join(reason.fails)
        _line(paper, say("paper.chain.fails", "Looked at, and do not hold: {rules}", rules=fails), depth + 1, SMALL)
    for one in reason.deeper:
        _reason(paper, one, depth + 1, sources)


def _line(paper: Paper, both: Both, depth: int, style: Style) -> None:
    left, right = paper.columns()[0]
    paper.flow([paper.cell(both.dutch, style, left + INDENT * min(depth, DEEPEST), right)], 1.5)


def render_plain(content: PlainAdviceContent, dutch: Words, own: Words) -> bytes:
    """The plain advice as PDF bytes, large, Dutch with the newcomer's language beside it."""
    voices = Voices(dutch, own)
    paper, say = Paper(voices, content.house, True, code.foot(content, dutch.code, own.code)), voices.say
    _head(paper, content)
    paper.clause(say("paper.advice.for_you", "What this means for you"))
    rtl = own.rtl and content.language == own.code
    taken = dict(content.decided)
    for one, other, result in zip_longest(content.dutch, content.own, content.about, fillvalue=""):
        beside = None if voices.alone else Said(other, content.language, rtl, content.draft)
        paper.item(Both(Said(one, dutch.code), beside), Style(11.5))
        if result in taken:
            by = say("paper.decided.not_the_program", "A staff member decided this, see the decisions below.")
            paper.item(by, SMALL)
        paper.space(4)
    decided(paper, content.decided)
    paper.clause(say("paper.bring.good_to_know", "Good to know"))
    paper.item(say("paper.advice.ask", "Something is not clear, or not right? Tell us. We look at it together."))
    return paper.pdf(dutch.say("paper.advice.title", "Advice"))


def _head(paper: Paper, content: AdviceContent | PlainAdviceContent) -> None:
    say, voices = paper.voices.say, paper.voices
    paper.say(say("paper.advice.title", "Advice"), TITLE, 1, "H1")
    edition = voices.day(content.edition_date)
    paper.say(say("paper.draft", "Draft, not a decision. Rules: edition of {date}.", date=edition), LEAD, 6)
    paper.pair(say("paper.contract.dossier", "Dossier"), voices.same(content.dossier))
    paper.pair(say("paper.contract.date", "Date"), voices.day(content.on))


def _open(paper: Paper, content: AdviceContent) -> None:
    if content.open_points:
        paper.clause(paper.voices.say("paper.contract.open", "Open points"))
        missing(paper, content.open_points, content.topics)
