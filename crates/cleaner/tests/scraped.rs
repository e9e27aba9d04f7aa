//! Pages as scrapers save them, made up in the manner of twelve kinds of outlet: what is not the article is zoned out,
//! and nothing of the article is lost.
//!
//! In `tests/scraped/` every line begins with what it must be: `-` no part of the article, `+` running text or
//! quotation, `t` headline, `s` standfirst, `h` sub-heading, `l` list item, `c` caption, `p` embedded post. Above the
//! first empty line stands what is known of the article.

use std::collections::HashMap;
use std::path::Path;

use claimwire_cleaner::clean_text;
use claimwire_record::Zone;

/// One made-up page.
struct Page {
    known: HashMap<String, String>,
    /// What each line must be, and the line.
    lines: Vec<(char, String)>,
}

impl Page {
    fn read(text: &str) -> Page {
        let (head, body) = text.split_once("\n\n").expect("an empty line ends the head");
        let known = head.lines().filter_map(|line| line.split_once(": "));
        let line = |line: &str| (line.chars().next().unwrap_or(' '), line.get(2..).unwrap_or("").to_owned());
        Page {
            known: known.map(|(key, value)| (key.to_owned(), value.to_owned())).collect(),
            lines: body.lines().map(line).collect(),
        }
    }
    fn text(&self) -> String {
        self.lines.iter().map(|(_, line)| format!("{line}\n")).collect()
    }
}

fn fits(mark: char, zone: Zone) -> bool {
    match mark {
        '-' => !zone.is_read(),
        '+' => matches!(zone, Zone::Body | Zone::Quote),
        't' => zone == Zone::Title,
        's' => matches!(zone, Zone::Subtitle | Zone::Body),
        'h' => zone == Zone::Heading,
        'l' => zone == Zone::List,
        'c' => zone == Zone::Caption,
        'p' => zone == Zone::Post,
        _ => false,
    }
}

/// What is wrong with the reading of one page.
fn faults(name: &str, page: &Page) -> Vec<String> {
    let article = clean_text(name, page.text().as_bytes(), None).expect("every page holds an article");
    let mut faults = Vec::new();
    let mut at = 0;
    for (mark, line) in &page.lines {
        let shown = line.trim();
        let start = (at + (line.len() - line.trim_start().len())) as u32;
        at += line.len() + 1;
        if shown.is_empty() {
            continue;
        }
        let paragraph = article.paragraphs.iter().find(|it| it.bytes().holds(start));
        match paragraph {
            Some(paragraph) if fits(*mark, paragraph.zone) => {}
            Some(paragraph) => faults.push(format!("{name}: {mark} {shown:?} is {:?}", paragraph.zone)),
            None => faults.push(format!("{name}: {shown:?} is in no paragraph")),
        }
    }
    let document = &article.document;
    let told =
        [("published", &document.published), ("author", &document.author), ("agency", &document.agency)];
    for (key, value) in told {
        if page.known.get(key) != value.as_ref() {
            faults.push(format!("{name}: {key} is {value:?}, not {:?}", page.known.get(key)));
        }
    }
    faults
}

#[test]
fn pages_of_twelve_kinds_of_outlet_lose_their_noise_and_nothing_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scraped");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort_unstable();
    assert_eq!(paths.len(), 12);
    let mut all = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        all.extend(faults(&name, &Page::read(&std::fs::read_to_string(path).unwrap())));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
