//! What an element's name and classes say of the text within it.

use claimwire_record::Zone;
use scraper::node::Element;

/// Elements whose content is no text for a reader.
pub(crate) fn is_unseen(element: &Element) -> bool {
    matches!(
        element.name(),
        "script"
            | "style"
            | "noscript"
            | "template"
            | "iframe"
            | "svg"
            | "head"
            | "object"
            | "canvas"
            | "audio"
            | "video"
            | "math"
    )
}

/// Elements within a line of text: all others begin and end a block.
pub(crate) fn is_inline(element: &Element) -> bool {
    matches!(
        element.name(),
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "br"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "td"
            | "th"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}

/// Elements that set their text in bold.
pub(crate) fn is_bold(element: &Element) -> bool {
    matches!(element.name(), "b" | "strong")
}

/// The level of a heading element, 1 to 6.
pub(crate) fn heading_level(element: &Element) -> Option<u8> {
    match element.name().as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

/// The zone that an element gives its text.
pub(crate) fn zone(element: &Element) -> Option<Zone> {
    match element.name() {
        "li" | "dt" | "dd" => Some(Zone::List),
        "blockquote"
            if has_word(element, &["twitter", "tweet", "instagram", "bluesky", "mastodon", "tiktok"]) =>
        {
            Some(Zone::Post)
        }
        "blockquote" => Some(Zone::Quote),
        "figcaption" | "caption" => Some(Zone::Caption),
        "tr" => Some(Zone::Table),
        "address" => Some(Zone::Byline),
        "time" => None,
        _ if heading_level(element).is_some() => Some(Zone::Heading),
        _ => zone_of_class(element),
    }
}

fn zone_of_class(element: &Element) -> Option<Zone> {
    const ZONES: &[(Zone, &[&str])] = &[
        (Zone::Byline, &["byline", "author", "authors"]),
        (Zone::Dateline, &["dateline", "timestamp", "pubdate", "published", "datetime"]),
        (Zone::Subtitle, &["standfirst", "subtitle", "dek", "subheadline", "subhead"]),
        (Zone::Caption, &["caption", "figcaption", "credit"]),
    ];
    let names = [element.attr("class"), element.attr("itemprop"), element.attr("rel")];
    names.into_iter().flatten().find_map(|names| {
        let found = |row: &&(Zone, &[&str])| words_of(names).any(|word| row.1.contains(&word.as_str()));
        ZONES.iter().find(found).map(|row| row.0)
    })
}

/// Why the element is furniture of the page, by its name or role.
pub(crate) fn noise_by_name(element: &Element) -> Option<&'static str> {
    match element.attr("role") {
        Some("navigation") => return Some("navigation"),
        Some("complementary") => return Some("aside"),
        Some("contentinfo") => return Some("page footer"),
        _ => {}
    }
    match element.name() {
        "nav" | "menu" => Some("navigation"),
        "footer" => Some("page footer"),
        "aside" => Some("aside"),
        "form" | "button" | "select" | "textarea" | "input" | "label" | "fieldset" | "dialog" => Some("form"),
        _ if is_hidden(element) => Some("hidden"),
        _ => None,
    }
}

fn is_hidden(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or("");
    element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || style.replace(' ', "").to_ascii_lowercase().contains("display:none")
}

/// Words of class names and ids that tell furniture, with the reason.
const NOISE_WORDS: &[(&str, &str)] = &[
    ("related", "related links"),
    ("recommended", "related links"),
    ("recommendations", "related links"),
    ("readmore", "related links"),
    ("mostread", "related links"),
    ("trending", "related links"),
    ("outbrain", "related links"),
    ("taboola", "related links"),
    ("share", "share bar"),
    ("sharing", "share bar"),
    ("social", "share bar"),
    ("newsletter", "newsletter sign-up"),
    ("signup", "newsletter sign-up"),
    ("subscribe", "log-in or subscription line"),
    ("subscription", "log-in or subscription line"),
    ("paywall", "log-in or subscription line"),
    ("login", "log-in or subscription line"),
    ("promo", "promotion"),
    ("promotion", "promotion"),
    ("ad", "advertisement"),
    ("ads", "advertisement"),
    ("advert", "advertisement"),
    ("advertisement", "advertisement"),
    ("sponsored", "advertisement"),
    ("comments", "comments"),
    ("cookie", "cookie notice"),
    ("cookies", "cookie notice"),
    ("consent", "cookie notice"),
    ("gdpr", "cookie notice"),
    ("breadcrumb", "navigation"),
    ("breadcrumbs", "navigation"),
    ("nav", "navigation"),
    ("navbar", "navigation"),
    ("navigation", "navigation"),
    ("menu", "navigation"),
    ("pagination", "navigation"),
    ("sidebar", "aside"),
    ("popup", "pop-up"),
    ("modal", "pop-up"),
    ("weather", "weather line"),
    ("donate", "donation appeal"),
    ("donation", "donation appeal"),
    ("tags", "tag list"),
    ("footer", "page footer"),
    ("copyright", "copyright line"),
];

/// Why the element is furniture of the page, by its class names and id.
pub(crate) fn noise_by_class(element: &Element) -> Option<&'static str> {
    if matches!(element.name(), "html" | "body" | "main" | "article") {
        return None;
    }
    let names = [element.attr("class"), element.attr("id")];
    names.into_iter().flatten().find_map(|names| {
        let joined = ["read-more", "most-read", "most-popular", "you-may-like", "sign-up"];
        let known = |word: String| NOISE_WORDS.iter().find(|row| row.0 == word).map(|row| row.1);
        let pair = joined.iter().any(|pair| names.contains(pair)).then_some("related links");
        words_of(names).find_map(known).or(pair)
    })
}

fn has_word(element: &Element, wanted: &[&str]) -> bool {
    element.attr("class").is_some_and(|names| words_of(names).any(|word| wanted.contains(&word.as_str())))
}

/// The words of class names in lower case: "articleShare-bar main" gives article, share, bar, main.
fn words_of(names: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    let mut after_lower = false;
    for c in names.chars().take(400) {
        if !c.is_alphanumeric() || (after_lower && c.is_uppercase()) {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_alphanumeric(), words.last_mut()) {
            word.extend(c.to_lowercase());
        }
        after_lower = c.is_lowercase();
    }
    words.into_iter().filter(|word| !word.is_empty())
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn class_names_fall_into_words() {
        let words: Vec<_> = words_of("articleShare-bar main__AD x").collect();
        assert_eq!(words, ["article", "share", "bar", "main", "ad", "x"]);
    }
}
