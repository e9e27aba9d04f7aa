//! Where a report ends: before the next speech act of its sentence, or where the article speaks again.

use claimwire_record::Span;
use claimwire_rules::ClassSet;
use claimwire_rules::program::{VerbForm, Voice};

use super::beside;
use super::unfinished::awaits_main_clause;
use crate::analysis::{Analysis, UnitSpan, VerbId};
use crate::nouns::NounGroup;
use crate::phrases::with_complements;
use crate::resolve::Resolver;
use crate::speech::speaks;
use crate::tags::Tag;
use crate::verbs::{Tense, VerbGroup};

/// Where a report that begins with `units` ends: before the next speech act or the tag of who passes it on.
pub fn report_end(resolver: &Resolver, units: UnitSpan, cue: Option<VerbId>) -> u32 {
    let analysis = resolver.analysis;
    let mut at = units.start + 1;
    while at < units.end {
        if let Some(quote) = analysis.quotes_at(at).find(|quote| quote.units.end <= units.end) {
            at = quote.units.end;
            continue;
        }
        if ends_report(resolver, at, units, cue) {
            return at;
        }
        at += 1;
    }
    units.end
}

/// The words of a claim that begins within a quotation, no further than that.
pub(super) fn within_quote(analysis: &Analysis, units: UnitSpan) -> UnitSpan {
    let quote = analysis.quote_around(Span::new(units.start, units.start + 1));
    quote.map_or(units, |quote| Span::new(units.start, units.end.min(quote.inner.end)))
}

/// "Malta welcomes Reed's announcement that he will run, and Peru supports his bid": the comma behind which somebody named acts
/// in the tense of the main verb, while what is announced is told with a modal. `before` are the words before the claim.
pub(super) fn conjunct_of_main(analysis: &Analysis, units: UnitSpan, before: UnitSpan) -> Option<u32> {
    let finite = |verb: &&VerbGroup| verb.form == VerbForm::Finite;
    let verbs = |units: UnitSpan| analysis.verbs_within(units).map(|id| analysis.verb(id));
    let main = verbs(before).filter(finite).last()?;
    verbs(units).find(finite).filter(|own| own.modal.is_some())?;
    let goes_on = |at: u32| {
        let verb = analysis.verb_from.get(at as usize).copied().flatten().map(|id| analysis.verb(id));
        verb.is_some_and(|verb| {
            verb.form == VerbForm::Finite && verb.modal.is_none() && verb.tense == main.tense
        })
    };
    let acts = |comma: &u32| {
        analysis.tag(*comma) == Tag::Comma
            && analysis.folded(comma + 1) == "and"
            && analysis.groups_starting(comma + 2).any(|id| {
                let group = analysis.group(id);
                group.name.is_some() && !group.classes.meets(ClassSet::PRONOUN) && goes_on(group.units.end)
            })
    };
    (units.start..units.end.saturating_sub(2)).find(acts)
}

fn ends_report(resolver: &Resolver, at: u32, units: UnitSpan, cue: Option<VerbId>) -> bool {
    let analysis = resolver.analysis;
    let end = units.end;
    if contrasts_fragment(analysis, at, units.start) {
        return true;
    }
    let comma = matches!(analysis.tag(at), Tag::Comma | Tag::Dash);
    if !comma && analysis.tag(at) != Tag::Conj && analysis.folded(at) != "according" {
        return false;
    }
    if analysis.folded(at) == "according" {
        return analysis.folded(at + 1) == "to";
    }
    let mut next = at + u32::from(comma);
    let conjunction = next < end
        && (analysis.tag(next) == Tag::Conj
            || matches!(analysis.folded(next), "while" | "but" | "though" | "although"));
    if comma && matches!(analysis.folded(next), "after" | "while") && another_reports(analysis, next + 1) {
        return true;
    }
    next += u32::from(conjunction);
    while next < end && analysis.tag(next) == Tag::Adv {
        next += 1;
    }
    if next >= end {
        return false;
    }
    if comma && analysis.folded(next) == "with" && beside::tells_of_another(resolver, Span::new(next, end)) {
        return true;
    }
    if analysis.folded(next) == "according" && analysis.folded(next + 1) == "to" {
        return true;
    }
    if comma && conjunction && turns_away(analysis, Span::new(units.start, at), next, cue) {
        return true;
    }
    if comma && weighs_words(analysis, at, next) {
        return true;
    }
    if comma && !conjunction && closes_relative(analysis, Span::new(units.start, at), next, cue) {
        return true;
    }
    if comma && !conjunction && is_behind_own_subject(analysis, Span::new(units.start, at), next) {
        return false;
    }
    if let Some(id) = analysis.verb_from[next as usize] {
        // "said 36 had died, but later revised the number"
        let revises = conjunction
            && analysis.verb(id).tense == Tense::Past
            && analysis.verb(id).form == VerbForm::Finite
            && (at..next).any(|at| matches!(analysis.folded(at), "later" | "subsequently"));
        return revises
            || speaks(resolver.knowledge, analysis, id)
                && next_speech(analysis, id, cue, comma, conjunction, end)
            || analysis.tag(next - 1) == Tag::Conj && cue.is_some_and(|cue| goes_back(analysis, id, cue));
    }
    (comma || conjunction && is_pronoun(analysis, next))
        && later_tag(resolver, next, end)
        && !awaits_main_clause(analysis, Span::new(units.start, at))
}

/// "said that Ann Lee, the mayor, had pledged help": the verb behind an aside of what is said, whose subject opens it.
fn is_behind_own_subject(analysis: &Analysis, said: UnitSpan, next: u32) -> bool {
    let Some(verb) = analysis.verb_from[next as usize].map(|id| analysis.verb(id)) else { return false };
    let finite = |id: VerbId| analysis.verb(id).form == VerbForm::Finite;
    let subject = verb.subject.map(|id| analysis.group(id).units);
    verb.form == VerbForm::Finite
        && subject.is_some_and(|subject| subject.start <= said.start + 1 && said.contains(subject))
        && !analysis.verbs_within(said).any(finite)
}

/// "said it had failed, a claim the mayor denied", "said he stood on principle — a stance that may cost him": the article
/// weighs what was said.
fn weighs_words(analysis: &Analysis, at: u32, next: u32) -> bool {
    let article = matches!(analysis.folded(next), "a" | "an");
    if analysis.tag(at) != Tag::Dash {
        return article && is_charge(analysis.folded(next + 1));
    }
    let mut groups = analysis.groups_starting(next).map(|id| analysis.group(id));
    groups.any(|group| {
        let word = analysis.folded(group.head);
        let stand = matches!(
            word.strip_suffix('s').unwrap_or(word),
            "stance"
                | "position"
                | "remark"
                | "comment"
                | "promise"
                | "pledge"
                | "argument"
                | "boast"
                | "line"
        );
        let told = matches!(analysis.tag(group.units.end), Tag::That | Tag::Rel);
        told && !group.definite && (stand || is_charge(word))
    })
}

fn is_charge(word: &str) -> bool {
    matches!(word, "claim" | "charge" | "allegation" | "accusation" | "assertion")
}

/// `said he "backs her," while his rival does not`: behind quoted words that a comma closes the article sets another beside.
fn contrasts_fragment(analysis: &Analysis, at: u32, start: u32) -> bool {
    let closed = at >= start + 2
        && analysis.tag(at - 1) == Tag::Quote
        && analysis.tag(at - 2) == Tag::Comma
        && analysis.folded(at) == "while";
    closed
        && analysis.groups_starting(at + 1).any(|id| !analysis.group(id).classes.meets(ClassSet::PRONOUN))
        && analysis.quotes_at(start).next().is_none()
}

/// "the union, which argued that the tax was fair, is right": behind the comma the main clause goes on with its own verb.
fn closes_relative(analysis: &Analysis, said: UnitSpan, next: u32, cue: Option<VerbId>) -> bool {
    let Some(cue) = cue.map(|cue| analysis.verb(cue)) else { return false };
    let led = (cue.units.start.saturating_sub(5)..cue.units.start).any(|at| analysis.tag(at) == Tag::Rel);
    let main = analysis.verb_from[next as usize].map(|id| analysis.verb(id));
    let finite = |verb: &VerbGroup| verb.form == VerbForm::Finite;
    // "which said Mr Berg, under fire for it, would go": no verb yet. A verb may also be in no lexicon.
    let whole = analysis.verbs_within(said).any(|id| finite(analysis.verb(id)))
        || (said.start..said.end).all(|at| analysis.tag(at) != Tag::Comma);
    led && whole && main.is_some_and(|verb| finite(verb) && verb.voice == Voice::Active)
}

/// "said he will appeal and insisted", "said there can be no deal and called for talks": behind what will or can be, a
/// plain past in the tense of the cue is what the speaker did.
pub fn goes_back(analysis: &Analysis, id: VerbId, cue: VerbId) -> bool {
    let (verb, cue) = (analysis.verb(id), analysis.verb(cue));
    let plain = verb.form == VerbForm::Finite && verb.units.len() == 1 && verb.voice == Voice::Active;
    let before = (0..id.0).rev().map(|index| analysis.verb(VerbId(index)));
    let before = before.take(3).find(|verb| verb.form == VerbForm::Finite);
    let told = |before: &VerbGroup| {
        let modal = before.modal.is_some_and(|at| {
            matches!(analysis.folded(at), "will" | "'ll" | "can" | "may" | "must" | "shall" | "cannot")
        });
        before.units.start >= cue.units.end && modal
    };
    plain && verb.tense == Tense::Past && cue.tense == Tense::Past && before.is_some_and(told)
}

/// "said 46 had died, after a committee reported 108 dead": whether another is told to have said something, as the article has it.
fn another_reports(analysis: &Analysis, at: u32) -> bool {
    const REACH: u32 = 10;
    let last = (analysis.units.len() as u32).min(at + REACH);
    let open = |at: &u32| !matches!(analysis.tag(*at), Tag::Comma | Tag::Punct | Tag::Quote | Tag::Rel);
    let verb = (at..last).take_while(open).find_map(|at| analysis.verb_at[at as usize]);
    let said = verb.map(|id| analysis.verb(id)).is_some_and(|verb| {
        verb.form == VerbForm::Finite
            && matches!(
                analysis.folded(verb.head),
                "said"
                    | "reported"
                    | "announced"
                    | "claimed"
                    | "admitted"
                    | "confirmed"
                    | "told"
                    | "wrote"
                    | "put"
            )
    });
    let actor =
        |group: &NounGroup| group.classes.meets(ClassSet::SPEAKER) && !group.classes.meets(ClassSet::PRONOUN);
    said && analysis.groups_starting(at).any(|id| actor(analysis.group(id)))
}

/// "denied it had failed, but the auditors have filed a suit", "said it was ready, but the union has not agreed": behind "but" the
/// article speaks again, since what is said stands in the past and what follows does not.
fn turns_away(analysis: &Analysis, said: UnitSpan, next: u32, cue: Option<VerbId>) -> bool {
    let Some(cue) = cue.map(|cue| analysis.verb(cue)) else { return false };
    let link = analysis.folded(next - 1);
    let concedes = matches!(link, "though" | "although");
    if !matches!(link, "but" | "while") && !concedes {
        return false;
    }
    let denies = matches!(analysis.folded(cue.head), "denied" | "denies" | "deny" | "denying");
    let acts = |group: &NounGroup| {
        let verb = analysis.verb_from.get(group.units.end as usize).copied().flatten()?;
        let verb = analysis.verb(verb);
        let actor = (link == "while" || group.classes.meets(ClassSet::SPEAKER))
            && !group.classes.meets(ClassSet::PRONOUN);
        ((actor || concedes) && verb.form == VerbForm::Finite).then_some(verb)
    };
    let Some(verb) = analysis.groups_starting(next).find_map(|id| acts(analysis.group(id))) else {
        return false;
    };
    // "said it was ready, while Ann Lee called for a vote": another takes a stand of their own.
    let told = verb.modal.is_none() && verb.tense == Tense::Past && verb.units.len() == 1;
    if link == "while"
        && told
        && cue.tense == Tense::Past
        && TAKES_STAND.contains(&analysis.folded(verb.head))
    {
        return true;
    }
    let from = analysis.verbs.partition_point(|verb| verb.units.start < said.start);
    let to = analysis.verbs.partition_point(|verb| verb.units.start < said.end);
    let mut told = analysis.verbs[from..to].iter().filter(|verb| verb.form == VerbForm::Finite).peekable();
    let past = told.peek().is_some() && told.all(|verb| verb.is_shifted_back(analysis));
    let perfect = matches!(analysis.folded(verb.units.start), "has" | "have" | "'s" | "'ve");
    let now = verb.modal.is_none() && (verb.tense == Tense::Present || perfect);
    // "said she would vote for him, though she has not endorsed him"
    let now = if concedes { perfect && verb.modal.is_none() } else { now };
    denies && !concedes || cue.tense == Tense::Past && cue.modal.is_none() && past && now
}

/// What another is told to have done, and not what a speaker reports of them.
const TAKES_STAND: &[&str] = &[
    "accused",
    "blamed",
    "called",
    "condemned",
    "criticised",
    "criticized",
    "demanded",
    "denounced",
    "described",
    "dismissed",
    "praised",
    "questioned",
    "rejected",
    "urged",
    "warned",
    "welcomed",
];

/// "he", "she" at a unit: whoever spoke goes on.
fn is_pronoun(analysis: &Analysis, at: u32) -> bool {
    matches!(analysis.folded(at), "he" | "she" | "they")
}

/// Whether a verb of saying behind a comma or a conjunction starts another speech act of the same speaker.
fn next_speech(
    analysis: &Analysis,
    id: VerbId,
    cue: Option<VerbId>,
    comma: bool,
    conjunction: bool,
    end: u32,
) -> bool {
    let verb = analysis.verb(id);
    if verb.units.end >= end {
        return comma;
    }
    match verb.form {
        VerbForm::Gerund => comma,
        VerbForm::Finite if conjunction => {
            let own = cue.and_then(|cue| analysis.verb(cue).subject);
            comma
                || analysis.folded(verb.units.start - 1) == "but"
                || own.is_some() && verb.subject == own
                || matches!(analysis.folded(verb.head), "said" | "added" | "told" | "urged")
        }
        // ", reports X": the tag of who passes it on.
        VerbForm::Finite => comma && analysis.groups_starting(verb.units.end).next().is_some(),
        _ => false,
    }
}

/// The unit behind "the mayor" in "Ann Lee, the mayor, said": where the aside behind a group ends, or where the group does.
fn behind_aside(analysis: &Analysis, at: u32, end: u32) -> u32 {
    const LONGEST: u32 = 6;
    if at >= end || analysis.tag(at) != Tag::Comma {
        return at;
    }
    let closes = (at + 2..end.min(at + LONGEST)).find(|&unit| analysis.tag(unit) == Tag::Comma);
    let plain = |close: &u32| (at + 1..*close).all(|unit| analysis.verb_at[unit as usize].is_none());
    closes.filter(plain).map_or(at, |close| close + 1)
}

/// ", X said", ", but X said", ", but two members of the team said": a group and a verb of saying.
fn later_tag(resolver: &Resolver, at: u32, end: u32) -> bool {
    let analysis = resolver.analysis;
    let says = |behind: u32| {
        behind < end
            && analysis.verb_from[behind as usize].is_some_and(|id| {
                analysis.verb(id).form == VerbForm::Finite && speaks(resolver.knowledge, analysis, id)
            })
    };
    analysis.groups_starting(at).any(|id| {
        let group = analysis.group(id);
        let whole = with_complements(analysis, group.units, end).end;
        !group.classes.meets(ClassSet::THING)
            && (says(behind_aside(analysis, group.units.end, end)) || says(whole))
    })
}
