//! A number of the text as a claim carries it: value, total, comparator, unit.

use claimwire_record::{Comparator, Quantity, SlotValue, Span};
use claimwire_rules::one_line;

use crate::analysis::{Analysis, GroupId, UnitSpan};
use crate::lexis::WordClass;
use crate::nouns::NounGroup;
use crate::numbers::{NumberKind, NumberMention, Set, ShareWord};
use crate::resolve::Resolver;
use crate::tags::Tag;

/// A number read for slots.
#[derive(Debug, Clone)]
pub struct Read {
    /// The `value` slot: a number, or a share as a word.
    pub value: SlotValue,
    /// The `total` slot.
    pub total: SlotValue,
    /// The `comparator` slot.
    pub comparator: SlotValue,
    /// The `unit` slot: what is counted.
    pub unit: SlotValue,
    /// Votes against.
    pub against: Option<f64>,
    /// Abstentions.
    pub abstain: Option<f64>,
    /// All of it, with bounds and text.
    pub quantity: Quantity,
    /// Its units.
    pub units: UnitSpan,
}

/// Reads a number mention; `group` is the noun group that it counts.
pub fn read(resolver: &Resolver, index: u32, group: Option<GroupId>) -> Read {
    let number = &settled(resolver, &resolver.analysis.numbers[index as usize]);
    let value = value(number);
    let unit = measured_in(number)
        .or_else(|| measure(resolver, number))
        .or_else(|| group.and_then(|group| unit(resolver, group)));
    // "all but Malta" is not all, and keeps its words.
    let word = share_word(number).filter(|_| value.is_none() && number.kind != NumberKind::Complement);
    let units = Span::new(number.units.start, number.units.end);
    let text = resolver.analysis.words(units).to_owned();
    Read {
        value: match (value, word) {
            (Some(value), _) => SlotValue::number(value),
            (None, Some(word)) => SlotValue::Word(word.to_owned()),
            (None, None) if number.comparator == Comparator::Between => {
                number.low.map_or(SlotValue::Unsaid, SlotValue::number)
            }
            (None, None) => number
                .low
                .map_or_else(|| SlotValue::Word(text.to_lowercase()), |_| SlotValue::Word(vague_word(&text))),
        },
        total: number.total.map_or(SlotValue::Unsaid, SlotValue::number),
        comparator: SlotValue::Word(
            if word.is_some_and(|word| matches!(word, "most" | "majority" | "both" | "none")) {
                "exactly"
            } else {
                // "nearly all" is not all, nor "fewer than half" half.
                comparator_name(number.comparator)
            }
            .to_owned(),
        ),
        unit: unit.clone().map_or(SlotValue::Unsaid, SlotValue::Word),
        against: number.against,
        abstain: number.abstain,
        units,
        quantity: Quantity {
            text: Some(text),
            value,
            total: number.total,
            comparator: Some(number.comparator),
            low: number.low,
            high: number.high,
            unit,
            span: crate::place(resolver.analysis, units),
        },
    }
}

/// "voted 7 to 2 against the plan": those who are told first are against. "2 for, 7 against" says it by itself, and so does
/// "36 voted to pass it and ten voted against it".
pub fn put_against_first(analysis: &Analysis, read: &mut Read) {
    let text = read.quantity.text.as_deref().unwrap_or_default().to_lowercase();
    let score = text.ends_with(" against")
        && ![" favo", " for", "yes", ",", " voted", " voting"].iter().any(|word| text.contains(word));
    let units = read.units;
    let object = units.end < analysis.units.len() as u32
        && !matches!(analysis.tag(units.end), Tag::Punct | Tag::Comma | Tag::Conj | Tag::Quote);
    // "voted 5-0 on Tuesday against a proposed change"
    let word = |at: u32| if (at as usize) < analysis.units.len() { analysis.folded(at) } else { "" };
    let voted = units.start.checked_sub(1).is_some_and(|at| matches!(word(at), "voted" | "votes" | "vote"));
    let plain = |at: &u32| {
        analysis.verb_at.get(*at as usize).copied().flatten().is_none()
            && !matches!(analysis.tag(*at), Tag::Comma | Tag::Punct | Tag::Conj)
            && !matches!(word(*at), "for" | "favor" | "favour")
    };
    let far = !text.contains("against")
        && voted
        && (units.end..units.end + 9).take_while(plain).any(|at| word(at) == "against");
    let (Some(first), Some(second)) = (read.quantity.value, read.against) else { return };
    if score && object || far {
        (read.value, read.against) = (SlotValue::number(second), Some(first));
    }
}

/// "lowered from 112 to 94", "rose from 5% to 7%" tell the number that it came to; "from 5 to 7 days" is a range.
fn settled(resolver: &Resolver, number: &NumberMention) -> NumberMention {
    let mut settled = number.clone();
    let (Some(low), Some(high)) = (number.low, number.high) else { return settled };
    let text = resolver.analysis.words(Span::new(number.units.start, number.units.end)).to_lowercase();
    if number.comparator != Comparator::Between || !text.starts_with("from ") {
        return settled;
    }
    let figure = |part: &str| {
        let digits: String = part
            .chars()
            .filter(|c| *c != ',')
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        digits.trim_end_matches('.').parse::<f64>().ok()
    };
    // "from eight to 19": the first may be told in words.
    let (first, last) = text["from ".len()..].split_once(" to ").unwrap_or((&text["from ".len()..], ""));
    let falls = figure(first).map_or_else(|| figure(last) == Some(low), |first| first == high);
    let to = if falls { low } else { high };
    // "bringing the death toll from seven to 11"
    let counted = number.units.start.checked_sub(1).is_some_and(|at| {
        matches!(
            resolver.analysis.folded(at),
            "toll" | "tolls" | "deaths" | "dead" | "total" | "tally" | "number" | "count"
        )
    });
    if falls || counted || number.trend.is_some() {
        (settled.value, settled.low, settled.high, settled.comparator) =
            (Some(to), Some(to), Some(to), Comparator::Exactly);
    }
    settled
}

/// "Dozens of" is recorded as `dozens`.
fn vague_word(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.strip_suffix(" of").unwrap_or(&lower).to_owned()
}

/// The figure: as written, or worked out of "all but two of the 32", "all 31", "half of the 60".
fn value(number: &NumberMention) -> Option<f64> {
    if number.value.is_some() {
        return number.value;
    }
    if let (Some(total), Some(left_out)) = (number.total, number.complement) {
        return Some(total - left_out);
    }
    match (number.total, number.set, number.share) {
        (Some(total), Some(Set::All), _) | (Some(total), _, Some(ShareWord::All | ShareWord::Both)) => {
            Some(total)
        }
        _ => None,
    }
}

fn share_word(number: &NumberMention) -> Option<&'static str> {
    number.share.map(ShareWord::name)
}

/// The unit that the number itself carries: percent, percent of GDP, a currency.
fn measured_in(number: &NumberMention) -> Option<String> {
    match number.kind {
        NumberKind::Percent if number.of_gdp => Some("percent-gdp".to_owned()),
        NumberKind::Percent => Some("percent".to_owned()),
        NumberKind::Money => number.currency.map(str::to_owned),
        _ => None,
    }
}

/// Words of units of length, weight, area, volume, energy and temperature, without their plural s; sorted.
const PHYSICAL: &[&str] = &[
    "acre",
    "barrel",
    "centimeter",
    "centimetre",
    "degree",
    "feet",
    "foot",
    "gallon",
    "gigawatt",
    "gram",
    "hectare",
    "inch",
    "inche",
    "kg",
    "kilogram",
    "kilometer",
    "kilometre",
    "km",
    "kwh",
    "liter",
    "litre",
    "megawatt",
    "meter",
    "metre",
    "mile",
    "pound",
    "terawatt",
    "ton",
    "tonne",
    "watt",
    "yard",
];

/// A length, weight, area, volume or temperature; not "six years", not "four points".
pub fn is_physical(analysis: &Analysis, number: &NumberMention) -> bool {
    let noun = number.noun.as_ref().and_then(|noun| noun.end.checked_sub(1));
    noun.is_some_and(|at| {
        let word = analysis.folded(at);
        PHYSICAL.binary_search(&word.strip_suffix('s').unwrap_or(word)).is_ok()
    })
}

/// A length of time: "15 months".
pub fn is_spell(analysis: &Analysis, number: &NumberMention) -> bool {
    const SPELLS: &[&str] =
        &["second", "minute", "hour", "day", "week", "month", "year", "decade", "century"];
    let noun = number.noun.as_ref().and_then(|noun| noun.end.checked_sub(1));
    noun.is_some_and(|at| SPELLS.contains(&analysis.folded(at).trim_end_matches('s')))
}

/// The unit of a length, a weight, an area: `km`, `tonnes`. One name for each, whatever its spelling.
fn measure(resolver: &Resolver, number: &NumberMention) -> Option<String> {
    let noun = number.noun.clone().filter(|_| number.kind == NumberKind::Measure)?;
    let word = resolver.analysis.folded(noun.end.checked_sub(1)?);
    let name = match word {
        "metre" | "metres" | "meter" | "meters" => "m",
        "kilometre" | "kilometres" | "kilometer" | "kilometers" => "km",
        "centimetre" | "centimetres" | "centimeter" | "centimeters" => "cm",
        "tonne" => "tonnes",
        "ton" => "tons",
        "mile" => "miles",
        "foot" => "feet",
        "hectare" => "hectares",
        "acre" => "acres",
        "barrel" => "barrels",
        "degree" => "degrees",
        word => word,
    };
    Some(name.to_owned())
}

/// What is counted: the noun, with the body it belongs to.
fn unit(resolver: &Resolver, id: GroupId) -> Option<String> {
    let analysis = resolver.analysis;
    let group = analysis.group(id);
    // "A majority of the council calls on her": what they do.
    let done =
        |at: u32| analysis.verb_at[at as usize].is_some_and(|verb| analysis.verb(verb).subject == Some(id));
    let number = group.number.map(|index| &analysis.numbers[index as usize]);
    if let Some(number) = number.filter(|number| number.units.contains(&group.head)) {
        // "28 sided with her": what the 28 do is not what they are.
        let is_noun = |at: u32| {
            analysis.tag(at) != Tag::Verb || resolver.knowledge.may_be_noun(analysis.unit(at).symbol)
        };
        let told = |at: u32| number.kind == NumberKind::Share && done(at);
        let noun = number.noun.as_ref().filter(|noun| is_noun(noun.end - 1) && !told(noun.end - 1));
        return noun.map(|noun| {
            let counted =
                NounGroup { units: Span::new(noun.start, noun.end), head: noun.end - 1, ..group.clone() };
            qualified(resolver, &counted, analysis.folded(noun.end - 1).to_owned())
        });
    }
    let head = analysis.folded(group.head).to_owned();
    if let Some(body) = group.name.and_then(|name| body_within(resolver, name)) {
        return Some(format!("members of {body}"));
    }
    let entries = group.modifiers.iter().filter_map(|&index| analysis.names[index as usize].entry);
    let mut bodies = entries.map(|entry| &resolver.knowledge.name(entry).id);
    // "two Peruvian and Chilean members": of none more than of the other.
    let body = bodies.next().filter(|first| bodies.all(|other| other == *first)).cloned();
    let is_member =
        matches!(head.as_str(), "members" | "allies" | "states" | "countries" | "nations" | "governments");
    // "five Micronesian countries" are none of one country's.
    let several = matches!(head.as_str(), "countries" | "nations" | "governments");
    let of_country = body.as_deref().is_some_and(|body| body.starts_with("country:"));
    if several && of_country {
        let start =
            group.modifiers.first().map_or(group.head, |&index| analysis.names[index as usize].units.start);
        return Some(one_line(analysis.words(Span::new(start, group.head + 1))));
    }
    Some(match body {
        Some(body) if is_member && body.starts_with("org:") => format!("members of {body}"),
        Some(body) => format!("{head} of {body}"),
        None => qualified(resolver, group, head),
    })
}

/// "four Democratic senators", "most state senators" are not all senators: the noun with what tells them from others before it.
fn qualified(resolver: &Resolver, group: &NounGroup, head: String) -> String {
    let (analysis, lexis) = (resolver.analysis, &resolver.knowledge.lexis);
    let tells = |at: &u32| {
        matches!(analysis.tag(*at), Tag::Adj | Tag::Noun | Tag::Name)
            && !lexis.of(analysis.unit(*at).symbol).has(WordClass::TELLS_NO_PART)
            && analysis.number_from.get(*at as usize).copied().flatten().is_none()
            && analysis.tag(at - 1) != Tag::Hyphen
            // "the state's big unions" begin behind the owner.
            && !matches!(analysis.folded(at + 1), "'s" | "’s" | "'" | "’")
    };
    let first = (group.units.start..group.head).rev().take_while(tells).last();
    let whole = |first: &u32| {
        let before = first.checked_sub(1);
        before.is_none_or(|before| {
            // "nine anti-Lee members", "two Peruvian and Chilean members": of none more than of the other.
            !matches!(analysis.tag(before), Tag::Conj | Tag::Hyphen | Tag::Demonym)
                && analysis.folded(before) != "and"
        })
    };
    let words = first
        .filter(whole)
        .map(|first| one_line(analysis.words(Span::new(first, group.head))).to_lowercase());
    words.map_or(head.clone(), |words| format!("{words} {head}"))
}

/// The body whose name begins a group's name: NATO in "NATO members".
fn body_within(resolver: &Resolver, name: u32) -> Option<String> {
    let mention = resolver.analysis.names[name as usize];
    if mention.kind != crate::names::NameKind::Group {
        return None;
    }
    let symbol = |offset: usize| {
        let unit = mention.units.start + offset as u32;
        (unit < mention.units.end).then(|| resolver.analysis.unit(unit).symbol)
    };
    let wanted = |tag| matches!(tag, claimwire_rules::PhraseTag::Name(index) if resolver.knowledge.name(index).class == claimwire_rules::NameClass::Org);
    let (_, tag) = resolver.knowledge.rules.phrases.longest(symbol, wanted)?;
    let claimwire_rules::PhraseTag::Name(index) = tag else { return None };
    Some(resolver.knowledge.name(index).id.clone())
}

/// Lets a quantity that is told exactly be bounded as a rule's `more_than` or `less_than` says, and as the same words before
/// the number would bound it.
pub fn bound_by(quantity: &mut Quantity, comparator: &str) {
    let Some(value) = quantity.value.filter(|_| quantity.comparator == Some(Comparator::Exactly)) else {
        return;
    };
    let step = if value.fract() == 0.0 { 1.0 } else { 0.0 };
    let (comparator, low, high) = match comparator {
        "more_than" => (Comparator::MoreThan, Some(value + step), None),
        "less_than" => (Comparator::LessThan, None, Some(value - step)),
        _ => return,
    };
    quantity.comparator = Some(comparator);
    (quantity.low, quantity.high) = (low, high);
}

/// The name of a comparator as claims carry it.
pub fn comparator_name(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Exactly => "exactly",
        Comparator::About => "about",
        Comparator::MoreThan => "more_than",
        Comparator::AtLeast => "at_least",
        Comparator::LessThan => "less_than",
        Comparator::AtMost => "at_most",
        Comparator::Between => "between",
    }
}
