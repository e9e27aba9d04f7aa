//! Groups within groups: what a pattern may ask for beside the whole.

use super::*;

impl Chunker<'_, '_> {
    /// "his candidacy" also offers "candidacy"; "Rutte's candidacy" too, so that `{x} 's {y}` can be written.
    pub(super) fn possessed_alone(&mut self, run: &Run, part: u32, whole: &NounGroup) {
        if run.possessor.is_some() && !run.possessive && part < whole.units.end {
            let mut alone = whole.clone();
            alone.units = Span::new(run.body, whole.units.end);
            self.push(alone);
        }
    }

    /// "the 27-nation bloc" also offers "bloc", so that the size can be bound before it.
    pub(super) fn sized_alone(&mut self, whole: &NounGroup) {
        // Its first word may be a size only where another is its head.
        if whole.head == whole.units.start {
            return;
        }
        let numbers = &self.analysis.numbers;
        let first = numbers.partition_point(|number| number.units.start < whole.units.start);
        let size = numbers
            .get(first)
            .filter(|number| number.kind == NumberKind::GroupSize && number.units.end <= whole.head);
        if let Some(start) = size.map(|number| number.units.end) {
            let mut alone = whole.clone();
            alone.units = Span::new(start, whole.units.end);
            self.push(alone);
        }
    }

    /// "a Berg supporter" also offers "Berg", so that `{x} supporter` can be written.
    pub(super) fn sided(&mut self, part: u32, whole: &NounGroup) {
        let supporter = |at: u32| {
            matches!(
                self.analysis.folded(at),
                "supporter" | "supporters" | "backer" | "backers" | "endorser" | "opponent" | "critic"
            )
        };
        let Some(noun) = (part + 1..whole.units.end).find(|&at| supporter(at)) else { return };
        let Some(index) = self.analysis.name_at[noun as usize - 1] else { return };
        let name = self.analysis.names[index as usize];
        if !matches!(name.kind, NameKind::Person | NameKind::Unknown) {
            return;
        }
        let mut person = self.plain(name.units, noun - 1, ClassSet::PERSON);
        person.name = Some(index);
        self.push(person);
    }

    /// "the Norway-backed treaty" also offers "Norway" and "treaty", so that `{x} "-" backed {y}` can be written.
    pub(super) fn hyphenated(&mut self, part: u32, end: u32, whole: &NounGroup) {
        let Some(hyphen) = (part + 1..end.saturating_sub(2))
            .find(|&at| self.analysis.tag(at) == Tag::Hyphen && self.analysis.tag(at + 1) == Tag::Adj)
        else {
            return;
        };
        let Some(index) = self.analysis.name_at[hyphen as usize - 1] else { return };
        let name = self.analysis.names[index as usize].units;
        let mut owner = self.plain(Span::new(name.start, hyphen), hyphen - 1, ClassSet::default());
        owner.name = Some(index);
        owner.classes = crate::classes::of(self.analysis, self.knowledge, &owner);
        self.push(owner);
        let mut rest = whole.clone();
        rest.units = Span::new(hyphen + 2, end);
        rest.modifiers = self.modifiers(hyphen + 2, whole.head);
        self.push(rest);
    }

    /// Splits "Estonian prime minister Kaja Kallas" into title and name.
    pub(super) fn titled(&mut self, run: &Run, part: u32, end: u32, whole: &NounGroup) {
        let Some(last) = self.analysis.name_at[end as usize - 1] else { return };
        let last = self.analysis.names[last as usize];
        let start = last.units.start;
        if !matches!(last.kind, NameKind::Person | NameKind::Unknown) || start <= run.start {
            return;
        }
        let mut person = self.plain(last.units, end - 1, ClassSet::PERSON);
        person.name = whole.name;
        if last.kind == NameKind::Person {
            self.push(person);
        }
        if start > part {
            let units = Span::new(run.start, start);
            let head = start - 1;
            let mut title = self.plain(units, head, ClassSet::default());
            title.possessor = run.possessor;
            title.definite = run.definite;
            title.modifiers = self.modifiers(part, head);
            title.name = self.analysis.name_at[head as usize];
            title.plural = self.is_plural(head, run);
            title.classes = crate::classes::of(self.analysis, self.knowledge, &title);
            self.push(title);
        }
    }
}
