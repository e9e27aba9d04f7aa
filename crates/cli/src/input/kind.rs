//! A file name turns into what to do with the file.

/// What to do with a file that a folder holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Read it as an article; the cleaner tells whether it is one.
    Document,
    /// What is known about the documents beside it.
    Sidecar,
    /// No document and no error: notes, gold, hidden files.
    PassedOver,
    /// Never holds an article, by its ending.
    NoArticle,
}

/// The name of the file that says who published the documents beside it, and when.
pub(crate) const SIDECAR: &str = "articles.jsonl";

/// Endings of files that come along with saved pages.
const NO_ARTICLE: &[&str] = &[
    "avif", "bmp", "css", "dll", "exe", "gif", "ico", "jpeg", "jpg", "js", "map", "mjs", "mov", "mp3", "mp4",
    "ogg", "otf", "png", "so", "svg", "tif", "tiff", "ttf", "wasm", "wav", "webm", "webp", "woff", "woff2",
];

/// What to do with the file `name` (without folders) that stands in a folder.
pub(crate) fn kind_in_folder(name: &str) -> Kind {
    let is_note = |stem: &str| {
        name == stem || name.starts_with(&format!("{stem}.")) || name.starts_with(&format!("{stem}-"))
    };
    match name {
        SIDECAR => Kind::Sidecar,
        _ if name.starts_with('.') || name.ends_with(".gold.jsonl") => Kind::PassedOver,
        _ if ["README", "SOURCES", "LICENSE"].into_iter().any(is_note) => Kind::PassedOver,
        _ => kind_of(name),
    }
}

/// What to do with the file `name` that was asked for by name.
pub(crate) fn kind_of(name: &str) -> Kind {
    let Some((_, ending)) = name.rsplit_once('.') else { return Kind::Document };
    let ending = ending.to_ascii_lowercase();
    if NO_ARTICLE.contains(&ending.as_str()) { Kind::NoArticle } else { Kind::Document }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_decide_and_unknown_ones_are_tried() {
        assert_eq!(kind_in_folder("a.txt"), Kind::Document);
        assert_eq!(kind_in_folder("a.HTML"), Kind::Document);
        assert_eq!(kind_in_folder("article-0017"), Kind::Document);
        assert_eq!(kind_in_folder("logo.svg"), Kind::NoArticle);
    }

    #[test]
    fn notes_and_gold_are_no_documents() {
        for name in ["README.md", "SOURCES-A.md", "SOURCES.md", ".hidden.txt", "claims.gold.jsonl"] {
            assert_eq!(kind_in_folder(name), Kind::PassedOver, "{name}");
        }
        assert_eq!(kind_in_folder("READMEABLE.txt"), Kind::Document);
        assert_eq!(kind_in_folder("articles.jsonl"), Kind::Sidecar);
        assert_eq!(kind_of("README.md"), Kind::Document);
    }
}
