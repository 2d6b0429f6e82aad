"""The level a document speaks for, where the body that signs it is a department of some place, or of the nation."""

from typing import cast

from extractor.lexicon import levels, organs, places
from extractor.models import Document, Level


def acting_level(document: Document) -> Level | None:
    """Level whose duties a plan speaks of: a department's are those of its place, 直辖市 counting as a city; a ministry's the nation's."""
    if document.level != "department":
        return document.level
    if not document.jurisdiction:
        first = (document.issuer or "").partition("、")[0]
        return "national" if organs.read_body(first).level == "national" else document.level
    if not document.jurisdiction_code:  # a place no list knows is what its last character says
        named = levels.tier(document.jurisdiction[-1])
        return cast("Level", named) if named in ("province", "city", "county") else document.level
    place = places.level_of(document.jurisdiction_code)
    municipality = place == "province" and document.jurisdiction.endswith("市")
    return "city" if municipality or place == "city" else "province" if place == "province" else "county"
