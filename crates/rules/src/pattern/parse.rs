//! Cuts a pattern string into a tree. Stops at the first fault, which says where it is and what to do.

use std::ops::Range;

use super::tree::{GroupNode, Named, Node, NodeKind, PatternFault, Repeat, VerbNode};
use super::{ELEMENTS, class_names};
use crate::diagnostic::Code;
use crate::list::folded_units;
use crate::program::{VerbForm, Voice};
use crate::suggest::{did_you_mean, nearest};

/// Brackets may be nested this deep.
const DEEPEST: usize = 40;

/// Characters that end a plain word.
const SPECIAL: &[char] = &['|', '(', ')', '?', '*', '+', '{', '}', '<', '>', '@', '#', '&', '^', '$', '"'];

/// Words in angle brackets that are features, not verbs.
const FEATURES: [&str; 9] = ["active", "passive", "finite", "inf", "ing", "participle", "neg", "pos", "any"];

type Parsed<T> = Result<T, PatternFault>;

/// The tree of a pattern.
pub(crate) fn parse(text: &str) -> Parsed<Node> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    let node = parser.choice()?;
    match parser.peek() {
        None => Ok(node),
        Some(_) => Err(parser
            .fault(parser.at..parser.at + 1, "`)` closes nothing")
            .helped("remove it, or add a `(`")),
    }
}

struct Parser<'p> {
    text: &'p str,
    at: usize,
    depth: usize,
}

impl PatternFault {
    fn helped(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl<'p> Parser<'p> {
    fn rest(&self) -> &'p str {
        &self.text[self.at..]
    }
    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }
    fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }
    fn fault(&self, span: Range<usize>, what: impl Into<String>) -> PatternFault {
        PatternFault { span, code: Code::PatternSyntax, what: what.into(), help: None }
    }

    fn choice(&mut self) -> Parsed<Node> {
        let start = self.at;
        let mut branches = vec![self.sequence()?];
        while self.peek() == Some('|') {
            self.at += 1;
            branches.push(self.sequence()?);
        }
        if branches.len() == 1 {
            return Ok(branches.remove(0));
        }
        Ok(Node { kind: NodeKind::Choice(branches), span: start..self.at })
    }

    fn sequence(&mut self) -> Parsed<Node> {
        self.skip_space();
        let start = self.at;
        let mut items = Vec::new();
        while self.peek().is_some_and(|c| c != '|' && c != ')') {
            let item = self.item()?;
            items.push(self.quantified(item));
            self.skip_space();
        }
        match items.len() {
            0 => {
                let end = self.text.len().min(start + self.peek().map_or(0, char::len_utf8));
                let what =
                    if self.text.trim().is_empty() { "the pattern is empty" } else { "nothing stands here" };
                Err(self
                    .fault(start..end, what)
                    .helped("an alternative needs at least one item; use `( … )?` for none"))
            }
            1 => Ok(items.remove(0)),
            _ => {
                let end = items.last().map_or(start, |item| item.span.end);
                Ok(Node { kind: NodeKind::Sequence(items), span: start..end })
            }
        }
    }

    /// The item with the `?`, `*` or `+` behind it, if there is one.
    fn quantified(&mut self, item: Node) -> Node {
        let (optional, many) = match self.peek() {
            Some('?') => (true, false),
            Some('*') => (true, true),
            Some('+') => (false, true),
            _ => return item,
        };
        self.at += 1;
        let lazy = self.peek() == Some('?');
        self.at += usize::from(lazy);
        let span = item.span.start..self.at;
        Node { kind: NodeKind::Repeat(Box::new(item), Repeat { optional, many, lazy }), span }
    }

    fn item(&mut self) -> Parsed<Node> {
        let start = self.at;
        let kind = match self.peek() {
            Some('(') => return self.bracket(),
            Some('"') => self.quoted()?,
            Some('<') => self.verb()?,
            Some('{') => self.group()?,
            Some('@') => NodeKind::List(self.named("a list")?),
            Some('&') => NodeKind::Fragment(self.named("a fragment")?),
            Some('#') => self.element()?,
            Some('^') => self.single(NodeKind::Start),
            Some('$') => self.single(NodeKind::End),
            Some(c @ ('?' | '*' | '+')) => {
                let fault = self.fault(start..start + 1, format!("`{c}` repeats nothing"));
                return Err(
                    fault.helped("it goes directly behind an item; quote it (\"?\") to match the character")
                );
            }
            Some(c @ ('}' | '>')) => {
                let fault = self.fault(start..start + 1, format!("`{c}` closes nothing"));
                return Err(fault.helped(format!("quote it (\"{c}\") to match the character")));
            }
            _ => self.word()?,
        };
        Ok(Node { kind, span: start..self.at })
    }

    fn single(&mut self, kind: NodeKind) -> NodeKind {
        self.at += 1;
        kind
    }

    fn bracket(&mut self) -> Parsed<Node> {
        let start = self.at;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self
                .fault(start..start + 1, "brackets are nested too deep")
                .helped("move a part to a fragment"));
        }
        self.at += 1;
        let mut node = self.choice()?;
        if self.peek() != Some(')') {
            return Err(self.fault(start..start + 1, "`(` is not closed").helped("add a `)`"));
        }
        self.at += 1;
        self.depth -= 1;
        node.span = start..self.at;
        Ok(node)
    }

    fn quoted(&mut self) -> Parsed<NodeKind> {
        let start = self.at;
        let inner = &self.text[start + 1..];
        let Some(length) = inner.find('"') else {
            return Err(self
                .fault(start..start + 1, "the quotation mark is not closed")
                .helped("add a `\"`"));
        };
        self.at = start + length + 2;
        let units = folded_units(&inner[..length]);
        if units.is_empty() {
            return Err(self.fault(start..self.at, "nothing stands between the quotation marks"));
        }
        Ok(NodeKind::Words(units))
    }

    fn word(&mut self) -> Parsed<NodeKind> {
        let (start, rest) = (self.at, self.rest());
        let length = rest.find(|c: char| c.is_whitespace() || SPECIAL.contains(&c)).unwrap_or(rest.len());
        self.at += length;
        let units = folded_units(&rest[..length]);
        if units.is_empty() {
            return Err(self
                .fault(start..self.at, "nothing that can be seen stands here")
                .helped("remove it"));
        }
        Ok(NodeKind::Words(units))
    }

    /// The name behind a mark such as `@`.
    fn named(&mut self, what: &str) -> Parsed<Named> {
        let start = self.at;
        let tail = &self.text[start + 1..];
        let length = tail.find(|c: char| !is_name_char(c)).unwrap_or(tail.len());
        self.at = start + 1 + length;
        if length == 0 {
            return Err(self.fault(start..start + 1, format!("the name of {what} is missing")));
        }
        Ok(Named { name: tail[..length].to_owned(), span: start + 1..self.at })
    }

    fn element(&mut self) -> Parsed<NodeKind> {
        let named = self.named("an element")?;
        match ELEMENTS.iter().find(|(name, _)| *name == named.name) {
            Some((_, element)) => Ok(NodeKind::Element(*element)),
            None => Err(PatternFault {
                what: format!("unknown element `#{}`", named.name),
                help: did_you_mean(&named.name, ELEMENTS.iter().map(|(name, _)| *name)),
                code: Code::UnknownElement,
                span: named.span,
            }),
        }
    }

    /// What stands between an opening mark and its closing one; the position moves behind both.
    fn enclosed(&mut self, close: char) -> Parsed<(usize, &'p str)> {
        let start = self.at;
        let tail = &self.text[start + 1..];
        let open = &self.text[start..start + 1];
        let other = tail.find(['{', '<', '(']).unwrap_or(tail.len());
        match tail.find(close).filter(|length| *length < other) {
            Some(length) => {
                self.at = start + length + 2;
                Ok((start + 1, &tail[..length]))
            }
            None => Err(self
                .fault(start..start + 1, format!("`{open}` is not closed"))
                .helped(format!("add a `{close}`"))),
        }
    }

    fn group(&mut self) -> Parsed<NodeKind> {
        let (offset, inner) = self.enclosed('}')?;
        let (slot, classes) =
            inner.split_once(':').map_or((inner, None), |(slot, classes)| (slot, Some(classes)));
        let slot = trimmed(slot, offset);
        if slot.name.is_empty() || !slot.name.chars().all(is_name_char) {
            let fault = self.fault(offset - 1..self.at, format!("`{{{inner}}}` names no slot"));
            return Err(fault.helped("write `{slot}`, `{slot:class}` or `{_:class}`"));
        }
        let mut parts = Vec::new();
        if let Some(classes) = classes {
            let mut at = offset + inner.len() - classes.len();
            for part in classes.split('|') {
                parts.push(self.class(trimmed(part, at))?);
                at += part.len() + 1;
            }
        }
        let slot = Some(slot).filter(|slot| slot.name != "_");
        Ok(NodeKind::Group(GroupNode { slot, classes: parts }))
    }

    fn class(&self, class: Named) -> Parsed<Named> {
        if !class.name.is_empty() {
            return Ok(class);
        }
        let span = class.span.start.saturating_sub(1)..class.span.start;
        let help = class_names().collect::<Vec<_>>().join(", ");
        Err(self.fault(span, "a class is missing").helped(format!("known are: {help}, or `@list`")))
    }

    fn verb(&mut self) -> Parsed<NodeKind> {
        let (offset, inner) = self.enclosed('>')?;
        let mut verb = VerbNode { written: inner.trim().to_owned(), ..VerbNode::default() };
        let mut at = offset;
        for part in inner.split(|c: char| c.is_whitespace() || c == '|') {
            let named = trimmed(part, at);
            at += part.len() + inner[at + part.len() - offset..].chars().next().map_or(0, char::len_utf8);
            if !named.name.is_empty() {
                self.verb_part(&mut verb, named)?;
            }
        }
        Ok(NodeKind::Verb(verb))
    }

    fn verb_part(&self, verb: &mut VerbNode, part: Named) -> Parsed<()> {
        match part.name.as_str() {
            "active" => verb.voice = Some(Voice::Active),
            "passive" => verb.voice = Some(Voice::Passive),
            "finite" => verb.form = Some(VerbForm::Finite),
            "inf" => verb.form = Some(VerbForm::Infinitive),
            "ing" => verb.form = Some(VerbForm::Gerund),
            "participle" => verb.form = Some(VerbForm::Participle),
            "neg" => verb.negated = Some(true),
            "pos" => verb.negated = Some(false),
            "any" => {}
            name => match name.strip_prefix('@') {
                Some(list) => {
                    verb.lists.push(Named { name: list.to_owned(), span: part.span.start + 1..part.span.end })
                }
                None => verb.lemmas.push(self.lemma(part)?),
            },
        }
        Ok(())
    }

    /// A verb; one that looks like a mistyped feature is a fault.
    fn lemma(&self, part: Named) -> Parsed<Named> {
        let like = if part.name.len() > 4 { nearest(&part.name, &FEATURES) } else { None };
        let plain = part.name.chars().all(char::is_alphabetic);
        if like.is_none() && plain {
            return Ok(Named { name: crate::units::fold(&part.name), span: part.span });
        }
        let help = match like {
            Some(feature) => format!("did you mean `{feature}`?"),
            None => format!("write a verb, `@list`, or one of: {}", FEATURES.join(", ")),
        };
        let what = format!("unknown verb feature `{}`", part.name);
        Err(PatternFault { span: part.span, code: Code::UnknownFeature, what, help: Some(help) })
    }
}

fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

/// A name without the white space around it, at its place.
fn trimmed(text: &str, at: usize) -> Named {
    let start = at + text.len() - text.trim_start().len();
    let name = text.trim().to_owned();
    Named { span: start..start + name.len(), name }
}
