//! Titles that news gives to people who hold the office no longer: "President Clinton" long after his time, "President
//! Polk" in a piece of history. Such claims become claims of a former office, or none.

mod leavers;

use claimwire_record::{AttributionMode, SlotValue};
use claimwire_rules::Scope;
use claimwire_rules::program::VerbForm;
use rustc_hash::FxHashMap;

use crate::analysis::{Analysis, UnitSpan, VerbId};
use crate::clock;
use crate::draft::Draft;
use crate::frames::Frames;
use crate::holders;
use crate::names::NameKind;
use crate::resolve::Resolver;
use crate::tags::Tag;
use crate::verbs::{Tense, VerbGroup};

/// Sets `former` where the lexicon knows that the office ended before the article was published or the verb tells it,
/// and drops whoever has by title an office of a country that the article gives to another more often.
pub fn settle(resolver: &Resolver, frames: &Frames, drafts: &mut Vec<Draft>) {
    let (analysis, knowledge) = (resolver.analysis, resolver.knowledge);
    let fate = |draft: &Draft| match draft.predicate.is_some() && is_placed_in_row(analysis, draft.units) {
        true => leavers::fate(analysis, knowledge, draft),
        false => leavers::Fate::Holds,
    };
    drafts.retain(|draft| held(draft).is_none() || fate(draft) != leavers::Fate::Unknown);
    for draft in drafts.iter_mut() {
        take_former_off_body(draft);
        if set_back(resolver, draft) {
            continue;
        }
        let known = |(person, office)| holders::is_over(resolver, person, office);
        let over = held(draft).is_some_and(known)
            || holder(draft).is_some()
                && (is_told_as_past(analysis, frames, draft)
                    || had_been(resolver, draft)
                    || fate(draft) == leavers::Fate::Left
                    || leavers::is_left(analysis, knowledge, draft));
        if over {
            draft.slots.insert("former".to_owned(), SlotValue::Flag(true));
        }
    }
    let seats: Vec<Option<Seat>> = drafts.iter().map(|draft| seat(resolver, draft)).collect();
    let mut times: FxHashMap<&Seat, u32> = FxHashMap::default();
    let mut most: FxHashMap<(&str, &str), u32> = FxHashMap::default();
    for seat in seats.iter().flatten() {
        let count = times.entry(seat).or_default();
        *count += 1;
        let best = most.entry((&seat.0, &seat.1)).or_default();
        *best = (*best).max(*count);
    }
    let loses = |own: &Seat| times[own] < most[&(own.0.as_str(), own.1.as_str())];
    let kept: Vec<bool> = seats.iter().map(|seat| !seat.as_ref().is_some_and(loses)).collect();
    let mut kept = kept.into_iter();
    drafts.retain(|_| kept.next().unwrap_or(true));
}

/// "Former Harbour Trust (HT) chair Ann Lee": the word that opens the name of the body is told of the holder.
fn take_former_off_body(draft: &mut Draft) {
    if !draft.slots.contains_key("person") {
        return;
    }
    let Some(SlotValue::Entity(of)) = draft.slots.get_mut("of") else { return };
    let Some(id) = of.id.as_deref().and_then(|id| id.strip_prefix("org:former-")).map(str::to_owned) else {
        return;
    };
    of.id = Some(format!("org:{id}"));
    let name = of.name.as_deref().and_then(|name| name.strip_prefix("Former ")).map(str::to_owned);
    of.name = name.or_else(|| of.name.take());
    draft.slots.insert("former".to_owned(), SlotValue::Flag(true));
}

/// "had been the governor of Lagos": up to a time of which the article tells.
fn had_been(resolver: &Resolver, draft: &Draft) -> bool {
    let Some(verb) = draft.predicate.map(|id| resolver.analysis.verb(id)) else { return false };
    let within =
        |word: &str| (verb.units.start..verb.units.end).any(|at| resolver.analysis.folded(at) == word);
    resolver.knowledge.rule_id(draft.rule) == "office/is" && within("had") && within("been")
}

/// "In 1979, President Soto signed the treaty": a title beside a name is told of the year of the deed, where that is not
/// lately.
fn set_back(resolver: &Resolver, draft: &mut Draft) -> bool {
    let analysis = resolver.analysis;
    let granted = draft.predicate.is_none() && draft.time.is_none() && held(draft).is_some();
    if !granted {
        return false;
    }
    let start = draft.units.start;
    let past = |verb: &VerbGroup| verb.form == VerbForm::Finite && verb.tense == Tense::Past;
    let of_deed = |id: &VerbId| {
        let verb = analysis.verb(*id);
        let acts = verb.subject.is_some_and(|group| analysis.group(group).units.contains(draft.units));
        // "who was born in 1979" is no deed of an office.
        let aside = analysis.tag(verb.units.start.saturating_sub(1)) == Tag::Rel;
        past(verb) && !aside && (acts || verb.units.end <= start && reaches(analysis, verb.units.end, start))
    };
    let deed = analysis.verbs_within(draft.sentence).find(of_deed);
    let time = deed.and_then(|verb| clock::of_verb(analysis, verb, draft.sentence));
    let year = |date: &str| date.get(..4).and_then(|year| year.parse::<i32>().ok());
    let told = time.as_ref().and_then(|time| year(time.value.as_deref()?));
    let now = analysis.published().and_then(year);
    let long_ago = is_led(analysis, draft.sentence, told)
        && told.zip(now).is_some_and(|(told, now)| told + YEARS_AGO <= now);
    // "President Soto won the state in 2008": before he was it.
    let later = |(person, office)| told.is_some_and(|told| holders::is_after(resolver, person, office, told));
    let held_then = long_ago && !held(draft).is_some_and(later);
    if held_then {
        draft.time = time;
    }
    held_then
}

/// "in 1979", not "the president's 1979 speech": whether a year stands behind a preposition.
fn is_led(analysis: &Analysis, sentence: UnitSpan, year: Option<i32>) -> bool {
    let named = |at: u32| analysis.folded(at).parse().ok() == year && year.is_some();
    let mut times = analysis
        .times
        .iter()
        .filter(|time| sentence.contains(UnitSpan::new(time.units.start, time.units.end)));
    times.any(|time| {
        let before = time.units.start.checked_sub(1).is_some_and(|at| analysis.tag(at) == Tag::Prep);
        (before || time.lead.is_some()) && (time.units.start..time.units.end).any(named)
    })
}

/// Whether no mark parts a verb from a name behind it.
fn reaches(analysis: &Analysis, from: u32, to: u32) -> bool {
    (from..to)
        .all(|at| !matches!(analysis.tag(at), Tag::Comma | Tag::Rel | Tag::Sub | Tag::That | Tag::Quote))
}

/// By how many years a deed has to be past for a title in it to be told of that time.
const YEARS_AGO: i32 = 2;

/// "She was mayor when it fell", "who served as mayor"; "he said that he was mayor" is told of a present.
fn is_told_as_past(analysis: &Analysis, frames: &Frames, draft: &Draft) -> bool {
    if is_dated_back(analysis, draft.units.end) {
        return true;
    }
    let Some(verb) = draft.predicate.map(|id| analysis.verb(id)) else { return false };
    let past = matches!(analysis.folded(verb.head), "was" | "were" | "served")
        && (verb.units.start..verb.units.end)
            .all(|at| !matches!(analysis.folded(at), "has" | "have" | "'s" | "'ve" | "would"));
    let told = frames.around(analysis, draft.units);
    // "officials said he was mayor until he left"
    let until = (draft.units.end..draft.sentence.end).take(2).any(|at| analysis.folded(at) == "until");
    if past && until {
        return true;
    }
    // "was mayor there in the 1990s, according to reports": no verb of saying puts "was" back.
    let keeps = |frame: &crate::frames::Frame| {
        frame.mode == AttributionMode::Direct || frame.cue.as_deref() == Some("according to")
    };
    past && !is_placed_in_row(analysis, draft.units) && told.iter().all(|frame| keeps(frame))
}

/// "Governor Berg was the first governor to join": the deed is over, not the office.
fn is_placed_in_row(analysis: &Analysis, units: UnitSpan) -> bool {
    let placed = |at: u32| {
        matches!(analysis.folded(at), "first" | "second" | "third" | "only" | "lone" | "sole" | "last")
    };
    analysis.folded(units.end) == "to" && (units.start..units.end).any(placed)
}

/// "his adviser at the time", "labour secretary under Bill Clinton", "the ambassador who perished": what stands behind
/// tells that the office is held no more.
fn is_dated_back(analysis: &Analysis, behind: u32) -> bool {
    let behind = behind - u32::from(analysis.folded(behind.saturating_sub(1)) == "who");
    let word = |ahead: u32| analysis.folded(behind + ahead);
    let then = |at: u32| {
        ["at", "the", "time"].iter().zip(at..).all(|(word, at)| analysis.folded(at) == *word)
            && analysis.folded(at + 3) != "of"
    };
    if (behind.saturating_sub(4)..=behind).any(then) {
        return true;
    }
    let named = |at: u32| {
        let name = analysis.name_at.get(at as usize).copied().flatten();
        name.is_some_and(|name| {
            matches!(analysis.names[name as usize].kind, NameKind::Person | NameKind::Office)
        })
    };
    match word(0) {
        "under" => named(behind + 1),
        "who" => matches!(word(1), "perished" | "died") || word(1) == "was" && word(2) == "killed",
        _ => false,
    }
}

/// An office, what it is of, and who holds it, by id.
type Seat = (String, String, String);

/// The person and the office of a claim that somebody holds one, and not only acts in it.
fn held(draft: &Draft) -> Option<(&str, &str)> {
    holder(draft).filter(|_| !is_flagged(draft, "acting"))
}

fn is_flagged(draft: &Draft, slot: &str) -> bool {
    matches!(draft.slots.get(slot), Some(SlotValue::Flag(true)))
}

/// The person and the office of a claim that somebody holds one or acts in it.
fn holder(draft: &Draft) -> Option<(&str, &str)> {
    let SlotValue::Word(office) = draft.slots.get("office")? else { return None };
    let person = draft.slots.get("person")?.entity()?.id.as_deref()?;
    // A claim on a term in office has its own dates.
    let term = draft.slots.contains_key("event");
    (!term && !is_flagged(draft, "former")).then_some((person, office))
}

/// The seat that a claim gives to somebody, where a country has only one of it.
fn seat(resolver: &Resolver, draft: &Draft) -> Option<Seat> {
    let (person, office) = held(draft)?;
    let single = matches!(office, "president" | "prime-minister" | "chancellor")
        && resolver.knowledge.rules.lexicon.by_id(office)?.scope == Some(Scope::Country);
    let of = draft.slots.get("of")?.entity()?.id.clone()?;
    let country = of.starts_with("country:");
    (single && country).then(|| (office.to_owned(), of, person.to_owned()))
}

/// "takes over from Ann Lee, who leaves after 12 years as director": years told of somebody else, whom a relative behind
/// the verb tells of.
pub fn tells_of_another(analysis: &Analysis, verb: Option<VerbId>, units: UnitSpan) -> bool {
    let Some(verb) = verb.map(|verb| analysis.verb(verb)) else { return false };
    (verb.units.end..units.end).any(|at| analysis.folded(at) == "who")
}

/// "the first woman president since 1998" counts who has held the office since then, and tells no start of a term.
pub(crate) fn counts_holders(analysis: &Analysis, span: UnitSpan) -> bool {
    const COUNTED: [&str; 13] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "only", "youngest", "oldest",
    ];
    // "first minister", "third deputy governor" and "second-term" are offices and terms.
    const TITLED: [&str; 9] = ["minister", "deputy", "vice", "secretary", "lady", "sea", "-", "term", "lord"];
    let word = |at: u32| analysis.folded(at);
    let Some(since) = (span.start..span.end).find(|&at| word(at) == "since") else { return false };
    let counts = |at: u32| COUNTED.contains(&word(at)) && !TITLED.contains(&word(at + 1));
    let lasts = |at: u32| matches!(word(at), "been" | "served" | "serving");
    (span.start..since).any(counts) && !(span.start..since).any(lasts)
}

/// "leader for less than a year": no length of a term, only what it falls short of.
pub fn is_bound(analysis: &Analysis, draft: &Draft) -> bool {
    let lasting = draft.slots.get("event").and_then(SlotValue::identity).as_deref() == Some("duration");
    let short = |at: u32| {
        at > draft.units.start
            && analysis.folded(at) == "than"
            && matches!(analysis.folded(at - 1), "less" | "fewer")
    };
    lasting && (draft.units.start..draft.units.end).any(short)
}

#[cfg(test)]
mod tests {
    fn offices(text: &str, published: Option<&str>) -> Vec<String> {
        crate::testing::said("office", text, published)
    }

    #[test]
    fn who_was_the_first_holder_to_do_something_holds_the_office_still() {
        let text = "Ohio Gov. Anna Berg was the first governor to join the talks.";
        assert!(offices(text, None).iter().all(|office| !office.contains("former")));
    }

    #[test]
    fn whoever_had_been_governor_was_governor_still() {
        assert_eq!(
            offices("Ann Lee had been the governor of Lagos.", None),
            ["Ann Lee is a former governor of Lagos State"]
        );
        assert_eq!(
            offices("Ann Lee is the governor of Lagos.", None),
            ["Ann Lee is governor of Lagos State"]
        );
    }

    #[test]
    fn who_left_the_office_before_the_day_of_publication_is_a_former_holder() {
        let text = "The letter was sent to President Bill Clinton.";
        assert_eq!(
            offices(text, Some("2016-05-01")),
            ["Bill Clinton is a former president of the United States"]
        );
        assert_eq!(offices(text, Some("1997-05-01")), ["Bill Clinton is president of the United States"]);
    }

    #[test]
    fn who_was_acting_in_an_office_is_a_former_holder() {
        let text = "Ann Pell left. She was the interim mayor of Graz from February to April.";
        assert!(
            offices(text, None).iter().all(|office| office.contains("former")),
            "{:?}",
            offices(text, None)
        );
    }

    #[test]
    fn an_office_held_until_something_is_a_former_one() {
        let text = "Ann Pell, who was the mayor of Graz until she was ousted, was ill, officials said.";
        assert_eq!(offices(text, None), ["Ann Pell is a former mayor of Graz"]);
    }

    #[test]
    fn an_office_told_in_the_past_is_a_former_one() {
        assert_eq!(
            offices("Ann Pell was mayor of Graz when the bridge fell.", None),
            ["Ann Pell is a former mayor of Graz"]
        );
        let said = "Ann Pell said on Monday that she was mayor of Graz.";
        assert!(offices(said, None).iter().all(|office| !office.contains("former")));
        let now = "Ann Pell has served as mayor of Graz since 2014.";
        assert!(offices(now, None).iter().all(|office| !office.contains("former")));
    }

    #[test]
    fn an_office_held_at_the_time_or_under_somebody_gone_is_a_former_one() {
        for text in [
            "Reed called Ann Pell, the mayor of Graz at the time.",
            "Ann Pell, the mayor of Graz who perished in the flood, said no.",
        ] {
            assert_eq!(offices(text, None), ["Ann Pell is a former mayor of Graz"], "{text}");
        }
        let time = "They met Graz Mayor Ann Pell at the time of the flood.";
        assert_eq!(offices(time, None), ["Ann Pell is mayor of Graz"]);
    }

    #[test]
    fn a_title_in_a_deed_of_long_ago_was_told_as_of_today() {
        let times = |text| {
            let claims = crate::testing::claims_of(text, Some("2024-04-02"));
            let told = claims.into_iter().filter(|claim| claim.claim_type == "office");
            told.filter_map(|claim| claim.time.value).collect::<Vec<_>>()
        };
        assert_eq!(times("In 1979, President Juan Soto of Peru signed the treaty."), ["1979"]);
        assert_eq!(times("The treaty was signed in 1979 by Peru's President Juan Soto."), ["1979"]);
        for text in [
            "Peru's President Juan Soto, who was born in 1979, signed the treaty.",
            "Peru's President Juan Soto criticised the 1979 treaty.",
            // He was no president then.
            "President Emmanuel Macron lost the region in 2015.",
        ] {
            assert_eq!(times(text), ["2024-04-02"], "{text}");
        }
    }

    #[test]
    fn of_two_presidents_of_one_country_the_one_named_in_passing_is_none() {
        let text = "Norwegian President Ann Pell spoke in Oslo. President Pell recalled Norwegian President Ole Dahl. \
                    Norway's President Ann Pell then left.";
        assert!(offices(text, None).iter().all(|office| office.starts_with("Ann Pell")), "{text}");
    }

    #[test]
    fn the_first_of_her_kind_since_a_year_did_not_begin_in_that_year() {
        let starts = |text| {
            let claims = crate::testing::claims_of(text, None);
            claims.iter().filter(|claim| claim.claim_type == "term").count()
        };
        assert_eq!(starts("Anna Berg is the first female president of Malta since 1998."), 0);
        assert_eq!(starts("Anna Berg, Malta's third finance minister since 2020, said no."), 0);
        assert_eq!(starts("Anna Berg has been the first female president of Malta since 1998."), 1);
        assert_eq!(starts("Anna Berg is first minister of Scotland since 2014."), 1);
        assert_eq!(starts("Anna Berg has been president of Malta since 1998."), 1);
    }
    #[test]
    fn the_years_of_whom_she_follows_are_not_hers() {
        let text = "Anna Berg takes over from Paul Reed, who leaves after 12 years as mayor of Rome.";
        let claims = crate::testing::said("term", text, None);
        assert!(claims.iter().all(|term| !term.starts_with("Anna Berg")), "{claims:?}");
    }

    #[test]
    fn less_than_a_year_is_no_year() {
        let terms = |text| crate::testing::said("term", text, None).len();
        assert_eq!(terms("Anna Berg has been leader of the Harbour Party for less than a year."), 0);
        assert_eq!(terms("Anna Berg has been leader of the Harbour Party for a year."), 1);
    }
}
