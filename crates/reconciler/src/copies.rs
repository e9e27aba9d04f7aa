//! Texts turn into groups of near-duplicates: wire copy under many names, with a new headline or a cut end.
//!
//! Word 3-grams are sketched by MinHash (Broder 1997) and met in 42 bands of 3 rows (locality-sensitive hashing,
//! Indyk and Motwani 1998); a short cut of a long text is too unlike it for that, and meets it where both have one
//! long line. What meets is compared exactly, by the part of the shorter text that the longer one holds. Lines that
//! recur across the pages of one host, and pages that are little else, are left out first: login and paywall pages are
//! no copies of each other.

use std::collections::BTreeMap;

use claimwire_record::Article;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::draft::hash;
use crate::period::Period;

const BANDS: usize = 42;
const ROWS: usize = 3;
/// The least part of the shorter text's 3-grams that the longer one must hold.
const LEAST_HELD: f64 = 0.6;
/// Texts of fewer 3-grams than this are too short to tell a copy.
const LEAST_GRAMS: usize = 40;
/// Texts that share a line of so many 3-grams are compared.
const LONG_LINE: usize = 20;
/// A line on so many pages of one host is boilerplate.
const BOILERPLATE: u32 = 4;
/// Days between the publication of a text and of its copy.
const WINDOW: i32 = 7;
/// So many neighbours in a bucket are compared with each text.
const NEIGHBOURS: usize = 8;

/// Collects texts, and gives the groups of near-duplicates among them. Takes about eight bytes for each word.
#[derive(Debug, Default)]
pub struct Copies {
    pages: Vec<Page>,
}

/// What tells whether a document's text is a copy.
#[derive(Debug)]
pub struct Page {
    path: String,
    host: u64,
    published: Option<Period>,
    /// Hash and 3-grams of each line.
    lines: Vec<(u64, Vec<u32>)>,
}

impl Page {
    /// Reads an article: its paragraphs that claims are read from. Can be done on any thread.
    pub fn of(article: &Article) -> Page {
        let read = article.paragraphs.iter().filter(|paragraph| paragraph.zone.is_read());
        let lines = read.flat_map(|paragraph| article.paragraph_text(paragraph).lines());
        let document = &article.document;
        Page::read(&document.path, document.publisher.as_deref(), document.published.as_deref(), lines)
    }
    fn read<'t>(
        path: &str,
        host: Option<&str>,
        published: Option<&str>,
        lines: impl Iterator<Item = &'t str>,
    ) -> Page {
        let lines = lines.map(|line| {
            let words = crate::answer::folded(line);
            (hash(&words), grams(&words))
        });
        Page {
            path: path.to_owned(),
            host: hash(host.unwrap_or(path)),
            published: published.and_then(Period::parse),
            lines: lines.collect(),
        }
    }
}

impl Copies {
    /// Takes a page; one that is there already changes nothing.
    pub fn enter(&mut self, page: Page) {
        self.pages.push(page);
    }
    /// Groups of paths whose texts are near-duplicates, each group and all groups in order.
    pub fn groups(mut self) -> Vec<Vec<String>> {
        self.pages.sort_by(|a, b| (&a.path, &a.lines).cmp(&(&b.path, &b.lines)));
        self.pages.dedup_by(|a, b| (&a.path, &a.lines) == (&b.path, &b.lines));
        self.leave_out_boilerplate();
        let sets = self.gram_sets();
        let sketches: Vec<Option<Vec<u64>>> = sets.par_iter().map(|set| sketch(set)).collect();
        let mut buckets: FxHashMap<(usize, u64), Vec<u32>> = FxHashMap::default();
        for (number, sketch) in sketches.iter().enumerate() {
            for (band, key) in sketch.iter().flatten().enumerate() {
                buckets.entry((band, *key)).or_default().push(number as u32);
            }
            let long = |(_, grams): &&(u64, Vec<u32>)| sketch.is_some() && grams.len() >= LONG_LINE;
            for (_, grams) in self.pages[number].lines.iter().filter(long) {
                for key in line_keys(grams) {
                    buckets.entry((BANDS, key)).or_default().push(number as u32);
                }
            }
        }
        let mut pairs: FxHashSet<(u32, u32)> = FxHashSet::default();
        for bucket in buckets.into_values() {
            for (at, one) in bucket.iter().enumerate() {
                pairs.extend(bucket[at + 1..].iter().take(NEIGHBOURS).map(|other| (*one, *other)));
            }
        }
        let mut copies: Vec<(u32, u32)> = pairs
            .into_iter()
            .filter(|(one, other)| self.is_copy(&sets, *one as usize, *other as usize))
            .collect();
        copies.sort_unstable();
        self.joined(&copies)
    }
    /// Drops the lines that recur across the pages of a host.
    fn leave_out_boilerplate(&mut self) {
        let mut times: FxHashMap<(u64, u64), u32> = FxHashMap::default();
        for page in &self.pages {
            let own: FxHashSet<u64> = page.lines.iter().map(|(line, _)| *line).collect();
            own.into_iter().for_each(|line| *times.entry((page.host, line)).or_default() += 1);
        }
        for page in &mut self.pages {
            let host = page.host;
            page.lines.retain(|(line, _)| times[&(host, *line)] < BOILERPLATE);
        }
    }
    /// The 3-grams of each page, sorted.
    fn gram_sets(&self) -> Vec<Vec<u32>> {
        let set = |page: &Page| {
            let mut grams: Vec<u32> = page.lines.iter().flat_map(|(_, grams)| grams).copied().collect();
            grams.sort_unstable();
            grams.dedup();
            grams
        };
        self.pages.iter().map(set).collect()
    }
    fn is_copy(&self, sets: &[Vec<u32>], one: usize, other: usize) -> bool {
        let is_near = match (self.pages[one].published, self.pages[other].published) {
            (Some(a), Some(b)) => (a.from - b.to).max(b.from - a.to) <= WINDOW,
            _ => true,
        };
        is_near && held(&sets[one], &sets[other]) >= LEAST_HELD
    }
    fn joined(&self, copies: &[(u32, u32)]) -> Vec<Vec<String>> {
        let mut group: Vec<u32> = (0..self.pages.len() as u32).collect();
        for (one, other) in copies {
            let (from, to) = (group[*other as usize], group[*one as usize]);
            let (from, to) = (from.max(to), from.min(to));
            group.iter_mut().filter(|number| **number == from).for_each(|number| *number = to);
        }
        let mut groups: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for (page, number) in self.pages.iter().zip(group) {
            groups.entry(number).or_default().push(page.path.clone());
        }
        groups.into_values().filter(|group| group.len() > 1).collect()
    }
}

/// Hashes of all runs of three words.
fn grams(words: &str) -> Vec<u32> {
    let words: Vec<&str> = words.split(' ').collect();
    words.windows(3).map(|three| hash(three) as u32).collect()
}

/// Two keys, of which lines that differ in a few words, such as a dateline, share one or both: the least two and the
/// greatest two of a line's 3-grams.
fn line_keys(grams: &[u32]) -> [u64; 2] {
    let least_two = |mixed: fn(u32) -> u32| {
        grams.iter().map(|&gram| mixed(gram)).fold((u32::MAX, u32::MAX), |(first, second), gram| {
            match (gram < first, gram > first && gram < second) {
                (true, _) => (gram, first),
                (_, true) => (first, gram),
                _ => (first, second),
            }
        })
    };
    [hash(least_two(|gram| gram)), hash(least_two(|gram| !gram))]
}

/// The part of the smaller set that the larger one holds; both are sorted.
fn held(one: &[u32], other: &[u32]) -> f64 {
    let (small, large) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let shared = small.iter().filter(|gram| large.binary_search(gram).is_ok()).count();
    shared as f64 / small.len().max(1) as f64
}

/// One key for each band; none for a text that is too short.
fn sketch(set: &[u32]) -> Option<Vec<u64>> {
    if set.len() < LEAST_GRAMS {
        return None;
    }
    let least = |row: usize| {
        let (factor, shift) = (mixed(row as u64 * 2 + 1) | 1, mixed(row as u64 * 2 + 2));
        set.iter()
            .map(|gram| u64::from(*gram).wrapping_mul(factor).wrapping_add(shift) >> 32)
            .min()
            .unwrap_or(0)
    };
    let minima: Vec<u64> = (0..BANDS * ROWS).map(least).collect();
    Some(minima.chunks(ROWS).map(hash).collect())
}

/// A well-mixed constant for each number (the finaliser of SplitMix64).
fn mixed(number: u64) -> u64 {
    let z = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(from: usize, to: usize) -> String {
        (from..to).map(|word| format!("word{word}")).collect::<Vec<_>>().join(" ")
    }

    fn groups(pages: &[(&str, &str, &str, String)]) -> Vec<Vec<String>> {
        let mut copies = Copies::default();
        for (path, host, day, text) in pages {
            copies.enter(Page::read(path, Some(host), Some(day), text.lines()));
        }
        copies.groups()
    }

    #[test]
    fn a_cut_copy_under_a_new_headline_is_found() {
        let wire = text(0, 300);
        let cut = format!("A headline of its own\n{}", text(0, 220));
        let other = text(1000, 1300);
        let pages =
            [("b", "B", "2024-04-03", cut), ("a", "A", "2024-04-02", wire), ("c", "C", "2024-04-02", other)];
        assert_eq!(groups(&pages), [["a", "b"]]);
    }

    #[test]
    fn one_paragraph_of_a_long_text_under_a_headline_is_a_copy() {
        let wire = format!("{}\n{}", text(0, 46), text(46, 600));
        let brief = format!("A headline of its own\nGraz, 3 April — {}", text(0, 46));
        let other = text(2000, 2200);
        let pages = [
            ("a", "A", "2024-04-02", wire),
            ("b", "B", "2024-04-03", brief),
            ("c", "C", "2024-04-03", other),
        ];
        assert_eq!(groups(&pages), [["a", "b"]]);
    }

    #[test]
    fn the_same_words_a_month_later_are_no_copy() {
        let pages = [("a", "A", "2024-04-02", text(0, 300)), ("b", "B", "2024-05-20", text(0, 300))];
        assert!(groups(&pages).is_empty());
    }

    #[test]
    fn pages_that_share_only_what_their_host_prints_everywhere_are_no_copies() {
        let login = text(0, 120);
        let page = |path, own| (path, "H", "2024-04-02", format!("{login}\n{}", text(own, own + 60)));
        let pages = [page("a", 1000), page("b", 2000), page("c", 3000), page("d", 4000)];
        assert!(groups(&pages).is_empty());
    }
}
