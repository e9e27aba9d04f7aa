//! JSON-LD (schema.org) to the object that describes the article, and its values to text.

use serde_json::{Map, Value};

/// The object that describes the article in a block of JSON-LD, searched through lists, `@graph` and `mainEntity`.
pub(crate) fn article(json: &str) -> Option<Map<String, Value>> {
    let mut open = vec![parse(json)?];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items.into_iter().rev()),
            Value::Object(object) if is_article(&object) => return Some(object),
            Value::Object(mut object) => {
                let inner = ["mainEntity", "mainEntityOfPage", "@graph"].map(|key| object.remove(key));
                open.extend(inner.into_iter().flatten());
            }
            _ => {}
        }
    }
    None
}

/// Reads JSON; line breaks and tabs within strings, which pages have and JSON forbids, count as spaces.
fn parse(json: &str) -> Option<Value> {
    let json = json.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim();
    let json = json.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches(';').trim();
    serde_json::from_str(json).ok().or_else(|| {
        let spaced: String = json.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&spaced).ok()
    })
}

fn is_article(object: &Map<String, Value>) -> bool {
    let named = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            kind.ends_with("Article")
                || kind.ends_with("BlogPosting")
                || kind == "Report"
                || kind == "LiveBlogPosting"
        })
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(named),
        Some(kind) => named(kind),
        None => false,
    }
}

/// A text value: white space normalised, character references undone.
pub(crate) fn string(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => tidy(text),
        Value::Array(items) => return items.iter().find_map(|item| string(Some(item))),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// The names in a value: texts, objects with a name, or lists of such. `people` leaves out organisations.
pub(crate) fn names(value: Option<&Value>, people: bool) -> Vec<String> {
    let is_body = |value: &Value| {
        value.get("@type").and_then(Value::as_str).is_some_and(|kind| kind.ends_with("Organization"))
    };
    match value {
        Some(Value::Array(items)) => items.iter().flat_map(|item| names(Some(item), people)).collect(),
        Some(one) if people && is_body(one) => Vec::new(),
        Some(one @ Value::Object(_)) => names(one.get("name"), people),
        Some(one) => string(Some(one)).into_iter().collect(),
        None => Vec::new(),
    }
}

/// White space normalised, and character references undone, once more where a page has escaped them twice.
pub(crate) fn tidy(text: &str) -> String {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for _ in 0..2 {
        if !text.contains('&') {
            break;
        }
        text = unescape(&text);
    }
    text
}

/// Undoes the character references that stand in headlines and names.
fn unescape(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end <= 10);
        match end.and_then(|end| reference(&rest[1..end]).map(|c| (c, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
        return code.and_then(char::from_u32);
    }
    NAMED.iter().find(|row| row.0 == name).map(|row| row.1)
}

/// Character references by name (HTML, 13.5), as far as news pages use them in JSON.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("lt", '<'),
    ("gt", '>'),
    ("nbsp", ' '),
    ("shy", '\u{ad}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("hellip", '…'),
    ("middot", '·'),
    ("bull", '•'),
    ("euro", '€'),
    ("pound", '£'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("ecirc", 'ê'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("ccedil", 'ç'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("uacute", 'ú'),
    ("ucirc", 'û'),
    ("ugrave", 'ù'),
    ("ntilde", 'ñ'),
    ("atilde", 'ã'),
    ("otilde", 'õ'),
    ("oslash", 'ø'),
    ("aring", 'å'),
    ("aelig", 'æ'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn character_references_are_undone_even_twice() {
        assert_eq!(
            tidy("Quay  &amp;quot;closed&quot; &#8217;til &#x4e; &bogus; & on"),
            "Quay \"closed\" ’til N &bogus; & on"
        );
    }

    #[test]
    fn line_breaks_within_strings_are_forgiven() {
        let found = article("{\"@type\": \"NewsArticle\", \"headline\": \"Quay\nclosed\"}").unwrap();
        assert_eq!(string(found.get("headline")).as_deref(), Some("Quay closed"));
    }

    #[test]
    fn people_are_told_from_organisations() {
        let value = serde_json::json!([{"@type": "Organization", "name": "Post"}, {"@type": "Person", "name": ["Jo Tarn"]}]);
        assert_eq!(names(Some(&value), true), ["Jo Tarn"]);
        assert_eq!(names(Some(&value), false), ["Post", "Jo Tarn"]);
    }
}
