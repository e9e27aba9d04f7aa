//! The verb table: every inflected form of every known lemma, by symbol, both ways.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::inflection::conjugate;
use crate::vocabulary::{Symbol, Vocabulary};

/// A set of verb forms, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct FormSet(pub u8);

impl FormSet {
    /// The lemma itself: infinitive, imperative, or present tense except in the third person singular.
    pub const BASE: FormSet = FormSet(1);
    /// Present tense, third person singular (and `am`, `are`).
    pub const THIRD: FormSet = FormSet(1 << 1);
    /// Past tense.
    pub const PAST: FormSet = FormSet(1 << 2);
    /// Past participle.
    pub const PARTICIPLE: FormSet = FormSet(1 << 3);
    /// Gerund or present participle.
    pub const GERUND: FormSet = FormSet(1 << 4);

    /// Whether every form of `other` is in it.
    #[inline]
    pub fn contains(self, other: FormSet) -> bool {
        self.0 & other.0 == other.0
    }
    /// Whether the sets share a form.
    #[inline]
    pub fn meets(self, other: FormSet) -> bool {
        self.0 & other.0 != 0
    }
    /// The forms of both.
    #[inline]
    pub fn union(self, other: FormSet) -> FormSet {
        FormSet(self.0 | other.0)
    }
}

/// One way to read a word as a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct VerbReading {
    /// The verb.
    pub lemma: Symbol,
    /// The forms of it that the word can be.
    pub form: FormSet,
}

/// A row of `verbs.tsv`.
#[derive(Debug, Clone, Default)]
pub(crate) struct VerbRow {
    pub(crate) lemma: String,
    pub(crate) past: Option<String>,
    pub(crate) participle: Option<String>,
    pub(crate) noun: bool,
    pub(crate) adjective: bool,
}

impl VerbRow {
    /// A verb of which nothing but the lemma is known.
    pub(crate) fn of(lemma: &str) -> Self {
        VerbRow { lemma: lemma.to_owned(), ..VerbRow::default() }
    }
}

/// Every known verb with its forms.
#[derive(Debug, Clone, Default)]
pub struct VerbTable {
    /// By symbol; words behind the last verb form have no row.
    readings: Vec<Vec<VerbReading>>,
    forms: FxHashMap<Symbol, Vec<Symbol>>,
    nouns: FxHashSet<Symbol>,
    adjectives: FxHashSet<Symbol>,
}

impl VerbTable {
    /// How a word can be read as a verb; empty where it cannot. The clitics `'m`, `'re` and `'ve` are read,
    /// `'s` and `'d` are not, because they are more often no verb or an auxiliary of two kinds.
    #[inline]
    pub fn forms(&self, word: Symbol) -> &[VerbReading] {
        self.readings.get(word.0 as usize).map_or(&[], Vec::as_slice)
    }
    /// Every form of a lemma, the lemma included; empty where the lemma is unknown.
    #[inline]
    pub fn forms_of(&self, lemma: Symbol) -> &[Symbol] {
        self.forms.get(&lemma).map_or(&[], Vec::as_slice)
    }
    /// Whether the lemma is a known verb.
    pub fn is_lemma(&self, word: Symbol) -> bool {
        self.forms.contains_key(&word)
    }
    /// Whether the lemma is also a noun (`vote`, `support`).
    pub fn may_be_noun(&self, lemma: Symbol) -> bool {
        self.nouns.contains(&lemma)
    }
    /// Whether the lemma is also an adjective (`faint`, `narrow`).
    pub fn may_be_adjective(&self, lemma: Symbol) -> bool {
        self.adjectives.contains(&lemma)
    }
    /// Number of lemmas.
    pub fn len(&self) -> usize {
        self.forms.len()
    }
    /// Whether there is no verb.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }
    /// Adds a verb; a lemma that is there already stays as it is.
    pub(crate) fn add(&mut self, row: &VerbRow, vocabulary: &mut Vocabulary) {
        let lemma = vocabulary.intern(&row.lemma);
        if self.is_lemma(lemma) {
            return;
        }
        let forms = conjugate(&row.lemma, row.past.as_deref(), row.participle.as_deref());
        self.forms.insert(lemma, Vec::with_capacity(5));
        self.add_form(lemma, lemma, FormSet::BASE);
        let groups = [
            (forms.third, FormSet::THIRD),
            (forms.past, FormSet::PAST),
            (forms.participle, FormSet::PARTICIPLE),
            (forms.gerund, FormSet::GERUND),
        ];
        for (words, form) in groups {
            for word in words {
                self.add_form(lemma, vocabulary.intern(&word), form);
            }
        }
        for (clitic, form, read) in clitics(&row.lemma) {
            let symbol = vocabulary.intern(clitic);
            if *read {
                self.add_form(lemma, symbol, *form);
            } else {
                self.forms.entry(lemma).or_default().push(symbol);
            }
        }
        if row.noun {
            self.nouns.insert(lemma);
        }
        if row.adjective {
            self.adjectives.insert(lemma);
        }
    }
    fn add_form(&mut self, lemma: Symbol, word: Symbol, form: FormSet) {
        let row = word.0 as usize;
        if self.readings.len() <= row {
            self.readings.resize_with(row + 1, Vec::new);
        }
        let readings = &mut self.readings[row];
        match readings.iter_mut().find(|reading| reading.lemma == lemma) {
            Some(reading) => reading.form = reading.form.union(form),
            None => readings.push(VerbReading { lemma, form }),
        }
        let forms = self.forms.entry(lemma).or_default();
        if !forms.contains(&word) {
            forms.push(word);
        }
    }
}

/// Clitics of a lemma, their form, and whether they can be read back without doubt.
fn clitics(lemma: &str) -> &'static [(&'static str, FormSet, bool)] {
    match lemma {
        "be" => &[("'m", FormSet::THIRD, true), ("'re", FormSet::THIRD, true), ("'s", FormSet::THIRD, false)],
        "have" => {
            &[("'ve", FormSet::THIRD, true), ("'d", FormSet::PAST, false), ("'s", FormSet::THIRD, false)]
        }
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(lemmas: &[&str]) -> (VerbTable, Vocabulary) {
        let (mut table, mut vocabulary) = (VerbTable::default(), Vocabulary::default());
        for lemma in lemmas {
            table.add(&VerbRow { lemma: (*lemma).to_owned(), ..VerbRow::default() }, &mut vocabulary);
        }
        (table, vocabulary)
    }

    #[test]
    fn one_word_can_be_forms_of_two_verbs() {
        let (table, vocabulary) = table(&["found", "find"]);
        let readings = table.forms(vocabulary.get("found"));
        assert_eq!(readings.len(), 2);
        assert!(readings[0].form.contains(FormSet::BASE));
        assert_eq!(readings[1].form, FormSet::PAST.union(FormSet::PARTICIPLE));
    }

    #[test]
    fn possessive_endings_are_no_verb_but_count_among_the_forms() {
        let (table, vocabulary) = table(&["be"]);
        assert!(table.forms(vocabulary.get("'s")).is_empty());
        assert!(table.forms_of(vocabulary.get("be")).contains(&vocabulary.get("'s")));
        assert_eq!(table.forms(vocabulary.get("'re")).len(), 1);
    }
}
