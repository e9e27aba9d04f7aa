//! Surnames that also are common words or places: "May told lawmakers", "Hunt has left", "Jordan said", where the article
//! names Theresa May, Jeremy Hunt or Jim Jordan in full.

use claimwire_rules::FormSet;
use rustc_hash::FxHashSet;

use super::*;

/// Makes names of the capitalised words that are the surname of a person named in full, where a surname can stand.
pub(super) fn find_common(analysis: &mut Analysis, knowledge: &Knowledge) {
    let surnames = surnames(analysis, knowledge);
    if surnames.is_empty() {
        return;
    }
    for index in 0..analysis.segments.len() {
        let segment = analysis.segments[index];
        let likely = |at: u32| {
            let unit = analysis.unit(at);
            unit.casing == Casing::Title && surnames.contains(&unit.symbol)
        };
        let none = !(segment.start..segment.end).any(likely);
        if none || is_headline_case(analysis, knowledge, segment) || is_title_line(analysis, segment) {
            continue;
        }
        for at in segment.start..segment.end {
            let unit = analysis.unit(at);
            let known = analysis.name_at[at as usize];
            let free = known.is_none_or(|index| {
                let name = &analysis.names[index as usize];
                // "Stephanie Pope … Pope said"
                (may_be_surname(name.kind) || name.kind == NameKind::Office) && name.units.len() == 1
            });
            if free
                && analysis.time_at[at as usize].is_none()
                && unit.casing == Casing::Title
                && surnames.contains(&unit.symbol)
                && (Place { analysis, knowledge, segment, at, surnames: &surnames }).is_of_surname()
            {
                let units = Span::new(at, at + 1);
                let surname = NameMention { units, kind: NameKind::Unknown, entry: None, is_guess: true };
                match known {
                    Some(index) => analysis.names[index as usize] = surname,
                    None => push(analysis, surname),
                }
            }
        }
    }
}

/// "opposed von der Leyen": joins to a surname the small words before it that belong to it in the full name.
pub(super) fn join_particles(analysis: &mut Analysis, knowledge: &Knowledge) {
    let small = |at: u32| {
        let unit = analysis.unit(at);
        unit.kind == UnitKind::Word && knowledge.lexis.of(unit.symbol).has(WordClass::PARTICLE)
    };
    let full = analysis.names.iter().filter(|name| name.kind == NameKind::Person);
    let full: Vec<UnitSpan> =
        full.map(|name| name.units).filter(|units| (units.start + 1..units.end).any(small)).collect();
    if full.is_empty() {
        return;
    }
    let joined = |name: &NameMention| {
        let start = name.units.start;
        if !matches!(name.kind, NameKind::Person | NameKind::Unknown) || name.units.len() > 2 {
            return None;
        }
        let particles = (0..start).rev().take_while(|&at| small(at)).count() as u32;
        let own = Span::new(start - particles, name.units.end);
        let ends_in_own = |full: &UnitSpan| {
            full.len() > own.len()
                && (0..own.len())
                    .all(|at| analysis.folded(full.end - own.len() + at) == analysis.folded(own.start + at))
        };
        (particles > 0 && full.iter().any(ends_in_own)).then_some(own)
    };
    let joined: Vec<Option<UnitSpan>> = analysis.names.iter().map(joined).collect();
    for (name, own) in analysis.names.iter_mut().zip(joined) {
        name.units = own.unwrap_or(name.units);
    }
}

/// Whether a name's kind is a country, a capital, a region or a people: some are surnames too.
pub(super) fn is_place(kind: NameKind) -> bool {
    matches!(kind, NameKind::Country | NameKind::Capital | NameKind::Region | NameKind::Demonym)
}

/// Whether a name of such a kind may be what somebody is called: a town, a country or a people.
pub(super) fn may_be_surname(kind: NameKind) -> bool {
    is_place(kind) || matches!(kind, NameKind::City | NameKind::National)
}

/// "Ms. Holland said", "Councillor Houston opposes": whether a place's name stands behind a word by which nobody but a person is
/// addressed, and goes on with no other name.
pub(super) fn is_addressed(
    analysis: &Analysis,
    knowledge: &Knowledge,
    units: UnitSpan,
    kind: NameKind,
    span: UnitSpan,
) -> bool {
    let Some(before) = units.start.checked_sub(1).filter(|&at| at >= span.start) else { return false };
    let goes_on = units.end < span.end && analysis.unit(units.end).is_capitalised();
    if units.len() > 1 || !may_be_surname(kind) || goes_on || !analysis.unit(before).is_capitalised() {
        return false;
    }
    let office = analysis.name_at[before as usize].and_then(|index| analysis.names[index as usize].entry);
    matches!(analysis.folded(before).trim_end_matches('.'), "mr" | "mrs" | "ms")
        || office.is_some_and(|office| {
            matches!(
                knowledge.name(office).id.as_str(),
                "mayor"
                    | "judge"
                    | "justice"
                    | "sheriff"
                    | "councillor"
                    | "alderman"
                    | "senator"
                    | "state-senator"
                    | "representative"
                    | "congressman"
                    | "congresswoman"
            )
        })
}

/// "Türk's candidacy": whether the name of a people is printed with an accent that its lexicon entry lacks.
pub(super) fn has_foreign_letters(analysis: &Analysis, units: UnitSpan, kind: NameKind, name: &Name) -> bool {
    let printed = analysis.words(units);
    units.len() == 1
        && matches!(kind, NameKind::National | NameKind::Demonym)
        && !printed.is_ascii()
        && name.name.is_ascii()
        && name.aliases.iter().all(|alias| alias.is_ascii())
}

/// The last words of full names of persons that are no names by themselves, or a place's.
fn surnames(analysis: &Analysis, knowledge: &Knowledge) -> FxHashSet<Symbol> {
    let persons = analysis.names.iter().filter(|name| name.kind == NameKind::Person);
    let last = persons.map(|name| (name.units.len() == 1, analysis.unit(name.units.end - 1).symbol));
    // "Ms. London" alone is told by the title only.
    let shared = |&(alone, word): &(bool, Symbol)| {
        let other = knowledge.is_common(word) || knowledge.lexis.of(word).has(FUNCTION);
        !alone && other || names_place(knowledge, word)
    };
    last.filter(shared).map(|(_, word)| word).collect()
}

/// Whether a word by itself names a country, a capital, a region or a people.
fn names_place(knowledge: &Knowledge, word: Symbol) -> bool {
    let only = |offset: usize| (offset == 0).then_some(word);
    let place = |tag: PhraseTag| {
        matches!(tag, PhraseTag::Name(index) if NameKind::of_class(knowledge.name(index).class)
            .is_some_and(|kind| is_place(kind) || kind == NameKind::City))
    };
    knowledge.rules.phrases.longest(only, place).is_some()
}

/// A word that names a country, its capital, a region or a people, where it may be a surname.
pub(super) struct Surname<'p, 'a> {
    pub(super) analysis: &'p Analysis<'a>,
    pub(super) knowledge: &'p Knowledge,
    pub(super) at: u32,
    pub(super) span: UnitSpan,
}

impl Surname<'_, '_> {
    /// "Jim Jordan said", "Michael B. Jordan", but "Will Jordan vote?", "in Alexandria Egypt", "a Christian Syrian group".
    pub(super) fn is_behind_given_name(&self, kind: NameKind) -> bool {
        let Some(given) = self.given_name(kind) else { return false };
        let unit = self.analysis.unit(given);
        let opens = given == self.span.start
            || self.analysis.unit(given - 1).kind != UnitKind::Word && self.analysis.folded(given - 1) != ",";
        let unclear =
            self.knowledge.is_common(unit.symbol) || self.knowledge.lexis.of(unit.symbol).has(FUNCTION);
        let located = given > self.span.start
            && matches!(self.analysis.folded(given - 1), "in" | "at" | "near" | "outside" | "via");
        let faith = self.analysis.folded(given) == "christian";
        !faith
            && !located
            && (!unclear
                || self.acts()
                || !opens && !is_headline_case(self.analysis, self.knowledge, self.span))
            && (kind != NameKind::Demonym || self.ends_there())
    }

    /// The given name before, with an initial between the two or none, or with another surname: "Ana Silva Lima".
    fn given_name(&self, kind: NameKind) -> Option<u32> {
        let free = |at: &u32| {
            let unit = self.analysis.unit(*at);
            *at >= self.span.start
                && unit.kind == UnitKind::Word
                && unit.is_capitalised()
                && self.analysis.name_at[*at as usize].is_none()
                && self.analysis.time_at[*at as usize].is_none()
        };
        let before = self.at.checked_sub(1).filter(free)?;
        let initial = self.analysis.folded(before).len() <= 2 && self.analysis.folded(before).ends_with('.');
        let given = if initial { before.checked_sub(1).filter(free)? } else { before };
        let known = |at: u32| {
            let unit = self.analysis.unit(at);
            unit.casing == Casing::Title && self.knowledge.rules.lexicon.gender(unit.symbol).is_some()
        };
        let town = matches!(kind, NameKind::City | NameKind::Capital);
        let first = || {
            let doubled = town && !initial && !self.knowledge.is_common(self.analysis.unit(before).symbol);
            given.checked_sub(1).filter(|at| doubled && free(at) && known(*at))
        };
        if known(given) { Some(given) } else { first() }
    }

    /// Whether no noun follows that a people's name would describe: "Mark Cuban said", not "Mark Cuban troops".
    fn ends_there(&self) -> bool {
        let next = self.at + 1;
        if next >= self.span.end {
            return true;
        }
        let unit = self.analysis.unit(next);
        unit.kind != UnitKind::Word && unit.kind != UnitKind::Hyphen
            || self.knowledge.lexis.of(unit.symbol).has(FUNCTION)
            || self.acts()
    }

    /// Whether a verb follows that has a subject: "Bill Jordan said", not "Will Jordan say".
    fn acts(&self) -> bool {
        let next = self.at + 1;
        if next >= self.span.end {
            return false;
        }
        let forms = self.knowledge.forms(self.analysis.unit(next).symbol);
        !forms.contains(FormSet::BASE) && forms.meets(FormSet::THIRD.union(FormSet::PAST))
    }
}

/// Where a word stands.
struct Place<'p, 'a> {
    analysis: &'p Analysis<'a>,
    knowledge: &'p Knowledge,
    segment: UnitSpan,
    at: u32,
    surnames: &'p FxHashSet<Symbol>,
}

impl Place<'_, '_> {
    fn is_of_surname(&self) -> bool {
        let next = self.at + 1;
        let capital_next = next < self.segment.end && self.analysis.unit(next).is_capitalised();
        let owned = next < self.segment.end && matches!(self.analysis.folded(next), "'s" | "’s");
        !capital_next
            && !self.is_part_of_more()
            && (owned || self.acts(next) || self.acts_with_other() || !self.opens() && self.ends(next))
    }

    /// "Holland and Brazil oppose the tax": whether the word is one of two surnames that act together.
    fn acts_with_other(&self) -> bool {
        let name = |at: u32| at < self.segment.end && self.surnames.contains(&self.analysis.unit(at).symbol);
        let and = |at: u32| at < self.segment.end && self.analysis.folded(at) == "and";
        let (at, start) = (self.at, self.segment.start);
        let second = at >= start + 2 && and(at - 1) && name(at - 2);
        let verb = match (and(at + 1) && name(at + 2), second) {
            (true, _) => at + 3,
            (_, true) => at + 1,
            _ => return false,
        };
        let verb = self.behind_adverb(verb);
        let base = verb < self.segment.end
            && self.knowledge.forms(self.analysis.unit(verb).symbol).contains(FormSet::BASE);
        base && self.has_object(verb + 1) || self.acts(verb)
    }

    /// Whether the word is the first of its sentence, where any word is capitalised.
    fn opens(&self) -> bool {
        (self.segment.start..self.at)
            .all(|at| !matches!(self.analysis.unit(at).kind, UnitKind::Word | UnitKind::Number))
    }

    /// "the May plan", "in May", "12 May", "Big Green": no surname by itself.
    fn is_part_of_more(&self) -> bool {
        let Some(before) = self.at.checked_sub(1).filter(|&at| at >= self.segment.start) else {
            return false;
        };
        let unit = self.analysis.unit(before);
        let month = matches!(self.analysis.folded(self.at), "march" | "april" | "may" | "june" | "august");
        let dated = month
            && matches!(
                self.analysis.folded(before),
                "in" | "of" | "since" | "until" | "by" | "from" | "before" | "after" | "to" | "on" | "for"
            );
        let narrowed = matches!(
            self.analysis.folded(before),
            "the" | "a" | "an" | "this" | "next" | "last" | "early" | "late" | "mid" | "every"
        );
        let capital = unit.kind == UnitKind::Word
            && unit.is_capitalised()
            && self.analysis.name_at[before as usize].is_none()
            && before > self.segment.start;
        let located = self.analysis.name_at[self.at as usize].is_some()
            && matches!(
                self.analysis.folded(before),
                "in" | "into"
                    | "from"
                    | "across"
                    | "near"
                    | "inside"
                    | "outside"
                    | "throughout"
                    | "neighbouring"
            );
        dated || located || narrowed || capital || matches!(unit.kind, UnitKind::Number | UnitKind::Hyphen)
    }

    /// Whether what stands behind can only be the verb of a subject: "said", "has", "would".
    fn acts(&self, next: u32) -> bool {
        if next >= self.segment.end {
            return false;
        }
        let next = self.behind_adverb(next);
        let symbol = self.analysis.unit(next).symbol;
        let auxiliary = WordClass::BE.or(WordClass::HAVE).or(WordClass::DO).or(WordClass::MODAL);
        let forms = self.knowledge.forms(symbol);
        let third = forms.contains(FormSet::THIRD)
            && (!self.knowledge.may_be_noun(symbol) || self.has_object(next + 1));
        // "White, who chairs the board"
        let aside = self.analysis.folded(next) == ","
            && next + 1 < self.segment.end
            && self.analysis.folded(next + 1) == "who";
        // "May be", "Brown or"
        let bare = matches!(self.analysis.folded(next), "be" | "have" | "do");
        aside
            || !bare
                && (self.knowledge.lexis.of(symbol).has(auxiliary) || third || forms.contains(FormSet::PAST))
    }

    /// The unit behind the adverb that may part a subject from its verb: "Cleveland also endorsed".
    fn behind_adverb(&self, next: u32) -> u32 {
        let adverb = |at: u32| {
            matches!(
                self.analysis.folded(at),
                "also" | "still" | "never" | "later" | "now" | "already" | "once" | "again" | "publicly"
            )
        };
        if next + 1 < self.segment.end && adverb(next) { next + 1 } else { next }
    }

    /// "Holland backs the plan": whether what can only be an object stands behind a word, which then is a verb.
    fn has_object(&self, at: u32) -> bool {
        at < self.segment.end
            && (self.knowledge.lexis.of(self.analysis.unit(at).symbol).has(WordClass::DETERMINER)
                || self.analysis.unit(at).casing == Casing::Title)
    }

    /// Whether a name can end before what stands behind: a stop, a preposition, "and" before another name.
    fn ends(&self, next: u32) -> bool {
        if next >= self.segment.end {
            return true;
        }
        let unit = self.analysis.unit(next);
        let class = self.knowledge.lexis.of(unit.symbol);
        if class.has(WordClass::CONJUNCTION) {
            let other = self.analysis.name_at.get(next as usize + 1).copied().flatten();
            return other.is_some_and(|index| self.analysis.names[index as usize].kind == NameKind::Person);
        }
        unit.kind != UnitKind::Word && unit.kind != UnitKind::Hyphen || class.has(FUNCTION)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_surname_that_is_a_papers_name_too_was_the_paper() {
        assert_eq!(said("stance", "Kate Forbes backs the bill.", None), ["Kate Forbes supports the bill"]);
    }

    #[test]
    fn half_of_the_seat_of_a_member_was_told_as_all_of_it() {
        let text = "Anna Berg, MP for North Ayrshire and Arran, backs the bill.";
        assert_eq!(
            said("office", text, None),
            ["Anna Berg is member of parliament of North Ayrshire and Arran"]
        );
    }

    /// Whom the last stance of a text counts for.
    fn last_party(text: &str) -> Option<String> {
        let claims = crate::testing::claims_of(text, None);
        let mut stances = claims.iter().filter(|claim| claim.claim_type == "stance");
        stances.next_back()?.slots.get("party").and_then(claimwire_record::SlotValue::identity)
    }

    #[test]
    fn somebody_named_like_a_town_was_the_town() {
        for (text, party) in [
            ("Council Member Ora Dallas is here. Dallas endorsed Paul Reed.", "person:ora-dallas"),
            (
                "Commissioner Ruth Cleveland is here. Cleveland also endorsed Paul Reed.",
                "person:ruth-cleveland",
            ),
            ("Councillor Ida Holland is here. Holland backs the tax.", "person:ida-holland"),
            ("Mr. London opposes the plan.", "person:london"),
            ("Ms. London is here. London opposes the plan.", "person:london"),
            ("Mayor Houston opposes the plan.", "person:houston"),
            ("Tom Holland and Ida Brazil are here. Holland and Brazil oppose the tax.", "person:ida-brazil"),
            ("The Netherlands is here. Holland and Brazil oppose the tax.", "country:BR"),
            (
                "Council Member Ora Dallas is here. Paul Reed won. Dallas County opposes the plan.",
                "org:dallas-county",
            ),
            ("The Dallas council is here. Dallas endorsed Paul Reed.", "place:dallas"),
            ("Councillor Ida Holland is here. The Netherlands backs the tax.", "country:NL"),
        ] {
            assert_eq!(last_party(text).as_deref(), Some(party), "{text}");
        }
    }

    #[test]
    fn a_name_with_an_accent_is_no_people() {
        let text = "Milan Türk is a candidate. Türk backs the plan.";
        assert_eq!(last_party(text).as_deref(), Some("person:milan-turk"));
        assert_eq!(last_party("The Turks oppose the plan.").as_deref(), Some("group:turks"));
    }

    #[test]
    fn a_man_named_west_was_the_western_countries() {
        let party = |text: &str| {
            let claims = crate::testing::claims_of(text, None);
            claims[0].slots.get("party").and_then(claimwire_record::SlotValue::identity)
        };
        assert_eq!(party("Senator Allen West backed Anna Berg.").as_deref(), Some("person:allen-west"));
        assert_eq!(party("Kemal West backed Anna Berg.").as_deref(), Some("person:kemal-west"));
        assert_eq!(party("The West backed Anna Berg.").as_deref(), Some("group:western-countries"));
    }
}
