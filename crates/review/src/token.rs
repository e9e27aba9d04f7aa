//! Random bytes turn into the word that lets a browser in.

use crate::ReviewError;

/// What a browser must show to read or write: 128 random bits, or a word that the user chose.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A token out of the system's random bytes, in 32 hex digits.
    ///
    /// # Errors
    /// Where the system gives none.
    pub fn random() -> Result<Self, ReviewError> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes).map_err(|error| ReviewError::NoToken(error.to_string()))?;
        Ok(Token(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
    }
    /// A token that the user chose.
    ///
    /// # Errors
    /// Where it is shorter than 16 characters, or holds others than letters, digits, `-` and `_`: it travels in
    /// addresses and cookies.
    pub fn chosen(word: &str) -> Result<Self, ReviewError> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if word.len() >= 16 && word.chars().all(fits) {
            Ok(Token(word.to_owned()))
        } else {
            Err(ReviewError::Unfit("a token has at least 16 letters, digits, - or _".into()))
        }
    }
    /// The token as it stands in the address that lets a browser in.
    pub fn word(&self) -> &str {
        &self.0
    }
    /// Whether a word is the token, in a time that does not tell how much of it is right.
    pub fn is(&self, word: &str) -> bool {
        let differing = self.0.bytes().zip(word.bytes()).fold(0, |differing, (a, b)| differing | (a ^ b));
        self.0.len() == word.len() && differing == 0
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_and_match_only_themselves() {
        let (one, two) = (Token::random().unwrap(), Token::random().unwrap());
        assert!(one.is(one.word()) && !one.is(two.word()) && !one.is("") && !one.is(&one.word()[1..]));
        assert!(Token::chosen("short").is_err() && Token::chosen("with blanks in the word").is_err());
        assert!(!format!("{one:?}").contains(one.word()), "a token is not for logs");
    }
}
