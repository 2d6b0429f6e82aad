"""JSON: described, and the description holds, for every table, view and route, whatever is asked."""

import json
import re
import shlex
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from visitor import Visitor

from db.described import metadata
from db.export import FORMATS, PLAN

UPPER, LOWER = "cq-2023-103", "yy-2024-21"
COMPARE = f"/compare/{UPPER}/{LOWER}.json"
FILES = [f"/compare/{UPPER}/{LOWER}.{suffix}" for suffix in FORMATS if suffix != "json"] + [f"/plan/{UPPER}.{PLAN}"]
OWN = ["/openapi.json", "/search.json?q=%E5%BA%8A%E4%BD%8D", COMPARE]
ROWS = ["/plans/clauses.json?_shape=array", "/plans/targets.json?_shape=objects", "/plans/units.csv"]
PAGES = ["/", "/api", "/accuracy", "/search?q=%E5%8E%BF", f"/plan/{UPPER}", f"/compare/{UPPER}/{LOWER}", "/body/health",
         f"/target/{UPPER}_i16", "/nothing", "/plans", "/plans/findings", "/plans/omitted_targets",
         "/plans/units/health", "/-/versions", "/-/databases"]  # fmt: skip


@pytest.fixture(scope="module", params=[False, True], ids=["local", "public"])
def either(request: pytest.FixtureRequest, built_db: Path) -> Iterator[Visitor]:
    """A visitor of the site as one runs it for oneself, and of the public one."""
    found = Visitor(built_db, public=request.param)
    yield found
    found.close()


@pytest.fixture(scope="module")
def visitor(built_db: Path) -> Iterator[Visitor]:
    """A visitor of the public site: what is promised holds there."""
    found = Visitor(built_db, public=True)
    yield found
    found.close()


@pytest.fixture(scope="module")
def described(visitor: Visitor) -> dict[str, Any]:
    """The description of the JSON."""
    found: dict[str, Any] = visitor.get("/openapi.json").json()
    return found


def test_promised_names_stay(described: dict[str, Any]) -> None:
    """Tables and columns that were once served are served for ever; new ones may stand beside them."""
    served = {name: list(schema["properties"]) for name, schema in described["components"]["schemas"].items()}
    own = {name: columns for name, columns in served.items() if f"/plans/{name}.json" in described["paths"]}
    promised = json.loads((Path(__file__).parent / "golden" / "promised_names.json").read_text("utf-8"))
    for table, columns in promised.items():
        assert set(columns) <= set(own.get(table, ())), table


def test_the_description_is_openapi(described: dict[str, Any]) -> None:
    """Valid after the rules of OpenAPI 3.1."""
    validator = pytest.importorskip("openapi_spec_validator", reason="openapi-spec-validator is not installed")
    validator.validate(described)
    assert described["openapi"].startswith("3.1")


def test_everything_is_described(described: dict[str, Any]) -> None:
    """Each table, view and column of `metadata.yml`, in its words; and nothing twice."""
    for table, about in metadata()["databases"]["plans"]["tables"].items():
        operation = described["paths"][f"/plans/{table}.json"]["get"]
        assert operation["description"] == about["description"]
        properties = described["components"]["schemas"][table]["properties"]
        assert {name: held["description"] for name, held in properties.items()} == about["columns"], table
    operations = [operation["operationId"] for path in described["paths"].values() for operation in path.values()]
    assert len(operations) == len(set(operations))


def test_closed_vocabularies_are_those_of_the_schema(described: dict[str, Any]) -> None:
    """What a column can hold is read from the database, not typed again."""
    schemas = described["components"]["schemas"]
    assert schemas["findings"]["properties"]["severity"]["enum"] == ["high", "medium", "low", "info"]
    assert None in schemas["documents"]["properties"]["level"]["enum"]
    assert ">=" in schemas["indicators"]["properties"]["comparator"]["enum"]


def address(path: str, operation: dict[str, Any]) -> str:
    """One request of an operation: its examples, and the first choice where there is a choice."""
    given = {"upper": UPPER, "lower": LOWER}
    query: dict[str, str] = {}
    for parameter in operation.get("parameters", ()):
        name, value = parameter["name"], parameter.get("example")
        if parameter["in"] == "path":
            path = path.replace(f"{{{name}}}", quote(str(value or given[name])))
        elif parameter.get("required"):
            query[name] = value or parameter["schema"]["enum"][0]
    return f"{path}?{urlencode(query)}" if query else path


def test_every_documented_path_answers_as_described(visitor: Visitor, described: dict[str, Any]) -> None:
    """With rows of the described form, in both shapes."""
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    for path, item in described["paths"].items():
        operation = item["get"]
        ((kind, content),) = operation["responses"]["200"]["content"].items()
        validator = jsonschema.Draft202012Validator({**content["schema"], "components": described["components"]})
        asked = address(path, operation)
        for shaped in {asked, asked.replace("_shape=objects", "_shape=array")}:
            answer = visitor.get(shaped)
            assert answer.status_code == 200, shaped
            assert answer.headers["content-type"].partition(";")[0] == kind.partition(";")[0], shaped
            if kind.startswith("application/json"):
                assert [error.message for error in validator.iter_errors(answer.json())] == [], shaped


def test_every_file_is_described(described: dict[str, Any]) -> None:
    """Each format of a comparison, and the plan by itself."""
    offered = {f"/compare/{{upper}}/{{lower}}.{suffix}" for suffix in FORMATS} | {f"/plan/{{document}}.{PLAN}"}
    assert offered <= set(described["paths"])


def test_pages_of_rows_follow_one_another(visitor: Visitor) -> None:
    """`next` leads through a table and a view to their end, every row once."""
    for table in ("responsibilities", "targets"):
        expected = visitor.get(f"/plans/{table}.json?_shape=array&_size=max").json()
        rows: list[Any] = []
        token: str | None = ""
        while token is not None:
            page = visitor.get(
                f"/plans/{table}.json?_shape=objects&_size=50" + (f"&_next={token}" if token else "")
            ).json()
            rows += page["rows"]
            token = page["next"]
        assert rows == expected and len(rows) > 50


@pytest.mark.parametrize("asked", [*OWN, *ROWS, *FILES])
def test_known_answers_are_not_sent_again(either: Visitor, asked: str) -> None:
    """Open to every site, tagged, licensed; 304 for who has it."""
    answer = either.get(asked)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert 'rel="license"' in answer.headers["link"] and "max-age" in answer.headers["cache-control"]
    again = either.get(asked, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["access-control-allow-origin"] == "*"
    assert either.get(asked, headers={"if-none-match": '"other"'}).status_code == 200


def test_another_address_has_another_tag(visitor: Visitor) -> None:
    """A filter more is another answer."""
    first, second = (visitor.get(f"/plans/units.json?_shape=array{more}") for more in ("", "&_size=1"))
    assert first.headers["etag"] != second.headers["etag"]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("/search.json", 400),
        ("/search.json?q=a&size=0", 400),
        ("/search.json?q=a&size=x", 400),
        ("/compare/no/such.json", 404),
        ("/compare/no/such.xlsx", 404),
        (f"/compare/{UPPER}/{LOWER}.exe", 404),
        ("/plan/none.akn.xml", 404),
        ("/plans/none.json?_shape=array", 404),
        ("/plans/units/none.json?_shape=array", 404),
        ("/plans/targets.json?_shape=array&_next=x", 400),
        ("/plans/units.json?_shape=array&_sort=none", 400),
        ("/plans/units.json?_shape=array&_sort=id&_sort_desc=id", 400),
    ],
)
def test_errors_are_json(visitor: Visitor, asked: str, status: int) -> None:
    """In one form, with the status inside, and to be read from any site."""
    answer = visitor.get(asked)
    body = answer.json()
    assert (answer.status_code, body["ok"], body["status"]) == (status, False, status) and body["error"]
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("asked", [*OWN, ROWS[0], *FILES])
def test_nothing_can_be_written(visitor: Visitor, asked: str) -> None:
    """Other methods are refused in words of JSON; a browser may ask which there are."""
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = visitor.ask(method, asked)
        assert answer.status_code == 405 and answer.json()["ok"] is False
    assert visitor.ask("OPTIONS", asked).headers["access-control-allow-origin"] == "*"
    assert visitor.ask("HEAD", asked).status_code == 200


def test_search_tells_where(visitor: Visitor) -> None:
    """Every span holds the word that was asked for; the pages follow one another; counts are those of all."""
    asked = "/search.json?" + urlencode({"q": "服务", "size": 7})
    ids: list[str] = []
    while asked:
        answer = visitor.get(asked).json()
        ids += [hit["clause_id"] for hit in answer["hits"]]
        assert all(hit["text"][start:end] == "服务" for hit in answer["hits"] for start, end in hit["found"])
        assert sum(answer["facets"]["plan"].values()) == answer["total"]
        asked = (answer["next"] or "").removeprefix("http://localhost")
    assert len(ids) == len(set(ids)) == answer["total"] > 7


def test_search_is_narrowed(visitor: Visitor) -> None:
    """By plan and kind, repeated or not."""
    query = [("q", "服务"), ("plan", LOWER), ("kind", "task"), ("kind", "goal")]
    hits = visitor.get("/search.json?" + urlencode(query)).json()["hits"]
    assert (
        hits and {hit["document_id"] for hit in hits} == {LOWER} and {hit["kind"] for hit in hits} <= {"task", "goal"}
    )


def test_a_comparison_is_whole(visitor: Visitor) -> None:
    """As many findings and links as the tables hold, and every indicator they name."""
    body = visitor.get(COMPARE).json()
    for name in ("findings", "alignments"):
        rows = visitor.get(f"/plans/{name}.json?_shape=array&_size=max&comparison_id={UPPER}--{LOWER}").json()
        assert sorted(row["id"] for row in rows) == sorted(row["id"] for row in body[name])
    named = {row[key] for row in body["findings"] for key in ("upper_indicator_id", "lower_indicator_id")} - {None}
    assert {row["id"] for row in body["indicators"]} == named
    assert all(isinstance(row["flags"], list) for row in body["findings"])


def test_examples_run_as_they_stand(visitor: Visitor) -> None:
    """Each command asks for what its link leads to, and there is something."""
    page = visitor.page("/api")
    commands = [unescape(found) for found in re.findall(r"<code>(curl .*?)</code>", page.html)]
    own = [command for command in commands if "_size=5" not in command]
    assert len(own) >= 8 and len(commands) - len(own) == len(metadata()["databases"]["plans"]["tables"])
    for command in commands:
        words = shlex.split(command)
        assert words[:2] == ["curl", "-sG"] and words[3::2] == ["--data-urlencode"] * len(words[3::2])
        asked = words[2] + "?" + urlencode([tuple(word.split("=", 1)) for word in words[4::2]])
        assert asked.rstrip("?") in page.links, command
        answer = visitor.get(asked.removeprefix("http://localhost"))
        assert answer.status_code == 200, command
        assert len(answer.text) > 100 if command in own else isinstance(answer.json(), list), command


def test_the_page_names_every_table(visitor: Visitor) -> None:
    """With every column, its meaning, and links that lead somewhere."""
    page = visitor.page("/api")
    for table, about in metadata()["databases"]["plans"]["tables"].items():
        assert table in page.ids
        assert all(re.sub(r"\s", "", text) in page.text for text in about["columns"].values()), table
    for link in page.links:
        local = link.removeprefix("http://localhost")
        if local.startswith("/") and "#" not in local:
            assert visitor.get(local).status_code == 200, link


@pytest.mark.parametrize("asked", PAGES)
def test_the_public_site_runs_no_inline_script(visitor: Visitor, asked: str) -> None:
    """Neither ours nor Datasette's own pages: scripts come from files of this site or not at all."""
    answer = visitor.get(asked)
    assert answer.status_code < 500
    if "html" not in answer.headers["content-type"]:
        assert answer.status_code == 403
        return
    policies = [part.split() for part in answer.headers["content-security-policy"].split(";")]
    rules = {rule[0]: rule[1:] for rule in policies}
    assert rules["default-src"] == rules["frame-ancestors"] == ["'none'"]
    assert rules.get("script-src", ["'self'"]) == ["'self'"]
    assert not re.search(r"<script(?![^>]*\ssrc=\"/)|<[^>]*\son[a-z]+=", answer.text, re.I)
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_public_site_keeps_to_itself(visitor: Visitor) -> None:
    """No SQL, no file, no path of the machine, no settings."""
    for asked in (
        "/plans.json?sql=select+1",
        "/plans?sql=select+1",
        "/plans.db",
        "/-/databases.json",
        "/-/threads.json",
        "/-/allowed",
        "/-/api",
        "/plans/clauses.json?_shape=array&_where=hex(randomblob(3e8))",
        "/plans/-/query.json?sql=select+1",  # where Datasette 1.0 takes SQL; 0.65 knows no such page
    ):
        assert visitor.get(asked, follow_redirects=True).status_code in (400, 403, 404), asked
    assert not re.search(r"<textarea[^>]*name=.sql", visitor.get("/plans").text)


def test_hostile_filters_break_nothing(visitor: Visitor) -> None:
    """Quotes, operators, NUL and direction marks in every parameter of our own."""
    for value in ("'", '"', "%", "\0", "\u202e", "NEAR(", "床" * 3000, "{{7*7}}", "<script>"):
        for name in ("q", "plan", "level", "year", "kind", "body", "page"):
            query = {"q": "服务", name: value}
            assert visitor.get("/search.json?" + urlencode(query)).status_code == 200, (name, value)


def test_any_request_is_answered_as_described(visitor: Visitor, described: dict[str, Any]) -> None:
    """Schemathesis makes requests up from the description: no failure, no undescribed status, type or body."""
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
    checks = schemathesis.checks.load_all_checks()
    names = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance")
    kept = schemathesis.checks.CHECKS.get_by_names(names)
    assert len(kept) == 4 and checks is None
    schema = schemathesis.openapi.from_dict(json.loads(json.dumps(described)))
    given_ids = {"upper": UPPER, "lower": LOWER, "document": UPPER}

    @settings(max_examples=5, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def asked(operation: Any, data: st.DataObject) -> None:
        case = data.draw(operation.as_strategy())
        sent = case.as_transport_kwargs(base_url="http://localhost")
        answer = visitor.ask(sent["method"], case.formatted_path, params=sent.get("params"))
        case.validate_response(answer, checks=kept)

    for found in schema.get_all_operations():
        operation = found.ok()
        asked(operation)
        if operation.path in described["paths"] and "files" in described["paths"][operation.path]["get"]["tags"]:
            names = {parameter.name for parameter in operation.path_parameters}
            case = operation.Case(path_parameters={name: given_ids[name] for name in names})
            answer = visitor.ask("GET", case.formatted_path)
            assert answer.status_code == 200, operation.path
            case.validate_response(answer, checks=kept)
