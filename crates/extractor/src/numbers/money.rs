//! Currencies: the symbol or code before a number, or the word behind it, to an ISO 4217 code.

use claimwire_rules::units::UnitKind;

use super::numeral::{Numeral, numeral, parse_digits, times};
use super::sentence::Sentence;
use super::words::scale_suffix;

/// A currency beside a number: its code and the units it takes up, the number's own included.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Currency {
    pub(crate) code: &'static str,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The currency whose symbol or code ends right before unit `at`, with the unit where it begins.
pub(crate) fn before(s: &Sentence, at: usize) -> Option<(&'static str, usize)> {
    let last = at.checked_sub(1)?;
    if let Some(code) = symbol(s, last) {
        let prefix = last.checked_sub(1).filter(|_| s.joined(last));
        let prefixed = prefix.and_then(|before| Some((dollar_of(s.word(before))?, before)));
        return Some(prefixed.unwrap_or((code, last)));
    }
    if s.ends(at, &["y", "="]) {
        return Some(("JPY", at - 2));
    }
    code(s.word(last)).filter(|_| s.capitalised(last)).map(|code| (code, last))
}

/// The currency of a symbol at unit `at`.
pub(crate) fn symbol(s: &Sentence, at: usize) -> Option<&'static str> {
    Some(match s.word(at) {
        "$" => "USD",
        "£" => "GBP",
        "€" => "EUR",
        "¥" => "JPY",
        "₹" => "INR",
        "₽" => "RUB",
        "₺" => "TRY",
        "₴" => "UAH",
        "₩" => "KRW",
        "₪" => "ILS",
        "₦" => "NGN",
        _ => return None,
    })
}

/// Whose dollars the letters before a dollar sign name.
fn dollar_of(prefix: &str) -> Option<&'static str> {
    Some(match prefix {
        "us" | "u.s." => "USD",
        "c" | "ca" | "cad" | "can" => "CAD",
        "a" | "au" | "aud" => "AUD",
        "nz" => "NZD",
        "hk" => "HKD",
        "s" | "sg" => "SGD",
        "nt" => "TWD",
        "r" => "BRL",
        _ => return None,
    })
}

/// The code of a currency written as a code, or as the letters that news uses for one.
fn code(word: &str) -> Option<&'static str> {
    Some(match word {
        "usd" => "USD",
        "eur" => "EUR",
        "gbp" => "GBP",
        "jpy" => "JPY",
        "inr" | "rs" | "rs." => "INR",
        "chf" => "CHF",
        "cad" => "CAD",
        "aud" => "AUD",
        "nzd" => "NZD",
        "hkd" => "HKD",
        "cny" | "rmb" => "CNY",
        "rm" | "myr" => "MYR",
        "sek" => "SEK",
        "nok" => "NOK",
        "dkk" => "DKK",
        "pln" => "PLN",
        "czk" => "CZK",
        "huf" => "HUF",
        "ron" => "RON",
        "uah" => "UAH",
        "rub" => "RUB",
        "zar" => "ZAR",
        "krw" => "KRW",
        "sgd" => "SGD",
        _ => return None,
    })
}

/// The currency named behind a number: "dollars", "Canadian dollars", "euro", "USD".
pub(crate) fn behind(s: &Sentence, number: &Numeral) -> Option<(&'static str, usize)> {
    let at = number.end + usize::from(s.is(number.end, UnitKind::Hyphen));
    if let Some(code) = code(s.word(at)).filter(|_| s.capitalised(at)) {
        return Some((code, at + 1));
    }
    if s.word(at) == "yen" {
        return Some(("JPY", at + 1));
    }
    if let Some(found) = nation_of(s, at) {
        return Some(found);
    }
    plain(s, at, number).map(|code| (code, at + 1))
}

/// "Australian dollars", "New Zealand dollars", "Danish crowns".
fn nation_of(s: &Sentence, at: usize) -> Option<(&'static str, usize)> {
    let two = matches!(s.word(at), "new" | "hong");
    let noun = s.word(at + 1 + usize::from(two));
    let code = match (s.word(at), noun.strip_suffix('s').unwrap_or(noun)) {
        ("u.s." | "us" | "american", "dollar") => "USD",
        ("canadian", "dollar") => "CAD",
        ("australian", "dollar") => "AUD",
        ("new", "dollar") if s.word(at + 1) == "zealand" => "NZD",
        ("hong", "dollar") if s.word(at + 1) == "kong" => "HKD",
        ("singapore", "dollar") => "SGD",
        ("danish", "crown" | "kroner" | "krone") => "DKK",
        ("swedish", "crown" | "kronor" | "krona") => "SEK",
        ("norwegian", "crown" | "kroner" | "krone") => "NOK",
        ("czech", "crown" | "koruna") => "CZK",
        ("swiss", "franc") => "CHF",
        ("russian", "rouble" | "ruble") => "RUB",
        ("indian", "rupee") => "INR",
        ("pakistani", "rupee") => "PKR",
        ("turkish", "lira") => "TRY",
        ("british", "pound") | ("pound", "sterling") => "GBP",
        ("egyptian", "pound") => "EGP",
        ("polish", "zloty") => "PLN",
        ("chinese", "yuan") => "CNY",
        ("mexican", "peso") => "MXN",
        _ => return None,
    };
    Some((code, at + 2 + usize::from(two)))
}

fn plain(s: &Sentence, at: usize, number: &Numeral) -> Option<&'static str> {
    let word = s.word(at);
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "dollar" | "buck" => "USD",
        "euro" => "EUR",
        "yuan" | "renminbi" => "CNY",
        "rouble" | "ruble" => "RUB",
        "rupee" => "INR",
        "shekel" => "ILS",
        "hryvnia" => "UAH",
        "zloty" => "PLN",
        "forint" => "HUF",
        "ringgit" => "MYR",
        "baht" => "THB",
        "rupiah" => "IDR",
        "lira" => "TRY",
        "franc" => "CHF",
        "naira" => "NGN",
        "won" if number.scale > 1.0 => "KRW",
        "pound" | "quid" if number.scale > 1.0 || s.word(at + 1) == "sterling" => "GBP",
        _ => return None,
    })
}

/// The currency around a number, before it or behind it.
pub(crate) fn around(s: &Sentence, number: &Numeral) -> Option<Currency> {
    if let Some((code, start)) = before(s, number.start) {
        let end = behind(s, number).map_or(number.end, |(_, end)| end);
        return Some(Currency { code, start, end });
    }
    behind(s, number).map(|(code, end)| Currency { code, start: number.start, end })
}

/// A number glued to its currency code: "EUR50m", "RM79".
pub(crate) fn glued(s: &Sentence, at: usize) -> Option<(Numeral, Currency)> {
    let word = s.word(at);
    let letters = word.bytes().position(|byte| byte.is_ascii_digit()).filter(|cut| (2..=3).contains(cut))?;
    let (name, rest) = word.split_at(letters);
    let code = code(name)?;
    let cut = rest.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
    let mut value = parse_digits(&rest[..cut])?;
    let (mut end, mut scale) = (at + 1, scale_suffix(&rest[cut..]).unwrap_or(1.0));
    if s.word(end) == "." && s.joined(end) && s.joined(end + 1) && s.is(end + 1, UnitKind::Number) {
        let decimals = s.word(end + 1);
        value += parse_digits(decimals)? / 10f64.powi(decimals.len() as i32);
        end += 2;
    }
    if let Some(factor) = scale_behind(s, end) {
        (scale, end) = (factor, end + 1);
    }
    let number = Numeral { start: at, end, value: times(value, scale), scale, digits: true, rounded: false };
    Some((number, Currency { code, start: at, end }))
}

fn scale_behind(s: &Sentence, at: usize) -> Option<f64> {
    match s.word(at) {
        "million" => Some(1e6),
        "billion" => Some(1e9),
        "trillion" => Some(1e12),
        word if s.joined(at) => scale_suffix(word),
        _ => None,
    }
}

/// The numeral at `at`, or behind a currency symbol at `at`, with that symbol's code.
pub(crate) fn priced(s: &Sentence, at: usize) -> Option<(Numeral, Option<&'static str>)> {
    if let Some(number) = numeral(s, at) {
        return Some((number, None));
    }
    let first = at + usize::from(dollar_of(s.word(at)).is_some());
    let number = numeral(s, first + 1)?;
    let (code, start) = before(s, first + 1)?;
    (start == at).then_some((number, Some(code)))
}
