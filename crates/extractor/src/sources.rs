//! Level 6: the outlets that a speech act came by, and the sources that an outlet names: "told Reuters", "in an interview
//! with Politico", "citing three diplomats".

use claimwire_record::{Entity, EntityKind, Source};
use claimwire_rules::ClassSet;
use claimwire_rules::program::VerbForm;
use smallvec::SmallVec;

use crate::analysis::{Analysis, GroupId, UnitSpan, VerbId};
use crate::frames;
use crate::resolve::{Resolved, Resolver};
use crate::speakers;
use crate::tags::Tag;

/// How many units behind a cue an outlet is looked for.
const REACH: u32 = 16;

/// A source that an outlet names for what it reports.
#[derive(Debug, Clone)]
pub struct Cited {
    /// Who it is.
    pub source: Resolved,
    /// How many people that is.
    pub count: Option<u32>,
}

/// The outlets through which a speaker is quoted.
pub fn through(
    resolver: &Resolver,
    cue: Option<VerbId>,
    speaker: &Entity,
    content: UnitSpan,
    sentence: UnitSpan,
) -> SmallVec<[Source; 1]> {
    let mut found = SmallVec::new();
    let Some(cue) = cue.filter(|_| speaker.kind != Some(EntityKind::Media)) else { return found };
    let verb = resolver.analysis.verb(cue).units;
    let behind = verb.end..(verb.end + REACH).min(sentence.end);
    let outlet = behind
        .take_while(|&at| !content.holds(at) && resolver.analysis.tag(at) != Tag::That)
        .filter(|&at| at == verb.end || brings_outlet(resolver.analysis, at - 1))
        .find_map(|at| outlet_at(resolver, at))
        .or_else(|| spoken_to(resolver, verb, sentence))
        .or_else(|| quoting(resolver, verb, sentence));
    found.extend(outlet.map(|outlet| frames::source(&outlet, None)));
    found
}

/// "Speaking to the BBC, X said …".
fn spoken_to(resolver: &Resolver, cue: UnitSpan, sentence: UnitSpan) -> Option<Resolved> {
    let analysis = resolver.analysis;
    let talk = matches!(analysis.folded(sentence.start), "speaking" | "talking" | "writing");
    let lead = sentence.start..cue.start.min(sentence.start + REACH);
    talk.then_some(lead)?
        .take_while(|&at| analysis.tag(at) != Tag::Comma)
        .filter(|&at| at > sentence.start && brings_outlet(analysis, at - 1))
        .find_map(|at| outlet_at(resolver, at))
}

/// "Reuters quoted X as saying …", "X was quoted by Reuters as saying …".
fn quoting(resolver: &Resolver, cue: UnitSpan, sentence: UnitSpan) -> Option<Resolved> {
    let analysis = resolver.analysis;
    if cue.start <= sentence.start || analysis.folded(cue.start - 1) != "as" {
        return None;
    }
    let from = cue.start.saturating_sub(REACH).max(sentence.start);
    (from..cue.start - 1).find_map(|at| {
        let passive = at > from && analysis.folded(at - 1) == "by";
        let active = || {
            let group = analysis.groups_starting(at).next()?;
            let behind = analysis.group(group).units.end;
            matches!(analysis.folded(behind), "quoted" | "quotes" | "cited" | "cites").then_some(())
        };
        (passive || active().is_some()).then(|| outlet_at(resolver, at)).flatten()
    })
}

/// "to Reuters", "with Politico", "by the BBC", "in Le Monde", "on CNN".
fn brings_outlet(analysis: &Analysis, at: u32) -> bool {
    matches!(analysis.folded(at), "to" | "with" | "by" | "in" | "on" | "for" | "via")
}

/// The outlet that a group at a unit names.
fn outlet_at(resolver: &Resolver, at: u32) -> Option<Resolved> {
    let named = |&id: &GroupId| resolver.analysis.group(id).classes.meets(ClassSet::MEDIA);
    let group = resolver.analysis.groups_starting(at).next().filter(named)?;
    let outlet = resolver.entities(group, None).into_iter().next()?;
    (outlet.entity.kind == Some(EntityKind::Media) && outlet.entity.id.is_some()).then_some(outlet)
}

/// Whom an outlet cites beside its cue: ", citing three diplomats", "which cited two officials", "with reference to".
pub fn cited(resolver: &Resolver, speaker: &Entity, content: UnitSpan, sentence: UnitSpan) -> Option<Cited> {
    if speaker.kind != Some(EntityKind::Media) {
        return None;
    }
    let analysis = resolver.analysis;
    let at = citing(analysis, content, sentence)?;
    let group = analysis.groups_starting(at).find(|&id| is_source(analysis, id))?;
    let source = speakers::named(resolver, group)?;
    let number = analysis.group(group).number;
    let count = number.and_then(|number| analysis.numbers[number as usize].value).map(|value| value as u32);
    Some(Cited { source, count })
}

/// Where the name of a cited source begins.
fn citing(analysis: &Analysis, content: UnitSpan, sentence: UnitSpan) -> Option<u32> {
    let free = |at: u32| !content.holds(at);
    let words = sentence.start..sentence.end.saturating_sub(1);
    words.filter(|&at| free(at)).find_map(|at| match analysis.folded(at) {
        "citing" | "quoting" => {
            let gerund = analysis.verb_at[at as usize].map(|id| analysis.verb(id).form);
            gerund.is_none_or(|form| form == VerbForm::Gerund).then_some(at + 1)
        }
        "cited" | "cites" | "quoted" | "quotes" => {
            (at > sentence.start && analysis.tag(at - 1) == Tag::Rel).then_some(at + 1)
        }
        "reference" => {
            (analysis.folded(at + 1) == "to" && at > sentence.start && analysis.folded(at - 1) == "with")
                .then_some(at + 2)
        }
        _ => None,
    })
}

/// Whether a group can be a source: people and bodies, not papers and things.
fn is_source(analysis: &Analysis, id: GroupId) -> bool {
    let people = ClassSet::PERSON
        .union(ClassSet::OFFICE)
        .union(ClassSet::ANONYMOUS)
        .union(ClassSet::ORG)
        .union(ClassSet::MEDIA)
        .union(ClassSet::COUNTRY);
    analysis.group(id).classes.meets(people)
}

#[cfg(test)]
mod tests {
    /// Source and way of the first stance of a text.
    fn chain(text: &str) -> Vec<String> {
        let claims = crate::testing::claims_of(text, None);
        let stance = claims.into_iter().find(|claim| claim.claim_type == "stance").expect("a stance");
        let attribution = stance.attribution;
        std::iter::once(attribution.source).chain(attribution.via).filter_map(|source| source.id).collect()
    }

    #[test]
    fn an_outlet_that_was_told_or_that_cites_is_the_way() {
        for text in [
            "France backs Anna Berg, three diplomats told Politico.",
            "Politico reported, citing three diplomats, that France backs Anna Berg.",
            "Citing three diplomats, Politico said France backs Anna Berg.",
            "France backs Anna Berg, according to Politico, which cited three diplomats.",
        ] {
            assert_eq!(chain(text), ["anonymous:three diplomats", "media:politico"], "{text}");
        }
        for text in [
            "Ines Prado said in an interview with Politico that France backs Anna Berg.",
            "Speaking to Politico, Ines Prado said France backs Anna Berg.",
            "Politico quoted Ines Prado as saying that France backs Anna Berg.",
        ] {
            assert_eq!(chain(text), ["person:ines-prado", "media:politico"], "{text}");
        }
    }

    #[test]
    fn papers_that_an_outlet_cites_are_no_source() {
        assert_eq!(
            chain("Politico reported, citing records, that France backs Anna Berg."),
            ["media:politico"]
        );
    }
}
