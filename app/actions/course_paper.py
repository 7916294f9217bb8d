"""The confirmation of a course: gather the chosen ones, the first to begin first."""

from __future__ import annotations

from datetime import date

from app.actions.contract import courses_of, party_of
from app.actions.house import Here
from app.actions.opened import Opened
from app.errors import Rejected
from app.paper.course import CourseContent


def gather(opened: Opened, here: Here) -> CourseContent:
    """What the confirmation says; Rejected `no_course` when none was chosen."""
    courses = sorted(courses_of(opened, here), key=lambda one: one.starts_on or date.max)
    if not courses:
        raise Rejected("no_course")
    return CourseContent(**party_of(opened, here).party(), courses=tuple(courses))
