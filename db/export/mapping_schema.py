"""The form of a mapping as JSON Schema: what OSCAL 1.2 allows, narrowed to what `mapping` writes."""

from typing import Any

Json = dict[str, Any]

METHODS = ["human", "automation", "hybrid"]
RATIONALES = ["syntactic", "semantic", "functional"]
STATES = ["complete", "not-complete", "draft", "deprecated", "superseded"]
RELATIONSHIPS = ["equivalent-to", "equal-to", "subset-of", "superset-of", "intersects-with", "no-relationship"]


def schema() -> Json:
    """The whole file; without references, so that it can stand inside another description."""
    metadata = _object(
        {
            "title": LINE,
            "last-modified": {
                "type": "string",
                "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
            },
            "version": LINE,
            "oscal-version": {"type": "string", "pattern": r"^1\.\d+\.\d+$"},
            "props": _some(PROPERTY),
            "links": _some(_object({"href": LINE, "rel": TOKEN, "media-type": LINE}, "media-type")),
        }
    )
    provenance = _object(
        {
            "method": {"enum": METHODS},
            "matching-rationale": {"enum": RATIONALES},
            "status": {"enum": STATES},
            "mapping-description": {"type": "string"},
        }
    )
    collection = {"uuid": UUID, "metadata": metadata, "provenance": provenance, "mappings": _some(_mapping())}
    return _object({"mapping-collection": _object(collection)})


def _mapping() -> Json:
    resource = _object({"type": {"enum": ["catalog", "profile"]}, "href": LINE, "props": _some(PROPERTY)})
    item = _object({"type": {"enum": ["control", "statement"]}, "id-ref": ID})
    entry = _object(
        {
            "uuid": UUID,
            "relationship": {"enum": RELATIONSHIPS},
            "sources": _some(item),
            "targets": _some(item),
            "props": _some(PROPERTY),
            "remarks": {"type": "string"},
        }
    )
    gap = _object({"uuid": UUID, "unmapped-controls": _some(_object({"with-ids": _some(ID)}))})
    return _object(
        {
            "uuid": UUID,
            "source-resource": resource,
            "target-resource": resource,
            "maps": {"type": "array", "items": entry},
            "source-gap-summary": gap,
            "target-gap-summary": gap,
            "props": _some(PROPERTY),
        },
        "source-gap-summary",
        "target-gap-summary",
        "props",
    )


def _object(properties: Json, *optional: str) -> Json:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


def _some(items: Json) -> Json:
    return {"type": "array", "minItems": 1, "items": items}


LINE: Json = {"type": "string", "pattern": r"^\S(.*\S)?$"}
TOKEN: Json = {"type": "string", "pattern": r"^[A-Za-z_][A-Za-z0-9._-]*$"}
ID: Json = {"type": "string", "pattern": r"^[A-Za-z0-9_-]+$"}
UUID: Json = {"type": "string", "pattern": r"^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"}
PROPERTY = _object({"name": TOKEN, "ns": {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}, "value": LINE})
