"""The shared nouns: facts with their proof, and the schema that types and checks them."""

from app.facts.fact import Fact, Facts, Partial, Plain, Proof, State
from app.facts.schema import SPECS, FactSpec, read_fact, read_facts

__all__ = [
    "SPECS",
    "Fact",
    "FactSpec",
    "Facts",
    "Partial",
    "Plain",
    "Proof",
    "State",
    "read_fact",
    "read_facts",
]
