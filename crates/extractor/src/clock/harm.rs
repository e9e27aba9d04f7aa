//! When people came to harm, where the day is told of what happened and not of the harm: the one day that a sentence names.

use claimwire_record::{Span, Time};
use claimwire_rules::program::{VerbForm, Voice};

use super::{idle, is_of_next_count, is_over, is_span_up_to_now, names_day, of_mention, owner};
use crate::analysis::{Analysis, UnitSpan, VerbId};
use crate::knowledge::Knowledge;
use crate::lexis::WordClass;
use crate::reports::behind_dateline;
use crate::tags::Tag;
use crate::times::Direction;
use crate::verbs::{Tense, VerbGroup};

/// How far before a day the word may stand that makes it the day of something else: "ahead of Sunday's election".
const LEAD: u32 = 3;

/// "On Friday a bomber blew himself up, killing two and wounding three", "nine people were killed and a child was saved when a bus
/// fell from a bridge on Friday": the day of the deed that does the harm told in `units`, not after publication. None for a
/// count that grows for days, and where the day may be that of something else.
pub fn of_harm(
    analysis: &Analysis,
    knowledge: &Knowledge,
    units: UnitSpan,
    sentence: UnitSpan,
) -> Option<Time> {
    if !tells_harm(analysis, units) {
        return None;
    }
    let body = behind_dateline(analysis, sentence, sentence.start);
    let first = analysis.times.partition_point(|time| time.units.start < body.start);
    let last = analysis.times.partition_point(|time| time.units.start < body.end);
    let named = |index: &usize| {
        let time = &analysis.times[*index];
        // "…, police said on Monday": the day of the saying.
        let said = || owner(analysis, *index, sentence).is_some_and(|id| knowledge.speaks(analysis.verb(id)));
        names_day(time) && !said()
    };
    let mut days = (first..last).filter(named);
    let (only, None) = (days.next()?, days.next()) else { return None };
    let time = &analysis.times[only];
    let day = Span::new(time.units.start, time.units.end);
    let other = is_of_next_count(analysis, day) || is_span_up_to_now(analysis, day);
    if other || idle::is_idle(analysis, day, sentence) || is_led_elsewhere(analysis, day, body) {
        return None;
    }
    let owner = owner(analysis, only, sentence).map(|id| analysis.verb(id));
    if owner.is_some_and(|verb| verb.form == VerbForm::Infinitive || is_ahead(verb)) {
        return None;
    }
    // "the uprising, which broke out in 2009, has killed thousands": over all the years since.
    let perfect = (units.start..units.end).any(|at| matches!(analysis.folded(at), "has" | "have" | "'ve"));
    let whole =
        units.contains(day) && !(perfect && (day.len() == 1 || relative_around(analysis, units, day)));
    let fits = whole
        || if day.end <= units.start {
            // "a crash in January in which nine were killed and twelve |injured"
            let which = matches!(analysis.folded(day.end), "in" | "during")
                && analysis.folded(day.end + 1) == "which";
            let start = day.end + if which { 2 } else { 0 };
            let between = Span::new(start.min(units.start), units.start);
            dates_event(analysis, knowledge, day, between)
                || owner.is_none_or(|verb| verb.form != VerbForm::Participle)
                    && leads_to_harm(analysis, knowledge, between)
        } else {
            day.start >= units.end && is_of_deed_behind(analysis, knowledge, Span::new(units.end, day.start))
        };
    let told = fits.then(|| of_mention(analysis, only as u32, Direction::Past)).flatten()?;
    let value = told.value.as_deref().filter(|_| analysis.published().is_some())?;
    // A weekend or a week has no place in the order of days; looked for in the past, it is over.
    let week = value.contains("-W");
    (week || value.len() >= 4 && is_over(analysis, value)).then_some(told)
}

/// Whether a day stands in a relative clause that begins within the words around it.
fn relative_around(analysis: &Analysis, units: UnitSpan, day: UnitSpan) -> bool {
    (units.start..day.start).any(|at| analysis.tag(at) == Tag::Rel)
}

/// Whether a verb tells what is not past.
fn is_ahead(verb: &VerbGroup) -> bool {
    verb.form == VerbForm::Finite && (verb.tense == Tense::Future || verb.modal.is_some())
}

/// Whether words tell harm done, and no toll that is kept: those found, missing or treated are counted for days.
pub fn tells_harm(analysis: &Analysis, units: UnitSpan) -> bool {
    let mut words = (units.start..units.end).map(|at| analysis.folded(at));
    let kept =
        |word: &str| matches!(word, "toll" | "bodies" | "body" | "missing" | "treated" | "hospitalised");
    let harm = |word: &str| {
        matches!(
            word,
            "killed"
                | "killing"
                | "kills"
                | "died"
                | "dead"
                | "injured"
                | "injuring"
                | "injures"
                | "wounded"
                | "wounding"
                | "hurt"
                | "perished"
                | "drowned"
                | "claimed"
                | "claiming"
        )
    };
    words.clone().any(harm) && !words.any(kept)
}

/// "since Monday", "ahead of Sunday's election", "after a protest against Monday's ruling": the day of something else.
fn is_led_elsewhere(analysis: &Analysis, day: UnitSpan, body: UnitSpan) -> bool {
    let from = day.start.saturating_sub(LEAD).max(body.start);
    (from..day.start).any(|at| {
        matches!(
            analysis.folded(at),
            "since"
                | "until"
                | "till"
                | "before"
                | "by"
                | "for"
                | "than"
                | "ahead"
                | "against"
                | "over"
                | "from"
                | "to"
        )
    })
}

/// "A 2011 earthquake that triggered a wave |left nine dead", "Monday's quake, followed by another, |hurt nine": whether a day belongs
/// to the event that the harm is told of.
fn dates_event(analysis: &Analysis, knowledge: &Knowledge, day: UnitSpan, between: UnitSpan) -> bool {
    const NEAR: u32 = 5;
    let owner = u32::from(analysis.tag(day.end) == Tag::Clitic);
    let modifies = owner > 0 || matches!(analysis.tag(day.end), Tag::Noun | Tag::Adj | Tag::Verb);
    let harm = |at: u32| knowledge.lexis.of(analysis.unit(at).symbol).has(WordClass::HARM);
    let named = (day.end + owner..(day.end + NEAR).min(between.end)).any(harm);
    // "A 2011 law was passed after a quake left nine dead": another clause.
    let apart = |at: u32| matches!(analysis.folded(at), "after" | "when" | "since" | "before");
    modifies
        && named
        && !speaks_within(analysis, knowledge, between)
        && !(between.start..between.end).any(apart)
}

/// Whether somebody is told to say something between a day and the harm.
fn speaks_within(analysis: &Analysis, knowledge: &Knowledge, between: UnitSpan) -> bool {
    analysis.verbs_within(between).any(|id| knowledge.speaks(analysis.verb(id)))
}

/// Whether words begin a clause that is no part of the one before.
fn parts(analysis: &Analysis, at: u32) -> bool {
    matches!(analysis.tag(at), Tag::Rel | Tag::That | Tag::Sub | Tag::Quote)
        || matches!(
            analysis.folded(at),
            "after"
                | "before"
                | "since"
                | "as"
                | "while"
                | "when"
                | "who"
                | "that"
                | "which"
                | "whose"
                | "where"
                | ";"
                | ":"
        )
}

/// Whether the words between a day and the harm behind it go on with what was done on that day: "…, killing two and wounding".
fn leads_to_harm(analysis: &Analysis, knowledge: &Knowledge, between: UnitSpan) -> bool {
    let before = (between.start..between.end).rev().find(|&at| analysis.tag(at) != Tag::Adv);
    // "jailed for killing two", "an attack killing two" is another deed.
    let joined = before.is_none_or(|at| {
        matches!(analysis.tag(at), Tag::Comma | Tag::Conj)
            || matches!(analysis.folded(at), "leaving" | "left" | "killing")
    });
    !speaks_within(analysis, knowledge, between)
        && joined
        && !(between.start..between.end).any(|at| parts(analysis, at))
}

/// Whether a day behind the harm is that of what did it: "… was the only survivor when a bus fell from a bridge on".
fn is_of_deed_behind(analysis: &Analysis, knowledge: &Knowledge, between: UnitSpan) -> bool {
    if speaks_within(analysis, knowledge, between) {
        return false;
    }
    let finite = |id: &VerbId| analysis.verb(*id).form == VerbForm::Finite;
    let verbs: Vec<_> = analysis.verbs_within(between).collect();
    let opens = |at: u32| matches!(analysis.folded(at), "when" | "after" | "as");
    let last = verbs.iter().rev().find(|id| finite(id)).map(|&id| analysis.verb(id));
    let from = match last {
        Some(verb) => {
            let Some(marker) = (between.start..verb.units.start).rev().find(|&at| opens(at)) else {
                // "nine were killed and eleven were trapped after an explosion on Tuesday": what else befell people in it.
                let befell = |id: &VerbId| {
                    let verb = analysis.verb(*id);
                    verb.voice == Voice::Passive
                        || verb.form == VerbForm::Participle
                        || analysis.folded(verb.head) == "feared"
                };
                let behind =
                    (verb.units.end..between.end).find(|&at| opens(at) || analysis.folded(at) == "in");
                let relative = |at: u32| matches!(analysis.tag(at), Tag::Rel | Tag::That);
                return verbs.iter().all(befell)
                    && !(between.start..verb.units.end).any(relative)
                    && behind.is_some_and(|behind| !(behind + 1..between.end).any(|at| parts(analysis, at)));
            };
            let between = analysis.verbs_within(Span::new(marker, verb.units.start)).filter(finite).count();
            if between > 0 || verb.tense != Tense::Past {
                return false;
            }
            marker + 1
        }
        None if verbs.is_empty() => between.start,
        None => return false,
    };
    let first = if opens(from) { from + 1 } else { from };
    !(first..between.end).any(|at| parts(analysis, at))
}

#[cfg(test)]
mod tests {
    use claimwire_record::TimeBasis;

    #[test]
    fn a_toll_was_of_the_day_of_publication_where_the_day_is_that_of_the_deed() {
        let time = |text: &str| {
            let toll = crate::testing::first_toll(text, Some("2024-04-02"));
            toll.time.value.filter(|_| toll.time.basis == Some(TimeBasis::Stated))
        };
        for text in [
            "Nine people were killed and a child was the only survivor when a bus fell from a bridge on Thursday.",
            "A driver lost control, sending the bus into a ravine on Thursday, sadly killing nine people.",
            "On Thursday another boat carrying 25 people went down, leaving nine dead.",
            "Nine people have died after a train collided with a bus on Thursday.",
            "Thursday's strike killed nine people.",
            "It asks about a crash on Thursday in which two were killed and nine people injured.",
        ] {
            assert_eq!(time(text).as_deref(), Some("2024-03-28"), "{text}");
        }
        for text in [
            "Daylight showed burnt cars on Thursday after a train derailed in Ibsholm, killing nine people.",
            "Rescuers went out on Thursday to look for men struck by an avalanche that killed nine people.",
            "A court on Thursday jailed a man for killing nine people.",
            "Nine people were killed in fighting ahead of Sunday's election.",
            "The storm has killed nine people since Thursday.",
            "The uprising, which broke out in 2009, has killed nine people.",
        ] {
            assert_eq!(time(text), None, "{text}");
        }
    }

    #[test]
    fn the_day_of_saying_was_that_of_the_dead() {
        let toll = |text: &str| crate::testing::first_toll(text, Some("2024-04-02")).time;
        assert_eq!(
            toll("Nine rebels were killed in the north, the army said on Tuesday.").basis,
            Some(TimeBasis::Published)
        );
        let weekend = toll("Raids on the city at the weekend killed nine people, activists said on Tuesday.");
        assert_eq!(weekend.value.as_deref(), Some("2024-W13-WE"));
        // A count that was told before publication is that day's.
        let before = toll("Nine people were killed in the quake, the ministry said on Sunday.");
        assert_eq!(before.value.as_deref(), Some("2024-03-31"));
    }
}
