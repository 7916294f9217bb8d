"""The law as dated, sourced data, and the judge that turns facts into an advice with its reasons."""

from app.rulebook.advice import Advice, advise
from app.rulebook.deadlines import Deadline
from app.rulebook.fees import FeeLine, Fees
from app.rulebook.outcome import OPEN, Outcome
from app.rulebook.rule import Rule, Rulebook, Source, load
from app.rulebook.situation import Finding

__all__ = [
    "OPEN",
    "Advice",
    "Deadline",
    "FeeLine",
    "Fees",
    "Finding",
    "Outcome",
    "Rule",
    "Rulebook",
    "Source",
    "advise",
    "load",
]
