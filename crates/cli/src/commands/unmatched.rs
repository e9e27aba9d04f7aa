//! `claimwire unmatched`: what the rules miss in real text, grouped by construction.
//!
//! Most sentences with a trigger claim nothing: "say" is looked for by rules on stands ("said no to the plan"). How often
//! a trigger gives a claim tells how likely a sentence with it and no claim is a miss, so that constructions are ordered
//! by how many misses are to be expected among their sentences.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use claimwire_extractor::{Trigger, Unmatched};
use claimwire_record::Article;
use claimwire_rules::one_line;

use crate::survey::articles;
use crate::terminal::complain;
use crate::{Exit, Failure, Options, Outcome, Stages};

/// List sentences with a trigger that no rule turned into a claim, grouped by construction.
///
/// A trigger is a verb, noun or adjective that rules look for. A construction shows what stands around it: noun
/// groups by class ({person}), verbs by lemma (<back>), function words as they are. Before it stands how many misses
/// are to be expected, by how often sentences with the trigger give a claim, and of how many sentences. Under it the
/// rule that came furthest, where it stopped, and some of the sentences. Many misses are right: nothing was claimed.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Folders and files of articles.
    #[arg(required = true, value_name = "FOLDER|FILE")]
    inputs: Vec<PathBuf>,
    /// Only this claim type; all but statements unless given.
    #[arg(long = "type", value_name = "TYPE")]
    claim_type: Option<String>,
    /// How many constructions to show; 0 shows all.
    #[arg(long, value_name = "N", default_value_t = 30)]
    limit: usize,
    /// How many sentences to show of each.
    #[arg(long, value_name = "N", default_value_t = 2)]
    examples: usize,
}

/// Prints the constructions, those with the most expected misses first.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let stages = Stages::load(options)?;
    if let Some(name) = &args.claim_type {
        known_type(&stages, name)?;
    }
    let wanted = |name: &str| match &args.claim_type {
        Some(only) => only == name,
        None => name != "statement",
    };
    let mut survey = Survey::default();
    let ask = |article: &Article| -> Vec<Seen> {
        let triggers = stages.extractor().triggers(article, |claim_type| wanted(&claim_type.name));
        sentences(article, triggers)
    };
    articles(&args.inputs, options, ask, |rows| {
        rows.into_iter().for_each(|seen| survey.note(seen));
        Ok(())
    })?;
    print(args, &survey.groups(args.examples), survey.missed.len()).map_err(Failure::stdout)?;
    Ok(Exit::Well)
}

/// A sentence with triggers of one claim type.
struct Seen {
    claim_type: String,
    /// Each trigger with how it was missed, if it was.
    triggers: Vec<(String, Option<Unmatched>)>,
    /// The sentence on one line, with where it stands.
    shown: String,
}

/// The triggers of an article by sentence and type; a sentence is shown only where it was missed.
fn sentences(article: &Article, triggers: Vec<Trigger>) -> Vec<Seen> {
    let mut sentences: Vec<Seen> = Vec::new();
    let mut last = None;
    for trigger in triggers {
        let here = Some((trigger.sentence, trigger.claim_type.clone()));
        if here != last {
            let shown = trigger.miss.as_ref().map(|_| shown(article, &trigger)).unwrap_or_default();
            sentences.push(Seen { claim_type: trigger.claim_type, triggers: Vec::new(), shown });
            last = here;
        }
        sentences.last_mut().expect("one was begun").triggers.push((trigger.word, trigger.miss));
    }
    sentences
}

/// The sentence on one line, with where it stands.
fn shown(article: &Article, trigger: &Trigger) -> String {
    let words = one_line(&article.text[trigger.sentence.range()]);
    format!("{}:{}: {words}", article.document.path, trigger.sentence.start)
}

/// All that was seen.
#[derive(Default)]
struct Survey {
    /// Sentences by claim type and trigger: with a claim, and all.
    rates: HashMap<(String, String), (u32, u32)>,
    missed: Vec<Seen>,
}

impl Survey {
    fn note(&mut self, seen: Seen) {
        for (word, miss) in &seen.triggers {
            let rate = self.rates.entry((seen.claim_type.clone(), word.clone())).or_default();
            rate.0 += u32::from(miss.is_none());
            rate.1 += 1;
        }
        if seen.triggers.iter().any(|(_, miss)| miss.is_some()) {
            self.missed.push(seen);
        }
    }

    /// The chance that a sentence with the trigger claims something, by those seen.
    fn rate(&self, claim_type: &str, word: &str) -> f64 {
        let (matched, all) =
            self.rates.get(&(claim_type.to_owned(), word.to_owned())).copied().unwrap_or_default();
        // A trigger seen seldom is believed as if it had been seen once more without a claim and half with one.
        (f64::from(matched) + 0.5) / (f64::from(all) + 1.5)
    }

    /// The missed sentences by construction around their likeliest trigger; those with most expected misses first.
    fn groups(&self, examples: usize) -> Vec<Group<'_>> {
        let mut groups: BTreeMap<(&str, &str), Group> = BTreeMap::new();
        for seen in &self.missed {
            let rated = seen.triggers.iter().map(|(word, miss)| (self.rate(&seen.claim_type, word), miss));
            let missed = rated.filter_map(|(rate, miss)| Some((rate, miss.as_ref()?)));
            let Some((rate, miss)) = missed.reduce(|best, one| if one.0 > best.0 { one } else { best })
            else {
                continue;
            };
            let group = groups.entry((&seen.claim_type, &miss.construction)).or_insert_with(|| Group {
                claim_type: &seen.claim_type,
                miss,
                expected: 0.0,
                sentences: Vec::new(),
                count: 0,
            });
            group.expected += rate;
            group.count += 1;
            if group.sentences.len() < examples {
                group.sentences.push(&seen.shown);
            }
        }
        let mut groups: Vec<Group> = groups.into_values().collect();
        groups.sort_by(|one, other| other.expected.total_cmp(&one.expected));
        groups
    }
}

/// The sentences of one construction.
struct Group<'s> {
    claim_type: &'s str,
    miss: &'s Unmatched,
    /// How many of them should have given a claim.
    expected: f64,
    count: usize,
    sentences: Vec<&'s str>,
}

fn known_type(stages: &Stages, name: &str) -> Result<(), Failure> {
    let types = &stages.extractor().rules().types;
    if types.iter().any(|known| known.name == name) {
        return Ok(());
    }
    let names: Vec<&str> = types.iter().map(|known| known.name.as_str()).collect();
    Err(Failure::new(format_args!("no claim type is called {name}"), format!("one of {}", names.join(", "))))
}

fn print(args: &Args, groups: &[Group], sentences: usize) -> io::Result<()> {
    let limit = if args.limit == 0 { groups.len() } else { args.limit };
    let mut out = BufWriter::new(io::stdout().lock());
    for group in groups.iter().take(limit) {
        let (expected, count) = (group.expected, group.count);
        writeln!(out, "{expected:>6.1} of {count:<5} {:<11} {}", group.claim_type, group.miss.construction)?;
        if let Some((rule, stop)) = &group.miss.nearest {
            writeln!(out, "       nearest: {rule} stops{stop}")?;
        }
        for sentence in &group.sentences {
            writeln!(out, "       {sentence}")?;
        }
    }
    out.flush()?;
    complain(format_args!("{sentences} sentences without a claim, in {} constructions", groups.len()));
    Ok(())
}
