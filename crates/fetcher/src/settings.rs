//! How to fetch: who one is, how patient, how much at once, and what is let through.

use std::time::Duration;

use ipnet::IpNet;

/// How pages are fetched. The defaults suit a polite reader of news.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the site's owner can reach whoever fetches: an address of a page or mailbox, part of the User-Agent.
    pub contact: Option<String>,
    /// Hosts that are asked at the same time.
    pub hosts_at_once: usize,
    /// The least time between two requests to one host; what its robots.txt asks for counts where it is more.
    pub delay: Duration,
    /// How often a page is tried again after no answer, or status 429, 500, 502, 503 or 504.
    pub retries: u32,
    /// How long to wait before the first new try; doubled before each further one.
    pub backoff: Duration,
    /// The longest wait that a site may ask for (Retry-After); pages of those that ask for more fail.
    pub most_patience: Duration,
    /// How long a connection may take.
    pub connect_timeout: Duration,
    /// How long a server may stay silent in the middle of an answer.
    pub read_timeout: Duration,
    /// How long an answer may take as a whole.
    pub timeout: Duration,
    /// How many redirects in a row are followed.
    pub most_redirects: usize,
    /// The most bytes of one page, received as well as decoded.
    pub most_bytes: u64,
    /// Networks that are not public and let through all the same.
    pub allowed: Vec<IpNet>,
    /// Entries of feeds and sitemaps dated before this day (`2024-04-02`) are left out.
    pub since: Option<String>,
    /// The bytes at which a WARC file is followed by the next.
    pub warc_bytes: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            contact: None,
            hosts_at_once: 16,
            delay: Duration::from_secs(1),
            retries: 3,
            backoff: Duration::from_secs(1),
            most_patience: Duration::from_secs(120),
            connect_timeout: Duration::from_secs(10),
            read_timeout: Duration::from_secs(20),
            timeout: Duration::from_secs(90),
            most_redirects: 10,
            most_bytes: 16 << 20,
            allowed: Vec::new(),
            since: None,
            warc_bytes: 1 << 30,
        }
    }
}

impl Settings {
    /// The name under which servers see these requests (RFC 9110, 10.1.5): what it is, and whom to write to.
    pub fn user_agent(&self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        match &self.contact {
            Some(contact) => format!("claimwire/{version} (+{contact})"),
            None => format!("claimwire/{version}"),
        }
    }
}
