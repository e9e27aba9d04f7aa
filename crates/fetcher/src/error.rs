//! Why an address yielded no page.

use crate::CodingFault;

/// An address that yielded no page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{url}: {fault}; {}", fault.remedy())]
pub struct FetchError {
    /// The address.
    pub url: String,
    /// What went wrong.
    pub fault: FetchFault,
}

/// What can go wrong with a fetch.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FetchFault {
    /// The text is no absolute http or https address.
    #[error("no http or https address")]
    NoAddress,
    /// The address holds a user name or password, which would end up in archives and messages.
    #[error("the address holds a user name or password")]
    Credentials,
    /// The host is in a network that is not public: this machine, the own network, a metadata service.
    #[error("{0} is no public address")]
    PrivateAddress(String),
    /// The site's robots.txt asks that this page be left alone (RFC 9309).
    #[error("robots.txt asks to leave this page alone")]
    Robots,
    /// The site's robots.txt cannot be read, so that nothing may be fetched (RFC 9309, 2.3.1.4).
    #[error("robots.txt cannot be read: {0}")]
    RobotsUnreachable(String),
    /// A redirect that leads back to where it came from.
    #[error("the redirects lead in a circle")]
    RedirectLoop,
    /// More redirects in a row than are followed.
    #[error("more than {0} redirects in a row")]
    TooManyRedirects(usize),
    /// A redirect that leads to no web address.
    #[error("a redirect to no http or https address: {0}")]
    BadRedirect(String),
    /// The host did not answer in time or the connection broke.
    #[error("no answer: {0}")]
    Connection(String),
    /// An answer that holds no page.
    #[error("the answer has status {0}")]
    Status(u16),
    /// The body is longer than what is read of one page.
    #[error("the page is longer than {limit} bytes")]
    TooLong {
        /// The limit.
        limit: u64,
    },
    /// The body does not decode as its headers say.
    #[error("the body cannot be decoded: {0}")]
    Coding(CodingFault),
    /// A feed, sitemap or front page that does not lead to any page.
    #[error("it leads to no page: {0}")]
    NoPages(String),
}

impl FetchFault {
    /// The same in a few words without the details, to count by.
    pub fn kind(&self) -> String {
        match self {
            FetchFault::NoAddress => "no address".into(),
            FetchFault::Credentials => "password in the address".into(),
            FetchFault::PrivateAddress(_) => "private address".into(),
            FetchFault::Robots => "robots.txt".into(),
            FetchFault::RobotsUnreachable(_) => "robots.txt unreachable".into(),
            FetchFault::RedirectLoop | FetchFault::TooManyRedirects(_) | FetchFault::BadRedirect(_) => {
                "redirects".into()
            }
            FetchFault::Connection(_) => "no answer".into(),
            FetchFault::Status(status) => format!("status {status}"),
            FetchFault::TooLong { .. } => "too long".into(),
            FetchFault::Coding(_) => "not decodable".into(),
            FetchFault::NoPages(_) => "leads to no page".into(),
        }
    }
    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            FetchFault::NoAddress => "give the address in full, with https:// in front",
            FetchFault::Credentials => "take them out of the address",
            FetchFault::PrivateAddress(_) => "if it is meant, allow its network with --allow-private",
            FetchFault::RobotsUnreachable(_) => "try again later: a site in trouble is left alone",
            FetchFault::RedirectLoop | FetchFault::TooManyRedirects(_) | FetchFault::BadRedirect(_) => {
                "open the address in a browser and take the one that it ends at"
            }
            FetchFault::Coding(_) => "try again later: the server sends what it should not",
            FetchFault::NoPages(_) => "check the address: it should be a feed, a sitemap or a front page",
            FetchFault::Robots => "ask the site for leave, or take the page out of the list",
            FetchFault::Connection(_) => "check the address and the network, then try again",
            FetchFault::Status(404 | 410) => "the page is gone: take it out of the list",
            FetchFault::Status(429 | 503) => "the site asks for patience: try again later",
            FetchFault::Status(_) => "open the address in a browser to see what it wants",
            FetchFault::TooLong { .. } => "save the page and take the part that is the article",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_the_address_and_the_remedy() {
        let error = FetchError { url: "https://example.org/a".into(), fault: FetchFault::Status(410) };
        let text = error.to_string();
        assert_eq!(
            text,
            "https://example.org/a: the answer has status 410; the page is gone: take it out of the list"
        );
    }
}
