//! Level 3: verb groups. Auxiliaries, adverbs, negation and modals become features of the verb they go with,
//! so that no claim pattern repeats them.

use claimwire_record::{Modality, Span};
use claimwire_rules::program::{VerbForm, VerbTest, Voice};
use claimwire_rules::vocabulary::Symbol;
use claimwire_rules::{FormSet, RuleSet};
use smallvec::SmallVec;

use crate::analysis::{Analysis, GroupId, UnitSpan, VerbId};
use crate::knowledge::Knowledge;
use crate::lexis::WordClass;
use crate::numbers::NumberKind;
use crate::tags::Tag;

/// What a verb group hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Governor {
    /// Another verb: "decided to back".
    Verb(VerbId),
    /// A noun or adjective: "readiness to back", "likely to back"; the unit.
    Word(u32),
}

/// Tense, as far as it tells the direction of an expression of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// "backed", "has backed".
    Past,
    /// "backs".
    Present,
    /// "will back".
    Future,
}

/// A verb group.
#[derive(Debug, Clone)]
pub struct VerbGroup {
    /// From the first auxiliary to the verb.
    pub units: UnitSpan,
    /// The verb.
    pub head: u32,
    /// What its form can come from.
    pub lemmas: SmallVec<[Symbol; 2]>,
    /// Active or passive.
    pub voice: Voice,
    /// Finite or not.
    pub form: VerbForm,
    /// Tense.
    pub tense: Tense,
    /// The word that negates it.
    pub negation: Option<u32>,
    /// The modal before it.
    pub modal: Option<u32>,
    /// What the modal makes of it.
    pub modality: Modality,
    /// Who does it, or has it done to them.
    pub subject: Option<GroupId>,
    /// Whether the subject is the object of the governor: "urged members to endorse".
    pub object_control: bool,
    /// What it hangs on.
    pub governor: Option<Governor>,
}

impl VerbGroup {
    /// Whether the group passes a rule's test.
    pub fn passes(&self, test: &VerbTest) -> bool {
        (test.lemmas.is_empty() || self.has_lemma(&test.lemmas)) && self.fits(test)
    }
    /// Whether the group passes a rule's test, its lemma aside.
    pub fn fits(&self, test: &VerbTest) -> bool {
        test.voice.is_none_or(|voice| voice == self.voice)
            && test.form.is_none_or(|form| form == self.form)
            && test.negated.is_none_or(|negated| negated == self.negation.is_some())
    }
    /// Whether it stands as told speech shifts it back: in the past, or with "would", "could" or "might".
    pub fn is_shifted_back(&self, analysis: &Analysis) -> bool {
        match self.modal {
            Some(modal) => matches!(analysis.folded(modal), "would" | "could" | "might"),
            None => self.tense == Tense::Past,
        }
    }
    /// Whether its lemma is in a sorted list of symbols.
    pub fn has_lemma(&self, lemmas: &[Symbol]) -> bool {
        self.lemmas.iter().any(|lemma| lemmas.binary_search(lemma).is_ok())
    }
}

/// Finds the verb groups of every outer sentence and indexes them.
pub fn find(analysis: &mut Analysis, knowledge: &Knowledge) {
    // Mostly fewer than every sixth unit begins a group.
    analysis.verbs.reserve(analysis.units.len() / 6);
    for index in 0..analysis.segments.len() {
        let segment = analysis.segments[index];
        {
            find_in(analysis, knowledge, segment);
        }
    }
    analysis.verb_from = vec![None; analysis.units.len()];
    analysis.verb_at = vec![None; analysis.units.len()];
    for (index, verb) in analysis.verbs.iter().enumerate() {
        let id = Some(VerbId(index as u32));
        analysis.verb_from[verb.units.start as usize] = id;
        for unit in verb.units.start..verb.units.end {
            analysis.verb_at[unit as usize] = id;
        }
    }
}

fn find_in(analysis: &mut Analysis, knowledge: &Knowledge, span: UnitSpan) {
    let mut at = span.start;
    while let Some(start) = analysis.first_tagged(Span::new(at, span.end), opens_group) {
        match read(analysis, knowledge, start, span) {
            Some(verb) => {
                at = verb.units.end;
                analysis.verbs.push(verb);
            }
            None => at = start + 1,
        }
    }
}

/// Whether a verb group can begin with such a word.
fn opens_group(tag: Tag) -> bool {
    matches!(tag, Tag::To | Tag::Modal | Tag::Aux | Tag::Neg | Tag::Verb)
}

/// What has been seen of a group on the way to its verb.
#[derive(Default)]
struct Chain {
    to: bool,
    modal: Option<u32>,
    negation: Option<u32>,
    last_aux: Option<u32>,
    have: bool,
    be: bool,
    do_aux: bool,
    gerund_aux: bool,
}

fn read(analysis: &Analysis, knowledge: &Knowledge, start: u32, span: UnitSpan) -> Option<VerbGroup> {
    // "opposition to raising": a preposition, and the verb stands behind it.
    let gerund = |at: u32| at < span.end && knowledge.forms(analysis.unit(at).symbol) == FormSet::GERUND;
    if analysis.tag(start) == Tag::To && gerund(start + 1) {
        return None;
    }
    let mut chain = Chain::default();
    let mut at = start;
    while at < span.end {
        match analysis.tag(at) {
            Tag::Verb => return Some(close(analysis, knowledge, &chain, start, at)),
            // "not to buy"
            Tag::To if at == start || at == start + 1 && chain.negation == Some(start) => chain.to = true,
            Tag::Modal => chain.modal = chain.modal.or(Some(at)),
            // "isn't just", "not only" deny nothing.
            Tag::Neg if matches!(analysis.folded(at + 1), "just" | "only" | "merely" | "simply") => {}
            Tag::Neg => chain.negation = chain.negation.or(Some(at)),
            Tag::Aux => chain.note_aux(analysis, knowledge, at),
            Tag::Adv | Tag::Quote => {
                at += 1;
                continue;
            }
            // "have all come out", "had both said": who does it, told among the parts of the verb
            Tag::Det
                if chain.last_aux.is_some()
                    && matches!(analysis.folded(at), "all" | "both" | "each")
                    && matches!(analysis.tag(at + 1), Tag::Verb | Tag::Adv | Tag::Aux) =>
            {
                at += 1;
                continue;
            }
            // "would not re-enter"
            _ if at > start && analysis.folded(at) == "re" && analysis.tag(at + 1) == Tag::Hyphen => {
                at += 2;
                continue;
            }
            _ => break,
        }
        at += 1;
    }
    // No verb behind: the last auxiliary is the verb ("is the only candidate", "has the support").
    chain.last_aux.map(|aux| {
        let mut shorter = Chain { last_aux: None, ..chain };
        if knowledge.lexis.of(analysis.unit(aux).symbol).has(WordClass::BE) {
            shorter.be = false;
        } else if knowledge.lexis.of(analysis.unit(aux).symbol).has(WordClass::HAVE) {
            shorter.have = false;
        }
        let mut verb = close(analysis, knowledge, &shorter, start, aux);
        verb.units = Span::new(start, verb.units.end.max(shorter.negation.map_or(0, |at| at + 1)));
        verb
    })
}

impl Chain {
    /// "who'd endorsed" is had, "who'd endorse" would.
    fn read_contraction(&self, analysis: &Analysis, forms: FormSet) -> Chain {
        let had = self.modal.is_some_and(|at| analysis.folded(at) == "'d");
        if had && forms.contains(FormSet::PARTICIPLE) && !forms.contains(FormSet::BASE) {
            return Chain { modal: None, have: true, last_aux: self.last_aux.or(self.modal), ..*self };
        }
        Chain { ..*self }
    }
    fn note_aux(&mut self, analysis: &Analysis, knowledge: &Knowledge, at: u32) {
        let class = knowledge.lexis.of(analysis.unit(at).symbol);
        self.be = class.has(WordClass::BE);
        self.have |= class.has(WordClass::HAVE);
        self.do_aux |= class.has(WordClass::DO);
        self.gerund_aux |= self.last_aux.is_none() && matches!(analysis.folded(at), "being" | "having");
        self.last_aux = Some(at);
    }
}

fn close(analysis: &Analysis, knowledge: &Knowledge, chain: &Chain, start: u32, head: u32) -> VerbGroup {
    let symbol = analysis.unit(head).symbol;
    let forms = knowledge.forms(symbol);
    let chain = &chain.read_contraction(analysis, forms);
    let bare = chain.last_aux.is_none() && chain.modal.is_none() && !chain.to;
    let next = if analysis.tag(head + 1) == Tag::Adv { head + 2 } else { head + 1 };
    let next = behind_time(analysis, start, next);
    let participle_use = bare
        && forms.contains(FormSet::PARTICIPLE)
        && matches!(analysis.folded(next), "by" | "as")
        && !knowledge.is_intransitive(symbol)
        && !opens_clause(analysis, next)
        && !compares(analysis, next)
        && !tells_result(analysis, next);
    let passive = chain.be && forms.contains(FormSet::PARTICIPLE) || participle_use;
    let form = if chain.to {
        VerbForm::Infinitive
    } else if bare && forms == FormSet::GERUND || chain.gerund_aux && chain.modal.is_none() {
        VerbForm::Gerund
    } else if participle_use {
        VerbForm::Participle
    } else {
        VerbForm::Finite
    };
    VerbGroup {
        units: Span::new(start, head + 1),
        head,
        lemmas: lemmas(&knowledge.rules, symbol),
        voice: if passive { Voice::Passive } else { Voice::Active },
        form,
        tense: tense(analysis, chain, forms, bare),
        negation: chain
            .negation
            .or_else(|| chain.modal.filter(|&at| analysis.folded(at) == "cannot"))
            .or_else(|| no_longer(analysis, start, head)),
        modal: chain.modal,
        modality: modal_modality(chain.modal.map(|at| analysis.folded(at))),
        subject: None,
        object_control: false,
        governor: None,
    }
}

/// "Reed, endorsed last week by the union,": behind a comma, the "by" may stand behind when it was done.
fn behind_time(analysis: &Analysis, start: u32, next: u32) -> u32 {
    let apposed = start.checked_sub(1).is_some_and(|before| analysis.folded(before) == ",");
    if !apposed {
        return next;
    }
    let at = next + u32::from(matches!(analysis.folded(next), "on" | "in"));
    let time = analysis.time_at.get(at as usize).copied().flatten();
    let end = time.map_or(next, |time| analysis.times[time as usize].units.end);
    if analysis.folded(end) == "by" { end } else { next }
}

/// "said as he left": behind "as" stands a clause of its own, so that the verb before it is no participle.
fn opens_clause(analysis: &Analysis, at: u32) -> bool {
    analysis.folded(at) == "as" && matches!(analysis.folded(at + 1), "he" | "she" | "they" | "we" | "i")
}

/// "said as many as 150 were aboard", "killed as many as 20", "said as well": no "as" that tells what somebody is.
fn compares(analysis: &Analysis, at: u32) -> bool {
    opens_comparison(analysis, at) || analysis.folded(at) == "as" && analysis.folded(at + 1) == "well"
}

/// Whether a unit is the first "as" of "as many as".
pub fn opens_comparison(analysis: &Analysis, at: u32) -> bool {
    analysis.folded(at) == "as" && analysis.folded(at + 2) == "as"
}

/// "voted by 81% to 19%", "won by a margin of two": how a ballot went, and not who acts.
fn tells_result(analysis: &Analysis, by: u32) -> bool {
    let number = analysis.number_from.get(by as usize + 1).copied().flatten();
    let result = number.is_some_and(|index| {
        matches!(analysis.numbers[index as usize].kind, NumberKind::Percent | NumberKind::Ballot)
    });
    let margin = matches!(analysis.folded(by + 1), "a" | "an")
        && (by + 2..by + 4).any(|at| matches!(analysis.folded(at), "margin" | "majority"));
    analysis.folded(by) == "by" && (result || margin)
}

/// "no longer" before a verb or among its auxiliaries: the unit of "longer".
fn no_longer(analysis: &Analysis, start: u32, head: u32) -> Option<u32> {
    (start.saturating_sub(1).max(1)..head)
        .find(|&at| analysis.folded(at) == "longer" && analysis.folded(at - 1) == "no")
}

fn lemmas(rules: &RuleSet, symbol: Symbol) -> SmallVec<[Symbol; 2]> {
    let readings = rules.verbs.forms(symbol);
    // Most forms are those of one verb.
    if let [reading] = readings {
        return smallvec::smallvec![reading.lemma];
    }
    let mut lemmas: SmallVec<[Symbol; 2]> = readings.iter().map(|reading| reading.lemma).collect();
    lemmas.sort_unstable();
    lemmas.dedup();
    lemmas
}

fn tense(analysis: &Analysis, chain: &Chain, forms: FormSet, bare: bool) -> Tense {
    if let Some(modal) = chain.modal {
        return if matches!(analysis.folded(modal), "will" | "'ll" | "shall" | "wo") {
            Tense::Future
        } else {
            Tense::Present
        };
    }
    let past_aux = chain.last_aux.is_some_and(|_| chain.have)
        || (chain
            .last_aux
            .is_some_and(|aux| matches!(analysis.folded(aux), "was" | "were" | "did" | "had" | "been")));
    if past_aux || bare && forms.contains(FormSet::PAST) && !forms.contains(FormSet::BASE) {
        Tense::Past
    } else {
        Tense::Present
    }
}

fn modal_modality(modal: Option<&str>) -> Modality {
    match modal {
        None => Modality::Asserted,
        Some("will" | "'ll" | "shall" | "wo") => Modality::Future,
        Some("would" | "'d") => Modality::Conditional,
        Some("should" | "must") => Modality::Desired,
        Some(_) => Modality::Possible,
    }
}
