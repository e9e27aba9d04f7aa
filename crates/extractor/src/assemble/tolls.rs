//! Tolls that are none of one event: what a year brings, where those live who were hit, shares without a number.

use claimwire_record::{SlotValue, Span};
use claimwire_rules::{ClassSet, VerbForm, Voice};

use super::Draft;
use crate::analysis::{Analysis, UnitSpan, VerbId};
use crate::frames::Frame;
use crate::lexis::WordClass;
use crate::resolve::{Resolved, Resolver};
use crate::tags::Tag;

/// How far behind a count "each year" may stand.
const FAR: u32 = 8;

/// Whether the words of a toll count nobody in an event.
pub(super) fn is_none(resolver: &Resolver, draft: &Draft) -> bool {
    let toll = resolver.knowledge.rule_id(draft.rule).starts_with("toll/");
    toll && (is_share(draft)
        || is_of_every_year(resolver.analysis, draft)
        || is_of_beasts(resolver, draft)
        || is_of_those_who_died(resolver, draft)
        || is_among_them(resolver, draft)
        || is_buried_dead(resolver, draft)
        || is_expected(resolver.analysis, draft)
        || is_one_of_more(resolver.analysis, draft)
        || is_ill(resolver, draft)
        || is_left_to_die(resolver.analysis, draft)
        || is_rate(resolver.analysis, draft)
        || is_one_of_a_pair(resolver.analysis, draft)
        || is_difference(resolver, draft)
        || is_of_the_dead_found(resolver.analysis, draft))
}

/// "40 out of every 1,000 were hospitalised": how many of so many, and nobody has counted them.
fn is_rate(analysis: &Analysis, draft: &Draft) -> bool {
    (draft.units.start + 1..draft.units.end.min(draft.sentence.end)).any(|at| {
        matches!(analysis.folded(at), "every" | "each")
            && matches!(analysis.folded(at - 1), "of" | "in")
            && analysis.tag(at + 1) == Tag::Num
    })
}

/// "the two blasts killed 54 and 12 people respectively": each of several events has a toll of its own, and the rule has one.
fn is_one_of_a_pair(analysis: &Analysis, draft: &Draft) -> bool {
    const REACH: u32 = 8;
    let from = draft.units.start;
    let end = draft.sentence.end.min(draft.units.end + REACH);
    let told = (from..end).find(|&at| analysis.folded(at) == "respectively");
    told.is_some_and(|told| (from..told).filter(|&at| analysis.tag(at) == Tag::Num).count() > 1)
}

/// "a toddler left to die", "left for dead": nobody tells that they did.
fn is_left_to_die(analysis: &Analysis, draft: &Draft) -> bool {
    (draft.units.start + 2..draft.units.end.min(draft.sentence.end)).any(|at| {
        matches!(
            (analysis.folded(at - 2), analysis.folded(at - 1), analysis.folded(at)),
            ("left", "to", "die") | ("left", "for", "dead")
        )
    })
}

/// "the number of dead is 41 down on last year": by how many it differs.
fn is_difference(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let end = draft.units.end;
    let word = |at: u32| if at < draft.sentence.end { analysis.folded(at) } else { "" };
    // "the toll may rise as 10 of the wounded are critical": how many those are.
    let toll = resolver.knowledge.rule_id(draft.rule).starts_with("toll/death-toll");
    let as_number = toll
        && (draft.units.start + 1..end).rev().find(|&at| analysis.tag(at) != Tag::Num).is_some_and(|at| {
            word(at) == "as" && !matches!(word(at - 1), "high" | "many" | "low" | "stands" | "stood")
        });
    as_number
        || matches!(
            (word(end), word(end + 1)),
            ("down" | "up", "on") | ("fewer" | "more" | "higher" | "lower" | "less", "than")
        )
}

/// "the bodies of five miners who were trapped": they are dead, and not missing.
fn is_of_the_dead_found(analysis: &Analysis, draft: &Draft) -> bool {
    const REACH: u32 = 3;
    let missing = draft.slots.get("kind").and_then(SlotValue::identity).as_deref() == Some("missing");
    let from = draft.units.start.saturating_sub(REACH).max(draft.sentence.start);
    missing
        && (from..draft.units.start)
            .any(|at| matches!(analysis.folded(at), "bodies" | "remains") && analysis.folded(at + 1) == "of")
}

/// "a man of Leeds and a woman of York lost their lives": one of those who did.
fn is_one_of_more(analysis: &Analysis, draft: &Draft) -> bool {
    let one = draft.slots.get("value").and_then(SlotValue::as_number) == Some(1.0);
    one && (draft.units.start + 1..draft.units.end)
        .any(|at| analysis.folded(at) == "lives" && analysis.folded(at - 1) == "their")
}

/// "making the expected death toll at least 27": a toll that is feared and not counted.
fn is_expected(analysis: &Analysis, draft: &Draft) -> bool {
    let before = draft.units.start.checked_sub(1).filter(|&at| at >= draft.sentence.start);
    let feared = before.is_some_and(|at| {
        matches!(
            analysis.folded(at),
            "expected" | "projected" | "possible" | "potential" | "likely" | "eventual"
        )
    });
    feared && (draft.units.start..draft.units.end).any(|at| analysis.folded(at) == "toll")
}

/// "29 victims were buried in a mass grave": they are not missing.
fn is_buried_dead(resolver: &Resolver, draft: &Draft) -> bool {
    const NEAR: u32 = 6;
    let analysis = resolver.analysis;
    let grave = |at: u32| {
        matches!(
            analysis.folded(at),
            "grave" | "graves" | "cemetery" | "cemeteries" | "churchyard" | "graveyard" | "coffins" | "plot"
        )
    };
    resolver.knowledge.rule_id(draft.rule) == "toll/trapped"
        && (draft.units.start..draft.sentence.end.min(draft.units.end + NEAR)).any(grave)
}

/// "16 dengue patients were hospitalised": they are ill, and nobody hurt them.
fn is_ill(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let event = draft.slots.get("event").and_then(SlotValue::entity).and_then(|event| event.name.as_deref());
    let spread = event.is_some_and(|event| {
        let last = event.rsplit(' ').next().unwrap_or_default();
        matches!(
            last,
            "outbreak" | "epidemic" | "pandemic" | "disease" | "fever" | "cholera" | "measles" | "virus"
        )
    });
    let patients = (draft.units.start..draft.units.end)
        .any(|at| matches!(analysis.folded(at), "patients" | "cases" | "dengue" | "cholera" | "covid"));
    resolver.knowledge.rule_id(draft.rule) == "toll/being-treated" && (spread || patients)
}

/// "Among them were three people who died in Suva", "one died after a house collapsed", "a pilgrim who was killed": a part of
/// those whom another sentence counts.
fn is_among_them(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let (start, from) = (draft.sentence.start, draft.units.start);
    let word = |at: u32| if at < draft.sentence.end { analysis.folded(at) } else { "" };
    let among = word(start) == "among" && matches!(word(start + 1), "them" | "those" | "these");
    // "Among the casualties, twelve died in the storm": by what they died is a part.
    let of_all = word(start) == "among"
        && word(start + 1) == "the"
        && matches!(word(start + 2), "casualties" | "victims" | "dead" | "fatalities" | "deaths")
        && word(start + 3) == ","
        && !draft.slots.contains_key("scope");
    let listed = among && from <= start + 6 && matches!(word(start + 2), "were" | "was" | "are" | "is" | ",");
    // "one died": told of one of them, where no noun says of whom.
    let one = word(from) == "one"
        && matches!(word(from + 1), "died" | "drowned" | "perished" | "succumbed" | "suffocated");
    let article = matches!(word(from), "a" | "an")
        && draft.slots.get("value").and_then(SlotValue::as_number) == Some(1.0)
        && (from..draft.units.end).any(|at| word(at) == "who");
    listed || of_all || one || article
}

/// Who reports, confirms or counts the dead whom a toll tells of: "the ministry reported 14 dead". None where the count is of a
/// country, which reports its own.
pub(super) fn reporter(resolver: &Resolver, draft: &Draft) -> Option<Resolved> {
    let rule = resolver.knowledge.rule_id(draft.rule);
    if !rule.starts_with("toll/") || rule.starts_with("toll/country") {
        return None;
    }
    let reports = reporting(resolver.analysis, draft).or_else(|| saying(resolver, draft));
    let subject = resolver.analysis.verb(reports?).subject?;
    let speaks = resolver.analysis.group(subject).classes.meets(ClassSet::SPEAKER);
    speaks.then(|| resolver.entities(subject, None).into_iter().next()).flatten()
}

/// "Rescuers say six dead but dozens missing": the verb of saying before counts that are told without a verb.
fn saying(resolver: &Resolver, draft: &Draft) -> Option<VerbId> {
    const REACH: u32 = 12;
    let analysis = resolver.analysis;
    let before = analysis.verbs_within(Span::new(draft.sentence.start, draft.units.start)).rev();
    // ", police said, killing five and injuring dozens"
    let last = before.into_iter().find(|&id| analysis.verb(id).form == VerbForm::Finite)?;
    let verb = analysis.verb(last);
    let parts = |at: u32| {
        matches!(analysis.tag(at), Tag::Rel | Tag::Sub | Tag::Dash | Tag::Quote) || analysis.folded(at) == ";"
    };
    let says = verb.voice == Voice::Active
        && resolver.knowledge.speaks(verb)
        && verb.units.end <= draft.units.start
        && draft.units.start < verb.units.end + REACH
        && !(verb.units.end..draft.units.start).any(parts);
    says.then_some(last)
}

/// Whether a toll is the object of a verb of counting whose subject is no known speaker: "the coalition puts the toll at 15".
/// Whoever counts, it is not the article.
pub(super) fn is_counted_by_others(resolver: &Resolver, draft: &Draft) -> bool {
    let rule = resolver.knowledge.rule_id(draft.rule);
    let puts = || {
        let verb = resolver.analysis.verb(reporting(resolver.analysis, draft)?);
        Some(matches!(resolver.analysis.folded(verb.head), "put" | "puts"))
    };
    rule == "toll/toll-of" && puts().unwrap_or(false)
}

/// The verb whose object a toll is: "reported 14 dead", "has confirmed at least 14 deaths".
fn reporting(analysis: &Analysis, draft: &Draft) -> Option<VerbId> {
    let counts = |at: u32| matches!(analysis.tag(at), Tag::Num | Tag::Adv | Tag::Adj | Tag::Prep | Tag::Det);
    let from = draft.sentence.start.max(draft.units.start.saturating_sub(3));
    let before = (from..draft.units.start).rev().find(|&at| !counts(at));
    let verb = |at: u32| analysis.verb_at[at as usize];
    let id = verb(draft.units.start).or_else(|| before.and_then(verb))?;
    let verb = analysis.verb(id);
    let reports = matches!(
        analysis.folded(verb.head),
        "report"
            | "reports"
            | "reported"
            | "confirm"
            | "confirms"
            | "confirmed"
            | "count"
            | "counts"
            | "counted"
            | "record"
            | "records"
            | "recorded"
            | "announced"
            | "documented"
            | "listed"
            | "put"
            | "puts"
            | "raised"
            | "raises"
            | "lowered"
            | "lowers"
            | "revised"
            | "revises"
            | "reduced"
            | "reduces"
            | "updated"
            | "updates"
            | "cut"
    );
    (reports && verb.voice == Voice::Active && verb.form == VerbForm::Finite).then_some(id)
}

/// "Initially, police said 12 had died", "The initial toll was five": the words that a sentence opens with of a count put right since.
fn opening_as_first_report(analysis: &Analysis, draft: &Draft) -> Option<UnitSpan> {
    let start = draft.sentence.start;
    let word = |at: u32| if at < draft.units.end { analysis.folded(at) } else { "" };
    let opens = start + u32::from(matches!(word(start), "but" | "and" | "the" | "an"));
    let adverb = matches!(word(start), "initially" | "originally")
        || matches!(word(start), "previously" | "earlier")
            // "Earlier police had put the toll at 68"
            && (word(start + 1) == "," || (start + 2..start + 5).any(|at| word(at) == "had"));
    let at_first = word(start) == "at" && word(start + 1) == "first";
    let first = matches!(word(opens), "initial" | "first" | "early" | "earlier" | "previous")
        && matches!(
            word(opens + 1),
            "toll"
                | "tolls"
                | "count"
                | "estimate"
                | "estimates"
                | "figure"
                | "figures"
                | "report"
                | "reports"
                | "death"
        );
    match () {
        () if adverb => Some(UnitSpan::new(start, start + 1)),
        () if at_first => Some(UnitSpan::new(start, start + 2)),
        () if first => Some(UnitSpan::new(opens, opens + 2)),
        () => None,
    }
}

/// "had at first put the number of dead at six", "initially reported 14 dead": the words that make a count one of former days,
/// which has been put right since.
pub(super) fn overtaken(analysis: &Analysis, draft: &Draft, around: &[&Frame]) -> Option<UnitSpan> {
    if let Some(opening) = opening_as_first_report(analysis, draft) {
        return Some(opening);
    }
    // "The ministry had earlier said that 60 were killed"
    let said = around.first().and_then(|frame| frame.cue_units);
    let earlier = said.filter(|cue| {
        let at = |words: &[&str]| (cue.start..cue.end).any(|at| words.contains(&analysis.folded(at)));
        at(&["had"]) && at(&["earlier", "previously", "initially", "originally"])
    });
    if earlier.is_some() {
        return earlier;
    }
    let verb = reporting(analysis, draft).map(|id| analysis.verb(id))?;
    let from = verb.units.start.saturating_sub(2).max(draft.sentence.start);
    (from..verb.head).find_map(|at| match analysis.folded(at) {
        "initially" | "originally" => Some(UnitSpan::new(at, at + 1)),
        "first" if at > from && analysis.folded(at - 1) == "at" => Some(UnitSpan::new(at - 1, at + 1)),
        _ => None,
    })
}

/// "killed thousands of cattle": no people.
fn is_of_beasts(resolver: &Resolver, draft: &Draft) -> bool {
    let unit = draft.quantity.unit.as_deref().unwrap_or_default();
    let last = unit.rsplit(' ').next().unwrap_or_default();
    let symbol = resolver.knowledge.rules.vocabulary.get(last);
    !last.is_empty() && resolver.knowledge.lexis.of(symbol).has(WordClass::BEAST)
}

/// "four people injured in the fire had died": who was hurt is told to tell who died.
fn is_of_those_who_died(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let hurt = matches!(rule, "toll/were-injured" | "toll/people-injured" | "toll/injured");
    let mut behind = analysis.verbs_within(claimwire_record::Span::new(draft.units.end, draft.sentence.end));
    hurt && behind.next().is_some_and(|verb| {
        let verb = analysis.verb(verb);
        let near = verb.units.start <= draft.units.end + 4;
        let died = (verb.units.start..verb.units.end)
            .any(|at| matches!(analysis.folded(at), "died" | "die" | "dies" | "succumbed" | "perished"))
            || matches!(analysis.folded(verb.head), "pronounced" | "declared")
                && (verb.units.end..(verb.units.end + 2).min(draft.sentence.end))
                    .any(|at| analysis.folded(at) == "dead");
        let same = verb.subject.is_some_and(|subject| analysis.group(subject).units.start <= draft.units.end);
        near && died && same
    })
}

/// "most of the displaced live in camps", "all the deaths occurred at sea": of how many is not told.
fn is_share(draft: &Draft) -> bool {
    let value = draft.slots.get("value");
    matches!(value, Some(SlotValue::Word(word)) if matches!(word.as_str(), "all" | "most" | "majority" | "half" | "none" | "both" | "minority"))
        || matches!(value, Some(SlotValue::Word(word)) if word.contains("third") || word.contains("quarter"))
}

/// "dozens die each year in the trade": how many do so as a rule.
fn is_of_every_year(analysis: &Analysis, draft: &Draft) -> bool {
    let word = |at: u32| if at < draft.sentence.end { analysis.folded(at) } else { "" };
    let spell = |at: u32| {
        matches!(
            word(at),
            "year" | "month" | "week" | "day" | "hour" | "minute" | "season" | "winter" | "summer"
        )
    };
    let spells = |at: u32| matches!(word(at), "years" | "months" | "weeks" | "days" | "hours" | "minutes");
    let every = |at: u32| {
        matches!(word(at), "each" | "every") && spell(at + 1)
            // "one person every three hours"
            || word(at) == "every" && analysis.tag(at + 1) == crate::tags::Tag::Num && spells(at + 2)
            || matches!(word(at), "annually" | "yearly" | "daily")
            || word(at) == "per" && spell(at + 1)
            // "400 a year", but "a year after the flood", "in a week"
            || word(at) == "a"
                && spell(at + 1)
                && matches!(word(at - 1), "die" | "died" | "killed" | "people" | "lives" | "deaths" | "are")
                && matches!(word(at + 2), "" | "." | "," | "in" | "from" | "on" | "across")
    };
    let end = draft.units.end;
    let behind = (end..(end + FAR).min(draft.sentence.end)).take_while(|&at| {
        analysis.verb_at[at as usize].is_none() && !matches!(word(at), "," | ";" | "." | "-")
    });
    let opens = draft.sentence.start;
    // "die every year in India"
    let inside = (draft.units.start..end).any(|at| matches!(word(at), "each" | "every") && spell(at + 1));
    inside || behind.into_iter().any(every) || every(opens) && matches!(word(opens + 2), ",")
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn cattle_and_those_who_died_of_their_wounds_were_counted() {
        assert!(said("toll", "The flood killed thousands of cattle.", None).is_empty());
        let died = said("toll", "Another four people injured in the fire had died in hospital.", None);
        assert_eq!(died.len(), 1, "{died:?}");
    }

    fn first_toll(text: &str) -> Option<claimwire_record::Claim> {
        let claims = crate::testing::claims_of(text, Some("2024-04-02"));
        claims.into_iter().find(|claim| claim.claim_type == "toll")
    }

    #[test]
    fn the_dead_whom_a_ministry_reported_were_told_by_the_outlet() {
        let source = |text: &str| first_toll(text).and_then(|toll| toll.attribution.source.name);
        for text in [
            "Officials reported 14 dead.",
            "Officials have confirmed at least 14 dead.",
            "Officials counted nine people missing.",
            "Officials recorded 14 people injured.",
        ] {
            assert_eq!(source(text).as_deref(), Some("Officials"), "{text}");
        }
        assert_eq!(source("The flood left 14 dead."), None);
    }

    #[test]
    fn first_reports_and_parts_of_those_counted_were_the_toll_of_the_day() {
        let time = |text: &str| first_toll(text).and_then(|toll| toll.time.value);
        for text in [
            "The company had at first put the number of dead at six.",
            "Officials initially reported 14 dead.",
            "Police at first put the death toll at 14.",
            "The previous toll announced by the ministry was 2,012 dead.",
            "The ministry had earlier said that 60 people were killed.",
            "Previously, he said that 9,240 people were killed.",
            "Two days after a series of storms killed 13 people, more rain fell.",
            "Another storm a month later killed four boys.",
            "The crash comes a year after a collision on the line killed ten.",
        ] {
            assert_eq!(time(text).as_deref(), Some("PAST_REF"), "{text}");
        }
        for text in [
            "Among them were three people who died in Harlan.",
            "A pilgrim who was killed in the stampede was buried.",
            "Among the casualties, at least 12 people died in the storm and 72 in landslides.",
            "The number of people killed is about 41 down on last year.",
            "The death toll may rise as 10 of the survivors are still being found.",
            "The deaths bring to more than 800 those people who have died or went missing at sea.",
        ] {
            assert!(said("toll", text, None).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_bodies_of_trapped_miners_were_told_as_missing_and_a_part_was_summed_with_the_injured() {
        let kinds = |text: &str| {
            let claims = crate::testing::claims_of(text, None).into_iter();
            let told = |claim: claimwire_record::Claim| {
                let slot =
                    |name: &str| claim.slots.get(name).and_then(|slot| slot.identity()).unwrap_or_default();
                format!("{} {}", slot("kind"), slot("value"))
            };
            claims.filter(|claim| claim.claim_type == "toll").map(told).collect::<Vec<_>>()
        };
        let found = "Rescuers recovered the bodies of five miners who were trapped by the blast.";
        assert_eq!(kinds(found), ["killed 5"]);
        let listed =
            "At least 18 people were killed, including four children, and at least 60 wounded in the strike.";
        let mut listed = kinds(listed);
        listed.sort();
        assert_eq!(listed, ["injured 60", "killed 18", "killed 4"]);
    }

    #[test]
    fn what_every_year_brings_was_told_of_one_event() {
        for text in [
            "A landslide hit the tin hills on Monday. Dozens die each year in the trade.",
            "A landslide hit the tin hills. Every year, scores of miners die there.",
            "About 400 people die annually in the mines.",
            "Most of the displaced families are living in camps.",
            "Hundreds of people die every year in India in floods.",
        ] {
            assert!(said("toll", text, None).is_empty(), "{text}");
        }
        for text in [
            "Twelve people died in the crash, a year after the mine reopened.",
            "Twelve people died a year ago.",
        ] {
            assert_eq!(said("toll", text, None).len(), 1, "{text}");
        }
    }

    #[test]
    fn how_often_somebody_dies_was_how_many_did() {
        for text in [
            "Road crashes kill almost one person every hour.",
            "The disease killed one child every three minutes.",
        ] {
            assert!(said("toll", text, None).is_empty(), "{text}");
        }
        assert!(said("toll", "Out of 31 wounded 29 people went to hospital.", None).is_empty());
    }

    #[test]
    fn what_a_toll_rose_from_was_the_toll() {
        for text in [
            "The death toll has increased from eight to 19.",
            "Four more died, bringing the death toll from eight to 19 in two days.",
            "The office has reduced the death toll from 21 to 19.",
        ] {
            let tolls = said("toll", text, None);
            assert!(tolls.iter().any(|toll| toll.contains("19")), "{text}: {tolls:?}");
            assert!(
                tolls.iter().all(|toll| !toll.contains("8 ") && !toll.contains("21")),
                "{text}: {tolls:?}"
            );
        }
    }

    /// The sources of the tolls of a text.
    fn sources(text: &str) -> Vec<String> {
        let claims = crate::testing::claims_of(text, None).into_iter();
        let tolls = claims.filter(|claim| claim.claim_type == "toll");
        tolls.map(|toll| toll.attribution.source.id.unwrap_or_default()).collect()
    }

    #[test]
    fn dead_told_of_without_a_verb_were_said_by_nobody() {
        let line = "Rescuers say six dead but dozens still missing after landslide";
        assert_eq!(sources(line), ["anonymous:rescuers", "anonymous:rescuers"]);
        let tag = "The fire began on Monday, local media reported, killing five and injuring dozens.";
        assert_eq!(sources(tag), ["media:local-media", "media:local-media"]);
        let state = "Malta's opposition said three people were killed and dozens more injured.";
        assert!(sources(state).iter().all(|source| source.contains("opposition")), "{:?}", sources(state));
        assert_eq!(sources("Police met the families. Six dead in crash."), [""]);
    }

    #[test]
    fn those_ill_buried_or_feared_dead_were_counted_as_harmed() {
        for text in [
            "Some 29 unidentified victims were buried in a mass grave.",
            "Sixteen dengue patients were hospitalised on Monday.",
            "Nine more bodies were found, making the expected death toll at least 27.",
        ] {
            let tolls = said("toll", text, None);
            assert!(tolls.iter().all(|toll| toll.starts_with('9')), "{text}: {tolls:?}");
        }
        assert_eq!(said("toll", "Sixteen people were hospitalised on Monday.", None).len(), 1);
        assert_eq!(said("toll", "Some 29 miners were buried in the shaft.", None).len(), 1);
    }

    #[test]
    fn a_child_of_others_was_one_of_the_dead() {
        let text = "Police found two adults dead and three others, including a child, unconscious.";
        assert_eq!(said("toll", text, None), ["2 people were killed"]);
    }

    #[test]
    fn a_toll_that_nears_a_number_was_exactly_that() {
        use claimwire_record::Comparator;
        let near = crate::testing::first_toll("Cyclone Death Toll Nears 80,000", None).quantity;
        assert_eq!(
            (near.comparator, near.low, near.high),
            (Some(Comparator::LessThan), None, Some(79_999.0))
        );
        let past = crate::testing::first_toll("The death toll has passed 300.", None).quantity;
        assert_eq!((past.comparator, past.low, past.high), (Some(Comparator::MoreThan), Some(301.0), None));
    }
    #[test]
    fn one_of_two_tolls_told_respectively_was_that_of_all() {
        let toll = |text| said("toll", text, None);
        assert!(toll("The two blasts in Malta killed 54 and 12 people respectively.").is_empty());
        assert!(toll("At least 40 people were killed or disappeared in the crackdown.").is_empty());
        assert_eq!(toll("The two blasts in Malta killed 54 people.").len(), 1);
    }
}
