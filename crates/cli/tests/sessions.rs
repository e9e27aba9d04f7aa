//! Console sessions: what a user types and what comes back, in `tests/cmd/*.trycmd` and the README.
//!
//! `TRYCMD=overwrite cargo test` accepts what comes back now.

use std::fs;
use std::path::Path;

#[test]
fn sessions_go_as_written() {
    trycmd::TestCases::new()
        .case("tests/cmd/*.trycmd")
        .case("../../README.md")
        .case("../../docs/guide.md")
        .case("../../docs/rule-language.md");
}

#[test]
fn the_pack_on_the_page_about_rules_is_the_one_that_its_sessions_use() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    let page = fs::read_to_string(docs.join("rule-language.md")).unwrap();
    let mut blocks = page.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default());
    for name in ["type.toml", "pledges.toml"] {
        let file = fs::read_to_string(docs.join("rule-language.in/aid/pledge").join(name)).unwrap();
        assert_eq!(blocks.next(), Some(file.as_str()), "{name}");
    }
}
