//! Verbs that say what befell a ship, a train or a house turn into the nouns of the events: "the ferry capsized".

use claimwire_rules::program::{ClassSet, VerbForm};

use crate::analysis::UnitSpan;
use crate::draft::Draft;
use crate::resolve::Resolver;
use crate::tags::Tag;
use crate::verbs::VerbGroup;

/// What can overturn at sea; all else does on a road.
const SHIPS: &[&str] =
    &["barge", "boat", "canoe", "craft", "dinghy", "ferry", "raft", "ship", "trawler", "vessel", "yacht"];

/// What leaves a road or a track.
const VEHICLES: &[&str] =
    &["bus", "car", "coach", "jeep", "lorry", "minibus", "train", "tram", "truck", "van", "vehicle"];

/// The noun for what a verb says of a thing; `afloat` where that is a ship, `on_wheels` where it drives.
fn noun_of(word: &str, afloat: bool, on_wheels: bool) -> Option<&'static str> {
    Some(match word {
        "capsize" | "capsizes" | "capsized" | "capsizing" => "capsizing",
        "overturn" | "overturns" | "overturned" | "overturning" if afloat => "capsizing",
        "overturn" | "overturns" | "overturned" | "overturning" => "crash",
        "sink" | "sinks" | "sank" | "sunk" | "sinking" => "sinking",
        "crash" | "crashes" | "crashed" | "crashing" => "crash",
        "plunge" | "plunges" | "plunged" | "plunging" if on_wheels => "crash",
        "collide" | "collides" | "collided" | "colliding" => "collision",
        "derail" | "derails" | "derailed" | "derailing" => "derailment",
        "collapse" | "collapses" | "collapsed" | "collapsing" => "collapse",
        "explode" | "explodes" | "exploded" | "exploding" => "explosion",
        "erupt" | "erupts" | "erupted" | "erupting" => "eruption",
        _ => return None,
    })
}

/// What the verbs within `units` say has happened to things, in order, with the words that say it.
pub(super) fn within<'r>(
    resolver: &'r Resolver,
    units: UnitSpan,
) -> impl Iterator<Item = (UnitSpan, &'static str)> + 'r {
    let analysis = resolver.analysis;
    let verbs = analysis.verbs_within(units).map(|id| analysis.verb(id));
    verbs.filter(|verb| befalls_a_thing(resolver, verb)).filter_map(move |verb| {
        let is = |kind: &[&str]| {
            verb.subject.is_some_and(|id| kind.contains(&analysis.folded(analysis.group(id).head)))
        };
        let noun = noun_of(analysis.folded(verb.head), is(SHIPS), is(VEHICLES))?;
        let start = verb.subject.map_or(verb.units.start, |subject| analysis.group(subject).units.start);
        Some((UnitSpan::new(start.min(verb.units.start), verb.units.end), noun))
    })
}

/// "the bus crashed", "the ferry sinking"; nobody who collapses, nothing that has not happened, and no "plane that crashed"
/// among other things told of.
fn befalls_a_thing(resolver: &Resolver, verb: &VerbGroup) -> bool {
    let analysis = resolver.analysis;
    let befell = match (verb.form, verb.subject) {
        (VerbForm::Finite, Some(subject)) => {
            analysis.group(subject).classes.meets(ClassSet::THING)
                && !crate::clauses::is_restrictive(analysis, verb)
        }
        // "the ferry sinking", but "a tree crashing into it"
        (VerbForm::Gerund, _) => {
            let before = verb.units.start.checked_sub(1);
            let behind = analysis.tag(verb.units.end);
            let ends = matches!(behind, Tag::Comma | Tag::Punct | Tag::Verb | Tag::Aux | Tag::Modal);
            ends && before.is_some_and(|at| analysis.tag(at) == Tag::Noun)
        }
        _ => false,
    };
    befell && verb.negation.is_none() && verb.modal.is_none()
}

/// What befell something in the sentence of a toll: the next such verb behind the words of the toll, else the last before.
pub(super) fn beside(resolver: &Resolver, draft: &Draft) -> Option<(UnitSpan, &'static str)> {
    let behind = within(resolver, draft.sentence).find(|(units, _)| units.end > draft.units.start);
    behind.or_else(|| within(resolver, draft.sentence).last())
}
