//! Lists that would run from a clause in front into the one it stands before: "While Norway backed Berg, Malta, Peru and Chile
//! opposed her".

use crate::analysis::{Analysis, GroupId, UnitSpan};
use crate::names::NameKind;
use crate::nouns::NounGroup;
use crate::tags::Tag;

/// Whether the first of a list's members is what a clause in front tells of last, and the others act in the clause behind it.
pub(super) fn ends_at_first(analysis: &Analysis, members: &[GroupId], span: UnitSpan) -> bool {
    let [first, .., last] = members else { return false };
    let first = analysis.group(*first).units;
    analysis.tag(first.end) == Tag::Comma
        && acts(analysis, analysis.group(*last).units.end, span)
        && is_taken(analysis, first.start, span)
        && (opens_clause(analysis, first.start, span) || opens_with_gerund(analysis, first.start, span))
}

/// "killing 12 people, officials and witnesses said": whether what a verb takes is followed by those who say so.
pub(super) fn opens_tag(analysis: &Analysis, members: &[GroupId], span: UnitSpan) -> bool {
    let [first, second, .., last] = members else { return false };
    let (first, second) = (analysis.group(*first).units, analysis.group(*second).units);
    let end = analysis.group(*last).units.end;
    let said = end < span.end
        && matches!(
            analysis.folded(end),
            "said" | "say" | "says" | "told" | "reported" | "confirmed" | "announced" | "added"
        );
    if !said || second.start != first.end + 1 || analysis.tag(first.end) != Tag::Comma {
        return false;
    }
    first.start > span.start && analysis.tag(first.start - 1) == Tag::Verb
        || ends_clause_with_place(analysis, &members[..2], span)
}

/// "ten people were killed in Ibsholm, police and residents said": whether a clause ends with the name of a place, and who is
/// named next is none. "Officials from Norway, Malta and Iceland said" has no verb before the list.
fn ends_clause_with_place(analysis: &Analysis, members: &[GroupId], span: UnitSpan) -> bool {
    let place = |&id: &GroupId| {
        let name = analysis.group(id).name.map(|name| analysis.names[name as usize].kind);
        matches!(
            name,
            Some(
                NameKind::Country
                    | NameKind::Region
                    | NameKind::City
                    | NameKind::Capital
                    | NameKind::Seat
                    | NameKind::Unknown
            )
        )
    };
    let [first, second] = members else { return false };
    let start = analysis.group(*first).units.start;
    let mut before = (span.start..start).rev();
    let led = before.clone().find(|&at| !matches!(analysis.tag(at), Tag::Det | Tag::Noun | Tag::Adj));
    let clause = before
        .find(|&at| matches!(analysis.tag(at), Tag::Comma | Tag::Verb | Tag::Aux | Tag::Modal))
        .is_some_and(|at| analysis.tag(at) != Tag::Comma);
    place(first) && !place(second) && clause && led.is_some_and(|at| analysis.tag(at) == Tag::Prep)
}

/// "left him and ministers, the army and police blamed his move": whether what "and" joins to a pronoun that a verb takes acts
/// with its own verb.
pub(super) fn acts_behind_pronoun(
    analysis: &Analysis,
    left: &NounGroup,
    right: &NounGroup,
    span: UnitSpan,
) -> bool {
    const LONGEST: u32 = 24;
    let object =
        left.members.is_empty() && matches!(analysis.folded(left.head), "him" | "her" | "them" | "me" | "us");
    if !object || !is_taken(analysis, left.units.start, span) || analysis.folded(left.units.end) != "and" {
        return false;
    }
    let end = right.units.end;
    let verb = |at: u32| matches!(analysis.tag(at), Tag::Verb | Tag::Aux | Tag::Modal);
    let apart = |at: u32| matches!(analysis.tag(at), Tag::Punct | Tag::Rel | Tag::That | Tag::Sub | Tag::To);
    let Some(at) = (end..span.end.min(end + LONGEST)).find(|&at| verb(at) || apart(at)) else { return false };
    // "backed him and Malta, Berg said" goes on with no verb of theirs.
    let last = (end..at).rev().find(|&at| matches!(analysis.tag(at), Tag::Comma | Tag::Conj));
    let listed =
        last.is_none_or(|last| analysis.tag(last) == Tag::Conj && analysis.tag(last - 1) != Tag::Comma);
    listed && acts(analysis, at, span)
}

/// "Norway backs Berg and Malta opposes her": whether what "and" joins to whom a stand is on acts with its own verb.
pub(super) fn takes_own_stand(
    analysis: &Analysis,
    left: &NounGroup,
    right: &NounGroup,
    span: UnitSpan,
) -> bool {
    let led = |at: u32, word: &str| at > span.start && analysis.folded(at - 1) == word;
    let start = left.units.start;
    // "voted for Berg and"
    let behind = if led(start, "for") { start - 1 } else { start };
    let Some(verb) = behind.checked_sub(1).filter(|&at| at > span.start) else { return false };
    let takes = if behind < start {
        matches!(analysis.folded(verb), "vote" | "votes" | "voted" | "voting")
    } else {
        is_stand(analysis.folded(verb))
    };
    if !takes || !matches!(analysis.tag(verb), Tag::Verb) || analysis.folded(left.units.end) != "and" {
        return false;
    }
    let before = verb - 1;
    let finite = match analysis.tag(before) {
        // "the decision to back Berg and Malta was", "parties that back Berg and Malta won"
        Tag::To => before > span.start && matches!(analysis.tag(before - 1), Tag::Verb),
        Tag::Rel | Tag::That | Tag::Prep | Tag::Comma | Tag::Punct => false,
        Tag::Aux | Tag::Modal => true,
        _ => !analysis.folded(verb).ends_with("ing"),
    };
    let related = || {
        let near =
            (span.start..before).rev().take_while(|&at| !matches!(analysis.tag(at), Tag::Punct | Tag::Comma));
        near.take(6).any(|at| matches!(analysis.tag(at), Tag::Rel))
    };
    let end = right.units.end;
    let suit = (end..span.end.min(end + 3))
        .any(|at| analysis.folded(at) == "following" && matches!(analysis.folded(at + 1), "suit"));
    finite && !related() && (suit || acts(analysis, end, span))
}

fn is_stand(word: &str) -> bool {
    matches!(
        word,
        "back"
            | "backs"
            | "backed"
            | "backing"
            | "support"
            | "supports"
            | "supported"
            | "supporting"
            | "endorse"
            | "endorses"
            | "endorsed"
            | "endorsing"
            | "oppose"
            | "opposes"
            | "opposed"
            | "opposing"
            | "reject"
            | "rejects"
            | "rejected"
            | "rejecting"
            | "favor"
            | "favors"
            | "favored"
            | "favour"
            | "favours"
            | "favoured"
            | "nominated"
            | "nominates"
    )
}

/// Whether a verb stands at a unit, or behind its adverbs: "all opposed".
fn acts(analysis: &Analysis, at: u32, span: UnitSpan) -> bool {
    let beside = |at: &u32| {
        analysis.tag(*at) == Tag::Adv
            || matches!(analysis.folded(*at), "all" | "both" | "each" | "themselves")
    };
    let verb = (at..span.end.min(at + 3)).find(|at| !beside(at));
    let participle = |at: u32| analysis.folded(at + 1) == "by" || analysis.folded(at).ends_with("ing");
    verb.is_some_and(|at| match analysis.tag(at) {
        Tag::Aux | Tag::Modal => true,
        Tag::Verb => !participle(at),
        _ => false,
    })
}

/// Whether a verb or a preposition stands before a group.
fn is_taken(analysis: &Analysis, start: u32, span: UnitSpan) -> bool {
    start > span.start && matches!(analysis.tag(start - 1), Tag::Verb | Tag::Prep | Tag::To)
}

/// Whether a subordinator opens the clause with a verb that a group stands in.
fn opens_clause(analysis: &Analysis, start: u32, span: UnitSpan) -> bool {
    let verb = |at: u32| matches!(analysis.tag(at), Tag::Verb | Tag::Aux);
    let apart = |at: u32| matches!(analysis.tag(at), Tag::Punct | Tag::Rel | Tag::That);
    let opening = (span.start..start).rev().take_while(|&at| !apart(at)).find(|&at| is_opening(analysis, at));
    opening.is_some_and(|at| {
        let leads = at == span.start
            || matches!(analysis.tag(at - 1), Tag::Comma | Tag::Quote | Tag::Conj | Tag::That | Tag::Adv);
        leads && (at + 1..start).any(verb)
    })
}

fn is_opening(analysis: &Analysis, at: u32) -> bool {
    matches!(
        analysis.folded(at),
        "while" | "whereas" | "although" | "though" | "when" | "after" | "because" | "if" | "once" | "since"
    )
}

/// "Backing Berg, Malta and Peru said": whether the sentence begins with a gerund and goes on to a group without a comma.
fn opens_with_gerund(analysis: &Analysis, start: u32, span: UnitSpan) -> bool {
    analysis.tag(span.start) == Tag::Verb
        && analysis.folded(span.start).ends_with("ing")
        && (span.start..start).all(|at| !matches!(analysis.tag(at), Tag::Comma | Tag::Punct | Tag::Conj))
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn what_a_clause_took_ran_on_into_the_next_subject() {
        let text = "While Latvia voted in favour of Anna Berg, Malta, Peru and Chile rejected her.";
        let told = said("stance", text, None);
        assert_eq!(told.iter().filter(|one| one.contains("opposes Anna Berg")).count(), 3, "{told:?}");
        assert_eq!(told.iter().filter(|one| one.contains("supports")).count(), 1, "{told:?}");
    }

    #[test]
    fn those_who_blamed_him_were_left_with_him() {
        let text =
            "Carl Voss lost as allies deserted him and ministers, the army and the police blamed his move.";
        let told = said("stance", text, None);
        assert!(told.iter().all(|one| !one.contains("ministers")), "{told:?}");
        let text = "Norway met Anna Berg. Malta backs her and Carl Voss.";
        assert_eq!(said("stance", text, None).len(), 2);
    }

    #[test]
    fn who_opposed_whom_another_backed_was_backed_too() {
        for text in [
            "Norway backs Anna Berg and Malta opposes her.",
            "Norway is backing Anna Berg and Malta is opposing her.",
            "Norway decided to back Anna Berg and Malta will oppose her.",
            "Norway voted for Anna Berg and Malta has opposed her.",
        ] {
            let told = said("stance", text, None);
            assert!(told.iter().all(|one| !one.ends_with("Malta")), "{text} {told:?}");
            assert!(told.iter().any(|one| one.contains("Anna Berg")), "{text} {told:?}");
        }
        for text in [
            "Norway, which backs Anna Berg and Carl Voss, won.",
            "Norway backed Anna Berg and Carl Voss last week.",
            "Norway backs Anna Berg and Carl Voss, said Ruth Olsen.",
        ] {
            let told = said("stance", text, None);
            assert!(told.iter().any(|one| one.ends_with("supports Carl Voss")), "{text} {told:?}");
        }
    }

    #[test]
    fn those_who_told_of_the_dead_were_among_them() {
        let text = "Gunmen opened fire at a market, killing 12 people, officials and witnesses said.";
        let claims = crate::testing::claims_of(text, None);
        let toll = claims.iter().find(|claim| claim.claim_type == "toll").expect("a toll");
        assert!(toll.attribution.source.name.is_some(), "{toll:?}");
    }

    #[test]
    fn a_list_in_a_clause_stays_one() {
        let text = "While Latvia backed Anna Berg, Carl Voss and Ruth Olsen, Malta opposed all three.";
        let told = said("stance", text, None);
        assert_eq!(told.iter().filter(|one| one.contains("Latvia supports")).count(), 3, "{told:?}");
    }
}
