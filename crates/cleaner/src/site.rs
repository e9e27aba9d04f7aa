//! The articles of a batch to the lines that stand on many pages of one site, and articles to the same without
//! these: sign-ups, notes of the outlet and labels that no rule knows.
//!
//! Two passes: [`SiteStats::learn`] from every article first, then [`SiteStats::clean`] each of them. What is learned depends on
//! the articles and their order alone.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use claimwire_record::{Article, Aside, Document, Offsets, Paragraph, Span, Zone};

use crate::shape;

/// A site with fewer pages teaches nothing.
const LEAST_PAGES: usize = 5;
/// Nothing more is learned from further pages of a site, so that memory is bounded by the number of sites.
const MOST_PAGES: usize = 500;
/// A line of the site stands on at least so many pages.
const LEAST_REPEATS: usize = 4;
/// And on at least one page in so many.
const ONE_IN: usize = 10;
/// Longer lines, in bytes, are background that an outlet tells again, not furniture.
const LONGEST: usize = 400;
/// The reason that records give.
const REASON: &str = "line of the site";

/// What one article shows of its site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitePage {
    site: String,
    /// The longest paragraph: pages that share it are copies of one article.
    gist: u64,
    lines: Vec<u64>,
}

/// The lines that the pages of each site share.
#[derive(Debug, Clone, Default)]
pub struct SiteStats(HashMap<String, Site>);

#[derive(Debug, Clone, Default)]
struct Site {
    gists: HashSet<u64>,
    lines: HashMap<u64, usize>,
}

impl SitePage {
    /// Reads an article; none where neither address nor outlet says which site it is from.
    pub fn of(article: &Article) -> Option<SitePage> {
        let site = site_of(&article.document)?;
        let read = || article.paragraphs.iter().filter(|paragraph| paragraph.zone.is_read());
        let longest = read().max_by_key(|paragraph| paragraph.bytes().len())?;
        let short = read().filter(|paragraph| can_be_furniture(paragraph) && paragraph.span != longest.span);
        let mut lines: Vec<u64> = short.map(|paragraph| hash(article.paragraph_text(paragraph))).collect();
        lines.sort_unstable();
        lines.dedup();
        Some(SitePage { site, gist: hash(article.paragraph_text(longest)), lines })
    }
}

impl SiteStats {
    /// Learns from one article of the first pass. A copy of one that was learned from teaches nothing.
    pub fn learn(&mut self, page: SitePage) {
        let site = self.0.entry(page.site).or_default();
        if site.gists.len() < MOST_PAGES && site.gists.insert(page.gist) {
            page.lines.into_iter().for_each(|line| *site.lines.entry(line).or_default() += 1);
        }
    }

    /// The article with the lines of its site set aside; as it is where they are half of what is read of it or more.
    pub fn clean(&self, article: Article) -> Article {
        let site = site_of(&article.document).and_then(|site| self.0.get(&site));
        let Some(site) = site.filter(|site| site.gists.len() >= LEAST_PAGES) else { return article };
        let least = LEAST_REPEATS.max(site.gists.len().div_ceil(ONE_IN));
        let is_shared = |paragraph: &Paragraph| {
            can_be_furniture(paragraph)
                && site
                    .lines
                    .get(&hash(article.paragraph_text(paragraph)))
                    .is_some_and(|count| *count >= least)
        };
        let shared: Vec<bool> = article.paragraphs.iter().map(is_shared).collect();
        let bytes =
            |paragraph: &Paragraph| if paragraph.zone.is_read() { paragraph.bytes().len() } else { 0 };
        let all: u32 = article.paragraphs.iter().map(bytes).sum();
        let set_aside: u32 =
            article.paragraphs.iter().zip(&shared).filter(|it| *it.1).map(|it| bytes(it.0)).sum();
        match set_aside {
            0 => article,
            _ if set_aside * 2 >= all => article,
            _ if article.text_is_input => zoned_out(article, &shared),
            _ => parted(article, &shared),
        }
    }
}

fn can_be_furniture(paragraph: &Paragraph) -> bool {
    paragraph.zone.is_read() && paragraph.zone != Zone::Title && paragraph.bytes().len() as usize <= LONGEST
}

/// The host of the address without `www.`, or else the outlet.
fn site_of(document: &Document) -> Option<String> {
    let host = document.url.as_deref().and_then(|url| url.split("://").nth(1)?.split(['/', '?', '#']).next());
    let host = host.map(|host| host.strip_prefix("www.").unwrap_or(host)).filter(|host| !host.is_empty());
    host.or(document.publisher.as_deref()).map(str::to_ascii_lowercase)
}

fn hash(line: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    shape::folded(line).hash(&mut hasher);
    hasher.finish()
}

/// Plain text keeps its lines, in another zone.
fn zoned_out(mut article: Article, shared: &[bool]) -> Article {
    for (paragraph, _) in article.paragraphs.iter_mut().zip(shared).filter(|it| *it.1) {
        (paragraph.zone, paragraph.reason) = (Zone::Boilerplate, Some(REASON.to_owned()));
    }
    article
}

/// The text of a page holds the article only, so it is put together anew.
fn parted(mut article: Article, shared: &[bool]) -> Article {
    let (mut text, mut ranges, mut kept) = (String::new(), Vec::new(), Vec::new());
    for (paragraph, is_shared) in article.paragraphs.iter().zip(shared) {
        let shown = article.paragraph_text(paragraph);
        if *is_shared {
            let (text, reason) = (shown.to_owned(), Some(REASON.to_owned()));
            article.asides.push(Aside {
                zone: Zone::Boilerplate,
                text,
                reason,
                page: paragraph.page.clone(),
            });
            continue;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        ranges.push(text.len()..text.len() + shown.len());
        text.push_str(shown);
        kept.push(paragraph.clone());
    }
    let offsets = Offsets::new(&text);
    for (paragraph, range) in kept.iter_mut().zip(ranges) {
        paragraph.span = offsets.locate(Span::of_range(range));
    }
    (article.paragraphs, article.text) = (kept, text);
    article
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Metadata, clean_html, clean_text};

    const TOPICS: [&str; 6] = ["quay", "ferry", "bridge", "school", "market", "lighthouse"];
    const LINE: &str = "Our island desk can be reached around the clock.";

    fn about() -> Metadata {
        Metadata { url: Some("https://www.borland.example/a".into()), ..Metadata::default() }
    }
    fn body(topic: &str) -> [String; 2] {
        [
            format!(
                "The board of Arbor closed the {topic} on Monday after a storm had cracked its old wall."
            ),
            format!("Nobody was hurt at the {topic}."),
        ]
    }
    fn text(topic: &str) -> Article {
        let [one, two] = body(topic);
        clean_text("a.txt", format!("{one}\n\n{two}\n\n{LINE}").as_bytes(), Some(&about())).unwrap()
    }
    fn page(topic: &str) -> Article {
        let [one, two] = body(topic);
        let page = format!("<article><h1>News</h1><p>{one}</p><p>{LINE}</p><p>{two}</p></article>");
        clean_html("a.html", page.as_bytes(), Some(&about())).unwrap()
    }
    fn learned(articles: &[Article]) -> SiteStats {
        let mut stats = SiteStats::default();
        articles.iter().filter_map(SitePage::of).for_each(|page| stats.learn(page));
        stats
    }

    #[test]
    fn a_line_that_many_pages_share_is_set_aside() {
        let texts: Vec<Article> = TOPICS.iter().map(|topic| text(topic)).collect();
        let cleaned = learned(&texts).clean(texts[0].clone());
        let zones: Vec<Zone> = cleaned.paragraphs.iter().map(|paragraph| paragraph.zone).collect();
        assert_eq!(zones, [Zone::Body, Zone::Body, Zone::Boilerplate]);
        assert_eq!(cleaned.text, texts[0].text);
        let pages: Vec<Article> = TOPICS.iter().map(|topic| page(topic)).collect();
        let cleaned = learned(&pages).clean(pages[0].clone());
        assert_eq!(cleaned.text, body("quay").join("\n\n"));
        let last = cleaned.paragraphs.last().unwrap();
        assert_eq!(cleaned.paragraph_text(last), body("quay")[1]);
        assert!(
            cleaned.asides.iter().any(|aside| aside.text == LINE && aside.reason.as_deref() == Some(REASON))
        );
    }

    #[test]
    fn copies_of_one_article_and_small_sites_teach_nothing() {
        let copies: Vec<Article> = TOPICS.iter().map(|_| text("quay")).collect();
        assert_eq!(learned(&copies).clean(copies[0].clone()), copies[0]);
        let few: Vec<Article> = TOPICS[..4].iter().map(|topic| text(topic)).collect();
        assert_eq!(learned(&few).clean(few[0].clone()), few[0]);
    }

    #[test]
    fn a_page_of_shared_lines_alone_is_left_as_it_is() {
        let articles: Vec<Article> = TOPICS.iter().map(|topic| text(topic)).collect();
        let bare = clean_text("b.txt", format!("Arbor\n\n{LINE}").as_bytes(), Some(&about())).unwrap();
        assert_eq!(learned(&articles).clean(bare.clone()), bare);
    }
}
