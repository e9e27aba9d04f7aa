//! The place that a tool gives turns into code points of the text, whatever the tool counts in.

/// A text with its characters at hand.
pub(super) struct Anchor {
    characters: Vec<char>,
}

impl Anchor {
    pub fn new(text: &str) -> Self {
        Anchor { characters: text.chars().collect() }
    }
    /// The text between two code points, as far as it reaches.
    pub fn text(&self, (start, end): (usize, usize)) -> String {
        let end = end.min(self.characters.len());
        self.characters[start.min(end)..end].iter().collect()
    }
    /// Where `quote` stands: at the place as given in code points, at the same place counted in UTF-16 units (what
    /// browsers count in), else where it stands nearest to that. None where it does not stand in the text.
    pub fn find(&self, at: (usize, usize), quote: Option<&str>) -> Option<(usize, usize)> {
        let Some(quote) = quote else { return self.is_inside(at).then_some(at) };
        if self.is_inside(at) && same(&self.text(at), quote) {
            return Some(at);
        }
        let units = (self.of_utf16(at.0), self.of_utf16(at.1));
        if self.is_inside(units) && same(&self.text(units), quote) {
            return Some(units);
        }
        self.nearest(at.0, quote)
    }
    fn is_inside(&self, (start, end): (usize, usize)) -> bool {
        start < end && end <= self.characters.len()
    }
    fn of_utf16(&self, unit: usize) -> usize {
        let mut seen = 0;
        self.characters
            .iter()
            .take_while(|c| {
                seen += c.len_utf16();
                seen <= unit
            })
            .count()
    }
    fn nearest(&self, start: usize, quote: &str) -> Option<(usize, usize)> {
        let quote: Vec<char> = quote.chars().collect();
        let windows = self.characters.windows(quote.len().max(1)).enumerate();
        let found = windows.filter(|(_, window)| *window == quote).map(|(at, _)| at);
        found.min_by_key(|at| at.abs_diff(start)).map(|at| (at, at + quote.len()))
    }
}

/// Whether two texts are the same but for the kind of white space: tools write line breaks as blanks.
fn same(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_utf16_units_and_words_all_lead_there() {
        let anchor = Anchor::new("😀 Estonia backs\nRutte. Estonia.");
        assert_eq!(anchor.find((2, 9), Some("Estonia")), Some((2, 9)));
        assert_eq!(anchor.find((3, 10), Some("Estonia")), Some((2, 9)), "UTF-16");
        assert_eq!(anchor.find((10, 21), Some("backs Rutte")), Some((10, 21)), "a line break as a blank");
        assert_eq!(anchor.find((30, 37), Some("Estonia")), Some((23, 30)), "the nearest");
        assert_eq!(anchor.find((2, 9), Some("Latvia")), None);
        assert_eq!(anchor.find((2, 99), None), None);
    }
}
