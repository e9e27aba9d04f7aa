//! "Labour", "the Greens": a party's name that parties of many countries bear turns into the one known party only in an
//! article that names its country.

use claimwire_rules::NameClass;

use super::*;

/// Takes its lexicon entry off each party name that many share, where nothing else in the article is of the party's
/// country.
pub(super) fn keep_at_home(analysis: &mut Analysis, knowledge: &Knowledge) {
    let shared: Vec<usize> =
        (0..analysis.names.len()).filter(|&index| is_shared(analysis, knowledge, index)).collect();
    let away: Vec<usize> =
        shared.iter().copied().filter(|&at| !is_at_home(analysis, knowledge, &shared, at)).collect();
    away.into_iter().for_each(|index| analysis.names[index].entry = None);
}

/// Whether a name is a party's and has no word of its own, or is of a few capitals that elsewhere are short for something
/// else ("the TPP", of Taiwan or of the Pacific).
fn is_shared(analysis: &Analysis, knowledge: &Knowledge, index: usize) -> bool {
    let name = analysis.names[index];
    let is_party = name.entry.is_some_and(|entry| knowledge.name(entry).class == NameClass::Party);
    let first = analysis.unit(name.units.start);
    let initials = name.units.len() == 1
        && first.casing == Casing::Upper
        && first.span.len() <= 5
        && analysis.folded(name.units.start) != "gop";
    is_party
        && (initials
            || (name.units.start..name.units.end)
                .all(|at| knowledge.lexis.of(analysis.unit(at).symbol).has(WordClass::PARTY_WORD)))
}

/// Whether a name that only one country's things bear is of the party's country.
fn is_at_home(analysis: &Analysis, knowledge: &Knowledge, shared: &[usize], party: usize) -> bool {
    let country = |index: usize| knowledge.name(analysis.names[index].entry?).country.as_deref();
    let home = country(party);
    (0..analysis.names.len()).any(|other| shared.binary_search(&other).is_err() && country(other) == home)
}
