//! Prints every level of the cascade for a text, the rules considered, how far each got and why it stopped.

use std::fmt::Write;

use claimwire_record::{Article, Document, Offsets, Paragraph, Span, Zone, sha256_hex};
use claimwire_rules::program::ClassSet;

use crate::analysis::{Analysis, VerbId};
use crate::engine::Extractor;
use crate::lattice::Lattice;
use crate::machine::{self, Scratch, View};
use crate::resolve::{self, Resolver};
use crate::stops;
use crate::verbs::Governor;

/// A text of a few sentences as an article; each line that is not blank is a paragraph.
pub fn article_of(text: &str, published: Option<&str>) -> Article {
    let offsets = Offsets::new(text);
    let mut at = 0;
    let mut paragraphs = Vec::new();
    for line in text.split('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            let span = offsets.locate(Span::of_range(start..start + trimmed.len()));
            paragraphs.push(Paragraph { zone: Zone::Body, span, ..Paragraph::default() });
        }
        at += line.len() + 1;
    }
    Article {
        schema: Article::SCHEMA.to_owned(),
        document: Document {
            path: "text".to_owned(),
            published: published.map(str::to_owned),
            sha256: sha256_hex(text.as_bytes()),
            ..Document::default()
        },
        text: text.to_owned(),
        text_is_input: true,
        paragraphs,
        ..Article::default()
    }
}

impl Extractor {
    /// The claims of a bare text. `published` is a date (ISO 8601) that expressions of time are read against.
    pub fn extract_text(&self, text: &str, published: Option<&str>) -> Vec<claimwire_record::Claim> {
        self.extract(&article_of(text, published))
    }

    /// All levels of a text in words: units, names, groups, reference, rules, claims with their frame.
    pub fn explain(&self, text: &str, published: Option<&str>) -> String {
        let article = article_of(text, published);
        let (analysis, lattice) = self.analyse(&article, &mut ());
        let mut out = String::new();
        let printer = Printer { extractor: self, analysis: &analysis, lattice: &lattice };
        // Writing to a string cannot fail.
        let _ = printer.print(&mut out);
        out
    }
}

struct Printer<'p, 'a> {
    extractor: &'p Extractor,
    analysis: &'p Analysis<'a>,
    lattice: &'p Lattice,
}

impl Printer<'_, '_> {
    fn print(&self, out: &mut String) -> std::fmt::Result {
        self.units(out)?;
        self.names(out)?;
        self.groups(out)?;
        self.reference(out)?;
        self.rules(out)?;
        self.claims(out)
    }

    fn units(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "1 units")?;
        for sentence in &self.analysis.sentences {
            let kind = if sentence.quote.is_some() { "quoted sentence" } else { "sentence" };
            write!(out, "  {kind}:")?;
            for at in sentence.units.start..sentence.units.end {
                write!(out, " {}/{:?}", self.word(at), self.analysis.tag(at))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    fn word(&self, at: u32) -> &str {
        &self.analysis.text[self.analysis.unit(at).span.range()]
    }

    fn names(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "2 names")?;
        for name in &self.analysis.names {
            let id =
                name.entry.map_or("in no lexicon", |entry| self.extractor.knowledge.name(entry).id.as_str());
            let guess = if name.is_guess { ", by its shape" } else { "" };
            writeln!(out, "  {:?}: {} ({id}{guess})", name.kind, self.analysis.words(name.units))?;
        }
        for number in &self.analysis.numbers {
            let words = self.analysis.words(Span::new(number.units.start, number.units.end));
            writeln!(
                out,
                "  number: {words} = {:?} {:?} of {:?} ({:?})",
                number.comparator, number.value, number.total, number.kind
            )?;
        }
        for (index, time) in self.analysis.times.iter().enumerate() {
            let words = self.analysis.words(Span::new(time.units.start, time.units.end));
            let value =
                crate::clock::of_mention(self.analysis, index as u32, crate::times::Direction::Unknown)
                    .and_then(|time| time.value);
            writeln!(out, "  time: {words} = {}", value.as_deref().unwrap_or("not resolved"))?;
        }
        Ok(())
    }

    fn groups(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "3 groups")?;
        for group in &self.analysis.groups {
            writeln!(out, "  noun: {} [{}]", self.analysis.words(group.units), class_names(group.classes))?;
        }
        for index in 0..self.analysis.verbs.len() {
            self.verb(out, VerbId(index as u32))?;
        }
        Ok(())
    }

    fn verb(&self, out: &mut String, id: VerbId) -> std::fmt::Result {
        let verb = self.analysis.verb(id);
        let lemmas: Vec<&str> =
            verb.lemmas.iter().map(|&lemma| self.extractor.knowledge.rules.vocabulary.word(lemma)).collect();
        let subject =
            verb.subject.map_or("none", |group| self.analysis.words(self.analysis.group(group).units));
        let governor = match verb.governor {
            Some(Governor::Verb(up)) => self.analysis.words(self.analysis.verb(up).units),
            Some(Governor::Word(at)) => self.word(at),
            None => "none",
        };
        let negated = if verb.negation.is_some() { " negated" } else { "" };
        writeln!(
            out,
            "  verb: {} = {} {:?} {:?} {:?}{negated}; subject: {subject}; hangs on: {governor}",
            self.analysis.words(verb.units),
            lemmas.join("|"),
            verb.form,
            verb.voice,
            verb.modality
        )
    }

    fn reference(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "4 reference")?;
        for person in &self.analysis.people.all {
            let nations: Vec<&str> = person.countries.iter().map(|nation| nation.code.as_str()).collect();
            writeln!(out, "  {} = {} {}", person.name, person.id, nations.join(" "))?;
        }
        let main_body = resolve::main_body(self.analysis, &self.extractor.knowledge);
        let resolver = Resolver {
            analysis: self.analysis,
            knowledge: &self.extractor.knowledge,
            main_body,
            speaker: None,
        };
        for (index, group) in self
            .analysis
            .groups
            .iter()
            .enumerate()
            .filter(|(_, group)| group.classes.meets(ClassSet::PRONOUN))
        {
            let found = resolver.entities(crate::analysis::GroupId(index as u32), None);
            let ids: Vec<&str> = found.iter().filter_map(|found| found.entity.id.as_deref()).collect();
            writeln!(out, "  {} = {}", self.analysis.words(group.units), ids.join(", "))?;
        }
        Ok(())
    }

    fn rules(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "5 rules")?;
        let mut scratch = Scratch::default();
        for sentence in &self.analysis.sentences {
            for index in self.extractor.triggered(self.analysis, sentence.units) {
                let rule = self.extractor.knowledge.rules.rule(index);
                let view = View { analysis: self.analysis, lattice: self.lattice, sentence: sentence.units };
                let mut found = Vec::new();
                machine::trace(&view, self.extractor.knowledge.task(index), &mut scratch, &mut found);
                match found.first() {
                    Some(first) => {
                        writeln!(out, "  {} matches: {}", rule.id, self.analysis.words(first.units))?
                    }
                    None => writeln!(
                        out,
                        "  {} stops{}",
                        rule.id,
                        stops::describe(
                            self.analysis,
                            &self.extractor.knowledge.rules,
                            sentence.units,
                            scratch.furthest,
                            &rule.program.insts
                        )
                    )?,
                }
            }
        }
        Ok(())
    }

    fn claims(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "6 claims")?;
        for claim in self.extractor.claims(self.analysis, self.lattice, &mut ()) {
            let source = claim.attribution.source.name.as_deref().unwrap_or("the article");
            let time = claim.time.value.as_deref().unwrap_or("no time");
            writeln!(
                out,
                "  {}: {} [{:?}, {:?}, {time}, by {source}, {}@{}]",
                claim.claim_type,
                claim.text,
                claim.polarity,
                claim.modality,
                claim.rule.id,
                claim.rule.version
            )?;
            writeln!(out, "      \"{}\"", claim.quote)?;
        }
        Ok(())
    }
}

fn class_names(classes: ClassSet) -> String {
    let names: Vec<&str> = ClassSet::NAMES
        .iter()
        .filter(|(_, set)| set.0.count_ones() == 1 && classes.meets(*set))
        .map(|(name, _)| *name)
        .collect();
    names.join(" ")
}
