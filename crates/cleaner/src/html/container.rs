//! Finds the element that holds the article: what is marked as such, or else where running text is densest.

use claimwire_record::Zone;
use scraper::Html;
use scraper::node::Element;

use super::element;
use super::walk::{Step, walk};

/// Text nodes of fewer bytes are labels, not running text.
const RUNNING: usize = 40;
/// An element that is marked as the article holds at least so many bytes of running text.
const LEAST: usize = 140;

/// The element that holds the article, and the amount of running text in every element.
pub(crate) struct Container {
    /// The number of the element in document order.
    pub(crate) element: usize,
    running: Vec<usize>,
}

impl Container {
    /// Whether an element holds so much of the article (over two fifths) that it cannot be furniture.
    pub(crate) fn is_bulk(&self, element: usize) -> bool {
        let of = |element: usize| self.running.get(element).copied().unwrap_or(0);
        of(element) * 5 > of(self.element) * 2
    }
}

/// Finds the article's element; the root element where nothing shows it.
pub(crate) fn find(html: &Html) -> Container {
    let measures = Measures::take(html);
    let element = measures.marked().or_else(|| measures.densest()).unwrap_or(0);
    Container { element, running: measures.running }
}

/// Kinds of element that are marked as the article, from the strongest mark to the weakest.
const MARKS: [fn(&Element) -> bool; 3] = [
    |element| {
        element.attr("itemprop").is_some_and(|names| names.split_whitespace().any(|it| it == "articleBody"))
    },
    |element| element.name() == "article" || element.attr("role") == Some("article"),
    |element| element.name() == "main" || element.attr("role") == Some("main"),
];

/// How much running text there is, by element.
#[derive(Default)]
struct Measures {
    /// Bytes of running text within, links left out.
    running: Vec<usize>,
    /// Score for being the article: the text of its paragraphs, and half that of its children's paragraphs.
    density: Vec<usize>,
    /// Which of [`MARKS`] the element has.
    marks: Vec<Option<usize>>,
    open: Vec<Open>,
}

/// An element that is open during the walk.
#[derive(Clone, Copy)]
struct Open {
    element: usize,
    inline: bool,
    paragraph: bool,
    unseen: bool,
    link: bool,
    furniture: bool,
}

impl Measures {
    fn take(html: &Html) -> Self {
        let mut measures = Measures::default();
        walk(html, |step| match step {
            Step::Enter(number, element) => measures.enter(number, element),
            Step::Text(text) => measures.count(text.trim().len()),
            Step::Leave(_) => measures.leave(),
        });
        measures
    }

    fn enter(&mut self, number: usize, element: &Element) {
        let outer = self.open.last();
        let over = |has: fn(&Open) -> bool| outer.is_some_and(has);
        let zone = element::zone(element);
        self.open.push(Open {
            element: number,
            inline: element::is_inline(element),
            paragraph: element.name() == "p"
                || matches!(zone, Some(Zone::List | Zone::Quote | Zone::Heading)),
            unseen: over(|open| open.unseen) || element::is_unseen(element),
            link: over(|open| open.link) || element.name() == "a",
            furniture: over(|open| open.furniture) || matches!(element.name(), "nav" | "footer" | "aside"),
        });
        self.running.push(0);
        self.density.push(0);
        self.marks.push(MARKS.iter().position(|is_marked| is_marked(element)));
    }

    fn leave(&mut self) {
        let Some(closed) = self.open.pop() else { return };
        if let Some(outer) = self.open.last() {
            self.running[outer.element] += self.running[closed.element];
        }
    }

    fn count(&mut self, bytes: usize) {
        let Some(&inner) = self.open.last() else { return };
        if bytes < RUNNING || inner.unseen || inner.link {
            return;
        }
        self.running[inner.element] += bytes;
        if !inner.furniture {
            self.score(bytes);
        }
    }

    /// Credits the block round a paragraph in full and the block round that by half.
    fn score(&mut self, bytes: usize) {
        let mut blocks = self.open.iter().rev().filter(|open| !open.inline).skip_while(|open| open.paragraph);
        for credit in [2 * bytes, bytes] {
            if let Some(block) = blocks.next() {
                self.density[block.element] += credit;
            }
        }
    }

    /// The fullest element that is marked as the article, by the strongest kind of mark.
    fn marked(&self) -> Option<usize> {
        let whole = self.running.first().copied().unwrap_or(0);
        let enough = |element: &usize| self.running[*element] >= LEAST && self.running[*element] * 7 >= whole;
        let fullest = |mark: usize| {
            let elements = (0..self.marks.len()).rev().filter(|&element| self.marks[element] == Some(mark));
            elements.max_by_key(|&element| self.running[element]).filter(enough)
        };
        (0..MARKS.len()).find_map(fullest)
    }

    fn densest(&self) -> Option<usize> {
        (0..self.density.len())
            .rev()
            .max_by_key(|&element| self.density[element])
            .filter(|&best| self.density[best] > 0)
    }
}
