//! What a pattern string says, with the place of every part in the string.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::program::{Element, VerbForm, Voice};

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) kind: NodeKind,
    /// Bytes of the pattern string.
    pub(crate) span: Range<usize>,
}

/// What a part is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NodeKind {
    /// Folded units, one behind the other.
    Words(Vec<String>),
    /// `@list`
    List(Named),
    /// `<…>`
    Verb(VerbNode),
    /// `{…}`
    Group(GroupNode),
    /// `#element`
    Element(Element),
    /// `&fragment`
    Fragment(Named),
    /// `^`
    Start,
    /// `$`
    End,
    /// One behind the other.
    Sequence(Vec<Node>),
    /// One of them, the first that fits.
    Choice(Vec<Node>),
    /// A part with `?`, `*` or `+`.
    Repeat(Box<Node>, Repeat),
}

/// A name and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) span: Range<usize>,
}

/// `<heads… features…>`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct VerbNode {
    pub(crate) lists: Vec<Named>,
    pub(crate) lemmas: Vec<Named>,
    pub(crate) voice: Option<Voice>,
    pub(crate) form: Option<VerbForm>,
    pub(crate) negated: Option<bool>,
    /// What stands between the angle brackets.
    pub(crate) written: String,
}

/// `{slot:class|@list}`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GroupNode {
    /// None for `_`.
    pub(crate) slot: Option<Named>,
    /// Classes as written, `@` included for lists; empty where the slot's own are meant.
    pub(crate) classes: Vec<Named>,
}

/// How often a part can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Repeat {
    /// It may be missing.
    pub(crate) optional: bool,
    /// It may stand more than once.
    pub(crate) many: bool,
    /// As seldom as possible.
    pub(crate) lazy: bool,
}

/// A fault of a pattern string, before its place in the file is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PatternFault {
    pub(crate) span: Range<usize>,
    pub(crate) code: Code,
    pub(crate) what: String,
    pub(crate) help: Option<String>,
}

impl Node {
    /// Calls `visit` on this part and all parts in it.
    pub(crate) fn walk<'n>(&'n self, visit: &mut impl FnMut(&'n Node)) {
        visit(self);
        match &self.kind {
            NodeKind::Sequence(parts) | NodeKind::Choice(parts) => {
                parts.iter().for_each(|part| part.walk(visit))
            }
            NodeKind::Repeat(part, _) => part.walk(visit),
            _ => {}
        }
    }
}
