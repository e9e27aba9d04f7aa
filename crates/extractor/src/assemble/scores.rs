//! Numbers that are no count of what the rule reads: a part of a sum, the score of a poll, the gain between two ballots, a ballot to come.

use claimwire_record::{Modality, Polarity, SlotValue};

use super::{Draft, Factuality};
use crate::analysis::{Analysis, UnitSpan};
use crate::ballots;
use crate::names::NameKind;
use crate::numbers::NumberKind;
use crate::resolve::Resolver;
use crate::tags::Tag;

/// Whether the numbers or the ballot of a claim are none of its kind.
pub(super) fn is_none(resolver: &Resolver, draft: &Draft, factuality: &Factuality) -> bool {
    is_override(resolver, draft)
        || is_other_house(draft)
        || is_sum_from_some(resolver, draft)
        || is_score_of_poll(resolver, draft)
        || is_of_an_exchange(resolver, draft)
        || is_sum_apiece(resolver, draft)
        || is_of_some_members(resolver, draft)
        || is_gain_between_ballots(resolver, draft)
        || is_lesser_score(resolver, draft)
        || is_ballot_ahead(resolver, draft, factuality)
}

/// "voted 23-10 to overturn it": of a veto, which is for the bill.
fn is_override(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let turns = |at: u32| {
        matches!(analysis.folded(at), "overturn" | "override")
            && (at..at + 5).any(|at| matches!(analysis.folded(at), "it" | "veto" | "vetoes"))
    };
    rule == "vote/voted-to-reject" && (draft.units.start..draft.units.end).any(turns)
}

/// "the 80-member senate": no house of a country that has another number of members.
fn is_other_house(draft: &Draft) -> bool {
    let org = draft.slots.get("org").and_then(SlotValue::identity);
    let seats = match org.as_deref() {
        Some("org:us-senate") => 100.0,
        Some("org:us-house-of-representatives") => 435.0,
        _ => return false,
    };
    draft.slots.get("value").and_then(SlotValue::as_number).is_some_and(|value| value != seats)
}

/// "raised $3 million from brewers": a part of what was raised.
fn is_sum_from_some(resolver: &Resolver, draft: &Draft) -> bool {
    const REACH: u32 = 4;
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let end = draft.units.end;
    let within = |at: &u32| matches!(analysis.tag(*at), Tag::Prep | Tag::Noun | Tag::Adj);
    let from = (end..(end + REACH).min(draft.sentence.end)).take_while(within);
    // "raised $3 million that day", "in the 24 hours since"
    let spell = |at: u32| {
        matches!(
            analysis.folded(at),
            "day" | "night" | "week" | "weekend" | "evening" | "month" | "hours" | "days"
        )
    };
    let in_spell = || {
        analysis.folded(end) == "that" && spell(end + 1)
            || analysis.folded(end) == "in"
                && analysis.folded(end + 1) == "the"
                && analysis.tag(end + 2) == Tag::Num
                && spell(end + 3)
    };
    if rule == "measure/raised-funds" && in_spell() {
        return true;
    }
    rule == "measure/raised-funds"
        && from
            .into_iter()
            .any(|at| analysis.folded(at) == "from" && analysis.time_at[at as usize + 1].is_none())
}

/// "decliners beat gainers by 812 to 377": how many shares rose and fell.
fn is_of_an_exchange(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let told = |at: u32| {
        matches!(
            analysis.folded(at),
            "gainers" | "decliners" | "advancers" | "losers" | "advances" | "declines" | "issues" | "stocks"
        )
    };
    resolver.knowledge.rule_id(draft.rule) == "vote/told-count"
        && (draft.sentence.start..draft.units.start).filter(|&at| told(at)).count() > 1
}

/// "offered to pay $23 a share", "$15 for each share of Lund": what one of many is worth or is paid, and no sum.
fn is_sum_apiece(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    if !resolver.knowledge.rule_id(draft.rule).starts_with("measure/") {
        return false;
    }
    // A price, a dividend or a wage is of one thing by what it is called.
    let named = draft.slots.get("measure").and_then(SlotValue::identity).unwrap_or_default();
    let of_one = |word: &str| {
        matches!(word, "price" | "dividend" | "wage" | "wages" | "pay" | "fare" | "fee" | "rent")
    };
    if named.split('-').any(of_one) {
        return false;
    }
    let first = analysis.numbers.partition_point(|number| number.units.start < draft.units.start);
    let mut sums = analysis.numbers[first..].iter().take_while(|number| number.units.start < draft.units.end);
    sums.any(|sum| sum.kind == NumberKind::Money && is_told_apiece(analysis, sum.units.end))
}

/// Whether the words at a unit tell that what stands before is for each: "a share", "per tonne", "an hour".
fn is_told_apiece(analysis: &Analysis, at: u32) -> bool {
    let last = analysis.units.len() as u32;
    let word = |at: u32| if at < last { analysis.folded(at) } else { "" };
    let each = match (word(at), word(at + 1)) {
        ("apiece", _) => return true,
        ("for", "each" | "every") => word(at + 2),
        ("a" | "an" | "per" | "each", each) => each,
        _ => return false,
    };
    matches!(
        each,
        "share"
            | "barrel"
            | "ounce"
            | "tonne"
            | "ton"
            | "hour"
            | "day"
            | "night"
            | "unit"
            | "head"
            | "person"
            | "gallon"
            | "litre"
            | "liter"
            | "pound"
            | "bushel"
            | "kilo"
            | "kilogram"
            | "kg"
            | "ticket"
    )
}

/// "a 52-48 two-party preferred lead": what a poll or a contest gives two sides, and no ballot on a motion.
fn is_score_of_poll(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    rule == "vote/told-count"
        && (draft.sentence.start..draft.sentence.end).any(|at| {
            matches!(analysis.folded(at), "two-party" | "two-candidate" | "preferred" | "tpp" | "2pp")
                || analysis.folded(at) == "two" && analysis.folded(at + 2) == "party"
        })
}

/// "the council has ten non-permanent members": some of all whom it has.
fn is_of_some_members(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let some = |at: u32| {
        matches!(
            analysis.folded(at),
            "non-permanent"
                | "nonpermanent"
                | "permanent"
                | "elected"
                | "appointed"
                | "associate"
                | "founding"
                | "rotating"
                | "new"
                | "remaining"
                | "original"
                | "alternate"
                | "temporary"
                | "independent"
                | "opposition"
                | "female"
                | "male"
                | "lay"
                | "honorary"
                | "active"
        ) || analysis.folded(at) == "non"
    };
    rule == "membership/has-members" && (draft.units.start..draft.units.end).any(some)
}

/// "picked up 41 votes from the first ballot to the second": how many more, and not how many.
fn is_gain_between_ballots(resolver: &Resolver, draft: &Draft) -> bool {
    const REACH: u32 = 8;
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let end = draft.units.end;
    let ballot = |at: u32| matches!(analysis.folded(at), "ballot" | "round" | "vote" | "count" | "first");
    rule == "tally/wins-votes"
        && analysis.folded(end) == "from"
        && (end..(end + REACH).min(draft.sentence.end)).any(|at| analysis.folded(at) == "to")
        && (end..end + 4).any(ballot)
}

/// "52% to 48% in favour of Berg", "it was 49% to 44% for Berg": the second share is her rival's.
fn is_lesser_score(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let word = |at: u32| analysis.folded(at);
    let percent = |at: u32| matches!(word(at), "%" | "percent" | "cent" | "pct");
    // "Reed at 52% to 48% for Berg": hers, where somebody else has the first.
    let rival = |to: u32| {
        analysis
            .names_within(UnitSpan::new(draft.sentence.start, to))
            .any(|name| matches!(name.kind, NameKind::Person | NameKind::Unknown))
    };
    let led = |at: u32| {
        at > draft.sentence.start && word(at) == "to" && percent(at - 1) && analysis.tag(at + 1) == Tag::Num
    };
    match rule {
        "tally/percent-behind" => {
            let to = draft.units.start.saturating_sub(1);
            led(to) && !(draft.sentence.start..to).any(|at| word(at) == "from")
        }
        "tally/share-against-anothers" => {
            (draft.units.start..draft.units.end).any(|at| led(at) && !rival(at))
        }
        _ => false,
    }
}

/// "the Senate will pass the bill": a ballot that has not been, where no count tells of one.
fn is_ballot_ahead(resolver: &Resolver, draft: &Draft, factuality: &Factuality) -> bool {
    ballots::is_uncounted(resolver, draft)
        && (!matches!(factuality.modality, Modality::Asserted | Modality::Hedged)
            || factuality.polarity == Polarity::Negated)
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_part_of_a_sum_and_a_gain_were_the_whole() {
        for text in [
            "Anna Berg raised $12.7 million from the brewing industry.",
            "Anna Berg raised about $4 million that day.",
        ] {
            assert!(said("measure", text, None).is_empty(), "{text}");
        }
        assert_eq!(said("measure", "Anna Berg raised $12.7 million.", None).len(), 1);
        let gain = "Anna Berg picked up 41 votes from the first ballot to the second.";
        assert!(said("tally", gain, None).is_empty());
        assert!(said("membership", "The council has 10 non-permanent members.", None).is_empty());
        let poll = "The poll gives Labor a 52-48 two-party preferred lead over the Coalition.";
        assert!(said("vote", poll, None).is_empty());
        let parts =
            "The motion was passed by 44 votes - 26 votes from the Government and 18 from the Opposition.";
        assert!(said("vote", parts, None).iter().all(|told| !told.contains("26 against")));
    }
}
