"""Which document shows which facts."""

from __future__ import annotations

from collections import Counter

from app.facts import SPECS
from app.facts.documents import SHOWS, documents_for


def test_a_fact_that_documents_show_is_a_fact_and_one_document_shows_it() -> None:
    shown = Counter(fact for facts in SHOWS.values() for fact in facts)
    assert set(shown) <= set(SPECS)
    assert [fact for fact, times in shown.items() if times > 1] == []


def test_each_document_to_bring_is_named_once() -> None:
    assert documents_for(("birth_date", "nationalities", "work")) == ("identity", "work")
    assert documents_for(()) == documents_for(("literacy",)) == ()
