//! Names in no lexicon, by their shape and by what stands beside them.

use claimwire_rules::FormSet;
use claimwire_rules::vocabulary::Symbol;

use super::*;

pub(super) fn find_unknown(analysis: &mut Analysis, knowledge: &Knowledge, span: UnitSpan, headline: bool) {
    let mut at = span.start;
    while let Some(open) = (at..span.end).find(|&at| can_open(analysis, at)) {
        at = open;
        let Some(end) = shaped_name(analysis, knowledge, at, span, headline) else {
            at += 1;
            continue;
        };
        let (kind, is_guess) = kind_by_shape(analysis, knowledge, Span::new(at, end));
        let ranked = behind_known_rank(analysis, knowledge, at, end);
        let (start, kind, is_guess) = match ranked {
            Some(start) => (start, NameKind::Person, false),
            None if kind == NameKind::Person => (behind_rank(analysis, at, end), kind, is_guess),
            None => (at, kind, is_guess),
        };
        let start = behind_seat(analysis, knowledge, Span::new(start, end));
        let start = with_first_half(analysis, knowledge, start, span);
        let start = if headline || kind == NameKind::Person {
            start
        } else {
            with_side_before(analysis, start, span)
        };
        let units = Span::new(start, end);
        push(analysis, NameMention { units, kind, entry: None, is_guess });
        at = end;
    }
}

/// "Al-Harith Idris", "Mark-Anthony Lee": where the name begins, with an Arabic article or a given name that also is another word.
fn with_first_half(analysis: &Analysis, knowledge: &Knowledge, at: u32, span: UnitSpan) -> u32 {
    let Some(first) = at.checked_sub(2).filter(|&first| first >= span.start) else { return at };
    let given = || knowledge.rules.lexicon.gender(analysis.unit(first).symbol).is_some();
    let found = analysis.folded(at - 1) == "-"
        && (matches!(analysis.folded(first), "al" | "el") || given())
        && analysis.unit(first).casing == Casing::Title
        && analysis.name_at[first as usize].is_none()
        && is_attached(analysis, first)
        && is_attached(analysis, at - 1);
    if found { first } else { at }
}

/// "Former New Bedford mayor": where the name begins, with the word before it that makes another place of it. At the start of a
/// sentence "New" may be a word of its own.
fn with_side_before(analysis: &Analysis, at: u32, span: UnitSpan) -> u32 {
    let first = |side: u32| side == span.start && analysis.folded(side) == "new";
    bodies::side_before(analysis, at, span).filter(|&side| !first(side)).unwrap_or(at)
}

/// Whether no space stands between a unit and the next.
fn is_attached(analysis: &Analysis, at: u32) -> bool {
    analysis.unit(at).span.end == analysis.unit(at + 1).span.start
}

/// "Blue-Yellow Coalition": a party or an alliance named for two things that a hyphen joins.
fn of_two_colours(analysis: &Analysis, at: u32, span: UnitSpan) -> Option<u32> {
    let named =
        |at: u32| analysis.unit(at).casing == Casing::Title && analysis.name_at[at as usize].is_none();
    let body = |word: &str| {
        matches!(word, "alliance" | "coalition" | "party" | "movement" | "league" | "bloc" | "front")
    };
    (at + 3 < span.end
        && analysis.folded(at + 1) == "-"
        && is_attached(analysis, at)
        && is_attached(analysis, at + 1)
        && [at, at + 2, at + 3].into_iter().all(named)
        && body(analysis.folded(at + 3)))
    .then_some(at + 4)
}

/// Whether a name can begin with such a unit: a capitalised word, a handle, a bracket.
fn can_open(analysis: &Analysis, at: u32) -> bool {
    let unit = analysis.unit(at);
    match unit.kind {
        // "PPP/C": the letter is none by itself.
        UnitKind::Word if unit.span.len() == 1 && is_behind_slash(analysis, at) => false,
        UnitKind::Word => unit.casing != Casing::Lower,
        UnitKind::Handle => true,
        UnitKind::Punctuation => analysis.folded(at) == "(",
        _ => false,
    }
}

fn is_behind_slash(analysis: &Analysis, at: u32) -> bool {
    at > 0 && analysis.folded(at - 1) == "/" && is_attached(analysis, at - 1)
}

/// "Selby Police DSP Tom Hale": where the name begins of a person whose rank, in capitals, stands behind a place or a body.
fn behind_known_rank(analysis: &Analysis, knowledge: &Knowledge, start: u32, end: u32) -> Option<u32> {
    let known = |at: u32| knowledge.lexis.of(analysis.unit(at).symbol).has(WordClass::HONORIFIC);
    behind_letters(analysis, start, end, |at| end - at > 1 && known(at))
}

/// "Mbale OCPD Tom Hale": where the name begins of a person whose rank is told by letters behind a place.
fn behind_rank(analysis: &Analysis, start: u32, end: u32) -> u32 {
    behind_letters(analysis, start, end, |at| end - at > 2).unwrap_or(start)
}

/// The unit behind the last three letters or more in capitals that can be a rank, where words in title case alone follow.
fn behind_letters(analysis: &Analysis, start: u32, end: u32, is_rank: impl Fn(u32) -> bool) -> Option<u32> {
    let letters = |at: &u32| {
        let unit = analysis.unit(*at);
        unit.casing == Casing::Upper && unit.span.len() >= 3 && is_rank(*at)
    };
    let rank = (start + 1..end).rev().find(letters)?;
    (rank + 1..end).all(|at| analysis.unit(at).casing == Casing::Title).then_some(rank + 1)
}

/// "the member for Redmoor Ann Lee": where the name begins of whoever sits for the place before it.
fn behind_seat(analysis: &Analysis, knowledge: &Knowledge, units: UnitSpan) -> u32 {
    let word = |back: u32| units.start.checked_sub(back).map_or("", |at| analysis.folded(at));
    let sits = matches!(word(1), "for" | "of")
        && matches!(
            word(2),
            "member" | "mp" | "senator" | "councillor" | "deputy" | "representative" | "mpp" | "mla"
        );
    let given = |at: &u32| knowledge.rules.lexicon.gender(analysis.unit(*at).symbol).is_some();
    let first =
        (units.start + 1..units.end.saturating_sub(1)).find(given).filter(|_| sits && !given(&units.start));
    first.unwrap_or(units.start)
}

/// The end of the unknown name that begins at a unit, if one does.
pub(super) fn shaped_name(
    analysis: &Analysis,
    knowledge: &Knowledge,
    at: u32,
    span: UnitSpan,
    headline: bool,
) -> Option<u32> {
    let unit = analysis.unit(at);
    let listed = companies::of_founders(analysis, knowledge, at, span)
        .or_else(|| coordinated::before_body(analysis, knowledge, at, span).filter(|_| !headline))
        .or_else(|| coordinated::of_people(analysis, knowledge, at, span))
        .or_else(|| coordinated::of_those_for_something(analysis, knowledge, at, span).filter(|_| !headline))
        .or_else(|| of_two_colours(analysis, at, span))
        .or_else(|| campaigns::campaign(analysis, at, span).filter(|_| !headline));
    if listed.is_some() {
        return listed;
    }
    if analysis.name_at[at as usize].is_some()
        || analysis.time_at[at as usize].is_some()
        || !starts_name(analysis, knowledge, at, span, headline)
    {
        return None;
    }
    if unit.kind == UnitKind::Handle {
        return Some(at + 1);
    }
    // "Forty-seven percent", but "Seven Group" and "Twelve Oaks"
    let counted = analysis.number_from.get(at as usize).copied().flatten().is_some();
    // "Three CRPF guards killed": letters behind a number are no part of a name that it opens.
    let letters = at + 1 < span.end && analysis.unit(at + 1).casing == Casing::Upper;
    let goes_on = at + 1 < span.end && analysis.unit(at + 1).is_capitalised() && !letters;
    if counted && !goes_on {
        return None;
    }
    let mut end = if opens_given_name(analysis, at, span) { at + 4 } else { at + 1 };
    let presided = is_behind_office_of(analysis, at, span);
    while let Some(next) = next_part(analysis, knowledge, at, end, span, headline) {
        // "president of the Harbour Board Anna Berg": who heads the body stands behind its name.
        if presided && next == end + 1 && is_holder_behind_body(analysis, knowledge, at, end, span) {
            break;
        }
        end = next;
    }
    // "Vice Premier Liu He said": a pronoun has no capital within a sentence.
    let given_he =
        end < span.end && analysis.folded(end) == "he" && analysis.unit(end).casing == Casing::Title;
    if given_he && !headline && end == at + 1 && unit.casing == Casing::Title {
        end += 1;
    }
    end = coordinated::behind_body(analysis, knowledge, at, end, span);
    // "Fortnum's said": a name that is a possessive; whoever owns a saying is not told of so.
    let says = |unit: u32| matches!(analysis.folded(unit), "said" | "says" | "announced");
    if end + 1 < span.end && analysis.folded(end) == "'s" && says(end + 1) {
        end += 1;
    }
    // "Hanlon's Corp": a firm whose name is a possessive too.
    let raw = |unit: u32| &analysis.text[analysis.unit(unit).span.range()];
    if end + 1 < span.end && analysis.folded(end) == "'s" && is_company_form(raw(end + 1)) {
        end += 2;
    }
    if names_many(analysis, end - 1) || is_half_in_brackets(analysis, end, span) {
        return None;
    }
    let single_common = end == at + 1 && knowledge.is_common(unit.symbol);
    let single_common = single_common || end == at + 1 && names_kind_of_people(analysis, knowledge, at, span);
    (!single_common || names_paper(analysis, knowledge, at, span, headline)).then_some(end)
}

/// "Super PACs", "NGOs": the plural of an acronym is a kind, and no name.
fn names_many(analysis: &Analysis, at: u32) -> bool {
    let text = &analysis.text[analysis.unit(at).span.range()];
    let letters = text.strip_suffix('s').unwrap_or_default();
    letters.len() > 1 && letters.chars().all(char::is_uppercase)
}

/// "[President Viktor] Pavlov": a name that brackets part is none by half.
fn is_half_in_brackets(analysis: &Analysis, end: u32, span: UnitSpan) -> bool {
    end + 1 < span.end && analysis.folded(end) == "]" && analysis.unit(end + 1).is_capitalised()
}

/// "Brewers say", "Motorists are": a plural in "-ers" of a verb or in "-ists" at the start of a sentence is a kind of people.
fn names_kind_of_people(analysis: &Analysis, knowledge: &Knowledge, at: u32, span: UnitSpan) -> bool {
    let opens = (span.start..at).all(|before| analysis.unit(before).kind != UnitKind::Word);
    let goes_on = at + 1 < span.end
        && analysis.unit(at + 1).kind == UnitKind::Word
        && analysis.unit(at + 1).casing == Casing::Lower;
    if !opens || !goes_on {
        return false;
    }
    let word = analysis.folded(at);
    let is_verb = |base: &str| knowledge.forms(knowledge.rules.vocabulary.get(base)) != FormSet::default();
    let agents = word.strip_suffix("ers").or(word.strip_suffix("ors")).is_some_and(|stem| {
        let silent = || stem.len() > 3 && is_verb(&format!("{stem}e"));
        stem.len() > 2 && (is_verb(stem) || silent())
    });
    agents || word.len() > 6 && word.ends_with("ists")
}

pub(super) fn starts_name(
    analysis: &Analysis,
    knowledge: &Knowledge,
    at: u32,
    span: UnitSpan,
    headline: bool,
) -> bool {
    let unit = analysis.unit(at);
    if unit.kind == UnitKind::Handle {
        return true;
    }
    if opens_given_name(analysis, at, span) {
        return follows_title(analysis, knowledge, at);
    }
    if is_letter_of_measure(analysis, at) || is_answer(analysis, at, span) {
        return false;
    }
    // "Ann Lee (D)": by what party somebody stands.
    let bracketed = unit.span.len() == 1
        && at > span.start
        && at + 1 < span.end
        && analysis.folded(at - 1) == "("
        && analysis.folded(at + 1) == ")";
    if bracketed {
        return false;
    }
    // "Ohio Governor Endorsing Berg": a deed in a headline.
    let deed = analysis.folded(at).ends_with("ing")
        && !knowledge.rules.verbs.forms(unit.symbol).is_empty()
        && knowledge.rules.lexicon.gender(unit.symbol).is_none();
    if deed && is_behind_office(analysis, at) && at + 1 < span.end && analysis.unit(at + 1).is_capitalised() {
        return false;
    }
    if !headline && is_surname_he(analysis, knowledge, at, span) {
        return true;
    }
    // "Outgoing County Assembly speaker": no word of the body's name.
    if at == span.start && matches!(analysis.folded(at), "outgoing" | "incoming" | "retiring" | "embattled") {
        return false;
    }
    // "Investor Tower Hill Partners": what a company is, with a capital because it begins the sentence.
    if at == span.start && !headline && is_kind_of_company(analysis, at, span) {
        return false;
    }
    let class = knowledge.lexis.of(unit.symbol);
    let before_name = at + 1 < span.end
        && analysis.unit(at + 1).is_capitalised()
        && !knowledge.is_common(analysis.unit(at + 1).symbol)
        && analysis.name_at[at as usize + 1].is_none();
    if unit.is_capitalised() && !headline && before_name && is_behind_office(analysis, at) {
        return !is_pageant(analysis, knowledge, at, span);
    }
    // "North Ayrshire", "Mid Sussex"
    let side = matches!(
        analysis.folded(at),
        "north"
            | "south"
            | "east"
            | "west"
            | "mid"
            | "central"
            | "upper"
            | "lower"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
    );
    if unit.casing == Casing::Title && at > span.start && !headline && side && before_name {
        return true;
    }
    // "spokeswoman Hope Hicks", "host Rush Vane": the given name is a common word too.
    if unit.casing == Casing::Title
        && !headline
        && !class.has(FUNCTION.or(WordClass::HONORIFIC))
        && before_name
        && (is_behind_person_noun(analysis, knowledge, at)
            || is_apposed_to_office(analysis, at, span)
            || !class.has(WordClass::PERSON_NOUN.or(WordClass::SOURCE))
                && analysis.time_at[at as usize].is_none()
                && is_called_person(analysis, knowledge, at + 2, span))
    {
        return true;
    }
    // "the party Bridge 25"
    let numbered = at + 1 < span.end && analysis.unit(at + 1).kind == UnitKind::Number;
    if unit.is_capitalised() && !headline && numbered && is_behind_party(analysis, at, span) {
        return true;
    }
    if !headline && campaigns::is_apposed_to_party(analysis, at, span) {
        return true;
    }
    // "Local 12 of the Dockers' Union"
    if matches!(analysis.folded(at), "local" | "lodge") && is_numbered_branch(analysis, at, at + 1, span) {
        return true;
    }
    if !unit.is_capitalised()
        || class.has(FUNCTION)
        || class.has(WordClass::HONORIFIC)
        || matches!(analysis.folded(at), "to" | "one")
        || analysis.folded(at).starts_with('\'')
    {
        return false;
    }
    if !knowledge.is_common(unit.symbol) {
        return true;
    }
    let next_capital = at + 1 < span.end
        && analysis.unit(at + 1).is_capitalised()
        && analysis.name_at[at as usize + 1].is_none();
    if names_paper(analysis, knowledge, at, span, headline) {
        return true;
    }
    let given = knowledge.rules.lexicon.gender(unit.symbol).is_some();
    let next_unknown = next_capital && !knowledge.is_common(analysis.unit(at + 1).symbol);
    given && next_unknown || !headline && ends_in_org(analysis, knowledge, at, span)
}

/// "voted Yes": an answer with a capital, and no "Yes Harbour" campaign.
fn is_answer(analysis: &Analysis, at: u32, span: UnitSpan) -> bool {
    let goes_on = at + 1 < span.end && analysis.unit(at + 1).is_capitalised();
    matches!(analysis.folded(at), "yes" | "aye" | "yea" | "nay") && !goes_on
}

/// Whether a word for what a company is stands before three capitalised words or more.
fn is_kind_of_company(analysis: &Analysis, at: u32, span: UnitSpan) -> bool {
    let kind = matches!(
        analysis.folded(at),
        "investor"
            | "activist"
            | "shareholder"
            | "rival"
            | "lender"
            | "insurer"
            | "retailer"
            | "carmaker"
            | "automaker"
            | "chipmaker"
            | "drugmaker"
    );
    let named = |at: u32| analysis.unit(at).kind == UnitKind::Word && analysis.unit(at).is_capitalised();
    kind && at + 2 < span.end && named(at + 1) && named(at + 2)
}

/// "its leader, Given Mbewe,": two capitalised words between commas behind an office in lower case.
fn is_apposed_to_office(analysis: &Analysis, at: u32, span: UnitSpan) -> bool {
    let office = |at: u32| {
        let name = analysis.name_at[at as usize].map(|index| analysis.names[index as usize].kind);
        name == Some(NameKind::Office) && analysis.unit(at).casing == Casing::Lower
    };
    at >= span.start + 2
        && at + 2 < span.end
        && analysis.folded(at - 1) == ","
        && office(at - 2)
        && analysis.folded(at + 2) == ","
}

/// "Vice Premier He Lifeng", "He Lifeng said": the surname, where a pronoun would stand in lower case or before no name.
fn is_surname_he(analysis: &Analysis, knowledge: &Knowledge, at: u32, span: UnitSpan) -> bool {
    if analysis.folded(at) != "he" || analysis.unit(at).casing != Casing::Title || at + 1 >= span.end {
        return false;
    }
    let next = analysis.unit(at + 1);
    let given = next.casing == Casing::Title
        && !knowledge.is_common(next.symbol)
        && analysis.name_at[at as usize + 1].is_none()
        && analysis.time_at[at as usize + 1].is_none();
    let within = at > span.start && analysis.unit(at - 1).kind == UnitKind::Word;
    given && (within || opens_with_name(analysis, knowledge, at + 2, span))
}

/// Whether a verb or a comma stands behind the name that opens a sentence.
fn opens_with_name(analysis: &Analysis, knowledge: &Knowledge, behind: u32, span: UnitSpan) -> bool {
    behind < span.end
        && (analysis.folded(behind) == ","
            || knowledge.forms(analysis.unit(behind).symbol).meets(FormSet::THIRD.union(FormSet::PAST)))
}

/// Whether an office and "of" stand before a unit, an article and an adjective of a nation aside.
fn is_behind_office_of(analysis: &Analysis, at: u32, span: UnitSpan) -> bool {
    let kind = |unit: u32| analysis.name_at[unit as usize].map(|index| analysis.names[index as usize].kind);
    let before = |unit: u32| unit.checked_sub(1).filter(|&unit| unit >= span.start);
    let mut of = before(at);
    if of.is_some_and(|unit| kind(unit) == Some(NameKind::Demonym)) {
        of = of.and_then(before);
    }
    if of.is_some_and(|unit| analysis.folded(unit) == "the") {
        of = of.and_then(before);
    }
    of.filter(|&unit| analysis.folded(unit) == "of")
        .and_then(before)
        .is_some_and(|unit| kind(unit) == Some(NameKind::Office))
}

/// Whether a name so far closes with a noun for a body, and a given name with a surname goes on behind it.
fn is_holder_behind_body(
    analysis: &Analysis,
    knowledge: &Knowledge,
    start: u32,
    end: u32,
    span: UnitSpan,
) -> bool {
    let body = end > start + 1 && knowledge.lexis.of(analysis.unit(end - 1).symbol).has(WordClass::ORG);
    let given = knowledge.rules.lexicon.gender(analysis.unit(end).symbol).is_some();
    let surname = end + 1 < span.end
        && analysis.unit(end + 1).casing == Casing::Title
        && !knowledge.is_common(analysis.unit(end + 1).symbol)
        && !knowledge.lexis.of(analysis.unit(end + 1).symbol).has(WordClass::ORG);
    body && given && surname
}

/// "Miss Universe Alicia Machado": the given name begins the name.
fn is_pageant(analysis: &Analysis, knowledge: &Knowledge, at: u32, span: UnitSpan) -> bool {
    let gender = |at: u32| knowledge.rules.lexicon.gender(analysis.unit(at).symbol);
    at > span.start
        && analysis.folded(at - 1) == "miss"
        && at + 2 < span.end
        && gender(at).is_none()
        && gender(at + 1).is_some()
        && analysis.unit(at + 2).is_capitalised()
}

/// "the Herald", "the Post": an outlet by one word of its name.
fn names_paper(analysis: &Analysis, knowledge: &Knowledge, at: u32, span: UnitSpan, headline: bool) -> bool {
    at > span.start
        && !headline
        && analysis.folded(at - 1) == "the"
        && analysis.unit(at).casing == Casing::Title
        && knowledge.lexis.of(analysis.unit(at).symbol).has(WordClass::MEDIA)
        && (at + 1 >= span.end || !analysis.unit(at + 1).is_capitalised())
        && !(at + 2 < span.end && analysis.folded(at + 1) == "and" && analysis.unit(at + 2).is_capitalised())
}

/// Whether a noun for a party stands directly before a unit.
fn is_behind_party(analysis: &Analysis, at: u32, span: UnitSpan) -> bool {
    at > span.start
        && matches!(analysis.folded(at - 1), "party" | "movement" | "alliance")
        && !analysis.unit(at - 1).is_capitalised()
}

/// "(Joe) Biden": a given name that the reporter supplied.
pub(super) fn opens_given_name(analysis: &Analysis, at: u32, span: UnitSpan) -> bool {
    analysis.unit(at).kind == UnitKind::Punctuation
        && analysis.folded(at) == "("
        && at + 3 < span.end
        && analysis.folded(at + 2) == ")"
        && analysis.unit(at + 1).is_capitalised()
        && analysis.unit(at + 3).is_capitalised()
}

/// Words of the closed classes: never a name of their own.
pub(super) const FUNCTION: WordClass = WordClass::DETERMINER
    .or(WordClass::POSSESSIVE)
    .or(WordClass::PRONOUN)
    .or(WordClass::FREE_PRONOUN)
    .or(WordClass::PREPOSITION)
    .or(WordClass::CONJUNCTION)
    .or(WordClass::SUBORDINATOR)
    .or(WordClass::RELATIVE)
    .or(WordClass::MODAL)
    .or(WordClass::BE)
    .or(WordClass::HAVE)
    .or(WordClass::DO)
    .or(WordClass::NEGATION)
    .or(WordClass::ADVERB);

/// Whether the run of capitalised words from `at` ends in a word for an organisation ("Iron Workers Union").
pub(super) fn ends_in_org(analysis: &Analysis, knowledge: &Knowledge, at: u32, span: UnitSpan) -> bool {
    let mut end = at;
    let goes_on = |unit: u32| {
        let capital = analysis.unit(unit).is_capitalised() && analysis.name_at[unit as usize].is_none();
        capital || unit > at && unit + 1 < span.end && joins_plural_owner(analysis, unit)
    };
    while end < span.end && goes_on(end) {
        end += 1;
    }
    let class = |unit: u32| knowledge.lexis.of(analysis.unit(unit).symbol);
    let closed = end > at + 1
        && class(end - 1).has(WordClass::ORG.or(WordClass::MEDIA).or(WordClass::ORG_ENDING))
        || end > at + 2 && (at..end).any(|unit| class(unit).has(WordClass::ORG));
    // "the Society for the Protection of Birds"
    let subject = |unit: u32| {
        unit + 1 < span.end
            && analysis.folded(unit) == "the"
            && may_be_in_name(analysis, knowledge, unit + 1)
            && knowledge.is_common(analysis.unit(unit + 1).symbol)
    };
    // "the Chamber of Enterprise"
    let long = |unit: u32| unit + 1 < span.end && analysis.unit(unit + 1).is_capitalised();
    // "the Directorate General of Health"
    let general = end == at + 2 && analysis.folded(at + 1) == "general";
    let opened = (end == at + 1 || general)
        && (at > span.start || matches!(analysis.folded(end), "for" | "on") && long(end + 1))
        && class(at).has(WordClass::ORG)
        && end + 1 < span.end
        && matches!(analysis.folded(end), "of" | "for" | "on")
        && (subject(end + 1)
            || analysis.unit(end + 1).is_capitalised()
                && analysis.name_at[end as usize + 1].is_none()
                && !class(end + 1).has(FUNCTION));
    closed || opened
}

/// "DC 41 said", "DC 41, one of the unions": a number behind an abbreviation belongs to the name where a verb or an aside and no
/// noun that it counts stands behind.
fn is_numbered_body(analysis: &Analysis, knowledge: &Knowledge, number: u32, span: UnitSpan) -> bool {
    let short = analysis.unit(number - 1);
    let abbreviation = short.casing == Casing::Upper && (2..=4).contains(&short.span.len());
    let plain = analysis.unit(number).kind == UnitKind::Number
        && analysis.folded(number).len() <= 4
        && analysis.folded(number).bytes().all(|byte| byte.is_ascii_digit());
    let verb = |at: u32| {
        let told = FormSet::THIRD.union(FormSet::PAST);
        matches!(analysis.folded(at), "has" | "had" | "is" | "was" | "will" | "would")
            || knowledge.forms(analysis.unit(at).symbol).meets(told)
    };
    let aside = |at: u32| {
        at + 1 < span.end
            && analysis.folded(at) == ","
            && matches!(analysis.folded(at + 1), "one" | "a" | "an" | "the" | "which")
    };
    // "In KM 12 voted": where it happened.
    let led = number > span.start + 1 && matches!(analysis.folded(number - 2), "in" | "on" | "at" | "of");
    // "KM 12 publicly endorsed"
    let behind = number + 1;
    let adverb = behind + 1 < span.end
        && analysis.unit(behind).casing == Casing::Lower
        && analysis.folded(behind).ends_with("ly");
    let acts = behind < span.end && (verb(behind + u32::from(adverb)) || aside(behind));
    abbreviation && plain && acts && !led
}

/// "Local 12", "Lodge 7", "District Council 20": whether what closes at a unit is a branch that its number tells from others.
/// `number` is the unit behind.
pub(super) fn is_numbered_branch(analysis: &Analysis, start: u32, number: u32, span: UnitSpan) -> bool {
    if number >= span.end || number == start || analysis.unit(number).kind != UnitKind::Number {
        return false;
    }
    let plain = analysis.folded(number).bytes().all(|byte| byte.is_ascii_digit());
    let kind = analysis.unit(number - 1);
    let branch = matches!(analysis.folded(number - 1), "local" | "lodge" | "chapter" | "branch");
    let council = number > start + 1
        && analysis.folded(number - 1) == "council"
        && matches!(analysis.folded(number - 2), "district" | "joint" | "regional");
    // "Local 10 News": a channel.
    let channel = number + 1 < span.end && analysis.folded(number + 1) == "news";
    plain && kind.casing == Casing::Title && (branch || council) && !channel
}

/// Where the name goes on to, one part further.
pub(super) fn next_part(
    analysis: &Analysis,
    knowledge: &Knowledge,
    start: u32,
    end: u32,
    span: UnitSpan,
    headline: bool,
) -> Option<u32> {
    let fits = |at: u32| {
        at < span.end && {
            let unit = analysis.unit(at);
            let class = knowledge.lexis.of(unit.symbol);
            let surname = at == start + 1 && is_surname_of(analysis, knowledge, start, at);
            // "Giovanni La Via": a small word that is a name behind its particle.
            let particle = at > start + 1
                && unit.casing == Casing::Title
                && analysis.unit(at - 1).is_capitalised()
                && matches!(
                    analysis.folded(at - 1),
                    "la" | "le" | "de" | "di" | "da" | "del" | "della" | "van" | "von"
                );
            let surname = surname || particle;
            let plain = !knowledge.is_common(unit.symbol) || !headline && (!class.has(FUNCTION) || surname);
            unit.is_capitalised()
                && plain
                && analysis.time_at[at as usize].is_none()
                && analysis.name_at[at as usize].is_none()
                && !analysis.folded(at).starts_with('\'')
                && analysis.folded(at) != "to"
                && !(headline && is_verb_form(knowledge, unit.symbol))
        }
    };
    if is_hyphened_given_name(analysis, knowledge, end, span) {
        return Some(end + 3);
    }
    if fits(end) {
        return Some(end + 1);
    }
    if end >= span.end {
        return None;
    }
    let unit = analysis.unit(end);
    if unit.kind == UnitKind::Hyphen && fits(end + 1) {
        return Some(end + 2);
    }
    // "President (Joe) Biden": a given name supplied in brackets.
    if analysis.folded(end) == "("
        && end + 3 < span.end
        && analysis.folded(end + 2) == ")"
        && fits(end + 1)
        && fits(end + 3)
    {
        return Some(end + 4);
    }
    // "Jesus “Chuy” Garcia"
    let mark = |at: u32| {
        at < span.end && matches!(analysis.unit(at).kind, UnitKind::QuoteOpen | UnitKind::QuoteClose)
    };
    let given = knowledge.rules.lexicon.gender(analysis.unit(start).symbol).is_some();
    if given && end == start + 1 && mark(end) && mark(end + 2) && fits(end + 1) && fits(end + 3) {
        return Some(end + 4);
    }
    // "Procter & Gamble"
    if analysis.folded(end) == "&" && fits(end + 1) {
        return Some(end + 2);
    }
    // "the MP for North Ayrshire and Arran"
    if analysis.folded(end) == "and" && fits(end + 1) && is_seat_of_member(analysis, start) {
        return Some(end + 2);
    }
    // "Mason Best and Co"
    if analysis.folded(end) == "and"
        && fits(end + 1)
        && matches!(
            analysis.folded(end + 1).trim_end_matches('.'),
            "co" | "company" | "sons" | "brothers" | "associates"
        )
    {
        return Some(end + 2);
    }
    // "Dockers Union Local 12"
    if is_numbered_branch(analysis, start, end, span) {
        return Some(end + 1);
    }
    if end == start + 1 && is_numbered_body(analysis, knowledge, end, span) {
        return Some(end + 1);
    }
    // "the party Bridge 25"
    if end == start + 1 && unit.kind == UnitKind::Number && is_behind_party(analysis, start, span) {
        return Some(end + 1);
    }
    if joins_plural_owner(analysis, end) && fits(end + 1) {
        return Some(end + 2);
    }
    let behind = behind_particles(analysis, knowledge, end, span);
    if behind > end && fits(behind) {
        return Some(behind + 1);
    }
    // "Directorate General of Health Services"
    let general = u32::from(analysis.folded(end - 1) == "general" && end - 1 > start);
    let org_so_far = knowledge.lexis.of(analysis.unit(end - 1 - general).symbol).has(WordClass::ORG);
    let joins = matches!(analysis.folded(end), "of" | "for" | "on");
    if joins && org_so_far && start < end && fits(end + 1) {
        return Some(end + 2);
    }
    // "Foundation for the Defense of Democracies"
    let subject = |at: u32| fits(at) && knowledge.is_common(analysis.unit(at).symbol);
    if joins && org_so_far && end + 2 < span.end && analysis.folded(end + 1) == "the" && subject(end + 2) {
        return Some(end + 3);
    }
    let led = || (start + 1..end).any(|at| matches!(analysis.folded(at), "of" | "for" | "on"));
    if analysis.folded(end) == "of"
        && subject(end + 1)
        && led()
        && knowledge.is_common(analysis.unit(end - 1).symbol)
    {
        return Some(end + 2);
    }
    companies::behind_comma(analysis, end, span)
}

/// Letters for whoever has a seat for a place.
fn is_member(word: &str) -> bool {
    matches!(word, "mp" | "msp" | "td" | "mla" | "mna" | "mpp" | "mha")
}

/// Whether a name that begins at a unit is that of the seat of a member: behind "MP for".
fn is_seat_of_member(analysis: &Analysis, start: u32) -> bool {
    start >= 2
        && analysis.folded(start - 1) == "for"
        && (is_member(analysis.folded(start - 2))
            || matches!(analysis.folded(start - 2), "tory" | "member" | "deputy"))
}

/// The unit behind the small words within a name: "van der", "bin al-".
fn behind_particles(analysis: &Analysis, knowledge: &Knowledge, from: u32, span: UnitSpan) -> u32 {
    const MOST: usize = 3;
    let mut at = from;
    for _ in 0..MOST {
        if at >= span.end || analysis.unit(at).is_capitalised() {
            break;
        }
        let class = knowledge.lexis.of(analysis.unit(at).symbol);
        let particle =
            class.has(WordClass::PARTICLE) && !class.has(WordClass::PREPOSITION.or(WordClass::CONJUNCTION));
        if !particle {
            break;
        }
        at += 1;
        at += u32::from(at < span.end && analysis.unit(at).kind == UnitKind::Hyphen);
    }
    at
}

/// "Han Do-yun", "Park Geun-hye": a given name of two syllables behind a surname, the second in lower case.
fn is_hyphened_given_name(analysis: &Analysis, knowledge: &Knowledge, at: u32, span: UnitSpan) -> bool {
    if at + 2 >= span.end {
        return false;
    }
    let (first, hyphen, second) = (analysis.unit(at), analysis.unit(at + 1), analysis.unit(at + 2));
    let glued = first.span.end == hyphen.span.start && hyphen.span.end == second.span.start;
    glued
        && hyphen.kind == UnitKind::Hyphen
        && first.casing == Casing::Title
        && first.span.len() <= 5
        && second.kind == UnitKind::Word
        && second.casing == Casing::Lower
        && second.span.len() <= 6
        && !knowledge.is_common(second.symbol)
        && analysis.name_at[at as usize].is_none()
}

/// "David Long", "Elizabeth May": a surname that elsewhere is an adverb or a modal, directly behind a given name.
fn is_surname_of(analysis: &Analysis, knowledge: &Knowledge, given: u32, at: u32) -> bool {
    matches!(analysis.folded(at), "long" | "early" | "still" | "may")
        && analysis.unit(at).casing == Casing::Title
        && knowledge.rules.lexicon.gender(analysis.unit(given).symbol).is_some()
}

/// "Ann Lee Backs Tom Moor": in a headline a form in "-s" that is a verb and no name ends the name before it.
fn is_verb_form(knowledge: &Knowledge, word: Symbol) -> bool {
    let readings = knowledge.rules.verbs.forms(word);
    let named = knowledge.rules.lexicon.gender(word).is_some();
    let text = knowledge.rules.vocabulary.word(word);
    !named && !readings.is_empty() && (text.ends_with('s') || text.ends_with("ed"))
}

/// "Laborers' Council", "Dockers’ Union": the apostrophe of a plural within a name. `at` is the mark.
pub(super) fn joins_plural_owner(analysis: &Analysis, at: u32) -> bool {
    // The name may end the text.
    if at as usize + 1 >= analysis.units.len() {
        return false;
    }
    let mark = analysis.unit(at);
    let single = matches!(&analysis.text[mark.span.range()], "'" | "’");
    let glued = at > 0 && analysis.unit(at - 1).span.end == mark.span.start;
    let quotes = analysis.quotes.partition_point(|quote| quote.units.end <= at);
    let closes = analysis.quotes.get(quotes).is_some_and(|quote| quote.units.end == at + 1);
    single && glued && !closes && analysis.folded(at - 1).ends_with('s')
}

pub(super) fn kind_by_shape(analysis: &Analysis, knowledge: &Knowledge, units: UnitSpan) -> (NameKind, bool) {
    let first = analysis.unit(units.start);
    if first.kind == UnitKind::Handle {
        return (NameKind::Person, false);
    }
    // "Fortnum's": a company's
    if analysis.folded(units.end - 1) == "'s"
        || is_numbered_branch(analysis, units.start, units.end - 1, units)
    {
        return (NameKind::Org, true);
    }
    let last = analysis.unit(units.end - 1);
    let words = (units.start..units.end).filter(|&at| analysis.unit(at).kind == UnitKind::Word).count();
    if coordinated::is_of_those_for_something(analysis, knowledge, units) {
        return (NameKind::Org, true);
    }
    // "the MNA for Sainte-Claire, who"
    let seat = is_seat_of_member(analysis, units.start)
        && is_member(analysis.folded(units.start - 2))
        && analysis.unit(units.start - 2).casing == Casing::Upper;
    if seat || is_settlement(analysis, units.start) || is_settlement_before(analysis, knowledge, units) {
        return (NameKind::Unknown, true);
    }
    let whole = Span::new(0, analysis.units.len() as u32);
    if is_behind_ownership(analysis, units.start)
        || campaigns::is_campaign(analysis, units)
        || campaigns::is_apposed_to_party(analysis, units.start, whole)
    {
        return (NameKind::Org, true);
    }
    let org_word =
        (units.start..units.end).any(|at| knowledge.lexis.of(analysis.unit(at).symbol).has(WordClass::ORG));
    let last_class = knowledge.lexis.of(last.symbol);
    let given = knowledge.rules.lexicon.gender(first.symbol).is_some();
    let org_word = org_word || !given && last_class.has(WordClass::ORG_ENDING);
    // "Treasurer Jim Chambers"
    if words == 2
        && given
        && matches!(analysis.folded(units.end - 1), "chambers" | "banks" | "parks" | "mills")
    {
        return (NameKind::Person, false);
    }
    // "Smith & Jones Railway"
    let joined = (units.start..units.end).any(|at| analysis.folded(at) == "&");
    if words > 1 && (joined || is_company_form(analysis.words(Span::new(units.end - 1, units.end)))) {
        return (NameKind::Org, true);
    }
    // "backed her for mayor, MDU president Paul Reed said": capitals behind the comma are another's office.
    let behind_comma = units.start > 0 && analysis.folded(units.start - 1) == ",";
    let capitals = words == 1 && first.casing == Casing::Upper && behind_comma;
    // "King George V Park"
    let royal = units.start > 0
        && matches!(analysis.folded(units.start - 1), "king" | "queen" | "prince" | "princess" | "duke");
    let street = matches!(
        analysis.folded(units.end - 1),
        "park" | "road" | "street" | "square" | "bridge" | "gardens" | "drive" | "dock" | "docks" | "wharf"
    );
    let named_for_royal = royal && words > 1 && (street || last_class.has(WordClass::PLACE_ENDING));
    if follows_title(analysis, knowledge, units.start) && !org_word && !capitals && !named_for_royal {
        return (NameKind::Person, false);
    }
    let paper = words == 1 && units.start > 0 && analysis.folded(units.start - 1) == "the";
    if (words > 1 || paper && knowledge.is_common(first.symbol)) && last_class.has(WordClass::MEDIA) {
        return (NameKind::Media, true);
    }
    if words > 1 && org_word {
        return (NameKind::Org, true);
    }
    let paper = words > 1 && is_paper_that_reports(analysis, units);
    if paper {
        return (NameKind::Media, true);
    }
    // "Ada County commissioners"
    if words > 1 && given && analysis.folded(units.end - 1) != "county" {
        return (NameKind::Person, false);
    }
    let span = Span::new(units.start, analysis.units.len() as u32);
    let called = || {
        is_behind_person_noun(analysis, knowledge, units.start)
            || is_called_person(analysis, knowledge, units.end, span)
    };
    if (words > 1 || first.casing == Casing::Title && !knowledge.is_common(first.symbol)) && called() {
        return (NameKind::Person, false);
    }
    if words == 1
        && first.casing == Casing::Upper
        && first.span.len() <= 6
        && !analysis.words(units).contains('.')
    {
        return (NameKind::Org, true);
    }
    let syllables = words == 3
        && units.len() == 4
        && last.casing == Casing::Lower
        && analysis.unit(units.end - 2).kind == UnitKind::Hyphen;
    let all_unknown = syllables
        || (units.start..units.end).all(|at| {
            let unit = analysis.unit(at);
            // "Nguyen Van Hoa", "Karim El Amrani"
            let particle = at > units.start
                && at + 1 < units.end
                && unit.is_capitalised()
                && knowledge.lexis.of(unit.symbol).has(WordClass::PARTICLE);
            !knowledge.is_common(unit.symbol) || unit.kind != UnitKind::Word || particle
        });
    // "Las Cruces Mayor Ann Lee": what stands before an office is no person.
    let before_office = analysis
        .name_at
        .get(units.end as usize)
        .copied()
        .flatten()
        .is_some_and(|next| analysis.names[next as usize].kind == NameKind::Office);
    // "Coca-Cola" is one word in two parts.
    let compound = words == 2 && analysis.unit(units.start + 1).kind == UnitKind::Hyphen;
    // "the Moana Ward"
    let ward = analysis.folded(units.end - 1) == "ward"
        && units.start > 0
        && analysis.folded(units.start - 1) == "the";
    let place = last_class.has(WordClass::PLACE_ENDING)
        || ward
        || analysis.words(units).contains(|letter: char| letter.is_ascii_digit());
    if (2..=4).contains(&words) && all_unknown && !before_office && !compound && !place {
        (NameKind::Person, true)
    } else {
        (NameKind::Unknown, true)
    }
}

/// "the Alford Crimson reported": what has the article and reports is no person.
fn is_paper_that_reports(analysis: &Analysis, units: UnitSpan) -> bool {
    let led = units.start.checked_sub(1).is_some_and(|at| analysis.folded(at) == "the");
    let reports = (units.end as usize) < analysis.units.len()
        && matches!(analysis.folded(units.end), "reported" | "reports");
    led && reports && analysis.unit(units.start - 1).casing == Casing::Lower
}

/// "in Nyaung Kone village": whether a name that no given name opens is called a place behind it. "Koto Tarusan district attorney"
/// is one.
fn is_settlement_before(analysis: &Analysis, knowledge: &Knowledge, units: UnitSpan) -> bool {
    let word = |at: u32| if (at as usize) < analysis.units.len() { analysis.folded(at) } else { "" };
    let given = knowledge.rules.lexicon.gender(analysis.unit(units.start).symbol).is_some();
    let called = matches!(
        word(units.end),
        "village"
            | "villages"
            | "town"
            | "township"
            | "district"
            | "province"
            | "region"
            | "hamlet"
            | "suburb"
            | "island"
            | "islands"
            | "municipality"
            | "prefecture"
            | "governorate"
            | "neighbourhood"
            | "neighborhood"
            | "refugee"
    );
    let official = matches!(
        word(units.end + 1),
        "attorney" | "clerk" | "councillor" | "councilor" | "judge" | "manager" | "mayor" | "governor"
    );
    called && !given && !official
}

/// "the village of Koto Tarusan": whether what begins at a unit is called a place before it.
fn is_settlement(analysis: &Analysis, start: u32) -> bool {
    start > 1
        && analysis.folded(start - 1) == "of"
        && matches!(
            analysis.folded(start - 2),
            "village" | "town" | "city" | "hamlet" | "suburb" | "district" | "settlement" | "municipality"
        )
}

/// "state-owned Kolej Wschodnia", "London-listed Tamar Veld": whether a unit stands behind the word for whose a company is.
fn is_behind_ownership(analysis: &Analysis, start: u32) -> bool {
    start > 2
        && matches!(
            analysis.folded(start - 1),
            "owned" | "controlled" | "listed" | "traded" | "headquartered"
        )
        && analysis.unit(start - 2).kind == UnitKind::Hyphen
}

/// "Hughes Tool Co", "Keboo AB": what a company is in law, as printed.
pub(crate) fn is_company_form(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Co" | "Corp"
            | "Inc"
            | "Ltd"
            | "PLC"
            | "Plc"
            | "plc"
            | "AG"
            | "AB"
            | "Ab"
            | "NV"
            | "SA"
            | "GmbH"
            | "SpA"
            | "Oyj"
            | "ASA"
            | "LLC"
            | "LLP"
            | "Bhd"
            | "Pty"
            | "SE"
    )
}

/// Whether a title, an office or an honorific stands directly before (a comma between aside).
pub(super) fn follows_title(analysis: &Analysis, knowledge: &Knowledge, start: u32) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    if knowledge.lexis.of(analysis.unit(before).symbol).has(WordClass::HONORIFIC) {
        return true;
    }
    let before = if analysis.folded(before) == "," { before.saturating_sub(1) } else { before };
    analysis.name_at[before as usize].is_some_and(|index| {
        let name = analysis.names[index as usize];
        name.kind == NameKind::Office && name.units.end == before + 1
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn the_mayor_of_new_bedford_was_that_of_bedford() {
        let mayor = |text: &str| crate::testing::said("office", text, None).join(", ");
        assert!(mayor("Former New Bedford Mayor John Bull spoke.").ends_with("mayor of New Bedford"));
        assert!(mayor("West Hartford Mayor Ann Lee spoke.").ends_with("mayor of West Hartford"));
        assert!(mayor("Hartford Mayor Ann Lee spoke.").ends_with("mayor of Hartford"));
    }

    #[test]
    fn the_rank_of_an_officer_was_part_of_the_name() {
        for officer in [
            "Mbale OCPD Tom Hale",
            "Selby Police DSP Tom Hale",
            "Maj Gen Tom Hale",
            "Det. Tom Hale",
            "Trooper Tom Hale",
        ] {
            let toll = crate::testing::first_toll(&format!("Nine people were hurt, {officer} said."), None);
            assert_eq!(toll.attribution.source.id.as_deref(), Some("person:tom-hale"), "{officer}");
        }
    }

    #[test]
    fn the_letter_behind_a_slash_was_a_party() {
        assert!(crate::testing::measures("PHP/C holds 33 of the 65 seats.").is_empty());
    }

    #[test]
    fn a_company_owned_by_the_state_was_a_person() {
        let text = "State-owned Kolej Wschodnia Tarnosz said the line was shut.";
        assert_eq!(said("statement", text, None), ["Kolej Wschodnia Tarnosz said: the line was shut"]);
        let claims = crate::testing::claims_of(text, None);
        let speaker = claims[0].slots.get("speaker").and_then(|slot| slot.identity());
        assert_eq!(speaker.as_deref(), Some("org:kolej-wschodnia-tarnosz"));
    }

    #[test]
    fn an_answer_was_a_name() {
        let text =
            "The motion was debated. 23 members voted Yes and 14 members voted No, with two abstentions.";
        assert!(crate::testing::said("stance", text, None).is_empty());
    }

    #[test]
    fn counted_mps_were_a_name() {
        let text = "Thirty MPs back Anna Berg. Fourteen MEPs oppose the plan.";
        assert_eq!(said("tally", text, None), ["30 MPs support Anna Berg", "14 MEPs oppose the plan"]);
    }

    #[test]
    fn a_union_of_the_east_was_the_whole_union() {
        let sizes = said("membership", "The East African Union has eight members.", None);
        assert_eq!(sizes, ["East African Union has 8 members"]);
    }

    #[test]
    fn a_village_is_nobody_who_speaks() {
        let text = "Bodies lay in the village of Koto Tarusan. He said that more were missing.";
        assert!(said("statement", text, None).iter().all(|told| !told.contains("Koto")));
    }

    #[test]
    fn outgoing_began_the_name_of_an_assembly() {
        let text = "Outgoing Millford Assembly speaker Ann Lee opposed the tax.";
        let said = crate::testing::said("office", text, None);
        assert!(said.iter().all(|said| !said.contains("Outgoing")), "{said:?}");
    }

    #[test]
    fn a_county_of_a_given_name_was_a_person() {
        let text = "Ada County Commissioner Ann Lee opposed the tax.";
        let said = crate::testing::said("office", text, None);
        assert_eq!(said, ["Ann Lee is commissioner of Ada County"]);
    }

    #[test]
    fn a_surname_that_looks_like_a_pronoun_is_a_name() {
        for text in ["Vice Premier He Lifeng said it was open.", "He Lifeng said it was open."] {
            assert_eq!(said("statement", text, None), ["He Lifeng said: it was open"], "{text}");
        }
        assert!(
            said("statement", "Ann Lee left. He said it was open.", None)
                .iter()
                .all(|told| told.starts_with("he") || told.starts_with("He") || told.starts_with("Ann"))
        );
    }

    #[test]
    fn a_town_behind_what_somebody_is_called_is_a_given_name() {
        let text = "The pier is shut, harbour official Goma Rani Vossar told the paper.";
        assert!(said("statement", text, None)[0].starts_with("Goma Rani Vossar"));
    }

    #[test]
    fn a_village_or_a_township_was_he() {
        let village = "A bomb fell in Nyaung Kone village, a spokesman said. “Ten were killed,” he said.";
        let speakers = said("statement", village, None);
        assert!(speakers.iter().all(|told| !told.contains("Nyaung Kone said")), "{speakers:?}");
        let guards = "Three CRPF guards were killed. “Ten were hurt,” he said.";
        assert!(said("statement", guards, None).iter().all(|told| !told.starts_with("Three")));
        let township = "Pale Township was hit. “Ten were killed,” he said.";
        assert!(said("statement", township, None).iter().all(|told| !told.starts_with("Pale")));
    }
}
