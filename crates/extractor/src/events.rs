//! Level 6: what harmed the people of a toll, and where, as far as the sentence or the article tells.
//!
//! "At least 31 people were killed when an earthquake shook the district of Sunda": the event is a noun of the
//! sentence, its place what it struck. A sentence that names none speaks of the event that the article is about.

mod mishaps;
mod places;

use claimwire_record::{Entity, EntityKind, ResolvedBy, SlotValue, Span};
use claimwire_rules::ClassSet;
use claimwire_rules::units::fold;
use rustc_hash::FxHashMap;

use crate::analysis::{Analysis, GroupId, UnitSpan};
use crate::draft::Draft;
use crate::lexis::WordClass;
use crate::resolve::Resolver;
use crate::tags::Tag;
use places::place_of;

/// Words for an event that do not say what happened.
const VAGUE: &[&str] = &["horror", "tragedy", "disaster", "incident", "catastrophe"];
/// Who and what shoots.
const SHOOTERS: &[&str] = &[
    "artillery",
    "gun",
    "machine-gun",
    "mortar",
    "rifle",
    "rocket",
    "small-arms",
    "sniper",
    "tank",
    "friendly",
    "hostile",
    "enemy",
    "covering",
    "warning",
];
/// What people die of one by one.
const ILLS: &[&str] = &[
    "aids",
    "cancer",
    "cholera",
    "cold",
    "coronavirus",
    "covid",
    "covid-19",
    "dehydration",
    "dengue",
    "disease",
    "diseases",
    "ebola",
    "exposure",
    "flu",
    "heatstroke",
    "hunger",
    "hypothermia",
    "illness",
    "illnesses",
    "influenza",
    "malaria",
    "malnutrition",
    "measles",
    "overdose",
    "overdoses",
    "pneumonia",
    "poisoning",
    "starvation",
    "thirst",
    "tuberculosis",
    "virus",
];

/// Fills event and place of every toll that lacks them. Somebody who dies in no event that is told is no toll: "a man
/// died after a long illness".
pub fn fill(resolver: &Resolver, drafts: &mut Vec<Draft>) {
    let rules = &resolver.knowledge.rules;
    let mut main = None;
    let is_toll = |draft: &Draft| rules.type_of(&rules.rules[draft.rule]).name == "toll";
    for draft in drafts.iter_mut().filter(|draft| is_toll(draft)) {
        // "a ferry capsized during a storm": what befell it is the event.
        let befell_in = |id: &GroupId| {
            let befell = mishaps::beside(resolver, draft);
            let around = || is_weather_around(resolver, *id);
            befell.is_some_and(|(units, _)| around() || is_told_apart(resolver, draft, units, *id))
        };
        let near =
            cause_of(resolver, draft).or_else(|| event_of(resolver, draft).filter(|id| !befell_in(id)));
        let befell = if near.is_none() { mishaps::beside(resolver, draft) } else { None };
        match draft.slots.get_mut("event") {
            Some(SlotValue::Entity(event)) => name_by_head(event),
            _ => {
                let main = main.get_or_insert_with(|| main_event(resolver));
                let befallen = || befell.map(|(units, noun)| entity(resolver, noun, units));
                let called = of_compound(resolver, draft).map(|units| {
                    let noun = resolver.analysis.folded(units.end - 1);
                    entity(resolver, noun, units)
                });
                let told = called.or_else(|| near.map(|id| event(resolver, id))).or_else(befallen);
                let told =
                    told.or_else(|| main.clone().filter(|_| !is_of_another_time(resolver.analysis, draft)));
                if let Some(event) = told {
                    draft.slots.insert("event".to_owned(), SlotValue::Entity(Box::new(event)));
                }
            }
        }
        if !draft.slots.contains_key("place")
            && let Some(place) = place_of(resolver, draft, near, befell.map(|(units, _)| units))
        {
            draft.slots.insert("place".to_owned(), SlotValue::Entity(Box::new(place)));
        }
        let place = draft.slots.get("place").and_then(SlotValue::entity);
        if place.is_some_and(|place| places::is_one_of_several(resolver, draft.sentence, place)) {
            draft.slots.remove("place");
        }
    }
    places::take_there(resolver, drafts, is_toll);
    drafts.retain(|draft| {
        let rule = rules.rules[draft.rule].id.as_str();
        // "killing three people, including a father and a child": part of those counted.
        let part = matches!(rule, "toll/killed-including" | "toll/injured-including")
            && !draft.slots.contains_key("scope");
        let told = draft.slots.contains_key("event") || rule.contains("kill");
        // "ten were killed and three, including a child, injured": the child is not of the dead.
        let hurt = rule == "toll/killed-including" && is_part_of_others(resolver.analysis, draft);
        let part = part || hurt;
        let either = is_toll(draft) && is_either_harm(resolver.analysis, draft);
        let treated = rule == "toll/evacuated" && is_taken_for_care(resolver.analysis, draft);
        let counted = is_toll(draft)
            && (is_one_of_them(resolver.analysis, draft) || is_of_a_scale(resolver.analysis, draft));
        !part && !either && !treated && !counted && (told || !is_of_somebody(draft))
    });
}

/// "ten were killed and three, including a child, injured", "two dead and three others, including a child, unconscious": of whom
/// the part is, behind its comma.
fn is_part_of_others(analysis: &Analysis, draft: &Draft) -> bool {
    let word = |at: u32| if at < draft.sentence.end { analysis.folded(at) } else { "" };
    let behind = draft.units.end + u32::from(word(draft.units.end) == ",");
    matches!(
        word(behind),
        "injured"
            | "wounded"
            | "hurt"
            | "unconscious"
            | "missing"
            | "trapped"
            | "unharmed"
            | "rescued"
            | "alive"
    )
}

/// "150 were killed or injured", "12 are dead or missing", "killed and wounded 18": nobody tells how many of them are
/// which.
fn is_either_harm(analysis: &Analysis, draft: &Draft) -> bool {
    let harm = |at: u32| {
        matches!(
            analysis.folded(at),
            "killed"
                | "dead"
                | "died"
                | "injured"
                | "wounded"
                | "hurt"
                | "missing"
                | "displaced"
                | "maimed"
                | "captured"
                | "arrested"
                | "detained"
                | "disappeared"
                | "kidnapped"
                | "jailed"
                | "tortured"
        )
    };
    let auxiliary = |at: u32| {
        matches!(analysis.folded(at), "are" | "were" | "have" | "been" | "seriously" | "gone" | "went")
    };
    let either = |or: u32| {
        let behind = (or + 1..draft.sentence.end).take(3).find(|&at| !auxiliary(at));
        or > draft.sentence.start && harm(or - 1) && behind.is_some_and(harm)
    };
    // "Two were killed and injured passengers were taken away": who else was hurt has a noun or a verb of its own.
    let together = |and: u32| {
        let next = (and + 2 < draft.sentence.end).then(|| analysis.tag(and + 2));
        either(and) && !matches!(next, Some(Tag::Noun | Tag::Aux | Tag::Adj))
    };
    let start = draft.sentence.start.max(draft.units.start.saturating_sub(2));
    let end = draft.sentence.end.min(draft.units.end + 2);
    // "may have killed or wounded 70"
    (start..end).any(|at| analysis.folded(at) == "or" && either(at))
        || (start..end).any(|at| analysis.folded(at) == "and" && together(at))
}

/// "evacuated for treatment", "evacuated to a hospital", "evacuated to Lund for identification": nobody leaves a home.
fn is_taken_for_care(analysis: &Analysis, draft: &Draft) -> bool {
    const REACH: u32 = 8;
    let end = draft.sentence.end.min(draft.units.end + REACH);
    let care = |at: u32| {
        matches!(
            analysis.folded(at),
            "treatment"
                | "care"
                | "hospital"
                | "hospitals"
                | "identification"
                | "morgue"
                | "injuries"
                | "surgery"
                | "burial"
        )
    };
    let over = |at: &u32| matches!(analysis.tag(*at), Tag::Comma | Tag::Verb | Tag::Conj);
    (draft.units.end..end).take_while(|at| !over(at)).any(care)
}

/// "one of them was a woman who died": somebody of those counted before.
fn is_one_of_them(analysis: &Analysis, draft: &Draft) -> bool {
    let word = |ahead: u32| analysis.folded(draft.units.start + ahead);
    word(0) == "one"
        && word(1) == "of"
        && matches!(word(2), "them" | "those" | "these")
        && matches!(word(3), "was" | "is")
}

/// "two aftershocks of magnitude 5 injured 15": a number on a scale.
fn is_of_a_scale(analysis: &Analysis, draft: &Draft) -> bool {
    let before = draft.units.start.checked_sub(1).map_or("", |at| analysis.folded(at));
    matches!(before, "magnitude" | "intensity" | "category")
}

/// "drowned when a ferry capsized, bringing to 112 the dead of a week of storms": whether an event is told of behind what
/// befell a thing and a comma.
fn is_told_apart(resolver: &Resolver, draft: &Draft, befell: UnitSpan, id: GroupId) -> bool {
    let analysis = resolver.analysis;
    let event = analysis.group(id).units.start;
    let between = befell.end..event;
    draft.units.end <= befell.start && between.into_iter().any(|at| analysis.tag(at) == Tag::Comma)
}

/// Whether a toll is of one person who is not counted: "a 41-year-old man".
fn is_of_somebody(draft: &Draft) -> bool {
    let text = draft.quantity.text.as_deref().unwrap_or_default();
    let article = text.split(' ').next().is_some_and(|word| matches!(word, "a" | "an" | "A" | "An"));
    article && draft.quantity.value == Some(1.0)
}

/// "in a storm", "during heavy rain": weather in which something else happened.
fn is_weather_around(resolver: &Resolver, id: GroupId) -> bool {
    const NEAR: u32 = 5;
    let analysis = resolver.analysis;
    let group = analysis.group(id);
    let weather = matches!(
        analysis.folded(group.head),
        "storm" | "storms" | "rain" | "rains" | "gale" | "gales" | "squall" | "thunderstorm"
    );
    // "in a storm", "after a night of storms"
    let start = group.units.start;
    let phrase = |at: &u32| {
        matches!(analysis.tag(*at), Tag::Prep | Tag::Det | Tag::Noun | Tag::Adj | Tag::Num | Tag::Sub)
    };
    let led = (start.saturating_sub(NEAR)..start).rev().take_while(phrase);
    let led = led.into_iter().any(|at| {
        let near = at + 1 == start && matches!(analysis.folded(at), "in" | "during" | "amid");
        near || matches!(analysis.folded(at), "after" | "following")
    });
    weather && led
}

/// "2,200 people die from lung cancer", "died of hunger": what they died of.
fn cause_of(resolver: &Resolver, draft: &Draft) -> Option<GroupId> {
    let analysis = resolver.analysis;
    let end = draft.units.end;
    let verb = end.checked_sub(1).filter(|_| end < draft.sentence.end)?;
    let died = matches!(analysis.folded(verb), "die" | "died" | "dies" | "dying" | "perished");
    if !died || !matches!(analysis.folded(end), "of" | "from") {
        return None;
    }
    analysis.groups_starting(end + 1).find(|&id| {
        let head = analysis.folded(analysis.group(id).head);
        ILLS.contains(&head)
    })
}

fn is_event(resolver: &Resolver, id: GroupId) -> bool {
    let group = resolver.analysis.group(id);
    let head = resolver.knowledge.lexis.of(resolver.analysis.unit(group.head).symbol);
    head.has(WordClass::HARM)
        && group.name.is_none()
        && group.members.is_empty()
        && !is_gunfire(resolver.analysis, group.units, group.head)
        && !is_of_the_body(resolver.analysis, group.head)
        && !is_of_warriors(resolver.analysis, group.head)
}

/// "a war zone", "war crimes", "an act of war": what is called by war, and no war.
fn is_of_warriors(analysis: &Analysis, head: u32) -> bool {
    let before = head.checked_sub(1).map_or("", |at| analysis.folded(at));
    // "a turf war", "a price war"
    let other = matches!(before, "turf" | "price" | "trade" | "culture" | "bidding" | "tug-of");
    let of = before == "of"
        && head > 1
        && matches!(
            analysis.folded(head - 2),
            "act"
                | "acts"
                | "declaration"
                | "laws"
                | "prisoner"
                | "prisoners"
                | "spoils"
                | "state"
                | "weapon"
        );
    analysis.folded(head) == "war"
        && (other
            || of
            || matches!(
                analysis.folded(head + 1),
                "zone"
                    | "zones"
                    | "room"
                    | "chest"
                    | "crime"
                    | "crimes"
                    | "hero"
                    | "heroes"
                    | "veteran"
                    | "veterans"
                    | "memorial"
            ))
}

/// "have been killed in the country since 2011", "twelve died two years ago": whether a sentence tells of a time that is not that of
/// the event the article is about.
fn is_of_another_time(analysis: &Analysis, draft: &Draft) -> bool {
    let word = |at: u32| if at < draft.sentence.end { analysis.folded(at) } else { "" };
    let year = |at: u32| {
        let digits = word(at);
        let plain = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain
            && analysis.time_at[at as usize].is_some()
            && analysis.published().and_then(|today| today.get(..4)).is_some_and(|year| digits < year)
    };
    (draft.sentence.start..draft.sentence.end).any(|at| {
        year(at)
            || word(at) == "ago" && matches!(word(at - 1), "years" | "year" | "months" | "decades" | "decade")
            || word(at) == "last" && matches!(word(at + 1), "year")
    })
}

/// "Flood toll 37", "the bus crash death toll": the event by which a toll is called, right before it.
fn of_compound(resolver: &Resolver, draft: &Draft) -> Option<UnitSpan> {
    const REACH: u32 = 3;
    let analysis = resolver.analysis;
    let toll = (draft.units.start..draft.units.end).find(|&at| analysis.folded(at) == "toll")?;
    let dead = toll - u32::from(toll > draft.sentence.start && analysis.folded(toll - 1) == "death");
    let harm = |at: u32| resolver.knowledge.lexis.of(analysis.unit(at).symbol).has(WordClass::HARM);
    let event = dead.checked_sub(1).filter(|&at| at >= draft.sentence.start && harm(at))?;
    let rest = (event.saturating_sub(REACH).max(draft.sentence.start)..event).rev();
    let start =
        rest.take_while(|&at| matches!(analysis.tag(at), Tag::Noun | Tag::Adj)).last().unwrap_or(event);
    let deaths = matches!(analysis.folded(event), "death" | "deaths" | "toll");
    (!deaths).then(|| Span::new(start, event + 1))
}

/// "a heart attack", "a panic attack": what befalls one body.
fn is_of_the_body(analysis: &Analysis, head: u32) -> bool {
    let before = head.checked_sub(1).map_or("", |at| analysis.folded(at));
    matches!(analysis.folded(head), "attack" | "attacks") && matches!(before, "asthma" | "heart" | "panic")
}

/// "opened fire", "tank fire", "a fire fight": shots, and nothing burns.
fn is_gunfire(analysis: &Analysis, units: UnitSpan, head: u32) -> bool {
    if analysis.folded(head) != "fire" {
        return false;
    }
    let before = units.start.checked_sub(1).map_or("", |at| analysis.folded(at));
    matches!(
        before,
        "open"
            | "opens"
            | "opened"
            | "opening"
            | "return"
            | "returned"
            | "returning"
            | "under"
            | "hold"
            | "held"
            | "exchange"
            | "exchanged"
            | "exchanging"
            | "cease"
    ) || (units.start..head).any(|at| SHOOTERS.contains(&analysis.folded(at)))
        // "under constant enemy fire", "under the enemy's fire"
        || (head.saturating_sub(4)..head).rev().take_while(|&at| analysis.verb_at[at as usize].is_none()).any(|at| {
            analysis.folded(at) == "under"
        })
        || matches!(analysis.folded(head + 1), "fight" | "fights")
        || analysis.folded(units.start) == "fire" && before == "of" && is_exchange(analysis, units.start)
}

/// "an exchange of fire".
fn is_exchange(analysis: &Analysis, unit: u32) -> bool {
    unit.checked_sub(2).is_some_and(|at| matches!(analysis.folded(at), "exchange" | "exchanges"))
}

/// The event of the sentence: the one in the evidence, else the next behind it, else the last before it.
fn event_of(resolver: &Resolver, draft: &Draft) -> Option<GroupId> {
    let analysis = resolver.analysis;
    let mut events: Vec<(GroupId, UnitSpan)> = analysis
        .groups_within(draft.sentence)
        .filter(|&id| is_event(resolver, id))
        .map(|id| (id, analysis.group(id).units))
        .collect();
    events.sort_unstable_by_key(|(id, _)| *id);
    events.retain(|(_, units)| !hinders(analysis, *units));
    // "which would make it one of the worst disasters": what it would be called.
    let called = |units: UnitSpan| {
        is_one_of_many(analysis, units)
            && (units.start.saturating_sub(6)..units.start).any(|at| {
                matches!(analysis.folded(at), "make" | "makes" | "making" | "made")
                    && matches!(analysis.folded(at + 1), "it" | "this")
            })
    };
    events.retain(|(_, units)| !called(*units));
    // "in one of the worst mining disasters in history": one of many, and no name of it.
    prefer(&mut events, |(_, units)| !is_one_of_many(analysis, *units));
    // "QUAKE HORROR": what happened, not how it was.
    prefer(&mut events, |(id, _)| !VAGUE.contains(&analysis.folded(analysis.group(*id).head)));
    // "A landslide triggered by heavy rain": what it did, not what brought it.
    prefer(&mut events, |(_, units)| !brings_another(analysis, units.start));
    // "with its history of bus crashes": many others.
    prefer(&mut events, |(_, units)| {
        let of = (units.start.saturating_sub(3)..=units.start).rev().find(|&at| analysis.folded(at) == "of");
        !of.is_some_and(|of| of > 0 && matches!(analysis.folded(of - 1), "history" | "histories"))
    });
    let inside = events.iter().find(|(_, units)| draft.units.contains(*units)).copied();
    // "There has been unrest since two guards were killed": what came of it.
    let since = draft.units.start.checked_sub(1).is_some_and(|at| analysis.folded(at) == "since");
    events.retain(|(_, units)| !since || units.start >= draft.units.start);
    events.retain(|(_, units)| !harms_others(analysis, *units, draft.units));
    events.retain(|(_, units)| !is_beside_doer(analysis, *units, draft.units));
    let behind = || events.iter().filter(|(_, units)| units.start >= draft.units.end).min_by_key(|one| one.1);
    let before = || events.iter().filter(|(_, units)| units.end <= draft.units.start).max_by_key(|one| one.1);
    // "the attack on the bus in which ten died, and two bombings": what the relative hangs on.
    let hangs = draft.units.start.checked_sub(1).is_some_and(|at| analysis.folded(at) == "which");
    // "the toll from the quake rose to 138, but a landslide also buried homes": what another clause tells of.
    let parted = |event: UnitSpan| {
        (draft.units.end..event.start)
            .any(|at| analysis.tag(at) == Tag::Comma && analysis.tag(at + 1) == Tag::Conj)
    };
    let apart = || behind().is_some_and(|(_, units)| parted(*units)) && before().is_some();
    // "Two days after storms killed 13, more rain fell", "200 were displaced, many of whom conflicts had driven out": what kills
    // stands before the verb, and what happened to some of those told of befell them in another event.
    let kills = draft.predicate.map(|verb| analysis.verb(verb).units.start);
    let acts = || kills.is_some_and(|kills| before().is_some_and(|(_, units)| units.end == kills));
    let some = || {
        behind().is_some_and(|(_, units)| {
            (draft.units.end..units.start)
                .any(|at| analysis.folded(at) == "whom" && at > 0 && analysis.folded(at - 1) == "of")
        })
    };
    if some() {
        return inside.or(before().copied()).map(|(id, _)| id);
    }
    let near = if hangs || apart() || acts() { before().or_else(behind) } else { behind().or_else(before) };
    inside.or(near.copied()).map(|(id, _)| id)
}

/// "one of the worst mining disasters".
fn is_one_of_many(analysis: &Analysis, units: UnitSpan) -> bool {
    let of = (units.start.saturating_sub(3)..=units.start).find(|&at| analysis.folded(at) == "of");
    of.is_some_and(|of| of > 0 && analysis.folded(of - 1) == "one")
}

/// Keeps those that pass, where any does.
fn prefer<T>(all: &mut Vec<T>, passes: impl Fn(&T) -> bool) {
    if all.iter().any(&passes) {
        all.retain(passes);
    }
}

/// "rescue is hampered by heavy rain and the threat of further landslides": what keeps from helping, or is only feared.
fn hinders(analysis: &Analysis, event: UnitSpan) -> bool {
    let word = |back: u32| event.start.checked_sub(back).map_or("", |at| analysis.folded(at));
    let slowed = |word: &str| {
        matches!(
            word,
            "hampered"
                | "hindered"
                | "slowed"
                | "delayed"
                | "complicated"
                | "disrupted"
                | "suspended"
                | "halted"
                | "stalled"
                | "obstructed"
                | "impeded"
                | "interrupted"
                | "held"
                | "blocked"
                | "closed"
                | "cut"
                | "severed"
        )
    };
    let feared = |word: &str| matches!(word, "threat" | "threats" | "fear" | "fears" | "risk" | "danger");
    // "5,000 displaced as a cyclone approaches": it has not come.
    let comes = matches!(
        analysis.folded(event.end),
        "approach"
            | "approaches"
            | "approached"
            | "approaching"
            | "nears"
            | "neared"
            | "nearing"
            | "looms"
            | "loomed"
            | "looming"
            | "threatens"
            | "threatened"
    );
    comes
        || word(1) == "by" && (slowed(word(2)) || matches!(word(2), "up" | "off") && slowed(word(3)))
        || word(1) == "of" && feared(word(2))
        // "the search was suspended due to heavy rain"
        || matches!((word(2), word(1)), ("due", "to") | ("because", "of")) && slowed(word(3))
        || matches!((word(3), word(2)), ("due", "to") | ("because", "of")) && slowed(word(4))
}

/// Whether what begins at a unit is told as what brought another event: "triggered by days of heavy rain".
fn brings_another(analysis: &Analysis, start: u32) -> bool {
    let phrase = |at: &u32| !matches!(analysis.tag(*at), Tag::Verb | Tag::Comma | Tag::Conj | Tag::Punct);
    let by = (0..start).rev().take(5).take_while(phrase).find(|&at| analysis.folded(at) == "by");
    // "the landslide came after two days of heavy rain"
    let after = (0..start)
        .rev()
        .take(6)
        .take_while(phrase)
        .find(|&at| matches!(analysis.folded(at), "after" | "following" | "amid"));
    let came = after.and_then(|after| after.checked_sub(1)).is_some_and(|at| {
        matches!(
            analysis.folded(at),
            "occurred" | "happened" | "came" | "struck" | "erupted" | "began" | "hit"
        )
    });
    came || by.and_then(|by| by.checked_sub(1)).is_some_and(|at| {
        // "set off by heavy rain"
        let set = matches!(analysis.folded(at), "off" | "on" | "about")
            && at > 0
            && matches!(analysis.folded(at - 1), "set" | "brought" | "touched");
        set || matches!(
            analysis.folded(at),
            "triggered" | "caused" | "sparked" | "unleashed" | "provoked" | "fuelled" | "fueled" | "whipped"
        )
    })
}

/// "rushed to treat people injured by an earlier blast, killing seven": what hurt the people before a comma is not what
/// kills those behind it.
fn harms_others(analysis: &Analysis, event: UnitSpan, toll: UnitSpan) -> bool {
    let Some(by) = event.start.checked_sub(1).filter(|&at| analysis.folded(at) == "by") else { return false };
    let hurt = by.checked_sub(1).map_or("", |at| analysis.folded(at));
    matches!(hurt, "injured" | "wounded" | "hurt" | "killed" | "displaced" | "trapped" | "hit")
        && event.end < toll.start
        && analysis.tag(event.end) == Tag::Comma
        && analysis.folded(event.end + 1).ends_with("ing")
}

/// "floods in Malta and a gunman killing five": whoever is set beside an event with "and" does not kill in it.
fn is_beside_doer(analysis: &Analysis, event: UnitSpan, toll: UnitSpan) -> bool {
    let kills = analysis.verb_from.get(toll.start as usize).copied().flatten();
    if event.end >= toll.start || kills.is_none() {
        return false;
    }
    // "a sniper targeting and killing five"
    let joined = toll.start >= 2
        && analysis.tag(toll.start - 1) == Tag::Conj
        && analysis.verb_at[toll.start as usize - 2].is_some();
    let end = if joined { toll.start - 2 } else { toll.start };
    let doers = analysis.groups_within(UnitSpan::new(event.end, end)).map(|id| analysis.group(id));
    doers.filter(|doer| doer.units.end == end && matches!(analysis.folded(doer.units.start), "a" | "an")).any(
        |doer| {
            let person = ClassSet::PERSON.union(ClassSet::ANONYMOUS).union(ClassSet::GROUP);
            let one = doer.classes.meets(person) || is_killer(analysis.folded(doer.head));
            one && analysis.tag(doer.units.start - 1) == Tag::Conj
        },
    )
}

/// Nouns for who kills.
fn is_killer(word: &str) -> bool {
    matches!(
        word,
        "gunman" | "sniper" | "shooter" | "bomber" | "attacker" | "assailant" | "killer" | "man" | "woman"
    )
}

/// An event by the noun that it is, with its words as printed beside it.
fn event(resolver: &Resolver, id: GroupId) -> Entity {
    let analysis = resolver.analysis;
    let group = analysis.group(id);
    let units = crate::phrases::with_complements(analysis, group.units, group.units.end + 8);
    entity(resolver, analysis.folded(group.head), units)
}

fn entity(resolver: &Resolver, noun: &str, units: UnitSpan) -> Entity {
    Entity {
        id: Some(format!("text:{noun}")),
        name: Some(noun.to_owned()),
        kind: Some(EntityKind::Text),
        mention: Some(resolver.analysis.words(units).to_owned()),
        resolved_by: Some(ResolvedBy::Name),
        span: crate::place(resolver.analysis, units),
    }
}

/// "Nepal's earthquake" is an earthquake; "tank fire" burns nothing.
fn name_by_head(event: &mut Entity) {
    let Some(name) = event.name.as_deref() else { return };
    let Some(noun) = name.split_whitespace().last() else { return };
    let shot = name.split_whitespace().any(|word| SHOOTERS.contains(&fold(word).as_str()));
    let noun = if shot && noun == "fire" { "gunfire".to_owned() } else { deed_of(&fold(noun)).to_owned() };
    event.id = Some(format!("text:{noun}"));
    event.name = Some(noun);
}

/// "two attackers struck a convoy, killing five": who did it is no event, what they did is.
fn deed_of(noun: &str) -> &str {
    match noun {
        "attacker" | "attackers" | "assailant" | "assailants" => "attack",
        "bomber" | "bombers" => "bombing",
        "gunman" | "gunmen" | "shooter" | "shooters" => "shooting",
        noun => noun,
    }
}

/// The event that the article is about: named as often as all others together, and three times or at the top
/// and once more. It goes by the word that it is called by most.
fn main_event(resolver: &Resolver) -> Option<Entity> {
    let mentions = mentions(resolver);
    let (mut times, mut called) = (FxHashMap::<&str, usize>::default(), FxHashMap::<&str, usize>::default());
    for (_, noun) in &mentions {
        *times.entry(plain_name(noun)).or_default() += 1;
        *called.entry(noun).or_default() += 1;
    }
    let by_count =
        |(units, noun): &&(UnitSpan, &str)| (times[plain_name(noun)], std::cmp::Reverse(units.start));
    let (first, noun) = mentions.iter().max_by_key(by_count)?;
    let name = plain_name(noun);
    let most = times[name];
    let top = resolver.analysis.sentences.get(3).map_or(u32::MAX, |sentence| sentence.units.start);
    if !(most > 2 || most > 1 && first.start < top) || most * 2 < mentions.len() {
        return None;
    }
    let same = mentions.iter().filter(|(_, noun)| plain_name(noun) == name);
    let (units, noun) = same.max_by_key(|(units, noun)| (called[noun], std::cmp::Reverse(units.start)))?;
    Some(Entity {
        resolved_by: Some(ResolvedBy::Topic),
        mention: None,
        span: Default::default(),
        ..entity(resolver, noun, *units)
    })
}

/// Where the article names an event, and what it calls it: its nouns, its verbs, and "Floods in the north" of a headline,
/// which looks like a verb.
fn mentions<'r>(resolver: &'r Resolver) -> Vec<(UnitSpan, &'r str)> {
    let analysis = resolver.analysis;
    let named = |head: u32| (Span::new(head, head + 1), analysis.folded(head));
    let nouns = (0..analysis.groups.len() as u32).map(GroupId).filter(|&id| is_event(resolver, id));
    let mut mentions: Vec<(UnitSpan, &str)> = nouns.map(|id| named(analysis.group(id).head)).collect();
    let headline = analysis.sentences.first().map_or(0, |sentence| sentence.units.end);
    let verbs = analysis.verbs.iter().take_while(|verb| verb.units.start < headline);
    let titles = verbs.filter(|verb| {
        let class = resolver.knowledge.lexis.of(analysis.unit(verb.head).symbol);
        class.has(WordClass::HARM) && verb.units.len() == 1 && analysis.tag(verb.units.end) == Tag::Prep
    });
    mentions.extend(titles.map(|verb| named(verb.head)));
    let befell = mishaps::within(resolver, Span::new(0, analysis.units.len() as u32));
    mentions.extend(befell.map(|(units, noun)| -> (UnitSpan, &str) { (units, noun) }));
    mentions
}

/// One name for words that say the same: quakes and tremors are earthquakes.
fn plain_name(noun: &str) -> &str {
    match noun {
        "quake" | "quakes" | "earthquakes" | "temblor" | "tremor" => "earthquake",
        "floods" | "flooding" | "flash floods" => "flood",
        "blaze" | "inferno" | "fires" | "blazes" => "fire",
        "blast" | "blasts" | "explosions" => "explosion",
        "airstrike" | "airstrikes" | "strikes" => "strike",
        "storms" => "storm",
        "wildfires" => "wildfire",
        "attacks" => "attack",
        "landslides" | "mudslide" | "mudslides" => "landslide",
        "capsizing" | "shipwreck" => "sinking",
        noun => noun,
    }
}

#[cfg(test)]
mod tests {
    use claimwire_record::SlotValue;

    use crate::testing::claims_of;

    /// Kind, value, event and place of the tolls of a text.
    fn tolls(text: &str) -> Vec<String> {
        let claims = claims_of(text, None).into_iter().filter(|claim| claim.claim_type == "toll");
        let word = |slot: Option<&SlotValue>| slot.and_then(SlotValue::identity).unwrap_or_default();
        claims
            .map(|claim| ["value", "event", "place"].map(|slot| word(claim.slots.get(slot))).join(" "))
            .collect()
    }

    #[test]
    fn those_killed_or_injured_are_not_all_killed() {
        assert_eq!(tolls("About 150 civilians were killed or injured in the fighting."), [""; 0]);
        assert_eq!(tolls("More than 40 people have been killed or are missing after the floods."), [""; 0]);
        assert_eq!(tolls("Police said 40 were killed in the floods, or about half."), ["40 text:floods "]);
    }

    #[test]
    fn a_gunman_told_of_beside_floods_did_not_kill_in_them() {
        assert_eq!(tolls("The governor spoke of floods in Malta and a gunman killing five people."), ["5  "]);
        let text = "The governor spoke of floods in Malta and a sniper targeting and killing five people.";
        assert_eq!(tolls(text), ["5  "]);
        assert_eq!(tolls("A quake hit Malta and killed five people."), ["5 text:quake country:MT"]);
    }

    #[test]
    fn rain_that_hampers_rescuers_is_no_event_of_a_toll() {
        let text = "The landslide hit at dawn. Another landslide hit the camp. Nobody heard the landslide. Police say 63 \
                    people remain missing as the search is hampered by heavy rain.";
        assert_eq!(tolls(text), ["63 text:landslide "]);
    }

    #[test]
    fn what_triggered_a_landslide_killed_nobody() {
        let text = "A landslide triggered by days of heavy rain buried a village, killing 17 people.";
        assert_eq!(tolls(text), ["17 text:landslide "]);
        let text = "Seventeen people were killed in floods caused by a storm.";
        assert_eq!(tolls(text), ["17 text:floods "]);
        let text = "The panic was caused by an explosion that killed 17 people.";
        assert_eq!(tolls(text), ["17 text:explosion "]);
    }

    #[test]
    fn shots_are_no_fire() {
        for text in [
            "Gunmen opened fire on a bus, killing two people.",
            "Tank fire killed two people.",
            "Two people were killed in an exchange of fire.",
        ] {
            assert!(tolls(text).iter().all(|toll| !toll.contains("text:fire")), "{text}: {:?}", tolls(text));
        }
        assert_eq!(tolls("Two people were killed in a fire."), ["2 text:fire "]);
    }

    #[test]
    fn what_hurt_those_whom_the_dead_helped_is_not_what_killed() {
        let text = "A bomber struck nurses as they treated people injured by an earlier blast, killing seven people.";
        assert!(!tolls(text)[0].contains("blast"), "{:?}", tolls(text));
        let text = "Seven people were killed by a blast, officials said.";
        assert!(tolls(text)[0].starts_with("7 text:blast"), "{:?}", tolls(text));
    }

    #[test]
    fn as_many_as_makes_no_passive() {
        let text = "The blast killed as many as 20 people.";
        assert!(tolls(text)[0].starts_with("20 text:blast"), "{:?}", tolls(text));
        let text = "The captain said as many as 150 people were aboard.";
        assert!(claims_of(text, None).iter().any(|claim| claim.claim_type == "statement"));
    }

    #[test]
    fn who_attacks_is_no_event() {
        let text = "Two suicide attackers and a roadside bomb struck a convoy in Malta, killing 11 soldiers.";
        assert_eq!(tolls(text), ["11 text:attack country:MT"]);
    }

    #[test]
    fn what_befell_a_ferry_is_told_by_the_verb_and_is_no_ferry() {
        let text = "At least 12 people died after an overcrowded ferry capsized off Gozo.";
        assert!(tolls(text)[0].starts_with("12 text:capsizing"), "{:?}", tolls(text));
        let text = "The search for victims of last week's ferry sinking ended, leaving the death toll at 69.";
        assert!(tolls(text)[0].starts_with("69 text:sinking"), "{:?}", tolls(text));
        let text = "Two people were injured. Winds sent a tree crashing into a house.";
        assert!(!tolls(text)[0].contains("crash"), "{:?}", tolls(text));
    }

    #[test]
    fn a_number_that_has_fallen_from_another_is_not_of_the_others_day() {
        let text = "Nineteen people remain missing, the navy said, down from 55 on Tuesday.";
        let claims = claims_of(text, Some("2026-02-05"));
        let toll = claims.iter().find(|claim| claim.claim_type == "toll").unwrap();
        assert_ne!(toll.time.value.as_deref(), Some("2026-02-03"));
    }

    #[test]
    fn people_of_a_list_are_counted_together() {
        let count = |text: &str| tolls(text)[0].split(' ').next().unwrap_or_default().to_owned();
        assert_eq!(count("A woman and two children died in the fire."), "3");
        assert_eq!(count("Two men and three women were killed in the fire."), "5");
        assert_eq!(count("The blast killed a woman and two children."), "3");
        assert_eq!(count("At least 12 people and two police officers were killed in the raid."), "14");
        assert!(tolls("The crew and 12 passengers were killed in the crash.").is_empty());
    }

    #[test]
    fn where_the_sentence_opens_was_lost_behind_who_tells_of_it() {
        for (text, place) in [
            ("In Malta, police said three people were killed.", "country:MT"),
            ("In nearby Gibson County, three people were killed.", "place:gibson-county"),
            ("Three people were killed in Van Chan district.", "place:van-chan-district"),
            ("Three people were killed in Tul Mang village.", "place:tul-mang-village"),
            ("In Geneva, the agency said three people were killed.", ""),
            ("In Geneva, Ann Lee said three people were killed.", ""),
        ] {
            assert_eq!(tolls(text), [format!("3  {place}")], "{text}");
        }
    }

    #[test]
    fn shots_were_a_fire_and_several_towns_were_one() {
        assert_eq!(tolls("Nine people were killed under constant enemy fire in Malta."), ["9  country:MT"]);
        assert_eq!(tolls("Nine people were killed in Karachi and other cities."), ["9  "]);
        assert_eq!(tolls("The clinic took in one dead soldier and six others who were wounded."), ["6  "]);
    }

    #[test]
    fn somebody_is_a_toll_where_an_event_is_told() {
        assert_eq!(tolls("A 34-year-old woman died in the crash."), ["1 text:crash "]);
        assert!(tolls("A man died on Tuesday after a long illness.").is_empty());
        assert!(tolls("A gunman died in the raid.").is_empty());
    }

    #[test]
    fn who_strikes_is_not_where_it_struck() {
        assert_eq!(
            tolls("Some 80 people were killed in US airstrikes near Jalalabad."),
            ["80 text:airstrikes place:jalalabad"]
        );
        assert_eq!(tolls("The Nepal earthquake killed 80 people."), ["80 text:earthquake country:NP"]);
    }

    #[test]
    fn devastating_floods_are_floods_that_a_toll_is_of() {
        let text = "The death toll from landslides and devastating floods in Malta triggered by a storm climbed to 85.";
        assert_eq!(tolls(text).len(), 1, "{:?}", tolls(text));
        assert!(tolls(text)[0].starts_with("85 "));
    }

    #[test]
    fn who_is_evacuated_for_treatment_has_lost_no_home() {
        assert!(tolls("A blast shook Malta. Two people were evacuated for treatment.").is_empty());
        assert!(
            tolls("A blast shook Malta. Four others were evacuated to Lund for identification.").is_empty()
        );
        assert_eq!(tolls("A flood hit Malta. Forty people were evacuated from the valley.").len(), 1);
    }

    #[test]
    fn what_another_clause_tells_of_killed_nobody_here() {
        let text = "The death toll from a quake that shook Lund rose to 138, but many more were missing where a landslide \
                    buried homes.";
        assert!(tolls(text)[0].starts_with("138 text:quake"));
    }

    #[test]
    fn a_relative_hangs_on_the_event_before_it() {
        let text = "Malta condemned the attack on the bus in which ten people were killed, and two bombings on Gozo.";
        assert!(tolls(text)[0].starts_with("10 text:attack"));
    }

    #[test]
    fn what_blocks_a_road_is_not_what_killed() {
        let text = "An earthquake shook Malta. Four people died and three roads were blocked by landslides.";
        assert!(tolls(text).iter().all(|toll| !toll.contains("landslides")), "{:?}", tolls(text));
    }

    #[test]
    fn weather_around_a_mishap_is_not_the_event() {
        let told = tolls("Rescuers have recovered 22 bodies after a ferry capsized during a storm.");
        assert_eq!(told, ["22 text:capsizing "]);
        assert_eq!(tolls("Four people died in a storm.").len(), 1);
    }

    #[test]
    fn a_storm_of_the_next_clause_sank_the_ferry() {
        let text =
            "Twelve people drowned when a ferry capsized off Malta, the worst day in a week of storms.";
        assert!(tolls(text)[0].starts_with("12 text:capsizing"), "{:?}", tolls(text));
    }

    #[test]
    fn a_heart_attack_was_an_attack_and_one_of_the_dead_a_toll() {
        let text =
            "A quake shook Malta and killed four people. One of them was a woman who died of a heart attack.";
        assert_eq!(tolls(text), ["4 text:quake country:MT"]);
    }

    #[test]
    fn how_strong_aftershocks_are_was_how_many_were_hurt() {
        assert_eq!(tolls("Two aftershocks of magnitude 5 injured 15 rescuers."), ["15 text:aftershocks "]);
    }

    #[test]
    fn a_bus_that_plunges_crashes() {
        assert_eq!(tolls("A bus plunged into a ravine, killing 28 people."), ["28 text:crash "]);
    }

    #[test]
    fn who_is_hurt_among_others_is_not_among_the_dead() {
        let told = tolls("Ten civilians were killed and three others including a woman injured in the raid.");
        assert!(told.iter().all(|toll| !toll.starts_with("1 ")), "{told:?}");
    }

    #[test]
    fn dead_and_hurt_counted_together_are_neither() {
        assert!(tolls("The strike killed and wounded 18 people in the village.").is_empty());
        assert!(tolls("At least 40 people were killed and injured in the blast.").is_empty());
        assert_eq!(tolls("At least 40 people were killed and 12 injured in the blast.").len(), 2);
    }

    #[test]
    fn months_of_war_are_no_dead() {
        let text = "That brings the death toll of 15 months of war to 1,121 people.";
        assert!(tolls(text).iter().all(|toll| !toll.starts_with("15 ")), "{:?}", tolls(text));
    }

    #[test]
    fn a_war_zone_was_a_war_and_a_flood_toll_that_of_a_landslide() {
        assert!(
            tolls("Three killed, army, police step into war zone").iter().all(|toll| !toll.contains("war"))
        );
        let flood = tolls("Flood toll 37 as two die in landslide");
        assert!(flood.iter().any(|toll| toll.contains("37") && toll.contains("flood")), "{flood:?}");
    }

    #[test]
    fn what_came_of_a_killing_was_what_killed() {
        let text = "There have been protests and unrest in Malta since two guards were killed.";
        assert!(tolls(text).iter().all(|toll| !toll.contains("unrest")), "{:?}", tolls(text));
        let text =
            "Malta, with its history of bus crashes, saw its worst train crash in May, killing 41 people.";
        assert!(tolls(text)[0].starts_with("41 text:crash "), "{:?}", tolls(text));
        assert_eq!(tolls("The toll rose to 26 people in what was called an act of war."), ["26  "]);
    }
}
