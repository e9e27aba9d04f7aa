//! The terms of records turn into the words that readers see.

use claimwire_record::{
    AttributionMode, Claim, FactStatus, Modality, Polarity, PositionStatus, SlotValue, Zone,
};

/// Every status of a fact in the order in which readers want them: status, mark, word, meaning.
pub const STATUSES: [(FactStatus, &str, &str, &str); 9] = [
    (FactStatus::Disputed, "≠", "Disputed", "reports that cannot all be right"),
    (FactStatus::Flagged, "!", "Flagged", "numbers that do not add up across facts"),
    (FactStatus::Evolving, "→", "Evolving", "a later state took the place of an earlier one"),
    (FactStatus::Corroborated, "●", "Corroborated", "two or more independent origins agree"),
    (FactStatus::Compatible, "≈", "Compatible", "reports differ in precision or scope, and all can hold"),
    (FactStatus::Consistent, "=", "Consistent", "numbers that add up across facts"),
    (FactStatus::Retracted, "×", "Retracted", "taken back by its source"),
    (FactStatus::SingleSource, "○", "Single source", "one origin says so"),
    (FactStatus::HedgedOnly, "◌", "Hedged only", "nobody says it flatly"),
];

/// Mark and word of a fact's status.
pub fn status(status: FactStatus) -> (&'static str, &'static str) {
    let row = STATUSES.iter().find(|(known, ..)| *known == status);
    row.map_or(("", ""), |(_, mark, word, _)| (mark, word))
}

/// What became of an answer.
pub fn position(status: PositionStatus) -> &'static str {
    match status {
        PositionStatus::Current => "holds",
        PositionStatus::Superseded => "superseded",
        PositionStatus::Refined => "refined",
        PositionStatus::Contradicted => "contradicted",
        PositionStatus::Retracted => "retracted",
        PositionStatus::Unconfirmed => "unconfirmed",
        PositionStatus::ScopeVariant => "other scope",
    }
}

/// How certain, where that is less than flat: `hedged (understood)`.
pub fn hedge(claim: &Claim) -> Option<String> {
    let word = match claim.modality {
        Modality::Asserted => return None,
        Modality::Hedged => "hedged",
        Modality::Possible => "possible",
        Modality::Future => "to come",
        Modality::Conditional => "conditional",
        Modality::Desired => "wished for",
    };
    Some(match claim.modality_cues.as_slice() {
        [] => word.to_owned(),
        cues => format!("{word}: “{}”", cues.join("”, “")),
    })
}

/// Whether a claim says something is not so.
pub fn is_negated(claim: &Claim) -> bool {
    claim.polarity == Polarity::Negated
}

/// How a source's words are given.
pub fn mode(mode: AttributionMode) -> &'static str {
    match mode {
        AttributionMode::Direct => "in their own words",
        AttributionMode::Mixed => "partly in their own words",
        AttributionMode::Indirect => "in reported speech",
        AttributionMode::Reported => "as reported there",
        AttributionMode::Narrated => "in the outlet's own voice",
    }
}

/// What a block of text is, where readers should be told.
pub fn zone(zone: Zone) -> Option<&'static str> {
    match zone {
        Zone::Title | Zone::Subtitle | Zone::Heading | Zone::Body => None,
        Zone::Quote => Some("quotation"),
        Zone::List => Some("list"),
        Zone::Table => Some("table"),
        Zone::Caption => Some("caption"),
        Zone::Post => Some("embedded post"),
        Zone::Byline => Some("byline"),
        Zone::Dateline => Some("dateline"),
        Zone::Boilerplate => Some("not the article"),
    }
}

/// The value of a slot; nothing where it is not said.
pub fn slot(value: &SlotValue) -> Option<String> {
    match value {
        SlotValue::Flag(true) => Some("yes".into()),
        SlotValue::Flag(false) | SlotValue::Unsaid => None,
        SlotValue::Number(number) => Some(number.to_string()),
        SlotValue::Word(word) => Some(word.replace('_', " ")),
        SlotValue::Amount(amount) => slot(&amount.value),
        SlotValue::Entity(entity) => entity
            .name
            .clone()
            .or_else(|| entity.mention.clone())
            .or_else(|| entity.id.as_deref().map(readable)),
    }
}

/// The words of an id: `Hallsberg` for `place:hallsberg`, `earthquake` for `text:earthquake`.
fn readable(id: &str) -> String {
    let Some((kind, name)) = id.split_once(':') else { return id.to_owned() };
    match kind {
        "text" | "anonymous" => name.replace('-', " "),
        _ => name.split('-').map(capital).collect::<Vec<_>>().join(" "),
    }
}

/// A sentence with its first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A count with its noun: `1 claim`, `2 claims`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The family of a claim type, which decides its colour; types of other packs share one.
pub fn family(claim_type: &str) -> &'static str {
    match claim_type {
        "stance" => "stance",
        "tally" | "vote" | "measure" | "toll" | "membership" => "number",
        "candidacy" | "office" | "term" => "office",
        "statement" => "statement",
        "procedure" => "procedure",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwire_record::Entity;

    #[test]
    fn an_entity_known_by_its_id_alone_reads_as_words() {
        let of = |id: &str| {
            let entity = Entity { id: Some(id.into()), ..Entity::default() };
            slot(&SlotValue::Entity(Box::new(entity))).unwrap()
        };
        let read = ["place:new-haven", "text:earthquake", "text:pause in fighting", "odd"].map(of);
        assert_eq!(read, ["New Haven", "earthquake", "pause in fighting", "odd"]);
    }
}
