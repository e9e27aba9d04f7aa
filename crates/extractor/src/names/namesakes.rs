//! "the Congress" of India, "Labour" of New Zealand: a name that bodies of several countries bear turns into that of the
//! country that the article tells of most.

use claimwire_rules::{NameClass, NameIndex};
use smallvec::SmallVec;

use super::parties::times_named;
use super::{NameKind, NameMention};
use crate::analysis::Analysis;
use crate::knowledge::Knowledge;

/// Gives each name that several bear the entry of the bearer at home in the article, and the first one's where none is.
pub(super) fn take_home(analysis: &mut Analysis, knowledge: &Knowledge) {
    let bearers = |name: &NameMention| bearers(analysis, knowledge, name);
    let names = analysis.names.iter().enumerate();
    let shared: SmallVec<[(usize, &[NameIndex]); 8]> =
        names.filter_map(|(index, name)| Some((index, bearers(name)?))).collect();
    if shared.is_empty() {
        return;
    }
    let is_shared = |index: &usize| shared.binary_search_by_key(index, |found| found.0).is_ok();
    let country = |name: &NameMention| knowledge.name(name.entry?).country.as_deref();
    let told = analysis.names.iter().enumerate().filter(|(index, _)| !is_shared(index));
    let counts = times_named(told.filter_map(|(_, name)| country(name)));
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let mut leading = counts.iter().filter(|(_, count)| *count == most).map(|(code, _)| *code);
    let home = leading.next().filter(|_| leading.next().is_none());
    for (index, bearers) in shared {
        let at_home =
            |entry: &&NameIndex| home.is_some() && knowledge.name(**entry).country.as_deref() == home;
        let Some(&entry) = bearers.iter().find(at_home).or(bearers.first()) else { continue };
        let Some(kind) = NameKind::of_class(knowledge.name(entry).class) else { continue };
        let name = &mut analysis.names[index];
        (name.entry, name.kind) = (Some(entry), kind);
    }
}

/// "PA" behind "PA news agency": initials that an agency of the article begins with are the agency's.
pub(super) fn take_agency(analysis: &mut Analysis, knowledge: &Knowledge) {
    let agency = |name: &NameMention| {
        let known = name.entry.is_some_and(|entry| knowledge.name(entry).class == NameClass::Agency);
        known && name.units.len() > 1 && analysis.folded(name.units.end - 1) == "agency"
    };
    let agencies: SmallVec<[NameMention; 2]> =
        analysis.names.iter().filter(|name| agency(name)).copied().collect();
    for whole in agencies {
        let short = |name: &NameMention| {
            name.kind == NameKind::Org
                && name.units.len() == 1
                && name.units.start > whole.units.end
                && analysis.folded(name.units.start) == analysis.folded(whole.units.start)
        };
        let shorts: SmallVec<[usize; 4]> =
            (0..analysis.names.len()).filter(|&index| short(&analysis.names[index])).collect();
        for index in shorts {
            let name = &mut analysis.names[index];
            (name.entry, name.kind) = (whole.entry, whole.kind);
        }
    }
}

/// Who bears the name as it is printed; none where it is one's alone.
fn bearers<'a>(analysis: &Analysis, knowledge: &'a Knowledge, name: &NameMention) -> Option<&'a [NameIndex]> {
    let entry = name.entry.filter(|&entry| knowledge.has_namesakes(entry))?;
    let words: SmallVec<[&str; 4]> =
        (name.units.start..name.units.end).map(|at| analysis.folded(at)).collect();
    let bearers = knowledge.namesakes(&words.join(" "))?;
    bearers.contains(&entry).then_some(bearers)
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn the_congress_of_india_was_that_of_the_united_states() {
        let party = |text| said("stance", text, None);
        let text = "In India, the BJP was silent. The Congress opposes the bill.";
        assert_eq!(party(text), ["Indian National Congress opposes the bill"]);
        let text = "Peru was silent. In Washington, Senator Ann Lee was glad that Congress backs the bill.";
        assert_eq!(party(text), ["US Congress supports the bill"]);
        let text = "New Zealand First was silent. Labour opposes the bill.";
        assert_eq!(party(text), ["New Zealand Labour Party opposes the bill"]);
    }

    #[test]
    fn initials_of_an_agency_were_those_of_a_government() {
        let text = "PA news agency was first. PA said the club opposes the levy.";
        let claims = crate::testing::claims_of(text, None);
        let speaker = claims.iter().find(|claim| claim.claim_type == "statement").expect("a statement");
        assert_eq!(speaker.slots["speaker"].identity().as_deref(), Some("media:pa-media"));
    }

    #[test]
    fn a_party_of_pakistan_was_an_agency_of_india() {
        let text = "In Pakistan, the PTI opposes the bill.";
        assert_eq!(said("stance", text, None), ["PTI party opposes the bill"]);
    }
}
