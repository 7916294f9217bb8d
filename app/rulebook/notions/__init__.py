"""The notions that conditions name: small questions about a person that the facts answer with yes, no or unknown.

Each notion says in one sentence what it asks; ages, amounts, periods and days come from `parameters.yaml`.
"""

from app.rulebook.notions import aftermath, payment, person, register, schooling, work
from app.rulebook.notions.naming import NOTIONS

__all__ = ["NOTIONS", "aftermath", "payment", "person", "register", "schooling", "work"]
