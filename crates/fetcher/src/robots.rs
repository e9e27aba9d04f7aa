//! A site's robots.txt turns into leave to fetch a page, or none (RFC 9309).

use std::time::Duration;

use robotxt::{AccessResult, Robots};
use url::Url;

use crate::FetchFault;

/// The name by which robots.txt files know this program (RFC 9309, 2.2.1).
pub(crate) const PRODUCT: &str = "claimwire";
/// A site that asks for more has not thought of readers like this one.
const MOST_DELAY: Duration = Duration::from_secs(60);

/// What one site asks of crawlers.
#[derive(Debug)]
pub(crate) struct SiteRules {
    robots: Robots,
    /// Why the rules could not be read, in which case nothing may be fetched (RFC 9309, 2.3.1.4).
    pub unreachable: Option<FetchFault>,
}

impl SiteRules {
    /// The rules in a robots.txt that was read.
    pub fn parse(bytes: &[u8]) -> Self {
        SiteRules { robots: Robots::parse(bytes, PRODUCT), unreachable: None }
    }
    /// A site that has none (RFC 9309, 2.3.1.3).
    pub fn none() -> Self {
        SiteRules { robots: Robots::from_access(AccessResult::Unavailable, PRODUCT), unreachable: None }
    }
    /// A site whose rules cannot be read.
    pub fn unreachable(why: FetchFault) -> Self {
        SiteRules { robots: Robots::from_access(AccessResult::Unreachable, PRODUCT), unreachable: Some(why) }
    }
    /// Whether the page may be fetched.
    pub fn allows(&self, url: &Url) -> bool {
        self.robots.is_url_allowed(url)
    }
    /// How long the site asks to wait between two requests, within reason.
    pub fn delay(&self) -> Duration {
        self.robots.crawl_delay().unwrap_or_default().min(MOST_DELAY)
    }
    /// The sitemaps that it names.
    pub fn sitemaps(&self) -> Vec<String> {
        self.robots.sitemaps().iter().map(Url::to_string).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(robots: &str, path: &str) -> bool {
        let url = Url::parse("https://example.org").and_then(|base| base.join(path)).unwrap();
        SiteRules::parse(robots.as_bytes()).allows(&url)
    }

    /// The cases of RFC 9309, 2.2 and 5, with those in which parsers are known to differ.
    #[test]
    fn the_cases_of_the_standard_hold() {
        let cases = [
            ("User-Agent: CLAIMWIRE\nDisallow: /x", "/x/a", false),
            (
                "User-agent: claimwire\nDisallow: /a\n\nUser-agent: o\nDisallow: /\n\nUser-agent: claimwire\nDisallow: /b",
                "/b",
                false,
            ),
            ("User-agent: *\nDisallow: /\n\nUser-agent: claimwire\nAllow: /", "/a", true),
            ("User-agent: claim\nDisallow: /", "/a", true),
            ("User-agent: *\nDisallow: /a/\nAllow: /a/b", "/a/b/c", true),
            ("User-agent: *\nAllow: /a/\nDisallow: /a/b", "/a/b/c", false),
            ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true),
            ("User-agent: *\nDisallow: /*.gif$", "/x/y.gif", false),
            ("User-agent: *\nDisallow: /*.gif$", "/x/y.gif?z", true),
            ("User-agent: *\nDisallow: /bar/%62%61%7A", "/bar/baz", false),
            ("User-agent: *\nDisallow: /bar/ツ", "/bar/%E3%83%84", false),
            ("User-agent: *\nDisallow: /a%2Fb", "/a/b", true),
            ("\u{feff}User-agent: *\rDisallow: /a\r", "/a", false),
            ("User-agent: claimwire\nSitemap: https://e.org/s\nUser-agent: o\nDisallow: /a", "/a", false),
            ("User-agent: *\nDisallow:", "/a", true),
            ("User-agent: *\nDisallow: /", "/robots.txt", true),
            ("Disallow: /\nUser-agent: o\nDisallow: /b", "/a", true),
            ("<!doctype html><p>Disallow: /", "/a", true),
        ];
        for (robots, path, allowed) in cases {
            assert_eq!(allows(robots, path), allowed, "{robots} {path}");
        }
    }

    #[test]
    fn the_delay_is_kept_within_reason() {
        let delay =
            |text: &str| SiteRules::parse(format!("User-agent: *\nCrawl-delay: {text}").as_bytes()).delay();
        assert_eq!((delay("2.5"), delay("86400")), (Duration::from_millis(2500), MOST_DELAY));
        assert_eq!((delay("-1"), delay("soon")), (Duration::ZERO, Duration::ZERO));
    }
}
