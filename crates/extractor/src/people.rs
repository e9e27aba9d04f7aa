//! Level 4, first half: the persons of the article, under every name that it gives them, with their offices.

mod gender;
mod index;
mod known;
mod offices;
mod told;
mod voters;

pub use offices::note_offices;

use std::borrow::Cow;

use claimwire_rules::one_line;
use claimwire_rules::vocabulary::Symbol;
use claimwire_rules::{Gender, NameIndex};
use index::{Named, PersonIndex};
use known::known_holder;
use smallvec::SmallVec;

use crate::analysis::{Analysis, UnitSpan};
use crate::knowledge::Knowledge;
use crate::names::postnominals::is_post_nominal;
use crate::names::{NameKind, is_generation};
use crate::nouns::{OfficeOf, Title};

/// Index of a person of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

/// A person.
#[derive(Debug, Clone)]
pub struct Person {
    /// Id: the lexicon's, or made from the fullest name printed.
    pub id: String,
    /// The fullest name printed.
    pub name: String,
    /// The lexicon entry.
    pub entry: Option<NameIndex>,
    /// Words of the name, folded.
    tokens: Vec<String>,
    /// Gender, as far as the given name or a pronoun tells.
    pub gender: Option<Gender>,
    /// Offices that the article gives the person.
    pub titles: Vec<Title>,
    /// Countries of those offices, as ISO codes; former ones last.
    pub countries: Vec<Nation>,
}

/// A country that a person is tied to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nation {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// Whether the person's office speaks for it now.
    pub speaks: bool,
}

/// The persons of one article.
#[derive(Debug, Default)]
pub struct People {
    /// Everyone, in order of first mention.
    pub all: Vec<Person>,
    /// Person of a name mention.
    by_name: Vec<Option<PersonId>>,
    /// Name mentions of persons in order of the text: first unit and person.
    pub mentions: Vec<(u32, PersonId)>,
    index: PersonIndex,
}

impl People {
    /// The person whom a name mention names.
    pub fn of_name(&self, name: u32) -> Option<PersonId> {
        self.by_name.get(name as usize).copied().flatten()
    }
    /// The name mentions of persons that begin from unit `start` on and before unit `end`, in order.
    pub fn mentioned_within(&self, start: u32, end: u32) -> &[(u32, PersonId)] {
        let index = |unit: u32| self.mentions.partition_point(|(at, _)| *at < unit);
        &self.mentions[index(start)..index(end.max(start))]
    }
    /// A person.
    pub fn get(&self, id: PersonId) -> &Person {
        &self.all[id.0 as usize]
    }
    /// The first person of an id.
    pub fn with_id(&self, id: &str) -> Option<&Person> {
        self.index.of_id(id, &self.all).map(|at| &self.all[at as usize])
    }
    fn add(&mut self, person: Person) -> PersonId {
        let id = PersonId(self.all.len() as u32);
        self.index.note(id, &person);
        self.all.push(person);
        id
    }
    /// The only person whose office is this one of this country or body, former holders aside.
    pub fn holder(&self, office: NameIndex, of: Option<NameIndex>) -> Option<PersonId> {
        let holds = |person: &Person| {
            person.titles.iter().any(|title| {
                let same_of = match (of, title.of) {
                    (Some(wanted), Some(OfficeOf::Name(given))) => wanted == given,
                    (None, _) => true,
                    _ => false,
                };
                title.office == office && same_of && !title.former && !title.future
            })
        };
        let mut found = self.all.iter().enumerate().filter(|(_, person)| holds(person));
        let first = found.next()?;
        found.next().is_none().then_some(PersonId(first.0 as u32))
    }
}

/// Registers every person named, fullest names first, then shorter ones; turns unknown single names that are
/// somebody's surname into persons.
pub fn register(analysis: &mut Analysis, knowledge: &Knowledge) {
    let mut people = People { by_name: vec![None; analysis.names.len()], ..People::default() };
    for joined in [false, true] {
        for index in 0..analysis.names.len() {
            let name = analysis.names[index];
            let full = name.kind == NameKind::Person && word_count(analysis, name.units) > 1;
            if !full || is_joined(analysis, name.units) != joined {
                continue;
            }
            if joined && names_two(&people, &tokens(analysis, name.units)) {
                analysis.names[index].kind = NameKind::Unknown;
                continue;
            }
            let id = full_name(analysis, knowledge, &mut people, index as u32);
            people.by_name[index] = Some(id);
        }
    }
    let mut named = Named::default();
    for index in 0..analysis.names.len() as u32 {
        known_holder(analysis, knowledge, &mut people, &named, index);
        named.note(analysis, &people, index);
    }
    let mut named = Named::default();
    let told = told::persons(analysis);
    for index in 0..analysis.names.len() as u32 {
        short_name(analysis, knowledge, &mut people, &named, &told, index);
        named.note(analysis, &people, index);
    }
    voters::find(analysis, &mut people);
    people.mentions = analysis
        .names
        .iter()
        .enumerate()
        .filter_map(|(index, name)| Some((name.units.start, people.of_name(index as u32)?)))
        .collect();
    gender::tell(analysis, &mut people);
    analysis.people = people;
}

/// Two words with a hyphen between: a double surname, or two people in one breath.
fn is_joined(analysis: &Analysis, units: UnitSpan) -> bool {
    units.len() == 3 && matches!(analysis.folded(units.start + 1), "-" | "–" | "/")
}

/// "the Berg-Voss debate": the surnames of two persons of the article.
fn names_two(people: &People, tokens: &[String]) -> bool {
    let known = |token: &String| people.all.iter().any(|person| person.tokens.last() == Some(token));
    tokens.len() == 2 && tokens.iter().all(known)
}

/// What "Mr." or "Mrs." before a name says of whoever bears it.
fn honorific_gender(analysis: &Analysis, unit: u32) -> Option<Gender> {
    match analysis.folded(unit.checked_sub(1)?).trim_end_matches('.') {
        "mr" | "sir" | "lord" => Some(Gender::Male),
        "mrs" | "ms" | "miss" | "dame" | "lady" | "mme" => Some(Gender::Female),
        "." => honorific_gender(analysis, unit - 1),
        _ => None,
    }
}

fn word_count(analysis: &Analysis, units: UnitSpan) -> usize {
    (units.start..units.end).filter(|&at| analysis.tag_free_word(at)).count()
}

/// The words of a name, folded, without the stops of initials.
fn words<'a>(analysis: &'a Analysis, units: UnitSpan) -> impl Iterator<Item = &'a str> {
    (units.start..units.end)
        .filter(|&at| analysis.tag_free_word(at))
        .map(|at| analysis.folded(at).trim_end_matches('.'))
}

fn tokens(analysis: &Analysis, units: UnitSpan) -> Vec<String> {
    words(analysis, units).map(str::to_owned).collect()
}

/// The words of a name with spaces between; none of a handle.
fn joined_words<'a>(analysis: &'a Analysis, units: UnitSpan) -> Option<Cow<'a, str>> {
    let mut words = words(analysis, units);
    let first = words.next()?;
    Some(words.fold(Cow::Borrowed(first), |joined, word| joined + " " + word))
}

/// "Paul Reed Jr." goes by "Reed".
fn without_generation(words: &[String]) -> &[String] {
    match words {
        [name @ .., last] if name.len() > 1 && is_generation(last) => name,
        _ => words,
    }
}

fn full_name(analysis: &Analysis, knowledge: &Knowledge, people: &mut People, index: u32) -> PersonId {
    let mut name = analysis.names[index as usize];
    let mut printed = tokens(analysis, name.units);
    // "Ann Lee QC", "Ann Lee MP": a rank, an office or an honour, and no part of the name.
    if printed.len() > 2 && printed.last().is_some_and(|last| is_post_nominal(last)) {
        printed.pop();
        name.units.end -= 1;
    }
    let tokens = without_generation(&printed);
    let entry = name.entry.or_else(|| lexicon_person(knowledge, tokens));
    let entry_id = entry.map(|entry| knowledge.name(entry).id.clone());
    let of_id = entry_id.as_deref().and_then(|id| people.index.of_id(id, &people.all));
    let named = tokens.last().map_or(&[][..], |last| people.index.of_last(last)).iter().copied();
    let alike = named.filter(|&at| same_person(&people.all[at as usize].tokens, tokens));
    if let Some(known) = of_id.into_iter().chain(alike).min() {
        let person = &mut people.all[known as usize];
        if tokens.len() > person.tokens.len() && person.entry.is_none() {
            person.id = person_id(&printed);
            person.name = printed_name(analysis, name.units);
            person.tokens = tokens.to_vec();
            people.index.note(PersonId(known), person);
        }
        return PersonId(known);
    }
    let gender = knowledge.rules.lexicon.gender(analysis.unit(name.units.start).symbol);
    people.add(Person {
        id: entry_id.unwrap_or_else(|| person_id(&printed)),
        name: entry
            .map_or_else(|| printed_name(analysis, name.units), |entry| knowledge.name(entry).name.clone()),
        entry,
        gender,
        tokens: tokens.to_vec(),
        titles: Vec::new(),
        countries: Vec::new(),
    })
}

/// The lexicon's person of this name, for names printed with brackets or initials between.
fn lexicon_person(knowledge: &Knowledge, tokens: &[String]) -> Option<NameIndex> {
    let full = |token: &&String| tokens.len() < 3 || token.chars().count() > 1;
    let symbols: Vec<Symbol> =
        tokens.iter().filter(full).map(|token| knowledge.rules.vocabulary.get(token)).collect();
    let mut found = None;
    knowledge.rules.phrases.matches_at(
        |at| symbols.get(at).copied(),
        |length, tag| {
            if let claimwire_rules::PhraseTag::Name(index) = tag
                && length == symbols.len()
                && knowledge.name(index).class == claimwire_rules::NameClass::Person
            {
                found = found.or(Some(index));
            }
        },
    );
    found
}

fn person_id(tokens: &[String]) -> String {
    format!("person:{}", claimwire_record::folded_id(&tokens.join(" ")))
}

/// The name as printed, brackets of a supplied given name dropped and line breaks made spaces.
fn printed_name(analysis: &Analysis, units: UnitSpan) -> String {
    one_line(&analysis.words(units).replace(['(', ')'], ""))
}

/// One name is the other with parts left out, surname and first letter of the given name kept.
fn same_person(known: &[String], new: &[String]) -> bool {
    if known.len() < 2 || new.len() < 2 || known.last() != new.last() {
        return false;
    }
    let (short, long) = if known.len() <= new.len() { (known, new) } else { (new, known) };
    let initial =
        |a: &str, b: &str| a == b || (a.len() == 1 || b.len() == 1) && a.chars().next() == b.chars().next();
    short[..short.len() - 1]
        .iter()
        .all(|part| long[..long.len() - 1].iter().any(|other| initial(part, other)))
}

/// The gender of the given name that a name begins with.
fn gender_of(knowledge: &Knowledge, tokens: &[String]) -> Option<Gender> {
    let given = tokens.first().filter(|_| tokens.len() > 1)?;
    knowledge.rules.lexicon.gender(knowledge.rules.vocabulary.get(given))
}

/// A single name: somebody's surname or given name, or a person known by one name only.
fn short_name(
    analysis: &mut Analysis,
    knowledge: &Knowledge,
    people: &mut People,
    named: &Named,
    told: &[u32],
    index: u32,
) {
    let name = analysis.names[index as usize];
    if people.of_name(index).is_some() || !matches!(name.kind, NameKind::Person | NameKind::Unknown) {
        return;
    }
    let joined = joined_words(analysis, name.units);
    let handle = joined.is_none();
    let token = joined.unwrap_or_else(|| analysis.folded(name.units.start).trim_start_matches('@').into());
    let addressed = honorific_gender(analysis, name.units.start);
    if let Some(id) = by_short_form(people, named, &token, handle, addressed) {
        people.by_name[index as usize] = Some(id);
        analysis.names[index as usize].kind = NameKind::Person;
        let person = &mut people.all[id.0 as usize];
        person.gender = person.gender.or(addressed);
        return;
    }
    let told =
        told::is_person(analysis, &name, told) || goes_by(people, &token) && told::is_open(analysis, &name);
    if told {
        analysis.names[index as usize].kind = NameKind::Person;
    }
    if (told || name.kind == NameKind::Person) && !handle {
        let gender = addressed.or_else(|| told_gender(analysis, knowledge, name.units.start));
        let tokens = tokens(analysis, name.units);
        let like = tokens.last().map_or(&[][..], |last| people.index.of_last(last)).iter().copied();
        let known = like.filter(|&at| people.all[at as usize].tokens == tokens).min().map(PersonId);
        let id = known.unwrap_or_else(|| {
            people.add(Person {
                id: person_id(&tokens),
                name: printed_name(analysis, name.units),
                entry: name.entry,
                gender,
                tokens,
                titles: Vec::new(),
                countries: Vec::new(),
            })
        });
        people.by_name[index as usize] = Some(id);
    }
}

/// Whether the article tells of somebody by this word alone: "Trustees Varn and Kolb … Varn opposes it".
fn goes_by(people: &People, token: &str) -> bool {
    people.all.iter().any(|person| matches!(person.tokens.as_slice(), [only] if only == token))
}

/// "her daughter Esther", "actress Zendaya": the gender that the noun before a single name tells, or the name itself.
fn told_gender(analysis: &Analysis, knowledge: &Knowledge, unit: u32) -> Option<Gender> {
    let noun = unit.checked_sub(1).map_or("", |before| analysis.folded(before));
    match noun {
        "daughter" | "mother" | "sister" | "wife" | "niece" | "widow" | "grandmother" | "granddaughter"
        | "actress" | "spokeswoman" | "businesswoman" | "girlfriend" => Some(Gender::Female),
        "son" | "father" | "brother" | "husband" | "nephew" | "widower" | "grandfather" | "grandson"
        | "actor" | "spokesman" | "businessman" | "boyfriend" => Some(Gender::Male),
        _ => knowledge.rules.lexicon.gender(analysis.unit(unit).symbol),
    }
}

/// The person whose surname (or, for handles, whole name) this is; of several the one that [`Named::most`] tells, for
/// whom the text is about goes by the surname.
fn by_short_form(
    people: &People,
    named: &Named,
    token: &str,
    handle: bool,
    addressed: Option<Gender>,
) -> Option<PersonId> {
    let other_gender = |person: &Person| {
        matches!(
            (addressed, person.gender),
            (Some(Gender::Male), Some(Gender::Female)) | (Some(Gender::Female), Some(Gender::Male))
        )
    };
    let fits = |person: &Person| {
        if other_gender(person) {
            return false;
        }
        if handle {
            return person.tokens.len() > 1
                && (person.tokens.concat() == token
                    || person.tokens.last().is_some_and(|last| token.len() > 4 && last == token));
        }
        person.tokens.len() > 1
            && (person.tokens.last().is_some_and(|last| last == token) || reads(&person.tokens[1..], token))
    };
    let mut candidates: SmallVec<[u32; 4]> =
        if handle { (0..people.all.len() as u32).collect() } else { people.index.of_short(token).collect() };
    candidates.retain(|at| fits(&people.all[*at as usize]));
    candidates.sort_unstable();
    candidates.dedup();
    match candidates.as_slice() {
        [] => by_given_name(people, token, handle),
        [only] => Some(PersonId(*only)),
        among => named.most(among).map(PersonId),
    }
}

/// Whether the words, joined by spaces, are the text.
fn reads(words: &[String], text: &str) -> bool {
    let mut parts = text.split(' ');
    words.iter().all(|word| parts.next() == Some(word)) && parts.next().is_none()
}

/// "Bernie said": the only person of the article whose given name it is; failing that, the only one with the word within a name of
/// three or more: "Minister Makuei Mabior Dhuol … Mabior said".
fn by_given_name(people: &People, token: &str, handle: bool) -> Option<PersonId> {
    let telling = !handle && token.len() > 2;
    let given = |person: &Person| person.tokens.len() > 1 && person.tokens[0] == token;
    let within = |person: &Person| {
        let [_, middle @ .., _] = person.tokens.as_slice() else { return false };
        middle.iter().any(|word| word == token)
    };
    let only = |named: &dyn Fn(&Person) -> bool| {
        let mut found = people.all.iter().enumerate().filter(|(_, person)| telling && named(person));
        let first = found.next()?;
        Some(found.next().is_none().then_some(PersonId(first.0 as u32)))
    };
    only(&given).or_else(|| only(&within)).flatten()
}
