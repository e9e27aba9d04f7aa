//! A rule as a page of plain text: what it finds, its pattern as a tree in words, triggers, slots, examples.

use std::fmt::Write as _;

use crate::pattern::element_name;
use crate::pattern::resolve::{GroupStep, Step, VerbStep};
use crate::pattern::tree::Repeat;
use crate::program::{VerbForm, Voice};
use crate::rule::{IgnoreExample, MatchExample, Rule};
use crate::ruleset::RuleSet;

/// How many words of a set are shown.
const SHOWN: usize = 12;

/// A page about a rule.
pub fn explain(rule: &Rule, rules: &RuleSet) -> String {
    let mut out = format!("{} (version {})\n{}\n", rule.id, rule.version, rule.about);
    let _ = writeln!(out, "{}:{}\n\nPattern\n  {}", rule.file, rule.line, rule.pattern.trim());
    let _ = write!(out, "\nReads\n{}", pattern_tree(rule, rules));
    let _ = writeln!(out, "\nTried where a sentence holds one of\n  {}", triggers(rule, rules));
    let _ = write!(out, "\nSlots\n{}", slots(rule, rules));
    let _ = write!(out, "{}", examples(rule));
    out
}

/// The pattern as an indented tree in words, one part a line.
pub fn pattern_tree(rule: &Rule, rules: &RuleSet) -> String {
    let mut out = String::new();
    Tree { rules, out: &mut out }.write(&rule.step, 1);
    out
}

struct Tree<'a> {
    rules: &'a RuleSet,
    out: &'a mut String,
}

impl Tree<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        let _ = writeln!(self.out, "{}{text}", "  ".repeat(depth));
    }

    fn write(&mut self, step: &Step, depth: usize) {
        match step {
            Step::Sequence(steps) => self.sequence(steps, depth),
            Step::Choice(branches) => {
                self.line(depth, "one of");
                for branch in branches {
                    self.branch(branch, depth + 1);
                }
            }
            Step::Repeat(inner, how) => {
                self.line(depth, often(*how));
                self.write(inner, depth + 1);
            }
            step => {
                let text = self.leaf(step);
                self.line(depth, &text);
            }
        }
    }

    /// The parts in order; words that follow each other share a line.
    fn sequence(&mut self, steps: &[Step], depth: usize) {
        let mut rest = steps;
        while let Some(first) = rest.first() {
            let words = rest.iter().take_while(|step| matches!(step, Step::Word(_))).count();
            if words > 1 {
                let text: Vec<_> = rest[..words].iter().map(|step| self.word(step)).collect();
                self.line(depth, &format!("the words \"{}\"", text.join(" ")));
            } else {
                self.write(first, depth);
            }
            rest = &rest[words.max(1)..];
        }
    }

    fn branch(&mut self, step: &Step, depth: usize) {
        if matches!(step, Step::Sequence(_)) {
            self.line(depth, "in order");
            self.write(step, depth + 1);
        } else {
            self.write(step, depth);
        }
    }

    fn word(&self, step: &Step) -> &str {
        if let Step::Word(symbol) = step { self.rules.vocabulary.word(*symbol) } else { "" }
    }

    fn leaf(&self, step: &Step) -> String {
        match step {
            Step::Word(_) => format!("the word \"{}\"", self.word(step)),
            Step::Phrase(list) => {
                format!("an entry of the list {}", self.list(self.rules.list(*list).name.as_str()))
            }
            Step::Verb(verb) => self.verb(verb),
            Step::SubjectVerb(group, verb) => {
                format!("{}\n    whose subject is {}", self.verb(verb), noun(group))
            }
            Step::Group(step) => noun(step),
            Step::Element(slot, element) => format!("a {}{}", element_name(*element), fills(slot.as_deref())),
            Step::Start => "the start of the sentence".to_owned(),
            Step::End => "the end of the sentence".to_owned(),
            Step::Sequence(_) | Step::Choice(_) | Step::Repeat(..) => String::new(),
        }
    }

    fn list(&self, name: &str) -> String {
        let words =
            self.rules.list_named(name).map(|id| self.rules.list(id).words.as_slice()).unwrap_or_default();
        format!("`{name}` ({})", shortened(words.iter().map(String::as_str)))
    }

    fn verb(&self, verb: &VerbStep) -> String {
        let lemmas = verb.test.lemmas.iter().map(|lemma| self.rules.vocabulary.word(*lemma));
        let mut text = match verb.test.lemmas.len() {
            0 => "any verb".to_owned(),
            _ => format!("the verb {}", shortened(lemmas)),
        };
        let _ = write!(text, "{}", verb_features(verb));
        text
    }
}

fn verb_features(verb: &VerbStep) -> String {
    let voice = verb.test.voice.map(|voice| match voice {
        Voice::Active => "active",
        Voice::Passive => "passive",
    });
    let form = verb.test.form.map(|form| match form {
        VerbForm::Finite => "with a tense",
        VerbForm::Infinitive => "infinitive",
        VerbForm::Gerund => "-ing form",
        VerbForm::Participle => "participle",
    });
    let negation = verb.test.negated.map(|negated| if negated { "negated" } else { "not negated" });
    let all: Vec<_> = [voice, form, negation].into_iter().flatten().collect();
    if all.is_empty() { String::new() } else { format!(", {}", all.join(", ")) }
}

fn noun(step: &GroupStep) -> String {
    let classes = match step.written.as_str() {
        "" | "any" => "any noun group".to_owned(),
        written => format!("a noun group ({})", written.replace('|', ", ")),
    };
    format!("{classes}{}", fills(step.slot.as_deref()))
}

fn fills(slot: Option<&str>) -> String {
    slot.map(|slot| format!(", which fills `{slot}`")).unwrap_or_default()
}

fn often(how: Repeat) -> &'static str {
    match (how.optional, how.many, how.lazy) {
        (true, false, false) => "perhaps",
        (true, false, true) => "perhaps, rather not",
        (true, true, false) => "any number of times",
        (true, true, true) => "any number of times, as few as possible",
        (false, _, false) => "once or more",
        (false, _, true) => "once or more, as few as possible",
    }
}

fn shortened<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<&str> = words.collect();
    let more = words.len().saturating_sub(SHOWN);
    let mut text = words[..words.len() - more].join(", ");
    if more > 0 {
        let _ = write!(text, " and {more} more");
    }
    text
}

fn triggers(rule: &Rule, rules: &RuleSet) -> String {
    let mut words: Vec<_> =
        rule.program.triggers.iter().map(|symbol| rules.vocabulary.word(*symbol)).collect();
    words.sort_unstable();
    shortened(words.into_iter())
}

fn slots(rule: &Rule, rules: &RuleSet) -> String {
    let mut out = String::new();
    for slot in &rules.type_of(rule).slots {
        let bound = rule.program.slots.contains(&slot.name).then(|| "read from the text".to_owned());
        let set = rule.set.get(&slot.name).map(|value| format!("always {value}"));
        let fill = rule.fill.get(&slot.name).map(|from| format!("filled from the {from}"));
        let ways: Vec<_> = [bound, set, fill].into_iter().flatten().collect();
        let how = if ways.is_empty() { "left empty".to_owned() } else { ways.join(", else ") };
        let _ = writeln!(out, "  {:<12} {how}", slot.name);
    }
    out
}

fn examples(rule: &Rule) -> String {
    let mut out = String::new();
    let groups =
        [("Matches", &rule.examples.matches), ("Should match, does not yet", &rule.examples.todo_matches)];
    for (title, examples) in groups.into_iter().filter(|(_, examples)| !examples.is_empty()) {
        let _ = write!(out, "\n{title}\n{}", examples.iter().map(match_lines).collect::<String>());
    }
    let groups =
        [("Ignores", &rule.examples.ignores), ("Should ignore, does not yet", &rule.examples.todo_ignores)];
    for (title, examples) in groups.into_iter().filter(|(_, examples)| !examples.is_empty()) {
        let _ = write!(out, "\n{title}\n{}", examples.iter().map(ignore_lines).collect::<String>());
    }
    out
}

fn match_lines(example: &MatchExample) -> String {
    let expected: Vec<_> = example.expect.iter().map(|(slot, value)| format!("{slot} = {value}")).collect();
    let mut out = format!("  {}\n", example.text);
    if !expected.is_empty() {
        let _ = writeln!(out, "    {}", expected.join(", "));
    }
    out
}

fn ignore_lines(example: &IgnoreExample) -> String {
    format!("  {}\n    {}\n", example.text, example.why)
}
