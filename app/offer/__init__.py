"""Courses and what of them fits a person, with the reason when nothing does (geen passend aanbod).

It only compares; it books nothing, stores nothing and knows no words.
"""

from app.offer.courses import KINDS, Course, read_course, sample
from app.offer.fit import NEEDS_AVAILABLE, REASONS, STEPS, Fit, Offer, compare, look

__all__ = [
    "KINDS", "NEEDS_AVAILABLE", "REASONS", "STEPS", "Course", "Fit", "Offer", "compare", "look", "read_course",
    "sample",
]  # fmt: skip
