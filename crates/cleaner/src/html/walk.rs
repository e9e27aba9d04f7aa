//! A page's tree to steps in document order, with no recursion, so that deep nesting cannot exhaust the stack.

use scraper::node::{Element, Node};
use scraper::{ElementRef, Html};

/// One step of the walk. Elements are numbered from 0 in document order.
pub(crate) enum Step<'p> {
    /// An element begins.
    Enter(usize, &'p Element),
    /// Text within the elements that are open.
    Text(&'p str),
    /// The element that was entered last ends.
    Leave(&'p Element),
}

/// Walks the page from its root to its end.
pub(crate) fn walk<'p>(html: &'p Html, mut visit: impl FnMut(Step<'p>)) {
    let mut count = 0;
    let mut node = html.tree.root();
    loop {
        match node.value() {
            Node::Element(element) => {
                visit(Step::Enter(count, element));
                count += 1;
            }
            Node::Text(text) => visit(Step::Text(text)),
            _ => {}
        }
        if let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        loop {
            if let Some(element) = ElementRef::wrap(node) {
                visit(Step::Leave(element.value()));
            }
            if let Some(sibling) = node.next_sibling() {
                node = sibling;
                break;
            }
            match node.parent() {
                Some(parent) => node = parent,
                None => return,
            }
        }
    }
}
