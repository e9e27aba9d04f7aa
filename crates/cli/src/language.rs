//! The text of an article turns into the language that it is written in, where that is another than the rules read.
//!
//! The rules are for English; on other languages they would find words that mean something else there. What language a
//! text is in is told by its letters and their triples (whatlang), and only in doubt by what the page says of itself:
//! many pages say wrongly that they are in English, or say nothing. Short texts and lists of names mislead the triples;
//! where every fourteenth word is one that English alone uses, the text is English.

use whatlang::Lang;

/// How many bytes of a text are looked at.
const READ: usize = 2_000;
/// A text of fewer bytes is too short to tell.
const FEWEST: usize = 200;

/// The English name of the language of `text`, where it is not English: surely so, or likely so and `declared` (a tag
/// of BCP 47) to be in another. None for English, and where it cannot be told.
pub(crate) fn foreign(text: &str, declared: Option<&str>) -> Option<&'static str> {
    let end = (0..=READ.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
    let beginning = &text[..end];
    if beginning.len() < FEWEST {
        return None;
    }
    if has_english(beginning) {
        return None;
    }
    let found = whatlang::detect(beginning)?;
    let is_declared = declared.is_some_and(|tag| !tag.to_ascii_lowercase().starts_with("en"));
    ((found.is_reliable() || is_declared) && found.lang() != Lang::Eng).then(|| found.lang().eng_name())
}

/// Whether every fourteenth word or more is a common one of English that is none of its neighbours among languages.
fn has_english(text: &str) -> bool {
    let (words, found) = text
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .fold((0, 0), |(words, found), word| (words + 1, found + usize::from(is_english(word))));
    found * 14 >= words && found > 0
}

/// Whether a word, in any case, is a common one of English that other languages do not write so.
fn is_english(word: &str) -> bool {
    const LONGEST: usize = 5;
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    matches!(
        &*lower,
        b"the"
            | b"and"
            | b"that"
            | b"with"
            | b"from"
            | b"which"
            | b"his"
            | b"their"
            | b"been"
            | b"were"
            | b"would"
            | b"said"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "Die Ministerin sagte am Montag in Oslo, die Regierung werde dem Vertrag über die Häfen nicht \
                          zustimmen. Der Sprecher der Opposition nannte das einen Fehler, der viele Familien an der \
                          Küste treffen würde. Über die Frage soll noch vor dem Sommer abgestimmt werden.";
    const ENGLISH: &str = "The minister said in Oslo on Monday that the government would not agree to the treaty on \
                           harbours. A spokesman for the opposition called it a mistake that would hurt many families \
                           along the coast. The question is to be put to a vote before the summer.";
    const RUSSIAN: &str = "Министр заявила в понедельник в Осло, что правительство не согласится с договором о гаванях. \
                           Представитель оппозиции назвал это ошибкой, которая ударит по многим семьям на побережье.";

    #[test]
    fn other_languages_are_told_from_english() {
        assert_eq!(foreign(GERMAN, None), Some("German"));
        assert_eq!(foreign(ENGLISH, None), None);
    }

    #[test]
    fn a_page_in_english_that_says_it_is_in_german_is_read() {
        assert_eq!(foreign(ENGLISH, Some("de")), None);
    }

    #[test]
    fn a_few_words_are_too_few_to_tell() {
        assert_eq!(foreign("Die Ministerin sagte am Montag nichts.", Some("de")), None);
    }

    #[test]
    fn names_between_a_few_words_of_english_are_english() {
        let line = "The presidents Klaus van der Merwe and Kaja Botha met with Jan van den Berg. ";
        assert_eq!(foreign(&line.repeat(3), Some("af")), None);
        assert!(has_english("The leader of the party said that the names were Botha and van der Merwe."));
        assert!(!has_english(GERMAN));
    }

    #[test]
    fn a_letter_is_never_cut_in_two() {
        for odd in ["", "x"] {
            assert_eq!(foreign(&format!("{odd}{}", RUSSIAN.repeat(20)), None), Some("Russian"));
        }
    }
}
