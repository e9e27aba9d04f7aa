//! Reads the files of a rule set in the order in which they need each other: types and lexicons, then lists,
//! fragments and rules, then the patterns.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::claim_type::{self, ClaimType};
use crate::diagnostic::{Code, Report, RuleErrors};
use crate::lexicon::{self, NameClass, NameIndex, Tables};
use crate::list::{self, List, ListKind};
use crate::pattern::lower::lower;
use crate::pattern::parse::parse;
use crate::pattern::resolve::{Fragment, Names, Resolver, Step};
use crate::pattern::tree::{Named, Node, NodeKind};
use crate::pattern::trigger::{Costs, Triggers};
use crate::phrases::{PhraseTag, Phrases, PhrasesBuilder};
use crate::program::ListId;
use crate::reader::{Table, Text, with_root};
use crate::rule::{self, Rule};
use crate::ruleset::{RuleSet, Triggered};
use crate::source::SourceFile;
use crate::suggest::did_you_mean;
use crate::verbs::{VerbRow, VerbTable};
use crate::versions::Versions;
use crate::vocabulary::{Symbol, Vocabulary};

/// Reads a rule set; all faults of all files are reported at once.
pub(crate) fn load(sources: Vec<SourceFile>) -> Result<RuleSet, RuleErrors> {
    let mut sources: Vec<Arc<SourceFile>> = sources.into_iter().map(Arc::new).collect();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    let report = Report::default();
    let mut vocabulary = Vocabulary::default();
    let mut tables = read_tables(&sources, &mut vocabulary, &report);
    let types = read_types(&sources, &report);
    let Packs { lists, fragments, mut rules } = read_packs(&sources, &types, &mut vocabulary, &report);
    let list_names = name_lists(&lists, &report);
    let fragments = parse_fragments(fragments, &report);
    let names = Names { lists: &lists, by_name: &list_names, fragments: &fragments };
    let offices = office_spellings(&tables, &mut vocabulary);
    let (verbs, used_lists) =
        compile(&mut rules, &types, &names, &tables.verbs, &offices, &mut vocabulary, &report);
    check_ids(&rules, &report);
    tables.lexicon.index(&tables.words, &mut vocabulary);
    report.finish(RuleSet {
        phrases: build_phrases(&tables, &lists, &mut vocabulary),
        triggered: Triggered::new(&rules, vocabulary.len()),
        fragments: fragments.into_iter().map(|(name, fragment)| (name, fragment.text.value)).collect(),
        locked: sources
            .iter()
            .find(|file| file.name() == Versions::FILE)
            .map(|file| Versions::parse(&file.text)),
        lexicon: tables.lexicon,
        words: tables.words,
        vocabulary,
        types,
        rules,
        lists,
        verbs,
        list_names,
        used_lists,
        sources,
    })
}

/// The words of every name of an office.
fn office_spellings(tables: &Tables, vocabulary: &mut Vocabulary) -> Vec<Vec<Symbol>> {
    let offices = tables.lexicon.names.iter().filter(|name| name.class == NameClass::Office);
    let spellings = offices.flat_map(|name| name.aliases.iter().chain([&name.name]));
    spellings.map(|spelling| list::cut(spelling, vocabulary)).collect()
}

/// Compiles the patterns of all rules; gives the verbs and the lists that they name.
fn compile(
    rules: &mut [Rule],
    types: &[ClaimType],
    names: &Names<'_>,
    verbs: &[VerbRow],
    offices: &[Vec<Symbol>],
    vocabulary: &mut Vocabulary,
    report: &Report,
) -> (VerbTable, BTreeSet<ListId>) {
    let trees = parse_patterns(rules, report);
    let lemmas = Lemmas { lists: names.lists, fragments: names.fragments, rules, trees: &trees };
    let verbs = lemmas.table(verbs, vocabulary, report);
    let mut used = check_fragments(names, vocabulary, report);
    let costs = Costs::default();
    for (rule, tree) in rules.iter_mut().zip(&trees) {
        let Some(tree) = tree else { continue };
        let compiler = Compiler {
            names,
            verbs: &verbs,
            offices,
            costs: &costs,
            claim_type: &types[rule.claim_type],
            report,
        };
        compiler.compile(rule, tree, vocabulary, &mut used);
    }
    (verbs, used)
}

fn read_tables(sources: &[Arc<SourceFile>], vocabulary: &mut Vocabulary, report: &Report) -> Tables {
    let mut tables = Tables::default();
    for (index, file) in sources.iter().enumerate().filter(|(_, file)| file.extension() == "tsv") {
        lexicon::read(file, index, &mut tables, vocabulary, report);
    }
    tables
}

fn read_types(sources: &[Arc<SourceFile>], report: &Report) -> Vec<ClaimType> {
    let mut types = Vec::new();
    for file in sources.iter().filter(|file| file.name() == "type.toml") {
        with_root(file, report, |root| types.extend(claim_type::read(&root)));
    }
    types
}

/// What rule files hold, before patterns are compiled.
#[derive(Default)]
struct Packs {
    lists: Vec<List>,
    fragments: Vec<(Text, Text)>,
    rules: Vec<Rule>,
}

fn read_packs(
    sources: &[Arc<SourceFile>],
    types: &[ClaimType],
    vocabulary: &mut Vocabulary,
    report: &Report,
) -> Packs {
    let mut packs = Packs::default();
    let type_files = sources.iter().filter(|file| file.name() == "type.toml");
    let declared: BTreeSet<&str> = type_files.map(|file| file.path.as_str()).collect();
    let is_rules = |file: &&Arc<SourceFile>| file.extension() == "toml" && file.name() != "type.toml";
    for file in sources.iter().filter(is_rules) {
        // A type that could not be read is reported already: its rules are left alone.
        let type_file = type_file(file);
        let has_type = declared.contains(type_file.as_str());
        let claim_type = types.iter().enumerate().find(|(_, one)| one.file == type_file);
        with_root(file, report, |root: Table<'_>| {
            root.allow(&["rule", "list", "fragments"]);
            packs.lists.extend(list::read_all(&root, vocabulary));
            packs.fragments.extend(root.pairs("fragments"));
            if claim_type.is_some() || !has_type {
                packs.rules.extend(rule::read_all(&root, claim_type));
            }
        });
    }
    packs
}

/// Path of the type file beside a rule file.
fn type_file(file: &SourceFile) -> String {
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/type.toml")
}

fn name_lists(lists: &[List], report: &Report) -> FxHashMap<String, ListId> {
    let mut names = FxHashMap::default();
    for (index, list) in lists.iter().enumerate() {
        if let Some(ListId(first)) = names.insert(list.name.clone(), ListId(index as u16)) {
            let first = &lists[first as usize];
            let fault =
                list.declared.fault(Code::DuplicateName, format!("there are two lists `{}`", list.name));
            report.add(fault.help(format!("the first one is at {}:{}", first.file, first.line)));
        }
    }
    names
}

fn parse_text(text: &Text, report: &Report) -> Option<Node> {
    match parse(&text.value) {
        Ok(node) => Some(node),
        Err(fault) => {
            report.add(text.fault_at(fault.span, fault.code, fault.what).maybe_help(fault.help));
            None
        }
    }
}

fn parse_patterns(rules: &[Rule], report: &Report) -> Vec<Option<Node>> {
    rules.iter().map(|rule| parse_text(&rule.pattern_text, report)).collect()
}

fn parse_fragments(texts: Vec<(Text, Text)>, report: &Report) -> BTreeMap<String, Fragment> {
    let mut fragments = BTreeMap::new();
    for (name, text) in texts {
        let tree = parse_text(&text, report);
        if fragments.insert(name.value.clone(), Fragment { text, tree }).is_some() {
            let what = format!("there are two fragments `{}`", name.value);
            report.add(name.fault(Code::DuplicateName, what).help("give one of them another name"));
        }
    }
    break_cycles(&mut fragments, report);
    fragments
}

/// Reports fragments that contain themselves and takes their trees away, so that they can be expanded.
fn break_cycles(fragments: &mut BTreeMap<String, Fragment>, report: &Report) {
    let names: Vec<String> = fragments.keys().cloned().collect();
    let mut looped = Vec::new();
    for name in &names {
        if let Some(named) =
            uses(fragments, name).into_iter().find(|used| reaches(fragments, &used.name, name))
        {
            let what = format!("fragment `{name}` contains itself");
            let fault = fragments[name].text.fault_at(named.span, Code::FragmentCycle, what);
            report.add(fault.help("write the repetition with `*` or `+`"));
            looped.push(name.clone());
        }
    }
    for name in looped {
        if let Some(fragment) = fragments.get_mut(&name) {
            fragment.tree = None;
        }
    }
}

/// The fragments that a fragment names.
fn uses(fragments: &BTreeMap<String, Fragment>, name: &str) -> Vec<Named> {
    let mut used = Vec::new();
    if let Some(tree) = fragments.get(name).and_then(|fragment| fragment.tree.as_ref()) {
        tree.walk(&mut |node| {
            if let NodeKind::Fragment(named) = &node.kind {
                used.push(named.clone());
            }
        });
    }
    used
}

fn reaches(fragments: &BTreeMap<String, Fragment>, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(name) = open.pop() {
        if name == to {
            return true;
        }
        if seen.insert(name.clone()) {
            open.extend(uses(fragments, &name).into_iter().map(|used| used.name));
        }
    }
    false
}

/// Resolves every fragment by itself, so that its faults are reported once and at their place.
fn check_fragments(names: &Names<'_>, vocabulary: &mut Vocabulary, report: &Report) -> BTreeSet<ListId> {
    let mut used = BTreeSet::new();
    for fragment in names.fragments.values() {
        if let Some(tree) = &fragment.tree {
            let pattern = &fragment.text;
            let mut resolver = Resolver {
                names,
                claim_type: None,
                pattern,
                vocabulary,
                report,
                used: &mut used,
                within: None,
            };
            resolver.pattern(tree);
        }
    }
    used
}

/// Where verbs are named.
struct Lemmas<'a> {
    lists: &'a [List],
    fragments: &'a BTreeMap<String, Fragment>,
    rules: &'a [Rule],
    trees: &'a [Option<Node>],
}

impl Lemmas<'_> {
    /// All verbs: those of `verbs.tsv`, irregular ones, and those that lists and patterns name.
    fn table(&self, rows: &[VerbRow], vocabulary: &mut Vocabulary, report: &Report) -> VerbTable {
        let mut table = VerbTable::default();
        rows.iter().for_each(|row| table.add(row, vocabulary));
        let common = crate::irregular::VERBS.iter().map(|(lemma, _, _)| *lemma);
        common.chain(["be"]).for_each(|lemma| table.add(&VerbRow::of(lemma), vocabulary));
        for list in self.lists.iter().filter(|list| list.kind == ListKind::Verb) {
            for word in &list.words {
                table.add(&VerbRow::of(&crate::units::fold(word)), vocabulary);
            }
        }
        let patterns = self.rules.iter().zip(self.trees).map(|(rule, tree)| (&rule.pattern_text, tree));
        let fragments = self.fragments.values().map(|fragment| (&fragment.text, &fragment.tree));
        for (text, tree) in patterns.chain(fragments) {
            let Some(tree) = tree else { continue };
            tree.walk(&mut |node| {
                if let NodeKind::Verb(verb) = &node.kind {
                    verb.lemmas
                        .iter()
                        .for_each(|lemma| add_lemma(&mut table, lemma, text, vocabulary, report));
                }
            });
        }
        table
    }
}

/// Adds a verb that a pattern names; an inflected form is a fault.
fn add_lemma(
    table: &mut VerbTable,
    lemma: &Named,
    text: &Text,
    vocabulary: &mut Vocabulary,
    report: &Report,
) {
    let symbol = vocabulary.get(&lemma.name);
    if let Some(reading) = table.forms(symbol).first().filter(|_| !table.is_lemma(symbol)) {
        let base = vocabulary.word(reading.lemma);
        let what = format!("`{}` is a form of `{base}`", lemma.name);
        let fault = text.fault_at(lemma.span.clone(), Code::PatternSyntax, what);
        report.add(fault.help(format!("write `{base}`: it stands for all its forms")));
    }
    table.add(&VerbRow::of(&lemma.name), vocabulary);
}

/// Compiles the patterns of one type.
struct Compiler<'a> {
    names: &'a Names<'a>,
    verbs: &'a VerbTable,
    offices: &'a [Vec<Symbol>],
    costs: &'a Costs,
    claim_type: &'a ClaimType,
    report: &'a Report,
}

impl Compiler<'_> {
    fn compile(
        &self,
        rule: &mut Rule,
        tree: &Node,
        vocabulary: &mut Vocabulary,
        used: &mut BTreeSet<ListId>,
    ) {
        let before = self.report.len();
        let mut resolver = Resolver {
            names: self.names,
            claim_type: Some(self.claim_type),
            pattern: &rule.pattern_text,
            vocabulary,
            report: self.report,
            used,
            within: None,
        };
        let step = resolver.pattern(tree);
        if self.report.len() > before {
            return;
        }
        rule.program = lower(&step);
        rule.program.triggers = self.triggers(&step, &rule.pattern_text, vocabulary);
        rule.step = step;
    }

    fn triggers(&self, step: &Step, text: &Text, vocabulary: &Vocabulary) -> Vec<Symbol> {
        let triggers = Triggers {
            lists: self.names.lists,
            verbs: self.verbs,
            vocabulary,
            offices: self.offices,
            costs: self.costs,
        };
        triggers.of(step).unwrap_or_else(|| {
            let what = "the pattern needs no particular word, so it would be tried on every sentence";
            let help = "make a word, a list or a verb of it mandatory, in every alternative";
            self.report.add(text.fault(Code::NoTrigger, what).help(help));
            Vec::new()
        })
    }
}

/// Every id once, and `over` naming rules that there are.
fn check_ids(rules: &[Rule], report: &Report) {
    let mut seen: FxHashMap<&str, &Rule> = FxHashMap::default();
    for rule in rules {
        if let Some(first) = seen.insert(&rule.id, rule) {
            let fault = rule.id_text.fault(Code::DuplicateId, format!("there are two rules `{}`", rule.id));
            report.add(fault.help(format!("the first one is at {}:{}", first.file, first.line)));
        }
    }
    for text in rules.iter().flat_map(|rule| &rule.over_texts) {
        if !seen.contains_key(text.value.as_str()) {
            let fault = text.fault(Code::UnknownRule, format!("there is no rule `{}`", text.value));
            report.add(fault.maybe_help(did_you_mean(&text.value, seen.keys().copied())));
        }
    }
}

/// The units of an abbreviation as it is cut where a sentence goes on behind it: "Miss.," holds its stop.
fn abbreviated(spelling: &str, vocabulary: &mut Vocabulary) -> Vec<Symbol> {
    let mut units = list::cut(&format!("{spelling},"), vocabulary);
    units.pop();
    units
}

fn build_phrases(tables: &Tables, lists: &[List], vocabulary: &mut Vocabulary) -> Phrases {
    let mut builder = PhrasesBuilder::new(vocabulary);
    for (index, name) in tables.lexicon.names.iter().enumerate() {
        let tag = PhraseTag::Name(NameIndex(index as u32));
        for spelling in name.aliases.iter().chain([&name.name]) {
            builder.add(&list::cut(spelling, vocabulary), tag);
            if spelling.ends_with('.') {
                builder.add(&abbreviated(spelling, vocabulary), tag);
            }
        }
    }
    for (index, list) in lists.iter().enumerate() {
        let id = ListId(index as u16);
        if list.kind != ListKind::Verb {
            list.entries.iter().for_each(|entry| builder.add(entry, PhraseTag::List(id)));
        }
        list.exceptions.iter().for_each(|phrase| builder.add(phrase, PhraseTag::Exception(id)));
    }
    builder.build(vocabulary)
}
