"""SQLite, read by Python's own sqlite3 and by Datasette: keys hold, the index finds, views count right."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import rebuild

run, export = Path(sys.argv[1]), Path(sys.argv[2])
database = sqlite3.connect(export / "claimwire.db")
database.row_factory = sqlite3.Row


def rows(sql):
    return [dict(row) for row in database.execute(sql)]


def tables(name):
    if name == "claims":
        return rows("SELECT * FROM claims ORDER BY number")
    if name == "evidence":
        return rows("SELECT c.*, c.id AS claim_id, d.* FROM claims c JOIN documents d ON d.path = c.document")
    if name == "position_claims":
        return rows("SELECT * FROM position_claims")
    return rows(f"SELECT * FROM {name}")


assert not rows("PRAGMA foreign_key_check")
assert rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
wanted = rebuild.records(run, "claims.jsonl")
rebuild.same(rebuild.claims(tables), wanted, "claims")
if (run / "facts.jsonl").exists():
    found = sorted(rebuild.facts(tables), key=lambda fact: fact["id"])
    facts = sorted(rebuild.records(run, "facts.jsonl"), key=lambda fact: fact["id"])
    for fact in found + facts:
        # Within an answer the keys of the database order what the record lists.
        for position in fact["positions"]:
            position["claims"].sort()
            position["relations"].sort(key=json.dumps)
        for origin in fact["origins"]:
            origin["documents"].sort()
    rebuild.same(found, facts, "facts")

hits = rows("SELECT c.quote FROM claims_fts f JOIN claims c ON c.number = f.rowid "
            "WHERE claims_fts MATCH 'backing' ORDER BY rank")
assert any("back" in hit["quote"] and "backing" not in hit["quote"] for hit in hits), hits
print(f"  'backing' finds {len(hits)} claims, other inflections among them")

for claim_type in {claim["type"] for claim in wanted}:
    [count] = rows(f'SELECT count(*) AS n FROM "claims_{claim_type}"')
    assert count["n"] == sum(claim["type"] == claim_type for claim in wanted), claim_type

shown = subprocess.run(
    [sys.executable, "-m", "datasette", export / "claimwire.db", "-m", export / "claimwire.metadata.json",
     "--get", "/claimwire/claims.json?_search=backing&_shape=objects&_size=max"],
    check=True, capture_output=True, text=True)
page = json.loads(shown.stdout)
assert len(page["rows"]) == len(hits), len(page["rows"])
assert "type" in page["facet_results"], page["facet_results"].keys()
print(f"  Datasette's search finds the same {len(page['rows'])}")
