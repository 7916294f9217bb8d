"""The interview: questions as data, checks of answers, the position worked out from the answers.

It only routes and checks; the rulebook judges and the catalogues speak.
"""

from app.interview.flow import PERSON, TOLD, Choice, Flow, Question
from app.interview.loading import load
from app.interview.walk import Position, position

__all__ = ["PERSON", "TOLD", "Choice", "Flow", "Position", "Question", "load", "position"]
