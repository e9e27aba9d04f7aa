//! Claims of one text turn into lanes, so that the underlines of claims that overlap run side by side.

use std::ops::Range;

/// How many lanes there are; what finds none free shares the last.
pub const LANES: usize = 5;

/// The lane of each span, lowest free first. Spans are given in the order in which they begin.
pub fn lanes(spans: &[Range<u32>]) -> Vec<usize> {
    let mut ends = [0; LANES];
    let mut lane_of = |span: &Range<u32>| {
        let free = ends.iter().position(|end| *end <= span.start).unwrap_or(LANES - 1);
        ends[free] = ends[free].max(span.end);
        free
    };
    spans.iter().map(&mut lane_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_spans_lie_in_lanes_of_their_own() {
        assert_eq!(lanes(&[0..9, 0..4, 2..6, 4..8, 9..12]), [0, 1, 2, 1, 0]);
        let many = vec![0..9; 20];
        assert_eq!(lanes(&many).into_iter().max(), Some(LANES - 1), "more than there are lanes");
    }
}
