//! An exchange turns into WARC records, each a gzip member of its own (ISO 28500:2017, 6 and annex D).

use std::io::{self, Write};

use claimwire_record::sha256_hex;
use flate2::Compression;
use flate2::write::GzEncoder;
use uuid::Uuid;

use crate::client::{Exchange, now};

const HTTP_RESPONSE: &str = "application/http;msgtype=response";
const HTTP_REQUEST: &str = "application/http;msgtype=request";
const FIELDS: &str = "application/warc-fields";
const UNCHANGED: &str = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";
const SAME_CONTENT: &str = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

/// Headers that are not kept: the transfer coding is undone, and cookies are nobody else's business.
const NOT_KEPT: &[&str] = &["transfer-encoding", "connection", "keep-alive", "set-cookie", "set-cookie2"];

/// An earlier record that holds the same page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Earlier {
    pub address: String,
    pub date: String,
    /// The digest of the payload as that record gives it.
    pub payload: String,
}

/// The digest of bytes as WARC writes it (ISO 28500:2017, 5.8).
pub(crate) fn digest(bytes: &[u8]) -> String {
    format!("sha256:{}", sha256_hex(bytes))
}

/// The record that begins a file.
pub(crate) fn file_info(file: &str, user_agent: &str) -> io::Result<Vec<u8>> {
    let block = format!(
        "software: claimwire/{}\r\nformat: WARC File Format 1.1\r\nhttp-header-user-agent: {user_agent}\r\n\
         robots: obey\r\n",
        env!("CARGO_PKG_VERSION")
    );
    let fields = [("WARC-Filename", file.to_owned())];
    let mut out = Vec::new();
    write("warcinfo", &new_id(), &now(), &fields, FIELDS, block.as_bytes(), &mut out)?;
    Ok(out)
}

/// The records of one exchange: response or revisit, request, metadata. `via` is the address that led here.
pub(crate) fn records(
    exchange: &Exchange,
    earlier: Option<&Earlier>,
    via: Option<&str>,
) -> io::Result<Vec<u8>> {
    let (id, date, mut out) = (new_id(), exchange.date.as_str(), Vec::new());
    let target = ("WARC-Target-URI", exchange.url.to_string());
    let mut fields = vec![target.clone()];
    fields.extend(exchange.peer.map(|peer| ("WARC-IP-Address", peer.to_string())));
    fields.extend(exchange.is_http2.then(|| ("WARC-Protocol", "h2".to_owned())));
    let mut block = head(exchange);
    match earlier {
        Some(earlier) => {
            let profile = if exchange.status == 304 { UNCHANGED } else { SAME_CONTENT };
            fields.push(("WARC-Profile", profile.into()));
            fields.push(("WARC-Refers-To-Target-URI", earlier.address.clone()));
            fields.push(("WARC-Refers-To-Date", earlier.date.clone()));
            fields.push(("WARC-Payload-Digest", earlier.payload.clone()));
            write("revisit", &id, date, &fields, HTTP_RESPONSE, &block, &mut out)?;
        }
        None => {
            fields.push(("WARC-Payload-Digest", digest(&exchange.body)));
            block.extend(&exchange.body);
            write("response", &id, date, &fields, HTTP_RESPONSE, &block, &mut out)?;
        }
    }
    let beside = [target, ("WARC-Concurrent-To", id)];
    write("request", &new_id(), date, &beside, HTTP_REQUEST, &request(exchange), &mut out)?;
    let via = via.map(|via| format!("via: {via}\r\n")).unwrap_or_default();
    let notes = format!("fetchTimeMs: {}\r\n{via}", exchange.took.as_millis());
    write("metadata", &new_id(), date, &beside, FIELDS, notes.as_bytes(), &mut out)?;
    Ok(out)
}

/// Status line and headers. HTTP/2 has no such lines; they are written as HTTP/1.1 has them, as archives do.
fn head(exchange: &Exchange) -> Vec<u8> {
    let reason = reqwest::StatusCode::from_u16(exchange.status).ok().and_then(|code| code.canonical_reason());
    let mut head = format!("HTTP/1.1 {} {}\r\n", exchange.status, reason.unwrap_or_default()).into_bytes();
    for header in exchange.headers.iter().filter(|header| !NOT_KEPT.contains(&header.name.as_str())) {
        head.extend([header.name.as_bytes(), b": ", &header.value, b"\r\n"].concat());
    }
    head.extend(b"\r\n");
    head
}

fn request(exchange: &Exchange) -> Vec<u8> {
    let url = &exchange.url;
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut request = format!("GET {}{query} HTTP/1.1\r\n", url.path());
    for (name, value) in &exchange.sent {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str("\r\n");
    request.into_bytes()
}

fn new_id() -> String {
    format!("<urn:uuid:{}>", Uuid::new_v4())
}

fn write(
    kind: &str,
    id: &str,
    date: &str,
    fields: &[(&str, String)],
    content_type: &str,
    block: &[u8],
    out: &mut Vec<u8>,
) -> io::Result<()> {
    let mut member = GzEncoder::new(out, Compression::default());
    write!(member, "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: {id}\r\nWARC-Date: {date}\r\n")?;
    for (name, value) in fields {
        write!(member, "{name}: {value}\r\n")?;
    }
    write!(member, "WARC-Block-Digest: {}\r\nContent-Type: {content_type}\r\n", digest(block))?;
    write!(member, "Content-Length: {}\r\n\r\n", block.len())?;
    member.write_all(block)?;
    member.write_all(b"\r\n\r\n")?;
    member.finish().map(drop)
}
