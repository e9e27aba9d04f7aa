"""Chunks for language models, counted anew by the tokenizers of Hugging Face for Python."""

import json
import sys
from pathlib import Path

from tokenizers import Tokenizer

import rebuild

run, export, budget = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
tokenizer = Tokenizer.from_file(sys.argv[4])
claims = {claim["id"]: claim for claim in rebuild.records(run, "claims.jsonl")}
seen, longest = set(), 0
for row in map(json.loads, (export / "chunks.jsonl").read_text(encoding="utf-8").split("\n")[:-1]):
    count = len(tokenizer.encode(row["text"], add_special_tokens=False).ids)
    assert count == row["tokens"] <= budget, (row["chunk"], count, row["tokens"])
    lines = [line for line in row["text"].split("\n") if line.startswith("[")]
    assert len(lines) == len(row["claims"])
    for number, (line, key) in enumerate(zip(lines, row["claims"]), 1):
        quote = line[line.rindex(": “") + 3:-1]
        assert line.startswith(f"[{number}] {' '.join(claims[key]['text'].split())}"), line
        assert line.endswith("”") and quote in " ".join(claims[key]["quote"].split()), line
    assert set(row["documents"]) == {claims[key]["document"]["path"] for key in row["claims"]}
    seen |= set(row["claims"])
    longest = max(longest, count)
left_out = set()
for row in map(json.loads, (export / "left_out.jsonl").read_text(encoding="utf-8").split("\n")[:-1]):
    assert row["sentence"] in " ".join(claims[row["claim"]]["quote"].split()), row
    left_out.add(row["claim"])
assert claims.keys() == seen | left_out, f"{len(claims.keys() - seen - left_out)} claims are nowhere"
assert len(left_out) <= len(claims) // 20, f"{len(left_out)} claims have a sentence that fits in no chunk"
print(f"  budget {budget}: {len(seen)} of {len(claims)} claims, {len(left_out)} with a sentence that does not fit; the longest chunk has {longest} tokens")
