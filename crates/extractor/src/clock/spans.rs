//! Times that run from one date to another, told by what both have in common, and a time that two clauses share.

use claimwire_record::{Grain, Span, Time};
use claimwire_rules::program::VerbForm;

use super::stated;
use crate::analysis::{Analysis, UnitSpan, VerbId};
use crate::tags::Tag;
use crate::times::{Direction, TimeKind};

/// "between July 16 and August 11", "from 2 to 4 May", "on August 5 and 6": an expression of time, or the month or year in which a
/// time lies that runs over it; of years that are over it is one of former days.
pub(super) fn of_mention(analysis: &Analysis, time: u32, direction: Direction) -> Option<Time> {
    let own = super::of_mention(analysis, time, direction)?;
    Some(around(analysis, time as usize, own.value.as_deref().unwrap_or(""), direction).unwrap_or(own))
}

fn around(analysis: &Analysis, index: usize, own: &str, direction: Direction) -> Option<Time> {
    let units = |index: usize| Span::new(analysis.times[index].units.start, analysis.times[index].units.end);
    let spans =
        |first: usize| first + 1 < analysis.times.len() && is_span(analysis, units(first), units(first + 1));
    let Some(first) = [Some(index), index.checked_sub(1)].into_iter().flatten().find(|&first| spans(first))
    else {
        let behind = day_behind(analysis, units(index)).filter(|_| own.len() == 10)?;
        let text = analysis.words(Span::new(units(index).start, behind));
        return Some(stated(&own[..7], Grain::Month, text));
    };
    let other = if first == index { index + 1 } else { first };
    let other = super::of_mention(analysis, other as u32, direction)?.value?;
    let (value, grain) = common(own, &other)?;
    let over = |value: &str| analysis.published().is_some_and(|today| value < today);
    let told = grain != Grain::Era || over(own) && over(&other);
    told.then(|| stated(value, grain, analysis.words(Span::new(units(first).start, units(first + 1).end))))
}

/// What two dates have in common: their month or year, else that both are over.
fn common<'v>(one: &'v str, other: &str) -> Option<(&'v str, Grain)> {
    let plain =
        |value: &str| value.len() >= 4 && value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if !plain(one) || !plain(other) {
        return None;
    }
    let shared =
        |length: usize| one.len() >= length && other.len() >= length && one[..length] == other[..length];
    match () {
        () if shared(7) => Some((&one[..7], Grain::Month)),
        () if shared(4) => Some((&one[..4], Grain::Year)),
        () => Some((Time::PAST, Grain::Era)),
    }
}

/// "between A and B", "from A to B".
fn is_span(analysis: &Analysis, first: UnitSpan, last: UnitSpan) -> bool {
    let lead = first.start.checked_sub(1).map_or("", |at| analysis.folded(at));
    let joint = analysis.folded(first.end);
    last.start == first.end + 1
        && (lead == "between" && joint == "and"
            || lead == "from" && matches!(joint, "to" | "until" | "till" | "through"))
}

/// "August 5 and 6", "August 5-6": where the second day ends.
fn day_behind(analysis: &Analysis, units: UnitSpan) -> Option<u32> {
    let day = |at: u32| {
        let word = analysis.folded(at);
        word.len() <= 2 && word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
    };
    let joined = matches!(analysis.folded(units.end), "and" | "-" | "–" | "to");
    let behind = units.end + 2;
    let alone = !matches!(analysis.tag(behind), Tag::Noun | Tag::Adj | Tag::Name | Tag::Num | Tag::Hyphen);
    (day(units.end - 1) && joined && day(units.end + 1) && alone).then_some(behind)
}

/// "nine died in 2023 when a mine collapsed": whether a verb is that of the clause that opens right behind a time.
pub(super) fn is_in_when(analysis: &Analysis, index: usize, verb: VerbId, sentence: UnitSpan) -> bool {
    let end = analysis.times[index].units.end;
    analysis.folded(end) == "when" && super::next_verb(analysis, end, sentence) == Some(verb)
}

/// The time that a count shares with the clause beside it: "12 died and 30 were hurt in a blast in 2010", "in 2015 it won 37
/// seats, with eight going to the Greens". None where it has none beside it.
pub fn of_neighbour(analysis: &Analysis, units: UnitSpan, sentence: UnitSpan) -> Option<Time> {
    let first = analysis.times.partition_point(|time| time.units.start < sentence.start);
    let last = analysis.times.partition_point(|time| time.units.start < sentence.end);
    let shared = |&index: &usize| {
        let time = &analysis.times[index];
        let time_units = Span::new(time.units.start, time.units.end);
        // "and 30 affected since July": up to now.
        let since = time.units.start.checked_sub(1).is_some_and(|at| analysis.folded(at) == "since");
        let dated = !matches!(time.kind, TimeKind::Duration | TimeKind::Set)
            && !since
            && !super::idle::is_idle(analysis, time_units, sentence);
        let Some(owner) = super::owner(analysis, index, sentence).filter(|_| dated) else { return false };
        let verb = analysis.verb(owner);
        let behind = time.units.start >= units.end
            && verb.units.start >= units.end
            && verb.form == VerbForm::Finite
            && is_joined(analysis, units.end, verb.units.start);
        behind
            || verb.units.end <= units.start
                && time.units.end <= units.start
                && is_beside(analysis, units.start)
    };
    let index = (first..last).find(shared)?;
    of_mention(analysis, index as u32, Direction::Past)
}

/// "and 30 |were hurt": whether nothing but "and" and a subject stands between two places.
fn is_joined(analysis: &Analysis, from: u32, to: u32) -> bool {
    analysis.folded(from) == "and"
        && (from + 1..to).all(|at| {
            matches!(analysis.tag(at), Tag::Num | Tag::Noun | Tag::Adj | Tag::Det | Tag::Adv | Tag::Demonym)
        })
}

/// "while |eight went", ", with more than |2,000": whether a place opens what is told beside a clause.
fn is_beside(analysis: &Analysis, at: u32) -> bool {
    /// "with more than" has no more units.
    const OPENER: u32 = 3;
    let opens = |at: u32| match analysis.folded(at) {
        "while" | "whereas" => true,
        "with" => at > 0 && analysis.tag(at - 1) == Tag::Comma,
        _ => false,
    };
    (at.saturating_sub(OPENER)..=at).any(opens)
}

#[cfg(test)]
mod tests {
    /// The times of the measures and tolls of a text that was published on 12 June 2024.
    fn times(text: &str) -> Vec<String> {
        let claims = crate::testing::claims_of(text, Some("2024-06-12"));
        let counted =
            claims.into_iter().filter(|claim| matches!(claim.claim_type.as_str(), "toll" | "measure"));
        counted.filter_map(|claim| claim.time.value).collect()
    }

    #[test]
    fn the_first_day_of_a_span_was_told_for_all_of_it() {
        assert_eq!(times("Between March 3 and March 20, 60 people were killed in the riots."), ["2024-03"]);
        assert_eq!(times("From March 3 to May 20, 60 people were killed in the riots."), ["2024"]);
        assert_eq!(times("About 25 people were killed in the riots on May 5 and 6."), ["2024-05"]);
        assert_eq!(times("From 1998 to 2003, 60 people were killed in the riots."), ["PAST_REF"]);
        assert_eq!(times("About 25 people were killed in the riots on May 5."), ["2024-05-05"]);
    }

    #[test]
    fn the_year_in_which_something_happened_was_dropped_before_when() {
        assert_eq!(times("Some 40 people died in 1987 when a ferry sank."), ["1987"]);
        assert_eq!(times("The pier was rebuilt in 1987 when 40 people died in a storm."), ["1987"]);
        assert_eq!(times("The pier is the oldest since 1987, when 40 people died in a storm."), ["1987"]);
    }

    #[test]
    fn the_day_on_which_a_bus_fell_was_not_that_of_its_dead() {
        let text =
            "At least 40 people were killed and 100 injured when a bus fell into a ravine in Peru on May 5.";
        assert_eq!(times(text), ["2024-05-05", "2024-05-05"]);
        assert_eq!(times("Nine people died when a bus crashed near Lima on May 5."), ["2024-05-05"]);
        let other = "Nine people died on May 5 when a bus that had left on May 4 crashed.";
        assert_eq!(times(other), ["2024-05-05"]);
    }

    #[test]
    fn only_one_of_two_counts_told_together_got_the_year() {
        assert_eq!(times("Nine men died and 11 were hurt in a mine blast in 2010."), ["2010", "2010"]);
        assert_eq!(
            times("In 2015, the toll of the storm rose to 45, with more than 2,000 people displaced."),
            ["2015", "2015"]
        );
        let apart = "Nine men died in a mine blast, and the owner, who was fined in 2010, resigned.";
        assert_eq!(times(apart), ["2024-06-12"]);
    }

    #[test]
    fn the_hour_of_a_running_report_was_the_day_of_what_it_tells() {
        let text = "10.24 am: Nine people were killed in a blast in Lund on Monday.";
        assert_eq!(times(text), ["2024-06-10"]);
    }
}
