//! A body in content codings turns into the body itself (RFC 9110, 8.4), never into more than a limit.

use std::io::Read;

use brotli_decompressor::Decompressor;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use ruzstd::decoding::StreamingDecoder;

/// The most codings that are undone of one body; more are an attack.
const MOST_CODINGS: usize = 3;
const BUFFER: usize = 16 << 10;

/// Why a body does not decode.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CodingFault {
    /// A coding that is not known, or too many of them.
    #[error("content coding \"{0}\" is not known")]
    Unknown(String),
    /// More bytes come out than are read of one page, however few went in.
    #[error("more than {limit} bytes come out")]
    TooLong {
        /// The limit.
        limit: u64,
    },
    /// The bytes are not what the coding asks for, or not all there.
    #[error("damaged or cut short: {0}")]
    Damaged(String),
}

/// The body that `bytes` hold in the codings of a `Content-Encoding` header, last applied first undone.
///
/// # Errors
/// Where a coding is unknown, the bytes are damaged, or more than `limit` bytes come out.
pub(crate) fn decode(bytes: &[u8], header: Option<&[u8]>, limit: u64) -> Result<Vec<u8>, CodingFault> {
    let header = String::from_utf8_lossy(header.unwrap_or_default()).to_ascii_lowercase();
    let codings: Vec<&str> = header
        .split(',')
        .map(str::trim)
        .filter(|coding| !matches!(*coding, "" | "identity" | "none"))
        .collect();
    if codings.len() > MOST_CODINGS {
        return Err(CodingFault::Unknown(header));
    }
    let mut body = capped(bytes, limit)?;
    for coding in codings.iter().rev() {
        body = undo(&body, coding, limit)?;
    }
    Ok(body)
}

fn undo(bytes: &[u8], coding: &str, limit: u64) -> Result<Vec<u8>, CodingFault> {
    match coding {
        // Servers that do not compress and tools that did decompress both leave the header behind.
        "gzip" | "x-gzip" if !bytes.starts_with(&[0x1f, 0x8b]) => Ok(bytes.to_vec()),
        "gzip" | "x-gzip" => capped(MultiGzDecoder::new(bytes), limit),
        // RFC 9110, 8.4.1.2: zlib it must be, and bare deflate it often is.
        "deflate" => match capped(ZlibDecoder::new(bytes), limit) {
            Err(CodingFault::Damaged(_)) => capped(DeflateDecoder::new(bytes), limit),
            decoded => decoded,
        },
        "br" => capped(Decompressor::new(bytes, BUFFER), limit),
        "zstd" => capped(StreamingDecoder::new(bytes).map_err(damaged)?, limit),
        _ => Err(CodingFault::Unknown(coding.to_owned())),
    }
}

/// Reads all there is, but no more than the limit.
fn capped(stream: impl Read, limit: u64) -> Result<Vec<u8>, CodingFault> {
    let mut bytes = Vec::new();
    let read = stream.take(limit + 1).read_to_end(&mut bytes);
    match read {
        _ if bytes.len() as u64 > limit => Err(CodingFault::TooLong { limit }),
        Ok(_) => Ok(bytes),
        Err(error) => Err(damaged(error)),
    }
}

fn damaged(error: impl ToString) -> CodingFault {
    CodingFault::Damaged(error.to_string())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut out = GzEncoder::new(Vec::new(), Compression::best());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    }

    #[test]
    fn codings_are_undone_in_reverse_order() {
        let text = b"Estonia backs the bid.";
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
        zlib.write_all(text).unwrap();
        let zlib = zlib.finish().unwrap();
        let mut bare = DeflateEncoder::new(Vec::new(), Compression::fast());
        bare.write_all(text).unwrap();
        let of = |bytes: &[u8], header: &str| decode(bytes, Some(header.as_bytes()), 1 << 20).unwrap();
        assert_eq!(of(&gzip(text), "GZip"), text);
        assert_eq!(of(&zlib, "deflate"), text);
        assert_eq!(of(&bare.finish().unwrap(), "deflate"), text);
        assert_eq!(of(&gzip(&zlib), "deflate, gzip"), text);
        assert_eq!(of(text, "gzip"), text, "a header that was left behind");
        assert_eq!(of(text, "identity"), text);
    }

    #[test]
    fn a_bomb_goes_off_within_the_limit() {
        let bomb = gzip(&vec![0; 8 << 20]);
        assert!(bomb.len() < 20_000);
        assert_eq!(decode(&bomb, Some(b"gzip"), 1 << 20), Err(CodingFault::TooLong { limit: 1 << 20 }));
        let double = gzip(&bomb);
        assert_eq!(
            decode(&double, Some(b"gzip, gzip"), 1 << 20),
            Err(CodingFault::TooLong { limit: 1 << 20 })
        );
    }

    #[test]
    fn what_cannot_be_undone_says_why() {
        let half = gzip(b"Estonia backs the bid.");
        let cut = decode(&half[..half.len() - 9], Some(b"gzip"), 1 << 20).unwrap_err();
        assert!(matches!(cut, CodingFault::Damaged(_)), "{cut}");
        assert_eq!(decode(b"x", Some(b"sdch"), 9), Err(CodingFault::Unknown("sdch".into())));
    }
}
