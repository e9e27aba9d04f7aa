//! Runs the examples that every rule carries: what must match, what must not, and what is known to be missed.

use std::fmt;

use claimwire_record::{Claim, Polarity, SlotValue};
use claimwire_rules::{IgnoreExample, MatchExample, Rule, SetValue};

use crate::engine::Extractor;

/// How an example came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExampleStatus {
    /// As the rule says.
    Passed,
    /// Not as the rule says, or a known miss that is missed no longer and should be promoted.
    Failed,
    /// A known miss, still missed.
    Todo,
}

/// One example of a rule, run.
#[derive(Debug, Clone)]
pub struct ExampleOutcome {
    /// Rule id.
    pub rule: String,
    /// Rule file.
    pub file: String,
    /// Line of the example in it.
    pub line: usize,
    /// The example's text.
    pub text: String,
    /// How it came out.
    pub status: ExampleStatus,
    /// What was wrong; empty where nothing was.
    pub detail: String,
}

impl fmt::Display for ExampleOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = match self.status {
            ExampleStatus::Passed => "ok",
            ExampleStatus::Failed => "FAILED",
            ExampleStatus::Todo => "todo",
        };
        write!(f, "{status} {} ({}:{}) \"{}\"", self.rule, self.file, self.line, self.text)?;
        if !self.detail.is_empty() {
            write!(f, "\n    {}", self.detail)?;
        }
        Ok(())
    }
}

impl Extractor {
    /// Runs every example of every rule, in the order of the rules.
    pub fn check_examples(&self) -> Vec<ExampleOutcome> {
        self.rules().rules.iter().flat_map(|rule| self.check_rule(rule)).collect()
    }

    fn check_rule(&self, rule: &Rule) -> Vec<ExampleOutcome> {
        let examples = &rule.examples;
        let matches = examples.matches.iter().map(|example| {
            outcome(rule, example.line, &example.text, self.fault_of_match(rule, example), false)
        });
        let ignores = examples.ignores.iter().map(|example| {
            outcome(rule, example.line, &example.text, self.fault_of_ignore(rule, example), false)
        });
        let todo_matches = examples.todo_matches.iter().map(|example| {
            outcome(rule, example.line, &example.text, self.fault_of_match(rule, example), true)
        });
        let todo_ignores = examples.todo_ignores.iter().map(|example| {
            outcome(rule, example.line, &example.text, self.fault_of_ignore(rule, example), true)
        });
        matches.chain(ignores).chain(todo_matches).chain(todo_ignores).collect()
    }

    /// Claims of a rule in a text, also those where another rule was first.
    fn claims_of(&self, rule: &Rule, text: &str, published: Option<&str>) -> Vec<Claim> {
        let mut claims = self.extract_text(text, published);
        let also = format!("{}@{}", rule.id, rule.version);
        claims.retain(|claim| claim.rule.id == rule.id || claim.rule.also.contains(&also));
        claims
    }

    fn fault_of_match(&self, rule: &Rule, example: &MatchExample) -> Option<String> {
        let claims = self.claims_of(rule, &example.text, example.published.as_deref());
        if claims.is_empty() {
            return Some("the rule found nothing".to_owned());
        }
        if let Some(count) = example.count.filter(|&count| count as usize != claims.len()) {
            return Some(format!("{} claims, not {count}", claims.len()));
        }
        let faults = claims.iter().map(|claim| faults(claim, example));
        faults.min_by_key(Vec::len).filter(|faults| !faults.is_empty()).map(|faults| faults.join("; "))
    }

    fn fault_of_ignore(&self, rule: &Rule, example: &IgnoreExample) -> Option<String> {
        let claims = self.claims_of(rule, &example.text, None);
        claims.first().map(|claim| format!("must not match ({}), but says: {}", example.why, claim.text))
    }
}

fn outcome(rule: &Rule, line: usize, text: &str, fault: Option<String>, todo: bool) -> ExampleOutcome {
    let (status, detail) = match (fault, todo) {
        (None, false) => (ExampleStatus::Passed, String::new()),
        (Some(fault), false) => (ExampleStatus::Failed, fault),
        (Some(fault), true) => (ExampleStatus::Todo, fault),
        (None, true) => (ExampleStatus::Failed, "passes now: make it a plain example".to_owned()),
    };
    ExampleOutcome {
        rule: rule.id.clone(),
        file: rule.file.clone(),
        line,
        text: text.to_owned(),
        status,
        detail,
    }
}

/// What of a claim is not as an example expects.
fn faults(claim: &Claim, example: &MatchExample) -> Vec<String> {
    let wrong = |(name, expected): (&String, &SetValue)| {
        let got = field(claim, name);
        let want = match expected {
            SetValue::Word(word) => word.clone(),
            SetValue::Number(number) => SlotValue::number(*number).identity().unwrap_or_default(),
            SetValue::Flag(flag) => flag.to_string(),
        };
        (got.as_deref() != Some(want.as_str()))
            .then(|| format!("{name} is {}, not {want}", got.unwrap_or_else(|| "unsaid".to_owned())))
    };
    example.expect.iter().filter_map(wrong).collect()
}

/// A field of a claim by the name that examples use: a slot, or polarity, modality, attribution, time.
fn field(claim: &Claim, name: &str) -> Option<String> {
    match name {
        "polarity" => {
            Some(if claim.polarity == Polarity::Negated { "negated" } else { "affirmed" }.to_owned())
        }
        "modality" => serde_json::to_value(claim.modality).ok()?.as_str().map(str::to_owned),
        "attribution" => claim.attribution.source.id.clone(),
        "time" => claim.time.value.clone(),
        slot => claim.slots.get(slot)?.identity(),
    }
}
