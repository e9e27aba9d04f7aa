//! The sentence that says a claim: `{party} {position} {target}[ as {role}]`, with parts in square brackets
//! left out where a slot in them is unsaid, and other words in its place: `{scope|people}`.

/// A parsed sentence template.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Template {
    source: String,
    parts: Vec<Part>,
}

/// One part of a [`Template`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Text as it is.
    Literal(String),
    /// The words of a slot.
    Slot(String),
    /// The words of a slot, or others where it is unsaid: `{scope|people}`.
    SlotOr(String, String),
    /// Parts that stand only if every slot in them is said.
    Optional(Vec<Part>),
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// Says at which byte it breaks off, and why.
    pub fn parse(source: &str) -> Result<Template, (usize, String)> {
        let mut parts = Vec::new();
        let mut rest = source;
        while !rest.is_empty() {
            let at = source.len() - rest.len();
            if let Some(tail) = rest.strip_prefix('[') {
                let end = tail.find(']').ok_or((at, "`[` is not closed".to_owned()))?;
                parts.push(Part::Optional(plain_parts(&tail[..end], at + 1)?));
                rest = &tail[end + 1..];
            } else {
                let end = rest.find('[').unwrap_or(rest.len());
                parts.extend(plain_parts(&rest[..end], at)?);
                rest = &rest[end..];
            }
        }
        Ok(Template { source: source.to_owned(), parts })
    }
    /// The template as written.
    pub fn source(&self) -> &str {
        &self.source
    }
    /// Its parts in order.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }
    /// Names of the slots in it, in order.
    pub fn slots(&self) -> Vec<&str> {
        let mut slots = Vec::new();
        collect_slots(&self.parts, &mut slots);
        slots
    }
    /// The sentence, with the words of each slot; an unsaid slot outside of brackets leaves `…`, and words that
    /// are empty leave no double space.
    pub fn render(&self, words: impl Fn(&str) -> Option<String>) -> String {
        let mut out = String::new();
        render_parts(&self.parts, &words, &mut out);
        crate::one_line(&out)
    }
}

fn plain_parts(text: &str, offset: usize) -> Result<Vec<Part>, (usize, String)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let at = offset + text.len() - rest.len();
        if let Some(tail) = rest.strip_prefix('{') {
            let end = tail.find('}').ok_or((at, "`{` is not closed".to_owned()))?;
            parts.push(match tail[..end].split_once('|') {
                Some((name, words)) => Part::SlotOr(name.to_owned(), words.to_owned()),
                None => Part::Slot(tail[..end].to_owned()),
            });
            rest = &tail[end + 1..];
        } else {
            let end = rest.find('{').unwrap_or(rest.len());
            parts.push(Part::Literal(rest[..end].to_owned()));
            rest = &rest[end..];
        }
    }
    Ok(parts)
}

fn collect_slots<'t>(parts: &'t [Part], slots: &mut Vec<&'t str>) {
    for part in parts {
        match part {
            Part::Slot(name) | Part::SlotOr(name, _) => slots.push(name),
            Part::Optional(inner) => collect_slots(inner, slots),
            Part::Literal(_) => {}
        }
    }
}

/// Writes parts; whether every slot in them is said.
fn render_parts(parts: &[Part], words: &impl Fn(&str) -> Option<String>, out: &mut String) -> bool {
    let mut is_said = true;
    for part in parts {
        let (slot, or) = match part {
            Part::Literal(text) => {
                out.push_str(text);
                continue;
            }
            Part::Optional(inner) => {
                let start = out.len();
                if !render_parts(inner, words, out) {
                    out.truncate(start);
                    is_said = false;
                }
                continue;
            }
            Part::Slot(name) => (words(name), "…"),
            Part::SlotOr(name, or) => (words(name), or.as_str()),
        };
        is_said &= slot.is_some();
        out.push_str(slot.as_deref().unwrap_or(or));
    }
    is_said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unsaid_slots_drop_their_brackets() {
        let template = Template::parse("{party} backs {target}[ as {role}][ of {of}]").expect("well formed");
        let words = |slot: &str| (slot != "role").then(|| slot.to_uppercase());
        assert_eq!(template.render(words), "PARTY backs TARGET of OF");
        assert_eq!(template.slots(), ["party", "target", "role", "of"]);
    }

    #[test]
    fn other_words_stand_where_a_slot_is_unsaid() {
        let template = Template::parse("{value} {scope|people} died").expect("well formed");
        assert_eq!(template.render(|slot| (slot == "value").then(|| "3".to_owned())), "3 people died");
        assert_eq!(template.render(|slot| Some(slot.to_owned())), "value scope died");
    }

    #[test]
    fn open_brackets_are_named_with_their_place() {
        assert_eq!(Template::parse("a {b").expect_err("open").0, 2);
        assert_eq!(Template::parse("a [b {c}").expect_err("open").0, 2);
    }
}
