//! An article turns into a row with its text, and a row for each paragraph.

use claimwire_record::Article;

use super::cell::{Cell, Column, Kind, place};
use super::claim::document;
use super::{Of, Table};

pub(super) static ARTICLES: Table = Table {
    name: "articles",
    of: Of::Articles,
    columns: &[
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
        Column::always("text_is_input", Kind::Flag),
        Column::always("text", Kind::Text),
    ],
};

pub(super) static PARAGRAPHS: Table = Table {
    name: "paragraphs",
    of: Of::Articles,
    columns: &[
        Column::always("path", Kind::Text),
        Column::always("paragraph", Kind::Integer),
        Column::always("zone", Kind::Text),
        Column::maybe("reason", Kind::Text),
        Column::maybe("char_start", Kind::Integer),
        Column::maybe("char_end", Kind::Integer),
        Column::maybe("byte_start", Kind::Integer),
        Column::maybe("byte_end", Kind::Integer),
        Column::maybe("page_path", Kind::Text),
        Column::maybe("page_byte_start", Kind::Integer),
        Column::maybe("page_byte_end", Kind::Integer),
    ],
};

pub(super) fn rows<'r, E>(
    article: &'r Article,
    take: &mut dyn FnMut(&'static Table, Vec<Cell<'r>>) -> Result<(), E>,
) -> Result<(), E> {
    let mut row = Vec::from(document(&article.document));
    row.extend([Cell::Flag(article.text_is_input), Cell::text(&article.text)]);
    take(&ARTICLES, row)?;
    article.paragraphs.iter().enumerate().try_for_each(|(index, paragraph)| {
        let path = Cell::text(&article.document.path);
        let mut row =
            vec![path, Cell::index(index), Cell::word(&paragraph.zone), Cell::maybe(&paragraph.reason)];
        row.extend(place(&paragraph.span));
        let page = &paragraph.page;
        row.extend([Cell::maybe(&page.path), Cell::integer(page.byte_start), Cell::integer(page.byte_end)]);
        take(&PARAGRAPHS, row)
    })
}
