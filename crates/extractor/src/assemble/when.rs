//! When a claim holds: what its own words tell, that it is of former days, when it was said, or the date of publication.

use claimwire_record::{AttributionMode, Grain, Modality, Polarity, SlotValue, Span, Time};
use claimwire_rules::program::VerbForm;

use crate::analysis::{Analysis, UnitSpan, VerbId};
use crate::clock;
use crate::draft::Draft;
use crate::factuality::Factuality;
use crate::formerly;
use crate::frames::Frame;
use crate::resolve::Resolver;
use crate::tags::Tag;
use crate::verbs::{Governor, Tense};

/// The time of a claim of this type in these frames.
pub(super) fn of(
    resolver: &Resolver,
    claim_type: &str,
    draft: &Draft,
    factuality: &Factuality,
    around: &[&Frame],
) -> Time {
    let analysis = resolver.analysis;
    let stand = matches!(claim_type, "stance" | "tally");
    let counts = matches!(claim_type, "toll" | "measure");
    let shared =
        || clock::of_neighbour(analysis, own_words(analysis, draft), draft.sentence).filter(|_| counts);
    let own = draft.time.clone().or_else(|| told(analysis, claim_type, draft)).or_else(shared);
    let own = own.filter(|time| !(stand && is_ahead(analysis, time, factuality)));
    let own = own.filter(|time| !is_behind(analysis, claim_type, draft, time, factuality));
    let own = own.filter(|time| !is_of_reason(analysis, draft, time));
    let own = own.filter(|time| !is_in_name_of_law(analysis, draft, time));
    let own = own.filter(|time| !is_compared_with(analysis, draft, time));
    let own = own.filter(|time| !(stand && is_of_a_name(analysis, draft, time)));
    let own = match later_of_two(analysis, claim_type, draft) {
        Some(later) => later,
        None => own,
    };
    let asserted = matches!(factuality.modality, Modality::Asserted | Modality::Hedged);
    let former = || asserted.then(|| former(resolver, claim_type, draft, around)).flatten();
    let said = || {
        let frame = around.first().filter(|frame| !(stand && is_deed_in_quote(analysis, draft, frame)))?;
        // "Twelve were killed, police said on Monday" on that Monday: they may have been killed on any day before. Of what was
        // said on an earlier day it tells that the count is that day's.
        let today = |time: &Time| time.value.as_deref() == analysis.published();
        let harm = claim_type == "toll" && clock::tells_harm(analysis, draft.units);
        frame.time.clone().filter(|time| !(harm && today(time)))
    };
    // "a 1992 explosion that killed nine"
    let of_event = || {
        let verb = analysis.verb(draft.predicate.filter(|_| claim_type == "toll")?);
        let subject = verb.subject.map(|subject| analysis.group(subject).units);
        let units = subject.map_or(draft.units, |subject| subject.cover(draft.units));
        clock::of_year_before_noun(analysis, units)
            .or_else(|| clock::of_time_before_relative(analysis, verb.units.start))
    };
    let front = || {
        let told = matches!(claim_type, "stance" | "tally" | "vote" | "toll" | "measure" | "candidacy");
        (told && asserted && factuality.polarity == Polarity::Affirmed && around.is_empty())
            .then(|| clock::of_front(analysis, deed(analysis, claim_type, draft), draft.sentence))
            .flatten()
    };
    let overtaken = || {
        let cue =
            (claim_type == "toll").then(|| super::tolls::overtaken(analysis, draft, around)).flatten()?;
        Some(clock::stated(Time::PAST, Grain::Era, analysis.words(cue)))
    };
    let earlier = || {
        let counted = matches!(claim_type, "toll" | "vote");
        counted.then(|| told_of_earlier(analysis, draft)).flatten()
    };
    let before = || {
        let counted = matches!(claim_type, "tally" | "measure") && asserted;
        counted.then(|| of_poll_before(analysis, draft)).flatten()
    };
    let then = || {
        let told = matches!(claim_type, "stance" | "tally" | "vote" | "toll" | "measure");
        (told && asserted).then(|| at_the_time(analysis, draft)).flatten()
    };
    // A ballot is held on a day, which its sentence may tell far from the count.
    let only = || {
        let ballot = claim_type == "vote"
            || claim_type == "tally" && matches!(draft.quantity.unit.as_deref(), Some("votes" | "ballots"))
            || claim_type == "measure"
                && draft.slots.get("measure").and_then(SlotValue::identity).as_deref() == Some("vote-share");
        (ballot && asserted).then(|| clock::of_only_day(analysis, draft.sentence)).flatten()
    };
    let harm = || {
        let told = claim_type == "toll" && asserted && factuality.polarity == Polarity::Affirmed;
        told.then(|| clock::of_harm(analysis, resolver.knowledge, draft.units, draft.sentence)).flatten()
    };
    own.or_else(before)
        .or_else(of_event)
        .or_else(former)
        .or_else(overtaken)
        .or_else(earlier)
        .or_else(front)
        .or_else(then)
        .or_else(harm)
        .or_else(said)
        .or_else(only)
        .unwrap_or_else(|| clock::published(analysis))
}

/// "and 124 injured Sunday": the day that stands in the words of a count without a verb, or right behind them.
fn own_day(analysis: &Analysis, draft: &Draft) -> Option<Time> {
    let units = draft.units;
    let first = analysis.times.partition_point(|time| time.units.start < units.start);
    let time = analysis.times.get(first)?;
    let led = u32::from(analysis.folded(units.end.min(draft.sentence.end - 1)) == "on");
    let near = time.units.start < units.end || time.units.start == units.end + led;
    let day =
        near && time.units.end <= draft.sentence.end && matches!(time.kind, crate::times::TimeKind::Date);
    day.then(|| clock::of_mention(analysis, first as u32, crate::times::Direction::Past)).flatten()
}

/// "and 100 injured when a bus fell into a ravine on Sunday": the time of the clause behind a count without a verb.
fn day_of_when(analysis: &Analysis, draft: &Draft) -> Option<Time> {
    let end = draft.units.end;
    let when = [end - 1, end].into_iter().find(|&at| analysis.folded(at) == "when")?;
    let fell = analysis.verbs_within(UnitSpan::new(when, draft.sentence.end)).next()?;
    clock::of_count(analysis, fell, draft.sentence)
}

/// "owes $10bn for the seizure of its assets in 2007", "was fined £2m for failings in 2019": when that was for which money is
/// owed.
fn is_of_reason(analysis: &Analysis, draft: &Draft, time: &Time) -> bool {
    let measure = draft.slots.get("measure").and_then(SlotValue::identity).unwrap_or_default();
    if !matches!(
        measure.as_str(),
        "debts" | "debt" | "fine" | "fines" | "penalty" | "compensation" | "damages"
    ) {
        return false;
    }
    let end = draft.units.end.min(draft.sentence.end);
    let told = |at: u32| {
        let index = analysis.time_at[at as usize]?;
        let units = analysis.times[index as usize].units.clone();
        Some(analysis.words(Span::new(units.start, units.end)))
    };
    let stands = (end..draft.sentence.end).find(|&at| told(at).is_some() && told(at) == time.text.as_deref());
    stands.is_some_and(|at| (end..at).any(|at| analysis.folded(at) == "for"))
}

/// "fell from 4.4% in 2023 to 2.9% last year": when the later value held, which may be left untold; none where no earlier value
/// has a time of its own.
fn later_of_two(analysis: &Analysis, claim_type: &str, draft: &Draft) -> Option<Option<Time>> {
    const NEAR: u32 = 4;
    let sentence = draft.sentence;
    if claim_type != "measure" {
        return None;
    }
    let told = draft.quantity.value?;
    let first = analysis.numbers.partition_point(|number| number.units.start < draft.units.start);
    let mut within = analysis.numbers[first..].iter().take_while(|number| number.units.start < sentence.end);
    let later = within.find(|number| number.value == Some(told))?;
    let to = later.units.start.checked_sub(1).filter(|&at| analysis.folded(at) == "to")?;
    let from = (sentence.start..to).rev().find(|&at| analysis.folded(at) == "from")?;
    let earlier = (from..to).any(|at| analysis.time_at[at as usize].is_some());
    let counted = (from..to).any(|at| analysis.number_from[at as usize].is_some());
    if !earlier || !counted {
        return None;
    }
    let behind = later.units.end..sentence.end.min(later.units.end + NEAR);
    let part = |at: &u32| !matches!(analysis.tag(*at), Tag::Comma | Tag::Verb | Tag::Conj | Tag::Punct);
    let time = behind.take_while(part).find_map(|at| analysis.time_at[at as usize]);
    Some(time.and_then(|time| clock::of_mention(analysis, time, crate::times::Direction::Past)))
}

/// A year that is told by its four digits alone.
fn bare_year(time: &Time) -> Option<&str> {
    time.text.as_deref().filter(|text| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// "took 20.6 percent, up three points on 2018", "more than in 2018": a year that the count is set against.
fn is_compared_with(analysis: &Analysis, draft: &Draft, time: &Time) -> bool {
    let Some(year) = bare_year(time) else { return false };
    let mut told = (draft.sentence.start + 2..draft.sentence.end).filter(|&at| analysis.folded(at) == year);
    let compared = |at: u32| {
        let (first, second) = (analysis.folded(at - 2), analysis.folded(at - 1));
        matches!(second, "on" | "than") || matches!((first, second), ("than" | "with" | "to", "in"))
    };
    told.next().is_some_and(compared) && told.all(compared)
}

/// "the 2016 Harbour Party nominee Ann Lee endorsed him": the year of what somebody was then.
fn is_of_a_name(analysis: &Analysis, draft: &Draft, time: &Time) -> bool {
    let Some(year) = bare_year(time) else { return false };
    let Some(verb) = draft.predicate.map(|id| analysis.verb(id).units.start) else { return false };
    let mut told = (draft.sentence.start..verb).filter(|&at| analysis.folded(at) == year);
    told.any(|at| {
        let held = at > 0
            && !matches!(analysis.tag(at - 1), Tag::Prep | Tag::Comma)
            && (at + 1..verb).all(|at| !matches!(analysis.tag(at), Tag::Comma | Tag::Verb));
        held && matches!(analysis.tag(at + 1), Tag::Name | Tag::Adj | Tag::Noun)
    })
}

/// "approved the Harbour Dues Bill, 2020,": a year that a law is called by.
fn is_in_name_of_law(analysis: &Analysis, draft: &Draft, time: &Time) -> bool {
    let Some(year) = bare_year(time) else { return false };
    let sentence = draft.sentence;
    (sentence.start + 2..sentence.end).any(|at| {
        let law = at - 1 - u32::from(analysis.folded(at - 1) == ",");
        analysis.folded(at) == year
            && matches!(analysis.folded(law), "bill" | "act" | "ordinance" | "law" | "rules" | "regulations")
            && analysis.unit(law).is_capitalised()
    })
}

/// The verb of a claim; of a toll, also one that its pattern has read as a participle: "were shot and killed".
fn deed(analysis: &Analysis, claim_type: &str, draft: &Draft) -> Option<VerbId> {
    let within = || analysis.verbs_within(draft.units).next().filter(|_| claim_type == "toll");
    draft.predicate.or_else(within)
}

/// "would file his papers on Monday", "would not run in the November election": what is to come is in no time before publication.
fn is_behind(
    analysis: &Analysis,
    claim_type: &str,
    draft: &Draft,
    time: &Time,
    factuality: &Factuality,
) -> bool {
    let told = matches!(claim_type, "candidacy" | "vote" | "term" | "office")
        || matches!(claim_type, "stance" | "tally") && hangs_on_present(analysis, draft);
    let passed = || {
        let value = time.value.as_deref()?;
        let today = analysis.published()?;
        let dated =
            value.len() >= 7 && value.as_bytes().iter().all(|byte| byte.is_ascii_digit() || *byte == b'-');
        Some(dated && value < today.get(..value.len())?)
    };
    told && factuality.modality == Modality::Future && passed().unwrap_or(false)
}

/// "is expected to back her on Monday", and not "was set to".
fn hangs_on_present(analysis: &Analysis, draft: &Draft) -> bool {
    let up = draft.predicate.and_then(|id| hangs_on(analysis, id));
    up.is_some_and(|up| analysis.verb(up).tense == Tense::Present)
}

/// "killed in another crash several months earlier", "had earlier passed the House": of a day before one that is told of.
fn told_of_earlier(analysis: &Analysis, draft: &Draft) -> Option<Time> {
    const REACH: u32 = 8;
    const FRONT: u32 = 5;
    let word = |at: u32| if at < draft.sentence.end { analysis.folded(at) } else { "" };
    let spell = |at: u32| {
        matches!(
            word(at),
            "days" | "day" | "weeks" | "week" | "months" | "month" | "years" | "year" | "decades" | "decade"
        )
    };
    let end = draft.units.end;
    let closes = |at: u32| matches!(word(at), "" | "." | "," | ";" | ")");
    let behind = (end..(end + REACH).min(draft.sentence.end))
        .take_while(|&at| analysis.verb_at[at as usize].is_none())
        .find(|&at| {
            matches!(word(at), "earlier" | "before" | "previously") && spell(at - 1) && closes(at + 1)
        });
    let verb = draft.predicate.map(|id| analysis.verb(id));
    let beside = verb.and_then(|verb| {
        let before = verb.units.start.checked_sub(1).filter(|&at| word(at) == "earlier");
        before.or_else(|| (verb.units.start..verb.units.end).find(|&at| word(at) == "earlier"))
    });
    // "Several months earlier, twelve had died"
    let start = draft.sentence.start;
    let front = (start + 1..start + FRONT).find(|&at| {
        matches!(word(at), "earlier" | "before" | "previously") && spell(at - 1) && word(at + 1) == ","
    });
    let at = behind
        .or(front)
        .or(beside)
        .or_else(|| long_after(analysis, draft))
        .or_else(|| months_later(analysis, draft))
        .or_else(|| then_long_ago(analysis, draft))?;
    Some(clock::stated(Time::PAST, Grain::Era, analysis.folded(at)))
}

/// "In the previous poll, conducted in April, Lee had 20 percent": of the poll before the one that is told of.
fn of_poll_before(analysis: &Analysis, draft: &Draft) -> Option<Time> {
    let start = draft.sentence.start;
    let word = |at: u32| analysis.folded(start + at);
    let opens = word(0) == "in"
        && matches!(word(1), "the" | "a" | "its" | "their")
        && matches!(word(2), "previous" | "last" | "preceding" | "earlier")
        && matches!(word(3), "poll" | "survey" | "election" | "ballot");
    opens.then(|| clock::stated(Time::PAST, Grain::Era, analysis.words(Span::new(start, start + 4))))
}

/// "Another storm a month later killed four": later than what happened in former days.
fn months_later(analysis: &Analysis, draft: &Draft) -> Option<u32> {
    const FRONT: u32 = 5;
    let verb = draft.predicate.map_or(draft.units.start, |verb| analysis.verb(verb).units.start);
    let spell = |at: u32| matches!(analysis.folded(at), "month" | "months" | "year" | "years");
    let front = draft.sentence.start + 1..(draft.sentence.start + FRONT).min(verb);
    let own = draft.units.start + 1..verb.max(draft.units.start + 1);
    front.chain(own).find(|&at| analysis.folded(at) == "later" && spell(at - 1))
}

/// "A similar one happened ten years ago. Then 42 were killed": what opens with "then" is of the time told before it.
fn then_long_ago(analysis: &Analysis, draft: &Draft) -> Option<u32> {
    let start = draft.sentence.start;
    if analysis.folded(start) != "then" || !matches!(analysis.tag(start + 1), Tag::Num | Tag::Det | Tag::Adv)
    {
        return None;
    }
    let last = analysis.sentences.iter().take_while(|sentence| sentence.units.end <= start).last()?;
    let ago = (last.units.start..last.units.end).any(|at| {
        analysis.folded(at) == "ago"
            && matches!(analysis.folded(at - 1), "years" | "year" | "decades" | "decade" | "months")
    });
    ago.then_some(start)
}

/// "A year after the quake that killed 12,000 people", "on the anniversary of the attack that killed 12": the unit of the word that
/// puts what a relative clause tells long before.
fn long_after(analysis: &Analysis, draft: &Draft) -> Option<u32> {
    const REACH: u32 = 8;
    let verb = analysis.verb(draft.verb_or_before(analysis)?);
    let spell = |at: u32| matches!(analysis.folded(at), "months" | "year" | "years" | "decade" | "decades");
    let short =
        |at: u32| matches!(analysis.folded(at), "hours" | "day" | "days" | "week" | "weeks" | "month");
    // "comes a year after a collision on the same line killed ten", "two days after storms killed 13"
    let subject = verb.subject.map(|subject| analysis.group(subject).units.start);
    let after = subject.and_then(|start| start.checked_sub(1)).filter(|&at| {
        at > draft.sentence.start
            && matches!(analysis.folded(at), "after" | "since")
            && (spell(at - 1) || short(at - 1))
    });
    if after.is_some() {
        return after;
    }
    let relative =
        verb.units.start.checked_sub(1).filter(|&at| matches!(analysis.folded(at), "that" | "which"))?;
    let from = relative.saturating_sub(REACH).max(draft.sentence.start);
    (from..relative).find(|&at| match analysis.folded(at) {
        "after" | "since" => at > from && spell(at - 1),
        "anniversary" => true,
        _ => false,
    })
}

/// "the toll at the time stood at 35", "at that time only 41 voted": of a day that another sentence tells of.
fn at_the_time(analysis: &Analysis, draft: &Draft) -> Option<Time> {
    const FRONT: u32 = 4;
    let word = |at: u32| if at < draft.sentence.end { analysis.folded(at) } else { "" };
    let then = |at: u32| {
        word(at) == "at"
            && matches!(word(at + 1), "the" | "that")
            && word(at + 2) == "time"
            && !matches!(word(at + 3), "of" | "when" | "that" | "the" | "-")
    };
    let front = draft.sentence.start..draft.sentence.start + FRONT;
    let verb = draft.predicate.map_or(draft.units.start, |id| analysis.verb(id).units.start);
    // "Lee, who was a minister at the time, backs it": another clause.
    let own = |at: &u32| (*at..verb.max(*at)).all(|at| analysis.tag(at) != Tag::Comma);
    let beside = (draft.units.start..draft.units.end + 1).filter(own);
    let found = front.chain(beside).find(|&at| then(at))?;
    Some(clock::stated(Time::PAST, Grain::Era, analysis.words(Span::new(found, found + 3))))
}

/// The words of a claim from its verb on: what stands before may be another clause.
fn own_words(analysis: &Analysis, draft: &Draft) -> UnitSpan {
    let start = draft.predicate.map_or(draft.units.start, |verb| analysis.verb(verb).units.start);
    Span::new(start.max(draft.units.start), draft.units.end.max(start))
}

/// Former days, where the words of a stand or of a step in a race tell that it is of them.
fn former(resolver: &Resolver, claim_type: &str, draft: &Draft, around: &[&Frame]) -> Option<Time> {
    let changes = matches!(claim_type, "stance" | "tally" | "candidacy") && draft.time.is_none();
    let reported = around.first().is_some_and(|frame| frame.mode != AttributionMode::Direct);
    changes.then(|| formerly::of(resolver.analysis, &resolver.knowledge.former, draft, reported)).flatten()
}

/// "had once planned to back her": a plan of former days tells nothing of what is to come.
pub(super) fn is_plan_of_former_days(
    resolver: &Resolver,
    claim_type: &str,
    draft: &Draft,
    factuality: &Factuality,
    around: &[&Frame],
) -> bool {
    // "had at first indicated that she would back it": what was said once of what was to come.
    let analysis = resolver.analysis;
    let said_once = || {
        let cue = around.first().and_then(|frame| frame.cue_units);
        cue.is_some_and(|cue| {
            (cue.start.saturating_sub(3)..cue.end).any(|at| {
                matches!(analysis.folded(at), "initially" | "originally" | "previously")
                    || analysis.folded(at) == "earlier" && at > 0 && analysis.folded(at - 1) == "had"
                    || analysis.folded(at) == "first" && at > 0 && analysis.folded(at - 1) == "at"
            })
        })
    };
    factuality.modality == Modality::Future
        && (former(resolver, claim_type, draft, around).is_some()
            || matches!(claim_type, "stance" | "tally" | "candidacy") && said_once())
}

/// What the words of a claim tell of its time.
fn told(analysis: &Analysis, claim_type: &str, draft: &Draft) -> Option<Time> {
    let Some(verb) = draft.predicate else {
        return match claim_type {
            "candidacy" => clock::of_noun(analysis, draft.units)
                .or_else(|| clock::of_year_before_noun(analysis, draft.units)),
            "stance" => clock::of_stand(analysis, draft.units, draft.sentence),
            "toll" => own_day(analysis, draft).or_else(|| day_of_when(analysis, draft)),
            _ => None,
        };
    };
    match claim_type {
        "candidacy" => clock::of_step_in_race(analysis, verb, draft.sentence),
        // "will not run in 2030, after ten years in office": the year is of the race, and they are years of now.
        "term" if is_length_beside_denial(analysis, verb, draft) => None,
        "term" => clock::of_act(analysis, verb, draft.sentence),
        "measure" => clock::of_sum(analysis, verb, draft.sentence),
        "toll" => clock::of_count(analysis, verb, draft.sentence),
        "vote" => of_ballot(analysis, verb, draft),
        "stance" if has_counted_object(analysis, verb) => clock::of_count(analysis, verb, draft.sentence),
        "stance" | "tally" => of_taking_stand(analysis, verb, draft),
        _ => clock::of_verb(analysis, verb, draft.sentence),
    }
}

/// The time of a ballot; in "in 2020 the senate voted to remove him" that of the verb that it hangs on.
fn of_ballot(analysis: &Analysis, id: VerbId, draft: &Draft) -> Option<Time> {
    let of = |verb| clock::of_count(analysis, verb, draft.sentence);
    of(id)
        .or_else(|| of(hangs_on(analysis, id)?))
        .or_else(|| clock::of_decision(analysis, id, draft.sentence))
}

/// The verb that one that is not finite hangs on.
fn hangs_on(analysis: &Analysis, id: VerbId) -> Option<VerbId> {
    let verb = analysis.verb(id);
    match verb.governor {
        Some(Governor::Verb(up)) if verb.form != VerbForm::Finite => Some(up),
        _ => None,
    }
}

/// "have rejected three levies since 2019": whether so many things are told of as done by a verb.
fn has_counted_object(analysis: &Analysis, verb: VerbId) -> bool {
    let mut objects = analysis.groups_starting(analysis.verb(verb).units.end);
    objects.any(|id| analysis.group(id).number.is_some())
}

/// Whether a length of office is told beside something that is not to be done.
pub(super) fn is_length_beside_denial(analysis: &Analysis, verb: VerbId, draft: &Draft) -> bool {
    let length = draft.slots.get("event").and_then(SlotValue::identity).as_deref() == Some("duration");
    length && analysis.verb(verb).negation.is_some()
}

/// The time at which a stand is taken; in "decided on Monday to back her" that of the verb that it hangs on, in "four years
/// after backing her" that long before.
fn of_taking_stand(analysis: &Analysis, id: VerbId, draft: &Draft) -> Option<Time> {
    let did = |up: &VerbId| {
        let above = analysis.verb(*up);
        above.form == VerbForm::Finite && above.tense == Tense::Past && above.modal.is_none()
    };
    let of_deed = || clock::of_verb(analysis, hangs_on(analysis, id).filter(did)?, draft.sentence);
    clock::of_verb(analysis, id, draft.sentence)
        .or_else(of_deed)
        .or_else(|| clock::so_long_after(analysis, id, draft.sentence))
        .or_else(|| clock::of_decision(analysis, id, draft.sentence))
}

/// "voted for a delay until 2030": what is stated of a stand that is taken already cannot lie ahead.
fn is_ahead(analysis: &Analysis, time: &Time, factuality: &Factuality) -> bool {
    let taken = matches!(factuality.modality, Modality::Asserted);
    let (Some(value), Some(today)) = (time.value.as_deref(), analysis.published()) else { return false };
    let plain = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    taken && plain && value.len() >= 4 && today.get(..value.len()).is_some_and(|today| value > today)
}

/// "“We backed the bill,” Lee said on Monday": a deed that quoted words tell in the past was not done when they were said.
fn is_deed_in_quote(analysis: &Analysis, draft: &Draft, frame: &Frame) -> bool {
    let Some(verb) = draft.predicate.map(|id| analysis.verb(id)) else { return false };
    let perfect =
        |at: u32| matches!(analysis.folded(at), "has" | "have" | "'ve" | "’ve" | "had" | "'s" | "’s");
    frame.mode == AttributionMode::Direct
        && verb.form == VerbForm::Finite
        && verb.tense == Tense::Past
        && !(verb.units.start..verb.head).any(perfect)
}
