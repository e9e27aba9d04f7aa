//! A report turns into one JSON object: its fields, the counts of `all`, and the verdict.

use std::io::{self, Write};

use serde::Serialize;

use super::{Format, escape, verdict};
use crate::{Report, Score};

/// For programs.
pub(super) struct Json;

/// The report as it is written.
#[derive(Serialize)]
struct Written<'r> {
    schema: &'static str,
    verdict: &'static str,
    all: Score,
    #[serde(flatten)]
    report: &'r Report,
}

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let written = Written { schema: "check/1", verdict: verdict(report), all: report.all(), report };
        escape::write_json(&written, out)
    }
}
