//! A claim turns into a row of what it says, one of where it stands, and one for each slot and each source on
//! the way.

use claimwire_record::{Claim, Document, SlotValue};

use super::cell::{Cell, Column, Kind, place, time};
use super::{Of, Table};

pub(super) static CLAIMS: Table = Table {
    name: "claims",
    of: Of::Claims,
    columns: &[
        Column::always("id", Kind::Text),
        Column::always("key", Kind::Text),
        Column::always("type", Kind::Text),
        Column::always("text", Kind::Text),
        Column::always("polarity", Kind::Text),
        Column::always("modality", Kind::Text),
        Column::always("modality_cues", Kind::Text),
        Column::maybe("quantity_text", Kind::Text),
        Column::maybe("quantity_value", Kind::Real),
        Column::maybe("quantity_total", Kind::Real),
        Column::maybe("quantity_comparator", Kind::Text),
        Column::maybe("quantity_low", Kind::Real),
        Column::maybe("quantity_high", Kind::Real),
        Column::maybe("quantity_unit", Kind::Text),
        Column::maybe("quantity_char_start", Kind::Integer),
        Column::maybe("quantity_char_end", Kind::Integer),
        Column::maybe("quantity_byte_start", Kind::Integer),
        Column::maybe("quantity_byte_end", Kind::Integer),
        Column::maybe("time_value", Kind::Text),
        Column::maybe("time_grain", Kind::Text),
        Column::maybe("time_text", Kind::Text),
        Column::maybe("time_basis", Kind::Text),
        Column::maybe("source_id", Kind::Text),
        Column::maybe("source_name", Kind::Text),
        Column::always("source_kind", Kind::Text),
        Column::maybe("source_mention", Kind::Text),
        Column::maybe("source_count", Kind::Integer),
        Column::maybe("source_char_start", Kind::Integer),
        Column::maybe("source_char_end", Kind::Integer),
        Column::maybe("source_byte_start", Kind::Integer),
        Column::maybe("source_byte_end", Kind::Integer),
        Column::always("attribution_mode", Kind::Text),
        Column::maybe("attribution_cue", Kind::Text),
        Column::always("rule_id", Kind::Text),
        Column::always("rule_version", Kind::Integer),
        Column::always("rule_also", Kind::Text),
        Column::always("confidence", Kind::Real),
        Column::always("confidence_reasons", Kind::Text),
    ],
};

/// How many columns at the end of the table `evidence` tell of the document.
pub(crate) const DOCUMENT_COLUMNS: usize = 11;

pub(super) static EVIDENCE: Table = Table {
    name: "evidence",
    of: Of::Claims,
    columns: &[
        Column::always("claim_id", Kind::Text),
        Column::always("quote", Kind::Text),
        Column::always("prefix", Kind::Text),
        Column::always("suffix", Kind::Text),
        Column::always("sentence", Kind::Text),
        Column::always("zone", Kind::Text),
        Column::maybe("char_start", Kind::Integer),
        Column::maybe("char_end", Kind::Integer),
        Column::maybe("byte_start", Kind::Integer),
        Column::maybe("byte_end", Kind::Integer),
        Column::maybe("passage_link", Kind::Text),
        Column::always("path", Kind::Text),
        Column::maybe("url", Kind::Text),
        Column::maybe("title", Kind::Text),
        Column::maybe("publisher", Kind::Text),
        Column::maybe("agency", Kind::Text),
        Column::maybe("author", Kind::Text),
        Column::maybe("published", Kind::Text),
        Column::maybe("published_basis", Kind::Text),
        Column::maybe("retrieved", Kind::Text),
        Column::maybe("language", Kind::Text),
        Column::always("sha256", Kind::Text),
    ],
};

pub(super) static SLOTS: Table = Table {
    name: "slots",
    of: Of::Claims,
    columns: &[
        Column::always("claim_id", Kind::Text),
        Column::always("slot", Kind::Text),
        Column::always("value_kind", Kind::Text),
        Column::maybe("value", Kind::Text),
        Column::maybe("number", Kind::Real),
        Column::maybe("name", Kind::Text),
        Column::maybe("kind", Kind::Text),
        Column::maybe("mention", Kind::Text),
        Column::maybe("resolved_by", Kind::Text),
        Column::maybe("char_start", Kind::Integer),
        Column::maybe("char_end", Kind::Integer),
        Column::maybe("byte_start", Kind::Integer),
        Column::maybe("byte_end", Kind::Integer),
    ],
};

pub(super) static VIA: Table = Table {
    name: "via",
    of: Of::Claims,
    columns: &[
        Column::always("claim_id", Kind::Text),
        Column::always("step", Kind::Integer),
        Column::maybe("source_id", Kind::Text),
        Column::maybe("name", Kind::Text),
        Column::always("kind", Kind::Text),
        Column::maybe("mention", Kind::Text),
        Column::maybe("count", Kind::Integer),
        Column::maybe("char_start", Kind::Integer),
        Column::maybe("char_end", Kind::Integer),
        Column::maybe("byte_start", Kind::Integer),
        Column::maybe("byte_end", Kind::Integer),
    ],
};

pub(super) fn rows<'r, E>(
    claim: &'r Claim,
    take: &mut dyn FnMut(&'static Table, Vec<Cell<'r>>) -> Result<(), E>,
) -> Result<(), E> {
    take(&CLAIMS, said(claim))?;
    take(&EVIDENCE, evidence(claim))?;
    for (name, value) in &claim.slots {
        take(&SLOTS, slot(&claim.id, name, value))?;
    }
    claim.attribution.via.iter().enumerate().try_for_each(|(step, via)| {
        let mut row = vec![Cell::text(&claim.id), Cell::index(step)];
        row.extend(source(via));
        take(&VIA, row)
    })
}

fn said(claim: &Claim) -> Vec<Cell<'_>> {
    let mut row = vec![
        Cell::text(&claim.id),
        Cell::text(&claim.key),
        Cell::text(&claim.claim_type),
        Cell::text(&claim.text),
        Cell::word(&claim.polarity),
        Cell::word(&claim.modality),
        Cell::json(&claim.modality_cues),
    ];
    row.extend(quantity(&claim.quantity));
    row.extend(time(&claim.time));
    row.extend(source(&claim.attribution.source));
    row.extend([
        Cell::word(&claim.attribution.mode),
        Cell::maybe(&claim.attribution.cue),
        Cell::text(&claim.rule.id),
        Cell::Integer(claim.rule.version.into()),
        Cell::json(&claim.rule.also),
        Cell::Real(claim.confidence),
        Cell::json(&claim.confidence_reasons),
    ]);
    row
}

fn quantity(quantity: &claimwire_record::Quantity) -> Vec<Cell<'_>> {
    let mut row = vec![
        Cell::maybe(&quantity.text),
        Cell::real(quantity.value),
        Cell::real(quantity.total),
        Cell::word(&quantity.comparator),
        Cell::real(quantity.low),
        Cell::real(quantity.high),
        Cell::maybe(&quantity.unit),
    ];
    row.extend(place(&quantity.span));
    row
}

fn source(source: &claimwire_record::Source) -> Vec<Cell<'_>> {
    let mut row = vec![
        Cell::maybe(&source.id),
        Cell::maybe(&source.name),
        Cell::word(&source.kind),
        Cell::maybe(&source.mention),
        Cell::integer(source.count),
    ];
    row.extend(place(&source.span));
    row
}

fn evidence(claim: &Claim) -> Vec<Cell<'_>> {
    let mut row = vec![
        Cell::text(&claim.id),
        Cell::text(&claim.quote),
        Cell::text(&claim.prefix),
        Cell::text(&claim.suffix),
        Cell::text(&claim.sentence),
        Cell::word(&claim.zone),
    ];
    row.extend(place(&claim.span));
    row.push(claim.passage_link().map_or(Cell::Null, |link| Cell::Text(link.into())));
    row.extend(document(&claim.document));
    row
}

/// The cells of a document, as they stand at the end of `evidence` and at the front of `articles`.
pub(super) fn document(document: &Document) -> [Cell<'_>; DOCUMENT_COLUMNS] {
    [
        Cell::text(&document.path),
        Cell::maybe(&document.url),
        Cell::maybe(&document.title),
        Cell::maybe(&document.publisher),
        Cell::maybe(&document.agency),
        Cell::maybe(&document.author),
        Cell::maybe(&document.published),
        Cell::word(&document.published_basis),
        Cell::maybe(&document.retrieved),
        Cell::maybe(&document.language),
        Cell::text(&document.sha256),
    ]
}

/// The cells of a slot behind the id of its owner; `value_kind` tells entities, words, numbers, flags and unsaid apart.
pub(super) fn slot<'r>(owner: &'r str, name: &'r str, value: &'r SlotValue) -> Vec<Cell<'r>> {
    let (value_kind, number) = match value {
        SlotValue::Flag(_) => ("flag", None),
        SlotValue::Number(number) => ("number", number.as_f64()),
        SlotValue::Word(_) => ("word", None),
        SlotValue::Amount(amount) => ("amount", amount.value.as_number()),
        SlotValue::Entity(_) => ("entity", None),
        SlotValue::Unsaid => ("unsaid", None),
    };
    let mut row = vec![
        Cell::text(owner),
        Cell::text(name),
        Cell::text(value_kind),
        Cell::identity(value),
        Cell::real(number),
    ];
    match value.entity() {
        None => row.resize(SLOTS.columns.len(), Cell::Null),
        Some(entity) => {
            row.extend([
                Cell::maybe(&entity.name),
                Cell::word(&entity.kind),
                Cell::maybe(&entity.mention),
                Cell::word(&entity.resolved_by),
            ]);
            row.extend(place(&entity.span));
        }
    }
    row
}
