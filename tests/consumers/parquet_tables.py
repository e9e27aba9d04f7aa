"""The Parquet tables, read by pyarrow: every claim and fact is built again; pandas and DuckDB count the same."""

import sys
from pathlib import Path

import duckdb
import pandas
import pyarrow.parquet

import rebuild

run, export = Path(sys.argv[1]), Path(sys.argv[2])


def tables(name):
    return pyarrow.parquet.read_table(export / f"{name}.parquet").to_pylist()


wanted = rebuild.records(run, "claims.jsonl")
rebuild.same(rebuild.claims(tables), wanted, "claims")
if (run / "facts.jsonl").exists():
    rebuild.same(rebuild.facts(tables), rebuild.records(run, "facts.jsonl"), "facts")

stances = pandas.read_parquet(export / "by_type" / "stance.parquet")
assert len(stances) == sum(claim["type"] == "stance" for claim in wanted)
query = (f"SELECT target_name, count(DISTINCT party) FROM '{export}/by_type/stance.parquet' "
         "WHERE position = 'support' AND polarity = 'affirmed' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1")
[[target, parties]] = duckdb.sql(query).fetchall()
backers = stances[(stances.position == "support") & (stances.polarity == "affirmed")]
assert backers[backers.target_name == target].party.nunique() == parties
print(f"  most backed: {target}, by {parties}")
