//! Stands told by nouns as ones of former days: "her past support for it", "a move away from his opposition to it".

use claimwire_record::Span;

use super::Told;
use crate::analysis::UnitSpan;
use crate::tags::Tag;

/// How far before "from" the word of a way may stand.
const REACH: u32 = 9;

impl Told<'_, '_> {
    /// The words by which a claim without a verb is one of former days.
    pub(super) fn by_noun(&self, units: UnitSpan) -> Option<UnitSpan> {
        self.by_adjective(units).or_else(|| self.by_adverb(units)).or_else(|| self.led_by_from(units.start))
    }

    /// "her past support for it".
    fn by_adjective(&self, units: UnitSpan) -> Option<UnitSpan> {
        let noun = |at: u32| self.is_in(at, &self.words.noun);
        let joins = |at: u32| self.analysis.tag(at) == Tag::Adj;
        (units.start..units.end)
            .find(|&at| {
                self.is_in(at, &self.words.adjective) && (noun(at + 1) || joins(at + 1) && noun(at + 2))
            })
            .map(|at| Span::new(at, at + 1))
    }

    /// "once a supporter of it", "Lee, formerly a critic of it".
    fn by_adverb(&self, units: UnitSpan) -> Option<UnitSpan> {
        let apposed = |at: u32| {
            self.analysis.tag(at - 1) == Tag::Comma
                && matches!(self.analysis.folded(at + 1), "a" | "an" | "the")
        };
        let within = (units.start + 1..units.end).find_map(|at| self.former_at(at).filter(|_| apposed(at)));
        within.or_else(|| self.by_adverb_before(units))
    }

    fn by_adverb_before(&self, units: UnitSpan) -> Option<UnitSpan> {
        let article = |at: u32| matches!(self.analysis.folded(at), "a" | "an" | "the" | "among");
        let at = units.start.checked_sub(1)?;
        let at = if article(at) { at.checked_sub(1)? } else { at };
        (at >= self.sentence.start).then(|| self.former_at(at)).flatten()
    }

    /// "his evolution on taxes, from support for the levy", "moved from opposing it": where a way began is left behind.
    pub(super) fn led_by_from(&self, start: u32) -> Option<UnitSpan> {
        let from = start.checked_sub(1).filter(|&at| at >= self.sentence.start)?;
        if self.analysis.folded(from) != "from" {
            return None;
        }
        let apart = |at: u32| matches!(self.analysis.tag(at), Tag::Punct | Tag::Rel | Tag::That | Tag::Quote);
        let near = (from.saturating_sub(REACH).max(self.sentence.start)..from).rev();
        let mut near = near.take_while(|&at| !apart(at));
        let way = near.find(|&at| self.is_way(at) || self.analysis.verb_at[at as usize].is_some())?;
        self.is_way(way).then(|| Span::new(from, from + 1))
    }

    /// A noun of change, or a verb of change that stands right before "from".
    fn is_way(&self, at: u32) -> bool {
        let Some(id) = self.analysis.verb_at[at as usize] else { return self.is_in(at, &self.words.leaving) };
        let verb = self.analysis.verb(id);
        let near = (verb.units.end..verb.units.end + 3).any(|at| self.analysis.folded(at) == "from");
        near && verb.negation.is_none() && verb.modal.is_none() && verb.has_lemma(&self.words.leaves)
    }
}
