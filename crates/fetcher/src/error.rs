//! Why an address yielded no page.

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
    /// The site's robots.txt asks that this page be left alone (RFC 9309).
    #[error("robots.txt asks to leave this page alone")]
    Robots,
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
}

impl FetchFault {
    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            FetchFault::NoAddress => "give the address in full, with https:// in front",
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
