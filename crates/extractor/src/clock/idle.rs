//! Expressions of time that tell no time of what their clause tells: idioms, spans of something else, the date of a cause.

use crate::analysis::{Analysis, UnitSpan};
use crate::tags::Tag;

/// How far before a time the words of a cause may stand.
const CAUSE: u32 = 12;

/// Whether an expression of time dates no verb.
pub(super) fn is_idle(analysis: &Analysis, units: UnitSpan, sentence: UnitSpan) -> bool {
    is_at_last(analysis, units)
        || is_of_same_day(analysis, units)
        || is_for_ever(analysis, units)
        || is_span_behind_dash(analysis, units)
        || is_of_cause(analysis, units, sentence)
        || is_reference(analysis, units, sentence)
        || is_of_title(analysis, units)
}

/// "the Water Bill 2018 passed": the year of a law's title.
fn is_of_title(analysis: &Analysis, units: UnitSpan) -> bool {
    let year = units.len() == 1 && analysis.folded(units.start).len() == 4;
    let law = units.start.checked_sub(1).filter(|_| year);
    law.is_some_and(|at| {
        analysis.unit(at).is_capitalised()
            && matches!(
                analysis.folded(at),
                "bill" | "act" | "regulations" | "ordinance" | "order" | "agenda" | "strategy" | "vision"
            )
    })
}

/// "earlier in the day", "later that day": the day of something told of before.
fn is_of_same_day(analysis: &Analysis, units: UnitSpan) -> bool {
    let word = |back: u32| units.end.checked_sub(back).map_or("", |at| analysis.folded(at));
    word(1) == "day"
        && (word(2) == "the" && word(3) == "in" && matches!(word(4), "earlier" | "later")
            || word(2) == "that" && matches!(word(3), "earlier" | "later"))
}

/// "10.24 am: The premier will be sworn in on Friday": when a line of a running report was written.
pub(super) fn is_stamp(analysis: &Analysis, units: UnitSpan) -> bool {
    let opens = units.start == 0
        || analysis.text[analysis.unit(units.start - 1).span.end as usize
            ..analysis.unit(units.start).span.start as usize]
            .contains('\n');
    opens && matches!(analysis.folded(units.end), ":" | "|")
}

/// "at the end of the day": after all.
fn is_at_last(analysis: &Analysis, units: UnitSpan) -> bool {
    let says =
        |words: &[&str], from: u32| words.iter().zip(from..).all(|(word, at)| analysis.folded(at) == *word);
    let from = units.end.checked_sub(6);
    from.is_some_and(|from| says(&["at", "the", "end", "of", "the", "day"], from))
}

/// "today, tomorrow, forever", "yesterday, today and tomorrow": always.
fn is_for_ever(analysis: &Analysis, units: UnitSpan) -> bool {
    let day = |at: u32| matches!(analysis.folded(at), "yesterday" | "today" | "tomorrow");
    let joint = |at: u32| matches!(analysis.folded(at), "," | "and");
    if units.len() != 1 || !day(units.start) {
        return false;
    }
    let behind = joint(units.end) && day(units.end + 1 + u32::from(joint(units.end + 1)));
    let before = units.start >= 2 && joint(units.start - 1) && day(units.start - 2);
    let oxford = units.start >= 3 && joint(units.start - 1) && joint(units.start - 2) && day(units.start - 3);
    behind || before || oxford
}

/// "a two-year delay — from 2028 to 2030": how long what is named before the dash lasts.
fn is_span_behind_dash(analysis: &Analysis, units: UnitSpan) -> bool {
    let Some(from) = units.start.checked_sub(1) else { return false };
    let dash =
        |at: u32| matches!(analysis.tag(at), Tag::Dash | Tag::Hyphen) && analysis.tag(at + 1) != Tag::Noun;
    let opens = |at: u32| at > 0 && dash(at - 1);
    match analysis.folded(from) {
        "from" => opens(from) && matches!(analysis.folded(units.end), "to" | "until" | "through"),
        "to" | "until" | "through" => {
            let first = from.checked_sub(2);
            first.is_some_and(|first| analysis.folded(first) == "from" && opens(first))
        }
        _ => false,
    }
}

/// "(Letters, 3 May)", "(see Letters, 3 May; Diary, 9 May)": where something was printed.
fn is_reference(analysis: &Analysis, units: UnitSpan, sentence: UnitSpan) -> bool {
    const LONGEST: u32 = 16;
    let from = units.start.saturating_sub(LONGEST).max(sentence.start);
    let Some(open) = (from..units.start).rev().find(|&at| matches!(analysis.folded(at), "(" | ")")) else {
        return false;
    };
    let titled = units.start >= open + 3
        && analysis.folded(units.start - 1) == ","
        && analysis.time_at[units.start as usize - 2].is_none()
        && analysis.unit(units.start - 2).is_capitalised();
    let closes = matches!(analysis.folded(units.end), ")" | ";" | ",");
    let verbless =
        (open..units.start).all(|at| analysis.verb_at[at as usize].is_none() || analysis.folded(at) == "see");
    analysis.folded(open) == "(" && titled && closes && verbless
}

/// "because of the fire in Lund on Friday": the day is that of the cause.
fn is_of_cause(analysis: &Analysis, units: UnitSpan, sentence: UnitSpan) -> bool {
    let from = units.start.saturating_sub(CAUSE).max(sentence.start);
    let apart = |at: u32| {
        analysis.verb_at[at as usize].is_some()
            || matches!(analysis.tag(at), Tag::Comma | Tag::Punct | Tag::Quote | Tag::Rel | Tag::That)
    };
    (from..units.start).rev().take_while(|&at| !apart(at)).any(|at| {
        let before = |word: &str| at > sentence.start && analysis.folded(at - 1) == word;
        match analysis.folded(at) {
            "of" => before("because") || before("wake") || before("light"),
            "to" => before("due") || before("owing") || before("thanks") || before("response"),
            "despite" => true,
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    /// The times of the stances of a text that was published on 2 April 2024.
    fn times(text: &str) -> Vec<String> {
        let claims = crate::testing::claims_of(text, Some("2024-04-02"));
        let stances = claims.into_iter().filter(|claim| claim.claim_type == "stance");
        stances.filter_map(|claim| claim.time.value).collect()
    }

    #[test]
    fn a_word_for_always_was_the_day() {
        let today = ["2024-04-02"];
        for text in
            ["At the end of the year, the union will back Ann Lee.", "The union backed Ann Lee on Monday."]
        {
            assert_ne!(times(text), today, "{text}");
        }
        let claims = crate::testing::claims_of(
            "“The union backs Ann Lee today, tomorrow and for ever,” Tom Hale said.",
            Some("2024-04-02"),
        );
        let stance = claims.iter().find(|claim| claim.claim_type == "stance").expect("a stance");
        assert_eq!(stance.time.basis, Some(claimwire_record::TimeBasis::Published));
    }

    #[test]
    fn where_something_was_printed_was_when_it_was_done() {
        for text in [
            "The union voted for a motion moved by Ann Lee (Letters, 3 May 2023).",
            "The union voted for the levy (Diary, 3 May 2023; Letters, 9 May 2023).",
        ] {
            assert!(times(text).iter().all(|time| time == "2024-04-02"), "{text}: {:?}", times(text));
        }
        assert_eq!(times("The union backed the levy (on 3 May 2023)."), ["2023-05-03"]);
    }

    #[test]
    fn the_day_of_a_cause_and_the_span_of_a_delay_were_those_of_the_stand() {
        for text in [
            "The union opposes the levy because of the flood in Lund on Friday.",
            "The league voted for a two-year delay — from 2019 to 2021.",
            "The league voted for a delay until 2031.",
        ] {
            assert_eq!(times(text), ["2024-04-02"], "{text}");
        }
        assert_eq!(times("After the flood, the union opposed the levy on Monday."), ["2024-04-01"]);
    }
}
