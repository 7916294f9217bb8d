"""The advice on paper: the chain with its articles for the dossier, and plain sentences for the newcomer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app import words
from app.actions.advise import advise_dossier
from app.actions.contract import based_on, decided_of
from app.actions.explain import for_newcomer
from app.actions.fact_words import in_words
from app.actions.house import Here
from app.actions.opened import Opened
from app.actions.topics import topics_of
from app.facts.schema import PARTS
from app.paper.advice import AdviceContent, ChainResult, PlainAdviceContent, Reason
from app.paper.contract_content import Decided
from app.rulebook import Advice, Rulebook
from app.words import Words
from app.words.sentence import Sentence

SAYS_IT_IS_A_SUGGESTION = "explained.you.suggestion"
Json = Mapping[str, Any]


def gather(opened: Opened, here: Here) -> AdviceContent:
    """The chain in Dutch; decisions of the assessor are reckoned with."""
    advice = advise_dossier(opened, here.on).held
    told, dutch = advice.as_json(), words.load("nl")
    return AdviceContent(
        opened.id, here.on, advice.edition, _day_of(advice),
        tuple(_results(told, opened.law.book, dutch, decided_of(opened.decisions))), advice.missing,
        topics_of(advice.missing), here.house,
    )  # fmt: skip


def gather_plain(opened: Opened, here: Here) -> PlainAdviceContent:
    """The sentences in Dutch and in the newcomer's language; in English where that language has none."""
    advice = advise_dossier(opened, here.on).held
    told, dutch, own = advice.as_json(), words.load("nl"), words.load(here.language)
    sentences = for_newcomer(told, dutch)
    speaks = own.has(SAYS_IT_IS_A_SUGGESTION)
    return PlainAdviceContent(
        dossier=opened.id,
        on=here.on,
        edition=advice.edition,
        edition_date=_day_of(advice),
        dutch=tuple(sentences),
        own=tuple(for_newcomer(told, own if speaks else words.load("en"))),
        language=own.code if speaks else "en",
        draft=own.is_draft(SAYS_IT_IS_A_SUGGESTION),
        about=tuple(map(_result_of, sentences)),
        decided=tuple(decided_of(opened.decisions).items()),
        house=here.house,
    )


def _result_of(sentence: str) -> str:
    """The result that a sentence for the newcomer tells; empty where it tells none."""
    told = sentence.key.split(".") if isinstance(sentence, Sentence) else []
    result = {"pay": "fees", "free": "fees"}.get(told[2], told[2]) if len(told) > 2 else ""
    return result if result in ("group", "fees", *PARTS) else ""


def _day_of(advice: Advice) -> date:
    return date.fromisoformat(advice.edition.split()[1])


def _results(told: Json, book: Rulebook, dutch: Words, decided: Mapping[str, Decided]) -> list[ChainResult]:
    """Each result with the rules it rests on; a rule explained before is only named again."""
    said: set[str] = set()
    outcomes = {"regime": told["regime"], "group": told["group"], **{part: told["parts"][part] for part in PARTS}}
    outcomes |= {"nt2_track": told["nt2_track"], "contract": told["contract"]}
    outcomes["fees"] = {**told["fees"], "value": f"€ {told['fees']['max_total']}"}
    found = []
    for result, outcome in outcomes.items():
        reasons = tuple(_reason(one, book, dutch, said) for one in told["because"] if one["result"] == result)
        taken = decided.get(result)
        found.append(ChainResult(result, str(outcome["value"]), bool(outcome.get("check")), reasons, taken))
    for one in told["deadlines"]:
        day = date.fromisoformat(one["date"])
        found.append(ChainResult(one["id"], f"{day:%d-%m-%Y}", False, (_cited(one["rule"], book),)))
    return found


def _cited(name: str, book: Rulebook) -> Reason:
    """A rule that is not judged, with its sources."""
    rule = book.rules[name]
    return Reason(name, rule.term, "yes", tuple(based_on(name, one.title, one.article) for one in rule.sources))


def _reason(one: Json, book: Rulebook, dutch: Words, said: set[str]) -> Reason:
    rule = book.rules.get(one["rule"])
    term = rule.term if rule else ""
    if one["rule"] in said:
        return Reason(one["rule"], term, one["truth"], again=True)
    said.add(one["rule"])
    holds = [deeper for deeper in one["because"] if deeper["truth"] != "no"]
    return Reason(
        one["rule"],
        term,
        one["truth"],
        bases=tuple(based_on(one["rule"], source["title"], source["article"]) for source in one["sources"]),
        facts=tuple((fact, in_words(dutch, fact, value)) for fact, value in one["used"].items()),
        missing=tuple(one["missing"]),
        fails=tuple(deeper["rule"] for deeper in one["because"] if deeper["truth"] == "no"),
        deeper=tuple(_reason(deeper, book, dutch, said) for deeper in holds),
    )
