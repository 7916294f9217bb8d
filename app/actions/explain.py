"""One advice, three readers: a chain with articles, a check-list, and a few plain sentences.

All three are made from the same findings, in the shape of `Advice.as_json()`; none of them judges anything again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from app.actions.deadlines import deadline_name, to_come
from app.actions.edition_words import cited, conflict, evidence
from app.actions.fact_words import in_words
from app.facts.schema import PARTS
from app.rulebook import Rulebook
from app.words import Words

Json = Mapping[str, Any]


def for_lawyer(advice: Json, book: Rulebook, words: Words) -> list[str]:
    """Each result with the rules it rests on: articles, facts used with their values, and what is missing. What lies
    below several rules is told once.
    """
    told: set[str] = set()
    lines = [words.say("explained.on", "On {day}, edition {edition}", day=_day(advice["on"], words),
                       edition=advice["edition"])]  # fmt: skip
    for result, outcome in _results(advice):
        lines.append(f"{_named(result, words)}: {_valued(outcome, words)}{_check_mark(outcome, words)}")
        for reason in advice["because"]:
            if reason["result"] == result:
                lines += _reasoned(reason, book, words, told)
        lines += _doubtful(result, advice, words)
        lines += [f"  {text}" for text in _still_needed(outcome.get("missing", ()), words)]
    lines += _doubtful("b1", advice, words)
    for one in advice["deadlines"]:
        lines.append(f"{deadline_name(words, one['id'])}: {_day(one['date'], words)}")
        lines += _cited(one["rule"], book, words, "  ")
    return lines


def for_assessor(advice: Json, words: Words) -> list[str]:
    """What to do before this advice can hold: decide, ask, look at a document, mind a date."""
    lines = [*_to_decide(advice, words)]
    lines += [
        words.say("explained.ask", "Ask: {fact}", fact=_fact(fact, words)) for fact in dict.fromkeys(advice["missing"])
    ]
    lines += _to_see(advice, words)
    for one in to_come(advice):
        what, day = deadline_name(words, one["id"]), _day(one["date"], words)
        lines.append(words.say("explained.mind", "Mind the date: {what} {day}", what=what, day=day))
    done = words.say("explained.nothing_to_do", "Nothing is open. Read the advice and confirm it.")
    return [f"[ ] {line}" for line in lines] or [done]


def for_newcomer(advice: Json, words: Words) -> list[str]:
    """A few plain sentences in the newcomer's language, each of which can be read aloud."""
    say = words.say
    told = [say("explained.you.suggestion", "This is a suggestion of the computer. A staff member decides with you.")]
    regime, group = advice["regime"]["value"], advice["group"]["value"]
    if regime in _ELSEWHERE:
        told.append(say(f"explained.you.regime.{regime}", _ELSEWHERE[regime]))
    if regime in ("wallonia", "german_community"):
        return told
    duty = _brussels_duty(advice) or group
    told.append(_sure(say(f"explained.you.group.{duty}", _GROUPS[duty]), advice["group"], words))
    if "EXC-03" in advice["group"]["rules"]:
        told.append(say("explained.you.only_nt2", "You may learn Dutch in a course."))
    if group in ("excluded", "outside"):
        return told
    if advice["contract"]["value"] == "not_needed":
        none = say("explained.you.no_contract",
                   "You do not need a contract. No part of the programme is left for you to do.")  # fmt: skip
        told.append(_sure(none, advice["contract"], words))
    elif group == "entitled" and advice["contract"]["value"] != "not_possible":
        told.append(say("explained.you.if_signed", "If you sign a contract, it says this:"))
    for part in PARTS:
        outcome = advice["parts"][part]
        if (value := outcome["value"]) in _PARTS[part]:
            told.append(_sure(say(f"explained.you.{part}.{value}", _PARTS[part][value]), outcome, words))
    told += [_sure(line, advice["fees"], words) for line in _pays(advice["fees"], words)]
    told += _days(advice, words)
    if advice["missing"]:
        told.append(say("explained.you.open", "Some things are still open. A staff member asks you about them."))
    return told


def _brussels_duty(advice: Json) -> str:
    """Whoever has the Flemish right in Brussels may be obliged there, by other rules."""
    if advice["regime"]["value"] != "brussels" or advice["group"]["value"] != "entitled":
        return ""
    return "obliged_in_brussels" if "RT-BXL-01" in advice["rules"] else "entitled_in_brussels"


def _sure(told: str, outcome: Json, words: Words) -> str:
    """The sentence; of what the assessor decides it says that it is not certain."""
    unsure = words.say("explained.you.unsure", "This is not certain yet. A staff member decides.")
    return f"{told} {unsure}" if outcome["check"] else told


def _days(advice: Json, words: Words) -> Iterator[str]:
    """By when; of a day that has passed it says so."""
    for one in to_come(advice):
        name, passed = one["id"], one["date"] < advice["on"]
        if name in _DEADLINES and not (passed and name == "suspended_until"):
            told = words.say(f"explained.you.deadline.{name}", _DEADLINES[name], day=_day(one["date"], words))
            over = words.say("explained.you.deadline.passed", "This day has passed. Ask us what happens now.")
            yield f"{told} {over}" if passed else told


def _pays(fees: Json, words: Words) -> Iterator[str]:
    most = fees["max_total"]
    if most is None:
        return
    if most == 0:
        yield words.say("explained.you.free", "You pay nothing for your first try of each course and test.")
    else:
        yield words.say(
            "explained.you.pay",
            "You pay at most {amount} euro for your first try of each course and test.",
            amount=most,
        )


def _results(advice: Json) -> Iterator[tuple[str, Json]]:
    yield "regime", advice["regime"]
    yield "group", advice["group"]
    for part in PARTS:
        yield part, advice["parts"][part]
    yield "nt2_track", advice["nt2_track"]
    yield "fees", {**advice["fees"], "value": f"EUR {advice['fees']['max_total']}"}
    yield "contract", advice["contract"]


def _reasoned(reason: Json, book: Rulebook, words: Words, told: set[str], margin: str = "  ") -> Iterator[str]:
    truth = words.say(f"explained.truth.{reason['truth']}", _TRUTHS[reason["truth"]])
    term = book.rules[reason["rule"]].term if reason["rule"] in book.rules else ""
    certainty = words.say(f"explained.certainty.{reason['certainty']}", reason["certainty"])
    head = f"{margin}{reason['rule']} {term}: {truth} ({certainty})".replace(" :", ":")
    if margin != "  " and reason["rule"] in told:
        yield f"{head}, {words.say('explained.above', 'see above')}"
        return
    told.add(reason["rule"])
    yield head
    yield from (f"{margin}  {cited(words, one['title'], one['article'])}" for one in reason["sources"])
    used = reason["used"]
    if used:
        facts = "; ".join(f"{_fact(fact, words)} = {in_words(words, fact, value)}" for fact, value in used.items())
        yield f"{margin}  {words.say('explained.used', 'Facts: {facts}', facts=facts)}"
    yield from (f"{margin}  {text}" for text in _still_needed(reason["missing"], words))
    for deeper in reason["because"]:
        yield from _reasoned(deeper, book, words, told, margin + "  ")


def _cited(rule: str, book: Rulebook, words: Words, margin: str) -> Iterator[str]:
    if rule in book.rules:
        sources = "; ".join(cited(words, one.title, one.article) for one in book.rules[rule].sources)
        yield f"{margin}{rule} {book.rules[rule].term}: {sources}"


def _doubtful(result: str, advice: Json, words: Words) -> Iterator[str]:
    """What the sources do not settle for this result: both readings, and the office's own choice if it made one."""
    for asked in advice["doubts"]:
        if asked["result"] == result:
            doubt = conflict(words, asked)
            yield f"  {doubt['id']} {doubt['subject']}: {doubt['says']}".removesuffix(": ")
            for name, says in doubt["readings"].items():
                mark = "suggested" if name == doubt["suggested"] else "other"
                yield f"    {words.say(f'explained.reading.{mark}', _READINGS[mark], says=says)}"
            if settled := doubt["settled"]:
                yield "    " + words.say(
                    "explained.settled", "The office settled this on {day} ({by}): {reason}",
                    day=_day(settled["on"], words), by=settled["by"], reason=settled["reason"],
                )  # fmt: skip


def _to_decide(advice: Json, words: Words) -> Iterator[str]:
    for result, outcome in _results(advice):
        if outcome.get("check"):
            yield words.say(
                "explained.decide", "Decide: {result}; suggested is {value} ({rules})", result=_named(result, words),
                value=_valued(outcome, words), rules=", ".join(outcome["rules"]),
            )  # fmt: skip
    for doubt in advice["doubts"]:
        if doubt["result"] == "b1" and not doubt["settled"]:
            asked = conflict(words, doubt)
            reading = asked["readings"][doubt["suggested"]]
            yield words.say(
                "explained.decide_doubt", "Decide: {subject}; suggested reading: {reading} ({doubt})",
                subject=asked["subject"], reading=reading, doubt=doubt["id"],
            )  # fmt: skip


def _to_see(advice: Json, words: Words) -> Iterator[str]:
    """The evidence to bring where the result is another one when only what is proven counts."""
    for one in advice["to_prove"]:
        facts = ", ".join(_fact(fact, words) for fact in one["facts"])
        shown = evidence(words, one["rule"], one["evidence"]) or "-"
        yield words.say("explained.see", "See a document for: {facts} ({evidence})", facts=facts, evidence=shown)


def _still_needed(facts: Iterable[str], words: Words) -> Iterator[str]:
    named = ", ".join(_fact(fact, words) for fact in facts)
    if named:
        yield words.say("explained.missing", "Still needed: {facts}", facts=named)


def _named(result: str, words: Words) -> str:
    return words.say(f"explained.result.{result}", _RESULTS[result])


def _valued(outcome: Json, words: Words) -> str:
    value = str(outcome["value"])
    return words.say(f"counter.value.{value}", value.replace("_", " "))


def _check_mark(outcome: Json, words: Words) -> str:
    return f" ({words.say('explained.check', 'the assessor decides')})" if outcome.get("check") else ""


def _fact(fact: str, words: Words) -> str:
    return words.say(f"fact.{fact}", fact.replace("_", " "))


def _day(raw: str, words: Words) -> str:
    return words.format_date(date.fromisoformat(raw))


Explain = Callable[[Json, Rulebook, Words], list[str]]
READERS: dict[str, Explain] = {
    "lawyer": for_lawyer,
    "assessor": lambda advice, _, words: for_assessor(advice, words),
    "newcomer": lambda advice, _, words: for_newcomer(advice, words),
}

_READINGS = {"suggested": "Suggested reading: {says}", "other": "Other reading: {says}"}
_TRUTHS = {"yes": "holds", "no": "does not hold", "unknown": "not known yet"}
_RESULTS = {
    "regime": "Regime",
    "group": "Group",
    "mo": "Social orientation (MO)",
    "nt2": "Dutch as a second language (NT2)",
    "work": "Registration for work",
    "pnt": "Participation and networking (PNT)",
    "nt2_track": "NT2 track",
    "fees": "Fees at most",
    "contract": "Contract",
}
_ELSEWHERE = {
    "brussels": "You live in Brussels. There you choose between a programme in Dutch and one of a BAPA, "
    "in French or Dutch.",
    "wallonia": "You live in Wallonia. Another office helps you there, and other rules hold.",
    "german_community": "You live in the German-speaking area. Another office helps you there, and other rules hold.",
    "open": "We do not know yet which office helps you. That depends on where you live.",
}
_GROUPS = {
    "obliged": "You must follow the integration programme (inburgering).",
    "entitled": "You may follow the integration programme (inburgering). You do not have to.",
    "obliged_in_brussels": "Brussels asks you to follow a programme. It may be the Flemish one (inburgering).",
    "entitled_in_brussels": "You may follow the Flemish integration programme (inburgering). "
    "Ask us whether Brussels obliges you to follow a programme.",
    "excluded": "You cannot follow the integration programme (inburgering) now.",
    "outside": "The integration programme (inburgering) is not meant for your situation.",
    "open": "We do not know yet if you must follow the integration programme (inburgering).",
}
_PARTS = {
    "mo": {
        "required": "You follow a course about life in Belgium.",
        "exempt": "You do not have to follow the course about life in Belgium.",
        "reached": "You have already finished the course about life in Belgium.",
        "open": "We do not know yet if you must follow the course about life in Belgium.",
    },
    "nt2": {
        "required": "You learn Dutch in a course.",
        "exempt": "You do not have to follow a Dutch course.",
        "reached": "You already know enough Dutch for this programme.",
        "open": "We do not know yet if you must follow a Dutch course.",
    },
    "work": {
        "required": "You register with the employment service (VDAB or Actiris).",
        "exempt": "You do not have to register with the employment service.",
        "reached": "You have already done what was needed with the employment service.",
        "open": "We do not know yet if you must register with the employment service.",
    },
    "pnt": {
        "required": "You take part in an activity where you meet people, 40 hours in all.",
        "reached": "You work or study. So you do not have to do the activity where you meet people.",
        "exempt": "You do not have to do the activity where you meet people.",
        "optional": "You may take part in an activity where you meet people. You do not have to.",
        "open": "We do not know yet if you must take part in an activity where you meet people.",
    },
}
_DEADLINES = {
    "report": "Come to our office on {day} at the latest.",
    "parts_decision": "You hear from us on {day} at the latest what you must do and what not.",
    "sign": "Sign your contract on {day} at the latest.",
    "start": "Start your first course on {day} at the latest.",
    "work": "Register with the employment service on {day} at the latest.",
    "b1": "Show on {day} at the latest that you speak Dutch at level B1.",
    "brussels_report": "Come to the office in Brussels on {day} at the latest.",
    "suspended_until": "Your programme waits until {day}.",
}
