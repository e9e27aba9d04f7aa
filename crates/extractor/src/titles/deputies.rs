//! "Deputy U.S. Ambassador Ann Lee": the office below the one that the title ends in.

use claimwire_record::Span;

use crate::analysis::Analysis;
use crate::knowledge::Knowledge;
use crate::names::{NameKind, NameMention};
use crate::nouns::{OfficeOf, Title};

/// How many units of names may stand between.
const REACH: u32 = 6;

/// The title of whoever is deputy in the office named, with names between the two words: none where no "deputy" stands
/// there; no title where the lexicon knows no such office.
pub(super) fn title_below(
    analysis: &Analysis,
    knowledge: &Knowledge,
    office: NameMention,
) -> Option<Option<Title>> {
    let from = office.units.start;
    let place = |name: &NameMention| {
        matches!(name.kind, NameKind::Country | NameKind::Demonym | NameKind::Org | NameKind::Region)
    };
    let is_between =
        |at: u32| analysis.name_at[at as usize].is_some_and(|index| place(&analysis.names[index as usize]));
    let deputy = (from.saturating_sub(REACH)..from).rev().find(|&at| !is_between(at))?;
    if deputy + 1 == from || !matches!(analysis.folded(deputy), "deputy" | "assistant") {
        return None;
    }
    let id = format!("deputy-{}", knowledge.name(office.entry?).id);
    let below = knowledge.rules.lexicon.index_of(&id);
    let of = analysis
        .names_within(Span::new(deputy + 1, from))
        .find(|name| place(name))
        .and_then(|name| name.entry);
    Some(below.filter(|_| analysis.folded(deputy) == "deputy").map(|office| Title {
        office,
        of: of.map(OfficeOf::Name),
        former: false,
        acting: false,
        future: false,
    }))
}
