"""Rows of the exported tables turn back into the records that they came from."""

import json
import math

PLACE = ("start", "end", "byte_start", "byte_end")


def null(value):
    """A missing value of any reader as None."""
    if value is None or value != value:
        return None
    return value


def loads(text):
    """JSON with its numbers as `whole` has them."""
    return json.loads(text, parse_float=lambda number: whole(float(number)))


def whole(value):
    """A number as JSON writes it: without a decimal point where it is whole; to 15 digits, which every reader keeps."""
    value = null(value)
    if isinstance(value, float):
        value = float(f"{value:.15g}")
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        return int(value)
    return value


def place(row, prefix=""):
    names = (f"{prefix}char_start", f"{prefix}char_end", f"{prefix}byte_start", f"{prefix}byte_end")
    return {key: whole(row[name]) for key, name in zip(PLACE, names)}


def time(row, prefix):
    return {key: null(row[f"{prefix}_{key}"]) for key in ("value", "grain", "text", "basis")}


def slot(row):
    kind, value = row["value_kind"], null(row["value"])
    if kind == "entity":
        keys = ("name", "kind", "mention", "resolved_by")
        return {"id": value} | {key: null(row[key]) for key in keys} | {"span": place(row)}
    if kind == "number":
        return loads(value)
    if kind == "flag":
        return {"true": True, "false": False}[value]
    return value


def source(row, prefix="", id_column="source_id"):
    names = {"id": id_column, "name": f"{prefix}name", "kind": f"{prefix}kind", "mention": f"{prefix}mention"}
    found = {key: null(row[name]) for key, name in names.items()}
    return found | {"count": whole(row[f"{prefix}count"]), "span": place(row, prefix)}


def document(row):
    keys = ("path", "url", "title", "publisher", "agency", "author", "published", "published_basis", "retrieved",
            "language", "sha256")
    return {key: null(row[key]) for key in keys}


def claim(said, evidence, slots, via):
    """The claim record of one row of `claims` and its rows in the other tables."""
    quantity = {key: null(said[f"quantity_{key}"]) for key in ("text", "comparator", "unit")}
    quantity |= {key: whole(said[f"quantity_{key}"]) for key in ("value", "total", "low", "high")}
    return {
        "schema": "claim/1",
        "id": said["id"],
        "key": said["key"],
        "type": said["type"],
        "slots": {row["slot"]: slot(row) for row in slots},
        "text": said["text"],
        "polarity": said["polarity"],
        "modality": said["modality"],
        "modality_cues": json.loads(said["modality_cues"]),
        "quantity": quantity | {"span": place(said, "quantity_")},
        "time": time(said, "time"),
        "attribution": {
            "source": source(said, "source_"),
            "mode": said["attribution_mode"],
            "cue": null(said["attribution_cue"]),
            "via": [source(row) for row in sorted(via, key=lambda row: row["step"])],
        },
        "span": place(evidence),
        "quote": evidence["quote"],
        "prefix": evidence["prefix"],
        "suffix": evidence["suffix"],
        "sentence": evidence["sentence"],
        "zone": evidence["zone"],
        "document": document(evidence),
        "rule": {
            "id": said["rule_id"],
            "version": whole(said["rule_version"]),
            "also": json.loads(said["rule_also"]),
        },
        "confidence": whole(said["confidence"]),
        "confidence_reasons": json.loads(said["confidence_reasons"]),
    }


def fact(outcome, slots, positions, position_claims, relations, origins, links):
    """The fact record of one row of `facts` and its rows in the other tables."""
    def position(row):
        mine = [claim for claim in position_claims if claim["position"] == row["position"]]
        related = [relation for relation in relations if relation["position"] == row["position"]]
        return {
            "value": loads(row["value_json"]),
            "polarity": row["polarity"],
            "modality": row["modality"],
            "scope": null(row["scope"]),
            "text": row["text"],
            "status": row["status"],
            "first": time(row, "first"),
            "last": time(row, "last"),
            "claims": [claim["claim_id"] for claim in mine],
            "origins": json.loads(row["origins"]),
            "relations": [{"to": whole(it["to_position"]), "kind": it["kind"], "rule": it["rule"]} for it in related],
        }

    def origin(index):
        mine = [row for row in origins if row["origin"] == index]
        return {"documents": [row["path"] for row in mine], "why": mine[0]["why"]}

    return {
        "schema": "fact/1",
        "id": outcome["id"],
        "key": outcome["key"],
        "type": outcome["type"],
        "slots": {row["slot"]: slot(row) for row in slots},
        "status": outcome["status"],
        "best": loads(outcome["best_json"]),
        "low": whole(outcome["low"]),
        "high": whole(outcome["high"]),
        "as_of": time(outcome, "as_of"),
        "positions": [position(row) for row in sorted(positions, key=lambda row: row["position"])],
        "links": [{"fact": it["linked_fact"], "side": it["side"], "name": it["name"]}
                  for it in sorted(links, key=lambda it: it["link"])],
        "rule": outcome["rule"],
        "origins": [origin(index) for index in sorted({row["origin"] for row in origins})],
        "counts": {key: whole(outcome[key]) for key in ("claims", "documents", "sources", "origins")},
        "explanation": outcome["explanation"],
    }


def of(rows, key, value):
    return [row for row in rows if row[key] == value]


def grouped(rows, key):
    groups = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups


def claims(tables):
    """Every claim record, in order, from a function that gives the rows of a table as dictionaries."""
    evidence = {row["claim_id"]: row for row in tables("evidence")}
    slots, via = grouped(tables("slots"), "claim_id"), grouped(tables("via"), "claim_id")
    for said in tables("claims"):
        key = said["id"]
        yield claim(said, evidence[key], slots.get(key, []), via.get(key, []))


def facts(tables):
    """Every fact record, in order."""
    names = ("question_slots", "positions", "position_claims", "relations", "origins", "links")
    parts = [grouped(tables(name), "fact_id") for name in names]
    for outcome in tables("facts"):
        yield fact(outcome, *(part.get(outcome["id"], []) for part in parts))


def records(folder, name):
    """The rows of a JSON Lines file, or nothing where there is none."""
    path = folder / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return [loads(line) for line in lines]


def same(found, wanted, what):
    """Fails with the first record that differs."""
    found = list(found)
    assert len(found) == len(wanted), f"{what}: {len(found)} records, {len(wanted)} wanted"
    for one, other in zip(found, wanted):
        differ = [key for key in other if one.get(key) != other[key]]
        assert one == other, f"{what} {other.get('id')}: {[(key, one.get(key), other[key]) for key in differ]}"
    print(f"  {len(found)} {what} come back whole")
