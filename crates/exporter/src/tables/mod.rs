//! Records turn into rows of tables: the relational image that CSV, SQLite and Parquet share.
//!
//! Nothing is lost: every field of a record is in a column, lists and lone slot values as JSON where they have
//! no table of their own. Rows name each other by ids that the records have (claim id, fact id, document path).

mod article;
mod by_type;
mod cell;
mod claim;
mod fact;

use crate::{Inputs, Record};

pub(crate) use by_type::TypeTable;
pub(crate) use cell::{Cell, Column, Kind};
#[cfg(feature = "sqlite")]
pub(crate) use claim::DOCUMENT_COLUMNS;

/// A kind of row.
#[derive(Debug, PartialEq)]
pub(crate) struct Table {
    /// Its name: a plural noun.
    pub name: &'static str,
    /// The records that its rows come from.
    pub of: Of,
    /// Its columns, in order.
    pub columns: &'static [Column],
}

/// Where the rows of a table come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    Articles,
    Claims,
    Facts,
}

/// Every table, the ones that people open first at the front.
pub(crate) static TABLES: [&Table; 13] = [
    &claim::CLAIMS,
    &claim::EVIDENCE,
    &claim::SLOTS,
    &claim::VIA,
    &fact::FACTS,
    &fact::POSITIONS,
    &fact::POSITION_CLAIMS,
    &fact::RELATIONS,
    &fact::ORIGINS,
    &fact::LINKS,
    &fact::QUESTION_SLOTS,
    &article::ARTICLES,
    &article::PARAGRAPHS,
];

/// The tables that the inputs fill.
pub(crate) fn filled(inputs: Inputs) -> impl Iterator<Item = &'static Table> {
    TABLES.into_iter().filter(move |table| match table.of {
        Of::Articles => inputs.articles,
        Of::Claims => true,
        Of::Facts => inputs.facts,
    })
}

/// Hands every row that a record makes to `take`, in a fixed order; the first error ends it.
pub(crate) fn rows<'r, E>(
    record: Record<'r>,
    take: &mut dyn FnMut(&'static Table, Vec<Cell<'r>>) -> Result<(), E>,
) -> Result<(), E> {
    match record {
        Record::Article(article) => article::rows(article, take),
        Record::Claim(claim) => claim::rows(claim, take),
        Record::Fact(fact) => fact::rows(fact, take),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    #[test]
    fn every_row_fits_its_table() {
        let (article, claim, fact) = (examples::article(), examples::claim(), examples::fact());
        let mut seen = Vec::new();
        for record in [Record::Article(&article), Record::Claim(&claim), Record::Fact(&fact)] {
            let mut take = |table: &'static Table, row: Vec<Cell>| {
                assert_eq!(row.len(), table.columns.len(), "{}", table.name);
                for (column, cell) in table.columns.iter().zip(&row) {
                    assert!(cell.fits(column), "{}.{}: {cell:?}", table.name, column.name);
                }
                seen.push(table.name);
                Ok::<(), ()>(())
            };
            rows(record, &mut take).unwrap();
        }
        for table in TABLES {
            assert!(seen.contains(&table.name), "{}", table.name);
        }
    }
}
