//! A report turns into JUnit XML: one test case per claim type and one per floor.
//!
//! Where floors were checked, they alone fail; else a type with differences does.

use std::io::{self, Write};

use super::escape::xml;
use super::{Format, slots, text::marked};
use crate::{FloorOutcome, Report, Score};

/// For build servers.
pub(super) struct Junit;

/// One test case; a failure has a message and details.
struct Case {
    class: &'static str,
    name: String,
    failure: Option<(String, Vec<String>)>,
    note: String,
}

impl Format for Junit {
    fn name(&self) -> &'static str {
        "junit"
    }
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let mut cases = type_cases(report);
        cases.extend(report.floors.iter().flatten().map(floor_case));
        cases.extend(set_aside(report));
        let failures = cases.iter().filter(|case| case.failure.is_some()).count();
        let counts = format!("tests=\"{}\" failures=\"{failures}\" errors=\"0\"", cases.len());
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<testsuites name=\"claimwire check\" {counts}>")?;
        writeln!(out, "  <testsuite name=\"claimwire check\" {counts}>")?;
        cases.iter().try_for_each(|case| write_case(case, out))?;
        writeln!(out, "  </testsuite>\n</testsuites>")
    }
}

fn type_cases(report: &Report) -> Vec<Case> {
    let case = |(name, score): (&String, &Score)| {
        let details = differences(report, name);
        let fails = report.floors.is_none() && !details.is_empty();
        let message = format!("{} difference(s) from the gold", details.len());
        Case {
            class: "claims",
            name: name.clone(),
            failure: fails.then_some((message, details)),
            note: summary(score),
        }
    };
    report.types.iter().map(case).chain(optional_only(report)).collect()
}

/// Types that only optional gold asks for, where an attribute differs: they have no score of their own.
fn optional_only(report: &Report) -> Vec<Case> {
    let unscored =
        report.wrong.iter().map(|it| &it.claim_type).filter(|name| !report.types.contains_key(*name));
    let names: std::collections::BTreeSet<&String> = unscored.collect();
    let case = |name: &String| {
        let details = differences(report, name);
        let message = format!("{} difference(s) from the gold", details.len());
        let failure = report.floors.is_none().then_some((message, details));
        Case { class: "claims", name: name.clone(), failure, note: "optional gold only".into() }
    };
    names.into_iter().map(case).collect()
}

fn summary(score: &Score) -> String {
    let Score { gold, right, spurious } = score;
    let (precision, recall, f1) = (score.precision(), score.recall(), score.f1());
    format!(
        "gold {gold}, right {right}, spurious {spurious}, precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}"
    )
}

/// Every difference of one type, a line each.
fn differences(report: &Report, claim_type: &str) -> Vec<String> {
    let missing = report.missing.iter().filter(|it| it.claim_type == claim_type);
    let missing = missing.map(|it| format!("missing: {} {} {}", it.doc, slots(&it.key), marked(&it.excerpt)));
    let spurious = report.spurious.iter().filter(|it| it.claim_type == claim_type);
    let spurious =
        spurious.map(|it| format!("spurious: {} {} {}", it.path, slots(&it.slots), marked(&it.excerpt)));
    let wrong = report.wrong.iter().filter(|it| it.claim_type == claim_type);
    let wrong = wrong.map(|it| {
        let (expected, got) = (super::brief(&it.expected), super::brief(&it.got));
        format!("wrong: {} {} expected {expected}, got {got} {}", it.path, it.field, marked(&it.excerpt))
    });
    missing.chain(spurious).chain(wrong).collect()
}

fn floor_case(outcome: &FloorOutcome) -> Case {
    let note = outcome.to_string();
    let failure = (!outcome.passed()).then(|| (note.clone(), Vec::new()));
    let name = format!("{} {} {}", outcome.floor, outcome.subject, outcome.metric);
    Case { class: "floors", name, failure, note }
}

/// The case of rows that could not be used, where there are any.
fn set_aside(report: &Report) -> Option<Case> {
    let details: Vec<String> = report.rejected.iter().map(ToString::to_string).collect();
    let note = format!("{} row(s) set aside", details.len());
    let failure = report.floors.is_none().then(|| (note.clone(), details));
    (!report.rejected.is_empty()).then(|| Case { class: "rows", name: "usable rows".into(), failure, note })
}

fn write_case(case: &Case, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "    <testcase classname=\"{}\" name=\"{}\">", case.class, xml(&case.name))?;
    if let Some((message, details)) = &case.failure {
        writeln!(out, "      <failure message=\"{}\">", xml(message))?;
        details.iter().try_for_each(|detail| writeln!(out, "{}", xml(detail)))?;
        writeln!(out, "      </failure>")?;
    }
    writeln!(out, "      <system-out>{}</system-out>", xml(&case.note))?;
    writeln!(out, "    </testcase>")
}
