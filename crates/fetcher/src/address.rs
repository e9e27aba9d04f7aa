//! A text turns into a web address, and an address into the one form under which it is known.

use url::Url;

use crate::{FetchError, FetchFault};

/// Parameters that say where a reader came from and nothing about the page.
const TRACKING: &[&str] =
    &["fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "ocid", "cmpid"];

/// Reads an absolute http or https address (RFC 3986, as the WHATWG URL standard parses it).
///
/// # Errors
/// Where it is none, or holds a user name or password; the error does not repeat these.
pub fn parse_address(text: &str) -> Result<Url, FetchError> {
    let fault = |fault| FetchError { url: redacted(text), fault };
    let url = Url::parse(text.trim()).map_err(|_| fault(FetchFault::NoAddress))?;
    check(&url).map_err(fault)?;
    Ok(url)
}

/// Whether an address is one that is fetched at all.
pub(crate) fn check(url: &Url) -> Result<(), FetchFault> {
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err(FetchFault::NoAddress);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(FetchFault::Credentials);
    }
    Ok(())
}

/// The address without user name and password, for messages.
pub(crate) fn redacted(text: &str) -> String {
    match Url::parse(text.trim()) {
        Ok(mut url) => {
            // Addresses that cannot hold them have none.
            let _ = url.set_username("");
            let _ = url.set_password(None);
            url.into()
        }
        Err(_) => {
            text.trim().rsplit('@').next().unwrap_or_default().chars().filter(|c| !c.is_control()).collect()
        }
    }
}

/// The form under which an address is known: no fragment, no tracking parameters, no bare `?`. The parser has
/// lowered the host and dropped the default port already.
pub(crate) fn canonical(url: &Url) -> Url {
    let mut known = url.clone();
    known.set_fragment(None);
    let is_tracking = |name: &str| name.starts_with("utm_") || TRACKING.contains(&name);
    if let Some(query) = url.query() {
        let name = |pair: &str| pair.split('=').next().unwrap_or_default().to_ascii_lowercase();
        let kept: Vec<&str> = query.split('&').filter(|pair| !is_tracking(&name(pair))).collect();
        let kept = kept.join("&");
        known.set_query((!kept.is_empty()).then_some(&kept));
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(text: &str) -> String {
        canonical(&parse_address(text).unwrap()).into()
    }

    #[test]
    fn one_page_has_one_address() {
        assert_eq!(
            known("HTTPS://Example.org:443/a?utm_source=x&id=3&fbclid=y#top"),
            "https://example.org/a?id=3"
        );
        assert_eq!(known("http://example.org/?"), "http://example.org/");
        assert_eq!(known("http://example.org/a?a=%20&b"), "http://example.org/a?a=%20&b");
    }

    #[test]
    fn passwords_are_refused_and_never_repeated() {
        for text in
            ["https://ann:s3cret@example.org/", "ftp://ann:s3cret@example.org/", "http://ann:s3cret@[/"]
        {
            let error = parse_address(text).unwrap_err().to_string();
            assert!(!error.contains("s3cret") && !error.contains("ann"), "{error}");
        }
        assert_eq!(parse_address("https://ann@example.org/").unwrap_err().fault, FetchFault::Credentials);
        assert_eq!(parse_address("file:///etc/passwd").unwrap_err().fault, FetchFault::NoAddress);
        assert_eq!(parse_address("example.org").unwrap_err().fault, FetchFault::NoAddress);
    }
}
