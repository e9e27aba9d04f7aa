//! What an element's name, classes and attributes say of the text within it.

use claimwire_record::Zone;
use html5ever::local_name;
use scraper::node::Element;

use super::words::{self, Force, Noise, Says};

/// What an element says of the text within it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Marks {
    /// The zone that it gives its text.
    pub(crate) zone: Option<Zone>,
    /// Why it is furniture.
    pub(crate) noise: Option<Noise>,
    /// The level of a heading element, 1 to 6; 0 for all others.
    pub(crate) heading: u8,
    /// How it is marked as the article: 3 by `articleBody`, 2 as an article, 1 as the main part, 0 not.
    pub(crate) article: u8,
    /// Whether it holds running text itself, not paragraphs.
    pub(crate) paragraph: bool,
    /// Whether it is a list.
    pub(crate) list: bool,
}

/// The value of an attribute; without the interning that a lookup by qualified name costs.
pub(crate) fn attribute<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    element.attrs().find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// The attributes that say something of an element's text, gathered in one look: most elements have none of them.
#[derive(Default)]
struct Attributes<'e> {
    /// Those whose words are read, in the order in which they count.
    named: [Option<&'e str>; 6],
    property: Option<&'e str>,
    role: Option<&'e str>,
    style: Option<&'e str>,
    is_hidden: bool,
}

impl<'e> Attributes<'e> {
    fn of(element: &'e Element) -> Self {
        let mut found = Attributes::default();
        for (key, value) in &element.attrs {
            let value: &'e str = value;
            match key.local {
                local_name!("class") => found.named[0] = Some(value),
                local_name!("id") => found.named[1] = Some(value),
                local_name!("itemprop") => found.named[2] = Some(value),
                local_name!("rel") => found.named[3] = Some(value),
                local_name!("property") => found.property = Some(value),
                local_name!("role") => found.role = Some(value),
                local_name!("style") => found.style = Some(value),
                local_name!("hidden") => found.is_hidden = true,
                local_name!("aria-hidden") => found.is_hidden |= value == "true",
                local_name!("href") | local_name!("src") => {}
                _ => match &*key.local {
                    "data-testid" => found.named[4] = Some(value),
                    "data-component" => found.named[5] = Some(value),
                    _ => {}
                },
            }
        }
        found
    }

    fn class(&self) -> Option<&'e str> {
        self.named[0]
    }

    fn itemprop(&self) -> Option<&'e str> {
        self.named[2]
    }
}

/// Elements whose content is no text for a reader.
pub(crate) fn is_unseen(element: &Element) -> bool {
    let for_screen_readers = |names: &str| {
        ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader"].iter().any(|it| names.contains(it))
    };
    if element.name() == "span" {
        return attribute(element, "class").is_some_and(for_screen_readers);
    }
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
            | "select"
            | "textarea"
            | "button"
            | "datalist"
            | "map"
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

/// Reads an element.
pub(crate) fn marks(element: &Element) -> Marks {
    let heading = heading_level(element);
    let attributes = Attributes::of(element);
    let mut marks = Marks {
        zone: zone_by_name(element, &attributes).or((heading > 0).then_some(Zone::Heading)),
        noise: noise_by_name(element, &attributes),
        heading,
        article: article(element, &attributes),
        list: matches!(element.name(), "ul" | "ol"),
        paragraph: heading > 0
            || matches!(element.name(), "p" | "li" | "blockquote" | "dd" | "dt" | "tr" | "pre"),
    };
    read_words(element, &attributes, &mut marks);
    marks
}

/// The zone that an element within a line gives its text.
pub(crate) fn inline_zone(element: &Element) -> Option<Zone> {
    if element.name() != "span" && element.name() != "a" {
        return None;
    }
    let mut marks = Marks::default();
    read_words(element, &Attributes::of(element), &mut marks);
    marks.zone
}

fn heading_level(element: &Element) -> u8 {
    match element.name().as_bytes() {
        [b'h', level @ b'1'..=b'6'] => level - b'0',
        _ => 0,
    }
}

fn article(element: &Element, attributes: &Attributes<'_>) -> u8 {
    let named = |names: Option<&str>, wanted: &str| {
        names.is_some_and(|names| names.split_ascii_whitespace().any(|it| it.eq_ignore_ascii_case(wanted)))
    };
    let is_body = named(attributes.itemprop(), "articleBody") || named(attributes.property, "articleBody");
    match element.name() {
        _ if is_body => 3,
        "article" => 2,
        "main" => 1,
        _ if named(attributes.role, "article") => 2,
        _ if named(attributes.role, "main") => 1,
        _ => 0,
    }
}

fn zone_by_name(element: &Element, attributes: &Attributes<'_>) -> Option<Zone> {
    match element.name() {
        "li" | "dt" | "dd" => Some(Zone::List),
        "blockquote" if is_post(attributes) => Some(Zone::Post),
        "blockquote" => Some(Zone::Quote),
        "figure" | "figcaption" | "caption" => Some(Zone::Caption),
        "tr" => Some(Zone::Table),
        "address" => Some(Zone::Byline),
        _ => None,
    }
}

fn is_post(attributes: &Attributes<'_>) -> bool {
    const NETWORKS: &[&str] = &["twitter", "tweet", "instagram", "bluesky", "mastodon", "tiktok"];
    attributes.class().is_some_and(|names| NETWORKS.iter().any(|it| names.contains(it)))
}

/// Why the element is furniture of the page, by its name or role.
fn noise_by_name(element: &Element, attributes: &Attributes<'_>) -> Option<Noise> {
    let sure = |reason| Some(Noise { reason, force: Force::Sure });
    let hard = |reason| Some(Noise { reason, force: Force::Hard });
    match attributes.role {
        Some("navigation") => return hard("navigation"),
        Some("complementary") => return hard("aside"),
        Some("contentinfo") => return hard("page footer"),
        Some("dialog" | "alertdialog") => return sure("pop-up"),
        _ => {}
    }
    match element.name() {
        "nav" | "menu" => hard("navigation"),
        "footer" => hard("page footer"),
        "aside" => hard("aside"),
        "form" | "input" | "label" | "fieldset" | "dialog" => hard("form"),
        _ if is_hidden(attributes) => sure("hidden"),
        _ => None,
    }
}

fn is_hidden(attributes: &Attributes<'_>) -> bool {
    let hides = |style: &str| {
        let style = style.as_bytes();
        let at = memchr::memmem::find(style, b"display").map(|at| &style[at + 7..]);
        at.is_some_and(|rest| {
            let value: Vec<u8> =
                rest.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).take(5).collect();
            value.eq_ignore_ascii_case(b":none")
        })
    };
    attributes.is_hidden
        || attributes.style.is_some_and(hides)
        || attributes.class().is_some_and(is_hidden_by_class)
}

/// Classes that common frameworks hide elements by; one that is shown on some screens is not hidden.
fn is_hidden_by_class(names: &str) -> bool {
    let shown = ["block", "flex", "inline", "grid"].iter().any(|word| names.contains(word));
    !shown
        && names
            .split_ascii_whitespace()
            .any(|name| matches!(name, "hidden" | "d-none" | "is-hidden" | "hide"))
}

/// Adds what the words of class names and ids say.
fn read_words(element: &Element, attributes: &Attributes<'_>, marks: &mut Marks) {
    let can_be_noise = !matches!(element.name(), "html" | "body" | "main" | "article");
    for names in attributes.named.into_iter().flatten() {
        let (mut last, mut before) = ([0_u8; 20], marks.noise);
        let mut length = 0;
        words::each(names, |word| {
            let noise = match words::meaning(word) {
                Some(Says::Zone(zone)) => {
                    marks.zone = marks.zone.or(Some(zone));
                    None
                }
                Some(Says::Noise(noise)) => Some(noise),
                None => None,
            };
            let noise = words::pair(&last[..length], word).or(noise);
            let noise = noise.filter(|_| !words::denies(&last[..length]));
            if words::frames(word) && can_be_noise {
                marks.noise = before;
            }
            before = marks.noise;
            last[..word.len()].copy_from_slice(word);
            length = word.len();
            if can_be_noise && noise.is_some_and(|it| marks.noise.is_none_or(|old| old.force < it.force)) {
                marks.noise = noise;
            }
        });
    }
}
