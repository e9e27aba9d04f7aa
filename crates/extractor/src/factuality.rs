//! Level 6: how certain and of what polarity a claim is, read off its verb and everything that embeds it.

mod around;

use claimwire_record::{Modality, Polarity};
use claimwire_rules::FormSet;
use claimwire_rules::program::{VerbForm, Voice};

use crate::analysis::{Analysis, GroupId, UnitSpan, VerbId};
use crate::draft::Draft;
use crate::embedding::{self, Effect};
use crate::formerly;
use crate::knowledge::{Government, Knowledge};
use crate::resolve::{Resolved, Resolver};
use crate::tags::Tag;
use crate::verbs::{Governor, Tense, VerbGroup};
pub use around::read_modal_before;
use around::{condition_before, condition_behind, is_condition, is_nearly_done, read_privation};

/// What the words around a predicate make of the claim.
#[derive(Debug, Clone)]
pub struct Factuality {
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// How certain.
    pub modality: Modality,
    /// Units of the cue words.
    pub cues: Vec<u32>,
    /// Why the claim is not made at all: it is wished for, asked about, a condition.
    pub void: Option<&'static str>,
    /// Left open by a governing verb: "is considering backing".
    pub open: bool,
}

impl Default for Factuality {
    fn default() -> Self {
        Factuality {
            polarity: Polarity::Affirmed,
            modality: Modality::Asserted,
            cues: Vec::new(),
            void: None,
            open: false,
        }
    }
}

impl Factuality {
    fn negate(&mut self, cue: u32) {
        self.polarity = match self.polarity {
            Polarity::Affirmed => Polarity::Negated,
            Polarity::Negated => Polarity::Affirmed,
        };
        self.cues.push(cue);
    }
    /// "said he should resign if he cannot fix it": the condition behind what is to be done, of a claim whose own verb is the
    /// one before.
    pub fn read_condition(&mut self, analysis: &Analysis, draft: &Draft) {
        let ought = |verb: &VerbId| {
            analysis.verb(*verb).modality == Modality::Desired || Some(*verb) != draft.predicate
        };
        let last = analysis.verbs_within(draft.units).last().filter(ought);
        let finite = last.filter(|&verb| analysis.verb(verb).form == VerbForm::Finite);
        let behind = finite.and_then(|verb| condition_behind(analysis, verb, draft.sentence));
        if let Some(at) = behind.filter(|_| self.is_told_plainly()) {
            self.modality = Modality::Conditional;
            self.cues.push(at);
        }
    }
    /// "will perhaps back her", "suspects he will": what is only likely to come is no promise.
    fn doubt(&mut self, cue: u32) {
        if self.modality == Modality::Future {
            self.modality = Modality::Hedged;
        }
        self.weaken(Modality::Hedged, cue);
    }
    /// Told as it is or as it will be.
    fn is_told_plainly(&self) -> bool {
        matches!(self.modality, Modality::Asserted | Modality::Future)
    }
    fn weaken(&mut self, modality: Modality, cue: u32) {
        // Desire is the weakest; otherwise the first word that weakens decides.
        if self.modality == Modality::Asserted || modality == Modality::Desired {
            self.modality = modality;
        }
        self.cues.push(cue);
    }
}

impl Factuality {
    /// Reads what embeds a claim's clause: who holds it, where somebody is named, with the word that says so; none
    /// where nobody asserts it. Whoever says what is `framed` is known.
    pub fn embed(
        &mut self,
        resolver: &Resolver,
        draft: &Draft,
        framed: bool,
    ) -> Option<Option<(Resolved, u32)>> {
        let (analysis, knowledge) = (resolver.analysis, resolver.knowledge);
        if embedding::is_never_said(analysis, knowledge, draft.units, draft.sentence) {
            return None;
        }
        let found = embedding::of_claim(analysis, knowledge, draft.predicate, draft.units, draft.sentence);
        let mut holder = None;
        for (depth, embedding) in found.iter().enumerate() {
            match embedding.effect {
                Effect::Voids(_) => return None,
                // "Nobody denies that he said …": what is denied further out is not the claim itself.
                Effect::Denies | Effect::DeniesWeakly if depth > 0 => return None,
                Effect::Denies => self.negate(embedding.cue),
                Effect::DeniesWeakly => {
                    self.negate(embedding.cue);
                    self.weaken(Modality::Hedged, embedding.cue);
                }
                Effect::Weakens(_) if is_guess(analysis, knowledge, embedding.cue) => {
                    self.doubt(embedding.cue);
                }
                Effect::Weakens(modality) => self.weaken(modality, embedding.cue),
                Effect::Says if framed => continue,
                Effect::Says => {}
            }
            // "“I think …,” Berg said": whoever speaks is known.
            let speaker =
                |id: &GroupId| framed && matches!(analysis.folded(analysis.group(*id).head), "i" | "we");
            let held_by = embedding.holder.filter(|id| !speaker(id));
            let named = || resolver.entities(held_by?, None).into_iter().next();
            holder = holder.or_else(|| named().map(|holder| (holder, embedding.cue)));
        }
        Some(holder)
    }
}

/// "suspects": whether a word tells no more than a guess.
fn is_guess(analysis: &Analysis, knowledge: &Knowledge, cue: u32) -> bool {
    let verb = analysis.verb_at[cue as usize].map(|id| analysis.verb(id));
    verb.is_some_and(|verb| knowledge.embedding.guesses(verb))
}

/// Reads the factuality of a predicate within its sentence.
pub fn of(analysis: &Analysis, knowledge: &Knowledge, verb: VerbId, sentence: UnitSpan) -> Factuality {
    let mut found = Factuality::default();
    if is_abstained_from(analysis, verb) {
        found.void = Some("an abstention");
        return found;
    }
    let mut next = Some(verb);
    for depth in 0..6 {
        let Some(id) = next else { break };
        let needless = depth > 0 && knowledge.needs(analysis.verb(id));
        read_verb(analysis, id, needless, &mut found);
        if let Some(before) = shares_modal(analysis, knowledge, id) {
            read_verb(analysis, before, needless, &mut found);
        }
        next = follow(analysis, knowledge, id, depth, &mut found);
    }
    read_privation(analysis, verb, sentence, &mut found);
    around::read_outcome(analysis, verb, &mut found);
    read_adverbs(analysis, knowledge, verb, sentence, &mut found);
    read_clause(analysis, knowledge, verb, sentence, &mut found);
    if found.modality == Modality::Desired && found.void.is_none() {
        found.void = Some("only wished for");
    }
    found
}

/// Why what somebody "used to" do is not told of now.
pub const ONCE: &str = "done once, and no longer";

/// "honoured to have the endorsement": it is so, and that is why.
const GLAD: &[&str] = &[
    "honored",
    "honoured",
    "proud",
    "happy",
    "glad",
    "pleased",
    "delighted",
    "thrilled",
    "grateful",
    "humbled",
    "thankful",
    "lucky",
    "privileged",
    "excited",
];

/// "abstained in voting for him".
fn is_abstained_from(analysis: &Analysis, verb: VerbId) -> bool {
    let start = analysis.verb(verb).units.start;
    let word = |back: u32| start.checked_sub(back).map_or("", |at| analysis.folded(at));
    matches!(word(1), "in" | "from" | "when" | "on") && word(2).starts_with("abstain")
}

fn read_verb(analysis: &Analysis, id: VerbId, needless: bool, found: &mut Factuality) {
    let verb = analysis.verb(id);
    if let Some(negation) = verb.negation.filter(|_| !needless) {
        found.negate(negation);
    }
    let Some(modal) = verb.modal.filter(|_| verb.modality != Modality::Asserted) else { return };
    // "cannot support" is a plain denial.
    let able = matches!(analysis.folded(modal), "can" | "could" | "cannot" | "ca");
    if able && verb.negation.is_some() {
        found.cues.push(modal);
    } else if !counts_on(analysis, verb) || !is_there(analysis, verb, modal) {
        found.weaken(verb.modality, modal);
    }
}

/// "can count on it", "could count on it when she ran": whether what one can count on is there, or was by another verb of the
/// past in the sentence.
fn is_there(analysis: &Analysis, verb: &VerbGroup, modal: u32) -> bool {
    match analysis.folded(modal) {
        "can" => true,
        "could" => {
            let sentence = analysis.sentences_begun(modal).last().map_or(verb.units, |found| found.units);
            let others = || {
                let all = analysis.verbs_within(sentence).map(|id| analysis.verb(id));
                all.filter(|other| other.units != verb.units && other.form == VerbForm::Finite)
            };
            let past = |other: &VerbGroup| other.tense == Tense::Past && other.modal.is_none();
            let open = (sentence.start..sentence.end).any(|at| is_condition(analysis, at));
            !open && others().any(past) && others().all(|other| other.modal.is_none())
        }
        _ => false,
    }
}

/// "can count on the support of Malta": what one can count on is there.
fn counts_on(analysis: &Analysis, verb: &VerbGroup) -> bool {
    matches!(analysis.folded(verb.head), "count" | "rely" | "bank" | "depend")
        && matches!(analysis.folded(verb.units.end), "on" | "upon")
}

/// "was able to win", "is able to count on": what somebody was able to do was done.
fn shows_ability(analysis: &Analysis, adjective: u32, verb: &VerbGroup) -> bool {
    let done = || {
        word_verb(analysis, adjective)
            .is_some_and(|id| matches!(analysis.folded(analysis.verb(id).head), "was" | "were" | "been"))
    };
    analysis.folded(adjective) == "able" && (counts_on(analysis, verb) || done())
}

/// "will come together and stand behind her": the verb before "and" whose modal a bare form goes on.
fn shares_modal(analysis: &Analysis, knowledge: &Knowledge, id: VerbId) -> Option<VerbId> {
    let verb = analysis.verb(id);
    let before = VerbId(id.0.checked_sub(1)?);
    let above = analysis.verb(before);
    let forms = knowledge.forms(analysis.unit(verb.head).symbol);
    let bare = verb.units.len() == 1 && verb.form == VerbForm::Finite && forms.contains(FormSet::BASE);
    let glue = |at: &u32| matches!(analysis.tag(*at), Tag::Adv | Tag::Comma | Tag::Quote);
    let joint = (above.units.end..verb.units.start).rev().find(|at| !glue(at))?;
    let joined = analysis.tag(joint) == Tag::Conj && matches!(analysis.folded(joint), "and" | "or");
    (bare && joined && above.modal.is_some() && above.subject == verb.subject).then_some(before)
}

/// Reads what the verb hangs on and gives the next verb up.
fn follow(
    analysis: &Analysis,
    knowledge: &Knowledge,
    id: VerbId,
    depth: usize,
    found: &mut Factuality,
) -> Option<VerbId> {
    let verb = analysis.verb(id);
    let (effect, cue, next) = match verb.governor {
        Some(Governor::Verb(governor)) => {
            let up = analysis.verb(governor);
            if knowledge.embedding.pretends(up) {
                found.void = Some("told as untrue");
            }
            // "I'm here to endorse" does it; "looks to win" wants it.
            let effect = match analysis.folded(up.head) {
                "is" | "are" | "'m" | "’m" | "am" | "'s" | "’s" | "'re" | "’re" | "was" | "were"
                    if analysis.folded(up.units.end) == "here" =>
                {
                    Some(Government::Asserts)
                }
                // "used her column to endorse"
                "use" | "uses" | "using" => Some(Government::Asserts),
                "used" if verb.units.start > up.units.end => Some(Government::Asserts),
                "look" | "looks" | "looked" | "looking"
                    if !matches!(analysis.folded(verb.head), "be" | "have" | "been") =>
                {
                    Some(Government::Weakens(Modality::Desired))
                }
                glad if GLAD.contains(&glad) => Some(Government::Asserts),
                // "was forced to leave the race": it came to it.
                "forced" | "compelled" if is_brought_to(up) => Some(Government::Asserts),
                _ if outstanding(analysis, up, verb) => Some(Government::Negates),
                _ => knowledge.government(up),
            };
            (effect, up.head, Some(governor))
        }
        Some(Governor::Word(unit)) => {
            let told = GLAD.contains(&analysis.folded(unit)) || shows_ability(analysis, unit, verb);
            let effect = match told {
                true => Some(Government::Asserts),
                false => knowledge.government_of_word(analysis.unit(unit).symbol),
            };
            (effect, unit, word_verb(analysis, unit))
        }
        None => (None, verb.head, None),
    };
    if verb.governor.is_none() {
        let infinitive = verb.form == VerbForm::Infinitive;
        if infinitive && depth == 0 && verb.subject.is_some() && !verb.object_control {
            // A headline: "Turkey to back the bid".
            found.weaken(Modality::Future, verb.units.start);
        } else if infinitive {
            found.void = Some("an infinitive of purpose");
        }
        return None;
    }
    if verb.object_control && effect != Some(Government::Asserts) {
        found.weaken(Modality::Desired, cue);
        return next;
    }
    // "has no plans to", "made no effort to"
    if let Some(Governor::Word(unit)) = verb.governor
        && let Some(no) = negates_noun(analysis, unit)
    {
        found.negate(no);
        return None;
    }
    let up = verb.governor.and_then(|governor| match governor {
        Governor::Verb(up) => Some(analysis.verb(up)),
        Governor::Word(_) => None,
    });
    // "used to back her" tells of former days; "was used to back her" of what something is for.
    let once = up.is_some_and(|up| formerly::used_to(analysis, up, verb));
    if analysis.folded(cue) == "used" && effect != Some(Government::Asserts) {
        found.void = Some(if once { ONCE } else { "what something is for" });
    }
    let effect = if once { Some(Government::Asserts) } else { effect };
    // "would hesitate to oppose her" may do so all the same.
    let would = up.is_some_and(|up| matches!(up.modality, Modality::Conditional | Modality::Possible));
    if analysis.folded(cue) == "hesitate" && would && up.is_some_and(|up| up.negation.is_none()) {
        found.void = Some("only with reluctance");
    }
    if up.is_some_and(|up| knowledge.means(up) && is_before_past(analysis, up)) {
        found.void = Some("only meant, once");
    }
    let going = analysis.folded(cue) == "going";
    match effect {
        // "was going to vote" was meant once and says not what was done.
        Some(Government::Asserts) if going && next.is_some_and(|id| is_past(analysis, id)) => {
            found.void = Some("only meant, once");
        }
        Some(Government::Asserts) if going => found.weaken(Modality::Future, cue),
        Some(Government::Asserts) => {}
        Some(Government::Weakens(modality)) => found.weaken(modality, cue),
        Some(Government::Negates) => found.negate(cue),
        Some(Government::LeavesOpen) => found.open = true,
        // "is to become minister"
        None if matches!(analysis.folded(cue), "is" | "are" | "am") => found.weaken(Modality::Future, cue),
        // "a plane crashed killing 131": what came of it, and nothing that it was about.
        None if verb.form == VerbForm::Gerund && crate::clock::does_harm(analysis.folded(verb.head)) => {}
        // "with 65% of those who responded voting to reject it"
        None if verb.form == VerbForm::Gerund && analysis.folded(verb.head) == "voting" => {}
        // An unknown governor is not trusted to assert.
        None => found.weaken(Modality::Hedged, cue),
    }
    if analysis.folded(cue) == "unlikely" {
        found.negate(cue);
    }
    next
}

/// "was forced to": whether a passive tells what somebody was brought to do, and did.
fn is_brought_to(up: &VerbGroup) -> bool {
    up.voice == Voice::Passive && up.tense == Tense::Past && up.modal.is_none() && up.negation.is_none()
}

/// "has yet to back", "is yet to back", "has still to back": it has not been done.
fn outstanding(analysis: &Analysis, up: &VerbGroup, verb: &VerbGroup) -> bool {
    let waits =
        matches!(analysis.folded(up.head), "has" | "have" | "had" | "'ve" | "is" | "are" | "was" | "were");
    let yet = |at: u32| matches!(analysis.folded(at), "yet" | "still");
    waits && verb.units.start == up.units.end + 1 && yet(up.units.end)
}

/// "no" before a noun and its adjectives.
fn negates_noun(analysis: &Analysis, unit: u32) -> Option<u32> {
    let words = (unit.saturating_sub(3)..unit).rev();
    words
        .take_while(|&at| matches!(analysis.tag(at), Tag::Adj | Tag::Noun | Tag::Det | Tag::Neg | Tag::Adv))
        .find(|&at| analysis.folded(at) == "no")
}

/// The verb that a governing noun or adjective belongs to: "is" in "is likely to".
fn word_verb(analysis: &Analysis, unit: u32) -> Option<VerbId> {
    (unit.saturating_sub(5)..unit).rev().find_map(|at| analysis.verb_at[at as usize])
}

/// "reportedly", "likely" beside the verb, or at the sentence's start.
fn read_adverbs(
    analysis: &Analysis,
    knowledge: &Knowledge,
    id: VerbId,
    sentence: UnitSpan,
    found: &mut Factuality,
) {
    let verb = analysis.verb(id);
    let from = verb.units.start.saturating_sub(2).max(sentence.start);
    let to = (verb.units.end + 1).min(sentence.end);
    let near = (from..to).chain(std::iter::once(sentence.start).filter(|&at| at < from));
    for at in near {
        let hedges = knowledge.hedges(analysis.unit(at).symbol) && analysis.tag(at) != Tag::Noun;
        // "almost certainly all shareholders"
        let nearly = matches!(analysis.folded(at), "almost" | "nearly")
            && at + 1 < sentence.end
            && analysis.folded(at + 1) == "certainly";
        let hedges = hedges || nearly;
        if !hedges || is_of_judgement(analysis, knowledge, id, at) {
            continue;
        }
        if !knowledge.guesses(analysis.unit(at).symbol) {
            found.weaken(Modality::Hedged, at);
            continue;
        }
        // "would probably back her" guesses what is to come; "would probably have backed her" what has not.
        let guesses = found.modality == Modality::Conditional
            && !(verb.units.start..verb.head).any(|at| analysis.folded(at) == "have");
        if guesses {
            found.modality = Modality::Future;
        }
        found.doubt(at);
    }
}

/// "apparently regretted backing her": whether the regret is sure says nothing of the deed, which is taken for granted.
fn is_of_judgement(analysis: &Analysis, knowledge: &Knowledge, id: VerbId, hedge: u32) -> bool {
    let verb = analysis.verb(id);
    let Some(Governor::Verb(up)) = verb.governor else { return false };
    let above = analysis.verb(up);
    verb.form == VerbForm::Gerund && hedge < above.units.end && knowledge.presupposes(above)
}

/// "- That the council passes a vote of no confidence": a sentence that "that" opens is what is to be voted on.
fn is_text_of_motion(analysis: &Analysis, sentence: UnitSpan, start: u32) -> bool {
    let word = |at: &u32| analysis.unit(*at).kind == claimwire_rules::units::UnitKind::Word;
    let that = (sentence.start..start).find(word);
    that.is_some_and(|that| analysis.folded(that) == "that" && that + 1 == start)
        && analysis.tag(start) == Tag::Det
}

/// "if", "whether", "unless" before the subject, and a question mark at the end.
fn read_clause(
    analysis: &Analysis,
    knowledge: &Knowledge,
    id: VerbId,
    sentence: UnitSpan,
    found: &mut Factuality,
) {
    let verb = analysis.verb(id);
    let subject =
        verb.subject.map(|group| analysis.group(group).units.start).filter(|&start| start < verb.units.start);
    let start = subject.unwrap_or(verb.units.start);
    if is_text_of_motion(analysis, sentence, start) {
        found.void = Some("a motion to be put");
    }
    let glue = |at: u32| matches!(analysis.tag(at), Tag::Adv | Tag::Quote | Tag::Neg | Tag::Conj);
    let before = (start.saturating_sub(4).max(sentence.start)..start).rev().find(|&at| !glue(at));
    if let Some(at) = before {
        match analysis.folded(at) {
            _ if around::names_condition(analysis, at) => {
                found.void = Some("a condition");
                found.cues.push(at);
            }
            "if" | "unless" | "should" => {
                found.void = Some("a condition");
                found.cues.push(at);
            }
            // "if and when she runs"
            "when"
                if at > sentence.start + 1
                    && analysis.folded(at - 2) == "if"
                    && matches!(analysis.folded(at - 1), "and" | "or") =>
            {
                found.void = Some("a condition");
                found.cues.push(at - 2);
            }
            "that" if around::is_mandated(analysis, knowledge, verb) => {
                found.void = Some("only wished for");
                found.cues.push(at);
            }
            "whether" => {
                found.void = Some("asked about");
                found.cues.push(at);
            }
            // "decide when he's ready"
            "when" if at > sentence.start && is_open_question(analysis.folded(at - 1)) => {
                found.void = Some("asked about");
                found.cues.push(at);
            }
            _ => {}
        }
    }
    if before.is_some_and(|at| matches!(analysis.folded(at), "when" | "once" | "until" | "till"))
        && verb.tense == Tense::Present
        && verb.subject.is_some_and(|group| analysis.group(group).number.is_some())
        && tells_of_future(analysis, sentence)
    {
        // "will enter into force when 55 states ratify it"
        found.weaken(Modality::Conditional, before.unwrap_or(start));
    }
    if start > sentence.start && around::is_purpose(analysis, start - 1, verb) {
        found.void = Some("only meant to be");
    }
    if verb.modal.is_some() && (verb.units.start..verb.head).any(|at| analysis.folded(at) == "rather") {
        found.void = Some("only the better of two");
    }
    if around::is_denied_with_another(analysis, id) {
        found.void = Some("denied with what is done before it");
    }
    if is_nearly_done(analysis, id) {
        found.void = Some("only nearly done");
    }
    if is_deed_spoken_of(analysis, id) {
        found.void = Some("a deed spoken of, not done");
    }
    if is_way_not_taken(analysis, id) {
        found.void = Some("the way of what is not done");
    }
    if is_made_to(analysis, id) {
        found.void = Some("made or left to do so");
    }
    if is_of_those_needed(analysis, knowledge, id) {
        found.void = Some("told of those who are needed");
    }
    let first = (sentence.start..sentence.end).find(|&at| analysis.tag(at) != Tag::Quote);
    let inner = condition_before(analysis, start, sentence);
    let opens = first
        .filter(|&at| is_condition(analysis, at) && !around::tells_who_it_is(analysis, verb))
        .or(inner)
        .or_else(|| condition_behind(analysis, id, sentence).filter(|_| found.is_told_plainly()));
    let past = before.is_some_and(|at| around::tells_of_that_time(analysis, at)) && verb.tense == Tense::Past;
    if let Some(at) = opens.filter(|_| found.modality != Modality::Desired && !past) {
        // "If he wins, I will vote for him": the main clause hangs on the condition.
        found.modality = Modality::Conditional;
        found.cues.push(at);
    }
    let mark = (sentence.start..sentence.end).rev().take(3).find(|&at| analysis.folded(at) == "?");
    if let Some(mark) = mark {
        found.void = Some("a question");
        found.cues.push(mark);
    }
}

/// "Backing her would be a mistake": a gerund with its object is the subject of the verb behind it.
fn is_deed_spoken_of(analysis: &Analysis, id: VerbId) -> bool {
    let verb = analysis.verb(id);
    let opens = verb.units.start == 0
        || matches!(
            analysis.tag(verb.units.start - 1),
            Tag::Punct | Tag::Comma | Tag::Sub | Tag::That | Tag::Quote | Tag::Rel
        );
    if verb.form != VerbForm::Gerund || verb.governor.is_some() || !opens {
        return false;
    }
    let Some(next) = analysis.verbs.get(id.0 as usize + 1) else { return false };
    let near = next.form == VerbForm::Finite && next.units.start < verb.units.end + 8;
    let joined = (verb.units.end..next.units.start).all(|at| {
        !matches!(analysis.tag(at), Tag::Comma | Tag::Punct | Tag::Conj | Tag::Rel | Tag::That | Tag::Dash)
    });
    // ", taking the lead" is told beside what was told before; what is judged has a copula or a modal.
    let beside = verb.units.start > 0 && analysis.tag(verb.units.start - 1) == Tag::Comma;
    let judged = || next.modal.is_some() || analysis.tag(next.head) == Tag::Aux;
    near && joined && next.units.start > verb.units.end && (!beside || judged())
}

/// "careful not to anger him by backing her": what is not done is not done this way.
fn is_way_not_taken(analysis: &Analysis, id: VerbId) -> bool {
    let start = analysis.verb(id).units.start;
    let by = start.checked_sub(1).is_some_and(|at| analysis.folded(at) == "by");
    let before = id.0.checked_sub(1).map(|id| analysis.verb(VerbId(id)));
    by && before.is_some_and(|verb| {
        let not = verb.units.start.checked_sub(1).is_some_and(|at| analysis.folded(at) == "not");
        (verb.negation.is_some() || not) && verb.units.end + 8 > start
    })
}

/// Whether a verb of a sentence is of the future.
pub fn tells_of_future(analysis: &Analysis, sentence: UnitSpan) -> bool {
    let first = analysis.verbs.partition_point(|verb| verb.units.start < sentence.start);
    let mut verbs = analysis.verbs[first..].iter().take_while(|verb| verb.units.end <= sentence.end);
    verbs.any(|verb| verb.tense == Tense::Future)
}

/// "have me vote for him", "let us back her".
fn is_made_to(analysis: &Analysis, id: VerbId) -> bool {
    let start = analysis.verb(id).units.start;
    let word = |back: u32| start.checked_sub(back).map_or("", |at| analysis.folded(at));
    matches!(word(1), "me" | "us" | "him" | "them")
        && matches!(
            word(2),
            "have" | "has" | "had" | "make" | "makes" | "made" | "let" | "lets" | "help" | "helps"
        )
}

/// "would need 20 members backing it": whoever does it is the object of a verb of need.
fn is_of_those_needed(analysis: &Analysis, knowledge: &Knowledge, id: VerbId) -> bool {
    let verb = analysis.verb(id);
    let Some(subject) = verb.subject.filter(|_| verb.form == VerbForm::Gerund) else {
        return false;
    };
    let start = analysis.group(subject).units.start;
    // "a minimum of" stands between.
    let up = (start.saturating_sub(4)..start).rev().find_map(|at| analysis.verb_at[at as usize]);
    up.is_some_and(|up| knowledge.needs(analysis.verb(up)))
}

/// "had planned", "had been expected": told of what was before something else came.
fn is_before_past(analysis: &Analysis, verb: &VerbGroup) -> bool {
    analysis.folded(verb.units.start) == "had" && verb.units.len() > 1
}

fn is_past(analysis: &Analysis, id: VerbId) -> bool {
    let units = analysis.verb(id).units;
    (units.start..units.end).any(|at| matches!(analysis.folded(at), "was" | "were"))
}

fn is_open_question(word: &str) -> bool {
    matches!(
        word,
        "decide"
            | "decides"
            | "deciding"
            | "determine"
            | "know"
            | "knows"
            | "ask"
            | "asked"
            | "say"
            | "wonder"
    )
}
