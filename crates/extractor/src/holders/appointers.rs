//! The body that tells of its own officer: "Veltora has named Ann Lee chief executive", "Veltora announced that chief
//! executive Ann Lee would leave".

use claimwire_record::{Entity, EntityKind, Span};
use claimwire_rules::program::ClassSet;

use crate::analysis::{Analysis, UnitSpan};
use crate::names::NameKind;
use crate::resolve::Resolver;
use crate::verbs::VerbGroup;

/// The one body that acts in the sentence of a title that stands in `units`, by a verb of appointing or announcing.
pub fn appointer(resolver: &Resolver, office: &str, units: UnitSpan) -> Option<Entity> {
    if !is_of_companies(office) {
        return None;
    }
    let analysis = resolver.analysis;
    let sentence = analysis.sentences_begun(units.start).last()?.units;
    let first = analysis.verbs.partition_point(|verb| verb.units.start < sentence.start);
    let before = analysis.verbs[first..].iter().take_while(|verb| verb.units.start < units.end);
    let verb = before.filter(|verb| appoints(analysis, verb)).last()?;
    let subject = verb.subject?;
    let group = analysis.group(subject);
    let body = group.name.is_some()
        && !group.plural
        && group.classes.meets(ClassSet::ORG)
        && !group.classes.meets(ClassSet::PERSON)
        && group.units.start >= sentence.start
        && group.units.end <= verb.units.start;
    // "Veltora hired Ann Lee, chief executive of Kestrel": the office is another's.
    let alone = !analysis
        .names_within(Span::new(verb.units.end, units.end))
        .any(|name| matches!(name.kind, NameKind::Org | NameKind::Unknown | NameKind::Media));
    let mut found = resolver.entities(subject, None).into_iter();
    let one = found.next().filter(|_| body && alone && found.next().is_none())?;
    Some(one.entity).filter(|entity| entity.kind == Some(EntityKind::Org))
}

/// Offices that companies and their like have.
fn is_of_companies(office: &str) -> bool {
    matches!(
        office,
        "chief-executive"
            | "chairman"
            | "vice-chairman"
            | "managing-director"
            | "executive-director"
            | "chief-financial-officer"
            | "chief-operating-officer"
            | "director-general"
            | "vice-chancellor"
            | "rector"
    )
}

/// What a body does that tells of its own officers.
fn appoints(analysis: &Analysis, verb: &VerbGroup) -> bool {
    matches!(
        analysis.folded(verb.head),
        "announce"
            | "announced"
            | "announces"
            | "appoint"
            | "appointed"
            | "appoints"
            | "reappointed"
            | "name"
            | "named"
            | "names"
            | "hire"
            | "hired"
            | "hires"
            | "promote"
            | "promoted"
            | "promotes"
            | "fire"
            | "fired"
            | "fires"
            | "sack"
            | "sacked"
            | "sacks"
            | "ousted"
            | "dismissed"
    )
}
