//! "the IBU", where the article names "the Irish Bakers Union": the body that initials are short for.

use claimwire_record::Span;
use claimwire_rules::NameClass;
use claimwire_rules::units::fold;

use super::{NameKind, NameMention};
use crate::analysis::{Analysis, UnitSpan};
use crate::knowledge::Knowledge;

/// How many letters initials have at least to be known again without brackets that tell them; also the length that a word of a
/// name exceeds to say anything of whose it is.
const TELLING_LETTERS: usize = 3;

/// Takes from the lexicon what an article calls something else by the same initials: an outlet's where a body of the article
/// is spelled so, another body's only where brackets tell it.
pub(super) fn keep_to_article(analysis: &mut Analysis, knowledge: &Knowledge) {
    let indices = 0..analysis.names.len() as u32;
    let others: Vec<u32> = indices.filter(|&name| is_of_another(analysis, knowledge, name)).collect();
    for index in others {
        let name = &mut analysis.names[index as usize];
        (name.entry, name.kind, name.is_guess) = (None, NameKind::Org, true);
    }
}

fn is_of_another(analysis: &Analysis, knowledge: &Knowledge, index: u32) -> bool {
    let short = analysis.names[index as usize];
    let Some(entry) = short.entry.filter(|_| is_short_form(analysis, short.units)) else { return false };
    let known = knowledge.name(entry);
    let outlet = matches!(known.class, NameClass::Media | NameClass::Agency);
    // A lexicon name that is initials itself does not tell what they are short for.
    let body = matches!(known.class, NameClass::Org | NameClass::Party) && known.name.contains(' ');
    if outlet {
        return full_name(analysis, index).is_some();
    }
    body && told_in_brackets(analysis, short.units)
        .is_some_and(|full| !shares_word(analysis, full, &known.name))
}

/// The name that a name of one word in capitals is short for: the one behind which it stands in brackets, or the only
/// one that its letters spell.
pub fn full_name(analysis: &Analysis, short: u32) -> Option<u32> {
    let short = analysis.names[short as usize].units;
    if !is_short_form(analysis, short) {
        return None;
    }
    told_in_brackets(analysis, short).or_else(|| only_body_spelled(analysis, short))
}

/// "the Irish Bakers Union": a body in no lexicon is named with the adjective of its country.
pub fn with_nation(analysis: &Analysis, name: UnitSpan) -> UnitSpan {
    let before = name.start.checked_sub(1).and_then(|at| analysis.name_at[at as usize]);
    let nation = before.map(|index| analysis.names[index as usize]);
    let nation = nation.filter(|nation| nation.kind == NameKind::Demonym);
    Span::new(nation.map_or(name.start, |nation| nation.units.start), name.end)
}

/// "the Workers' Party (PT)": the body behind whose name a short form stands in brackets.
fn told_in_brackets(analysis: &Analysis, short: UnitSpan) -> Option<u32> {
    let word = analysis.words(short);
    let told = |name: u32| {
        let units = analysis.names[name as usize].units;
        let inner = units.end + 1;
        analysis.folded(units.end) == "("
            && analysis.folded(inner + 1) == ")"
            && analysis.words(Span::new(inner, inner + 1)) == word
            && match is_in_capitals(word) {
                true => fits_half(analysis, with_nation(analysis, units), word),
                false => spells(analysis, with_nation(analysis, units), &word.to_ascii_uppercase()),
            }
    };
    bodies(analysis).iter().copied().find(|&name| told(name))
}

/// The one body of the article whose capitals these are; none where two different ones have them.
fn only_body_spelled(analysis: &Analysis, short: UnitSpan) -> Option<u32> {
    let word = analysis.words(short);
    if word.len() < TELLING_LETTERS || !is_in_capitals(word) {
        return None;
    }
    let units = |name: u32| analysis.names[name as usize].units;
    let spelled = |name: &u32| {
        spells(analysis, units(*name), word) || spells(analysis, with_nation(analysis, units(*name)), word)
    };
    let mut all = bodies(analysis).iter().copied().filter(spelled);
    let first = all.next()?;
    all.all(|other| analysis.words(units(other)) == analysis.words(units(first))).then_some(first)
}

/// The names of several words that may be bodies', in the order of the text.
fn bodies<'a>(analysis: &'a Analysis) -> &'a [u32] {
    analysis.bodies.get_or_init(|| {
        let body = |name: &NameMention| {
            let kind = matches!(name.kind, NameKind::Org | NameKind::Ministry | NameKind::Unknown);
            kind && name.units.len() > 1
        };
        let names = (0_u32..).zip(&analysis.names);
        names.filter(|(_, name)| body(name)).map(|(index, _)| index).collect()
    })
}

/// Whether units are one word as bodies are called for short: two to eight letters with a capital before them, "IBU" or "Ibu".
fn is_short_form(analysis: &Analysis, units: UnitSpan) -> bool {
    let word = analysis.words(units);
    units.len() == 1
        && (2..=8).contains(&word.len())
        && word.starts_with(|first: char| first.is_ascii_uppercase())
        && word.chars().all(|letter| letter.is_ascii_alphabetic())
}

/// "IBU", "AfD", but not "Ibu": two capitals or more.
fn is_in_capitals(word: &str) -> bool {
    word.chars().filter(char::is_ascii_uppercase).count() >= 2
}

/// The first letters of the capitalised words of a name.
fn initials(analysis: &Analysis, name: UnitSpan) -> impl Iterator<Item = char> {
    (name.start..name.end)
        .filter(|&at| analysis.unit(at).is_capitalised())
        .filter_map(|at| analysis.words(Span::new(at, at + 1)).chars().next())
}

/// Whether the capitals of a name are those of a short form, one by one.
fn spells(analysis: &Analysis, name: UnitSpan, short: &str) -> bool {
    initials(analysis, name).eq(short.chars())
}

/// Whether half of the capitals of a short form or more are a name's, in any order: many are those of another tongue.
fn fits_half(analysis: &Analysis, name: UnitSpan, short: &str) -> bool {
    let capitals = || short.chars().filter(char::is_ascii_uppercase);
    let own = capitals().filter(|capital| initials(analysis, name).any(|first| first == *capital));
    own.count() * 2 >= capitals().count()
}

/// Whether a name has a word of another name that says whose it is.
fn shares_word(analysis: &Analysis, name: u32, other: &str) -> bool {
    let units = analysis.names[name as usize].units;
    let has = |word: &str| (units.start..units.end).any(|at| analysis.folded(at) == fold(word));
    other.split_whitespace().filter(|word| word.len() > TELLING_LETTERS).any(has)
}
