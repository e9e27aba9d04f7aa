//! Whether a stretch can be what is said: a clause with a subject of its own, and no opener, tag or torn-off verb.

use claimwire_record::Span;
use claimwire_rules::program::{VerbForm, Voice};

use super::opened;
use crate::analysis::{Analysis, GroupId, UnitSpan, VerbId};
use crate::names::NameKind;
use crate::phrases::end_of_told_count;
use crate::resolve::Resolver;
use crate::tags::Tag;
use crate::verbs::VerbGroup;

/// Whether a stretch can be what is said: a quotation, whatever follows "that", else a clause with a subject of
/// its own at its start. "Said in making his announcement" reports nothing.
pub(super) fn is_clause(resolver: &Resolver, part: UnitSpan, behind: bool) -> bool {
    let analysis = resolver.analysis;
    if analysis.is_quotation(part) {
        return true;
    }
    // "as he was not allowed to speak": a reason of the speaking, unless a main clause follows; "X said that,": no end.
    let reason = behind && !opened(analysis, part.start) && gives_reason(analysis, part.start);
    if reason && !main_clause_follows(analysis, part) || analysis.tag(part.end.max(1) - 1) == Tag::That {
        return false;
    }
    // "She sincerely believes, X said, that …": the clause is not over.
    if !behind && analysis.verb_at[part.end as usize - 1].is_some_and(|id| takes_clause(resolver, id)) {
        return false;
    }
    let first = analysis.verbs.partition_point(|verb| verb.units.start < part.start);
    let within = |verb: &VerbGroup| {
        verb.subject.map(|subject| analysis.group(subject).units).filter(|units| part.contains(*units))
    };
    // "maintains a lead, reflecting his fame", "Nordfarb, earlier reporting a loss": no clause of their own.
    let aside = |verb: &VerbGroup| {
        let mut before = (0..verb.units.start).rev().map(|at| analysis.tag(at));
        before.find(|&tag| tag != Tag::Adv) == Some(Tag::Comma)
    };
    let predicates = |verb: &&VerbGroup| {
        verb.form == VerbForm::Finite
            || verb.form == VerbForm::Gerund && within(verb).is_some() && !aside(verb)
    };
    let mut own = analysis.verbs[first..]
        .iter()
        .take_while(|verb| verb.units.end <= part.end)
        .filter(predicates)
        .filter(|verb| analysis.tag(verb.units.start.saturating_sub(1)) != Tag::Rel);
    let Some(verb) = own.next() else { return end_of_told_count(analysis, part).is_some() };
    if opened(analysis, part.start) || !behind {
        return opened(analysis, part.start) || !behind && (verb.subject.is_none() || within(verb).is_some());
    }
    // "over 70% of the farms were flooded": a bound, no place.
    let bound = analysis.tag(part.start) == Tag::Prep && analysis.tag(part.start + 1) == Tag::Num;
    let nominal = bound || !matches!(analysis.tag(part.start), Tag::Prep | Tag::To | Tag::Conj | Tag::Adv);
    // "yesterday's vote was a farce"
    let owned = u32::from(analysis.tag(part.start + 1) == Tag::Clitic);
    // "90% of the branches that met", "most of the members who came": the part opens, the whole acts.
    let counted = |whole: u32| {
        let of = whole.checked_sub(1).filter(|&at| analysis.folded(at) == "of");
        let number = analysis.number_from[part.start as usize].map(|index| &analysis.numbers[index as usize]);
        of.is_some_and(|of| {
            analysis.groups_starting(part.start).any(|id| analysis.group(id).units.end == of)
                // "nine of the injured were in hospital"
                || number.is_some_and(|number| number.units.end == of)
        })
    };
    // "recalled remarks Berg made": a thing that somebody made, and nothing that is said of it.
    let contact = |subject: u32| {
        let timed = analysis.time_at[part.start as usize].is_some();
        let thing =
            |id: GroupId| analysis.group(id).units.end == subject && analysis.group(id).name.is_none();
        !timed
            && analysis.tag(subject.max(1) - 1) == Tag::Noun
            && analysis.groups_starting(part.start).any(thing)
    };
    let begins = |units: UnitSpan| {
        (units.start <= part.start + 1 + owned || counted(units.start)) && !contact(units.start)
    };
    match within(verb) {
        Some(units) => {
            begins(units)
                || closes_list(resolver, part.start, units)
                || opens_late(analysis, part)
                || own.take(2).any(|verb| within(verb).is_some_and(begins))
        }
        None => {
            // "if there is no change, sanctions are possible"
            let conditional = u32::from(analysis.folded(part.start) == "if");
            let exists = analysis.folded(part.start + conditional) == "there";
            verb.subject.is_none() && (nominal || exists) && verb.units.start > part.start
        }
    }
}

/// Whether a verb is one of belief in the present, which wants its clause: "believes".
fn takes_clause(resolver: &Resolver, id: VerbId) -> bool {
    let verb = resolver.analysis.verb(id);
    verb.form == VerbForm::Finite
        && verb.voice == Voice::Active
        && resolver.knowledge.embedding.believes(verb)
}

/// "said in an interview the bridge …": what stands behind a preposition and its group.
pub(super) fn behind_phrase(analysis: &Analysis, part: UnitSpan) -> Option<UnitSpan> {
    if analysis.tag(part.start) != Tag::Prep {
        return None;
    }
    let mut end =
        analysis.groups_starting(part.start + 1).map(|id| analysis.group(id).units.end).max().or_else(
            || analysis.time_at[part.start as usize + 1].map(|time| analysis.times[time as usize].units.end),
        )?;
    while end < part.end && analysis.time_at[end as usize].is_some() {
        end += 1;
    }
    (end < part.end).then(|| Span::new(end, part.end))
}

/// What stands behind "in" and the name of a city, if a phrase so begins.
pub(super) fn behind_place(analysis: &Analysis, part: UnitSpan) -> Option<UnitSpan> {
    let place = analysis.name_at.get(part.start as usize + 1).copied().flatten()?;
    let place = analysis.names[place as usize];
    let city =
        matches!(place.kind, NameKind::City | NameKind::Capital) && place.units.start == part.start + 1;
    let parted = analysis.tag(place.units.end) == Tag::Comma;
    (city && !parted && analysis.folded(part.start) == "in").then(|| behind_phrase(analysis, part)).flatten()
}

/// "as", "because", "after": what they bring in is no report by itself.
fn gives_reason(analysis: &Analysis, at: u32) -> bool {
    // "as many as 150 were aboard"
    !crate::verbs::opens_comparison(analysis, at)
        && matches!(
            analysis.folded(at),
            "as" | "because"
                | "since"
                | "after"
                | "before"
                | "while"
                | "when"
                | "though"
                | "although"
                | "until"
                | "once"
        )
}

/// Whether a comma and a clause with a finite verb stand behind the first clause of a stretch.
fn main_clause_follows(analysis: &Analysis, part: UnitSpan) -> bool {
    let comma = (part.start..part.end).find(|&at| analysis.tag(at) == Tag::Comma);
    let rest = comma.map(|comma| Span::new(comma, part.end));
    let first = analysis.verbs.partition_point(|verb| verb.units.start < part.start);
    let own = analysis.verbs[first..].iter().take_while(|verb| verb.units.end <= part.end);
    rest.is_some_and(|rest| {
        own.filter(|verb| rest.contains(verb.units)).any(|verb| verb.form == VerbForm::Finite)
    })
}

/// "the navy, coast guard and divers had", "the teacher, Ann Lee, had": whether nothing but noun groups and commas stands
/// between a unit and a subject, and the two are of one list or one person.
fn closes_list(resolver: &Resolver, from: u32, subject: UnitSpan) -> bool {
    let analysis = resolver.analysis;
    let joined = (from..subject.end).any(|at| analysis.tag(at) == Tag::Conj);
    if !joined && analysis.tag(subject.end) != Tag::Comma {
        return false;
    }
    // "she, a child and two women held on": what is listed acts at once.
    let acts = (subject.end..subject.end + 3).find(|&at| analysis.tag(at) != Tag::Adv);
    let acts = acts.and_then(|at| analysis.verb_from.get(at as usize).copied().flatten());
    let acts = acts.map(|id| analysis.verb(id)).is_some_and(|verb| {
        let noun = resolver.knowledge.may_be_noun(analysis.unit(verb.head).symbol);
        verb.form == VerbForm::Finite && (verb.units.len() > 1 || !noun)
    });
    let parts = |end: u32| analysis.tag(end) == Tag::Comma || acts && analysis.tag(end) == Tag::Conj;
    let mut at = from;
    while at < subject.start {
        let behind = analysis.groups_starting(at).map(|id| analysis.group(id).units.end);
        let behind = behind.filter(|&end| end < subject.end).max();
        match behind.filter(|&end| parts(end)) {
            Some(comma) => at = comma + 1,
            None => return false,
        }
    }
    at == subject.start
}

/// "if the vote fails, …", "in his state, …", "there is …": a clause whose subject comes later.
fn opens_late(analysis: &Analysis, part: UnitSpan) -> bool {
    match analysis.tag(part.start) {
        _ if analysis.folded(part.start) == "there" => true,
        Tag::Rel => true,
        Tag::Sub => main_clause_follows(analysis, part),
        Tag::Prep | Tag::Adv | Tag::Verb => {
            (part.start..part.end.min(part.start + 14)).any(|at| analysis.tag(at) == Tag::Comma)
        }
        _ => false,
    }
}

/// "Asked whether they had been told, they said they had": what was said stands in the question.
pub(super) fn is_elliptical(analysis: &Analysis, part: UnitSpan) -> bool {
    let last = part.end - 1;
    matches!(part.len(), 2 | 3)
        && analysis.tag(part.start) == Tag::Pron
        && (part.start + 1..part.end)
            .all(|at| matches!(analysis.tag(at), Tag::Aux | Tag::Modal | Tag::Neg | Tag::Verb))
        && matches!(
            analysis.folded(last),
            "had"
                | "has"
                | "have"
                | "did"
                | "does"
                | "do"
                | "was"
                | "were"
                | "is"
                | "are"
                | "would"
                | "will"
                | "could"
                | "can"
                | "should"
                | "not"
                | "n't"
        )
}

/// "The firm was paid, according to the book, a study written by Reed": what stands before a tag is said by whom it names itself.
pub(super) fn names_source(analysis: &Analysis, part: UnitSpan, cue: Option<VerbId>) -> bool {
    let before = cue.is_some_and(|cue| part.end <= analysis.verb(cue).units.start);
    let named = |&at: &u32| {
        analysis.folded(at) == "according"
            && analysis.folded(at + 1) == "to"
            && analysis.quotes_over(Span::new(at, at + 1)).next().is_none()
    };
    before && (part.start + 1..part.end).any(|at| named(&at))
}

/// "What's more, Berg said", "…, Politico reported, Berg said": an opener or a tag, and nothing that is said.
pub(super) fn is_opener(analysis: &Analysis, part: UnitSpan) -> bool {
    let short = part.len() <= 3;
    let tag = || {
        let last = analysis.verb_from[part.end as usize - 1].map(|id| analysis.verb(id));
        last.is_some_and(|verb| {
            matches!(analysis.folded(verb.head), "reported" | "said" | "says" | "wrote" | "added")
        })
    };
    short && (analysis.folded(part.start) == "what" || tag())
}

/// "a lead that polls show has reversed": a verb whose subject stands before the tag.
pub(super) fn is_torn_off(analysis: &Analysis, part: UnitSpan) -> bool {
    part.len() <= 3 && matches!(analysis.tag(part.start), Tag::Aux | Tag::Modal)
}

/// Nothing but marks and small words.
pub(super) fn is_tag_only(analysis: &Analysis, part: UnitSpan) -> bool {
    (part.start..part.end).all(|at| {
        matches!(analysis.tag(at), Tag::Punct | Tag::Quote | Tag::Comma | Tag::Dash | Tag::Prep | Tag::To)
    })
}
