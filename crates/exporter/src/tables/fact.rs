//! A fact turns into a row, and a row for each answer, for each claim behind it, for each relation between
//! answers, and for each document of an origin.

use claimwire_record::{Fact, Position};

use super::cell::{Cell, Column, Kind, time};
use super::claim::slot;
use super::{Of, Table};

pub(super) static FACTS: Table = Table {
    name: "facts",
    of: Of::Facts,
    columns: &[
        Column::always("id", Kind::Text),
        Column::always("key", Kind::Text),
        Column::always("type", Kind::Text),
        Column::always("status", Kind::Text),
        Column::always("rule", Kind::Text),
        Column::always("explanation", Kind::Text),
        Column::maybe("best", Kind::Text),
        Column::always("best_json", Kind::Text),
        Column::maybe("low", Kind::Real),
        Column::maybe("high", Kind::Real),
        Column::maybe("as_of_value", Kind::Text),
        Column::maybe("as_of_grain", Kind::Text),
        Column::maybe("as_of_text", Kind::Text),
        Column::maybe("as_of_basis", Kind::Text),
        Column::always("claims", Kind::Integer),
        Column::always("documents", Kind::Integer),
        Column::always("sources", Kind::Integer),
        Column::always("origins", Kind::Integer),
    ],
};

pub(super) static POSITIONS: Table = Table {
    name: "positions",
    of: Of::Facts,
    columns: &[
        Column::always("fact_id", Kind::Text),
        Column::always("position", Kind::Integer),
        Column::maybe("value", Kind::Text),
        Column::always("value_json", Kind::Text),
        Column::always("polarity", Kind::Text),
        Column::always("modality", Kind::Text),
        Column::maybe("scope", Kind::Text),
        Column::always("text", Kind::Text),
        Column::always("status", Kind::Text),
        Column::maybe("first_value", Kind::Text),
        Column::maybe("first_grain", Kind::Text),
        Column::maybe("first_text", Kind::Text),
        Column::maybe("first_basis", Kind::Text),
        Column::maybe("last_value", Kind::Text),
        Column::maybe("last_grain", Kind::Text),
        Column::maybe("last_text", Kind::Text),
        Column::maybe("last_basis", Kind::Text),
        Column::always("origins", Kind::Text),
    ],
};

pub(super) static POSITION_CLAIMS: Table = Table {
    name: "position_claims",
    of: Of::Facts,
    columns: &[
        Column::always("fact_id", Kind::Text),
        Column::always("position", Kind::Integer),
        Column::always("claim_id", Kind::Text),
    ],
};

pub(super) static RELATIONS: Table = Table {
    name: "relations",
    of: Of::Facts,
    columns: &[
        Column::always("fact_id", Kind::Text),
        Column::always("position", Kind::Integer),
        Column::always("to_position", Kind::Integer),
        Column::always("kind", Kind::Text),
        Column::always("rule", Kind::Text),
    ],
};

pub(super) static ORIGINS: Table = Table {
    name: "origins",
    of: Of::Facts,
    columns: &[
        Column::always("fact_id", Kind::Text),
        Column::always("origin", Kind::Integer),
        Column::always("path", Kind::Text),
        Column::always("why", Kind::Text),
    ],
};

pub(super) static LINKS: Table = Table {
    name: "links",
    of: Of::Facts,
    columns: &[
        Column::always("fact_id", Kind::Text),
        Column::always("link", Kind::Integer),
        Column::always("linked_fact", Kind::Text),
        Column::always("side", Kind::Text),
        Column::always("name", Kind::Text),
    ],
};

pub(super) static QUESTION_SLOTS: Table = Table {
    name: "question_slots",
    of: Of::Facts,
    columns: &[
        Column::always("fact_id", Kind::Text),
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

type Take<'t, 'r, E> = &'t mut dyn FnMut(&'static Table, Vec<Cell<'r>>) -> Result<(), E>;

pub(super) fn rows<'r, E>(fact: &'r Fact, take: Take<'_, 'r, E>) -> Result<(), E> {
    take(&FACTS, outcome(fact))?;
    for (name, value) in &fact.slots {
        take(&QUESTION_SLOTS, slot(&fact.id, name, value))?;
    }
    for (index, position) in fact.positions.iter().enumerate() {
        position_rows(fact, index, position, take)?;
    }
    for (index, link) in fact.links.iter().enumerate() {
        let mut row = vec![Cell::text(&fact.id), Cell::index(index), Cell::text(&link.fact)];
        row.extend([Cell::word(&link.side), Cell::text(&link.name)]);
        take(&LINKS, row)?;
    }
    for (index, origin) in fact.origins.iter().enumerate() {
        for path in &origin.documents {
            let row =
                vec![Cell::text(&fact.id), Cell::index(index), Cell::text(path), Cell::text(&origin.why)];
            take(&ORIGINS, row)?;
        }
    }
    Ok(())
}

fn outcome(fact: &Fact) -> Vec<Cell<'_>> {
    let mut row = vec![
        Cell::text(&fact.id),
        Cell::text(&fact.key),
        Cell::text(&fact.claim_type),
        Cell::word(&fact.status),
        Cell::text(&fact.rule),
        Cell::text(&fact.explanation),
        Cell::identity(&fact.best),
        Cell::json(&fact.best),
        Cell::real(fact.low),
        Cell::real(fact.high),
    ];
    row.extend(time(&fact.as_of));
    let counts = &fact.counts;
    row.extend(
        [counts.claims, counts.documents, counts.sources, counts.origins]
            .map(|count| Cell::Integer(count.into())),
    );
    row
}

fn position_rows<'r, E>(
    fact: &'r Fact,
    index: usize,
    position: &'r Position,
    take: Take<'_, 'r, E>,
) -> Result<(), E> {
    let owner = || [Cell::text(&fact.id), Cell::index(index)];
    let mut row = Vec::from(owner());
    row.extend([
        Cell::identity(&position.value),
        Cell::json(&position.value),
        Cell::word(&position.polarity),
        Cell::word(&position.modality),
        Cell::maybe(&position.scope),
        Cell::text(&position.text),
        Cell::word(&position.status),
    ]);
    row.extend(time(&position.first));
    row.extend(time(&position.last));
    row.push(Cell::json(&position.origins));
    take(&POSITIONS, row)?;
    for claim in &position.claims {
        let mut row = Vec::from(owner());
        row.push(Cell::text(claim));
        take(&POSITION_CLAIMS, row)?;
    }
    position.relations.iter().try_for_each(|relation| {
        let mut row = Vec::from(owner());
        row.extend([
            Cell::Integer(relation.to.into()),
            Cell::text(&relation.kind),
            Cell::text(&relation.rule),
        ]);
        take(&RELATIONS, row)
    })
}
