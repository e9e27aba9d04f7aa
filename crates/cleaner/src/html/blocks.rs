//! The visible text of a page as blocks in document order, each with the zone that its elements give it.

use claimwire_record::Zone;
use scraper::Html;
use scraper::node::Element;

use super::container::Container;
use super::element;
use super::walk::{self, Step};
use crate::draft::Draft;
use crate::shape;

/// What the open elements say of the text within them.
#[derive(Clone, Copy)]
struct Frame {
    zone: Zone,
    noise: Option<&'static str>,
    heading: u8,
    inside: bool,
    unseen: bool,
    link: bool,
    bold: bool,
}

/// The walk over the page: finished blocks, and the block that is being filled.
struct Walk<'c> {
    container: &'c Container,
    text: String,
    blocks: Vec<Block>,
    frames: Vec<Frame>,
    line: Line,
}

/// A finished block.
struct Block {
    draft: Draft,
    heading: u8,
    inside: bool,
}

/// The block that is being filled.
#[derive(Default)]
struct Line {
    text: String,
    frame: Option<Frame>,
    space: bool,
    linked: usize,
    bold: usize,
}

/// Reads the page's text and its blocks; `title` is the headline as far as the markup names it.
pub(crate) fn read(html: &Html, container: &Container, title: Option<&str>) -> (String, Vec<Draft>) {
    let outside = Frame {
        zone: Zone::Body,
        noise: None,
        heading: 0,
        inside: false,
        unseen: false,
        link: false,
        bold: false,
    };
    let mut walk = Walk {
        container,
        text: String::new(),
        blocks: Vec::new(),
        frames: vec![outside],
        line: Line::default(),
    };
    walk::walk(html, |step| match step {
        Step::Enter(number, element) => walk.enter(number, element),
        Step::Text(text) => walk.push(text),
        Step::Leave(element) => walk.leave(element),
    });
    walk.flush();
    settle(&walk.text, &mut walk.blocks, title);
    (walk.text, walk.blocks.into_iter().map(|block| block.draft).collect())
}

impl Walk<'_> {
    fn frame(&self) -> Frame {
        self.frames[self.frames.len() - 1]
    }

    fn enter(&mut self, number: usize, element: &Element) {
        match element.name() {
            "br" => self.break_line(),
            "td" | "th" => self.line.separate(),
            _ if !element::is_inline(element) => self.flush(),
            _ => {}
        }
        let outer = self.frame();
        let inside = outer.inside || number == self.container.element;
        self.frames.push(Frame {
            zone: zone_within(outer.zone, element),
            noise: outer.noise.filter(|_| inside).or_else(|| self.noise(number, element, inside)),
            heading: element::heading_level(element).unwrap_or(outer.heading),
            inside,
            unseen: outer.unseen || element::is_unseen(element),
            link: outer.link || element.name() == "a",
            bold: outer.bold || element::is_bold(element),
        });
    }

    /// Why an element within the article is furniture; the article's own element and what holds most of it never is.
    fn noise(&self, number: usize, element: &Element, inside: bool) -> Option<&'static str> {
        if !inside || number == self.container.element {
            return None;
        }
        element::noise_by_name(element)
            .or_else(|| element::noise_by_class(element))
            .filter(|_| !self.container.is_bulk(number))
    }

    fn leave(&mut self, element: &Element) {
        if !element::is_inline(element) {
            self.flush();
        }
        self.frames.pop();
    }

    fn break_line(&mut self) {
        if self.line.text.ends_with('\n') {
            self.flush();
        } else if !self.line.text.is_empty() {
            self.line.text.push('\n');
            self.line.space = false;
        }
    }

    fn push(&mut self, text: &str) {
        let frame = self.frame();
        if !frame.unseen {
            self.line.push(text, frame);
        }
    }

    /// Ends the current block.
    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        let shown = line.text.trim_matches(shape::is_blank);
        let Some(frame) = line.frame.filter(|_| !shown.is_empty()) else { return };
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(shown);
        let mut draft = Draft::body(start..self.text.len(), true);
        line.zone(&mut draft, shown, frame);
        self.blocks.push(Block { draft, heading: frame.heading, inside: frame.inside });
    }
}

/// The zone within an element: a paragraph in a table cell is running text, in a quotation it is quotation.
fn zone_within(outer: Zone, element: &Element) -> Zone {
    match element::zone(element) {
        Some(Zone::List | Zone::Heading) if matches!(outer, Zone::Post | Zone::Quote) => outer,
        Some(zone) if outer != Zone::Post => zone,
        None if outer == Zone::Table && matches!(element.name(), "p" | "div") => Zone::Body,
        _ => outer,
    }
}

impl Line {
    /// Adds text with its white space normalised.
    fn push(&mut self, text: &str, frame: Frame) {
        let before = self.text.len();
        for c in text.chars().filter(|c| !matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}' | '\u{ad}')) {
            if c.is_whitespace() {
                self.space = true;
                continue;
            }
            if std::mem::take(&mut self.space) && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.text.push(c);
            self.frame.get_or_insert(frame);
        }
        let added = self.text.len() - before;
        self.linked += if frame.link { added } else { 0 };
        self.bold += if frame.bold { added } else { 0 };
    }

    /// Sets table cells apart.
    fn separate(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str(" |");
            self.space = true;
        }
    }

    /// Zones the block by its frame, by being one link, or by being bold throughout.
    fn zone(&self, draft: &mut Draft, shown: &str, frame: Frame) {
        let whole = |part: usize| {
            part * 10 >= shown.len() * 9 && !shape::ends_sentence(shown) && !shape::is_long(shown, 200)
        };
        draft.zone = frame.zone;
        match (frame.inside, frame.noise) {
            (false, _) => {}
            (true, Some(reason)) => draft.settle(Zone::Boilerplate, reason),
            (true, None) if matches!(frame.zone, Zone::Byline | Zone::Dateline) => zone_credit(draft, shown),
            (true, None) if whole(self.linked) && frame.heading != 1 => {
                draft.settle(Zone::Boilerplate, "link alone")
            }
            (true, None)
                if frame.zone == Zone::Body && whole(self.bold) && shape::is_headline(shown, 120) =>
            {
                draft.zone = Zone::Heading;
            }
            (true, None) => {}
        }
    }
}

/// Long text in a byline or date element is no byline.
fn zone_credit(draft: &mut Draft, shown: &str) {
    if shape::is_long(shown, 160) {
        draft.zone = Zone::Body;
    } else if draft.zone == Zone::Byline {
        draft.settle(Zone::Byline, "byline");
    } else {
        draft.settle(Zone::Dateline, "date line");
    }
}

/// Finds the headline among the blocks, and sets aside what stands outside of the article.
fn settle(text: &str, blocks: &mut [Block], title: Option<&str>) {
    let begins = blocks.iter().position(|block| block.inside).unwrap_or(blocks.len());
    let headline = find_headline(text, blocks, title);
    for (index, block) in blocks.iter_mut().enumerate() {
        let before = headline.is_some_and(|headline| headline < index) && index < begins;
        let belongs =
            matches!(block.draft.zone, Zone::Subtitle | Zone::Caption | Zone::Byline | Zone::Dateline);
        if Some(index) == headline {
            block.draft.structure(Zone::Title);
        } else if !block.inside && before && belongs {
            block.draft.settled = matches!(block.draft.zone, Zone::Byline | Zone::Dateline);
        } else if !block.inside {
            block.draft.settle(Zone::Boilerplate, "outside of the article");
        }
    }
}

/// The heading that the markup names as the title, or else the first `h1` in the article or on the page.
fn find_headline(text: &str, blocks: &[Block], title: Option<&str>) -> Option<usize> {
    let known = title.map(shape::folded).filter(|title| !title.is_empty());
    let is_known = |block: &Block| {
        block.heading > 0 && known.as_ref().is_some_and(|known| shape::folded(block.draft.of(text)) == *known)
    };
    let top = |block: &&Block| block.heading == 1 && block.draft.zone != Zone::Boilerplate;
    let position = |found: &dyn Fn(&Block) -> bool| blocks.iter().position(found);
    position(&is_known)
        .or_else(|| position(&|block| block.inside && top(&block)))
        .or_else(|| position(&|block| top(&block)))
}
