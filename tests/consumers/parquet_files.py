"""Parquet, read by pyarrow and DuckDB: every record is built again from the tables, and from the nested files."""

import json
import sys
from pathlib import Path

import duckdb
import pyarrow.parquet

import rebuild

run, export = Path(sys.argv[1]), Path(sys.argv[2])
claims, facts = rebuild.records(run, "claims.jsonl"), rebuild.records(run, "facts.jsonl")


def tables(name):
    return pyarrow.parquet.read_table(export / f"{name}.parquet").to_pylist()


def slot(fields):
    row = fields | {"char_start": fields["span"]["start"], "char_end": fields["span"]["end"]}
    row |= {key: fields["span"][key] for key in ("byte_start", "byte_end")}
    return rebuild.slot(row)


def nested(record):
    """The record of a nested row: maps are lists of pairs, slot values have fixed fields."""
    record = json.loads(json.dumps(record), parse_float=lambda text: rebuild.whole(float(text)))
    record["slots"] = {name: slot(value) for name, value in record["slots"]}
    if "best" in record:
        record["best"] = slot(record["best"])
        for position in record["positions"]:
            position["value"] = slot(position["value"])
    return record


if sys.argv[3] == "tables":
    rebuild.same(rebuild.claims(tables), claims, "claims")
    if facts:
        rebuild.same(rebuild.facts(tables), facts, "facts")
else:
    rebuild.same((nested(row) for row in tables("claims")), claims, "claims")
    if facts:
        rebuild.same((nested(row) for row in tables("facts")), facts, "facts")
    parties = duckdb.sql(f"SELECT count(*) FROM '{export}/claims.parquet' "
                         "WHERE slots['party'].value IS NOT NULL").fetchall()
    wanted = sum(isinstance(claim["slots"].get("party"), dict) and claim["slots"]["party"]["id"] is not None
                 for claim in claims)
    assert parties == [(wanted,)], (parties, wanted)
    print(f"  DuckDB counts {wanted} parties in the map")
