//! The claims of one type turn into a wide table: a row for each claim, a column for each slot.

use claimwire_record::Claim;

use super::Cell;

/// The columns behind the slots.
const BEHIND_SLOTS: [&str; 9] =
    ["polarity", "modality", "time", "source", "attribution", "quote", "publisher", "published", "document"];

/// The table of a claim type; all its columns hold text. Its slots are those of the first claim: every claim has
/// all slots of its type.
pub(crate) struct TypeTable {
    claim_type: String,
    slots: Vec<String>,
}

impl TypeTable {
    /// The table of the type of a claim.
    pub fn of(claim: &Claim) -> Self {
        TypeTable { claim_type: claim.claim_type.clone(), slots: claim.slots.keys().cloned().collect() }
    }
    /// Where its file stands within the folder of an export: `by_type/stance.csv`.
    pub fn file(&self, extension: &str) -> String {
        // A type's name is a word of the rule packs; anything else must not lead out of the folder.
        let is_plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        format!("by_type/{}.{extension}", self.claim_type.replace(|c| !is_plain(c), "_"))
    }
    /// The names of its columns, in order.
    pub fn columns(&self) -> Vec<String> {
        let front = ["claim_id", "text"].into_iter().map(str::to_owned);
        let named = self.slots.iter().flat_map(|slot| [slot.clone(), format!("{slot}_name")]);
        front.chain(named).chain(BEHIND_SLOTS.map(str::to_owned)).collect()
    }
    /// The row of a claim of the type.
    pub fn row<'r>(&self, claim: &'r Claim) -> Vec<Cell<'r>> {
        let mut row = vec![Cell::text(&claim.id), Cell::text(&claim.text)];
        for slot in &self.slots {
            let value = claim.slots.get(slot);
            let name = value.and_then(|value| value.entity()).map_or(Cell::Null, |it| Cell::maybe(&it.name));
            row.extend([value.map_or(Cell::Null, Cell::identity), name]);
        }
        let source = &claim.attribution.source;
        let source = source.name.as_ref().or(source.mention.as_ref()).or(source.id.as_ref());
        row.extend([
            Cell::word(&claim.polarity),
            Cell::word(&claim.modality),
            Cell::maybe(&claim.time.value),
            source.map_or(Cell::Null, |text| Cell::text(text)),
            Cell::word(&claim.attribution.mode),
            Cell::text(&claim.quote),
            Cell::maybe(&claim.document.publisher),
            Cell::maybe(&claim.document.published),
            Cell::text(&claim.document.path),
        ]);
        row
    }
}
