//! What a fetch yields: the bytes, and everything about how they came.

use claimwire_record::sha256_hex;

/// One header of a response, as received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its name, as received.
    pub name: String,
    /// Its value; header values need not be UTF-8 (RFC 9110, 5.5).
    pub value: Vec<u8>,
}

/// A page as it was received, before anything reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawPage {
    /// The address that was asked for.
    pub url: String,
    /// The address that answered, behind any redirects.
    pub final_url: String,
    /// The status of the answer (RFC 9110, 15).
    pub status: u16,
    /// The headers in the order received.
    pub headers: Vec<Header>,
    /// The body, content codings undone, otherwise as received.
    pub bytes: Vec<u8>,
    /// When the answer came (RFC 3339, UTC), where it is known.
    pub retrieved: Option<String>,
    /// SHA-256 of [`RawPage::bytes`], hex.
    pub sha256: String,
}

impl RawPage {
    /// A page of which only the address and the body are known: status 200, no headers, no redirect.
    pub fn received(url: &str, bytes: Vec<u8>) -> Self {
        let sha256 = sha256_hex(&bytes);
        RawPage {
            url: url.to_owned(),
            final_url: url.to_owned(),
            status: 200,
            headers: Vec::new(),
            bytes,
            retrieved: None,
            sha256,
        }
    }
    /// The media type without its parameters, in lower case (RFC 9110, 8.3.1); empty where none is said.
    pub fn media_type(&self) -> String {
        let value = String::from_utf8_lossy(self.header("content-type").unwrap_or_default());
        value.split([';', ',']).next().unwrap_or_default().trim().to_ascii_lowercase()
    }
    /// The first header of that name, compared without case (RFC 9110, 5.1).
    pub fn header(&self, name: &str) -> Option<&[u8]> {
        let same = |header: &&Header| header.name.eq_ignore_ascii_case(name);
        self.headers.iter().find(same).map(|header| header.value.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_names_have_no_case() {
        let mut page = RawPage::received("https://example.org/", Vec::new());
        page.headers.push(Header { name: "Content-Type".into(), value: b"text/html".to_vec() });
        assert_eq!(page.header("content-type"), Some(b"text/html".as_slice()));
        assert_eq!(page.header("etag"), None);
    }

    #[test]
    fn the_hash_is_of_the_body() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(RawPage::received("https://example.org/", Vec::new()).sha256, empty);
    }
}
