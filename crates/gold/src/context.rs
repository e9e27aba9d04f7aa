//! Evidence turns into an excerpt: the quote within its sentence, as far as a text or a claim gives it;
//! and a document's file name into its path and lines.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::{Evidence, FoundClaim, GoldClaim};

/// How far a sentence is looked for on either side of the evidence, in code points.
const REACH: usize = 300;

/// Evidence within its sentence. Text from the web, as it stands: to be escaped by whoever shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Excerpt {
    /// The sentence before the evidence.
    pub before: String,
    /// The evidence.
    pub quote: String,
    /// The sentence behind the evidence.
    pub after: String,
}

impl Excerpt {
    /// The quote within the sentence; alone where the sentence does not hold it.
    pub fn within(sentence: &str, quote: &str) -> Self {
        let (before, after) = sentence.split_once(quote).unwrap_or_default();
        Excerpt { before: before.into(), quote: quote.into(), after: after.into() }
    }
    /// A found claim's own quote and sentence.
    pub(crate) fn of_claim(claim: &FoundClaim) -> Self {
        Excerpt::within(claim.sentence(), claim.quote())
    }
}

/// Where sentences are looked up: texts of documents, then sentences of claims.
pub(crate) struct Sentences<'a> {
    texts: &'a BTreeMap<String, String>,
    of_claims: FxHashMap<&'a str, Vec<&'a str>>,
    paths: FxHashMap<&'a str, &'a str>,
}

impl<'a> Sentences<'a> {
    pub fn new(texts: &'a BTreeMap<String, String>, claims: &'a [FoundClaim]) -> Self {
        let mut of_claims: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for claim in claims.iter().filter(|claim| !claim.sentence().is_empty()) {
            of_claims.entry(claim.doc()).or_default().push(claim.sentence());
        }
        let mut paths = FxHashMap::default();
        for claim in claims {
            paths.entry(claim.doc()).or_insert(claim.path());
        }
        Sentences { texts, of_claims, paths }
    }
    /// The path of a gold claim's document, as far as it is known.
    pub fn path(&self, gold: &GoldClaim) -> String {
        match self.paths.get(gold.doc.as_str()) {
            Some(path) => (*path).to_owned(),
            None if self.texts.contains_key(&gold.doc) => beside(&gold.place.file, &gold.doc),
            None => gold.doc.clone(),
        }
    }
    /// The evidence within its sentence.
    pub fn excerpt(&self, doc: &str, evidence: &Evidence) -> Excerpt {
        let in_text = self.texts.get(doc).and_then(|text| in_text(text, evidence));
        in_text.unwrap_or_else(|| Excerpt::within(self.of_claim(doc, &evidence.quote), &evidence.quote))
    }
    /// The shortest sentence of the document's claims that holds the quote.
    fn of_claim(&self, doc: &str, quote: &str) -> &'a str {
        let all = self.of_claims.get(doc).into_iter().flatten().copied();
        all.filter(|sentence| sentence.contains(quote))
            .min_by_key(|sentence| sentence.len())
            .unwrap_or_default()
    }
    /// The line of a document that holds a code point, from 1; nothing where the text is not at hand.
    pub fn line(&self, doc: &str, code_point: i64) -> Option<usize> {
        let at = usize::try_from(code_point).ok()?;
        let text = self.texts.get(doc)?;
        Some(1 + text.chars().take(at).filter(|c| *c == '\n').count())
    }
}

/// The path of a file in the folder of another.
fn beside(file: &str, name: &str) -> String {
    file.rsplit_once('/').map_or_else(|| name.to_owned(), |(folder, _)| format!("{folder}/{name}"))
}

/// Nothing where the text does not hold the quote at its place: then it is another text.
fn in_text(text: &str, evidence: &Evidence) -> Option<Excerpt> {
    let start = text.char_indices().map(|(at, _)| at).nth(evidence.start as usize)?;
    let (before, rest) = text.split_at(start);
    let after = rest.strip_prefix(evidence.quote.as_str())?;
    Some(Excerpt {
        before: sentence_tail(before).into(),
        quote: evidence.quote.clone(),
        after: sentence_head(after).into(),
    })
}

/// What of `before` belongs to the sentence that is under way at its end.
fn sentence_tail(before: &str) -> &str {
    let from = before.char_indices().rev().take(REACH).last().map_or(0, |(at, _)| at);
    let window = &before[from..];
    let mut ends = window.char_indices().filter(|(at, c)| is_end(*c, &window[at + c.len_utf8()..]));
    let start = ends.next_back().map_or(0, |(at, c)| at + c.len_utf8());
    window[start..].trim_start_matches(is_closing).trim_start()
}

/// What of `after` still belongs to the sentence that is under way at its start.
fn sentence_head(after: &str) -> &str {
    let to = after.char_indices().nth(REACH).map_or(after.len(), |(at, _)| at);
    let window = &after[..to];
    let end = window.char_indices().find(|(at, c)| is_end(*c, &window[at + c.len_utf8()..]));
    let Some((at, c)) = end else { return window.trim_end() };
    let behind = at + c.len_utf8();
    let closing: usize = window[behind..].chars().take_while(|c| is_closing(*c)).map(char::len_utf8).sum();
    window[..behind + closing].trim_end()
}

/// Whether a sentence ends with `c`: a stop with white space behind it, or a blank line.
fn is_end(c: char, behind: &str) -> bool {
    let next = behind.trim_start_matches(is_closing).chars().next();
    let stop = matches!(c, '.' | '!' | '?') && next.is_none_or(char::is_whitespace);
    stop || (c == '\n' && behind.starts_with(['\n', '\r']))
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_is_shown_in_its_sentence() {
        let text = "Title\n\nIt rained. Élan “backs the bid.” Then it stopped.";
        let start = text.chars().position(|c| c == 'b').unwrap_or_default() as u32;
        let evidence = Evidence { start, end: start + 13, quote: "backs the bid".into() };
        let excerpt = in_text(text, &evidence);
        let expected =
            Excerpt { before: "Élan “".into(), quote: "backs the bid".into(), after: ".”".into() };
        assert_eq!(excerpt, Some(expected));
        assert_eq!(in_text("another text altogether, longer", &evidence), None);
    }
}
