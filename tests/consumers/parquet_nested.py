"""The nested Parquet files: every record comes back whole through pyarrow, and DuckDB and pandas read them."""

import sys
from pathlib import Path

import duckdb
import pandas
import pyarrow.parquet

import rebuild

run, export = Path(sys.argv[1]), Path(sys.argv[2])


def slot(value):
    """A slot value from the struct that tells what it is."""
    if value is None:
        return None
    said = [name for name, part in value.items() if part is not None]
    assert len(said) <= 1, value
    if not said:
        return None
    [name] = said
    found = value[name]
    if name == "amount":
        return found | {"value": slot(found["value"])}
    return found


def plain(record, name=""):
    """A row as the record that it came from: slot values and numbers as JSON has them."""
    if name in ("best", "value") and isinstance(record, dict) and {"flag", "number", "word"} <= record.keys():
        return plain(slot(record))
    if name == "slots":
        return {key: plain(slot(value)) for key, value in record}
    if isinstance(record, dict):
        return {key: plain(value, key) for key, value in record.items()}
    if isinstance(record, list):
        return [plain(item) for item in record]
    return rebuild.whole(record)


for kind in ("claims", "articles", "facts"):
    if (run / f"{kind}.jsonl").exists():
        rows = pyarrow.parquet.read_table(export / f"{kind}.parquet").to_pylist()
        rebuild.same([plain(row) for row in rows], rebuild.records(run, f"{kind}.jsonl"), kind)

wanted = rebuild.records(run, "claims.jsonl")
backed = duckdb.sql(f"""SELECT slots['target'].entity.name AS target, count(DISTINCT slots['party'].entity.id) AS parties
    FROM '{export}/claims.parquet' WHERE type = 'stance' AND slots['position'].word = 'support'
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1""").fetchall()
assert backed[0][1] > 0, backed
frame = pandas.read_parquet(export / "claims.parquet")
assert list(frame["id"]) == [claim["id"] for claim in wanted]
assert [span["byte_start"] for span in frame["span"]] == [claim["span"]["byte_start"] for claim in wanted]
print("  most backed:", backed)
