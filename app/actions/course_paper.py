"""The confirmation of a course: gather the chosen ones, the first to begin first."""

from __future__ import annotations

from datetime import date

from app.actions.contract import OPERATORS, courses_of
from app.actions.dossier import Opened
from app.actions.house import Here
from app.errors import Rejected
from app.paper.course import CourseContent


def gather(opened: Opened, here: Here) -> CourseContent:
    """What the confirmation says; Rejected `no_course` when none was chosen."""
    courses = sorted(courses_of(opened, here), key=lambda one: one.starts_on or date.max)
    if not courses:
        raise Rejected("no_course")
    operator = OPERATORS.get(here.operator, here.house.name)
    name = opened.name or opened.ticket
    return CourseContent(name, opened.latin_name, operator, opened.id, here.on, tuple(courses), here.house)
