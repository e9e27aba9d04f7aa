"""The reports of `check` for build servers: JUnit read by junitparser, SARIF held to its JSON Schema."""

import json
import sys
from pathlib import Path

import jsonschema
import junitparser

reports, schema = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None

counts = {}
for name in ("claims", "floors"):
    suites = junitparser.JUnitXml.fromfile(str(reports / f"{name}.junit.xml"))
    cases = [case for suite in suites for case in suite]
    assert len(cases) == suites.tests > 0
    assert sum(bool(case.result) for case in cases) == suites.failures
    # What Jenkins' schema of JUnit allows for the outermost element.
    assert set(suites._elem.attrib) <= {"name", "time", "tests", "failures", "errors"}, suites._elem.attrib
    sarif = json.loads((reports / f"{name}.sarif").read_text(encoding="utf-8"))
    counts[name] = (suites.tests, suites.failures, len(sarif["runs"][0]["results"]))
    if schema:
        rules = json.loads(Path(schema).read_text(encoding="utf-8"))
        kind = jsonschema.validators.validator_for(rules)
        faults = [fault.message for fault in kind(rules, format_checker=kind.FORMAT_CHECKER).iter_errors(sarif)]
        assert not faults, faults[:3]
print("  test cases, failures, SARIF results:", counts, "" if schema else "(schema skipped: npm cannot fetch it)")
