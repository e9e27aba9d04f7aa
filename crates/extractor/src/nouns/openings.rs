//! What opens a noun group: determiners, possessives, numbers.

use super::*;

impl Chunker<'_, '_> {
    /// "Anna Berg, whose campaign": the name before "whose".
    pub(super) fn relative_owner(&self, at: u32) -> Option<GroupId> {
        let relative = at.checked_sub(1).filter(|&at| at > self.span.start)?;
        if self.analysis.folded(relative) != "whose" {
            return None;
        }
        let comma = matches!(self.analysis.tag(relative - 1), Tag::Comma | Tag::Dash);
        let end = if comma { relative - 1 } else { relative };
        let groups = self.analysis.groups.iter().enumerate().rev();
        let mut near = groups.take_while(|(_, group)| group.units.start >= self.span.start);
        near.find(|(_, group)| group.units.end == end && group.name.is_some())
            .map(|(index, _)| GroupId(index as u32))
    }

    /// Reads determiners, a possessive pronoun and a number; gives the unit behind.
    pub(super) fn opening(&mut self, at: u32, run: &mut Run) -> u32 {
        let mut next = at;
        while next < self.span.end {
            if let Some(behind) = self.take_number(next, run) {
                next = behind;
                continue;
            }
            match self.analysis.tag(next) {
                Tag::Det => {
                    run.definite |= matches!(
                        self.analysis.folded(next),
                        "the" | "this" | "these" | "those" | "both" | "all"
                    )
                }
                Tag::Possessive => {
                    let owner = self.plain(
                        Span::new(next, next + 1),
                        next,
                        ClassSet::PRONOUN.union(ClassSet::PERSON),
                    );
                    run.possessor = Some(self.push(owner));
                    run.possessive = true;
                    run.definite = true;
                }
                Tag::Quote if next > at => {}
                // "a whopping 168 of the 349 MPs"
                _ if next > at && self.stresses_number(next) => {}
                _ => break,
            }
            next += 1;
        }
        next
    }

    /// "men under 35 support": how old they are, not how many.
    fn tells_age(&self, units: std::ops::Range<u32>) -> bool {
        let behind_noun = units.start > self.span.start && self.analysis.tag(units.start - 1) == Tag::Noun;
        let bound = matches!(self.analysis.folded(units.start), "under" | "over" | "aged");
        bound && behind_noun && units.end < self.span.end && !self.analysis.tag(units.end).is_nominal()
    }

    pub(super) fn stresses_number(&self, at: u32) -> bool {
        let stress = matches!(
            self.analysis.folded(at),
            "whopping"
                | "staggering"
                | "mere"
                | "record"
                | "massive"
                | "paltry"
                | "full"
                | "further"
                | "total"
        );
        stress && at + 1 < self.span.end && self.number_at(at + 1).is_some()
    }

    pub(super) fn opening_number(&mut self, at: u32, run: &mut Run) -> u32 {
        self.take_number(at, run).unwrap_or(at)
    }

    /// Takes a number mention at `at` that counts what follows.
    pub(super) fn take_number(&self, at: u32, run: &mut Run) -> Option<u32> {
        let index = self.number_at(at).filter(|_| run.number.is_none())?;
        let number = &self.analysis.numbers[index as usize];
        // "the 38 member countries" are counted, "the 38-member club" is not.
        let hyphenated = || number.units.clone().any(|unit| self.analysis.tag(unit) == Tag::Hyphen);
        let counts = counts_things(number.kind) || number.kind == NumberKind::GroupSize && !hyphenated();
        if !counts || number.units.end > self.span.end || self.tells_age(number.units.clone()) {
            return None;
        }
        run.number = Some(index);
        // The noun may stand inside the mention ("28 members out of 32"): then there's nothing left to read.
        Some(number.units.end)
    }
}
