"""What annotation tools take: brat's files by a reader of brat standoff, the others by what their formats demand."""

import json
import sys
from pathlib import Path

import rebuild

run, export = Path(sys.argv[1]), Path(sys.argv[2])
claims = rebuild.records(run, "claims.jsonl")
quotes = sorted((claim["type"], claim["quote"]) for claim in claims)


def blanks(text):
    return " ".join(text.split())


if sys.argv[3] == "brat":
    from bratly import EntityAnnotation, EventAnnotation
    from bratly.io.file_read_src import read_and_load_ann_file

    import re

    def without_lone_events(ann):
        """Takes out what brat allows and bratly refuses: events without arguments with what is said of them, and
        references whose id is more than one word."""
        lines = ann.read_text(encoding="utf-8").splitlines()
        references = [line for line in lines if line.startswith("N")]
        assert all(re.fullmatch(r"N\d+\tReference T\d+ claimwire:\S+\t.*", line) for line in references)
        lines = [line for line in lines if not line.startswith("N")]
        lone = {line.split("\t")[0] for line in lines if line.startswith("E") and " " not in line}
        kept = [line for line in lines if not {line.split("\t")[0], *line.split("\t")[1].split(" ")[1:2]} & lone]
        plain = export.parent / "plain.ann"
        plain.write_text("\n".join(kept) + "\n", encoding="utf-8")
        return plain, len(lone)

    found, events = [], 0
    for ann in sorted(export.rglob("*.ann")):
        plain, lone = without_lone_events(ann)
        annotations = read_and_load_ann_file(str(plain)).annotations if plain.stat().st_size > 1 else []
        events += lone
        text = ann.with_suffix(".txt").read_bytes().decode("utf-8")
        entities = [it for it in annotations if isinstance(it, EntityAnnotation)]
        events += sum(isinstance(it, EventAnnotation) for it in annotations)
        for entity in entities:
            words = " ".join(text[fragment.start:fragment.end] for fragment in entity.fragments)
            assert blanks(words) == blanks(entity.content), (ann, entity)
        found += [(entity.label, blanks(entity.content)) for entity in entities if entity.label.islower()]
    lines = [line for ann in export.rglob("*.ann") for line in ann.read_text(encoding="utf-8").splitlines()]
    assert sum(line.startswith("E") for line in lines) == len(claims)
    # bratly keeps annotations that look alike once.
    assert set(found) <= {(kind, blanks(quote)) for kind, quote in quotes} and events > 0.9 * len(claims)
    print(f"  bratly reads {events} events, each on its words")
elif sys.argv[3] == "label-studio":
    import xml.etree.ElementTree

    labels = {it.get("value") for it in xml.etree.ElementTree.parse(export / "label-studio.xml").iter("Label")}
    found = []
    for task in json.loads((export / "tasks.json").read_text(encoding="utf-8")):
        regions = {}
        for result in task["predictions"][0]["result"]:
            if result["type"] == "labels":
                value = result["value"]
                [label] = value["labels"]
                assert label in labels
                assert task["data"]["text"][value["start"]:value["end"]] == value["text"], result
                regions[result["id"]] = (label, value["text"])
            elif result["type"] == "relation":
                assert result["from_id"] in regions and result["to_id"] in regions
        found += [region for region in regions.values() if region[0].islower()]
    assert sorted(found) == quotes
    print(f"  {len(found)} regions stand where they say")
else:
    found = []
    for line in (export / "doccano.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        ids = {entity["id"] for entity in row["entities"]}
        assert all({relation["from_id"], relation["to_id"]} <= ids for relation in row["relations"])
        found += [(entity["label"], row["text"][entity["start_offset"]:entity["end_offset"]])
                  for entity in row["entities"] if entity["label"].islower()]
    assert sorted(found) == quotes
    print(f"  {len(found)} spans stand where they say")
