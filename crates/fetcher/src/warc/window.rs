//! A stream turns into one that can be taken back a little: to where a record began that turned out broken.

use std::io::{self, BufRead, Read};

/// How far back a stream can be taken: what is searched anew for the next record behind a broken one.
const MOST_HELD: usize = 1 << 20;
const STEP: usize = 64 << 10;

/// A stream with its position, and the bytes read since its mark.
#[derive(Debug)]
pub(super) struct Window<R> {
    source: R,
    /// The bytes of the stream from `base` on that are at hand; those behind `at` are still to be read.
    held: Vec<u8>,
    base: u64,
    at: usize,
    mark: usize,
}

impl<R: Read> Window<R> {
    pub fn new(source: R) -> Self {
        Window { source, held: Vec::new(), base: 0, at: 0, mark: 0 }
    }
    /// The stream itself; what was read ahead of the position is dropped.
    pub fn into_source(self) -> R {
        self.source
    }
    /// Bytes from the beginning of the stream to here.
    pub fn position(&self) -> u64 {
        self.base + self.at as u64
    }
    /// Remembers this place for [`Window::back`].
    pub fn mark(&mut self) {
        self.mark = self.at;
    }
    /// Goes back to the mark, or as near to it as is still at hand.
    pub fn back(&mut self) {
        self.at = self.mark;
    }
    /// The next `least` bytes or more; fewer only at the end of the stream.
    pub fn peek(&mut self, least: usize) -> io::Result<&[u8]> {
        while self.held.len() - self.at < least && self.read_more()? {}
        Ok(&self.held[self.at..])
    }
    /// Goes to where `needle` begins next; `false` where it does not, and the stream is at its end.
    pub fn seek_to(&mut self, needle: &[u8]) -> io::Result<bool> {
        let finder = memchr::memmem::Finder::new(needle);
        loop {
            let ahead = self.peek(needle.len())?;
            let (found, length) = (finder.find(ahead), ahead.len());
            match found {
                Some(at) => {
                    self.consume(at);
                    return Ok(true);
                }
                None if length < needle.len() => {
                    self.consume(length);
                    return Ok(false);
                }
                None => {
                    self.consume(length - (needle.len() - 1));
                    self.mark();
                }
            }
        }
    }
    fn read_more(&mut self) -> io::Result<bool> {
        if self.at - self.mark > MOST_HELD {
            self.mark = self.at;
        }
        self.held.drain(..self.mark);
        self.base += self.mark as u64;
        self.at -= self.mark;
        self.mark = 0;
        let length = self.held.len();
        self.held.resize(length + STEP, 0);
        let read = loop {
            match self.source.read(&mut self.held[length..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        self.held.truncate(length + *read.as_ref().unwrap_or(&0));
        Ok(read? > 0)
    }
}

impl<R: Read> Read for Window<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(out)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Window<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.peek(1)
    }
    fn consume(&mut self, amount: usize) {
        self.at = (self.at + amount).min(self.held.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_back_to_its_mark_across_reads() {
        let bytes: Vec<u8> = (0..300_000u32).map(|number| number as u8).collect();
        let mut window = Window::new(&bytes[..]);
        window.consume(0);
        window.read_exact(&mut [0; 100]).unwrap();
        window.mark();
        window.read_exact(&mut vec![0; 200_000]).unwrap();
        assert_eq!(window.position(), 200_100);
        window.back();
        assert_eq!((window.position(), window.peek(1).unwrap()[0]), (100, 100));
    }

    #[test]
    fn memory_is_bounded_however_far_the_mark_lies_back() {
        let mut window = Window::new(io::repeat(7).take(64 << 20));
        window.mark();
        io::copy(&mut window, &mut io::sink()).unwrap();
        assert_eq!(window.position(), 64 << 20);
        assert!(window.held.capacity() < 4 * MOST_HELD, "{}", window.held.capacity());
    }

    #[test]
    fn a_needle_is_found_across_the_steps() {
        let mut bytes = vec![b'x'; STEP - 2];
        bytes.extend(b"WARC/1.1");
        let mut window = Window::new(&bytes[..]);
        assert!(window.seek_to(b"WARC/").unwrap());
        assert_eq!(window.position(), STEP as u64 - 2);
        assert!(!window.seek_to(b"none such").unwrap());
    }
}
