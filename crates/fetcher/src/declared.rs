//! A page's head turns into the address that the page gives as its own: `<link rel="canonical">` (RFC 6596).
//!
//! Only the tokenizer reads the head, never a tree: its time is in proportion to the page, whatever the page is made of.

use std::cell::RefCell;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use url::Url;

use crate::address;

/// Heads are shorter; what comes behind is not looked at.
const LONGEST_HEAD: usize = 512 << 10;

/// The address that a page declares, where it is believed: one of the same site, and not its front page, which some
/// sites name on every page. `at` is the address that answered.
pub(crate) fn declared(page: &[u8], at: &Url) -> Option<Url> {
    let head = String::from_utf8_lossy(&page[..page.len().min(LONGEST_HEAD)]);
    let input = BufferQueue::default();
    input.push_back(head.as_ref().into());
    let tokenizer = Tokenizer::new(Head::default(), Default::default());
    // It stops behind every script, and goes on when it is fed again.
    while !input.is_empty() && !tokenizer.sink.is_over() {
        let _ = tokenizer.feed(&input);
    }
    let found = at.join(tokenizer.sink.canonical.take()?.trim()).ok()?;
    let known = address::canonical(&found);
    let is_front = known.path() == "/" && known.query().is_none() && at.path() != "/";
    (address::check(&known).is_ok() && is_same_site(&known, at) && !is_front).then_some(known)
}

/// Whether two addresses differ in no more than the host of the small screen: `www.`, `m.`, `amp.`
fn is_same_site(one: &Url, other: &Url) -> bool {
    let bare = |url: &Url| {
        let host = url.host_str().unwrap_or_default();
        let prefixes = ["www.", "m.", "mobile.", "amp."];
        prefixes.iter().find_map(|prefix| host.strip_prefix(prefix)).unwrap_or(host).to_owned()
    };
    bare(one) == bare(other)
}

/// What has been seen of a head.
#[derive(Default)]
struct Head {
    canonical: RefCell<Option<String>>,
    is_over: std::cell::Cell<bool>,
}

impl Head {
    fn is_over(&self) -> bool {
        self.is_over.get()
    }
    fn note_link(&self, tag: &Tag) {
        let said = |name: &str| tag.attrs.iter().find(|it| &*it.name.local == name).map(|it| &*it.value);
        let is_canonical =
            |names: &str| names.split_ascii_whitespace().any(|name| name.eq_ignore_ascii_case("canonical"));
        let mut canonical = self.canonical.borrow_mut();
        if canonical.is_none() && said("rel").is_some_and(is_canonical) {
            *canonical = said("href").filter(|href| !href.trim().is_empty()).map(str::to_owned);
        }
    }
}

impl TokenSink for Head {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else { return TokenSinkResult::Continue };
        match (&*tag.name, tag.kind) {
            ("body", _) | ("head", TagKind::EndTag) => self.is_over.set(true),
            ("link", TagKind::StartTag) if !self.is_over() => self.note_link(&tag),
            ("script", TagKind::StartTag) => return TokenSinkResult::RawData(RawKind::ScriptData),
            ("style" | "noscript", TagKind::StartTag) => return TokenSinkResult::RawData(RawKind::Rawtext),
            ("title", TagKind::StartTag) => return TokenSinkResult::RawData(RawKind::Rcdata),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(head: &str) -> Option<String> {
        let at = Url::parse("https://amp.example.org/news/quay.amp").unwrap();
        declared(format!("<!doctype html><html><head>{head}</head><body>").as_bytes(), &at).map(Url::into)
    }

    #[test]
    fn the_first_canonical_link_of_the_head_counts() {
        let known = Some("https://www.example.org/news/quay".to_owned());
        assert_eq!(
            of(
                "<title>Quay</title><link rel='Canonical' href='https://www.example.org/news/quay?utm_source=amp#top'>"
            ),
            known
        );
        assert_eq!(
            of("<link href='/news/quay' rel=\"shortlink canonical\">"),
            Some("https://amp.example.org/news/quay".into())
        );
        assert_eq!(
            of(
                "<script>let a = '<link rel=canonical href=/x>';</script><!-- <link rel=canonical href=/y> -->"
            ),
            None
        );
        assert_eq!(of("</head><body><link rel=canonical href=/z>"), None);
        assert_eq!(of("<link rel=stylesheet href=/a.css><link rel=canonical href=' '>"), None);
    }

    #[test]
    fn other_sites_and_front_pages_are_not_believed() {
        assert_eq!(of("<link rel=canonical href='https://agency.example.com/news/quay'>"), None);
        assert_eq!(of("<link rel=canonical href='https://www.example.org/'>"), None);
        assert_eq!(of("<link rel=canonical href='javascript:void(0)'>"), None);
        assert_eq!(of("<link rel=canonical href='https://ann:pw@example.org/news/quay'>"), None);
    }
}
