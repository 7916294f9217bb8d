"""What is drawn about a synthetic newcomer before it becomes facts."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Traits:
    """One synthetic newcomer in the terms of the annual report."""

    status: str
    sex: str
    nationality_class: str  # eu, third, belgian, unknown
    country: str
    obliged: bool
    region: str
    municipality: str
    schooling: str  # empty: not stated
    advice: str
    mother_tongue: str
    course_language: str
    born: date
    children: int
    situation: str  # starts, in_course, a2, mo_exempt, both_exempt
