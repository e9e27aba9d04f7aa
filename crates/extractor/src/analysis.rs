//! One article on its way up the cascade: what each level found, kept side by side so that each can be shown.

use std::cell::OnceCell;

use claimwire_record::{Article, Span, Unit as UnitIndex, Zone};
use claimwire_rules::units::{Unit, Units};

use crate::holders::Tallies;
use crate::names::NameMention;
use crate::nouns::NounGroup;
use crate::numbers::NumberMention;
use crate::people::People;
use crate::sentences::{Quote, Sentence};
use crate::tags::Tag;
use crate::times::TimeMention;
use crate::verbs::VerbGroup;

/// A half-open range of units.
pub type UnitSpan = Span<UnitIndex>;

/// Index of a noun group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupId(pub u32);

/// Index of a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VerbId(pub u32);

/// A paragraph that is read, in units.
#[derive(Debug, Clone, Copy)]
pub struct ReadParagraph {
    /// Its units.
    pub units: UnitSpan,
    /// What it is.
    pub zone: Zone,
}

/// All levels of one article.
#[derive(Debug)]
pub struct Analysis<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its text.
    pub text: &'a str,
    /// Level 1: units of all paragraphs that are read, in order.
    pub units: Units,
    /// The paragraphs that are read.
    pub paragraphs: Vec<ReadParagraph>,
    /// Quotations.
    pub quotes: Vec<Quote>,
    /// Sentences, outer ones and those within long quotations.
    pub sentences: Vec<Sentence>,
    /// Stretches that the levels above read on their own: sentences without their long quotations, and the
    /// sentences within those.
    pub segments: Vec<UnitSpan>,
    /// Level 2: names.
    pub names: Vec<NameMention>,
    /// Name that covers a unit.
    pub name_at: Vec<Option<u32>>,
    /// Numbers.
    pub numbers: Vec<NumberMention>,
    /// Number that begins at a unit.
    pub number_from: Vec<Option<u32>>,
    /// Expressions of time.
    pub times: Vec<TimeMention>,
    /// Time expression that covers a unit.
    pub time_at: Vec<Option<u32>>,
    /// Level 3: what each unit is within its sentence.
    pub tags: Vec<Tag>,
    /// Noun groups.
    pub groups: Vec<NounGroup>,
    /// Noun groups by first unit, longest first.
    pub groups_from: Index,
    /// Verb groups.
    pub verbs: Vec<VerbGroup>,
    /// Verb group that begins at a unit.
    pub verb_from: Vec<Option<VerbId>>,
    /// Verb group that covers a unit.
    pub verb_at: Vec<Option<VerbId>>,
    /// Level 4: the persons of the article.
    pub people: People,
    /// How often it names countries and regions.
    pub tallies: Tallies,
    /// Indices of the names of bodies that go on behind "of" and are in no lexicon, by their first word; told when asked for.
    pub bodies_of: OnceCell<Vec<u32>>,
    /// Indices of the names of several words that may be bodies'; told when asked for.
    pub bodies: OnceCell<Vec<u32>>,
}

impl<'a> Analysis<'a> {
    /// An analysis with nothing found yet.
    pub fn new(article: &'a Article) -> Self {
        Analysis {
            article,
            text: &article.text,
            units: Units::default(),
            paragraphs: Vec::new(),
            quotes: Vec::new(),
            sentences: Vec::new(),
            segments: Vec::new(),
            names: Vec::new(),
            name_at: Vec::new(),
            numbers: Vec::new(),
            number_from: Vec::new(),
            times: Vec::new(),
            time_at: Vec::new(),
            tags: Vec::new(),
            groups: Vec::new(),
            groups_from: Index::default(),
            verbs: Vec::new(),
            verb_from: Vec::new(),
            verb_at: Vec::new(),
            people: People::default(),
            tallies: Tallies::default(),
            bodies_of: OnceCell::new(),
            bodies: OnceCell::new(),
        }
    }
    /// Unit `index`.
    pub fn unit(&self, index: u32) -> &Unit {
        &self.units.all()[index as usize]
    }
    /// Tag of unit `index`; [`Tag::Punct`] outside the text.
    pub fn tag(&self, index: u32) -> Tag {
        self.tags.get(index as usize).copied().unwrap_or(Tag::Punct)
    }
    /// The first unit of a span whose tag passes.
    pub fn first_tagged(&self, units: UnitSpan, passes: impl Fn(Tag) -> bool) -> Option<u32> {
        let mut tags = self.tags.get(units.range())?.iter();
        tags.position(|&tag| passes(tag)).map(|ahead| units.start + ahead as u32)
    }
    /// Folded form of unit `index`; empty outside the text.
    pub fn folded(&self, index: u32) -> &str {
        if (index as usize) < self.units.len() { self.units.folded(index as usize) } else { "" }
    }
    /// The text that a range of units covers, from the first byte to the last.
    pub fn words(&self, span: UnitSpan) -> &'a str {
        if span.is_empty() { "" } else { &self.text[self.bytes(span).range()] }
    }
    /// The units that hold bytes of the text; none where the bytes are of no unit.
    pub fn units_in(&self, bytes: Span<claimwire_record::Byte>) -> UnitSpan {
        let all = self.units.all();
        let first = all.partition_point(|unit| unit.span.end <= bytes.start) as u32;
        let last = all.partition_point(|unit| unit.span.start < bytes.end) as u32;
        Span::new(first, last.max(first))
    }
    /// The bytes that a range of units covers.
    pub fn bytes(&self, span: UnitSpan) -> Span<claimwire_record::Byte> {
        if span.is_empty() {
            return Span::new(0, 0);
        }
        Span::new(self.unit(span.start).span.start, self.unit(span.end - 1).span.end)
    }
    /// Whether unit `index` is a word.
    pub fn tag_free_word(&self, index: u32) -> bool {
        self.unit(index).kind == claimwire_rules::units::UnitKind::Word
    }
    /// A noun group.
    pub fn group(&self, id: GroupId) -> &NounGroup {
        &self.groups[id.0 as usize]
    }
    /// A verb group.
    pub fn verb(&self, id: VerbId) -> &VerbGroup {
        &self.verbs[id.0 as usize]
    }
    /// The noun groups that begin at a unit, longest first.
    pub fn groups_starting(&self, unit: u32) -> impl Iterator<Item = GroupId> + '_ {
        self.groups_from.at(unit).iter().map(|&id| GroupId(id))
    }
    /// The noun groups that lie within a span, by their first unit and longest first.
    pub fn groups_within(&self, units: UnitSpan) -> impl Iterator<Item = GroupId> + '_ {
        let begun = self.groups_from.within(units).iter().map(|&id| GroupId(id));
        begun.filter(move |&id| units.contains(self.group(id).units))
    }
    /// The quotations that begin at a unit.
    pub fn quotes_at(&self, unit: u32) -> impl Iterator<Item = &Quote> {
        let first = self.quotes.partition_point(|quote| quote.units.start < unit);
        self.quotes[first..].iter().take_while(move |quote| quote.units.start == unit)
    }
    /// The quotations that share a unit with a span; quotations do not overlap each other.
    pub fn quotes_over(&self, units: UnitSpan) -> impl Iterator<Item = &Quote> {
        let first = self.quotes.partition_point(|quote| quote.units.end <= units.start);
        self.quotes[first..].iter().take_while(move |quote| quote.units.start < units.end)
    }
    /// The quotation whose words hold a span.
    pub fn quote_around(&self, units: UnitSpan) -> Option<&Quote> {
        self.quotes_over(units).find(|quote| quote.inner.contains(units))
    }
    /// Whether a span is just the words of a quotation.
    pub fn is_quotation(&self, units: UnitSpan) -> bool {
        self.quotes_over(units).any(|quote| quote.inner == units)
    }
    /// The sentences that begin at a unit.
    pub fn sentences_at(&self, unit: u32) -> impl Iterator<Item = &Sentence> {
        let first = self.sentences.partition_point(|sentence| sentence.units.start < unit);
        self.sentences[first..].iter().take_while(move |sentence| sentence.units.start == unit)
    }
    /// The sentences that begin at a unit or before it: the last is the innermost around it.
    pub fn sentences_begun(&self, unit: u32) -> &[Sentence] {
        &self.sentences[..self.sentences.partition_point(|sentence| sentence.units.start <= unit)]
    }
    /// The first unit of the sentence `count - 1` before the one that holds a unit.
    pub fn sentences_back(&self, unit: u32, count: usize) -> u32 {
        let here = self.sentences_begun(unit).len();
        self.sentences.get(here.saturating_sub(count)).map_or(0, |sentence| sentence.units.start)
    }
    /// The name that a unit belongs to; none for a unit of no name or beyond the last.
    pub fn name_over(&self, unit: u32) -> Option<&NameMention> {
        let index = self.name_at.get(unit as usize).copied().flatten()?;
        Some(&self.names[index as usize])
    }
    /// The names within a span, in order.
    pub fn names_within(&self, units: UnitSpan) -> impl Iterator<Item = &NameMention> {
        let first = self.names.partition_point(|name| name.units.start < units.start);
        let begun = self.names[first..].iter().take_while(move |name| name.units.start < units.end);
        begun.filter(move |name| units.contains(name.units))
    }
    /// The verb groups that begin within a span, in order.
    pub fn verbs_within(&self, units: UnitSpan) -> impl DoubleEndedIterator<Item = VerbId> + use<> {
        let first = self.verbs.partition_point(|verb| verb.units.start < units.start);
        let last = self.verbs.partition_point(|verb| verb.units.start < units.end);
        (first as u32..last as u32).map(VerbId)
    }
    /// The date of publication, as the document has it.
    pub fn published(&self) -> Option<&str> {
        self.article.document.published.as_deref()
    }
}

/// Things by the unit that they begin at, in one flat table.
#[derive(Debug, Default, Clone)]
pub struct Index {
    offsets: Vec<u32>,
    ids: Vec<u32>,
}

impl Index {
    /// Builds the table from `(unit, id)` pairs; pairs of one unit keep their order.
    pub fn new(units: usize, pairs: impl DoubleEndedIterator<Item = (u32, u32)> + Clone) -> Self {
        let mut offsets = vec![0u32; units + 2];
        for (unit, _) in pairs.clone() {
            offsets[unit as usize] += 1;
        }
        let mut count = 0;
        for offset in &mut offsets {
            count += *offset;
            *offset = count;
        }
        // Each offset goes back from where its unit's ids end to where they begin.
        let mut ids = vec![0; count as usize];
        for (unit, id) in pairs.rev() {
            let offset = &mut offsets[unit as usize];
            *offset -= 1;
            ids[*offset as usize] = id;
        }
        Index { offsets, ids }
    }
    /// Sorts the ids at each unit; equal ones keep their order.
    pub fn sort_each<K: Ord>(&mut self, mut key: impl FnMut(u32) -> K) {
        for pair in self.offsets.windows(2).filter(|pair| pair[0] + 1 < pair[1]) {
            self.ids[pair[0] as usize..pair[1] as usize].sort_by_key(|&id| key(id));
        }
    }
    /// The ids at the units of a span, in the order of the units.
    pub fn within(&self, units: UnitSpan) -> &[u32] {
        let last = self.offsets.len().saturating_sub(1);
        let offset =
            |unit: u32| self.offsets.get((unit as usize).min(last)).map_or(0, |&offset| offset as usize);
        &self.ids[offset(units.start)..offset(units.end)]
    }
    /// The ids at a unit.
    pub fn at(&self, unit: u32) -> &[u32] {
        let unit = unit as usize;
        if unit + 1 >= self.offsets.len() {
            return &[];
        }
        &self.ids[self.offsets[unit] as usize..self.offsets[unit + 1] as usize]
    }
}
