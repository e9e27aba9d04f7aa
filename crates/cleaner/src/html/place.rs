//! Blocks to where they stand in the page: the element as a CSS path, and the bytes as received.

use std::ops::Range;

use claimwire_record::PagePlace;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Node;

use super::encoding::Decoded;
use super::outline::Block;

/// How far behind the last block the next one is looked for, in bytes.
const WINDOW: usize = 256 << 10;
/// How many places that look like the block are tried.
const TRIES: usize = 8;

/// Finds the places of blocks that come in document order.
pub(crate) struct Places<'s> {
    source: &'s str,
    offset: Option<usize>,
    cursor: usize,
    parent: Option<(NodeId, String)>,
    /// The sibling that was counted last, and its number among those of its name.
    counted: Option<(NodeId, usize)>,
}

impl<'s> Places<'s> {
    /// For the page that `source` was decoded from.
    pub(crate) fn new(source: &'s Decoded<'_>) -> Self {
        let body = source.text.find("<body").or_else(|| source.text.find("<BODY")).unwrap_or(0);
        Places { source: &source.text, offset: source.offset, cursor: body, parent: None, counted: None }
    }

    /// The place of a block whose innermost element is `host`.
    pub(crate) fn of(&mut self, block: &Block<'_>, host: NodeRef<'_, Node>) -> PagePlace {
        let bytes = self.bytes(block);
        let index = |at: usize| u32::try_from(at).ok();
        PagePlace {
            path: self.path(host),
            byte_start: bytes.as_ref().and_then(|bytes| index(bytes.start)),
            byte_end: bytes.as_ref().and_then(|bytes| index(bytes.end)),
        }
    }

    /// The path of an element; that of its parent is kept for the next one.
    fn path(&mut self, node: NodeRef<'_, Node>) -> Option<String> {
        node.value().as_element()?;
        let Some(parent) = node.parent().filter(|parent| parent.value().is_element()) else {
            return Some(step(node, None));
        };
        if self.parent.as_ref().is_none_or(|(id, _)| *id != parent.id()) {
            self.parent = Some((parent.id(), path(parent)));
            self.counted = None;
        }
        let step = step(node, self.counted);
        self.counted = Some((node.id(), number_of(&step)));
        self.parent.as_ref().map(|(_, prefix)| format!("{prefix} > {step}"))
    }

    /// The bytes of a block in the page, where its text nodes stand there as they are.
    fn bytes(&mut self, block: &Block<'_>) -> Option<Range<usize>> {
        let offset = self.offset?;
        let start = self.find_node(block.first.trim(), self.cursor)?;
        let last = block.last.trim();
        let end = match std::ptr::eq(block.first, block.last) {
            true => start + last.len(),
            false => self.find_node(last, start)? + last.len(),
        };
        self.cursor = end;
        Some(start + offset..end + offset)
    }

    /// Where a text node begins: its text, behind a tag.
    fn find_node(&self, text: &str, from: usize) -> Option<usize> {
        let source = self.source.as_bytes();
        let window = &source[from..source.len().min(from + WINDOW)];
        let behind_tag = |at: &usize| {
            let before = source[..*at].iter().rev().find(|byte| !byte.is_ascii_whitespace());
            before.is_some_and(|byte| *byte == b'>')
        };
        let found = memchr::memmem::find_iter(window, text.as_bytes()).map(|at| from + at);
        found.take(TRIES).find(behind_tag)
    }
}

/// The path of an element from the root: `html > body > article > p:nth-of-type(3)`.
fn path(node: NodeRef<'_, Node>) -> String {
    let steps: Vec<String> = std::iter::once(node)
        .chain(node.ancestors())
        .filter(|node| node.value().is_element())
        .map(|node| step(node, None))
        .collect();
    steps.into_iter().rev().collect::<Vec<_>>().join(" > ")
}

/// One step of a path. `counted` is an earlier sibling with its number among those of its name, to count on from.
fn step(node: NodeRef<'_, Node>, counted: Option<(NodeId, usize)>) -> String {
    let name = node.value().as_element().map_or("*", |element| element.name());
    if matches!(name, "html" | "body") {
        return name.to_owned();
    }
    let same = |other: &NodeRef<'_, Node>| other.value().as_element().is_some_and(|it| it.name() == name);
    let mut number = 1;
    for sibling in node.prev_siblings().filter(same) {
        if let Some((_, before)) = counted.filter(|(id, _)| *id == sibling.id()) {
            number += before;
            break;
        }
        number += 1;
    }
    format!("{name}:nth-of-type({number})")
}

/// The number in a step of a path.
fn number_of(step: &str) -> usize {
    let digits = step.rsplit_once('(').and_then(|(_, rest)| rest.trim_end_matches(')').parse().ok());
    digits.unwrap_or(1)
}
