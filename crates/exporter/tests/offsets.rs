//! Offsets in bytes and code points, held against a library that maps them in its own way: the tokenizers of
//! Hugging Face tell where each word stands, in either measure.

use claimwire_record::{Byte, Offsets, Span};
use proptest::prelude::*;
use tokenizers::Tokenizer;

/// A tokenizer whose tokens are the words and marks of a text.
fn words() -> Tokenizer {
    let model = r#"{"version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": null,
        "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": null, "decoder": null,
        "model": {"type": "WordLevel", "vocab": {"?": 0}, "unk_token": "?"}}"#;
    Tokenizer::from_bytes(model).expect("the tokenizer is whole")
}

fn agree(text: &str) -> Result<(), TestCaseError> {
    let (tokenizer, offsets) = (words(), Offsets::new(text));
    let in_bytes = tokenizer.encode(text, false).unwrap();
    let in_chars = tokenizer.encode_char_offsets(text, false).unwrap();
    prop_assert_eq!(in_bytes.len(), in_chars.len());
    for (bytes, chars) in in_bytes.get_offsets().iter().zip(in_chars.get_offsets()) {
        let place = offsets.locate(Span::<Byte>::of_range(bytes.0..bytes.1));
        let ours = (place.start.unwrap() as usize, place.end.unwrap() as usize);
        prop_assert_eq!(ours, *chars, "bytes {:?} of {:?}", bytes, text);
    }
    Ok(())
}

#[test]
fn words_of_a_long_text_stand_where_the_library_says() {
    let text = "Čaputová šla – “it’s 😀 e\u{301}t\u{e9}” and İstanbul. ".repeat(60);
    agree(&text).unwrap();
    assert!(words().encode(text, false).unwrap().len() > 600);
}

proptest! {
    #[test]
    fn code_points_are_where_an_independent_library_finds_them(text in "(\\PC|[ \n\t.’–😀é]){0,400}") {
        agree(&text)?;
    }
}
