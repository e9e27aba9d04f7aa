//! Spans that say in their type what they index, and the map from bytes to code points.

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Marks a [`Span`] over bytes of UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Byte {}
/// Marks a [`Span`] over Unicode code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodePoint {}
/// Marks a [`Span`] over the units (words, numbers, punctuation) of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {}

/// A half-open range `start..end` over things of kind `Of` ([`Byte`], [`CodePoint`], [`Unit`]).
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<Of> {
    /// First index inside.
    pub start: u32,
    /// First index behind.
    pub end: u32,
    of: PhantomData<Of>,
}

impl<Of> Clone for Span<Of> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<Of> Copy for Span<Of> {}
impl<Of> std::fmt::Debug for Span<Of> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl<Of> Span<Of> {
    /// The range `start..end`; an `end` before `start` makes an empty span at `start`.
    pub fn new(start: u32, end: u32) -> Self {
        Span { start, end: end.max(start), of: PhantomData }
    }
    /// The range of two `usize` indices, as the standard library's string functions give them.
    ///
    /// # Panics
    /// Panics if an index is over `u32::MAX`: inputs are capped far below that.
    pub fn of_range(range: std::ops::Range<usize>) -> Self {
        let index = |i: usize| u32::try_from(i).expect("texts are capped below 4 GiB");
        Span::new(index(range.start), index(range.end))
    }
    /// Number of things inside.
    pub fn len(self) -> u32 {
        self.end - self.start
    }
    /// Whether nothing is inside.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
    /// Whether the index lies inside.
    pub fn holds(self, index: u32) -> bool {
        self.start <= index && index < self.end
    }
    /// Whether the two share at least one index.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
    /// The smallest span that holds both.
    pub fn cover(self, other: Self) -> Self {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
    /// The range as `usize`, for indexing slices.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A place in a text as records carry it: code points and bytes, both half-open.
/// All four are null where a value stands nowhere in the text.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
)]
pub struct Location {
    /// First code point.
    pub start: Option<u32>,
    /// First code point behind.
    pub end: Option<u32>,
    /// First byte.
    pub byte_start: Option<u32>,
    /// First byte behind.
    pub byte_end: Option<u32>,
}

impl Location {
    /// The span in bytes, if the location is somewhere.
    pub fn bytes(&self) -> Option<Span<Byte>> {
        Some(Span::new(self.byte_start?, self.byte_end?))
    }
    /// The span in code points, if the location is somewhere.
    pub fn code_points(&self) -> Option<Span<CodePoint>> {
        Some(Span::new(self.start?, self.end?))
    }
}

/// How far apart the checkpoints of [`Offsets`] lie, in bytes.
const STRIDE: usize = 256;

/// Maps byte offsets of one text to code points, in constant time and 4 bytes per 256.
#[derive(Debug, Clone)]
pub struct Offsets<'t> {
    text: &'t str,
    /// Code points before byte `i * STRIDE`.
    checkpoints: Vec<u32>,
}

impl<'t> Offsets<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut seen = 0;
        for block in text.as_bytes().chunks(STRIDE) {
            checkpoints.push(seen);
            seen += code_points_in(block);
        }
        checkpoints.push(seen);
        Offsets { text, checkpoints }
    }
    /// The code point index of a byte offset; offsets behind the end count as the end.
    pub fn code_point(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let block = byte / STRIDE;
        self.checkpoints[block] + code_points_in(&self.text.as_bytes()[block * STRIDE..byte])
    }
    /// The record form of a byte span.
    pub fn locate(&self, span: Span<Byte>) -> Location {
        Location {
            start: Some(self.code_point(span.start)),
            end: Some(self.code_point(span.end)),
            byte_start: Some(span.start),
            byte_end: Some(span.end),
        }
    }
}

/// Code points that begin in `bytes` (UTF-8, RFC 3629: continuation bytes are `10xxxxxx`).
fn code_points_in(bytes: &[u8]) -> u32 {
    // So few that their number fits into a byte, in which many are counted in one step.
    let few = |bytes: &[u8]| bytes.iter().map(|byte| u8::from(byte & 0xC0 != 0x80)).sum::<u8>();
    bytes.chunks(STRIDE / 2).map(|bytes| u32::from(few(bytes))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_agree_with_chars_over_many_blocks() {
        let text = "Čaputová šla – 😀 ok. ".repeat(100);
        let offsets = Offsets::new(&text);
        for (index, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.code_point(byte as u32), index as u32);
        }
        assert_eq!(offsets.code_point(text.len() as u32), text.chars().count() as u32);
    }

    #[test]
    fn cover_and_overlap_are_half_open() {
        let (a, b) = (Span::<Byte>::new(0, 3), Span::<Byte>::new(3, 5));
        assert!(!a.overlaps(b));
        assert_eq!(a.cover(b), Span::new(0, 5));
    }
}
