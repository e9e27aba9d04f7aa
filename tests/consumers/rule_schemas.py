"""The editor schemas of rule files: every rule file fits its schema, and mistakes do not."""

import copy
import json
import sys
import tomllib
from pathlib import Path

import jsonschema

root = Path(sys.argv[1])
schemas = {name: json.loads((root / "schemas" / f"{name}.schema.json").read_text()) for name in ("pack", "type")}
validators = {name: jsonschema.Draft7Validator(schema) for name, schema in schemas.items()}
files = sorted((root / "rules").rglob("*.toml"))
for path in files:
    kind = "type" if path.name == "type.toml" else "pack"
    errors = list(validators[kind].iter_errors(tomllib.loads(path.read_text(encoding="utf-8"))))
    assert not errors, f"{path}: {errors[0].json_path}: {errors[0].message}"

good = tomllib.loads((root / "rules" / "stance" / "type.toml").read_text(encoding="utf-8"))
for spoil in (lambda it: it.update(wear=1), lambda it: it.pop("about"), lambda it: it["slot"][0].update(kind="thing")):
    bad = copy.deepcopy(good)
    spoil(bad)
    assert not validators["type"].is_valid(bad), bad.keys()
print(f"  {len(files)} rule files fit their schemas")
