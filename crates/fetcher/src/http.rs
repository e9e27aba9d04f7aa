//! The bytes of an HTTP/1 response, as an archive keeps them, turn into status, headers and body.

use std::borrow::Cow;

use crate::{Header, RawPage};

/// The most headers that are read of one response.
const MOST_HEADERS: usize = 256;

/// All of a response that stands before its body.
#[derive(Debug)]
pub(crate) struct ResponseHead {
    pub status: u16,
    pub headers: Vec<Header>,
    /// Its length in bytes; the body begins there.
    pub length: usize,
}

/// A header of that name and value.
pub(crate) fn header(name: &str, value: &str) -> Header {
    Header { name: name.to_owned(), value: value.as_bytes().to_vec() }
}

/// Reads the head of a response (RFC 9112, 4 and 5).
///
/// Archives hold what servers sent and other tools rewrote, so what browsers forgive is forgiven here.
pub(crate) fn response_head(bytes: &[u8]) -> Result<ResponseHead, String> {
    let mut headers = vec![httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut response = httparse::Response::new(&mut headers);
    let mut lenient = httparse::ParserConfig::default();
    lenient
        .allow_spaces_after_header_name_in_responses(true)
        .allow_obsolete_multiline_headers_in_responses(true)
        .allow_multiple_spaces_in_response_status_delimiters(true)
        .ignore_invalid_headers_in_responses(true);
    // Over HTTP/2 and 3 there is no such line; tools that archive them write one with their version all the same.
    let written = as_http_1(bytes);
    match lenient.parse_response(&mut response, &written) {
        Ok(httparse::Status::Complete(length)) => Ok(ResponseHead {
            status: response.code.unwrap_or(0),
            headers: response
                .headers
                .iter()
                .map(|it| Header { name: it.name.into(), value: it.value.into() })
                .collect(),
            length: length + bytes.len() - written.len(),
        }),
        Ok(httparse::Status::Partial) => Err("its headers do not end".into()),
        Err(error) => Err(error.to_string()),
    }
}

/// The response with `HTTP/1.1` in front, where it begins with `HTTP/2` or `HTTP/3`.
fn as_http_1(bytes: &[u8]) -> Cow<'_, [u8]> {
    let newer: [&[u8]; 4] = [b"HTTP/2.0 ", b"HTTP/3.0 ", b"HTTP/2 ", b"HTTP/3 "];
    match newer.iter().find_map(|version| bytes.strip_prefix(*version)) {
        Some(rest) => Cow::Owned([b"HTTP/1.1 ", rest].concat()),
        None => Cow::Borrowed(bytes),
    }
}

/// The body without the chunked transfer coding (RFC 9112, 7.1). Some tools take the coding off and leave the
/// header: a body that does not begin with a chunk is taken as it is.
pub(crate) fn unchunk<'a>(page: &RawPage, body: &'a [u8]) -> Result<Cow<'a, [u8]>, String> {
    let coding = page.header("transfer-encoding").unwrap_or_default();
    if !coding.trim_ascii().eq_ignore_ascii_case(b"chunked") || !begins_with_a_chunk(body) {
        return Ok(Cow::Borrowed(body));
    }
    let mut whole = Vec::new();
    let mut rest = body;
    loop {
        let (size, behind) = chunk_size(rest).ok_or_else(|| cut_short(&whole))?;
        if size == 0 {
            return Ok(Cow::Owned(whole));
        }
        let (chunk, behind) = behind.split_at_checked(size).ok_or_else(|| cut_short(&whole))?;
        whole.extend(chunk);
        rest = behind.strip_prefix(b"\r\n").or_else(|| behind.strip_prefix(b"\n")).unwrap_or(behind);
    }
}

fn cut_short(whole: &[u8]) -> String {
    format!("its chunks break off after {} bytes", whole.len())
}

fn begins_with_a_chunk(body: &[u8]) -> bool {
    chunk_size(body).is_some()
}

/// The size that a chunk's first line says, and what stands behind that line.
fn chunk_size(body: &[u8]) -> Option<(usize, &[u8])> {
    let end = memchr::memchr(b'\n', body)?;
    let size = body[..end].split(|byte| *byte == b';').next()?.trim_ascii();
    let size =
        std::str::from_utf8(size).ok().filter(|size| size.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    Some((usize::from_str_radix(size, 16).ok()?, &body[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(coding: &str) -> RawPage {
        let mut page = RawPage::received("https://example.org/", Vec::new());
        page.headers.push(header("Transfer-Encoding", coding));
        page
    }

    #[test]
    fn heads_of_every_version_are_read() {
        for start in ["HTTP/1.1 200 OK", "HTTP/1.0 200 ", "HTTP/2 200", "HTTP/2.0 200 OK"] {
            let bytes = format!("{start}\r\nContent-Type: text/html\r\n\r\nbody");
            let head = response_head(bytes.as_bytes()).unwrap_or_else(|error| panic!("{start}: {error}"));
            assert_eq!((head.status, head.headers.len()), (200, 1), "{start}");
            assert_eq!(&bytes[head.length..], "body", "{start}");
        }
        assert!(response_head(b"<html>").is_err());
        assert_eq!(response_head(b"HTTP/1.1 200 OK\r\nA: b\r\n").unwrap_err(), "its headers do not end");
    }

    #[test]
    fn chunks_are_joined_and_their_lack_forgiven() {
        assert_eq!(&*unchunk(&page("chunked"), b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n").unwrap(), b"abcde");
        assert_eq!(&*unchunk(&page("chunked"), b"<p>no chunk").unwrap(), b"<p>no chunk");
        assert_eq!(&*unchunk(&page(""), b"3\r\nabc").unwrap(), b"3\r\nabc");
        assert!(unchunk(&page("chunked"), b"ff\r\nabc").unwrap_err().contains("break off"));
    }
}
