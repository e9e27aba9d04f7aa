//! What begins at each unit, so that the machine asks a table and not the levels: list entries, quotations,
//! expressions of time, and how far what may stand between two elements reaches.

use claimwire_rules::program::ListId;

use crate::analysis::{Analysis, UnitSpan};
use crate::names::PhraseHit;
use crate::tags::Tag;
use crate::times::TimeMention;

/// No entry.
const NONE: u32 = u32::MAX;

/// How many units of an entry a head noun may be made of.
const LONGEST_HEAD: u32 = 4;

/// Edges over the units of one article. All tables but the entries have one row per unit.
#[derive(Debug, Default)]
pub struct Lattice {
    /// Sorted by their first unit.
    entries: Vec<PhraseHit>,
    /// By unit, how many entries begin before it.
    entries_before: Vec<u32>,
    /// The last entry that ends with each unit, and by entry the one before it that ends there too.
    last_to: Vec<u32>,
    before: Vec<u32>,
    excepted: Vec<bool>,
    quotes: Vec<u32>,
    long_quotes: Vec<u32>,
    times: Vec<u32>,
    skips: Vec<u32>,
}

impl Lattice {
    /// The edges of an article whose levels 1 to 3 are done, with the list entries found on level 2.
    pub fn new(analysis: &Analysis, mut entries: Vec<PhraseHit>) -> Self {
        let units = analysis.units.len();
        sort(&mut entries);
        let mut lattice = Lattice {
            entries_before: entries_before(&entries, units),
            excepted: excepted(&entries, units),
            last_to: vec![NONE; units],
            before: vec![NONE; entries.len()],
            entries,
            quotes: vec![NONE; units],
            long_quotes: vec![NONE; units],
            times: vec![NONE; units],
            skips: vec![NONE; units],
        };
        lattice.note_ends();
        lattice.note_quotes(analysis);
        lattice.note_times(analysis);
        lattice.note_skips(analysis);
        lattice
    }

    fn note_ends(&mut self) {
        for (index, hit) in self.entries.iter().enumerate() {
            let last = &mut self.last_to[hit.units.end as usize - 1];
            self.before[index] = std::mem::replace(last, index as u32);
        }
    }

    fn note_quotes(&mut self, analysis: &Analysis) {
        // Backwards, so that of two that begin at one unit the first stays.
        for (index, quote) in analysis.quotes.iter().enumerate().rev() {
            self.quotes[quote.units.start as usize] = index as u32;
        }
        for (index, quote) in analysis.quotes.iter().enumerate().filter(|(_, quote)| quote.is_long) {
            self.long_quotes[quote.units.range()].fill(index as u32);
        }
    }

    fn note_times(&mut self, analysis: &Analysis) {
        // "said Monday's vote was a farce": what is Monday's is not when it was said.
        let free = |time: &&TimeMention| {
            let end = time.units.end;
            end as usize >= analysis.units.len()
                || analysis.tag(end) != Tag::Clitic
                || analysis.folded(end) != "'s"
        };
        let times = || analysis.times.iter().enumerate().filter(|(_, time)| free(time));
        for (index, time) in times() {
            if let Some(lead) = time.lead {
                self.times[lead as usize] = index as u32;
            }
        }
        for (index, time) in times() {
            self.times[time.units.start as usize] = index as u32;
        }
    }

    fn note_skips(&mut self, analysis: &Analysis) {
        let units = self.skips.iter_mut().zip(&self.times).zip(&analysis.tags);
        for (behind, ((skip, &time), tag)) in (1..).zip(units) {
            *skip = match (time, tag) {
                (NONE, Tag::Adv) if passes_over(analysis, behind) => NONE,
                (NONE, Tag::Quote | Tag::Adv) => behind,
                (NONE, _) => NONE,
                (time, _) => analysis.times[time as usize].units.end,
            };
        }
    }

    /// The list entries that begin at a unit, longest first.
    pub fn entries_at(&self, unit: u32) -> impl Iterator<Item = &PhraseHit> {
        self.entries_within(UnitSpan::new(unit, unit + 1)).iter()
    }
    /// The list entries that begin within a span, in order.
    pub fn entries_within(&self, units: UnitSpan) -> &[PhraseHit] {
        let before = |unit: u32| {
            self.entries_before.get(unit as usize).map_or(self.entries.len(), |&count| count as usize)
        };
        &self.entries[before(units.start)..before(units.end)]
    }
    /// Whether a unit lies within an exception of any list.
    pub fn is_excepted(&self, unit: u32) -> bool {
        self.excepted.get(unit as usize).copied().unwrap_or(false)
    }
    /// Whether a unit lies within an exception of a list: "death toll" in "previous death toll".
    pub fn is_excepted_of(&self, list: ListId, unit: u32) -> bool {
        let near = UnitSpan::new(unit.saturating_sub(LONGEST_HEAD), unit + 1);
        let over = |hit: &PhraseHit| hit.units.start <= unit && unit < hit.units.end;
        self.is_excepted(unit)
            && self.entries_within(near).iter().any(|hit| hit.is_exception && hit.list == list && over(hit))
    }
    /// Whether an entry of the list ends behind `end`, beginning at `start` or later, and no exception does: "low
    /// support" is no support.
    pub fn list_ends_at(&self, list: ListId, start: u32, end: u32) -> bool {
        let (mut found, mut excepted) = (false, false);
        let mut next = end.checked_sub(1).and_then(|last| some(&self.last_to, last));
        while let Some(index) = next {
            let hit = &self.entries[index as usize];
            if hit.list == list && hit.units.start >= start.max(end.saturating_sub(LONGEST_HEAD)) {
                *(if hit.is_exception { &mut excepted } else { &mut found }) = true;
            }
            next = some(&self.before, index);
        }
        found && !excepted
    }
    /// The quotation that begins at a unit.
    pub fn quote_from(&self, unit: u32) -> Option<u32> {
        some(&self.quotes, unit)
    }
    /// The long quotation that covers a unit, its marks counted in.
    pub fn long_quote_over(&self, unit: u32) -> Option<u32> {
        some(&self.long_quotes, unit)
    }
    /// The expression of time that begins at a unit, its preposition counted in.
    pub fn time_from(&self, unit: u32) -> Option<u32> {
        some(&self.times, unit)
    }
    /// [`Lattice::skip_from`] for each unit of a span; far behind the text where nothing may be skipped.
    pub fn skips_over(&self, units: UnitSpan) -> &[u32] {
        &self.skips[units.range()]
    }
    /// Where to go on behind what may stand between two elements of a pattern: a quotation mark, an adverb, an
    /// expression of time.
    pub fn skip_from(&self, unit: u32) -> Option<u32> {
        some(&self.skips, unit)
    }
}

/// Sorts entries by their first unit, longer ones first; they come nearly so.
fn sort(entries: &mut [PhraseHit]) {
    if !entries.is_sorted_by_key(|hit| hit.units.start) {
        entries.sort_by_key(|hit| hit.units.start);
    }
    for same in entries.chunk_by_mut(|one, next| one.units.start == next.units.start) {
        same.sort_by_key(|hit| std::cmp::Reverse(hit.units.end));
    }
}

/// How many of the sorted entries begin before each unit.
fn entries_before(entries: &[PhraseHit], units: usize) -> Vec<u32> {
    let mut before = Vec::with_capacity(units);
    let mut count = 0;
    for unit in 0..units as u32 {
        while entries.get(count).is_some_and(|hit| hit.units.start < unit) {
            count += 1;
        }
        before.push(count as u32);
    }
    before
}

fn some(table: &[u32], unit: u32) -> Option<u32> {
    table.get(unit as usize).copied().filter(|&index| index != NONE)
}

fn excepted(entries: &[PhraseHit], units: usize) -> Vec<bool> {
    let mut excepted = vec![false; units];
    for hit in entries.iter().filter(|hit| hit.is_exception) {
        excepted[hit.units.range()].fill(true);
    }
    excepted
}

/// "got the nod ahead of Reed": whether an adverb before a unit tells who went without, so that the nod is none of his.
fn passes_over(analysis: &Analysis, behind: u32) -> bool {
    let word = |back: u32| behind.checked_sub(back).map_or("", |at| analysis.folded(at));
    word(1) == "ahead" && word(2) == "nod"
}

#[cfg(test)]
mod tests {
    #[test]
    fn whoever_is_passed_over_did_not_give_the_nod() {
        let stances = |text: &str| crate::testing::said("stance", text, None);
        assert!(stances("Anna Berg got the nod ahead of Paul Reed.").is_empty());
        assert_eq!(stances("Anna Berg got the nod from Paul Reed.").len(), 1);
    }
}
