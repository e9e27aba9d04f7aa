//! Level 6: when a claim holds, from the expressions of time that go with its verb.

use claimwire_record::{Grain, Span, Time, TimeBasis};
use claimwire_rules::program::{VerbForm, Voice};

use crate::analysis::{Analysis, UnitSpan, VerbId};
use crate::reports::behind_dateline;
use crate::tags::Tag;
use crate::times::{Direction, Reference, TimeKind, TimeMention, resolve};
use crate::verbs::{Governor, Tense};
pub use harm::{of_harm, tells_harm};
pub use spans::of_neighbour;
pub use stands::{of_stand, so_long_after};

mod harm;
mod idle;
mod spans;
mod stands;

/// The time of a predicate: a date in its own clause, none where there is none.
pub fn of_verb(analysis: &Analysis, verb: VerbId, sentence: UnitSpan) -> Option<Time> {
    of_verb_by(analysis, verb, sentence, |units| !is_of_noun(analysis, units, sentence, is_spent_in))
}

/// The time of an act by which an office begins or ends: "leaves in October" looks ahead.
pub fn of_act(analysis: &Analysis, verb: VerbId, sentence: UnitSpan) -> Option<Time> {
    let looks = of_act_in(analysis, verb, false);
    of_verb_looking(analysis, verb, (looks, of_mention), sentence, |units| {
        !is_of_noun(analysis, units, sentence, is_spent_in)
    })
}

/// The time of a sum that somebody raised or spent: "for her 2008 campaign" says when.
pub fn of_sum(analysis: &Analysis, verb: VerbId, sentence: UnitSpan) -> Option<Time> {
    let spent_in = |lead: &str| is_spent_in(lead) || matches!(lead, "for" | "over");
    let looks = direction(analysis.verb(verb).tense);
    let counts = |units: UnitSpan| {
        // "has raised $3 million since May": from when on, and not when.
        units.start.checked_sub(1).is_none_or(|at| analysis.folded(at) != "since")
            && !is_of_noun(analysis, units, sentence, spent_in)
    };
    of_verb_looking(analysis, verb, (looks, spans::of_mention), sentence, counts)
}

/// The time of what was counted, dead or votes: "between May 3 and May 20" is told by the month; "twelve have been killed since
/// 2019" tells over which years, and not when.
pub fn of_count(analysis: &Analysis, verb: VerbId, sentence: UnitSpan) -> Option<Time> {
    let looks = direction(analysis.verb(verb).tense);
    let counts = |units: UnitSpan| {
        let the = u32::from(analysis.folded(units.start.saturating_sub(1)) == "the");
        let lead = units.start.checked_sub(1 + the).map_or("", |at| analysis.folded(at));
        // "the worst since 2019, when twelve died": that year.
        (lead != "since" || opens_relative(analysis, units.end) || is_when_since(analysis, units))
            && !is_of_next_count(analysis, units)
            && !is_span_up_to_now(analysis, units)
            && !is_of_noun(analysis, units, sentence, is_spent_in)
    };
    of_verb_looking(analysis, verb, (looks, spans::of_mention), sentence, counts)
}

/// "the deadliest since May 2008 when a storm killed nine": the time that "since" leads and a clause without a comma goes on.
fn is_when_since(analysis: &Analysis, units: UnitSpan) -> bool {
    analysis.folded(units.start.saturating_sub(1)) == "since" && analysis.folded(units.end) == "when"
}

/// "in the past week", "over the last month": up to now, and no week or month of the calendar.
fn is_span_up_to_now(analysis: &Analysis, units: UnitSpan) -> bool {
    let led = units.start.checked_sub(1).map_or("", |at| analysis.folded(at));
    matches!(led, "in" | "over" | "during" | "within")
        && matches!(analysis.folded(units.start), "the" | "this")
        && matches!(analysis.folded(units.start + 1), "past" | "last")
        && matches!(analysis.folded(units.end - 1), "day" | "week" | "month" | "year")
}

/// "killed 5,000 people so far, and 200 in the past day": the time of a second count, told without a verb.
fn is_of_next_count(analysis: &Analysis, units: UnitSpan) -> bool {
    let led = units.start.checked_sub(1).filter(|&at| analysis.tag(at) == Tag::Prep);
    let count = led.and_then(|at| at.checked_sub(1)).filter(|&at| analysis.tag(at) == Tag::Num);
    count
        .and_then(|at| at.checked_sub(1))
        .is_some_and(|at| analysis.folded(at) == "and" || analysis.tag(at) == Tag::Comma)
}

/// The time of a verb of saying, not from within what is said; "a 2013 study found" tells it by the speaker.
pub fn of_saying(analysis: &Analysis, verb: VerbId, sentence: UnitSpan, said: UnitSpan) -> Option<Time> {
    let speaker = analysis.verb(verb).subject.map(|subject| analysis.group(subject).units);
    of_verb_by(analysis, verb, sentence, |units| {
        !said.contains(units)
            && (speaker.is_some_and(|speaker| speaker.contains(units))
                || !is_of_noun(analysis, units, sentence, is_spent_in))
    })
}

/// The time that a noun group told without a verb has behind its noun: "the nominee in 2008".
pub fn of_noun(analysis: &Analysis, units: UnitSpan) -> Option<Time> {
    let first = analysis.times.partition_point(|time| time.units.start < units.start);
    let inside = |time: &TimeMention| time.units.end <= units.end;
    let led = |time: &TimeMention| {
        time.units.start > units.start && matches!(analysis.folded(time.units.start - 1), "in" | "since")
    };
    let at = analysis.times[first..].iter().take_while(|time| inside(time)).position(led)?;
    of_mention(analysis, (first + at) as u32, Direction::Past)
}

/// "In 2000, the council lost the case and rejected the plan": the time that opens a sentence, for what it tells in the past.
pub fn of_front(analysis: &Analysis, verb: Option<VerbId>, sentence: UnitSpan) -> Option<Time> {
    const NEAR: u32 = 2;
    let body = behind_dateline(analysis, sentence, sentence.start);
    let first = analysis.times.partition_point(|time| time.units.start < body.start);
    let mention = analysis.times.get(first).filter(|time| time.units.end <= body.end)?;
    let units = mention.units.clone();
    let lead = units.start.checked_sub(1).map_or("", |at| analysis.folded(at));
    let opens = units.start <= body.start + NEAR
        && (units.start == body.start || matches!(lead, "in" | "on" | "early" | "late"));
    // "In 2000, …", "Last July the council …"; "In 2000 dollars" is none.
    let closes = analysis.tag(units.end) == Tag::Comma
        || matches!(analysis.tag(units.end), Tag::Det | Tag::Name | Tag::Pron | Tag::Possessive);
    // "On Saturday evening"
    let dated = is_dated(mention) || mention.kind == TimeKind::Time;
    if !(opens && closes && dated) {
        return None;
    }
    // What had been done before was done before that time too.
    let past = verb.is_none_or(|id| {
        let verb = analysis.verb(id);
        let perfect = (verb.units.start..verb.units.end)
            .any(|at| matches!(analysis.folded(at), "has" | "have" | "'ve" | "had" | "'d"));
        let told = verb.form == VerbForm::Finite && verb.tense == Tense::Past && verb.modal.is_none();
        // "… - days before she left the race" is another time.
        let aside = (units.end..verb.units.start).any(|at| {
            let word = analysis.folded(at);
            matches!(word, "before" | "after" | "since" | "until" | "while" | "when" | "who" | "which")
        });
        told && !perfect && !aside
    });
    let mut behind = analysis.verbs_within(Span::new(units.end, body.end)).map(|id| analysis.verb(id));
    let main = behind.find(|verb| verb.form == VerbForm::Finite)?;
    if !past || main.tense != Tense::Past || main.modal.is_some() {
        return None;
    }
    let value = of_mention(analysis, first as u32, Direction::Past)?;
    let today = analysis.published()?;
    let day = value.value.as_deref()?;
    // A label ("the nominee") holds for longer than the day on which something else was done.
    let fits = match verb {
        Some(_) => day.len() >= 4 && today.get(..day.len()).is_some_and(|today| day <= today),
        None => day.len() == 4 && today.get(..4).is_some_and(|today| day < today),
    };
    fits.then_some(value)
}

/// Whether an expression of time names a date, or a part of a day by it: "Sunday night".
fn names_day(time: &TimeMention) -> bool {
    is_dated(time) || time.kind == TimeKind::Time && time.units.len() > 1
}

/// Whether an expression of time names a date, and no length, no repetition and no hour.
fn is_dated(time: &TimeMention) -> bool {
    !matches!(time.kind, TimeKind::Duration | TimeKind::Set | TimeKind::Time)
}

/// "a bombing last month that killed 15": the time between what did something and the relative clause that tells it; `verb` is the
/// first unit of the clause's verb.
pub fn of_time_before_relative(analysis: &Analysis, verb: u32) -> Option<Time> {
    const REACH: u32 = 8;
    let before = verb.checked_sub(1)?;
    // "that killed 15 and wounded 50"
    let first = (before.saturating_sub(REACH)..before)
        .rev()
        .find_map(|at| analysis.verb_at[at as usize])
        .filter(|_| analysis.folded(before) == "and")
        .map_or(verb, |id| analysis.verb(id).units.start);
    let relative = first.checked_sub(1).filter(|&at| matches!(analysis.folded(at), "that" | "which"))?;
    let index = analysis.times.partition_point(|time| time.units.end < relative);
    // "an attack on Friday against a convoy that injured 22"
    let parted = |end: u32| {
        (end..relative).any(|at| matches!(analysis.tag(at), Tag::Verb | Tag::Comma | Tag::Conj | Tag::Num))
    };
    let before = || {
        index.checked_sub(1).filter(|&at| {
            let end = analysis.times[at].units.end;
            end + REACH >= relative && !parted(end)
        })
    };
    let beside = analysis.times.get(index).is_some_and(|time| time.units.end == relative);
    let index = if beside { index } else { before()? };
    let time = analysis.times.get(index).filter(|time| is_dated(time))?;
    let lead = time.units.start.checked_sub(1)?;
    let noun = if matches!(analysis.folded(lead), "in" | "on") { lead.checked_sub(1)? } else { lead };
    // "a car bombing"
    let named = matches!(analysis.tag(noun), Tag::Noun | Tag::Name) || analysis.folded(noun).ends_with("ing");
    named.then(|| of_mention(analysis, index as u32, Direction::Past)).flatten()
}

/// The one day that a sentence names, not after publication, where no verb goes with it: "suspended by a 22-1 vote on Friday",
/// "at the Nov. 25 meeting approved it 6-1".
pub fn of_only_day(analysis: &Analysis, sentence: UnitSpan) -> Option<Time> {
    let first = analysis.times.partition_point(|time| time.units.start < sentence.start);
    let last = analysis.times.partition_point(|time| time.units.start < sentence.end);
    let dated = |index: &usize| {
        let time = &analysis.times[*index];
        let units = Span::new(time.units.start, time.units.end);
        names_day(time) && !idle::is_idle(analysis, units, sentence)
    };
    let mut days = (first..last).filter(dated);
    let (only, None) = (days.next()?, days.next()) else { return None };
    let units = analysis.times[only].units.clone();
    // "the premier, who spoke on Sunday, won by 63 to 47": the day of the clause that tells of him.
    let relative = (sentence.start..units.start)
        .rev()
        .take_while(|&at| analysis.tag(at) != Tag::Comma)
        .any(|at| matches!(analysis.tag(at), Tag::Rel | Tag::Sub));
    if relative {
        return None;
    }
    // "passed it 30-12 and sends it on on Friday": the day of what is to come.
    let ahead = owner(analysis, only, sentence).is_some_and(|id| {
        let verb = analysis.verb(id);
        verb.form == VerbForm::Finite && (verb.tense != Tense::Past || verb.modal.is_some())
            || verb.form == VerbForm::Infinitive
    });
    if ahead {
        return None;
    }
    // "until Monday", "since 2019", "the bill of May 3": no day of what is done.
    let lead = units.start.checked_sub(1).map_or("", |at| analysis.folded(at));
    let of_other = matches!(
        lead,
        "until" | "till" | "since" | "before" | "after" | "by" | "of" | "from" | "to" | "for" | "than"
    );
    of_mention(analysis, only as u32, Direction::Past).filter(|told| !of_other && is_day_over(analysis, told))
}

/// Whether a time is a day that has come by publication.
fn is_day_over(analysis: &Analysis, time: &Time) -> bool {
    time.value.as_deref().is_some_and(|value| value.len() == 10 && is_over(analysis, value))
}

/// Whether an ISO 8601 day, month or year has begun by publication.
fn is_over(analysis: &Analysis, value: &str) -> bool {
    analysis.published().and_then(|today| today.get(..value.len())).is_some_and(|today| value <= today)
}

/// The year before a noun: "the party's 2012 nominee".
pub fn of_year_before_noun(analysis: &Analysis, units: UnitSpan) -> Option<Time> {
    let first = analysis.times.partition_point(|time| time.units.start < units.start);
    let year = |time: &TimeMention| {
        let at = time.units.start;
        time.units.end == at + 1
            && analysis.folded(at).len() == 4
            && analysis.folded(at).bytes().all(|byte| byte.is_ascii_digit())
            && at + 1 < units.end
            && matches!(analysis.tag(at + 1), Tag::Noun | Tag::Adj | Tag::Name | Tag::Demonym)
    };
    let inside = |time: &TimeMention| time.units.end <= units.end;
    let at = analysis.times[first..].iter().take_while(|time| inside(time)).position(year)?;
    of_mention(analysis, (first + at) as u32, Direction::Past)
}

/// The time of a step in a race: "left the 2028 race" says when the race is, not when it was left; nor does "runs in it".
pub fn of_step_in_race(analysis: &Analysis, verb: VerbId, sentence: UnitSpan) -> Option<Time> {
    // "in next year's election"
    let owns =
        |units: UnitSpan| analysis.tag(units.end) == Tag::Clitic && analysis.folded(units.end - 1) == "year";
    let year = |units: UnitSpan| units.len() == 1 && analysis.folded(units.start).len() == 4 || owns(units);
    of_verb_by(analysis, verb, sentence, |units| {
        !is_of_noun(analysis, units, sentence, |lead| !year(units) && is_spent_in(lead))
    })
}

/// "after a 2005 tape surfaced", "ahead of the island's June 5 caucuses", "backs the 2013 bill": a date within a noun group is
/// that of the thing, unless the word that leads the group puts the deed in it.
fn is_of_noun(
    analysis: &Analysis,
    units: UnitSpan,
    sentence: UnitSpan,
    puts_deed_in: impl Fn(&str) -> bool,
) -> bool {
    // "for next year's election"
    let owner = analysis.tag(units.end) == Tag::Clitic;
    let dated = analysis.folded(units.end - 1).ends_with(|last: char| last.is_ascii_digit()) || owner;
    let noun = owner || matches!(analysis.tag(units.end), Tag::Noun | Tag::Adj | Tag::Name | Tag::Demonym);
    let within = |at: u32| {
        matches!(
            analysis.tag(at),
            Tag::Det
                | Tag::Possessive
                | Tag::Pron
                | Tag::Adj
                | Tag::Clitic
                | Tag::Noun
                | Tag::Name
                | Tag::Demonym
        )
    };
    let start = (sentence.start..units.start).rev().take_while(|&at| within(at)).last();
    // "the Republican, 2022 candidate Ann Lee, is running": the year opens an apposition.
    let apposed = units.start > sentence.start
        && analysis.tag(units.start - 1) == Tag::Comma
        && matches!(analysis.tag(units.end), Tag::Noun | Tag::Adj);
    // "passes 2019 city budget": a headline leaves the article out. "Wins 2016 election" says when.
    let polls = |at: u32| {
        at < sentence.end
            && matches!(
                analysis.folded(at),
                "election" | "elections" | "vote" | "referendum" | "race" | "poll"
            )
    };
    let bare = units.start > sentence.start
        && analysis.tag(units.start - 1) == Tag::Verb
        && !(units.end..units.end + 3).any(polls);
    let start = start.or_else(|| (owner || apposed || bare).then_some(units.start));
    let Some(start) = start.filter(|_| dated && noun) else { return false };
    let lead = start.checked_sub(1).map_or("", |at| analysis.folded(at));
    !puts_deed_in(lead)
}

/// Whether a preposition puts what is done into the time of the thing behind it: "in the 2012 election".
fn is_spent_in(lead: &str) -> bool {
    matches!(lead, "in" | "at" | "during" | "on" | "throughout" | "since" | "until" | "through")
}

fn of_verb_by(
    analysis: &Analysis,
    verb: VerbId,
    sentence: UnitSpan,
    counts: impl Fn(UnitSpan) -> bool,
) -> Option<Time> {
    of_verb_looking(analysis, verb, (direction(analysis.verb(verb).tense), of_mention), sentence, counts)
}

/// Where the dates without a year lie, and how an expression of time is read.
type Reading = (Direction, fn(&Analysis, u32, Direction) -> Option<Time>);

/// The time of a verb, by a reading of the expressions that go with it.
fn of_verb_looking(
    analysis: &Analysis,
    verb: VerbId,
    reading: Reading,
    sentence: UnitSpan,
    counts: impl Fn(UnitSpan) -> bool,
) -> Option<Time> {
    // "OSLO, Dec. 12 - Voters rejected the law on Sunday": the line says when the news was written, which is when what it tells
    // was done only where it says nothing else.
    let body = behind_dateline(analysis, sentence, sentence.start);
    let told = of_verb_within(analysis, verb, reading, body, &counts);
    told.or_else(|| {
        let lined =
            (body != sentence).then(|| of_verb_within(analysis, verb, reading, sentence, &counts))??;
        Some(Time { basis: Some(TimeBasis::Dateline), ..lined })
    })
}

fn of_verb_within(
    analysis: &Analysis,
    verb: VerbId,
    (looks, read): Reading,
    sentence: UnitSpan,
    counts: &impl Fn(UnitSpan) -> bool,
) -> Option<Time> {
    let first = analysis.times.partition_point(|time| time.units.start < sentence.start);
    let last = analysis.times.partition_point(|time| time.units.start < sentence.end);
    let mentions = analysis.times.iter().enumerate().take(last).skip(first).filter(|(_, time)| {
        let units = Span::new(time.units.start, time.units.end);
        sentence.contains(units)
            && time.kind != TimeKind::Duration
            && time.kind != TimeKind::Set
            && counts(units)
            && !idle::is_idle(analysis, units, sentence)
            && !(time.kind == TimeKind::Time && idle::is_stamp(analysis, units))
    });
    let told = mentions.map(|(index, _)| (index, owner(analysis, index, sentence)));
    let own = |(index, owner): (usize, Option<VerbId>)| {
        (owner == Some(verb)).then(|| read(analysis, index as u32, looks)).flatten()
    };
    let stated = told.clone().find_map(own);
    let shared = || {
        let of_both = |&(index, owner): &(usize, Option<VerbId>)| {
            comes_of(analysis, owner, verb)
                || spans::is_in_when(analysis, index, verb, sentence)
                || is_when_it_was(analysis, owner, verb)
        };
        told.clone().filter(of_both).last()
    };
    stated.or_else(|| shared().and_then(|(index, _)| read(analysis, index as u32, looks)))
}

/// "voted to oust the premier for corruption on Thursday": the past day behind what was decided, which a decision does at once. "Voted
/// to hold a rally on Saturday" may look ahead.
pub fn of_decision(analysis: &Analysis, id: VerbId, sentence: UnitSpan) -> Option<Time> {
    let verb = analysis.verb(id);
    if verb.form != VerbForm::Finite || verb.tense != Tense::Past || verb.modal.is_some() {
        return None;
    }
    let decided = (id.0 + 1..analysis.verbs.len() as u32).map(VerbId).find(|&next| {
        let next = analysis.verb(next);
        next.form == VerbForm::Infinitive && next.governor == Some(Governor::Verb(id))
    })?;
    let at_once = matches!(
        analysis.folded(analysis.verb(decided).head),
        "oust"
            | "remove"
            | "dismiss"
            | "impeach"
            | "expel"
            | "suspend"
            | "censure"
            | "sack"
            | "approve"
            | "adopt"
            | "pass"
            | "ratify"
            | "reject"
            | "deny"
            | "endorse"
            | "confirm"
            | "override"
            | "repeal"
    );
    let first = analysis.times.partition_point(|time| time.units.start < analysis.verb(decided).units.end);
    let mentions = analysis.times.iter().enumerate().skip(first);
    let (index, time) = mentions.take_while(|(_, time)| time.units.end <= sentence.end).last()?;
    let units: UnitSpan = Span::new(time.units.start, time.units.end);
    let closes = matches!(analysis.folded(units.end), "." | "," | ";") || units.end >= sentence.end;
    let led = units.start.checked_sub(1).map_or("", |at| analysis.folded(at));
    let own = owner(analysis, index, sentence) == Some(decided);
    let dated = is_dated(time) && !matches!(led, "until" | "by" | "from" | "before" | "after" | "since");
    let told = (at_once && closes && own && dated)
        .then(|| of_mention(analysis, index as u32, Direction::Past))
        .flatten();
    told.filter(|told| is_day_over(analysis, told))
}

/// "nine people died when a bus fell into a ravine on Sunday": the time of what was done then.
fn is_when_it_was(analysis: &Analysis, owner: Option<VerbId>, verb: VerbId) -> bool {
    let Some(owner) = owner.filter(|owner| owner.0 > verb.0) else { return false };
    let (first, later) = (analysis.verb(verb), analysis.verb(owner));
    let open = |at: u32| matches!(analysis.tag(at), Tag::Punct | Tag::Rel | Tag::That);
    let when = (first.units.end..later.units.start).find(|&at| analysis.folded(at) == "when");
    let past =
        |verb: &crate::verbs::VerbGroup| verb.tense == Tense::Past || verb.form == VerbForm::Participle;
    when.is_some_and(|when| {
        !(first.units.end..when).any(open)
            && !(when..later.units.start).any(|at| analysis.tag(at) == Tag::Comma)
            && !(verb.0 + 1..owner.0).any(|id| {
                let between = analysis.verb(VerbId(id));
                between.units.start > when && between.form == VerbForm::Finite
            })
            && past(first)
            && later.modal.is_none()
            && later.form == VerbForm::Finite
    })
}

/// Whether a participle tells the harm that comes of what the verb before it tells: "crashed killing 14".
pub fn does_harm(participle: &str) -> bool {
    matches!(
        participle,
        "killing" | "injuring" | "wounding" | "displacing" | "claiming" | "leaving" | "drowning"
    )
}

/// "In 2011 a crane fell on a market, killing 14", "the crane fell on a market on May 3, killing 14": the time of a deed is
/// also that of what comes of it.
fn comes_of(analysis: &Analysis, owner: Option<VerbId>, verb: VerbId) -> bool {
    let Some(owner) = owner.filter(|owner| owner.0 < verb.0) else { return false };
    let (first, later) = (analysis.verb(owner), analysis.verb(verb));
    let harms = does_harm(analysis.folded(later.head));
    // "jailed a man for killing nine": another deed.
    let harms = harms && analysis.tag(later.units.start.saturating_sub(1)) != Tag::Prep;
    // "buried a village in the north killing 300"
    let goes_on = later.form == VerbForm::Gerund
        && (analysis.folded(later.units.start.saturating_sub(1)) == "," || harms);
    let last = (owner.0 + 1..verb.0).all(|id| analysis.verb(VerbId(id)).form != VerbForm::Finite);
    let same = first.subject.is_some() && first.subject == later.subject;
    goes_on && first.form == VerbForm::Finite && (same || last)
}

/// The verb that an expression of time goes with: the one before it in its clause, else the next one.
fn owner(analysis: &Analysis, time: usize, sentence: UnitSpan) -> Option<VerbId> {
    let mention = &analysis.times[time];
    let start = mention.lead.unwrap_or(mention.units.start);
    let relative = opens_relative(analysis, mention.units.end)
        || is_when_since(analysis, Span::new(mention.units.start, mention.units.end));
    // "the worst since 1987, when nine died": the year is that of the dead.
    if is_of_comparison(analysis, start) && !relative {
        return None;
    }
    if relative || is_led_by_relative(analysis, start, sentence) {
        return next_verb(analysis, mention.units.end, sentence);
    }
    let before = (sentence.start..start).rev().find_map(|at| analysis.verb_at[at as usize]);
    let after = || verb_behind(analysis, mention.units.end, sentence);
    let subject_between = |id: VerbId| {
        // "X said on Tuesday Y backs": between a verb and a later subject the time goes with the verb before.
        analysis.verb(id).units.end <= start
    };
    match before {
        None if is_of_apposition(analysis, start, mention.units.end, sentence) => None,
        None => after(),
        Some(id) if starts_clause(analysis, start, sentence) || opens_said(analysis, id, start) => {
            after().or(Some(id))
        }
        Some(id) => subject_between(id).then_some(id),
    }
}

/// "said that in Lund, in 2019, the union backed her": what stands at the front of a clause goes with the verb behind.
fn opens_said(analysis: &Analysis, before: VerbId, start: u32) -> bool {
    let that = analysis.verb(before).units.end;
    let fronted = || matches!(analysis.tag(that + 1), Tag::Prep);
    that < start && analysis.folded(that) == "that" && analysis.tag(that) == Tag::That && fronted()
}

/// "On Monday, Ann Lee, citing costs, backed it": the verb behind what is told beside the subject.
fn behind_aside(analysis: &Analysis, first: VerbId, sentence: UnitSpan) -> VerbId {
    let aside = analysis.verb(first);
    let comma = |at: u32| analysis.tag(at) == Tag::Comma;
    if !matches!(aside.form, VerbForm::Gerund | VerbForm::Participle)
        || aside.units.start == 0
        || !comma(aside.units.start - 1)
    {
        return first;
    }
    let later = analysis.verbs_within(Span::new(aside.units.end, sentence.end));
    let main = later.into_iter().find(|&id| {
        let verb = analysis.verb(id);
        let subject = verb.subject.map(|subject| analysis.group(subject).units.end);
        let closed = (aside.units.end..verb.units.start).any(comma);
        verb.form == VerbForm::Finite && closed && subject.is_some_and(|end| end < aside.units.start)
    });
    main.unwrap_or(first)
}

/// The first verb of a sentence behind a unit.
fn next_verb(analysis: &Analysis, from: u32, sentence: UnitSpan) -> Option<VerbId> {
    (from..sentence.end).find_map(|at| analysis.verb_at[at as usize])
}

/// The first verb behind a time; in "on Monday Berg, who backs the levy, will speak" that of the sentence, not of the clause
/// that tells who she is.
fn verb_behind(analysis: &Analysis, end: u32, sentence: UnitSpan) -> Option<VerbId> {
    let first = next_verb(analysis, end, sentence)?;
    let first = behind_aside(analysis, first, sentence);
    let Some(relative) = (end + 1..analysis.verb(first).units.start)
        .find(|&at| analysis.tag(at) == Tag::Rel && matches!(analysis.folded(at), "who" | "which"))
    else {
        return Some(first);
    };
    let of_sentence = |id: VerbId| {
        let verb = analysis.verb(id);
        let subject = verb.subject.map(|subject| analysis.group(subject).units.start);
        let joined = analysis.tag(verb.units.start - 1) == Tag::Conj;
        verb.form == VerbForm::Finite && !joined && subject.is_some_and(|start| start < relative)
    };
    let later = (first.0 + 1..analysis.verbs.len() as u32).map(VerbId);
    let mut later = later.take_while(|&id| analysis.verb(id).units.start < sentence.end);
    later.find(|&id| of_sentence(id))
}

/// "since 2023, when 150 died", "a crash in January in which 19 died": the time is that of the clause behind; in "nine died in
/// 2023 when a mine collapsed" that of both.
fn opens_relative(analysis: &Analysis, end: u32) -> bool {
    let at = if analysis.folded(end) == "," { end + 1 } else { end };
    match analysis.folded(at) {
        "when" => at > end,
        "in" | "during" => analysis.folded(at + 1) == "which",
        _ => false,
    }
}

/// "back Ann Lee, who in May entered the race": the time is that of the clause that it opens.
fn is_led_by_relative(analysis: &Analysis, start: u32, sentence: UnitSpan) -> bool {
    let start = start - u32::from(start > 0 && analysis.tag(start - 1) == Tag::Prep);
    start > sentence.start && analysis.tag(start - 1) == Tag::Rel
}

/// "Ann Lee, a medallist in 1996, beat Tom Hale", "Ann Lee, mayor until 2014, beat": when somebody was what the words between the commas say.
fn is_of_apposition(analysis: &Analysis, start: u32, end: u32, sentence: UnitSpan) -> bool {
    let comma = (sentence.start..start).rev().find(|&at| analysis.tag(at) == Tag::Comma);
    // "Ann Lee, mayor of Lund from 2010 to 2014, opposes it"
    let spans = matches!(analysis.folded(start), "from" | "since" | "to" | "until");
    // "her rival in the 2014 and 2019 elections,"
    let elections = matches!(analysis.folded(end), "and" | "election" | "elections" | "race" | "vote");
    let reach = if spans || elections { 3 } else { 0 };
    let closes = (end..=(end + reach).min(sentence.end - 1)).any(|at| analysis.tag(at) == Tag::Comma);
    let Some(comma) = comma.filter(|_| closes) else { return false };
    let described = spans
        || matches!(
            analysis.folded(comma + 1),
            "a" | "an" | "the" | "once" | "formerly" | "his" | "her" | "their" | "its"
        );
    let person = comma > sentence.start
        && matches!(analysis.tag(comma - 1), Tag::Name | Tag::Num)
        && comma + 1 < start;
    described && person
}

/// "down from 55 on Tuesday", "to $4bn from $3bn, or 10 cents a share, a year ago", "than a year ago": when the other
/// number held.
fn is_of_comparison(analysis: &Analysis, start: u32) -> bool {
    const REACH: u32 = 14;
    let word = |at: u32| at.checked_sub(1).map_or("", |at| analysis.folded(at));
    if is_since_superlative(analysis, start) {
        return true;
    }
    // "down from 48 percent in the last election four years ago"
    let plain = |at: &u32| !matches!(analysis.tag(*at), Tag::Comma | Tag::Verb | Tag::Punct | Tag::Conj);
    let downs = (start.saturating_sub(REACH)..start).rev().take_while(plain).any(|at| {
        analysis.folded(at) == "from"
            && at > 0
            && matches!(analysis.folded(at - 1), "down" | "up")
            && analysis.tag(at + 1) == Tag::Num
    });
    if downs && !(start.saturating_sub(REACH)..start).any(|at| analysis.folded(at) == "to") {
        return true;
    }
    // "down from 57.5% in the 2019 election": the number stands before the words that hold the time.
    let start = before_words_of_time(analysis, start);
    // "up 7 percent from last year's 12 million"
    let from = start.saturating_sub(u32::from(analysis.folded(start) != "from"));
    let from_sum = analysis.folded(from) == "from" && from > 0 && analysis.tag(from - 1) == Tag::Num;
    if word(start) == "than" || from_sum {
        return true;
    }
    let of_sum = |at: u32| {
        matches!(analysis.tag(at), Tag::Num | Tag::Noun | Tag::Adj | Tag::Comma)
            || matches!(analysis.folded(at), "or" | "a")
    };
    let reach = start.saturating_sub(REACH);
    let lead = (reach..start).rev().find(|&at| !of_sum(at));
    let Some(lead) = lead.filter(|&lead| (lead + 1..start).any(|at| analysis.tag(at) == Tag::Num)) else {
        return false;
    };
    let level = |at: u32| matches!(analysis.tag(at), Tag::Num | Tag::Comma | Tag::Verb) || at == 0;
    match analysis.folded(lead) {
        // "from 12 to 40 on Monday": a way, and the time is that of its end.
        "from" if (lead..start).any(|at| analysis.folded(at) == "to") => false,
        "from" => matches!(word(lead), "down" | "up") || level(lead.saturating_sub(1)),
        "with" | "to" => word(lead) == "compared",
        "versus" | "vs" => true,
        _ => false,
    }
}

/// "the average of 46% since 2011": over which time the number was reckoned.
fn follows_average(analysis: &Analysis, since: u32) -> bool {
    const REACH: u32 = 5;
    let average =
        |at: u32| matches!(analysis.folded(at), "average" | "mean") && analysis.folded(at + 1) == "of";
    (since.saturating_sub(REACH)..since.saturating_sub(2)).any(average)
}

/// "its lowest since 1998", "the third premier since the 2018 election": since when nothing was lower or higher, not when this is.
fn is_since_superlative(analysis: &Analysis, start: u32) -> bool {
    const NOUNS: u32 = 2;
    let start = start - u32::from(start > 0 && analysis.folded(start - 1) == "the");
    let since = if analysis.folded(start) == "since" { start } else { start.saturating_sub(1) };
    if analysis.folded(since) != "since" {
        return false;
    }
    let best = |at: u32| {
        let word = analysis.folded(at);
        matches!(
            word,
            "worst"
                | "best"
                | "most"
                | "least"
                | "lowest"
                | "highest"
                | "second"
                | "third"
                | "fourth"
                | "fifth"
        ) || word.len() > 5 && word.ends_with("est") && analysis.tag(at) == Tag::Adj
    };
    if follows_average(analysis, since) {
        return true;
    }
    // "its first cut since 2021"
    let first = |at: u32| {
        analysis.folded(at) == "first"
            && at > 0
            && at + 1 < since
            && matches!(analysis.folded(at - 1), "its" | "his" | "her" | "their" | "the")
    };
    let mut at = since;
    for _ in 0..=NOUNS {
        let Some(before) = at.checked_sub(1) else { return false };
        if best(before) || first(before) {
            return true;
        }
        if !matches!(analysis.tag(before), Tag::Noun | Tag::Adj) {
            return false;
        }
        at = before;
    }
    best(at.saturating_sub(1))
}

/// The first of a preposition and an article that stand before a time.
fn before_words_of_time(analysis: &Analysis, start: u32) -> u32 {
    let stands = |at: u32, words: &[&str]| at > 0 && words.contains(&analysis.folded(at - 1));
    let article = start - u32::from(stands(start, &["the", "its", "their", "his", "her"]));
    article - u32::from(stands(article, &["in", "at", "during"]))
}

/// Whether the expression opens a clause: behind a comma and "and", or directly before its verb.
fn starts_clause(analysis: &Analysis, start: u32, sentence: UnitSpan) -> bool {
    if start <= sentence.start {
        return true;
    }
    // "between 1983 and 2003"
    let joined = || {
        let before = analysis.times.partition_point(|time| time.units.start < start);
        before.checked_sub(1).is_some_and(|before| analysis.times[before].units.end + 1 == start)
    };
    match analysis.folded(start - 1) {
        "and" => !joined(),
        "that" | "but" | "when" | "because" => true,
        _ => false,
    }
}

/// Direction in which a tense looks.
pub fn direction(tense: Tense) -> Direction {
    match tense {
        Tense::Past => Direction::Past,
        Tense::Future => Direction::Future,
        Tense::Present => Direction::Unknown,
    }
}

/// The tense of a verb; "quit" before a date is a past, though it looks like a present.
pub fn tense(analysis: &Analysis, verb: VerbId) -> Tense {
    let verb = analysis.verb(verb);
    let bare = verb.units.len() == 1 && analysis.folded(verb.head) == "quit";
    if bare { Tense::Past } else { verb.tense }
}

/// Direction in which the date of an event lies: "he leaves in October" looks ahead, "has led it since May" back.
pub fn of_event(tense: Tense, since: bool) -> Direction {
    match direction(tense) {
        _ if since => Direction::Past,
        Direction::Unknown => Direction::Future,
        direction => direction,
    }
}

/// Direction in which the date of an act lies by which an office begins or ends: "was standing down in February" looks ahead of the
/// day that is told of.
pub fn of_act_in(analysis: &Analysis, verb: VerbId, since: bool) -> Direction {
    let group = analysis.verb(verb);
    let was_to = group.voice == Voice::Active
        && analysis.folded(group.head).ends_with("ing")
        && (group.units.start..group.head).any(|at| matches!(analysis.folded(at), "was" | "were"));
    // "was forced to resign on Monday"
    let forced = match group.governor {
        Some(Governor::Verb(up)) if group.form == VerbForm::Infinitive => {
            let up = analysis.verb(up);
            let brought = matches!(analysis.folded(up.head), "forced" | "compelled" | "obliged" | "made");
            brought && up.voice == Voice::Passive && up.tense == Tense::Past && up.modal.is_none()
        }
        _ => false,
    };
    // "after being sacked in October"
    let done = group.form == VerbForm::Gerund
        && group
            .units
            .start
            .checked_sub(1)
            .is_some_and(|at| matches!(analysis.folded(at), "after" | "since"));
    match () {
        () if forced || done => Direction::Past,
        () if was_to && !since => Direction::Future,
        () => of_event(tense(analysis, verb), since),
    }
}

/// "in that October speech": what has been told of before lies back.
fn is_told_of_before(analysis: &Analysis, start: u32) -> bool {
    let word = |back: u32| start.checked_sub(back).map_or("", |at| analysis.folded(at));
    word(1) == "that"
        && matches!(word(2), "in" | "at" | "on" | "after" | "before" | "since" | "during" | "from" | "of")
}

/// Whether the words before a time make it that of what takes effect: "effective |1 March", "with effect from |1 March".
fn takes_effect(analysis: &Analysis, start: u32) -> bool {
    let word = |back: u32| start.checked_sub(back).map_or("", |at| analysis.folded(at));
    let link = u32::from(matches!(word(1), "from" | "on"));
    word(1 + link) == "effective" || link == 1 && word(2) == "effect" && word(3) == "with"
}

/// How many months a date as `2027-03-01` or `2027-03` lies from the day of publication, before or behind it.
fn months_from(published: Option<&str>, value: &str) -> Option<i32> {
    let months = |date: &str| -> Option<i32> {
        Some(date.get(..4)?.parse::<i32>().ok()? * 12 + date.get(5..7)?.parse::<i32>().ok()?)
    };
    Some((months(value)? - months(published?)?).abs())
}

/// The record form of one expression of time.
pub fn of_mention(analysis: &Analysis, time: u32, direction: Direction) -> Option<Time> {
    let mention = &analysis.times[time as usize];
    // "over a week ago", "more than two years ago": when exactly is not told.
    let first = mention.units.start.saturating_sub(1);
    let vague = (first..mention.units.start + 1)
        .any(|at| matches!(analysis.folded(at), "over" | "than" | "nearly" | "almost"));
    if vague && analysis.folded(mention.units.end - 1) == "ago" {
        return None;
    }
    let direction =
        if is_told_of_before(analysis, mention.units.start) { Direction::Past } else { direction };
    // "is likely to be minister by Friday": what is not told as past is so by a day to come.
    let by = mention.units.start.checked_sub(1).is_some_and(|at| analysis.folded(at) == "by");
    let direction = if by && direction == Direction::Unknown { Direction::Future } else { direction };
    let reference = analysis.published().and_then(Reference::parse);
    let text = analysis.words(Span::new(mention.units.start, mention.units.end)).to_owned();
    let resolved = resolve(&mention.expression, reference.as_ref(), direction);
    // "has named Ann Lee as its head, effective 1 March": the nearer of two such days, before or behind.
    let resolved = match direction {
        Direction::Past | Direction::Unknown if takes_effect(analysis, mention.units.start) => {
            let ahead = resolve(&mention.expression, reference.as_ref(), Direction::Future);
            match (resolved, ahead) {
                (Some(back), Some(ahead)) => {
                    let far = |value: &str| months_from(analysis.published(), value).unwrap_or(i32::MAX);
                    Some(if far(&ahead.value) < far(&back.value) { ahead } else { back })
                }
                (back, ahead) => back.or(ahead),
            }
        }
        _ => resolved,
    };
    let resolved = resolved.filter(|resolved| !resolved.value.ends_with("_REF"));
    match resolved {
        Some(resolved) => {
            // A time of day is told by its day.
            let value = resolved
                .value
                .split('T')
                .next()
                .filter(|day| day.len() == 10)
                .map_or(resolved.value.clone(), str::to_owned);
            Some(stated(value, resolved.grain, text))
        }
        None => None,
    }
}

/// A time that an article states by these words.
pub fn stated(value: impl Into<String>, grain: Grain, text: impl Into<String>) -> Time {
    Time {
        value: Some(value.into()),
        grain: Some(grain),
        text: Some(text.into()),
        basis: Some(TimeBasis::Stated),
    }
}

/// The date of publication as the time of a claim that states none.
pub fn published(analysis: &Analysis) -> Time {
    let Some(value) = analysis.published() else { return Time::default() };
    let grain = match value.len() {
        4 => Grain::Year,
        7 => Grain::Month,
        _ => Grain::Day,
    };
    Time { value: Some(value.to_owned()), grain: Some(grain), text: None, basis: Some(TimeBasis::Published) }
}

#[cfg(test)]
mod tests {
    /// The times of the measures and tolls of a text that was published on 2 April 2024.
    fn times(text: &str) -> Vec<String> {
        let claims = crate::testing::claims_of(text, Some("2024-04-02"));
        let counted = claims.into_iter().filter(|claim| claim.claim_type != "statement");
        counted.filter_map(|claim| claim.time.value).collect()
    }

    #[test]
    fn the_end_of_somebodys_years_in_office_was_when_they_ran() {
        let text = "Paul Reed, who served as mayor of Oslo between 1983 and 2003, has joined the race for prime minister.";
        let steps = crate::testing::claims_of(text, None);
        let step = steps.iter().find(|claim| claim.claim_type == "candidacy").expect("a step in the race");
        assert_eq!(step.time.value, None);
    }

    #[test]
    fn those_whom_a_bombing_last_month_killed_died_on_the_day_of_the_report() {
        let text =
            "The scene of a car bombing last month that killed 15 people and wounded nearly 50 is closed.";
        let claims = crate::testing::claims_of(text, Some("2024-05-10"));
        let tolls = claims.iter().filter(|claim| claim.claim_type == "toll");
        let times: Vec<_> = tolls.map(|claim| claim.time.value.as_deref()).collect();
        assert_eq!(times, [Some("2024-04"), Some("2024-04")]);
    }

    #[test]
    fn the_day_of_the_line_was_one_that_the_words_state() {
        use claimwire_record::TimeBasis;
        let text = "SOFIA, 11 October 2001 (Agency) -- The Harbour Party has backed Ann Lee.";
        let claims = crate::testing::claims_of(text, Some("2001-10-11"));
        let stance = claims.into_iter().find(|claim| claim.claim_type == "stance").expect("a stance");
        assert_eq!(stance.time.value.as_deref(), Some("2001-10-11"));
        assert_eq!(stance.time.basis, Some(TimeBasis::Dateline));
    }

    #[test]
    fn a_toll_had_the_time_of_another_count_and_none_of_its_own() {
        let time = |text: &str| {
            let toll = crate::testing::first_toll(text, Some("2024-04-02"));
            toll.time.value.filter(|_| toll.time.basis == Some(claimwire_record::TimeBasis::Stated))
        };
        assert_eq!(time("The virus has killed 5,000 people so far, and 200 in the past day."), None);
        assert_eq!(time("Floods have killed 20 people in the past week."), None);
        let since = "It was the deadliest storm since May 2008 when one tornado killed nine people.";
        assert_eq!(time(since).as_deref(), Some("2008-05"));
        let against = "It followed an attack on Friday against a convoy that injured 22 people.";
        assert_eq!(time(against).as_deref(), Some("2024-03-29"));
        assert_eq!(time("The crash killed nine people over a week ago."), None);
        let then = "A similar crush happened ten years ago. Then 42 people were killed.";
        assert_eq!(time(then).as_deref(), Some("PAST_REF"));
    }

    #[test]
    fn the_date_of_the_line_is_not_that_of_the_deed_on_another_day() {
        assert_eq!(times("OSLO, April 2 - The union backed Ann Lee on Sunday."), ["2024-03-31"]);
        assert_eq!(times("OSLO, April 1 (Agency) - The union backed Ann Lee."), ["2024-04-01"]);
    }

    #[test]
    fn the_day_of_a_speech_is_not_that_of_the_stand_by_which_its_speaker_is_told() {
        let today = ["2024-04-02"];
        assert_eq!(times("On Monday, Ann Lee, who had endorsed Tom Hale, will speak in Lund."), today);
        assert_eq!(times("On Monday, Ann Lee — who backs Tom Hale and likes him — spoke in Lund."), today);
        assert_eq!(times("On Monday, Ann Lee, who lives in Oslo, endorsed Tom Hale."), ["2024-04-01"]);
        assert_eq!(times("On Monday, Ann Lee endorsed Tom Hale, who lives in Oslo."), ["2024-04-01"]);
    }

    #[test]
    fn since_when_it_is_the_first_or_the_average_is_no_time_of_it() {
        let average = "Turnout was 58%, well above the average of 46% since 2011.";
        assert_eq!(times(average), ["2024-04-02"]);
        let first =
            "Orbex cut its price by a tenth, its first cut since January 2021, saying that sales were low.";
        assert!(!times(first).iter().any(|time| time.starts_with("2021")), "{:?}", times(first));
    }

    #[test]
    fn what_follows_from_a_dated_accident_has_its_date() {
        assert_eq!(times("In 2011, a crane fell on a market near Rome, killing 14 people."), ["2011"]);
        let raid = "The siege ended when rebels bombed a market in Lund on May 3, 2023, killing 14 people.";
        assert_eq!(times(raid), ["2023-05-03"]);
        assert_eq!(
            times("In 2011, Hale built the crane. It fell on a market, killing 14 people."),
            ["2024-04-02"]
        );
    }

    #[test]
    fn who_had_been_sacked_before_was_to_be_sacked() {
        let text = "Ann Lee left for Oslo after being sacked as chief executive in October.";
        let claims = crate::testing::claims_of(text, Some("2011-11-25"));
        let term = claims.iter().find(|claim| claim.claim_type == "term").expect("an end");
        assert_eq!(term.time.value.as_deref(), Some("2011-10"));
    }

    #[test]
    fn a_date_before_a_noun_is_that_of_the_thing() {
        let today = ["2024-04-02"];
        assert_eq!(times("The union withdrew its endorsement of Ann Lee after a 2005 tape surfaced."), today);
        assert_eq!(times("Ann Lee campaigns against the levy ahead of the island's June 5 vote."), today);
        assert_eq!(times("The union backs the 2013 bill."), today);
        assert_eq!(times("The union backed Ann Lee in the 2012 election."), ["2012"]);
        assert_eq!(times("Orbex raised $12.7 million for its 2008 campaign."), ["2008"]);
        assert_eq!(times("Elm City Council passes 2019 city budget"), today);
    }

    #[test]
    fn the_time_that_opens_a_sentence_went_only_to_its_first_verb() {
        let text = "In 2019, Ann Lee met the council and endorsed Carl Voss.";
        assert_eq!(times(text), ["2019"]);
        let nominated = "In 2019, the council met Ann Lee and nominated Carl Voss.";
        assert_eq!(times(nominated), ["2019"]);
        // Neither what is so now nor what was done at another time.
        for other in [
            "In 2019, Ann Lee met the council, and now she backs Carl Voss.",
            "In 2019, Ann Lee met the council weeks before she endorsed Carl Voss.",
        ] {
            assert_ne!(times(other), ["2019"], "{other}");
        }
    }

    #[test]
    fn who_was_nominated_years_ago_is_not_nominated_now() {
        let text = "Carl Voss, the Republican presidential nominee in 2008, left.";
        assert_eq!(times(text), ["2008"]);
    }

    #[test]
    fn the_time_of_the_sum_before_is_not_that_of_the_sum_now() {
        assert_eq!(
            times("Orbex's profit fell to $1.2 billion from $1.3 billion a year ago."),
            ["2024-04-02"]
        );
        let shares = "Orbex's profit fell to $1.2 billion, or 88 cents a share, from $1.3 billion, or 90 cents, a year ago.";
        assert_eq!(times(shares), ["2024-04-02"]);
        assert_eq!(
            times("Orbex's net sales were $1.2 billion, up 7 percent from last year's $1.1 billion."),
            ["2024-04-02"]
        );
        assert_eq!(times("The number of dead rose to 40 from 12 on Monday."), ["2024-04-02"]);
        let third = "In Malta, Anna Berg is the third premier since the 2018 election.";
        assert_eq!(times(third), ["2024-04-02"]);
        let low = "Support for the monarchy has slipped to 51 percent, its lowest since 1998, a poll showed.";
        assert_eq!(times(low), ["2024-04-02"]);
        let share = "The ANC had 41 percent of the vote, down from 57 percent in the 2019 election.";
        assert_eq!(times(share), ["2024-04-02"]);
        assert_eq!(times("The number of dead rose from 12 to 40 on Monday."), ["2024-04-01"]);
    }
}
