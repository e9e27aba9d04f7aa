"""GraphML read by networkx, and the import files of Neo4j read as CSV: both hold the same graph."""

import csv
import sys
from pathlib import Path

import networkx

import rebuild

run, export = Path(sys.argv[1]), Path(sys.argv[2])
claims = rebuild.records(run, "claims.jsonl")

if sys.argv[3] == "graphml":
    graph = networkx.read_graphml(export / "claims.graphml", force_multigraph=True)
    nodes = {node: data["label"] for node, data in graph.nodes(data=True)}
    edges = [(a, b, data["type"], data.get("slot")) for a, b, data in graph.edges(data=True)]
else:
    with (export / "nodes.csv").open(encoding="utf-8", newline="") as file:
        nodes = {row["id:ID"]: row[":LABEL"] for row in csv.DictReader(file)}
    with (export / "relationships.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    edges = [(row[":START_ID"], row[":END_ID"], row[":TYPE"], row["slot:string"] or None) for row in rows]

assert sum(label == "Claim" for label in nodes.values()) == len(claims)
assert {end for a, b, _, _ in edges for end in (a, b)} <= nodes.keys(), "an edge leads nowhere"
wanted = sorted((f"claim:{claim['id']}", f"entity:{value['id']}", "HAS", slot) for claim in claims
                for slot, value in claim["slots"].items() if isinstance(value, dict) and value["id"] is not None)
assert sorted(edge for edge in edges if edge[2] == "HAS") == wanted
print(f"  {len(nodes)} nodes, {len(edges)} edges; every entity in a slot is an edge")
