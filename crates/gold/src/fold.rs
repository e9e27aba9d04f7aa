//! A JSON value turns into the folded text by which two values are compared: no case, no accents, no
//! punctuation, no id prefix, no article; numbers in six significant digits.
//!
//! The folding is a contract: scores are comparable with those of other scorers only while it stays as it is.

use serde_json::Value;
use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

/// Id prefixes that do not count in a comparison.
const PREFIXES: [&str; 8] = ["person", "country", "org", "group", "media", "anonymous", "text", "office"];
/// Leading words that do not count in a comparison.
const ARTICLES: [&str; 4] = ["the ", "a ", "an ", "some "];

/// Folds a value; nothing and null fold to the empty text.
pub(crate) fn fold(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::Bool(flag)) => flag.to_string(),
        Some(Value::Number(number)) => general(number.as_f64().unwrap_or(f64::NAN)),
        Some(other) => fold_text(&plain(other)),
    }
}

fn fold_text(text: &str) -> String {
    let bare: String = text.nfkd().filter(|c| canonical_combining_class(*c) == 0).collect();
    let lower: String = bare.to_lowercase().chars().map(without_stroke).collect();
    let words = letters_and_digits(without_prefix(&lower));
    let article = ARTICLES.iter().find_map(|article| words.strip_prefix(article));
    article.unwrap_or(&words).to_owned()
}

/// Letters whose stroke or missing dot is no combining mark.
fn without_stroke(c: char) -> char {
    match c {
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        'đ' => 'd',
        other => other,
    }
}

fn without_prefix(text: &str) -> &str {
    match text.split_once(':') {
        Some((prefix, rest)) if !rest.is_empty() && PREFIXES.contains(&prefix) => rest,
        _ => text,
    }
}

/// Keeps ASCII letters, digits and `.%+`; every run of anything else becomes one space.
fn letters_and_digits(text: &str) -> String {
    let kept = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '%' | '+');
    let words: Vec<&str> = text.split(|c| !kept(c)).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// A number as C's `%g` prints it.
fn general(number: f64) -> String {
    let scientific = format!("{number:.5e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    match exponent.parse::<i32>() {
        Ok(e @ -4..=5) => {
            without_zeros(&format!("{number:.*}", usize::try_from(5 - e).unwrap_or(0))).to_owned()
        }
        Ok(e) => format!("{}e{}{:02}", without_zeros(mantissa), if e < 0 { '-' } else { '+' }, e.abs()),
        Err(_) => scientific,
    }
}

fn without_zeros(decimal: &str) -> &str {
    if decimal.contains('.') { decimal.trim_end_matches('0').trim_end_matches('.') } else { decimal }
}

/// A value as plain text: strings bare, lists and objects with their strings quoted.
pub(crate) fn plain(value: &Value) -> String {
    match value {
        Value::Null => "None".into(),
        Value::Bool(true) => "True".into(),
        Value::Bool(false) => "False".into(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(items) => format!("[{}]", items.iter().map(quoted).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) => {
            let field = |(name, value): (&String, &Value)| format!("'{name}': {}", quoted(value));
            format!("{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
        }
    }
}

fn quoted(value: &Value) -> String {
    match value {
        Value::String(text) => {
            let text =
                text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r").replace('\t', "\\t");
            format!("'{text}'")
        }
        other => plain(other),
    }
}

/// Whether a value counts as said: not null, false, zero or empty.
pub(crate) fn is_said(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(flag) => *flag,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn folded(value: Value) -> String {
        fold(Some(&value))
    }

    #[test]
    fn case_accents_prefixes_and_articles_do_not_count() {
        assert_eq!(folded(json!("person:Krišjānis-Kariņš")), "krisjanis karins");
        assert_eq!(folded(json!("The  Łódź Øvre-Club!")), "lodz ovre club");
        assert_eq!(folded(json!("region:US-PA")), "region us pa");
        assert_eq!(folded(json!("text:")), "text");
        assert_eq!(folded(json!("Straße")), "stra e");
    }

    #[test]
    fn numbers_have_six_digits() {
        for (number, text) in [
            (json!(28), "28"),
            (json!(1.63), "1.63"),
            (json!(1_234_567), "1.23457e+06"),
            (json!(999_999.5), "1e+06"),
            (json!(0.00001), "1e-05"),
            (json!(0.0001), "0.0001"),
            (json!(-5), "-5"),
            (json!(0), "0"),
            (json!(100_000), "100000"),
        ] {
            assert_eq!(folded(number), text);
        }
        assert_eq!(folded(json!(true)), "true");
        assert_eq!(folded(json!(["one", null, "b-c"])), "one none b c");
    }
}
