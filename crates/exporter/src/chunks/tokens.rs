//! A text turns into a number of tokens, as a language model would count them.

use std::io;
use std::path::Path;

use tokenizers::Tokenizer;

use crate::ExportError;

/// A byte-level BPE of English news; `cargo run --example train_tokenizer` says how it was made.
const BUILT_IN: &[u8] = include_bytes!("../../assets/tokenizer.json");

/// Counts tokens.
pub struct Tokens(Tokenizer);

impl std::fmt::Debug for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tokens").field("vocabulary", &self.0.get_vocab_size(true)).finish()
    }
}

impl Tokens {
    /// The tokenizer that comes with the program. It is small, so that it counts more tokens than the large
    /// vocabularies of language models do: what fits by it fits them.
    ///
    /// # Errors
    /// Where the program was built with a broken file.
    pub fn built_in() -> Result<Self, ExportError> {
        Tokens::of(Path::new("tokenizer.json"), BUILT_IN)
    }
    /// The tokenizer of a model, from its `tokenizer.json` (Hugging Face).
    ///
    /// # Errors
    /// Where the file cannot be read or is no tokenizer.
    pub fn read(path: &Path) -> Result<Self, ExportError> {
        let bytes = std::fs::read(path).map_err(|error| ExportError::new(path, "cannot be read", error))?;
        Tokens::of(path, &bytes)
    }
    fn of(path: &Path, bytes: &[u8]) -> Result<Self, ExportError> {
        let unfit = |error: tokenizers::Error| {
            ExportError::new(path, "is no tokenizer.json", io::Error::new(io::ErrorKind::InvalidData, error))
        };
        let mut tokenizer = Tokenizer::from_bytes(bytes).map_err(unfit)?;
        // A file may ask for texts to be cut or filled up to one length: the count would then be that length.
        tokenizer.with_truncation(None).map_err(unfit)?;
        tokenizer.with_padding(None);
        Ok(Tokens(tokenizer))
    }
    /// How many tokens a text has, without those that a model puts around it.
    ///
    /// # Errors
    /// Where the text holds what the vocabulary has no token for, and the tokenizer does not know what to do then.
    pub fn count(&self, text: &str) -> Result<usize, ExportError> {
        let encoding = self.0.encode_fast(text, false).map_err(|error| {
            ExportError::new(Path::new("tokenizer"), "cannot count tokens", io::Error::other(error))
        })?;
        Ok(encoding.len())
    }
}
