//! The pattern language: one string turns into a program.
//!
//! [`parse`](parse::parse) cuts the string into a [`tree`](tree::Node) with places; [`resolve`] replaces the
//! names in it (lists, classes, fragments, slots) by what they stand for; [`lower`] writes the instructions and
//! [`trigger`] finds the words without which the pattern cannot match; [`describe`] says it in English.

pub(crate) mod lower;
pub(crate) mod parse;
pub(crate) mod resolve;
pub(crate) mod tree;
pub(crate) mod trigger;

use crate::program::{ClassSet, Element};

/// Elements that stand by themselves in a pattern: `#date`.
pub(crate) const ELEMENTS: [(&str, Element); 16] = [
    ("date", Element::Date),
    ("time", Element::Date),
    ("duration", Element::Duration),
    ("number", Element::Number),
    ("ordinal", Element::Ordinal),
    ("percent", Element::Percent),
    ("money", Element::Money),
    ("amount", Element::Amount),
    ("ballot", Element::Ballot),
    ("quote", Element::Quote),
    ("clause", Element::Clause),
    ("gerund", Element::Gerund),
    ("infinitive", Element::Infinitive),
    ("aside", Element::Aside),
    ("adverb", Element::Adverb),
    ("any", Element::Any),
];

/// The element that a class name in braces stands for: `{value:number}`.
pub(crate) fn slot_element(name: &str) -> Option<Element> {
    let fills = !matches!(name, "any" | "aside" | "adverb" | "time");
    ELEMENTS.iter().find(|(known, _)| *known == name && fills).map(|(_, element)| *element)
}

/// The name of an element as patterns write it.
pub(crate) fn element_name(element: Element) -> &'static str {
    ELEMENTS.iter().find(|(_, known)| *known == element).map_or("any", |(name, _)| name)
}

/// Whether a name can stand for a class in braces.
pub(crate) fn is_class(name: &str) -> bool {
    ClassSet::named(name).is_some() || slot_element(name).is_some()
}

/// Every name that can stand for a class in braces.
pub(crate) fn class_names() -> impl Iterator<Item = &'static str> {
    let elements = ELEMENTS.iter().map(|(name, _)| *name).filter(|name| slot_element(name).is_some());
    ClassSet::NAMES.iter().map(|(name, _)| *name).chain(elements)
}
