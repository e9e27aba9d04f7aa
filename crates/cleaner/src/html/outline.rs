//! A page's tree to its outline: the elements that matter in document order, and the visible text as blocks.
//!
//! No recursion, so that deep nesting cannot exhaust the stack. White space is normalised; one empty line stands
//! between blocks.

use std::ops::Range;

use claimwire_record::Zone;
use ego_tree::NodeRef;
use scraper::node::{Element, Node};
use scraper::{Html, StrTendril};

use super::element::{self, Marks};
use crate::shape;

/// An element that begins and ends blocks, or is marked as furniture.
pub(crate) struct Part<'p> {
    /// Its node.
    pub(crate) node: NodeRef<'p, Node>,
    /// The index of the part that holds it; its own for the first.
    pub(crate) parent: usize,
    /// What its name, classes and attributes say; nothing where it holds no text.
    pub(crate) marks: Marks,
}

/// A stretch of text with no block border in it.
pub(crate) struct Block<'p> {
    /// Bytes of [`Outline::text`].
    pub(crate) range: Range<usize>,
    /// The innermost part that holds it.
    pub(crate) host: usize,
    /// How many of its bytes are links.
    pub(crate) linked: usize,
    /// How many of its bytes are bold.
    pub(crate) bold: usize,
    /// The zone of the inline element that holds all of it.
    pub(crate) zone: Option<Zone>,
    /// Its first text node, as it stands in the page.
    pub(crate) first: &'p str,
    /// Its last text node.
    pub(crate) last: &'p str,
}

/// A page's text and what holds it.
pub(crate) struct Outline<'p> {
    /// All visible text.
    pub(crate) text: String,
    /// The blocks in document order.
    pub(crate) blocks: Vec<Block<'p>>,
    /// The elements in document order; the first one is the page.
    pub(crate) parts: Vec<Part<'p>>,
}

impl Outline<'_> {
    /// The text of a block.
    pub(crate) fn text_of(&self, block: &Block<'_>) -> &str {
        &self.text[block.range.clone()]
    }
    /// The part and all parts round it, from the inside out.
    pub(crate) fn chain(&self, part: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = Some(part);
        std::iter::from_fn(move || {
            let here = next?;
            let parent = self.parts[here].parent;
            next = (parent != here).then_some(parent);
            Some(here)
        })
    }
    /// Reads the elements of the parts that hold text: many hold none.
    fn read_marks(&mut self) {
        let mut holds = vec![false; self.parts.len()];
        for block in &self.blocks {
            let mut part = block.host;
            while !std::mem::replace(&mut holds[part], true) {
                part = self.parts[part].parent;
            }
        }
        let held = self.parts.iter_mut().zip(holds).filter(|(_, holds)| *holds);
        for (part, _) in held {
            if let Node::Element(element) = part.node.value() {
                part.marks = element::marks(element);
            }
        }
    }
    /// The sum over all blocks within each part of what `weigh` gives a block.
    pub(crate) fn totals(&self, weigh: impl Fn(&Block<'_>) -> i64) -> Vec<i64> {
        let mut totals = vec![0; self.parts.len()];
        for block in &self.blocks {
            totals[block.host] += weigh(block);
        }
        for part in (1..self.parts.len()).rev() {
            totals[self.parts[part].parent] += totals[part];
        }
        totals
    }
}

/// What the open elements say of the text within them.
#[derive(Clone, Copy)]
struct Frame {
    host: usize,
    link: bool,
    bold: bool,
    zone: Option<Zone>,
}

struct Walk<'p> {
    outline: Outline<'p>,
    frames: Vec<Frame>,
    line: Line<'p>,
}

/// The block that is being filled.
#[derive(Default)]
struct Line<'p> {
    start: usize,
    host: Option<usize>,
    space: bool,
    linked: usize,
    bold: usize,
    zone: Option<Zone>,
    first: &'p str,
    last: &'p str,
}

/// Reads the outline of a page.
pub(crate) fn read(html: &Html) -> Outline<'_> {
    let mut walk = Walk::new(html);
    let mut node = html.tree.root();
    loop {
        let mut entered = walk.enter(node);
        if let Some(child) = node.first_child().filter(|_| entered) {
            node = child;
            continue;
        }
        loop {
            if node.id() == html.tree.root().id() {
                walk.flush();
                walk.outline.read_marks();
                return walk.outline;
            }
            if entered {
                walk.leave(node);
            }
            if let Some(sibling) = node.next_sibling() {
                node = sibling;
                break;
            }
            node = node.parent().unwrap_or(html.tree.root());
            entered = true;
        }
    }
}

impl<'p> Walk<'p> {
    fn new(html: &'p Html) -> Self {
        let root = Part { node: html.tree.root(), parent: 0, marks: Marks::default() };
        let outline = Outline { text: String::new(), blocks: Vec::new(), parts: vec![root] };
        let frame = Frame { host: 0, link: false, bold: false, zone: None };
        Walk { outline, frames: vec![frame], line: Line::default() }
    }

    fn frame(&self) -> Frame {
        self.frames[self.frames.len() - 1]
    }

    /// Takes a node in; false where nothing within it is seen.
    fn enter(&mut self, node: NodeRef<'p, Node>) -> bool {
        match node.value() {
            Node::Element(element) => {
                if element::is_unseen(element) {
                    return false;
                }
                self.open(node, element);
                true
            }
            Node::Text(text) => {
                self.push(&text.text);
                false
            }
            _ => true,
        }
    }

    fn open(&mut self, node: NodeRef<'p, Node>, element: &'p Element) {
        let outer = self.frame();
        let mut frame = Frame {
            link: outer.link || element.name() == "a",
            bold: outer.bold || element::is_bold(element),
            ..outer
        };
        match element.name() {
            "br" => self.break_line(),
            "td" | "th" => self.separate(),
            _ if element::is_inline(element) => {
                frame.zone = frame.zone.or_else(|| element::inline_zone(element))
            }
            _ => {
                self.flush();
                frame.zone = None;
                frame.host = self.outline.parts.len();
                self.outline.parts.push(Part { node, parent: outer.host, marks: Marks::default() });
            }
        }
        self.frames.push(frame);
    }

    /// Leaves a node that was taken in.
    fn leave(&mut self, node: NodeRef<'p, Node>) {
        let Node::Element(element) = node.value() else { return };
        if !element::is_inline(element) {
            self.flush();
        }
        self.frames.pop();
    }

    /// One `br` breaks the line, two end the block.
    fn break_line(&mut self) {
        if self.outline.text[self.line.start..].ends_with('\n') {
            self.flush();
        } else if self.outline.text.len() > self.line.start {
            self.outline.text.push('\n');
            self.line.space = false;
        }
    }

    /// Sets table cells apart.
    fn separate(&mut self) {
        if self.outline.text.len() > self.line.start {
            self.outline.text.push_str(" |");
            self.line.space = true;
        }
    }

    fn push(&mut self, text: &'p StrTendril) {
        let text: &'p str = text;
        if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            self.line.space |= !text.is_empty();
            return;
        }
        if self.line.host.is_none() {
            let frame = self.frame();
            (self.line.host, self.line.first, self.line.zone) = (Some(frame.host), text, frame.zone);
        }
        self.line.zone = self.line.zone.filter(|zone| self.frame().zone == Some(*zone));
        self.line.last = text;
        self.push_text(text);
    }

    /// Adds text with its white space normalised.
    fn push_text(&mut self, text: &str) {
        let out = &mut self.outline.text;
        let before = out.len();
        let line_start = self.line.start;
        let mut rest = text;
        while !rest.is_empty() {
            let words = rest.trim_start_matches(is_space);
            self.line.space |= words.len() < rest.len();
            let end = words.find(is_space).unwrap_or(words.len());
            if end > 0 {
                if std::mem::take(&mut self.line.space) && out.len() > line_start && !out.ends_with('\n') {
                    out.push(' ');
                }
                push_word(out, &words[..end]);
            }
            rest = &words[end..];
        }
        let (added, frame) = (self.outline.text.len() - before, self.frame());
        self.line.linked += if frame.link { added } else { 0 };
        self.line.bold += if frame.bold { added } else { 0 };
    }

    /// Ends the current block.
    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        let text = &mut self.outline.text;
        text.truncate(line.start + text[line.start..].trim_end_matches(shape::is_blank).len());
        let lead = text[line.start..].len() - text[line.start..].trim_start_matches(shape::is_blank).len();
        let range = line.start + lead..text.len();
        match line.host {
            Some(host) if !range.is_empty() => {
                text.push_str("\n\n");
                let Line { linked, bold, zone, first, last, .. } = line;
                self.outline.blocks.push(Block { range, host, linked, bold, zone, first, last });
            }
            _ => text.truncate(line.start),
        }
        self.line.start = self.outline.text.len();
    }
}

fn is_space(c: char) -> bool {
    if c.is_ascii() { matches!(c, ' ' | '\n' | '\t' | '\r' | '\x0c') } else { c.is_whitespace() }
}

/// Characters without width are left out.
fn push_word(out: &mut String, word: &str) {
    let unseen =
        |c: char| matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}' | '\u{ad}' | '\u{200e}' | '\u{200f}');
    if word.is_ascii() || !word.contains(unseen) {
        out.push_str(word);
    } else {
        out.extend(word.chars().filter(|c| !unseen(*c)));
    }
}
