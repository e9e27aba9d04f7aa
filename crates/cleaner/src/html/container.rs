//! Finds the part of a page that holds the article: what is marked as such, or else where running text is densest.

use claimwire_record::Zone;

use super::outline::{Block, Outline};
use super::words::{Force, Noise};
use crate::shape;

/// Fewer bytes of text are a label, not running text.
const RUNNING: usize = 60;
/// A part that is marked as the article holds at least so many bytes of running text.
const LEAST: i64 = 140;
/// A part with more bytes of text is no byline, date line or caption, whatever its classes say.
const CREDIT: i64 = 500;

/// The part that holds the article, and how much text every part holds.
pub(crate) struct Container {
    /// The index of the part.
    pub(crate) part: usize,
    /// How much text every part holds.
    pub(crate) amounts: Amounts,
}

/// How much text every part holds, in bytes.
pub(crate) struct Amounts {
    /// All text.
    text: Vec<i64>,
    /// Links.
    linked: Vec<i64>,
    /// Running text, links left out.
    prose: Vec<i64>,
    /// Blocks.
    items: Vec<i64>,
    /// Blocks with a link in them.
    linked_items: Vec<i64>,
}

impl Amounts {
    fn of(outline: &Outline<'_>) -> Self {
        Amounts {
            text: outline.totals(|block| block.range.len() as i64),
            linked: outline.totals(|block| block.linked as i64),
            prose: outline.totals(|block| running(outline, block)),
            items: outline.totals(|_| 1),
            linked_items: outline.totals(|block| i64::from(block.linked > 0)),
        }
    }

    /// Bytes of running text.
    pub(crate) fn prose(&self, part: usize) -> i64 {
        self.prose[part]
    }

    /// Whether a part is furniture, as its words say, within a whole that holds the article.
    pub(crate) fn is_furniture(&self, noise: Noise, part: usize, whole: usize) -> bool {
        let (prose, all) = (self.prose[part], self.prose[whole].max(1));
        let linked = self.linked[part] * 2 > self.text[part];
        match noise.force {
            Force::Hard if matches!(noise.reason, "comments" | "cookie notice") => prose * 10 < all * 9,
            Force::Hard => prose * 10 < all * 7,
            Force::Sure => prose * 10 < all * 6 && (linked || prose < 500 || prose * 100 < all * 4),
            Force::Likely => {
                let related = noise.reason == "related links";
                let links = !related || self.linked[part] * 5 >= self.text[part];
                let share = if related { 8 } else { 4 };
                links && prose * 100 < all * share && (linked || self.text[part] < 800)
            }
        }
    }

    /// Whether a list holds links for the most part: every item one, and more link than other text.
    pub(crate) fn is_link_list(&self, list: usize) -> bool {
        self.items[list] >= 3
            && self.linked_items[list] * 10 >= self.items[list] * 8
            && self.linked[list] * 10 >= self.text[list] * 3
    }

    /// The zone that a part gives its text; parts with much text are no credits.
    pub(crate) fn zone(&self, outline: &Outline<'_>, part: usize) -> Option<Zone> {
        let credit =
            |zone: &Zone| matches!(zone, Zone::Byline | Zone::Dateline | Zone::Caption | Zone::Subtitle);
        outline.parts[part].marks.zone.filter(|zone| !credit(zone) || self.text[part] <= CREDIT)
    }
}

/// How much of a block is running text, in bytes.
pub(crate) fn running(outline: &Outline<'_>, block: &Block<'_>) -> i64 {
    let text = outline.text_of(block);
    let own = text.len().saturating_sub(block.linked);
    if own * 2 < text.len() || (text.len() < RUNNING && !shape::ends_sentence(text)) {
        return 0;
    }
    own as i64
}

/// Finds the article's part; the whole page where nothing shows it. `headline` is the block of the headline, where
/// that is known: what stands before it is not the article.
pub(crate) fn find(outline: &Outline<'_>, headline: Option<usize>) -> Container {
    let amounts = Amounts::of(outline);
    let furniture = furniture(outline, &amounts);
    let begin = headline.map_or(0, |block| outline.blocks[block].range.start);
    let scope = headline.map(|block| scope(outline, &amounts, outline.blocks[block].host));
    let weigh = |block: &Block<'_>| {
        let outside = scope.is_some_and(|scope| outline.chain(block.host).all(|part| part != scope));
        let listed = outline.parts[block.host].marks.zone == Some(Zone::List);
        match furniture[block.host] {
            true => 0,
            false if block.range.start < begin || listed => running(outline, block) / 4,
            false if outside => running(outline, block) / 4,
            false => running(outline, block),
        }
    };
    let prose = outline.totals(weigh);
    let linked = amounts.linked.clone();
    let measures = Measures { outline, linked, weights: outline.blocks.iter().map(weigh).collect(), prose };
    let part = measures.container();
    Container { part, amounts }
}

/// The innermost part round the headline that is marked as the article; the page where there is none.
fn scope(outline: &Outline<'_>, amounts: &Amounts, headline: usize) -> usize {
    let marked = |part: &usize| outline.parts[*part].marks.article >= 2 && amounts.prose[*part] >= LEAST;
    outline.chain(headline).find(marked).unwrap_or(0)
}

/// Which parts are within furniture.
fn furniture(outline: &Outline<'_>, amounts: &Amounts) -> Vec<bool> {
    let mut furniture = vec![false; outline.parts.len()];
    for (index, part) in outline.parts.iter().enumerate().skip(1) {
        let noise = part.marks.noise.filter(|noise| noise.force >= Force::Sure);
        let noisy = noise.is_some_and(|noise| amounts.is_furniture(noise, index, 0));
        let credit = matches!(amounts.zone(outline, index), Some(Zone::Caption | Zone::Byline));
        furniture[index] = furniture[part.parent] || noisy || credit;
    }
    furniture
}

struct Measures<'o, 'p> {
    outline: &'o Outline<'p>,
    /// What each block weighs.
    weights: Vec<i64>,
    /// Bytes of links in each part.
    linked: Vec<i64>,
    /// What the blocks of each part weigh together.
    prose: Vec<i64>,
}

impl Measures<'_, '_> {
    fn container(&self) -> usize {
        let dense = self.climb(self.densest());
        self.marked(dense).unwrap_or(dense)
    }

    /// The part with the best score: the running text of its paragraphs, and half that of its children's.
    fn densest(&self) -> usize {
        let mut scores = vec![0; self.outline.parts.len()];
        for (block, weight) in self.outline.blocks.iter().zip(&self.weights) {
            let is_paragraph = |part: &usize| self.outline.parts[*part].marks.paragraph;
            let mut blocks = self.outline.chain(block.host).skip_while(is_paragraph);
            for credit in [4 * weight, 2 * weight, *weight] {
                if let Some(part) = blocks.next() {
                    scores[part] += credit;
                }
            }
        }
        (0..scores.len()).rev().max_by_key(|&part| scores[part]).unwrap_or(0)
    }

    /// Climbs to a part round it as long as that holds notably more running text, and not as much in links.
    fn climb(&self, mut part: usize) -> usize {
        let mut best = part;
        loop {
            let parent = self.outline.parts[part].parent;
            let marks = self.outline.parts[part].marks;
            if parent == part || marks.article >= 2 || self.outline.parts[part].parent == 0 {
                return best;
            }
            let gain = self.prose[parent] - self.prose[best];
            let cost = self.linked[parent] - self.linked[best];
            if gain * 5 > self.prose[best] && gain > cost {
                best = parent;
            }
            part = parent;
        }
    }

    /// The part round `dense`, or within it, that is marked as the article and holds most of its running text.
    fn marked(&self, dense: usize) -> Option<usize> {
        let enough =
            |part: usize| self.prose[part] >= LEAST && self.prose[part] * 10 >= self.prose[dense] * 8;
        let marks = |part: usize| self.outline.parts[part].marks.article;
        let parts = (0..self.outline.parts.len()).filter(|&part| enough(part) && marks(part) == 3);
        parts.max_by_key(|&part| self.prose[part])
    }
}
