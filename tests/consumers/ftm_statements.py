"""FollowTheMoney's own library reads the statements, puts entities together and validates them."""

import sys
from collections import Counter, defaultdict
from pathlib import Path

from followthemoney import model
from followthemoney.statement.serialize import CSV, read_path_statements

export = Path(sys.argv[2])
statements = list(read_path_statements(export / "statements.csv", CSV))
entities = defaultdict(list)
for statement in statements:
    schema = model.get(statement.schema)
    assert schema is not None, statement.schema
    assert statement.prop in schema.properties, (statement.schema, statement.prop)
    assert schema.properties[statement.prop].type.name == statement.prop_type, statement
    entities[statement.entity_id].append(statement)

kinds = Counter()
for entity_id, said in entities.items():
    schema = said[0].schema
    proxy = model.make_entity(schema)
    proxy.id = entity_id
    for statement in said:
        proxy.add(statement.prop, statement.value, quiet=False)
        if proxy.schema.properties[statement.prop].type.name == "entity":
            assert statement.value in entities, (schema, statement.prop)
    for name in proxy.schema.required:
        assert proxy.has(name), (schema, entity_id, name)
    kinds[schema] += 1
assert kinds["Person"] and kinds["Article"] and kinds["Occupancy"], kinds
print(f"  {len(statements)} statements: {dict(sorted(kinds.items()))}")
