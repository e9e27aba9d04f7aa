//! Noun phrases beyond one group: the complements that belong to a thing.

use claimwire_record::Span;
use claimwire_rules::ClassSet;
use claimwire_rules::program::VerbForm;

use crate::analysis::{Analysis, UnitSpan, VerbId};
use crate::nouns::NounGroup;
use crate::tags::Tag;

/// "passed the bill in a 51-49 vote", "backed the strike on a turnout of 78%": how the vote went is no part of what it was on.
fn is_about_the_vote(analysis: &Analysis, preposition: u32) -> bool {
    /// "a 123-116 no-confidence vote" has no more units before its noun.
    const LONGEST: u32 = 9;
    let a = matches!(analysis.folded(preposition), "in" | "on" | "with")
        && matches!(analysis.folded(preposition + 1), "a" | "an");
    let end = (preposition + 2 + LONGEST).min(analysis.units.len() as u32);
    let mut within = (preposition + 2..end).take_while(|&at| {
        matches!(analysis.tag(at), Tag::Noun | Tag::Adj | Tag::Num | Tag::Hyphen | Tag::Name | Tag::Adv)
    });
    a && within.any(|at| matches!(analysis.folded(at), "vote" | "ballot" | "turnout" | "tally"))
}

/// "Six dead| in floods", "At least 18 people missing|": where the words end that count people harmed at the front of a stretch, and
/// tell it without a verb.
fn end_of_count_of_harmed(analysis: &Analysis, units: UnitSpan) -> Option<u32> {
    /// "At least 1 200 people" has no more units before what befell them.
    const FRONT: u32 = 6;
    let harmed = |at: u32| {
        matches!(analysis.folded(at), "dead" | "missing" | "homeless" | "hurt" | "injured" | "wounded")
    };
    let state = (units.start..units.end.min(units.start + FRONT))
        .take_while(|&at| analysis.verb_from[at as usize].is_none())
        .find(|&at| harmed(at))?;
    (units.start..state).any(|at| analysis.tag(at) == Tag::Num).then_some(state + 1)
}

/// "23 members had voted in favour and 14 against|": where a ballot told as a clause ends, which is one number to the words
/// around it.
pub fn end_of_told_ballot(analysis: &Analysis, units: UnitSpan) -> Option<u32> {
    let number = analysis.number_from.get(units.start as usize).copied().flatten()?;
    let number = &analysis.numbers[number as usize];
    // "had 52 votes", "a vote of 52 to 48" are no clauses.
    let told = |at: u32| matches!(analysis.folded(at), "voted" | "vote" | "were" | "are" | "had" | "have");
    let clause = number.against.is_some() && number.units.clone().skip(2).any(told);
    (clause && number.units.end <= units.end).then_some(number.units.end)
}

/// Where the words end that tell a count at the front of a stretch without a verb that the levels know: people harmed, or how a
/// ballot went.
pub fn end_of_told_count(analysis: &Analysis, units: UnitSpan) -> Option<u32> {
    end_of_count_of_harmed(analysis, units).or_else(|| end_of_told_ballot(analysis, units))
}

/// Widens a group over directly following prepositional complements ("attacks against the Houthis"), up to an
/// expression of time, a comma or a verb; three complements at most.
pub fn with_complements(analysis: &Analysis, units: UnitSpan, limit: u32) -> UnitSpan {
    let mut end = units.end;
    for _ in 0..3 {
        let preposition = end;
        if preposition >= limit
            || !matches!(analysis.tag(preposition), Tag::Prep | Tag::To)
            || analysis.verb_at.get(preposition as usize).copied().flatten().is_some()
        {
            break;
        }
        // A line that begins with a capital is another: a title without a stop.
        let gap = analysis.unit(preposition - 1).span.end..analysis.unit(preposition).span.start;
        if analysis.unit(preposition).is_capitalised()
            && analysis.text[gap.start as usize..gap.end as usize].contains('\n')
        {
            break;
        }
        if analysis.time_at.get(preposition as usize + 1).copied().flatten().is_some()
            || matches!(
                analysis.folded(preposition),
                "as" | "after"
                    | "before"
                    | "since"
                    | "until"
                    | "despite"
                    | "during"
                    | "following"
                    | "by"
                    | "than"
                    | "from"
                    | "at"
                    | "over"
                    | "amid"
                    | "through"
                    | "inside"
                    | "via"
                    | "along"
            )
            // "recommended the plan for approval": what it was put forward for
            || analysis.folded(preposition) == "for"
                && matches!(analysis.folded(preposition + 1), "approval" | "refusal" | "rejection" | "adoption")
            // "passed the levy at its third reading": when
            || matches!(analysis.folded(preposition), "on" | "at")
                && (preposition + 2..(preposition + 4).min(analysis.units.len() as u32))
                    .any(|at| analysis.folded(at) == "reading")
            // "signed the bill into law"
            || analysis.folded(preposition) == "into"
                && (preposition as usize + 1) < analysis.units.len()
                && analysis.folded(preposition + 1) == "law"
            // "voted with the government on the motion"
            || analysis.folded(preposition) == "on"
                && matches!(
                    analysis.folded(preposition - 1),
                    "government" | "opposition" | "coalition" | "administration"
                )
        {
            break;
        }
        // "supported the motion against 10"
        let rest = analysis.folded(preposition) == "against"
            && analysis.tag(preposition + 1) == Tag::Num
            && !matches!(analysis.tag(preposition + 2), Tag::Noun | Tag::Adj | Tag::Name | Tag::Hyphen);
        if rest || is_about_the_vote(analysis, preposition) {
            break;
        }
        // "voted for the tax in a message to members": how it was said.
        if analysis.folded(preposition) == "in"
            && matches!(analysis.folded(preposition + 1), "a" | "an" | "his" | "her" | "their")
        {
            break;
        }
        // "voted against its policy in light of the loss"
        let reason = matches!(
            analysis.folded(preposition + 1),
            "light" | "return" | "exchange" | "response" | "protest" | "line" | "view" | "order" | "the"
        ) && (analysis.folded(preposition + 1) != "the"
            || matches!(
                analysis.folded(preposition + 2),
                "face"
                    | "wake"
                    | "hope"
                    | "run-up"
                    | "presence"
                    | "absence"
                    | "midst"
                    | "course"
                    | "aftermath"
                    | "meantime"
                    | "end"
                    | "process"
            ));
        if reason && analysis.folded(preposition) == "in" {
            break;
        }
        // "approved the plan with 80% voting for it"
        if analysis.folded(preposition) == "with" && analysis.tag(preposition + 1) == Tag::Num {
            break;
        }
        let Some(group) = analysis.groups_starting(preposition + 1).next() else { break };
        let next = analysis.group(group).units.end;
        // "rejected the merger on antitrust grounds", "resist a sale in favour of talks"
        let reason = matches!(
            analysis.folded(analysis.group(group).head),
            "ground" | "grounds" | "condition" | "basis" | "favour" | "favor"
        );
        if next > limit || reason && matches!(analysis.folded(preposition), "on" | "in") {
            break;
        }
        end = next;
        if analysis.folded(preposition) == "between" {
            end = behind_other_side(analysis, end, limit);
        }
    }
    Span::new(units.start, end)
}

/// "a merger between Orbex and Tolvan's mines": where the second of two ends that something is between.
fn behind_other_side(analysis: &Analysis, end: u32, limit: u32) -> u32 {
    let and = end + 1 < limit && analysis.folded(end) == "and";
    let other =
        analysis.groups_starting(end + 1).filter(|_| and).map(|id| analysis.group(id).units.end).max();
    other.filter(|&other| other <= limit).unwrap_or(end)
}

/// "making an exception if her life is in danger": with the case that an exception is for.
pub fn with_case(analysis: &Analysis, units: UnitSpan, limit: u32) -> UnitSpan {
    let excepts = matches!(analysis.folded(units.end - 1), "exception" | "exceptions");
    if !excepts || !matches!(analysis.folded(units.end), "if" | "when" | "where") {
        return units;
    }
    Span::new(units.start, clause_end(analysis, units.end + 1, limit))
}

/// Where a clause stops: at a comma, a dash, "but", a closing quotation mark or the limit.
pub fn clause_end(analysis: &Analysis, from: u32, limit: u32) -> u32 {
    let close = |at: u32| {
        matches!(analysis.folded(at), "," | "." | ";" | ":" | "!" | "?" | "but" | "—" | "–")
            || analysis.tag(at) == Tag::Quote
    };
    let mut at = from;
    while at < limit {
        // "jobs that are thought “too dangerous”"
        match analysis.quotes_at(at).next() {
            Some(quote) if quote.units.start == at && quote.units.end <= limit => {
                // "thought “too dangerous.”": the stop inside the marks ends it.
                if matches!(analysis.folded(quote.inner.end - 1), "." | ",") {
                    return quote.inner.end - 1;
                }
                at = quote.units.end;
            }
            _ if close(at) => return at,
            _ => at += 1,
        }
    }
    limit
}

/// "cars that run on diesel": where the clause ends that tells which things are meant, from its opener at the end of `units`.
pub fn with_relative(analysis: &Analysis, units: UnitSpan, limit: u32) -> UnitSpan {
    if units.end >= limit || !matches!(analysis.folded(units.end), "that" | "who" | "whose") {
        return units;
    }
    let end = clause_end(analysis, units.end + 1, limit);
    let mut told = analysis.verbs_within(Span::new(units.end + 1, end.max(units.end + 1)));
    let finite = |id: &VerbId| analysis.verb(*id).form == VerbForm::Finite;
    if told.by_ref().find(finite).is_none() {
        return units;
    }
    // "banning cars that run on diesel is": a second verb is told of all of it.
    let next = told.find(finite).map(|id| analysis.verb(id).units.start);
    let joined =
        |at: u32| matches!(analysis.tag(at - 1), Tag::Conj | Tag::Rel | Tag::That | Tag::Pron | Tag::Adv);
    Span::new(units.start, next.filter(|&at| !joined(at)).unwrap_or(end))
}

/// Where the longest group that begins at a unit ends with its complements, all before a limit.
pub fn group_end(analysis: &Analysis, at: u32, limit: u32) -> Option<u32> {
    let mut groups = analysis.groups_starting(at).map(|id| analysis.group(id).units);
    let group = groups.find(|units| units.end <= limit)?;
    Some(with_complements(analysis, group, limit).end)
}

/// "voted for the bill in the Senate", "opposed it in both the House and the Senate": a thing with its complements, up to
/// where the vote on it is held.
pub fn up_to_chamber(analysis: &Analysis, units: UnitSpan, from: u32) -> UnitSpan {
    let held = |at: u32| {
        analysis.folded(at) == "in"
            && analysis.groups_starting(at + 1).any(|id| is_chamber(analysis, analysis.group(id).units))
    };
    let end = (from..units.end).find(|&at| held(at)).unwrap_or(units.end);
    Span::new(units.start, end)
}

/// "the Senate", "both the House of Bishops": a chamber that votes.
fn is_chamber(analysis: &Analysis, units: UnitSpan) -> bool {
    let small = |at: &u32| matches!(analysis.folded(*at), "the" | "both" | "either" | "each");
    let first = (units.start..units.end).find(|at| !small(at)).unwrap_or(units.start);
    let chamber = |at: u32| {
        matches!(
            analysis.folded(at),
            "senate"
                | "house"
                | "commons"
                | "lords"
                | "parliament"
                | "assembly"
                | "congress"
                | "bundestag"
                | "bundesrat"
                | "knesset"
                | "synod"
                | "duma"
        )
    };
    first > units.start && chamber(first) || chamber(units.end - 1)
}

/// "House Republicans", "Anti-Berg Republicans": where the name of a group begins whose first words are read as no part
/// of it.
pub fn named_from(analysis: &Analysis, start: u32) -> u32 {
    // "walk-outs", at the end of a headline, is no part of the sentence below it.
    let own = |back: u32| {
        let sentence = analysis.sentences_begun(start).last();
        sentence.is_none_or(|sentence| start - back >= sentence.units.start)
    };
    let hyphen = |back: u32| start > back && analysis.tag(start - back) == Tag::Hyphen && own(back + 1);
    let before = start.checked_sub(1).filter(|&at| analysis.unit(at).is_capitalised());
    let chamber = before.is_some_and(|at| matches!(analysis.folded(at), "house" | "senate"));
    match () {
        () if hyphen(1) => start - 2,
        () if hyphen(2) => start - 3,
        () => start - u32::from(chamber),
    }
}

/// Where the name of a party begins in a group named from `start` on: behind whoever leads it, or behind where it stands.
pub fn party_name_from(analysis: &Analysis, group: &NounGroup, start: u32) -> u32 {
    behind_leader(analysis, group).unwrap_or_else(|| behind_leaning(analysis, start, group.units.end))
}

/// "state's largest nurses union": where the words begin behind a place that is not named.
pub fn behind_local_owner(analysis: &Analysis, units: UnitSpan) -> u32 {
    let place = matches!(
        analysis.folded(units.start),
        "state"
            | "nation"
            | "country"
            | "county"
            | "city"
            | "town"
            | "region"
            | "province"
            | "district"
            | "island"
    );
    let owns = place && units.len() > 2 && analysis.tag(units.start + 1) == Tag::Clitic;
    units.start + if owns { 2 } else { 0 }
}

/// "Prime Minister Ann Lee's Social Democrats": where the name of the party begins behind whoever leads it.
fn behind_leader(analysis: &Analysis, group: &NounGroup) -> Option<u32> {
    let owner = analysis.group(group.possessor?);
    let led = owner.classes.meets(ClassSet::PERSON) && owner.name.is_some();
    let start = owner.units.end + u32::from(analysis.tag(owner.units.end) == Tag::Clitic);
    let many = analysis.folded(group.head).ends_with('s') && group.head + 1 == group.units.end;
    let named = (start..group.units.end).all(|at| analysis.unit(at).is_capitalised());
    (led && many && named && start < group.units.end).then_some(start)
}

/// "the right-wing People's Party", "the conservative Harbour Front": where the name begins behind the words for where a party
/// stands.
fn behind_leaning(analysis: &Analysis, start: u32, end: u32) -> u32 {
    let leaning = |at: &u32| {
        let stands = matches!(
            analysis.folded(*at),
            "-" | "wing"
                | "left"
                | "right"
                | "far"
                | "hard"
                | "centre"
                | "center"
                | "leaning"
                | "conservative"
                | "liberal"
                | "centrist"
                | "populist"
                | "nationalist"
                | "socialist"
                | "ruling"
                | "governing"
                | "opposition"
        );
        stands && !analysis.unit(*at).is_capitalised()
    };
    let name = start + (start..end).take_while(leaning).count() as u32;
    if name < end && analysis.unit(name).is_capitalised() { name } else { start }
}
