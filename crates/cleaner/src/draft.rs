//! A draft: a stretch of text on its way to being a paragraph of an article.

use std::ops::Range;

use claimwire_record::{Aside, Offsets, PagePlace, Paragraph, Span, Zone};

use crate::noise::{Effect, Rule};

/// A line or block with what is known of it so far.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// Bytes of the text, white space trimmed.
    pub(crate) range: Range<usize>,
    /// Whether a blank line or a block border stands before it.
    pub(crate) gap: bool,
    /// Its zone so far.
    pub(crate) zone: Zone,
    /// Why it is in that zone.
    pub(crate) reason: Option<&'static str>,
    /// Whether the zone is final.
    pub(crate) settled: bool,
    /// The line rule that decided.
    pub(crate) rule: Option<&'static Rule>,
    /// Where it stands in the page, for HTML.
    pub(crate) page: PagePlace,
}

impl Draft {
    /// An unsettled draft of running text.
    pub(crate) fn body(range: Range<usize>, gap: bool) -> Self {
        Draft {
            range,
            gap,
            zone: Zone::Body,
            reason: None,
            settled: false,
            rule: None,
            page: PagePlace::default(),
        }
    }
    /// Its text.
    pub(crate) fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.range.clone()]
    }
    /// Fixes its zone.
    pub(crate) fn settle(&mut self, zone: Zone, reason: &'static str) {
        (self.zone, self.reason, self.settled) = (zone, Some(reason), true);
    }
    /// Fixes its zone by a line rule.
    pub(crate) fn settle_by(&mut self, rule: &'static Rule) {
        self.settle(rule.zone, rule.reason);
        self.rule = Some(rule);
    }
    /// Gives it a zone that the text's structure shows; no reason is needed.
    pub(crate) fn structure(&mut self, zone: Zone) {
        (self.zone, self.settled) = (zone, true);
    }
    /// Whether the line rule with this name decided.
    pub(crate) fn is_by(&self, rule: &str) -> bool {
        self.rule.is_some_and(|it| it.id == rule)
    }
    /// Whether it heads a list of links.
    pub(crate) fn starts_list(&self) -> bool {
        self.rule.is_some_and(|it| matches!(it.effect, Effect::List { .. }))
    }
}

/// The drafts as paragraphs of the record.
pub(crate) fn paragraphs(text: &str, drafts: &[Draft]) -> Vec<Paragraph> {
    let offsets = Offsets::new(text);
    let paragraph = |draft: &Draft| Paragraph {
        zone: draft.zone,
        span: offsets.locate(Span::of_range(draft.range.clone())),
        reason: draft.reason.map(str::to_owned),
        page: draft.page.clone(),
    };
    drafts.iter().map(paragraph).collect()
}

/// The drafts of a page parted: the text of the article with its drafts, and what stands beside it.
pub(crate) fn part(text: &str, drafts: Vec<Draft>) -> (String, Vec<Draft>, Vec<Aside>) {
    let (mut kept, mut paragraphs, mut asides) = (String::new(), Vec::new(), Vec::new());
    for mut draft in drafts {
        let shown = draft.of(text);
        if is_article(draft.zone) {
            if !kept.is_empty() {
                kept.push_str("\n\n");
            }
            let start = kept.len();
            kept.push_str(shown);
            draft.range = start..kept.len();
            paragraphs.push(draft);
        } else {
            let (zone, reason) = (draft.zone, draft.reason.map(str::to_owned));
            asides.push(Aside { zone, text: shown.to_owned(), reason, page: draft.page });
        }
    }
    (kept, paragraphs, asides)
}

/// Whether a zone of a page is part of the article's text.
fn is_article(zone: Zone) -> bool {
    !matches!(zone, Zone::Title | Zone::Caption | Zone::Byline | Zone::Dateline | Zone::Boilerplate)
}
