//! Bylines and lists of names to authors one by one, without what stands round the names.

use std::sync::LazyLock;

use regex::Regex;

use crate::{pattern, shape};

/// The longest that a name is.
const LONGEST: usize = 60;

static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(
        r"^(?i:written by|reported by|posted by|published by|story by|text by|words by|by|von|por|par|di|da|door|av|af|autor(?:in|en)?|authors?|texto?|text|reporters?|fotos?|oleh|przez|yazar)\s?[:|]?\s+",
    )
});
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(r"\s*(?:[,;|/·•、]|\s(?:and|und|y|et|e|og|och|en|i|&|with|mit|con|avec)\s)\s*")
});
static NO_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(
        r"(?i)://|@|\d|^(?:admin|administrator|editor|editors|redaktion|redaction|redacción|staff|staff writer|guest|unknown|none|null|author|news|nachrichten|agencies|agency|news agencies|news ?wires)$|\b(?:correspondent|reporter|editor|published|updated|min read)\b",
    )
});

/// The authors that a text names. `outlets` are names of the outlet, which is no author of its own where it names one.
pub(crate) fn split(text: &str, outlets: &[&str]) -> Vec<String> {
    if text.contains("://") {
        return Vec::new();
    }
    let text = LEAD.replace(text.trim(), "");
    let parts = BETWEEN.split(text.trim()).map(|part| LEAD.replace(part.trim(), "").trim().to_owned());
    let mut names: Vec<String> = Vec::new();
    for name in parts.filter(|name| is_name(name, outlets)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn is_name(name: &str, outlets: &[&str]) -> bool {
    let folded = shape::folded(name);
    let outlet = outlets
        .iter()
        .map(|outlet| shape::folded(outlet))
        .any(|outlet| !outlet.is_empty() && outlet == folded);
    !folded.is_empty()
        && name.len() <= LONGEST
        && shape::words(name) <= 5
        && !outlet
        && !NO_NAME.is_match(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_what_stands_round_them() {
        assert_eq!(
            split("By Jo Tarn and Anna Holt, Borland Post", &["Borland Post"]),
            ["Jo Tarn", "Anna Holt"]
        );
        assert_eq!(split("Autor: Jo Tarn und Anna Holt", &[]), ["Jo Tarn", "Anna Holt"]);
        assert_eq!(split("Von Jo Tarn, Jo Tarn", &[]), ["Jo Tarn"]);
        assert!(split("https://borland.example/jo-tarn", &[]).is_empty());
        assert!(split("Staff Writer", &[]).is_empty() && split("Borland Post", &["borland post"]).is_empty());
    }
}
