//! One record of a WARC file: its named fields and its block (ISO 28500:2017, 5 and 6).

/// What a record holds (ISO 28500:2017, 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordKind {
    /// A response of a server, with its HTTP headers.
    Response,
    /// Something that was stored without the protocol it came by.
    Resource,
    /// A record turned into another form, such as the plain text of a page.
    Conversion,
    /// A page that is as it was when it was stored before.
    Revisit,
    /// All that holds no page: warcinfo, request, metadata, continuation, kinds yet unknown.
    Other,
}

/// One record of a WARC file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarcRecord {
    /// Its place in the file, counted from 1; broken records count.
    pub number: u64,
    /// The byte of the file where it begins, or where its gzip member does.
    pub offset: u64,
    /// Its named fields in the order of the file.
    pub fields: Vec<(String, String)>,
    /// Its block; empty for [`RecordKind::Other`], which nothing here reads.
    pub block: Vec<u8>,
}

impl WarcRecord {
    /// The first field of that name; names have no case.
    pub fn field(&self, name: &str) -> Option<&str> {
        field(&self.fields, name)
    }
    /// What it holds.
    pub fn kind(&self) -> RecordKind {
        kind(&self.fields)
    }
    /// The address that it is about. WARC 1.0 was widely read to want angle brackets around it.
    pub fn target(&self) -> Option<&str> {
        self.field("WARC-Target-URI").map(|uri| uri.trim_start_matches('<').trim_end_matches('>'))
    }
    /// Whether whoever wrote it says that its block is not all there (ISO 28500:2017, 5.13).
    pub fn is_truncated(&self) -> bool {
        self.field("WARC-Truncated").is_some()
    }
}

pub(super) fn field<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

pub(super) fn kind(fields: &[(String, String)]) -> RecordKind {
    match field(fields, "WARC-Type").unwrap_or("").to_ascii_lowercase().as_str() {
        "response" => RecordKind::Response,
        "resource" => RecordKind::Resource,
        "conversion" => RecordKind::Conversion,
        "revisit" => RecordKind::Revisit,
        _ => RecordKind::Other,
    }
}
