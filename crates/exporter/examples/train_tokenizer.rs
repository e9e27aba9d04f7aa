//! The articles of `corpus/` turn into `assets/tokenizer.json`, the built-in tokenizer: a byte-level BPE.
//!
//! ```sh
//! cargo run -p claimwire-exporter --features tokenizers --example train_tokenizer            # writes it
//! cargo run -p claimwire-exporter --features tokenizers --example train_tokenizer -- --check # tells whether it is up to date
//! ```
//!
//! The same articles give the same file. It need not follow every new article: an older one counts as well.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tokenizers::models::bpe::{BPE, BpeTrainerBuilder};
use tokenizers::pre_tokenizers::byte_level::ByteLevel;
use tokenizers::{
    DecoderWrapper, NormalizerWrapper, PostProcessorWrapper, PreTokenizerWrapper, TokenizerBuilder,
};

/// Tokens in the vocabulary. With more, the corpus has too few words to tell what is common.
const VOCABULARY: usize = 3000;
/// A pair of tokens becomes a token where the corpus has it as often as this.
const LEAST: u64 = 3;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let place = root.join("assets/tokenizer.json");
    let made = trained(&texts(&root.join("../../corpus"))?).map_err(|error| error.to_string())?;
    if std::env::args().any(|argument| argument == "--check") {
        let is_same = fs::read_to_string(&place)? == made;
        println!("{} {}", place.display(), if is_same { "is up to date" } else { "differs: train it anew" });
        return Ok(if is_same { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    fs::write(&place, made)?;
    println!("wrote {}", place.display());
    Ok(ExitCode::SUCCESS)
}

/// The articles of a folder and the folders in it, in the order of their paths.
fn texts(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        if path.is_dir() {
            all.extend(texts(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            all.push(fs::read_to_string(&path)?);
        }
    }
    Ok(all)
}

fn trained(texts: &[String]) -> tokenizers::Result<String> {
    let bytes = || ByteLevel::default().add_prefix_space(false);
    let mut tokenizer = TokenizerBuilder::<
        BPE,
        NormalizerWrapper,
        PreTokenizerWrapper,
        PostProcessorWrapper,
        DecoderWrapper,
    >::new()
    .with_model(BPE::default())
    .with_pre_tokenizer(Some(bytes().into()))
    .with_decoder(Some(bytes().into()))
    .build()?;
    let mut trainer = BpeTrainerBuilder::new()
        .vocab_size(VOCABULARY)
        .min_frequency(LEAST)
        .initial_alphabet(ByteLevel::alphabet().into_iter().collect())
        .show_progress(false)
        .build();
    tokenizer.train(&mut trainer, texts.iter())?;
    Ok(tokenizer.to_string(false)? + "\n")
}
