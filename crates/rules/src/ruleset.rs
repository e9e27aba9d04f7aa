//! A loaded rule set: everything the extractor needs, read from files once.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::claim_type::ClaimType;
use crate::diagnostic::{Code, Diagnostic, Report, RuleErrors};
use crate::lexicon::Lexicon;
use crate::list::List;
use crate::phrases::Phrases;
use crate::program::ListId;
use crate::rule::{Rule, RuleIndex};
use crate::source::SourceFile;
use crate::verbs::VerbTable;
use crate::versions::Versions;
use crate::vocabulary::{Symbol, Vocabulary};
use crate::words::WordTable;

/// Rules, types, lists and lexicons, ready for use. Cannot be changed after loading.
#[derive(Debug, Clone)]
pub struct RuleSet {
    /// All words that rules, lists and lexicons mention.
    pub vocabulary: Vocabulary,
    /// Claim types, sorted by file.
    pub types: Vec<ClaimType>,
    /// Rules, sorted by file and place.
    pub rules: Vec<Rule>,
    /// Word lists, by [`ListId`].
    pub lists: Vec<List>,
    /// Known names.
    pub lexicon: Lexicon,
    /// Trie over names, list entries and exceptions.
    pub phrases: Phrases,
    /// Forms of all known verbs.
    pub verbs: VerbTable,
    /// Parts of speech of common words.
    pub words: WordTable,
    /// Named parts of patterns, as written.
    pub fragments: BTreeMap<String, String>,
    /// Versions that were checked in beside the rules, if they were.
    pub locked: Option<Versions>,
    pub(crate) list_names: FxHashMap<String, ListId>,
    pub(crate) used_lists: BTreeSet<ListId>,
    pub(crate) triggered: Triggered,
    pub(crate) sources: Vec<Arc<SourceFile>>,
}

impl RuleSet {
    /// The rule set that is built into the crate.
    ///
    /// # Errors
    /// Gives all faults of all files.
    pub fn embedded() -> Result<RuleSet, RuleErrors> {
        Self::load(SourceFile::embedded())
    }
    /// The rule set that is built into the crate, without the examples of its rules: all that it takes to read articles, in
    /// less time.
    ///
    /// # Errors
    /// Gives all faults of all files.
    pub fn embedded_without_examples() -> Result<RuleSet, RuleErrors> {
        Self::load(SourceFile::embedded_without_examples())
    }
    /// Reads the files of a rule set.
    ///
    /// # Errors
    /// Gives all faults of all files.
    pub fn load(sources: Vec<SourceFile>) -> Result<RuleSet, RuleErrors> {
        crate::load::load(sources)
    }
    /// Reads all rule files below a folder.
    ///
    /// # Errors
    /// Gives all faults of all files, or the one file that could not be read.
    pub fn load_dir(folder: &Path) -> Result<RuleSet, RuleErrors> {
        match SourceFile::in_dir(folder) {
            Ok(sources) => Self::load(sources),
            Err(error) => Err(unreadable(folder, &error)),
        }
    }
    /// The rules of `base`, or those built into the crate, with the files below each folder of `added` beside them.
    /// An added file takes the place of one in a pack of the same name that is called the same.
    ///
    /// # Errors
    /// Gives all faults of all files, or the one folder that could not be read.
    pub fn load_with(base: Option<&Path>, added: &[PathBuf]) -> Result<RuleSet, RuleErrors> {
        let read = |folder: &Path| SourceFile::in_dir(folder).map_err(|error| unreadable(folder, &error));
        let mut sources = base.map_or_else(|| Ok(SourceFile::embedded()), read)?;
        for folder in added {
            for file in read(folder)? {
                sources.retain(|known| (known.pack(), known.name()) != (file.pack(), file.name()));
                sources.push(file);
            }
        }
        Self::load(sources)
    }
    /// The rules that a sentence with this word can match, in order.
    #[inline]
    pub fn rules_triggered_by(&self, symbol: Symbol) -> &[RuleIndex] {
        self.triggered.by(symbol)
    }
    /// The list of a name.
    pub fn list_named(&self, name: &str) -> Option<ListId> {
        self.list_names.get(name).copied()
    }
    /// The list of an id.
    pub fn list(&self, id: ListId) -> &List {
        &self.lists[id.0 as usize]
    }
    /// The claim type of a name.
    pub fn type_named(&self, name: &str) -> Option<&ClaimType> {
        self.types.iter().find(|claim_type| claim_type.name == name)
    }
    /// The claim type of a rule.
    pub fn type_of(&self, rule: &Rule) -> &ClaimType {
        &self.types[rule.claim_type]
    }
    /// The rule at an index.
    #[inline]
    pub fn rule(&self, index: RuleIndex) -> &Rule {
        &self.rules[index.0 as usize]
    }
    /// The rule of an id.
    pub fn rule_named(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}

fn unreadable(folder: &Path, error: &io::Error) -> RuleErrors {
    let file = Arc::new(SourceFile::new(folder.to_string_lossy(), ""));
    let report = Report::default();
    let fault = Diagnostic::new(&file, 0..0, Code::Unreadable, format!("cannot read the rules: {error}"));
    report.add(fault.help("give a folder that holds rule packs"));
    report.into_errors()
}

/// Which rules each word triggers: rules of symbol `i` are `rules[offsets[i]..offsets[i + 1]]`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Triggered {
    offsets: Vec<u32>,
    rules: Vec<RuleIndex>,
}

impl Triggered {
    /// Turns the triggers of all rules round.
    pub(crate) fn new(rules: &[Rule], words: usize) -> Self {
        let mut offsets = vec![0u32; words + 1];
        for symbol in rules.iter().flat_map(|rule| &rule.program.triggers) {
            offsets[symbol.0 as usize + 1] += 1;
        }
        for i in 1..offsets.len() {
            offsets[i] += offsets[i - 1];
        }
        let mut next = offsets.clone();
        let mut triggered = vec![RuleIndex(0); offsets[words] as usize];
        for (index, rule) in rules.iter().enumerate() {
            for symbol in &rule.program.triggers {
                let at = &mut next[symbol.0 as usize];
                triggered[*at as usize] = RuleIndex(index as u16);
                *at += 1;
            }
        }
        Triggered { offsets, rules: triggered }
    }
    #[inline]
    fn by(&self, symbol: Symbol) -> &[RuleIndex] {
        let at = symbol.0 as usize;
        match (self.offsets.get(at), self.offsets.get(at + 1)) {
            (Some(&start), Some(&end)) => &self.rules[start as usize..end as usize],
            _ => &[],
        }
    }
}
