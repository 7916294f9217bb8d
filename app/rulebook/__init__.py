"""The law as dated, sourced data, and the judge that turns facts into an advice with its reasons."""

from app.rulebook.advice import Advice, Offered, ToProve, advise
from app.rulebook.deadlines import Deadline
from app.rulebook.fees import FeeLine, Fees
from app.rulebook.finding import Finding, Findings
from app.rulebook.loading import load
from app.rulebook.outcome import OPEN, Outcome
from app.rulebook.rule import Doubt, Reading, Rule, Rulebook, Settlement, Source

__all__ = [
    "OPEN",
    "Advice",
    "Deadline",
    "Doubt",
    "FeeLine",
    "Fees",
    "Finding",
    "Findings",
    "Offered",
    "Outcome",
    "Reading",
    "Rule",
    "Rulebook",
    "Settlement",
    "Source",
    "ToProve",
    "advise",
    "load",
]
