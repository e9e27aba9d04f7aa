//! One request turns into one exchange: what was asked and what came back, within bounds of time and size.

use std::error::Error;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Response, Version};
use url::Url;

use crate::guard::{Guard, GuardedResolver, PrivateAddress};
use crate::{CodingFault, FetchFault, Header, Settings, address, coding};

/// A request and its answer.
#[derive(Debug, Clone)]
pub(crate) struct Exchange {
    pub url: Url,
    /// The headers of the request; none of them is secret.
    pub sent: Vec<(String, String)>,
    pub status: u16,
    /// Whether it came over HTTP/2.
    pub is_http2: bool,
    pub headers: Vec<Header>,
    /// The body as received, without transfer coding.
    pub body: Vec<u8>,
    /// The body with its content codings undone.
    pub decoded: Vec<u8>,
    /// Who answered, unless it was a proxy.
    pub peer: Option<IpAddr>,
    /// When it was asked (RFC 3339, UTC).
    pub date: String,
    pub took: Duration,
}

impl Exchange {
    pub fn header(&self, name: &str) -> Option<&str> {
        let header = self.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
        std::str::from_utf8(&header.value).ok()
    }
}

/// What is known of a page from before, so that it is sent only if it has changed (RFC 9110, 13.1).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Validators {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

/// A client that follows no redirects, keeps no cookies and connects to no private address.
#[derive(Debug)]
pub(crate) struct Client {
    http: reqwest::Client,
    guard: Arc<Guard>,
    user_agent: String,
    most_bytes: u64,
}

/// The time as WARC records write it (ISO 28500:2017, 5.4).
pub(crate) fn now() -> String {
    Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

impl Client {
    /// # Errors
    /// Where the system has no certificates to trust, in words.
    pub fn new(settings: &Settings) -> Result<Self, String> {
        // A second client finds the provider in place.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let guard = Arc::new(Guard::new(&settings.allowed));
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .referer(false)
            .dns_resolver(Arc::new(GuardedResolver(Arc::clone(&guard))))
            .connect_timeout(settings.connect_timeout)
            .read_timeout(settings.read_timeout)
            .timeout(settings.timeout)
            .build()
            .map_err(|error| words(&error))?;
        Ok(Client { http, guard, user_agent: settings.user_agent(), most_bytes: settings.most_bytes })
    }
    /// Asks for one address, and for nothing it may redirect to.
    pub async fn get(&self, url: &Url, known: &Validators) -> Result<Exchange, FetchFault> {
        address::check(url)?;
        self.guard.check(url)?;
        let sent = self.headers(url, known);
        let (date, began) = (now(), Instant::now());
        let request = self.http.get(url.clone()).headers(header_map(&sent));
        let response = request.send().await.map_err(|error| fault(&error))?;
        let mut exchange = Exchange {
            url: url.clone(),
            sent,
            status: response.status().as_u16(),
            is_http2: response.version() == Version::HTTP_2,
            headers: received(&response),
            body: Vec::new(),
            decoded: Vec::new(),
            peer: response.remote_addr().map(|peer| peer.ip()),
            date,
            took: Duration::ZERO,
        };
        exchange.body = self.body(response).await?;
        let codings = exchange.header("content-encoding").map(str::as_bytes);
        exchange.decoded =
            coding::decode(&exchange.body, codings, self.most_bytes).map_err(|fault| match fault {
                CodingFault::TooLong { limit } => FetchFault::TooLong { limit },
                fault => FetchFault::Coding(fault),
            })?;
        exchange.took = began.elapsed();
        Ok(exchange)
    }
    async fn body(&self, mut response: Response) -> Result<Vec<u8>, FetchFault> {
        let limit = self.most_bytes;
        let is_too_long =
            |length: u64| if length > limit { Err(FetchFault::TooLong { limit }) } else { Ok(()) };
        is_too_long(response.content_length().unwrap_or(0))?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| fault(&error))? {
            body.extend_from_slice(&chunk);
            is_too_long(body.len() as u64)?;
        }
        Ok(body)
    }
    fn headers(&self, url: &Url, known: &Validators) -> Vec<(String, String)> {
        let host = match (url.host_str(), url.port()) {
            (Some(host), Some(port)) => format!("{host}:{port}"),
            (host, _) => host.unwrap_or_default().to_owned(),
        };
        let fixed = [
            ("host", host.as_str()),
            ("user-agent", &self.user_agent),
            ("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
            ("accept-language", "en,*;q=0.5"),
            ("accept-encoding", "gzip, deflate, br, zstd"),
        ];
        let validators = [("if-none-match", &known.etag), ("if-modified-since", &known.last_modified)];
        let validators = validators.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
        fixed.into_iter().chain(validators).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }
}

/// The headers to send; `Host` is the client's own.
fn header_map(sent: &[(String, String)]) -> HeaderMap {
    let header = |(name, value): &(String, String)| {
        Some((HeaderName::from_bytes(name.as_bytes()).ok()?, HeaderValue::from_str(value).ok()?))
    };
    sent.iter().filter(|(name, _)| name != "host").filter_map(header).collect()
}

fn received(response: &Response) -> Vec<Header> {
    let header = |(name, value): (&HeaderName, &HeaderValue)| Header {
        name: name.as_str().to_owned(),
        value: value.as_bytes().to_vec(),
    };
    response.headers().iter().map(header).collect()
}

fn fault(error: &reqwest::Error) -> FetchFault {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(PrivateAddress(address)) = error.downcast_ref() {
            return FetchFault::PrivateAddress(address.clone());
        }
        cause = error.source();
    }
    FetchFault::Connection(if error.is_timeout() { "it took too long".into() } else { words(error) })
}

/// What went wrong at the bottom of it. The upper layers repeat the address, and with it what may be secret.
fn words(error: &reqwest::Error) -> String {
    let mut deepest: &dyn Error = error;
    while let Some(cause) = deepest.source() {
        deepest = cause;
    }
    match error.source() {
        Some(_) => deepest.to_string(),
        None => "the request failed".into(),
    }
}
