//! Documents, claims and facts turn into the addresses at which a report shows them.
//!
//! Addresses depend on the record alone, so that a link into one report holds in the next.

use claimwire_record::{Claim, Document, content_hash, folded_id};

use crate::Dossier;

/// The most characters of a file's own name in the name of its page.
const MOST_OF_NAME: usize = 48;

/// The file name of a document's page: its own name in plain letters, and a hash of its path.
pub fn article_page(document: &Document) -> String {
    let file = document.path.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let name: String = folded_id(stem).chars().take(MOST_OF_NAME).collect();
    let hash = content_hash([document.path.as_str()]);
    format!("{}-{}.html", if name.is_empty() { "article" } else { &name }, &hash[..8])
}

/// Where a claim's card stands, seen from the page whose folder of articles is `articles`.
pub fn claim_link(dossier: &Dossier, claim: &Claim, articles: &str) -> Option<String> {
    let page = dossier.page_of(&claim.document.path)?;
    Some(format!("{articles}{page}#{}", claim_anchor(&claim.id)))
}

/// The anchor of a claim's card on its article's page.
pub fn claim_anchor(id: &str) -> String {
    format!("c-{}", folded_id(id))
}

/// The anchor of a claim's evidence in the text of its article's page.
pub fn text_anchor(id: &str) -> String {
    format!("t-{}", folded_id(id))
}

/// The fragment that opens a fact on the front page.
pub fn fact_fragment(id: &str) -> String {
    format!("fact={}", folded_id(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_hostile_paths_have_plain_names() {
        let page = |path: &str| article_page(&Document { path: path.into(), ..Document::default() });
        for path in ["a/../\"><script>.txt", "x/ü.txt", "", "a/\u{202e}b.html", &"x".repeat(4000)] {
            let page = page(path);
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
            assert!(page.chars().all(plain) && page.len() < 80 && page.ends_with(".html"), "{page}");
        }
        assert_ne!(page("a/x.txt"), page("b/x.txt"), "files of one name have pages of their own");
    }
}
