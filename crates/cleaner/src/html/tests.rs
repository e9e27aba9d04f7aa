//! Pages made up for these tests: which text is found, in which zone, and what the markup says.

use claimwire_record::{Article, PublishedBasis, Zone};

use crate::{CleanError, clean_html};

fn read(page: &str) -> Article {
    clean_html("page.html", page.as_bytes(), None).unwrap()
}

fn zones(article: &Article) -> Vec<(Zone, &str)> {
    article.paragraphs.iter().map(|paragraph| (paragraph.zone, article.paragraph_text(paragraph))).collect()
}

fn beside(article: &Article) -> Vec<(Zone, &str)> {
    article.asides.iter().map(|aside| (aside.zone, aside.text.as_str())).collect()
}

const ONE: &str =
    "The harbour board of Arbor closed the old quay on Monday after a storm had cracked its wall.";
const TWO: &str =
    "Ferries to the islands leave from the new pier, and the board promised a report within a month.";

#[test]
fn an_article_is_read_in_order_and_its_furniture_set_aside() {
    let page = format!(
        "<html lang=en><head><title>Quay closed | Borland Post</title><script>var x = '<p>no</p>';</script></head><body>\
         <nav><a href=/>Home</a> <a href=/w>World</a></nav><header><h1>Quay&nbsp;closed</h1></header>\
         <article><span class=byline>By Jo Tarn</span><p>{ONE}</p><h2>What next</h2><p>{TWO}</p>\
         <aside><p>{ONE}</p></aside><ul><li>One ferry</li><li><a href=/x>Other news of ours</a></li></ul>\
         <blockquote><p>We saw it crack.</p></blockquote><figure><img><figcaption>The quay</figcaption></figure>\
         <table><tr><th>Pier</th><td>Ferries</td></tr></table><div class=share-bar>Tell your friends</div></article>\
         <footer>© 2031</footer></body></html>"
    );
    let article = read(&page);
    let expected = [
        (Zone::Body, ONE),
        (Zone::Heading, "What next"),
        (Zone::Body, TWO),
        (Zone::List, "One ferry"),
        (Zone::Quote, "We saw it crack."),
        (Zone::Table, "Pier | Ferries"),
    ];
    assert_eq!(zones(&article), expected);
    let expected = [
        (Zone::Title, "Quay closed"),
        (Zone::Byline, "By Jo Tarn"),
        (Zone::Boilerplate, ONE),
        (Zone::Boilerplate, "Other news of ours"),
        (Zone::Caption, "The quay"),
        (Zone::Boilerplate, "Tell your friends"),
    ];
    assert_eq!(beside(&article), expected);
    assert!(!article.text_is_input);
    assert_eq!(article.document.language.as_deref(), Some("en"));
    assert_eq!(article.document.author.as_deref(), Some("Jo Tarn"));
    assert!(article.asides.iter().all(|it| it.zone != Zone::Boilerplate || it.reason.is_some()));
}

#[test]
fn json_ld_says_most_and_is_found_in_a_graph() {
    let page = format!(
        r#"<head><link rel=canonical href="https://borland.example/quay"><meta property="og:title" content="Other">
        <script type="application/ld+json">not json</script>
        <script type="application/ld+json">{{"@graph": [{{"@type": "WebSite"}}, {{"@type": ["NewsArticle"],
        "headline": "Quay  closed", "datePublished": "2031-05-03T23:30:00+02:00", "publisher": {{"name": "Borland Post"}},
        "author": [{{"name": "Jo Tarn"}}, "Anna Holt"], "inLanguage": "en-GB"}}]}}</script></head>
        <main><h1>Borland Post</h1><h2>Quay closed</h2><p>{ONE}</p><p>{TWO}</p></main>"#
    );
    let article = read(&page);
    let document = &article.document;
    assert_eq!(document.title.as_deref(), Some("Quay closed"));
    assert_eq!(document.url.as_deref(), Some("https://borland.example/quay"));
    assert_eq!(document.publisher.as_deref(), Some("Borland Post"));
    assert_eq!(document.author.as_deref(), Some("Jo Tarn, Anna Holt"));
    assert_eq!(document.published.as_deref(), Some("2031-05-03"));
    assert_eq!(document.published_basis, Some(PublishedBasis::Markup));
    assert_eq!(document.language.as_deref(), Some("en-GB"));
    assert!(beside(&article).contains(&(Zone::Title, "Quay closed")));
}

#[test]
fn meta_elements_are_used_where_there_is_no_json_ld() {
    let page = format!(
        "<title>Quay closed – Borland Post</title><meta property=og:site_name content='Borland Post'>\
         <meta name=author content='Jo Tarn'><meta property=article:published_time content='2031-05-03'><p>{ONE}</p><p>{TWO}</p>"
    );
    let document = read(&page).document;
    assert_eq!(document.title.as_deref(), Some("Quay closed"));
    assert_eq!(
        (document.author.as_deref(), document.published.as_deref()),
        (Some("Jo Tarn"), Some("2031-05-03"))
    );
}

#[test]
fn without_marks_the_densest_element_is_the_article() {
    let page = format!(
        "<div id=a><div><a href=1>One</a><p>A short teaser of some other article of the day.</p></div>\
         <div class='page no-sidebar'><p>{ONE}</p><p>{TWO}</p><p>Nobody was hurt when the wall of the quay gave way in the night, the harbour master told the board.</p></div></div>"
    );
    let article = read(&page);
    let body: Vec<_> = zones(&article).into_iter().filter(|it| it.0 == Zone::Body).collect();
    assert_eq!(body.len(), 3);
}

#[test]
fn line_breaks_make_paragraphs_and_bold_lines_headings() {
    let page = format!(
        "<article><div>{ONE}<br><br>{TWO}<br>Last line of it.</div><p><b>What next</b></p><p>{TWO}</p></article>"
    );
    let article = read(&page);
    let last = format!("{TWO}\nLast line of it.");
    assert_eq!(
        zones(&article),
        [(Zone::Body, ONE), (Zone::Body, last.as_str()), (Zone::Heading, "What next"), (Zone::Body, TWO)]
    );
    assert_eq!(article.text, format!("{ONE}\n\n{last}\n\nWhat next\n\n{TWO}"));
}

#[test]
fn embedded_posts_and_related_lists_are_told_apart() {
    let page = format!(
        "<article><p>{ONE}</p><blockquote class=twitter-tweet><p>The quay is safe!</p>— Jo Tarn (@jotarn) <a href=x>May 3, 2031</a></blockquote>\
         <p>{TWO}</p><h3>Related articles</h3><ul><li>Storm hits Arland</li></ul></article>"
    );
    let article = read(&page);
    let found: Vec<Zone> = zones(&article).into_iter().map(|it| it.0).collect();
    assert_eq!(found, [Zone::Body, Zone::Post, Zone::Post, Zone::Body]);
    assert_eq!(article.asides.len(), 2);
}

#[test]
fn a_page_in_another_character_set_is_read() {
    let mut page = b"<meta charset=windows-1251><p>".to_vec();
    page.extend(b"\xcf\xf0\xe8\xf7\xe0\xeb \xe7\xe0\xea\xf0\xfb\xf2.".repeat(20));
    assert!(clean_html("a.html", &page, None).unwrap().text.starts_with("Причал закрыт."));
}

#[test]
fn deep_nesting_and_empty_pages_are_errors_not_crashes() {
    let deep = "<div>".repeat(crate::MAX_DEPTH + 1);
    assert!(matches!(clean_html("a.html", deep.as_bytes(), None), Err(CleanError::TooDeep { .. })));
    let allowed = format!("{}{ONE}", "<div>".repeat(900));
    assert_eq!(zones(&read(&allowed)), [(Zone::Body, ONE)]);
    assert!(matches!(
        clean_html("a.html", b"<html><body></body></html>", None),
        Err(CleanError::Empty { .. })
    ));
    let noise = clean_html("a.html", b"<nav>Home</nav><footer>All rights reserved</footer>", None);
    assert!(matches!(noise, Err(CleanError::NoArticle { .. })), "{noise:?}");
}

#[test]
fn every_paragraph_says_where_it_stands_in_the_page() {
    let page = format!(
        "<body><div><h1>Quay</h1></div><div><article><p>{ONE}</p>\n<p>{TWO} &amp; more.</p><p>The <b>wall</b> fell.</p></article></div>"
    );
    let article = read(&page);
    let path = |index: usize| article.paragraphs[index].page.path.clone().unwrap();
    let prefix = "html > body > div:nth-of-type(2) > article:nth-of-type(1)";
    assert_eq!(path(0), format!("{prefix} > p:nth-of-type(1)"));
    assert_eq!(path(2), format!("{prefix} > p:nth-of-type(3)"));
    let bytes = |index: usize| {
        let place = &article.paragraphs[index].page;
        Some(&page[place.byte_start? as usize..place.byte_end? as usize])
    };
    assert_eq!(bytes(0), Some(ONE));
    assert_eq!(bytes(1), None);
    assert_eq!(bytes(2), Some("The <b>wall</b> fell."));
}

#[test]
fn a_section_page_yields_no_article_and_says_so() {
    let teaser = format!("<div><h3><a href=/a>Quay closed after storm</a></h3><p>{ONE}</p></div>");
    let page = format!("<body><h1>Arland</h1><main>{}</main></body>", teaser.repeat(9));
    let error = clean_html("arland.html", page.as_bytes(), None).unwrap_err();
    assert_eq!(error, CleanError::Index { headlines: 9 });
    let article = page.replace("<body>", "<meta property=og:type content=article><body>");
    assert!(clean_html("arland.html", article.as_bytes(), None).is_ok());
}

#[test]
fn pages_built_to_stall_the_parser_are_given_up_in_time() {
    let started = std::time::Instant::now();
    let lists = "<ul><li>".repeat(16_000);
    assert!(matches!(clean_html("a.html", lists.as_bytes(), None), Err(CleanError::TooDeep { .. })));
    let divs = "<div>".repeat(10_000_000);
    assert!(matches!(clean_html("a.html", divs.as_bytes(), None), Err(CleanError::TooDeep { .. })));
    let tags = "<p>a</p>".repeat(600_000);
    assert!(matches!(clean_html("a.html", tags.as_bytes(), None), Err(CleanError::TooManyTags { .. })));
    assert!(started.elapsed().as_secs() < 10);
}
