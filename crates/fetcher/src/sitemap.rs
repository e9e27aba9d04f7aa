//! The bytes of a sitemap turn into the addresses that it lists (sitemaps.org protocol 0.9, with the dates of
//! news sitemaps).

use std::io::Read;

use flate2::bufread::MultiGzDecoder;
use quick_xml::Reader;
use quick_xml::events::Event;

/// The most that a sitemap may unpack to, by its protocol.
const MOST_BYTES: u64 = 50 << 20;

/// One address of a sitemap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Listed {
    pub address: String,
    /// When it was published or, failing that, changed last; a day or a time in ISO 8601.
    pub date: Option<String>,
}

/// What a sitemap lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sitemap {
    pub pages: Vec<Listed>,
    pub sitemaps: Vec<Listed>,
}

/// Reads a sitemap or an index of sitemaps, packed with gzip or not.
///
/// # Errors
/// Where the bytes are neither, in words. What stands before broken XML is read.
pub(crate) fn read_sitemap(bytes: &[u8]) -> Result<Sitemap, String> {
    let unpacked = match bytes.starts_with(&[0x1f, 0x8b]) {
        true => unpack(bytes)?,
        false => bytes.to_vec(),
    };
    let text = String::from_utf8_lossy(&unpacked);
    let (mut reader, mut state) = (Reader::from_str(&text), State::default());
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => state.open(start.local_name().as_ref()),
            Ok(Event::Text(text)) => state.text.push_str(&String::from_utf8_lossy(&text)),
            Ok(Event::CData(text)) => state.text.push_str(&String::from_utf8_lossy(&text)),
            Ok(Event::GeneralRef(name)) => state.entity(&String::from_utf8_lossy(&name)),
            Ok(Event::End(end)) => state.close(end.local_name().as_ref()),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    if state.is_sitemap { Ok(state.found) } else { Err("no sitemap".into()) }
}

fn unpack(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut unpacked = Vec::new();
    match MultiGzDecoder::new(bytes).take(MOST_BYTES + 1).read_to_end(&mut unpacked) {
        Ok(read) if read as u64 <= MOST_BYTES => Ok(unpacked),
        Ok(_) => Err(format!("it unpacks to more than {MOST_BYTES} bytes")),
        Err(error) => Err(format!("it does not unpack: {error}")),
    }
}

#[derive(Debug, Default)]
struct State {
    is_sitemap: bool,
    text: String,
    listed: Listed,
    found: Sitemap,
}

impl State {
    fn open(&mut self, name: &[u8]) {
        self.text.clear();
        match name {
            b"urlset" | b"sitemapindex" => self.is_sitemap = true,
            b"url" | b"sitemap" => self.listed = Listed::default(),
            _ => {}
        }
    }
    fn entity(&mut self, name: &str) {
        match name {
            "amp" | "#38" | "#x26" => self.text.push('&'),
            "apos" | "#39" => self.text.push('\''),
            "quot" => self.text.push('"'),
            _ => {}
        }
    }
    fn close(&mut self, name: &[u8]) {
        let text = self.text.trim();
        match name {
            // Pictures and videos have a `loc` of another name or none of their own before the page's.
            b"loc" if self.listed.address.is_empty() => self.listed.address = text.to_owned(),
            b"publication_date" => self.listed.date = Some(text.to_owned()),
            b"lastmod" if self.listed.date.is_none() => self.listed.date = Some(text.to_owned()),
            b"url" => self.found.pages.push(std::mem::take(&mut self.listed)),
            b"sitemap" => self.found.sitemaps.push(std::mem::take(&mut self.listed)),
            _ => {}
        }
        self.text.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_their_dates_are_read() {
        let xml = r#"<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="n">
            <url><loc> https://example.org/a?x=1&amp;y=2 </loc><lastmod>2024-04-03</lastmod>
            <news:news><news:publication_date>2024-04-02T10:00:00Z</news:publication_date></news:news></url>
            <url><loc><![CDATA[https://example.org/b]]></loc></url></urlset>"#;
        let listed = |address: &str, date: Option<&str>| Listed {
            address: address.into(),
            date: date.map(Into::into),
        };
        let expected = [
            listed("https://example.org/a?x=1&y=2", Some("2024-04-02T10:00:00Z")),
            listed("https://example.org/b", None),
        ];
        assert_eq!(read_sitemap(xml.as_bytes()).unwrap().pages, expected);
    }

    #[test]
    fn an_index_lists_sitemaps_and_broken_xml_ends_it() {
        let xml =
            "<sitemapindex><sitemap><loc>https://example.org/1.xml</loc></sitemap><sitemap><loc>x</sitemap>";
        let index = read_sitemap(xml.as_bytes()).unwrap();
        assert_eq!((index.sitemaps.len(), index.pages.len()), (1, 0));
        assert!(read_sitemap(b"<html><p>none").is_err());
    }
}
