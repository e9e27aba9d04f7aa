//! `claimwire unmatched`: what the rules miss in real text, grouped by construction.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use claimwire_extractor::Unmatched;
use claimwire_record::Article;

use crate::survey::articles;
use crate::terminal::complain;
use crate::{Exit, Failure, Options, Outcome, Stages};

/// List sentences with a trigger that no rule turned into a claim, grouped by construction.
///
/// A trigger is a verb, noun or adjective that rules look for. A construction shows what stands around it: noun
/// groups by class ({person}), verbs by lemma (<back>), function words as they are. Under each the rule that came
/// furthest, where it stopped, and some of the sentences. Many misses are right: nothing was claimed.
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

/// A construction: claim type and what stands around the trigger.
type Construction = (String, String);

/// The sentences of one construction.
#[derive(Debug, Default)]
struct Group {
    count: u64,
    nearest: Option<(String, String)>,
    sentences: Vec<String>,
}

/// Prints the constructions, the most frequent first.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let stages = Stages::load(options)?;
    if let Some(name) = &args.claim_type {
        known_type(&stages, name)?;
    }
    let wanted = |name: &str| match &args.claim_type {
        Some(only) => only == name,
        None => name != "statement",
    };
    let mut groups: BTreeMap<Construction, Group> = BTreeMap::new();
    let ask = |article: &Article| -> Vec<(Unmatched, String)> {
        let rows = stages.extractor().unmatched(article, |claim_type| wanted(&claim_type.name));
        rows.into_iter().map(|row| shown(article, row)).collect()
    };
    articles(&args.inputs, options, ask, |rows| {
        rows.into_iter().for_each(|(row, sentence)| note(&mut groups, args.examples, row, sentence));
        Ok(())
    })?;
    print(args, &groups).map_err(Failure::stdout)?;
    Ok(Exit::Well)
}

fn known_type(stages: &Stages, name: &str) -> Result<(), Failure> {
    let types = &stages.extractor().rules().types;
    if types.iter().any(|known| known.name == name) {
        return Ok(());
    }
    let names: Vec<&str> = types.iter().map(|known| known.name.as_str()).collect();
    Err(Failure::new(format_args!("no claim type is called {name}"), format!("one of {}", names.join(", "))))
}

/// The sentence on one line, with where it stands.
fn shown(article: &Article, row: Unmatched) -> (Unmatched, String) {
    let words: Vec<&str> = article.text[row.sentence.range()].split_whitespace().collect();
    let line = format!("{}:{}: {}", article.document.path, row.sentence.start, words.join(" "));
    (row, line)
}

fn note(groups: &mut BTreeMap<Construction, Group>, examples: usize, row: Unmatched, sentence: String) {
    let group = groups.entry((row.claim_type, row.construction)).or_default();
    group.count += 1;
    if group.nearest.is_none() {
        group.nearest = row.nearest;
    }
    if group.sentences.len() < examples {
        group.sentences.push(sentence);
    }
}

fn print(args: &Args, groups: &BTreeMap<Construction, Group>) -> io::Result<()> {
    let mut rows: Vec<(&Construction, &Group)> = groups.iter().collect();
    rows.sort_by_key(|(construction, group)| (Reverse(group.count), *construction));
    let limit = if args.limit == 0 { rows.len() } else { args.limit };
    let mut out = BufWriter::new(io::stdout().lock());
    for ((claim_type, construction), group) in rows.iter().take(limit) {
        writeln!(out, "{:>5}  {claim_type:<11} {construction}", group.count)?;
        if let Some((rule, stop)) = &group.nearest {
            writeln!(out, "       nearest: {rule} stops{stop}")?;
        }
        for sentence in &group.sentences {
            writeln!(out, "       {sentence}")?;
        }
    }
    out.flush()?;
    let sentences: u64 = groups.values().map(|group| group.count).sum();
    complain(format_args!("{sentences} sentences without a claim, in {} constructions", groups.len()));
    Ok(())
}
