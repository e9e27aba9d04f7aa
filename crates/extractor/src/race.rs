//! Between whom or what the article leaves the choice: candidates and motions that are told of as often as one another.

use std::collections::{BTreeMap, BTreeSet};

use claimwire_record::{Entity, EntityKind, SlotValue};

use crate::draft::Draft;

/// Whether of those who stand or are backed for something two are told of as often, and none more often: whom a stand without a target is on cannot be told then.
pub fn has_several_candidates(drafts: &[Draft]) -> bool {
    leading(drafts).len() > 1
}

/// Those who stand or are backed for something and are told of as often as whoever is told of most, in the order of
/// their ids.
pub fn leading(drafts: &[Draft]) -> Vec<&Entity> {
    // Several rules may tell the same of somebody.
    let mut told: BTreeMap<&str, (BTreeSet<u32>, &Entity)> = BTreeMap::new();
    for (draft, entity) in drafts.iter().filter_map(|draft| Some((draft, candidate(draft)?))) {
        let id = entity.id.as_deref().unwrap_or_default();
        told.entry(id).or_insert_with(|| (BTreeSet::new(), entity)).0.insert(draft.sentence.start);
    }
    let most = told.values().map(|(sentences, _)| sentences.len()).max().unwrap_or_default();
    let often = told.into_values().filter(|(sentences, _)| sentences.len() >= most);
    often.map(|(_, entity)| entity).collect()
}

/// The person who stands for something by a claim, or is backed by it.
fn candidate(draft: &Draft) -> Option<&Entity> {
    let position = draft.slots.get("position").and_then(SlotValue::identity_text);
    let stands = draft.slots.get("person").filter(|_| draft.slots.contains_key("status"));
    let backed = draft.slots.get("target").filter(|_| position.as_deref() == Some("support"));
    let found = stands.or(backed).and_then(SlotValue::entity)?;
    (found.kind == Some(EntityKind::Person) && found.id.is_some()).then_some(found)
}

/// Whether the second of two motions is told in full and shares no word with the first that tells one from another: "plan to close
/// the library", "rise in parking fees".
pub fn are_two_motions(one: &Entity, other: &Entity) -> bool {
    let words = |motion: &Entity| -> Vec<String> {
        let name = motion.name.as_deref().unwrap_or_default().to_lowercase();
        let words = name.split(|letter: char| !letter.is_alphanumeric());
        words.filter(|word| word.len() > 3 && !tells_the_kind(word)).map(str::to_owned).collect()
    };
    let (bare, full) = (one.name.as_deref().unwrap_or_default(), other.name.as_deref().unwrap_or_default());
    let (one, other) = (words(one), words(other));
    // "the plan", and later "the motion on parking": told by another word than that one.
    if one.is_empty() && !other.is_empty() {
        return !bare.split(' ').any(|word| full.split(' ').any(|other| other == word));
    }
    let shared = one.iter().any(|word| other.contains(word));
    !one.is_empty() && !other.is_empty() && !shared
}

/// Words for any motion, which do not tell one from another.
fn tells_the_kind(word: &str) -> bool {
    matches!(
        word,
        "motion"
            | "motions"
            | "plan"
            | "plans"
            | "proposal"
            | "proposals"
            | "bill"
            | "bills"
            | "measure"
            | "resolution"
            | "draft"
            | "amendment"
            | "treaty"
            | "agreement"
            | "accord"
            | "legislation"
            | "scheme"
            | "deal"
            | "text"
            | "that"
            | "would"
            | "this"
            | "with"
            | "from"
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    fn stands(text: &str) -> Vec<String> {
        said("stance", text, None)
    }

    #[test]
    fn a_stand_on_none_of_several_was_one_on_the_leading_one() {
        let race = "Anna Berg and Paul Reed are running to be the next secretary general. Norway and Malta back Berg. \
                    Greece supports Reed.";
        let told = stands(race);
        for open in [
            "Denmark is undecided.",
            "Ghana has yet to make up its mind.",
            "Chad has not stated its position.",
        ] {
            assert_eq!(stands(&format!("{race} {open}")), told, "{open}");
        }
        let told = stands(&format!("{race} Chile has not said whom it will back."));
        assert_eq!(told.len(), 3);
        let told = stands(&format!("{race} Chile has yet to decide between the two."));
        assert_eq!(told[3..], ["Chile is undecided on Anna Berg", "Chile is undecided on Paul Reed"]);
        let one = "Norway and Malta back Anna Berg. Denmark is undecided. Chad has yet to make up its mind.";
        assert_eq!(stands(one).iter().filter(|told| told.contains("undecided on Anna Berg")).count(), 2);
    }

    #[test]
    fn whoever_voted_in_the_end_was_undecided_still() {
        let told = stands("Spain backed the treaty. Kenya, which had been undecided, voted in favour.");
        assert_eq!(told, ["Spain supports the treaty", "Kenya supports the treaty"]);
        let told = stands("Spain backed the treaty. Kenya was undecided.");
        assert_eq!(told.len(), 2);
    }

    #[test]
    fn two_motions_were_taken_for_one() {
        let two = "The council passed a plan to close the library by 20 votes to 12. Labour voted against it. A motion to \
                   raise parking fees failed. The Liberal Democrats abstained.";
        let told = stands(two);
        assert_eq!(
            told,
            ["Labour opposes a plan to close the library", "Liberal Democrats is undecided on the motion"]
        );
        let near = "Labour voted against the plan to close the library. A motion to raise parking fees failed. The Liberal \
                    Democrats abstained.";
        assert_eq!(stands(near)[1..], ["Liberal Democrats is undecided on the motion"]);
        let one = "The council passed a plan to close the library by 20 votes to 12. Labour voted against it. The Liberal \
                   Democrats abstained.";
        assert_eq!(stands(one).len(), 2);
    }
}
