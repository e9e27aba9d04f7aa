//! When a stand is taken, where it is told by a noun, or by how long ago it was.

use claimwire_record::{Grain, Span, Time};
use claimwire_rules::program::VerbForm;

use super::{of_mention, of_verb, stated};
use crate::analysis::{Analysis, UnitSpan, VerbId};
use crate::tags::Tag;
use crate::times::{Amount, Anchor, CalendarUnit, Direction, Reference};
use crate::verbs::{Tense, VerbGroup};

/// By how many years a deed has to be past for what its sentence tells by a noun to be of that time.
const YEARS_AGO: i32 = 2;

/// The time of a stand that a noun tells: "her 2005 vote for it", "In 1972 he won votes with his opposition to it".
pub fn of_stand(analysis: &Analysis, units: UnitSpan, sentence: UnitSpan) -> Option<Time> {
    of_own_year(analysis, units).or_else(|| of_deed(analysis, units, sentence))
}

/// "Berg's 2005 vote for it": the year that stands between the owner and the noun.
fn of_own_year(analysis: &Analysis, units: UnitSpan) -> Option<Time> {
    let first = analysis.times.partition_point(|time| time.units.start < units.start);
    let owned =
        |at: u32| matches!(analysis.tag(at), Tag::Possessive | Tag::Clitic) || analysis.folded(at) == "her";
    let own = |time: &crate::times::TimeMention| {
        let (start, end) = (time.units.start, time.units.end);
        let year = matches!(time.expression.anchor, Anchor::Year(_)) && end == start + 1;
        year && start > units.start && owned(start - 1) && analysis.tag(end) == Tag::Noun
    };
    let inside = |time: &&crate::times::TimeMention| time.units.end < units.end;
    let at = analysis.times[first..].iter().take_while(inside).position(own)?;
    of_mention(analysis, (first + at) as u32, Direction::Past)
}

/// "In 1972, Voss won votes with his opposition to it": the year of what was done long ago is that of the stand in it.
fn of_deed(analysis: &Analysis, units: UnitSpan, sentence: UnitSpan) -> Option<Time> {
    let did = |verb: &VerbGroup| {
        let aside = analysis.tag(verb.units.start.saturating_sub(1)) == Tag::Rel;
        verb.form == VerbForm::Finite && verb.tense == Tense::Past && !aside && verb.modal.is_none()
    };
    let parted = |from: u32| {
        (from..units.start).any(|at| {
            matches!(analysis.tag(at), Tag::Comma | Tag::Rel | Tag::Sub | Tag::That | Tag::Quote | Tag::Punct)
        })
    };
    let deed = analysis.verbs_within(sentence).filter(|id| {
        let verb = analysis.verb(*id);
        did(verb) && verb.units.end <= units.start && !parted(verb.units.end)
    });
    let time = of_verb(analysis, deed.last()?, sentence)?;
    let year = |date: &str| date.get(..4).and_then(|year| year.parse::<i32>().ok());
    let (told, now) = (year(time.value.as_deref()?)?, analysis.published().and_then(year)?);
    (told + YEARS_AGO <= now).then_some(time)
}

/// "Eight years after backing her, he is looking for somebody": that long before now, where what is told besides is of now.
pub fn so_long_after(analysis: &Analysis, id: VerbId, sentence: UnitSpan) -> Option<Time> {
    let verb = analysis.verb(id);
    let after = verb.units.start.checked_sub(1).filter(|&at| analysis.folded(at) == "after")?;
    let time = &analysis.times[analysis.time_at[after.checked_sub(1)? as usize]? as usize];
    let Anchor::Length(Amount::Exactly(years), CalendarUnit::Year) = time.expression.anchor else {
        return None;
    };
    let main = analysis.verbs_within(Span::new(verb.units.end, sentence.end));
    let main = main.map(|id| analysis.verb(id)).find(|verb| verb.form == VerbForm::Finite)?;
    let of_now = main.tense == Tense::Present && main.modal.is_none() && years.fract() == 0.0;
    if verb.form != VerbForm::Gerund || !of_now {
        return None;
    }
    let now = Reference::parse(analysis.published()?)?.year;
    let text = analysis.words(Span::new(time.units.start, after + 1));
    Some(stated(format!("{:04}", f64::from(now) - years), Grain::Year, text))
}
