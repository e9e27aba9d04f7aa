//! An address turns into a page: leave is asked of robots.txt, redirects are followed, failures tried again.

use std::time::{Duration, SystemTime};

use url::Url;

use crate::client::{Client, Exchange, Validators};
use crate::hosts::Sites;
use crate::robots::SiteRules;
use crate::{FetchFault, Settings, address};

/// How many redirects in a row a robots.txt may lead through (RFC 9309, 2.3.1.2).
const ROBOTS_REDIRECTS: usize = 5;

/// Visits addresses politely.
#[derive(Debug)]
pub(crate) struct Visitor {
    client: Client,
    sites: Sites,
    settings: Settings,
}

impl Visitor {
    /// # Errors
    /// Where there can be no client, in words.
    pub fn new(settings: &Settings) -> Result<Self, String> {
        let client = Client::new(settings)?;
        Ok(Visitor { client, sites: Sites::default(), settings: settings.clone() })
    }
    /// Every exchange on the way to the page, the page itself last. Only a page (status 200 or 203) or the answer
    /// that it has not changed (304) is no error.
    pub async fn visit(&self, url: &Url, known: &Validators) -> Result<Vec<Exchange>, FetchFault> {
        let exchanges = self.follow(url, known, self.settings.most_redirects, true).await?;
        match exchanges.last().map_or(0, |last| last.status) {
            200 | 203 | 304 => Ok(exchanges),
            status => Err(FetchFault::Status(status)),
        }
    }
    /// The sitemaps that the robots.txt of the address's host names.
    pub async fn sitemaps(&self, url: &Url) -> Vec<String> {
        let site = self.sites.of(url);
        site.rules.get_or_init(|| self.rules(url)).await.sitemaps()
    }
    /// Follows redirects up to an answer that is none.
    async fn follow(
        &self,
        url: &Url,
        known: &Validators,
        most: usize,
        asks_robots: bool,
    ) -> Result<Vec<Exchange>, FetchFault> {
        let (mut exchanges, mut url) = (Vec::new(), url.clone());
        loop {
            if asks_robots {
                self.ask_robots(&url).await?;
            }
            let first = if exchanges.is_empty() { known } else { &Validators::default() };
            let exchange = self.try_often(&url, first).await?;
            let next = redirect(&exchange)?;
            exchanges.push(exchange);
            let Some(next) = next else { return Ok(exchanges) };
            if exchanges.iter().any(|exchange| exchange.url == next) {
                return Err(FetchFault::RedirectLoop);
            }
            if exchanges.len() > most {
                return Err(FetchFault::TooManyRedirects(most));
            }
            url = next;
        }
    }
    async fn ask_robots(&self, url: &Url) -> Result<(), FetchFault> {
        let site = self.sites.of(url);
        let rules = site.rules.get_or_init(|| self.rules(url)).await;
        match &rules.unreachable {
            Some(fault) => Err(fault.clone()),
            None if rules.allows(url) => Ok(()),
            None => Err(FetchFault::Robots),
        }
    }
    /// What the host of the address asks of crawlers.
    async fn rules(&self, url: &Url) -> SiteRules {
        let Ok(robots) = url.join("/robots.txt") else { return SiteRules::none() };
        let asked = Box::pin(self.follow(&robots, &Validators::default(), ROBOTS_REDIRECTS, false)).await;
        let last = asked.map(|mut exchanges| exchanges.pop());
        match last {
            Ok(Some(Exchange { status: 200..=299, decoded, .. })) => SiteRules::parse(&decoded),
            // A site that is overwhelmed does not say that all is allowed, whatever the class of the status.
            Ok(Some(Exchange { status: said @ (429 | 500..), .. })) => {
                SiteRules::unreachable(FetchFault::RobotsUnreachable(FetchFault::Status(said).to_string()))
            }
            Err(FetchFault::Connection(why)) => SiteRules::unreachable(FetchFault::RobotsUnreachable(why)),
            Err(fault @ FetchFault::PrivateAddress(_)) => SiteRules::unreachable(fault),
            _ => SiteRules::none(),
        }
    }
    /// Asks again where that can help, with longer and longer pauses or as long as the site asks for.
    async fn try_often(&self, url: &Url, known: &Validators) -> Result<Exchange, FetchFault> {
        let site = self.sites.of(url);
        let mut backoff = self.settings.backoff;
        for tries_left in (0..=self.settings.retries).rev() {
            let asked_for = site.rules.get().map(SiteRules::delay).unwrap_or_default();
            site.turn(self.settings.delay.max(asked_for)).await;
            let answer = self.client.get(url, known).await;
            let Some(pause) = pause(&answer, backoff).filter(|_| tries_left > 0) else { return answer };
            if pause > self.settings.most_patience {
                return answer;
            }
            site.pause(pause).await;
            backoff *= 2;
        }
        Err(FetchFault::Connection("it was never tried".into()))
    }
}

/// How long to wait before the next try; none where another try is no use.
fn pause(answer: &Result<Exchange, FetchFault>, backoff: Duration) -> Option<Duration> {
    match answer {
        Ok(exchange) if matches!(exchange.status, 429 | 500 | 502 | 503 | 504) => {
            Some(exchange.header("retry-after").and_then(retry_after).unwrap_or(backoff))
        }
        Err(FetchFault::Connection(_)) => Some(backoff),
        _ => None,
    }
}

/// Seconds or a date (RFC 9110, 10.2.3).
fn retry_after(value: &str) -> Option<Duration> {
    let seconds = value.trim().parse().map(Duration::from_secs).ok();
    seconds.or_else(|| {
        let date = httpdate::parse_http_date(value.trim()).ok()?;
        Some(date.duration_since(SystemTime::now()).unwrap_or_default())
    })
}

/// Where an answer leads on to, if it does (RFC 9110, 15.4).
fn redirect(exchange: &Exchange) -> Result<Option<Url>, FetchFault> {
    let location =
        exchange.header("location").filter(|_| matches!(exchange.status, 301 | 302 | 303 | 307 | 308));
    let Some(location) = location else { return Ok(None) };
    let bad = || FetchFault::BadRedirect(address::redacted(location));
    let mut next = exchange.url.join(location).map_err(|_| bad())?;
    next.set_fragment(None);
    match address::check(&next) {
        Err(FetchFault::NoAddress) => Err(bad()),
        checked => checked.map(|()| Some(next)),
    }
}
