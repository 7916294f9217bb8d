"""The law as dated, sourced data, and the judge that turns facts into an advice with its reasons.

    load() -> Rulebook                  the edition that the program carries; `loading.read(edition)` another
    advise(facts, on, book) -> Advice   every result with its rules, what is missing, and what is to be proven

From the data to an advice:
    edition, loading        the YAML files of an edition, signed or carried; read with file, line and nearest right word
    rule, condition         what a rulebook holds; the language of `when` and `unless`, made into closures
    notions/, calendar      the small questions that conditions name; days and months as the law counts them
    situation, bits         one person on one day: each truth worked out once, with the facts used and missing
    written                 all conditions of an edition as two functions, for whoever wants every rule
    outcome                 how rules, doubts and settlements come together in one result
    group, parts, programme, fees, deadlines    the results, in the order of evaluation
    borders, suppositions, reasoning            whether a missing fact can still change an open result
    finding, decided, advice, as_json           reasons; the assessor's decisions; the whole; the whole as plain values
Beside an advice: what_if, compare, expect (cases), edition_diff, document (`docs/law.md`).
"""

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
