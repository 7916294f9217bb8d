"""The confirmation of the courses that were chosen: what, where, from when to when, at which moments."""

from __future__ import annotations

from dataclasses import dataclass

from app.paper import code
from app.paper.blocks import BODY, LEAD, TITLE, Paper
from app.paper.clauses import about, course, part_name
from app.paper.contract_content import CourseLine, Party
from app.paper.said import Voices
from app.words import Words

MOMENTS = {
    "weekday_morning": "in the morning, on weekdays",
    "weekday_afternoon": "in the afternoon, on weekdays",
    "evening": "in the evening",
    "saturday": "on Saturday",
    "sunday": "on Sunday",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseContent(Party):
    """The chosen courses of one person, the first to begin first."""

    courses: tuple[CourseLine, ...]


def render(content: CourseContent, dutch: Words, own: Words) -> bytes:
    """The confirmation as PDF bytes. Raises Trouble `missing_glyph` or `font_missing`."""
    voices = Voices(dutch, own)
    paper, say = Paper(voices, content.house, code=code.foot(content, dutch.code, own.code)), voices.say
    paper.say(say("paper.confirmed.title", "Confirmation of your course"), TITLE, 1, "H1")
    paper.say(say("paper.confirmed.lead", "This is what you chose together with us."), LEAD, 4)
    about(paper, content)
    for one in content.courses:
        paper.clause(part_name(paper, one.kind))
        if one.starts_on:
            first = voices.weekday(one.starts_on)
            paper.say(say("paper.confirmed.first", "The first lesson is on {day}.", day=first), LEAD, 4)
        course(paper, one)
        if one.moments:
            when = [say(f"paper.moment.{moment}", MOMENTS[moment]) for moment in one.moments]
            paper.pair(say("paper.confirmed.moments", "Lessons"), voices.joined(when), style=BODY)
        if one.digital:
            paper.pair(say("paper.confirmed.how", "How"), say("paper.confirmed.digital", "online"), style=BODY)
    paper.clause(say("paper.bring.good_to_know", "Good to know"))
    bring = "Bring this paper and your identity or residence card to the first lesson."
    paper.item(say("paper.confirmed.bring", bring))
    paper.item(say("paper.confirmed.cannot", "You cannot come, or not any more? Tell us, even if it is late."))
    return paper.pdf(dutch.say("paper.confirmed.title", "Confirmation of your course"))
