"""Which document shows which facts: for what to bring, and for what a scan proves."""

from __future__ import annotations

from collections.abc import Collection

SHOWS: dict[str, tuple[str, ...]] = {
    "identity": ("birth_date", "nationalities", "birth_country", "parent_birth_countries"),
    "stay": (
        "lawful_stay", "title_gt_3_months", "residence_document", "document_valid_until", "stay_motive", "max_one_year",
        "second_capacity", "earlier_stay", "ict_trainee", "labour_market_access", "eu_ltr_state",
        "eu_ltr_integration_condition",
    ),
    "register": (
        "register_municipality", "register_municipality_since", "first_registration", "first_title_gt3m",
        "register_type", "waiting_register_since", "children",
    ),
    "family": ("sponsor_nationalities", "sponsor_status", "relation_to_sponsor", "used_free_movement"),
    "schooling": ("diplomas", "highest_schooling", "has_secondary_diploma", "dutch_schooling_years"),
    "study": ("current_study", "reception_school_months", "reception_school_years", "enrolled_basic_education"),
    "dutch": ("dutch_proofs",),
    "mo": ("mo_tests",),
    "integration": ("integration_certificates",),
    "medical": ("medical_certificate", "limited_learning_capacity"),
    "work": ("work", "post_attest_activity"),
    "job_seeker": ("vdab", "art_64bis_training"),
    "income": ("income", "referral"),
    "minister": ("minister_role", "minister_substitute", "minister_since", "community_recognised_on"),
    "letters": (
        "reported_on", "registered_letter_on", "obliged_since", "previous_contracts", "brussels_certificate_on",
    ),
}  # fmt: skip
"""Kind of document to the facts that it can show."""


def documents_for(facts: Collection[str]) -> tuple[str, ...]:
    """The kinds of document that show these facts, each once."""
    return tuple(document for document, shown in SHOWS.items() if not set(facts).isdisjoint(shown))
