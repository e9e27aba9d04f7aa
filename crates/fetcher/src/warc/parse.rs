//! The bytes of a stream turn into one record, or into what is wrong with it.

use std::io::{self, BufRead, Read};

use super::record::{self, RecordKind};
use super::window::Window;

/// The most that is read of one record's named fields.
const MOST_FIELDS: u64 = 64 << 10;

/// Named fields in the order of the file.
type Fields = Vec<(String, String)>;

/// What stands next in a stream of records.
#[derive(Debug)]
pub(super) enum Next {
    /// A record: its fields, and its block if that is wanted.
    Record(Fields, Vec<u8>),
    /// Something that begins like a record and is none; the stream is behind where it could be read to.
    Broken(String),
    /// Nothing.
    End,
}

/// Reads the next record; blocks longer than `limit` are not kept.
///
/// # Errors
/// Where the stream itself cannot be read, as behind damage in a gzip member.
pub(super) fn next<R: Read>(stream: &mut Window<R>, limit: u64) -> io::Result<Next> {
    skip_blank_lines(stream)?;
    stream.mark();
    let start = stream.peek(5)?;
    if start.is_empty() {
        return Ok(Next::End);
    }
    if !start.starts_with(b"WARC/") {
        return broken(stream, "no record begins here".into());
    }
    let Some(head) = head(stream)? else {
        return broken(stream, "the fields of the record do not end".into());
    };
    let fields = fields(&head);
    match record::field(&fields, "Content-Length").and_then(|value| value.trim().parse().ok()) {
        Some(length) => block(stream, fields, length, limit),
        None => broken(stream, "the record does not say its length (Content-Length)".into()),
    }
}

/// The block behind the fields, if its length is as the record says.
fn block<R: Read>(stream: &mut Window<R>, fields: Fields, length: u64, limit: u64) -> io::Result<Next> {
    let wanted = record::kind(&fields) != RecordKind::Other;
    let mut block = Vec::new();
    let mut body = stream.by_ref().take(length);
    let read = match wanted && length <= limit {
        true => body.read_to_end(&mut block)? as u64,
        false => io::copy(&mut body, &mut io::sink())?,
    };
    if read < length {
        let message = format!("the record ends after {read} of {length} bytes");
        return broken(stream, message);
    }
    skip_blank_lines(stream)?;
    let behind = stream.peek(5)?;
    if !(behind.is_empty() || behind.starts_with(b"WARC/")) {
        return broken(stream, format!("the record does not end where it says, after {length} bytes"));
    }
    if wanted && length > limit {
        let message = format!("the record has {length} bytes, and no more than {limit} are read of one");
        return Ok(Next::Broken(message));
    }
    Ok(Next::Record(fields, block))
}

/// Goes to where the next record seems to begin.
fn broken<R: Read>(stream: &mut Window<R>, message: String) -> io::Result<Next> {
    stream.back();
    stream.consume(1);
    if stream.seek_to(b"\nWARC/")? {
        stream.consume(1);
    }
    Ok(Next::Broken(message))
}

fn skip_blank_lines<R: Read>(stream: &mut Window<R>) -> io::Result<()> {
    while let Some(b'\r' | b'\n') = stream.peek(1)?.first() {
        stream.consume(1);
    }
    Ok(())
}

/// The lines up to the first empty one; none where that does not come.
fn head<R: Read>(stream: &mut Window<R>) -> io::Result<Option<Vec<u8>>> {
    let mut head = Vec::new();
    let mut bounded = stream.by_ref().take(MOST_FIELDS);
    loop {
        let line = bounded.read_until(b'\n', &mut head)?;
        let ended = head.ends_with(b"\n");
        match &head[head.len() - line..] {
            b"\r\n" | b"\n" => return Ok(Some(head)),
            // The stream or the bound ends here.
            b"" => return Ok(None),
            _ if !ended => return Ok(None),
            _ => {}
        }
    }
}

/// `Name: value` lines; a line that begins with a blank goes on with the value before it.
fn fields(head: &[u8]) -> Fields {
    let mut fields: Fields = Vec::new();
    for line in String::from_utf8_lossy(head).lines().skip(1) {
        match (line.starts_with([' ', '\t']), fields.last_mut(), line.split_once(':')) {
            (true, Some((_, value)), _) => {
                value.push(' ');
                value.push_str(line.trim());
            }
            (_, _, Some((name, value))) => fields.push((name.trim().to_owned(), value.trim().to_owned())),
            _ => {}
        }
    }
    fields
}
