//! What holds for any text: paragraphs are ordered and disjoint, and every character that shows is in one.

use claimwire_cleaner::{CleanError, clean_html, clean_text};
use claimwire_record::Article;
use proptest::prelude::*;

fn shows(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}' | '\u{ad}')
}

fn check(article: &Article) -> Result<(), TestCaseError> {
    let mut end = 0;
    for paragraph in &article.paragraphs {
        let range = paragraph.bytes().range();
        prop_assert!(end <= range.start && range.start < range.end && range.end <= article.text.len());
        prop_assert!(!article.text[end..range.start].chars().any(shows));
        let span = paragraph.span.code_points().unwrap();
        let by_chars: String =
            article.text.chars().skip(span.start as usize).take(span.len() as usize).collect();
        prop_assert_eq!(by_chars.as_str(), article.paragraph_text(paragraph));
        end = range.end;
    }
    prop_assert!(!article.text[end..].chars().any(shows));
    Ok(())
}

/// Lines as news pages have them, strung together at random.
fn lines() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("Quay stays shut after storm".to_owned()),
        Just("The board of Arbor closed the quay on Saturday.".to_owned()),
        Just("and some ten ferries,".to_owned()),
        Just("— Jo (@jo) May 3, 2031".to_owned()),
        Just("Related articles".to_owned()),
        Just("5.6 C".to_owned()),
        Just("By".to_owned()),
        Just(String::new()),
        "\\PC{0,30}",
    ];
    let ends = prop_oneof![Just("\n"), Just("\r\n"), Just("\r"), Just("\u{2028}"), Just(" \n ")];
    proptest::collection::vec((line, ends), 0..25)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

proptest! {
    #[test]
    fn any_text_is_covered_once(text in prop_oneof![any::<String>(), lines()]) {
        match clean_text("a", text.as_bytes(), None) {
            Ok(article) => {
                prop_assert_eq!(&article.text, &text);
                check(&article)?;
            }
            Err(CleanError::Empty { .. }) => prop_assert!(!text.chars().any(shows)),
            Err(_) => {}
        }
    }

    #[test]
    fn any_page_gives_sound_spans(parts in proptest::collection::vec(prop_oneof![
        Just("<p>".to_owned()), Just("</div>".to_owned()), Just("<div class=share>".to_owned()), Just("<table><tr><td>".to_owned()),
        Just("<br>".to_owned()), Just("<article>".to_owned()), Just("<h1>".to_owned()), Just("<blockquote>".to_owned()),
        Just("<a href=x>".to_owned()), Just("<script>".to_owned()), Just("&nbsp;&#8203;&amp;".to_owned()), "\\PC{0,60}",
    ], 0..30)) {
        if let Ok(article) = clean_html("a.html", parts.concat().as_bytes(), None) {
            check(&article)?;
        }
    }

    #[test]
    fn any_bytes_give_an_article_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = claimwire_cleaner::clean("a", &bytes, None);
        let _ = claimwire_cleaner::read_sidecar(&bytes, "articles.jsonl");
    }
}
