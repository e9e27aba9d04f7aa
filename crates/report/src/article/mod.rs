//! An article and its claims turn into a page: the text with every claim marked, its card beside it.

mod card;
mod lanes;
mod quotations;
mod segment;

use std::ops::Range;

use askama::Template;
use claimwire_record::{Article, Claim, Document, Paragraph};

pub use card::{Card, FactRef, SlotRow};
pub use segment::{Mark, Segment};

use crate::{Dossier, dates, words};
use card::spots;
use lanes::lanes;
use quotations::quotations;
use segment::segments;

/// A block of text with the cards of the claims that begin in it.
#[derive(Debug)]
pub struct Block<'a> {
    /// The element it is shown as: `h1`, `h2`, `blockquote` or `p`.
    pub element: &'static str,
    /// Its zone as records spell it, for its style.
    pub zone: String,
    /// What it is, where readers should be told.
    pub label: &'static str,
    /// Why it is in this zone, where a cleaning rule decided.
    pub reason: &'a str,
    /// Its text.
    pub segments: Vec<Segment<'a>>,
    /// The claims that begin in it.
    pub cards: &'a [Card],
}

/// A page of the report: its address and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRef<'a> {
    /// File name of the page.
    pub href: &'a str,
    /// The headline of its article.
    pub title: &'a str,
}

/// What an article's page shows apart from its text.
#[derive(Debug)]
pub struct Marked {
    /// Where the claims stand.
    pub marks: Vec<Mark>,
    /// The claims themselves, in the order of the text.
    pub cards: Vec<Card>,
    cuts: Vec<u32>,
}

impl Marked {
    /// The claims of an article, ready to stand beside its text. `front` is the front page's address.
    pub fn of(dossier: &Dossier, article: &Article, front: &str) -> Self {
        let inside =
            |claim: &&Claim| claim.span.bytes().is_some_and(|span| article.text.get(span.range()).is_some());
        let claims: Vec<&Claim> = dossier.claims_of(&article.document.path).iter().filter(inside).collect();
        let spans: Vec<Range<u32>> = claims.iter().map(|claim| bytes(claim)).collect();
        let cards: Vec<Card> =
            claims.iter().zip(1..).map(|(claim, number)| Card::of(dossier, claim, number, front)).collect();
        let marks =
            cards.iter().zip(&spans).zip(lanes(&spans)).map(|((card, span), lane)| mark(card, span, lane));
        let cuts = claims.iter().flat_map(|claim| spots(claim)).flat_map(|(_, (start, end))| [start, end]);
        Marked { marks: marks.collect(), cuts: cuts.collect(), cards }
    }
    /// The blocks of the article's text, in order.
    pub fn blocks<'a>(&'a self, article: &'a Article) -> Vec<Block<'a>> {
        let mut rest = self.cards.as_slice();
        let mut blocks = Vec::new();
        for (at, paragraph) in article.paragraphs.iter().enumerate() {
            let next = article.paragraphs.get(at + 1).map_or(u32::MAX, |next| next.bytes().start);
            let count = rest.iter().take_while(|card| card.bytes.0 < next).count();
            let (cards, later) = rest.split_at(count);
            rest = later;
            blocks.push(self.block(article, paragraph, cards));
        }
        blocks
    }
    fn block<'a>(&'a self, article: &'a Article, paragraph: &'a Paragraph, cards: &'a [Card]) -> Block<'a> {
        let span = paragraph.bytes();
        let quoted = quotations(article.paragraph_text(paragraph));
        let quoted: Vec<Range<u32>> =
            quoted.into_iter().map(|at| span.start + at.start as u32..span.start + at.end as u32).collect();
        Block {
            element: element(paragraph.zone),
            zone: crate::dossier::name_of(&paragraph.zone),
            label: words::zone(paragraph.zone).unwrap_or_default(),
            reason: paragraph.reason.as_deref().unwrap_or_default(),
            segments: segments(&article.text, span.start..span.end, &self.marks, &quoted, &self.cuts),
            cards,
        }
    }
}

fn bytes(claim: &Claim) -> Range<u32> {
    claim.span.bytes().map_or(0..0, |span| span.start..span.end)
}

fn mark(card: &Card, span: &Range<u32>, lane: usize) -> Mark {
    Mark {
        number: card.number,
        id: card.id.clone(),
        anchor: card.text_anchor.clone(),
        card: card.anchor.clone(),
        span: span.clone(),
        class: format!("l{lane}-{}", card.family),
        label: card.evidence.text.clone(),
    }
}

fn element(zone: claimwire_record::Zone) -> &'static str {
    use claimwire_record::Zone;
    match zone {
        Zone::Title => "h1",
        Zone::Heading => "h2",
        Zone::Quote | Zone::Post => "blockquote",
        _ => "p",
    }
}

/// One article's page.
#[derive(Debug, Template)]
#[template(path = "article.html")]
pub struct ArticlePage<'a> {
    /// Where the article comes from.
    pub document: &'a Document,
    /// The headline, or the document's path.
    pub title: &'a str,
    /// The date of publication in words.
    pub published: String,
    /// The text.
    pub blocks: Vec<Block<'a>>,
    /// How many claims it has.
    pub claims: usize,
    /// The pages before and behind.
    pub before: Option<PageRef<'a>>,
    /// The page behind.
    pub after: Option<PageRef<'a>>,
    /// The folder of styles and scripts.
    pub assets: &'a str,
    /// The front page.
    pub front: &'a str,
    /// Whether the page is one of the review server.
    pub review: bool,
}

impl<'a> ArticlePage<'a> {
    /// The page of an article.
    pub fn new(article: &'a Article, marked: &'a Marked, assets: &'a str, front: &'a str) -> Self {
        let document = &article.document;
        let mut blocks = marked.blocks(article);
        if !article.text_is_input {
            // The text of a web page has its headline behind it.
            blocks.sort_by_key(|block| block.zone != "title");
        }
        ArticlePage {
            document,
            title: title(document),
            published: document.published.as_deref().map(dates::spoken).unwrap_or_default(),
            blocks,
            claims: marked.cards.len(),
            before: None,
            after: None,
            assets,
            front,
            review: false,
        }
    }
    /// The address of the original, where it is one that a browser may follow.
    pub fn original(&self) -> Option<&str> {
        let url = self.document.url.as_deref()?;
        (url.starts_with("https://") || url.starts_with("http://")).then_some(url)
    }
}

/// The headline of a document, else its path.
pub fn title(document: &Document) -> &str {
    document.title.as_deref().filter(|title| !title.trim().is_empty()).unwrap_or(&document.path)
}
