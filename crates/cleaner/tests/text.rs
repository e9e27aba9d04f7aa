//! Plain text to zones, dates and names, over articles made up for these tests.

use claimwire_cleaner::{CleanError, Metadata, clean, clean_text};
use claimwire_record::{Article, PublishedBasis, Zone};

fn read(text: &str) -> Article {
    clean_text("a.txt", text.as_bytes(), None).unwrap()
}

/// Zones in order, one letter each.
fn zones(text: &str) -> String {
    read(text).paragraphs.iter().map(|paragraph| letter(paragraph.zone)).collect()
}

fn letter(zone: Zone) -> char {
    match zone {
        Zone::Title => 'T',
        Zone::Subtitle => 'S',
        Zone::Heading => 'H',
        Zone::Body => 'b',
        Zone::Quote => 'q',
        Zone::List => 'l',
        Zone::Table => 't',
        Zone::Caption => 'c',
        Zone::Post => 'p',
        Zone::Byline => 'y',
        Zone::Dateline => 'd',
        Zone::Boilerplate => '.',
    }
}

const BODY: &str =
    "The harbour board of Arbor closed the old quay on Saturday after a storm cracked its wall.";

#[test]
fn a_scraped_article_falls_into_its_zones() {
    let text = format!(
        "\u{feff}EN | FR\r\n12 °C\r\nArbor\r\n\r\nOld quay of Arbor stays shut after storm\r\n\r\nOld quay of Arbor stays shut after storm The quay at dawn\r\n\
         By Jo Tarn\r\nIssued on:\r\n3 May 2031\r\n\r\n{BODY}\r\n\r\nRead more: Storm hits\r\n\r\nNo date for repairs\r\n\r\n{BODY}\r\n\r\n\
         Most read\r\nStorm hits Arland\r\nFerries stay in port\r\n© 2031"
    );
    let article = read(&text);
    assert_eq!(zones(&text), "...TcyddbHb....".replace("bHb", "b.Hb"));
    assert_eq!(article.text.as_bytes(), text.as_bytes());
    assert!(article.text_is_input);
    let document = article.document;
    assert_eq!(document.title.as_deref(), Some("Old quay of Arbor stays shut after storm"));
    assert_eq!(document.author.as_deref(), Some("Jo Tarn"));
    assert_eq!(document.published.as_deref(), Some("2031-05-03"));
    assert_eq!(document.published_basis, Some(PublishedBasis::Dateline));
}

#[test]
fn an_article_without_a_headline_begins_with_its_body() {
    assert_eq!(zones(&format!("{BODY}\n{BODY}")), "bb");
    assert_eq!(
        zones(
            "The harbour board of Arbor closed the old quay\nafter a storm cracked its wall.\nIt stays shut."
        ),
        "bb"
    );
}

#[test]
fn a_standfirst_labels_and_names_stand_round_the_headline() {
    let text =
        format!("World\nQuay stays shut after storm\nBoard promises report within a month\nJo Tarn\n{BODY}");
    assert_eq!(zones(&text), ".TSyb");
}

#[test]
fn the_sidecar_names_the_headline_and_comes_first() {
    let metadata = Metadata {
        title: Some("Quay shut".into()),
        published: Some("2031-05".into()),
        author: Some("Anna Holt".into()),
        ..Metadata::default()
    };
    let text = format!("Some other line that is up here\nQuay shut\nBy Jo Tarn\n3 May 2031\n{BODY}");
    let article = clean("dir\\a.txt", text.as_bytes(), Some(&metadata)).unwrap();
    assert_eq!(article.paragraphs[1].zone, Zone::Title);
    assert_eq!(article.document.path, "dir/a.txt");
    assert_eq!(article.document.author.as_deref(), Some("Anna Holt"));
    assert_eq!(article.document.published_basis, Some(PublishedBasis::Sidecar));
}

#[test]
fn lists_markdown_and_quotations_keep_their_marks() {
    let text = format!(
        "# Quay shut\n\n{BODY}\n\n## What next\n\nThe board named:\nArland\nBorland\n- a third one\n> We saw it.\n| a | b |\n{BODY}"
    );
    assert_eq!(zones(&text), "TbHblllqtb");
}

#[test]
fn links_below_the_article_are_set_aside_from_three_on() {
    assert_eq!(
        zones(&format!("{BODY}\n\nStorm hits Arland\nFerries stay in port\nBoard to meet in May")),
        "b..."
    );
    assert_eq!(zones(&format!("{BODY}\n\nStorm hits Arland")), "bb");
}

#[test]
fn a_related_list_ends_where_the_article_goes_on() {
    let text = format!(
        "{BODY}\nRelated articles\nStorm hits Arland\nFerries stay in port\n{BODY}\nLatest news\nOne more"
    );
    assert_eq!(zones(&text), "b...b..");
    assert_eq!(zones(&format!("Latest news\n\nQuay of Arbor stays shut\n\n{BODY}")), ".Tb");
}

#[test]
fn an_appeal_goes_on_as_long_as_it_speaks_to_the_reader() {
    let text = format!("{BODY}\nThank you for donating to the Lantern.\nYou keep it free for all.\n{BODY}");
    assert_eq!(zones(&text), "b..b");
}

#[test]
fn an_agency_and_a_date_are_read_from_the_prefix_and_left_in_the_body() {
    let article = read(&format!("ARBOR/LISBON, May 3, 2031 (Reuters) - {BODY}\n\n{BODY}"));
    assert_eq!(article.document.agency.as_deref(), Some("Reuters"));
    assert_eq!(article.document.published.as_deref(), Some("2031-05-03"));
    assert_eq!(article.paragraphs[0].zone, Zone::Body);
    let undated = read(&format!("Arbor (AFP) – {BODY}"));
    assert_eq!((undated.document.agency.as_deref(), undated.document.published), (Some("AFP"), None));
}

#[test]
fn a_prefix_without_a_year_takes_it_from_a_date_close_by() {
    let near = read(&format!("ARBOR, May 3 (AP) — {BODY} The storm of 28 April 2031 was the worst."));
    assert_eq!(near.document.published.as_deref(), Some("2031-05-03"));
    let far = read(&format!("ARBOR, May 3 (AP) — {BODY} The storm of 28 December 2030 was the worst."));
    assert_eq!(far.document.published, None);
}

#[test]
fn a_post_dates_the_article_that_names_its_weekday() {
    let post = "The quay is safe.\n— Jo Tarn (@jotarn) May 3, 2031";
    let article = read(&format!("{BODY}\n{post}\n{BODY}"));
    assert_eq!(article.document.published.as_deref(), Some("2031-05-03"));
    assert_eq!(article.document.published_basis, Some(PublishedBasis::DatedEvidence));
    let other_day = read(&format!("The quay was closed on Tuesday by the board.\n{post}"));
    assert_eq!(other_day.document.published, None);
}

#[test]
fn a_dated_weekday_is_evidence_only_as_news() {
    let published = |text: &str| read(text).document.published;
    assert_eq!(published("The board met on Saturday, 3 May 2031, in Arbor.").as_deref(), Some("2031-05-03"));
    assert_eq!(published("The board will meet on Saturday, 3 May 2031, in Arbor."), None);
    assert_eq!(published("The board met on Monday, 3 May 2031, in Arbor."), None);
    assert_eq!(published("The board met on Saturday, the 3rd of May, in Arbor."), None);
    assert_eq!(published("The board met on 3 May 2031 in Arbor."), None);
}

#[test]
fn a_page_of_noise_is_an_error_that_says_why() {
    let error = clean_text("a.txt", b"Home\nLog in\nAccept all", None).unwrap_err();
    assert_eq!(error, CleanError::NoArticle { paragraphs: 3, first: "navigation".into() });
}

#[test]
fn offsets_are_those_of_the_file() {
    let text = "\u{feff}Čas změny v přístavu\n\nPřístav v Arboru zůstává od soboty zavřený.";
    let article = read(text);
    let title = &article.paragraphs[0];
    assert_eq!((title.span.start, title.span.byte_start), (Some(1), Some(3)));
    assert_eq!(article.paragraph_text(title), "Čas změny v přístavu");
}

#[test]
fn an_agency_that_is_spoken_of_is_no_origin() {
    let agency = |text: &str| read(text).document.agency;
    assert_eq!(agency("Traders at Bloomberg - a firm of renown - closed the desk on Monday."), None);
    assert_eq!(agency("Reuters reported on Monday that the quay was shut."), None);
    assert_eq!(
        agency("ARBOR, Reuters: The quay was shut on Monday by the board.").as_deref(),
        Some("Reuters")
    );
}

#[test]
fn an_unknown_agency_is_known_by_the_place_in_capitals() {
    let agency = |text: &str| read(text).document.agency;
    assert_eq!(
        agency("PORT ARBOR, Arl. (Lantern Wire) — The quay was shut on Monday.").as_deref(),
        Some("Lantern Wire")
    );
    assert_eq!(agency("ARBOR, May 3 (Agency) - The quay was shut on Monday."), None);
    assert_eq!(agency("Anna Holt (Green Party) - a member of the board - left it on Monday."), None);
}

#[test]
fn author_and_date_are_found_in_one_line() {
    let document = read(&format!("Quay stays shut after storm\n3 May 2031 · by Jo Tarn\n{BODY}")).document;
    assert_eq!(
        (document.author.as_deref(), document.published.as_deref()),
        (Some("Jo Tarn"), Some("2031-05-03"))
    );
    let other =
        read(&format!("Quay stays shut after storm\nBy Jo Tarn in Arbor | 3 May 2031\n{BODY}")).document;
    assert_eq!((other.author.as_deref(), other.published.as_deref()), (Some("Jo Tarn"), Some("2031-05-03")));
}

#[test]
fn a_short_line_with_a_sentence_in_it_is_no_heading() {
    let text = format!("{BODY}\nThere was anger. A man shouted: “Who knew?”\n{BODY}");
    assert_eq!(zones(&text), "bbb");
}
