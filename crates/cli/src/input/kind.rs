//! A file name turns into what to do with the file.

/// What to do with a file that a folder holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Read it as an article; the cleaner tells whether it is one.
    Document,
    /// Read the documents that it holds.
    Container(Container),
    /// What is known about the documents beside it.
    Sidecar,
    /// No document and no error: notes, gold, hidden files.
    PassedOver,
    /// Never holds an article, by its ending.
    NoArticle,
}

/// The kinds of files that hold many documents; each may be packed with gzip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Container {
    /// A WARC file: what a crawler received (ISO 28500).
    Warc,
    /// A tape archive of documents and containers.
    Tar,
    /// One article in JSON on each line.
    Lines,
    /// A feed in RSS, Atom or JSON.
    Feed,
    /// One document packed with gzip.
    Gzip,
}

/// Endings of containers, without the `.gz` that may follow.
const CONTAINERS: &[(&str, Container)] = &[
    (".warc", Container::Warc),
    (".wet", Container::Warc),
    (".tar", Container::Tar),
    (".tgz", Container::Tar),
    (".jsonl", Container::Lines),
    (".ndjson", Container::Lines),
    (".rss", Container::Feed),
    (".atom", Container::Feed),
    (".rdf", Container::Feed),
    (".xml", Container::Feed),
];

/// Files that claimwire itself writes beside articles: the records of a run are no news.
const OWN_OUTPUT: &[&str] = &["claims.jsonl", "facts.jsonl", "rejected.jsonl"];

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
        _ if OWN_OUTPUT.contains(&name) => Kind::PassedOver,
        _ if name.starts_with('.') || name.ends_with(".gold.jsonl") => Kind::PassedOver,
        _ if ["README", "SOURCES", "LICENSE"].into_iter().any(is_note) => Kind::PassedOver,
        _ => kind_of(name),
    }
}

/// What to do with the file `name` that was asked for by name.
pub(crate) fn kind_of(name: &str) -> Kind {
    let lower = name.to_ascii_lowercase();
    let bare = lower.strip_suffix(".gz");
    let of_ending = |row: &&(&str, Container)| bare.unwrap_or(&lower).ends_with(row.0);
    if let Some((_, container)) = CONTAINERS.iter().find(of_ending) {
        return Kind::Container(*container);
    }
    if bare.is_some() {
        return Kind::Container(Container::Gzip);
    }
    let Some((_, ending)) = lower.rsplit_once('.') else { return Kind::Document };
    if NO_ARTICLE.contains(&ending) { Kind::NoArticle } else { Kind::Document }
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
    fn containers_are_told_by_what_stands_before_gz() {
        for (name, container) in [
            ("crawl-00001.warc.gz", Container::Warc),
            ("CC-MAIN.warc.wet.gz", Container::Warc),
            ("pages.TGZ", Container::Tar),
            ("rows.jsonl", Container::Lines),
            ("feed.xml", Container::Feed),
            ("page.html.gz", Container::Gzip),
        ] {
            assert_eq!(kind_in_folder(name), Kind::Container(container), "{name}");
        }
    }

    #[test]
    fn notes_and_gold_are_no_documents() {
        for name in ["README.md", "SOURCES-A.md", "SOURCES.md", ".hidden.txt", "claims.gold.jsonl"] {
            assert_eq!(kind_in_folder(name), Kind::PassedOver, "{name}");
        }
        assert_eq!(kind_in_folder("claims.jsonl"), Kind::PassedOver);
        assert_eq!(kind_in_folder("READMEABLE.txt"), Kind::Document);
        assert_eq!(kind_in_folder("articles.jsonl"), Kind::Sidecar);
        assert_eq!(kind_of("README.md"), Kind::Document);
    }
}
