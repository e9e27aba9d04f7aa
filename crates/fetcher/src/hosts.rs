//! Requests to one host turn into a queue with gaps, whichever page they are for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex as Turnstile, OnceCell};
use tokio::time::{Instant, sleep_until};
use url::Url;

use crate::robots::SiteRules;

/// One host, as scheme, name and port: what one robots.txt is for (RFC 9309, 2.3).
#[derive(Debug, Default)]
pub(crate) struct Site {
    /// What it asks of crawlers, once that is known.
    pub rules: OnceCell<SiteRules>,
    /// When the next request may begin.
    next: Turnstile<Option<Instant>>,
}

impl Site {
    /// Waits for its turn; the one behind it waits `delay` longer.
    pub async fn turn(&self, delay: Duration) {
        let mut next = self.next.lock().await;
        if let Some(begin) = *next {
            sleep_until(begin).await;
        }
        *next = Some(Instant::now() + delay);
    }
    /// Lets nobody pass for so long.
    pub async fn pause(&self, pause: Duration) {
        let mut next = self.next.lock().await;
        let end = Instant::now() + pause;
        *next = Some(next.map_or(end, |begin| begin.max(end)));
    }
}

/// All hosts that were asked.
#[derive(Debug, Default)]
pub(crate) struct Sites(Mutex<HashMap<String, Arc<Site>>>);

impl Sites {
    /// The host of an address.
    pub fn of(&self, url: &Url) -> Arc<Site> {
        let mut sites = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(sites.entry(url.origin().ascii_serialization()).or_default())
    }
}
