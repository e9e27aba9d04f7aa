//! Every record's offsets lead to the words that it quotes: in code points and in bytes, in corpus and chaos.

use std::collections::HashMap;
use std::fs;
use std::sync::LazyLock;

use claimwire_cli::{Options, Stages};
use claimwire_record::{Article, Claim, Location, SlotValue, Source};
use proptest::prelude::*;

use crate::support::{Ran, corpus};

/// How much of the text stands on either side of a quote, in code points.
const SIDE: usize = 32;

/// The words at a location, read by bytes and by code points, which must agree.
fn at<'t>(text: &'t str, location: &Location) -> &'t str {
    let (bytes, points) = (location.bytes().expect("bytes"), location.code_points().expect("code points"));
    let by_bytes = text.get(bytes.range()).expect("bytes on borders of characters");
    let by_points: String = text.chars().skip(points.start as usize).take(points.len() as usize).collect();
    assert_eq!(by_bytes, by_points);
    by_bytes
}

/// Words that a record mentions must stand where it says, or nowhere.
fn assert_mention(text: &str, mention: Option<&str>, location: &Location) {
    match (location.bytes(), mention) {
        (Some(_), Some(mention)) => assert_eq!(at(text, location), mention),
        (Some(_), None) => panic!("a place without words: {:?}", at(text, location)),
        (None, _) => assert_eq!(*location, Location::default(), "all four offsets are there, or none"),
    }
}

fn assert_source(text: &str, source: &Source) {
    assert_mention(text, source.mention.as_deref(), &source.span);
}

/// Every offset of a claim leads to the words that it quotes.
fn assert_claim(text: &str, claim: &Claim) {
    assert_eq!(at(text, &claim.span), claim.quote);
    let span = claim.span.bytes().unwrap().range();
    let before: Vec<char> = text[..span.start].chars().rev().take(SIDE).collect();
    assert_eq!(before.into_iter().rev().collect::<String>(), claim.prefix);
    assert_eq!(text[span.end..].chars().take(SIDE).collect::<String>(), claim.suffix);
    assert!(text.contains(&claim.sentence), "the sentence is the text's own: {:?}", claim.sentence);
    for value in claim.slots.values() {
        if let SlotValue::Entity(entity) = value {
            assert_mention(text, entity.mention.as_deref(), &entity.span);
        }
    }
    assert_mention(text, claim.quantity.text.as_deref(), &claim.quantity.span);
    assert_source(text, &claim.attribution.source);
    claim.attribution.via.iter().for_each(|source| assert_source(text, source));
}

#[test]
fn in_the_corpus_every_quote_stands_where_its_span_says() {
    let ran = Ran::on(&corpus());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let read = |row| serde_json::from_value::<Article>(row).expect("an article record");
    let articles: Vec<Article> = ran.rows("articles.jsonl").into_iter().map(read).collect();
    for article in articles.iter().filter(|article| article.text_is_input) {
        assert_eq!(
            fs::read_to_string(&article.document.path).unwrap(),
            article.text,
            "offsets are the file's own"
        );
    }
    let texts: HashMap<&str, &str> =
        articles.iter().map(|article| (article.document.path.as_str(), article.text.as_str())).collect();
    for row in ran.rows("claims.jsonl") {
        let claim: Claim = serde_json::from_value(row).expect("a claim record");
        assert_claim(texts[claim.document.path.as_str()], &claim);
    }
}

/// Chaos reads as any language.
static STAGES: LazyLock<Stages> =
    LazyLock::new(|| match Stages::load(&Options { any_language: true, ..Options::default() }) {
        Ok(stages) => stages,
        Err(failure) => panic!("{failure:?}"),
    });

/// Cleans and extracts, and holds every claim and paragraph to the text.
fn assert_all(name: &str, input: &str) {
    let Ok(article) = claimwire_cleaner::clean(name, input.as_bytes(), None) else { return };
    if name.ends_with(".txt") {
        assert_eq!(article.text, input);
    }
    for paragraph in &article.paragraphs {
        assert_eq!(at(&article.text, &paragraph.span), article.paragraph_text(paragraph));
    }
    let claims = STAGES.extract(&article).unwrap_or_else(|row| panic!("{row}"));
    claims.iter().for_each(|claim| assert_claim(&article.text, claim));
}

/// Pieces of news, so that there are claims to find among the chaos.
const PIECES: &[&str] = &[
    "Estonia backs Mark Rutte for NATO secretary general. ",
    "“We support him,” Kaja Kallas told reporters on Tuesday. ",
    "The motion survived 211-148, with 3 abstentions. ",
    "At least 110 people were killed and dozens injured in Nepal. ",
    "More than 20 of the 32 allies have not officially endorsed him, according to three diplomats. ",
    "Lithuania is also understood to be backing Rutte. ",
    "The Dutchman\nspends 1.63% of GDP on defence, Čaputová said. ",
    "Romanian president Klaus Iohannis ",
    "Read more: ",
    "\n\n",
    "<p>",
    "</p>",
];

/// What stands between two words; most often a space.
const SPACES: &[&str] = &[" ", " ", " ", " ", "\t", "\n", "\u{a0}", "  "];

fn chaos() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[\\PC\\n\\t]{0,24}",
        1 => prop::sample::select(&["\u{301}", "\u{feff}", "\u{200f}", "😀", "ﬁ", "İ", "ß", "\r\n", "\u{2028}"][..])
            .prop_map(str::to_owned),
    ];
    let broken = (piece, prop::sample::select(SPACES)).prop_map(|(piece, space)| piece.replace(' ', space));
    prop::collection::vec(broken, 0..12).prop_map(|pieces| pieces.concat())
}

#[test]
fn a_mention_over_a_tab_keeps_it() {
    for space in ["\t", "\u{a0}", "  "] {
        let text = "The harbour motion survived 211-148. A flood in north western Nepal killed 12 people. Blue Harbour \
                    chief executive Ann Pell resigned.";
        let text = text.replace(' ', space);
        assert_all("spaces.txt", &text);
        let article = claimwire_cleaner::clean("spaces.txt", text.as_bytes(), None).expect("an article");
        let mentions =
            |claim: &Claim| claim.slots.values().filter(|slot| matches!(slot, SlotValue::Entity(_))).count();
        let claims = STAGES.extract(&article).expect("claims");
        assert!(claims.iter().map(mentions).sum::<usize>() > 1, "something is mentioned");
    }
}

#[test]
fn the_body_of_a_vote_a_joint_name_and_a_thing_opposed_are_mentioned_as_printed() {
    let text = "The Senate\tJudiciary\tCommittee debated the water bill until midnight. The vote was 52 to 48.\n\n\
                The Ada\tand Bree Chamber\tof Commerce endorsed Ann Pell.\n\n\
                Estonia opposes a “moratorium\ton charter schools and says so.";
    assert_all("mentions.txt", text);
    let article = claimwire_cleaner::clean("mentions.txt", text.as_bytes(), None).expect("an article");
    let claims = STAGES.extract(&article).expect("claims");
    let mentions: Vec<&str> = claims
        .iter()
        .flat_map(|claim| claim.slots.values())
        .filter_map(|slot| slot.entity()?.mention.as_deref())
        .collect();
    for printed in [
        "Senate\tJudiciary\tCommittee",
        "Ada\tand Bree Chamber\tof Commerce",
        "a “moratorium\ton charter schools",
    ] {
        assert!(mentions.contains(&printed), "{printed:?} is not among {mentions:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn in_any_text_every_quote_stands_where_its_span_says(text in chaos()) {
        assert_all("chaos.txt", &text);
        assert_all("chaos.html", &text);
    }
}
