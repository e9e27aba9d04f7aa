//! Replaces the names in a pattern's tree by what they stand for: slots and their classes, lists, fragments.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::tree::{GroupNode, Named, Node, NodeKind, Repeat, VerbNode};
use super::{class_names, slot_element};
use crate::claim_type::ClaimType;
use crate::diagnostic::{Code, Report};
use crate::list::{List, ListKind};
use crate::program::{ClassSet, Element, GroupTest, ListId, VerbTest};
use crate::reader::Text;
use crate::suggest::did_you_mean;
use crate::vocabulary::{Symbol, Vocabulary};

/// A part of a pattern with all names resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Word(Symbol),
    Phrase(ListId),
    Verb(VerbStep),
    SubjectVerb(GroupStep, VerbStep),
    Group(GroupStep),
    Element(Option<String>, Element),
    Start,
    End,
    Sequence(Vec<Step>),
    Choice(Vec<Step>),
    Repeat(Box<Step>, Repeat),
}

/// A verb group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VerbStep {
    pub(crate) test: VerbTest,
    /// As the pattern writes it.
    pub(crate) written: String,
}

/// A noun group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GroupStep {
    pub(crate) slot: Option<String>,
    pub(crate) test: GroupTest,
    /// Its classes as the pattern or the slot writes them.
    pub(crate) written: String,
}

/// A named part of patterns.
#[derive(Debug)]
pub(crate) struct Fragment {
    pub(crate) text: Text,
    /// None where the fragment is faulty.
    pub(crate) tree: Option<Node>,
}

/// What patterns can name.
pub(crate) struct Names<'a> {
    pub(crate) lists: &'a [List],
    pub(crate) by_name: &'a FxHashMap<String, ListId>,
    pub(crate) fragments: &'a BTreeMap<String, Fragment>,
}

/// Resolves one pattern.
pub(crate) struct Resolver<'a> {
    pub(crate) names: &'a Names<'a>,
    /// The type whose slots the pattern binds; none for fragments, which may bind any.
    pub(crate) claim_type: Option<&'a ClaimType>,
    pub(crate) pattern: &'a Text,
    pub(crate) vocabulary: &'a mut Vocabulary,
    pub(crate) report: &'a Report,
    pub(crate) used: &'a mut BTreeSet<ListId>,
    /// Place of the fragment that is being resolved, if one is.
    pub(crate) within: Option<Range<usize>>,
}

impl Resolver<'_> {
    /// The whole pattern, with subjects joined to their verbs.
    pub(crate) fn pattern(&mut self, node: &Node) -> Step {
        join_subject(self.step(node))
    }

    fn fault(&self, span: &Range<usize>, code: Code, what: String, help: Option<String>) {
        // Inside a fragment all but slots is reported where the fragment is declared.
        if self.within.is_none() || code == Code::UnknownSlot {
            let span = self.within.as_ref().unwrap_or(span).clone();
            self.report.add(self.pattern.fault_at(span, code, what).maybe_help(help));
        }
    }

    fn step(&mut self, node: &Node) -> Step {
        match &node.kind {
            NodeKind::Words(words) => {
                splice(words.iter().map(|word| Step::Word(self.vocabulary.intern(word))).collect())
            }
            NodeKind::List(named) => self.phrase(named),
            NodeKind::Verb(verb) => Step::Verb(self.verb(verb)),
            NodeKind::Group(group) => self.group(group),
            NodeKind::Element(element) => Step::Element(None, *element),
            NodeKind::Fragment(named) => self.fragment(named, &node.span),
            NodeKind::Start => Step::Start,
            NodeKind::End => Step::End,
            NodeKind::Sequence(parts) => splice(parts.iter().map(|part| self.step(part)).collect()),
            NodeKind::Choice(parts) => Step::Choice(parts.iter().map(|part| self.step(part)).collect()),
            NodeKind::Repeat(part, repeat) => Step::Repeat(Box::new(self.step(part)), *repeat),
        }
    }

    fn list(&mut self, named: &Named, fits: impl Fn(ListKind) -> bool, wanted: &str) -> Option<ListId> {
        let Some(&id) = self.names.by_name.get(&named.name) else {
            let known = self.names.lists.iter().map(|list| list.name.as_str());
            let help = did_you_mean(&named.name, known)
                .or_else(|| Some(format!("declare it: `[list.{}]` with `kind` and `words`", named.name)));
            self.fault(&named.span, Code::UnknownList, format!("unknown list `@{}`", named.name), help);
            return None;
        };
        self.used.insert(id);
        let kind = self.names.lists[id.0 as usize].kind;
        if !fits(kind) {
            let what = format!("`@{}` is a {} list", named.name, kind.name());
            self.fault(&named.span, Code::ListKind, what, Some(wanted.to_owned()));
            return None;
        }
        Some(id)
    }

    fn phrase(&mut self, named: &Named) -> Step {
        let wanted = format!("verb lists stand in angle brackets: `<@{}>`", named.name);
        let id = self.list(named, |kind| kind != ListKind::Verb, &wanted);
        id.map_or(Step::Sequence(Vec::new()), Step::Phrase)
    }

    fn verb(&mut self, verb: &VerbNode) -> VerbStep {
        let mut lemmas: Vec<Symbol> =
            verb.lemmas.iter().map(|lemma| self.vocabulary.intern(&lemma.name)).collect();
        for named in &verb.lists {
            let wanted = "a verb group needs a list of kind \"verb\"";
            if let Some(id) = self.list(named, |kind| kind == ListKind::Verb, wanted) {
                lemmas
                    .extend(self.names.lists[id.0 as usize].entries.iter().filter_map(|entry| entry.first()));
            }
        }
        lemmas.sort_unstable();
        lemmas.dedup();
        let test = VerbTest { lemmas, voice: verb.voice, form: verb.form, negated: verb.negated };
        VerbStep { test, written: verb.written.clone() }
    }

    fn group(&mut self, group: &GroupNode) -> Step {
        let declared = group.slot.as_ref().and_then(|slot| self.declared_classes(slot));
        let mut filler = Filler::default();
        if group.classes.is_empty() {
            for name in declared.as_deref().unwrap_or("any").split('|') {
                let span = group.slot.as_ref().map_or(0..0, |slot| slot.span.clone());
                self.class(&Named { name: name.trim().to_owned(), span }, &mut filler);
            }
        }
        for class in &group.classes {
            self.class(class, &mut filler);
        }
        filler.into_step(group.slot.as_ref().map(|slot| slot.name.clone()))
    }

    /// The classes of the slot's declaration; a fault where the type has no such slot.
    fn declared_classes(&self, slot: &Named) -> Option<String> {
        let claim_type = self.claim_type?;
        let classes = claim_type.classes_of(&slot.name);
        if classes.is_none() {
            let what = format!("type `{}` has no slot `{}`", claim_type.name, slot.name);
            self.fault(
                &slot.span,
                Code::UnknownSlot,
                what,
                did_you_mean(&slot.name, claim_type.slot_names()),
            );
        }
        classes.map(str::to_owned)
    }

    fn class(&mut self, class: &Named, filler: &mut Filler) {
        filler.written.push(class.name.clone());
        if let Some(name) = class.name.strip_prefix('@') {
            let list = Named { name: name.to_owned(), span: class.span.start + 1..class.span.end };
            let wanted = "a noun group needs a list of kind \"noun\"";
            filler.test.head_lists.extend(self.list(&list, |kind| kind != ListKind::Verb, wanted));
        } else if let Some(set) = ClassSet::named(&class.name) {
            filler.test.classes = filler.test.classes.union(set);
        } else if let Some(element) = slot_element(&class.name) {
            filler.elements.push(element);
        } else {
            let what = format!("unknown class `{}`", class.name);
            self.fault(&class.span, Code::UnknownClass, what, did_you_mean(&class.name, class_names()));
        }
    }

    fn fragment(&mut self, named: &Named, span: &Range<usize>) -> Step {
        let Some(fragment) = self.names.fragments.get(&named.name) else {
            let known = self.names.fragments.keys().map(String::as_str);
            let help = did_you_mean(&named.name, known);
            self.fault(
                &named.span,
                Code::UnknownFragment,
                format!("unknown fragment `&{}`", named.name),
                help,
            );
            return Step::Sequence(Vec::new());
        };
        let Some(tree) = &fragment.tree else { return Step::Sequence(Vec::new()) };
        let outer = self.within.clone();
        self.within = Some(outer.clone().unwrap_or_else(|| span.clone()));
        let step = self.step(tree);
        self.within = outer;
        step
    }
}

/// What can fill a pair of braces.
#[derive(Default)]
struct Filler {
    test: GroupTest,
    elements: Vec<Element>,
    written: Vec<String>,
}

impl Filler {
    /// Elements are tried before noun groups: a number is also part of a noun group.
    fn into_step(self, slot: Option<String>) -> Step {
        let has_group = self.test != GroupTest::default();
        let mut ways: Vec<Step> = self.elements.iter().map(|one| Step::Element(slot.clone(), *one)).collect();
        if has_group || ways.is_empty() {
            let names = self.written.iter().filter(|name| slot_element(name).is_none());
            let written = names.map(String::as_str).collect::<Vec<_>>().join("|");
            ways.push(Step::Group(GroupStep { slot, test: self.test, written }));
        }
        if ways.len() == 1 { ways.remove(0) } else { Step::Choice(ways) }
    }
}

/// Sequences within a sequence become part of it.
fn splice(steps: Vec<Step>) -> Step {
    let mut flat = Vec::with_capacity(steps.len());
    for step in steps {
        match step {
            Step::Sequence(inner) => flat.extend(inner),
            step => flat.push(step),
        }
    }
    if flat.len() == 1 { flat.remove(0) } else { Step::Sequence(flat) }
}

/// Joins a noun group at the very start, or at the start of each of the alternatives that stand there, with the verb
/// group behind it. Where alternatives stand behind it, it goes into each of them.
fn join_subject(step: Step) -> Step {
    let mut steps = match step {
        Step::Sequence(steps) => steps,
        Step::Choice(branches) => return Step::Choice(branches.into_iter().map(join_subject).collect()),
        step => return step,
    };
    if matches!(steps.first(), Some(Step::Choice(_))) {
        let first = join_subject(steps.remove(0));
        steps.insert(0, first);
        return splice(steps);
    }
    let [Step::Group(_), second, ..] = steps.as_slice() else { return Step::Sequence(steps) };
    if !begins_with_verb(second) {
        return Step::Sequence(steps);
    }
    let Step::Group(group) = steps.remove(0) else { return Step::Sequence(steps) };
    let verb = steps.remove(0);
    steps.insert(0, with_subject(&group, verb));
    splice(steps)
}

fn begins_with_verb(step: &Step) -> bool {
    match step {
        Step::Verb(_) => true,
        Step::Sequence(steps) => steps.first().is_some_and(begins_with_verb),
        Step::Choice(branches) => branches.iter().any(begins_with_verb),
        _ => false,
    }
}

fn with_subject(group: &GroupStep, step: Step) -> Step {
    match step {
        Step::Verb(verb) => Step::SubjectVerb(group.clone(), verb),
        Step::Choice(branches) => {
            Step::Choice(branches.into_iter().map(|one| with_subject(group, one)).collect())
        }
        Step::Sequence(mut steps) if steps.first().is_some_and(begins_with_verb) => {
            let first = steps.remove(0);
            steps.insert(0, with_subject(group, first));
            splice(steps)
        }
        other => splice(vec![Step::Group(group.clone()), other]),
    }
}
