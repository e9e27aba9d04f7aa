"""CSV, read by pandas: every claim and fact is built again from the tables."""

import sys
from pathlib import Path

import pandas

import rebuild

run, export = Path(sys.argv[1]), Path(sys.argv[2])

# Columns that are never null: their empty cells are empty texts.
NEVER_NULL = {"text", "quote", "prefix", "suffix", "sentence", "explanation"}


def tables(name):
    frame = pandas.read_csv(export / f"{name}.csv", dtype_backend="numpy_nullable", dtype={"value": "string"},
                            keep_default_na=False, na_values=[""])
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    for row in rows:
        row |= {key: "" for key in NEVER_NULL & row.keys() if row[key] is None}
    return rows


rebuild.same(rebuild.claims(tables), rebuild.records(run, "claims.jsonl"), "claims")
if (run / "facts.jsonl").exists():
    rebuild.same(rebuild.facts(tables), rebuild.records(run, "facts.jsonl"), "facts")

for row in tables("evidence"):
    assert (row["passage_link"] or "").startswith(f"{row['url']}#:~:text=") == (row["url"] is not None), row

stances = pandas.read_csv(export / "by_type" / "stance.csv")
backers = stances[(stances.position == "support") & (stances.polarity == "affirmed")]
print(backers.groupby("target_name").party_name.nunique().sort_values(ascending=False).head(3).to_string())
assert len(stances) == sum(claim["type"] == "stance" for claim in rebuild.records(run, "claims.jsonl"))
