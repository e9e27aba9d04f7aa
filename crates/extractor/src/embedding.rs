//! Level 6: what the words that bring in a claim's clause make of the claim: "it is false that …", "rumours that …",
//! "hopes that …", "only a matter of time before …".
//!
//! What an article calls false, a joke or a wish is not asserted by it; what somebody only believes is theirs.

use claimwire_record::{Modality, Polarity};
use claimwire_rules::program::{VerbForm, Voice};
use claimwire_rules::vocabulary::Symbol;

pub use self::words::EmbeddingWords;
use crate::analysis::{Analysis, GroupId, UnitSpan, VerbId};
use crate::factuality;
use crate::knowledge::{Government, Knowledge};
use crate::tags::Tag;
use crate::verbs::{Governor, VerbGroup};

/// How many clauses up a claim is followed.
const DEPTH: usize = 4;

/// What an embedding makes of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It is not so: "it is false that …".
    Denies,
    /// It is less than certain.
    Weakens(Modality),
    /// Both: "it is doubtful that …".
    DeniesWeakly,
    /// Nobody asserts it, for this reason.
    Voids(&'static str),
    /// Somebody says so: "told supporters that …".
    Says,
}

/// One embedding of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Embedding {
    /// What it does.
    pub effect: Effect,
    /// The word that does it.
    pub cue: u32,
    /// Whose belief or denial it is, where somebody is named.
    pub holder: Option<GroupId>,
}

impl Embedding {
    fn new(effect: Effect, cue: u32) -> Self {
        Embedding { effect, cue, holder: None }
    }
    fn held_by(self, holder: Option<GroupId>) -> Self {
        Embedding { holder, ..self }
    }
}

const UNTRUE: Effect = Effect::Voids("told as untrue");
const JOKE: Effect = Effect::Voids("told as a joke");
const WISHED: Effect = Effect::Voids("only wished for");
const UNSAID: Effect = Effect::Voids("nobody says so");
const ASKED: Effect = Effect::Voids("asked about");

/// Everything that embeds the clause of a verb, innermost first; where a claim has no verb, of the clause that
/// begins at its evidence.
pub fn of_claim(
    analysis: &Analysis,
    knowledge: &Knowledge,
    verb: Option<VerbId>,
    units: UnitSpan,
    sentence: UnitSpan,
) -> Vec<Embedding> {
    let clause = Clause { analysis, knowledge, sentence };
    let mut found = Vec::new();
    found.extend(verb.and_then(|verb| clause.said_within_relative(verb)));
    found.extend(verb.and_then(|verb| clause.said_by_nobody(verb)));
    let mut at = verb.map_or(units.start, |verb| clause.start(verb));
    let mut inner = units.end;
    for _ in 0..DEPTH {
        let Some((embedding, up)) = clause.embedding(at, inner) else { break };
        // "The results suggest that Berg, who has the support of Malta, will win": an aside is told flatly.
        let aside = |found: &Embedding| {
            matches!(found.effect, Effect::Weakens(_)) && verb.is_some_and(|verb| clause.is_in_aside(verb))
        };
        let embedding = embedding.filter(|found| !aside(found));
        // "dismissed fears that he lost by backing it": what is denied leaves the deed in the phrase standing.
        let stands = |found: &Embedding| matches!(found.effect, Effect::Denies) && clause.is_manner(verb);
        found.extend(embedding.filter(|found| !stands(found)));
        let Some(up) = up else { break };
        inner = inner.max(analysis.verb(up).units.end);
        let next = clause.start(up);
        if next >= at {
            break;
        }
        at = next;
    }
    clause.void_idle_talk(verb, &mut found);
    found.extend(clause.label());
    if verb.is_none() {
        found.extend(clause.of_stand(units));
    }
    found
}

/// "I did not say, you know what, I will back her": words of a sentence that nobody said.
pub fn is_never_said(
    analysis: &Analysis,
    knowledge: &Knowledge,
    units: UnitSpan,
    sentence: UnitSpan,
) -> bool {
    Clause { analysis, knowledge, sentence }.never_said(units)
}

/// Why the words of a speech act are not what its speaker holds: "falsely claimed", "joked", "a doctored video shows".
pub fn untrue(
    analysis: &Analysis,
    knowledge: &Knowledge,
    cue: Option<VerbId>,
    speaker: Option<GroupId>,
) -> Option<&'static str> {
    let words = &knowledge.embedding;
    let clause = Clause { analysis, knowledge, sentence: UnitSpan::new(0, analysis.units.len() as u32) };
    if let Some(verb) = cue.map(|cue| analysis.verb(cue)) {
        if verb.has_lemma(&words.joke) {
            return Some("told as a joke");
        }
        if verb.has_lemma(&words.untruth) || clause.is_said_falsely(verb) || clause.is_called_false(verb) {
            return Some("told as untrue");
        }
    }
    let speaker = analysis.group(speaker?);
    let spurious = (speaker.units.start..speaker.units.end).any(|at| clause.is_in(at, &words.spurious));
    (spurious || clause.is_satirical(speaker.units)).then_some("told by a source that is not serious")
}

struct Clause<'c, 'a> {
    analysis: &'c Analysis<'a>,
    knowledge: &'c Knowledge,
    sentence: UnitSpan,
}

impl Clause<'_, '_> {
    /// "a message claiming that she won was fake": whether the sentence says so of what a participle reports.
    fn is_called_false(&self, cue: &VerbGroup) -> bool {
        let sentence = self.analysis.sentences_begun(cue.units.start).last().map(|sentence| sentence.units);
        let Some(sentence) = sentence.filter(|_| cue.form == VerbForm::Gerund) else { return false };
        let words = self.words();
        let said = |at: u32| {
            matches!(self.analysis.folded(at), "is" | "are" | "was" | "were")
                && (self.is_in(at + 1, &words.false_adjective)
                    || self.is_in(at + 1, &words.spurious)
                    || self.analysis.folded(at + 1) == "a" && self.is_in(at + 2, &words.noun_untrue))
        };
        (cue.units.end..sentence.end).any(said)
    }

    fn words(&self) -> &EmbeddingWords {
        &self.knowledge.embedding
    }

    fn is_in(&self, at: u32, list: &[Symbol]) -> bool {
        (at as usize) < self.analysis.units.len()
            && list.binary_search(&self.analysis.unit(at).symbol).is_ok()
    }

    /// Whether a verb stands in a relative clause behind a comma: ", who backs the treaty and opposes the levy,".
    fn is_in_aside(&self, verb: VerbId) -> bool {
        let start = self.analysis.verb(verb).units.start;
        let mut before = (self.sentence.start + 1..start).rev();
        let open = before.find(|&at| matches!(self.analysis.tag(at), Tag::Comma | Tag::Rel));
        open.is_some_and(|at| self.analysis.tag(at) == Tag::Rel && self.analysis.tag(at - 1) == Tag::Comma)
    }

    /// Where the clause of a verb begins: at its subject, or that of the verb it hangs on.
    fn start(&self, verb: VerbId) -> u32 {
        let mut id = verb;
        for _ in 0..DEPTH {
            let verb = self.analysis.verb(id);
            match verb.governor {
                Some(Governor::Verb(up)) if up.0 < id.0 => id = up,
                _ => break,
            }
        }
        let verb = self.analysis.verb(id);
        let subject = verb.subject.map(|group| self.analysis.group(group).units.start);
        subject
            .filter(|&start| start < verb.units.start && start >= self.sentence.start)
            .unwrap_or(verb.units.start)
    }

    /// "speculation that Norway might back it": talk of what may be is told by nobody.
    fn void_idle_talk(&self, verb: Option<VerbId>, found: &mut [Embedding]) {
        let may = |at: u32| matches!(self.analysis.folded(at), "may" | "might" | "could" | "would");
        if !verb.and_then(|verb| self.analysis.verb(verb).modal).is_some_and(may) {
            return;
        }
        let idle = |at: u32| {
            matches!(
                self.analysis.folded(at),
                "rumour" | "rumours" | "rumor" | "rumors" | "speculation" | "gossip" | "whispers"
            )
        };
        for embedding in found.iter_mut().filter(|embedding| idle(embedding.cue)) {
            embedding.effect = UNSAID;
        }
    }

    /// "by backing": how something is done.
    fn is_manner(&self, verb: Option<VerbId>) -> bool {
        let verb = verb.map(|verb| self.analysis.verb(verb)).filter(|verb| verb.form == VerbForm::Gerund);
        verb.and_then(|verb| verb.units.start.checked_sub(1))
            .is_some_and(|at| self.analysis.folded(at) == "by")
    }

    /// What embeds the clause that begins at a unit, and the verb that goes on upwards.
    fn embedding(&self, start: u32, inner: u32) -> Option<(Option<Embedding>, Option<VerbId>)> {
        let before = self.step_left(start)?;
        if self.analysis.folded(before) == "before" || self.analysis.folded(before) == "until" {
            let time = self.reads_back(before, &["time", "of", "matter"]);
            return time.then(|| (Some(Embedding::new(Effect::Weakens(Modality::Future), before - 1)), None));
        }
        if self.analysis.folded(before) != "that" {
            if self.is_bare_hearsay(before, start) {
                return Some(self.by_noun(before, inner));
            }
            if let Some(unsure) = self.by_bare_unsure(before) {
                return Some((Some(unsure), None));
            }
            let verb = self.verb_ending(before + 1).filter(|_| !self.closes_quote(before, start))?;
            let above = self.analysis.verb(verb);
            // "tried to explain her support": what is explained is no clause.
            let clause = || {
                let mut within = self.analysis.verbs_within(UnitSpan::new(start, inner.max(start)));
                within.any(|id| self.analysis.verb(id).form == VerbForm::Finite)
            };
            let unsaid = self.knowledge.speaks(above)
                && (above.negation.is_some() || self.is_left_unsaid(verb) && clause());
            let holds = unsaid
                || self.takes_bare_clause(above)
                || self.is_only_in_some_event(verb)
                || self.could_be_taken_so(verb);
            return holds.then(|| (self.by_verb(verb), Some(verb)));
        }
        let word = self.step_left(before)?;
        if let Some(verb) = self.verb_ending(word + 1).or_else(|| self.told(word)) {
            return Some((self.by_verb(verb), Some(verb)));
        }
        if let Some(verb) = self.makes_clear(word) {
            return Some((self.by_saying(verb), Some(verb)));
        }
        let copula = self.copula_before(word);
        let judged = copula.is_some() && self.words().judges(self.analysis.unit(word).symbol);
        match self.analysis.tag(word) {
            Tag::Noun | Tag::Name if !judged => Some(self.by_noun(word, inner)),
            _ => Some((copula.and_then(|copula| self.by_adjective(copula, word)), copula)),
        }
    }

    /// "is not sure she can vote for him", "is unsure it will": what somebody has yet to settle with himself.
    fn by_bare_unsure(&self, word: u32) -> Option<Embedding> {
        let copula = self.copula_before(word)?;
        let open = match self.analysis.folded(word) {
            "sure" | "certain" | "convinced" => self.is_denied(copula, word),
            "unsure" | "uncertain" | "unconvinced" => !self.is_denied(copula, word),
            _ => false,
        };
        open.then(|| Embedding::new(ASKED, word))
    }

    /// The verb that ends nearest before what is said by it: "is not quite sure".
    fn copula_before(&self, word: u32) -> Option<VerbId> {
        (word.saturating_sub(4)..word).rev().find_map(|at| self.verb_ending(at + 1))
    }

    /// Whether a copula and what is said by it are denied: "is not sure", "is far from clear".
    fn is_denied(&self, copula: VerbId, word: u32) -> bool {
        let copula = self.analysis.verb(copula);
        let denies = |at: u32| self.analysis.tag(at) == Tag::Neg || self.analysis.folded(at) == "far";
        copula.negation.is_some() || (copula.units.end..word).any(denies)
    }

    /// "claims it backs", "no sign Norway backs", "no chance Norway backs", without "that"; else before a name the clause may be one that tells which claim is meant.
    fn is_bare_hearsay(&self, noun: u32, start: u32) -> bool {
        noun + 1 == start
            && self.analysis.tag(noun) == Tag::Noun
            && (self.analysis.tag(start) == Tag::Pron
                || self.analysis.tag(start) == Tag::Name
                    && matches!(self.analysis.folded(noun - 1), "no" | "any" | "little"))
            && self.leaves_open(noun)
    }

    /// "claim", "lie", "chance": a noun that does not vouch for what it tells.
    fn leaves_open(&self, noun: u32) -> bool {
        let words = self.words();
        let lists = [&words.noun_hearsay, &words.noun_untrue, &words.noun_possible];
        lists.iter().any(|list| self.is_in(noun, list))
    }

    /// The unit before a clause, over adverbs, marks and expressions of time.
    fn step_left(&self, from: u32) -> Option<u32> {
        let glue = |at: u32| {
            matches!(self.analysis.tag(at), Tag::Adv | Tag::Quote | Tag::Comma)
                || self.analysis.time_at[at as usize].is_some()
                || self.analysis.folded(at) == "on"
                // "that at least some"
                || self.analysis.folded(at) == "at" && self.analysis.folded(at + 1) == "least"
        };
        (self.sentence.start..from).rev().take(8).find(|&at| !glue(at))
    }

    /// Whether a denied verb of saying, with a mark behind it, stands before a stretch and within the same words.
    fn never_said(&self, units: UnitSpan) -> bool {
        let analysis = self.analysis;
        let before = UnitSpan::new(self.sentence.start, units.start.max(self.sentence.start));
        let says = |verb: &&VerbGroup| {
            let opens = matches!(analysis.tag(verb.units.end), Tag::Comma | Tag::Quote)
                || analysis.folded(verb.units.end) == ":";
            let says =
                matches!(analysis.folded(verb.head), "say" | "said" | "ask" | "asked" | "tell" | "told");
            opens && says && verb.negation.is_some() && verb.units.end <= units.start
        };
        let parted = |from: u32| {
            (from..units.start).any(|at| {
                analysis.tag(at) == Tag::Conj && analysis.folded(at) == "but"
                    || analysis.tag(at) == Tag::Quote && analysis.tag(at.saturating_sub(1)) == Tag::Comma
            })
        };
        let verb = analysis.verbs_within(before).map(|id| analysis.verb(id)).find(says);
        verb.is_some_and(|verb| !parted(verb.units.end + 1))
    }

    /// "“… if they wish,” Berg said": a comma and the mark that closes the quotation part a word from what is outside.
    fn closes_quote(&self, word: u32, start: u32) -> bool {
        (word + 1..start)
            .any(|at| self.analysis.tag(at) == Tag::Quote && self.analysis.tag(at - 1) == Tag::Comma)
    }

    fn reads_back(&self, from: u32, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(back, word)| from > back as u32 && self.analysis.folded(from - 1 - back as u32) == *word)
    }

    fn verb_ending(&self, end: u32) -> Option<VerbId> {
        let id = self.analysis.verb_at.get(end.checked_sub(1)? as usize).copied().flatten()?;
        let behind = self.analysis.verb(id).units;
        (behind.end == end && behind.start >= self.sentence.start).then_some(id)
    }

    /// "told its supporters that": the verb whose object ends at a word.
    fn told(&self, word: u32) -> Option<VerbId> {
        (word.saturating_sub(5)..=word).rev().find_map(|start| {
            let verb = self.verb_ending(start)?;
            let object = self.analysis.groups_starting(start).any(|id| {
                let group = self.analysis.group(id);
                group.units.end == word + 1
            });
            let (above, words) = (self.analysis.verb(verb), self.words());
            (object && (above.has_lemma(&words.told) || above.has_lemma(&words.hint))).then_some(verb)
        })
    }

    fn takes_bare_clause(&self, verb: &VerbGroup) -> bool {
        let words = self.words();
        self.only_seems(verb)
            || verb.voice == Voice::Active
                && [
                    &words.belief,
                    &words.wish,
                    &words.fear,
                    &words.doubt,
                    &words.untruth,
                    &words.joke,
                    &words.meaning,
                    &words.hint,
                ]
                .iter()
                .any(|list| verb.has_lemma(list))
    }

    /// "hopes that", "it is reported that", "did not say that".
    fn by_verb(&self, id: VerbId) -> Option<Embedding> {
        let (verb, words) = (self.analysis.verb(id), self.words());
        let effect = |effect| Embedding::new(effect, verb.head);
        let told = verb.has_lemma(&words.told);
        let hints = verb.has_lemma(&words.hint);
        let speaks = told || hints || self.knowledge.speaks(verb) || verb.has_lemma(&words.belief);
        if self.is_said_falsely(verb) {
            return Some(effect(UNTRUE));
        }
        // "that did not mean he would back her"
        let means = verb.has_lemma(&words.meaning);
        if (speaks || means) && (verb.negation.is_some() || self.nobody(verb) || self.is_short_of(verb)) {
            return Some(effect(UNSAID));
        }
        if self.is_only_in_some_event(id) || self.could_be_taken_so(id) {
            return Some(effect(UNSAID));
        }
        // "seeking to show that she opposed it": what somebody wants to be seen, and need not be so.
        let proves = verb.has_lemma(&words.proof);
        if let Some(unsaid) = self.by_saying(id).filter(|_| speaks || proves) {
            return Some(unsaid);
        }
        if verb.has_lemma(&words.joke) {
            return Some(effect(JOKE));
        }
        if verb.has_lemma(&words.untruth) {
            return Some(effect(UNTRUE));
        }
        if verb.has_lemma(&words.wish) {
            return Some(effect(WISHED));
        }
        if verb.has_lemma(&words.doubt) {
            return Some(effect(Effect::Voids("doubted")));
        }
        if verb.voice == Voice::Passive {
            let hearsay = verb.has_lemma(&words.hearsay) && self.is_expletive(verb);
            return hearsay.then(|| effect(Effect::Weakens(Modality::Hedged)));
        }
        if verb.has_lemma(&words.fear) {
            return Some(effect(Effect::Weakens(Modality::Possible)).held_by(verb.subject));
        }
        if hints || self.only_seems(verb) {
            return Some(effect(Effect::Weakens(Modality::Hedged)));
        }
        if told {
            return Some(effect(Effect::Says).held_by(verb.subject));
        }
        let believes = verb.has_lemma(&words.belief);
        believes.then(|| effect(Effect::Weakens(Modality::Hedged)).held_by(verb.subject))
    }

    /// "refused to say that", "wants to claim that", "is expected to say that", "is likely to say that".
    fn by_saying(&self, id: VerbId) -> Option<Embedding> {
        let verb = self.analysis.verb(id);
        let effect = |effect| Some(Embedding::new(effect, verb.head));
        let hangs = matches!(verb.form, VerbForm::Infinitive | VerbForm::Gerund);
        if !hangs || verb.governor.is_none() {
            return None;
        }
        let own = factuality::of(self.analysis, self.knowledge, id, self.sentence);
        match own.modality {
            _ if own.void.is_some() || own.polarity == Polarity::Negated => effect(UNSAID),
            Modality::Asserted => None,
            modality => effect(Effect::Weakens(modality)),
        }
    }

    /// "declined to say", "stopped short of saying": what follows is not said.
    fn is_left_unsaid(&self, id: VerbId) -> bool {
        self.is_short_of(self.analysis.verb(id))
            || self.by_saying(id).is_some_and(|found| found.effect == UNSAID)
    }

    /// "stopped short of saying".
    fn is_short_of(&self, verb: &VerbGroup) -> bool {
        verb.form == VerbForm::Gerund && self.reads_back(verb.units.start, &["of", "short"])
    }

    /// "make it clear to voters that", "make clear that": the verb, with the last word before "that".
    fn makes_clear(&self, word: u32) -> Option<VerbId> {
        let near = (word.saturating_sub(6).max(self.sentence.start)..=word).rev();
        let clear = near.take_while(|&at| self.analysis.tag(at) != Tag::Comma);
        let clear = clear.into_iter().find(|&at| matches!(self.analysis.folded(at), "clear" | "plain"))?;
        // "made it clear that" and "told the club clear that": of nothing but a phrase that tells to whom.
        let apart = clear == word || matches!(self.analysis.folded(clear + 1), "to" | "in" | "on" | "with");
        let it = clear.checked_sub(1).filter(|&at| self.analysis.folded(at) == "it");
        let verb = self.verb_ending(it.unwrap_or(clear)).filter(|_| apart)?;
        let makes = matches!(
            self.analysis.folded(self.analysis.verb(verb).head),
            "make" | "makes" | "made" | "making"
        );
        makes.then_some(verb)
    }

    /// "in the event that Norway says it will": what somebody may come to say.
    fn is_only_in_some_event(&self, id: VerbId) -> bool {
        let verb = self.analysis.verb(id);
        verb.form == VerbForm::Finite
            && self.knowledge.speaks(verb)
            && factuality::of(self.analysis, self.knowledge, id, self.sentence).void == Some("a condition")
    }

    /// "the leak could hurt the race and suggest that they favoured him": how something may look, and need not be so.
    fn could_be_taken_so(&self, id: VerbId) -> bool {
        let verb = self.analysis.verb(id);
        let looks = matches!(
            self.analysis.folded(verb.head),
            "suggest" | "imply" | "indicate" | "signal" | "mean" | "show" | "signify"
        );
        looks
            && verb.voice == Voice::Active
            && factuality::of(self.analysis, self.knowledge, id, self.sentence).modality == Modality::Possible
    }

    /// "an attack that Norway says killed 12": whoever is named between the relative word and the verb says so.
    fn said_within_relative(&self, id: VerbId) -> Option<Embedding> {
        let start = self.analysis.verb(id).units.start;
        let says = self.verb_ending(self.step_left(start)? + 1)?;
        let above = self.analysis.verb(says);
        let speaker = above.subject.filter(|_| self.knowledge.speaks(above) && above.negation.is_none())?;
        let group = self.analysis.group(speaker).units;
        let relative = group.start.checked_sub(1).filter(|&at| at >= self.sentence.start)?;
        let opens =
            matches!(self.analysis.tag(relative), Tag::Rel | Tag::That) && group.end <= above.units.start;
        opens.then(|| Embedding::new(Effect::Says, above.head).held_by(Some(speaker)))
    }

    /// "no chance Anna Berg will": the noun that says so and the name behind it read as one.
    fn said_by_nobody(&self, id: VerbId) -> Option<Embedding> {
        let subject = self.analysis.group(self.analysis.verb(id).subject?).units;
        let noun = subject.start + 1;
        let none = matches!(self.analysis.folded(subject.start), "no" | "little" | "any");
        let led = none && noun < subject.end && self.leaves_open(noun);
        led.then(|| Embedding::new(UNSAID, noun))
    }

    /// "falsely claimed", "claimed falsely", "was wrong to say".
    fn is_said_falsely(&self, verb: &VerbGroup) -> bool {
        // "unmistakably and wrongfully" suggests
        let glue = |at: u32| matches!(self.analysis.tag(at), Tag::Adv | Tag::Conj | Tag::Quote);
        let near = (verb.units.start.saturating_sub(4)..verb.units.start).rev().take_while(|&at| glue(at));
        let from = near.last().unwrap_or(verb.units.start);
        let adverb = (from..=verb.units.end).any(|at| self.is_in(at, &self.words().false_adverb));
        let judged = matches!(verb.governor, Some(Governor::Word(at)) if self.is_in(at, &self.words().false_adjective));
        adverb || judged
    }

    /// "nobody said".
    fn nobody(&self, verb: &VerbGroup) -> bool {
        verb.subject.is_some_and(|id| {
            matches!(
                self.analysis.folded(self.analysis.group(id).units.start),
                "nobody" | "no" | "none" | "neither"
            )
        })
    }

    /// "it seems that", "it appears".
    fn only_seems(&self, verb: &VerbGroup) -> bool {
        let hedges = || self.knowledge.government(verb) == Some(Government::Weakens(Modality::Hedged));
        verb.voice == Voice::Active && self.is_expletive(verb) && hedges()
    }

    fn is_expletive(&self, verb: &VerbGroup) -> bool {
        let start = verb.units.start;
        let before = (start.saturating_sub(2)..start).rev().find(|&at| self.analysis.tag(at) != Tag::Adv);
        before.is_some_and(|at| self.analysis.folded(at) == "it")
    }

    /// "it is false that", "it is not true that", "it is likely that".
    fn by_adjective(&self, copula: VerbId, word: u32) -> Option<Embedding> {
        let words = self.words();
        let denied = self.is_denied(copula, word);
        let table: [(&[Symbol], Option<Effect>, Option<Effect>); 8] = [
            (&words.truth, None, Some(Effect::Denies)),
            (&words.false_adjective, Some(Effect::Denies), None),
            (&words.likely, Some(Effect::Weakens(Modality::Hedged)), Some(Effect::DeniesWeakly)),
            (&words.possible, Some(Effect::Weakens(Modality::Possible)), Some(Effect::Denies)),
            (&words.doubtful, Some(Effect::DeniesWeakly), Some(Effect::Weakens(Modality::Hedged))),
            (&words.impossible, Some(Effect::Denies), Some(Effect::Weakens(Modality::Possible))),
            (&words.open, Some(ASKED), None),
            (&words.needed, Some(WISHED), None),
        ];
        let (_, plain, negated) = table.iter().find(|(list, ..)| self.is_in(word, list))?;
        let effect = (if denied { *negated } else { *plain })?;
        // "It is not clear that", "it is not certain that": nobody denies it.
        let open = denied
            && matches!(
                self.analysis.folded(word),
                "clear" | "certain" | "known" | "sure" | "obvious" | "evident"
            );
        Some(Embedding::new(if open { ASKED } else { effect }, word))
    }

    /// "False: …", "Hoax: …" at the start of a sentence.
    fn label(&self) -> Option<Embedding> {
        let first =
            (self.sentence.start..self.sentence.end).find(|&at| self.analysis.tag(at) != Tag::Quote)?;
        let words = self.words();
        let named = self.is_in(first, &words.false_adjective) || self.is_in(first, &words.noun_untrue);
        (named && self.analysis.folded(first + 1) == ":").then(|| Embedding::new(UNTRUE, first))
    }

    /// Whether a group names an outlet that writes in jest.
    fn is_satirical(&self, units: UnitSpan) -> bool {
        let start = units.start + u32::from(self.analysis.folded(units.start) == "the");
        self.words().satirical.iter().any(|name| {
            name.len() as u32 == units.end - start
                && self.analysis.unit(start).is_capitalised()
                && name
                    .iter()
                    .zip(start..units.end)
                    .all(|(symbol, at)| self.analysis.unit(at).symbol == *symbol)
        })
    }
}

mod nouns;
mod predicates;
#[cfg(test)]
mod tests;
mod words;
