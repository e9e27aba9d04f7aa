"""duckdb.sql over the JSON Lines files: every record comes back whole, and the view of a type counts right."""

import json
import os
import sys
from pathlib import Path

import duckdb
import pandas
import pyarrow.parquet

import rebuild

run, export = Path(sys.argv[1]), Path(sys.argv[2])
os.chdir(run)
database = duckdb.connect()
database.execute((export / "duckdb.sql").read_text(encoding="utf-8"))


def records(view):
    [columns] = [[row[0] for row in database.execute(f"DESCRIBE {view}").fetchall()]]
    for row in database.execute(f"SELECT to_json({view}) FROM {view}").fetchall():
        record = rebuild.loads(row[0])
        assert list(record) == columns
        yield record


wanted = rebuild.records(run, "claims.jsonl")
rebuild.same(records("claims"), wanted, "claims")
rebuild.same(records("articles"), rebuild.records(run, "articles.jsonl"), "articles")
if (run / "facts.jsonl").exists():
    rebuild.same(records("facts"), rebuild.records(run, "facts.jsonl"), "facts")
for claim_type in {claim["type"] for claim in wanted}:
    [[count]] = database.execute(f'SELECT count(*) FROM "claims_{claim_type}"').fetchall()
    assert count == sum(claim["type"] == claim_type for claim in wanted), claim_type
backers = database.execute("SELECT target_name, count(DISTINCT party) FROM claims_stance "
                           "WHERE position = 'support' AND polarity = 'affirmed' GROUP BY 1 ORDER BY 2 DESC LIMIT 1")
print("  most backed:", backers.fetchall())

# The way to Parquet that docs/formats.md gives, read back by pyarrow.
database.execute(f"COPY claims TO '{export}/claims.parquet'")
rows = pyarrow.parquet.read_table(export / "claims.parquet").to_pylist()
assert [row["quote"] for row in rows] == [claim["quote"] for claim in wanted]
assert [{slot: rebuild.loads(value) if value else None for slot, value in row["slots"]} for row in rows] \
    == [claim["slots"] for claim in wanted]
pandas_rows = pandas.read_parquet(export / "claims.parquet")
assert len(pandas_rows) == len(wanted)
print(f"  {len(rows)} claims through Parquet to pyarrow and pandas")
