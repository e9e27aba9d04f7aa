//! Console sessions: what a user types and what comes back, in `tests/cmd/*.trycmd` and the README.
//!
//! `TRYCMD=overwrite cargo test` accepts what comes back now.

#[test]
fn sessions_go_as_written() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd").case("../../README.md").case("../../docs/guide.md");
}
