//! Content hashes and ids: the same content gives the same id on every machine.

use sha2::{Digest, Sha256};

/// The SHA-256 (FIPS 180-4) of `bytes` in 64 lower-case hex digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// A 32-digit id over several fields; each field is length-prefixed so that no two field lists collide.
pub fn content_hash<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for field in fields {
        hasher.update((field.len() as u64).to_le_bytes());
        hasher.update(field.as_bytes());
    }
    hex(&hasher.finalize()[..16])
}

const DIGITS: &[u8; 16] = b"0123456789abcdef";

fn hex(bytes: &[u8]) -> String {
    let mut digits = vec![0; 2 * bytes.len()];
    for (pair, byte) in digits.chunks_exact_mut(2).zip(bytes) {
        pair.copy_from_slice(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
    }
    String::from_utf8(digits).expect("hex digits are ASCII")
}

/// The id part of a name that is already folded to ASCII: lower case, runs of other characters to one `-`,
/// apostrophes and full stops dropped ("O'Brien J." gives `obrien-j`).
pub fn folded_id(ascii_name: &str) -> String {
    let mut id = String::with_capacity(ascii_name.len());
    for c in ascii_name.chars() {
        match c {
            '\'' | '.' | '’' | '"' => {}
            c if c.is_ascii_alphanumeric() => id.push(c.to_ascii_lowercase()),
            _ if !id.ends_with('-') && !id.is_empty() => id.push('-'),
            _ => {}
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_do_not_run_into_each_other() {
        assert_ne!(content_hash(["ab", "c"]), content_hash(["a", "bc"]));
    }

    #[test]
    fn ids_drop_apostrophes_and_stops() {
        assert_eq!(folded_id("Kevin O'Brien Jr."), "kevin-obrien-jr");
        assert_eq!(folded_id("  Jean-Luc  Picard "), "jean-luc-picard");
    }
}
