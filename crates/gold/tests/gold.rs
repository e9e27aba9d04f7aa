//! Gold is read from files and folders; faulty gold is named row by row.

use std::fs;

use claimwire_gold::{GoldError, parse_gold, read_documents, read_gold};

fn row(id: &str, start: u32, end: u32) -> String {
    format!(
        "{{\"id\": \"{id}\", \"doc\": \"a.txt\", \"type\": \"vote\", \
         \"evidence\": {{\"start\": {start}, \"end\": {end}, \"quote\": \"q\"}}, \"key\": {{}}, \"attrs\": {{}}}}\n"
    )
}

#[test]
fn faulty_rows_are_all_named() {
    let text =
        [&row("1", 0, 1), "{\"id\": \"2\"}\n", &row("1", 0, 1), &row("3", 5, 2), "nonsense\n"].concat();
    let Err(GoldError::Rows(problems)) = parse_gold("g", text.as_bytes()) else { panic!("faults pass") };
    let told: Vec<String> =
        problems.iter().map(|it| format!("{}:{} {}", it.line, it.column, it.reason)).collect();
    assert_eq!(
        told,
        [
            "2:11 missing field `doc`",
            "3:2 id \"1\" stands in line 1 already",
            "4:45 evidence ends at 2 before it starts at 5",
            "5:2 expected ident",
        ]
    );
}

#[test]
fn a_folder_is_all_its_claim_gold_in_order() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("b")).unwrap();
    fs::write(folder.path().join("b/x.gold.jsonl"), row("1", 0, 1)).unwrap();
    fs::write(folder.path().join("a.gold.jsonl"), row("1", 0, 1) + &row("2", 0, 1)).unwrap();
    fs::write(folder.path().join("facts.gold.jsonl"), "{\"fact\": 1}\n").unwrap();
    fs::write(folder.path().join("b/articles.jsonl"), "{\"path\": \"z/quiet.txt\"}\n").unwrap();
    let gold = read_gold(folder.path()).unwrap();
    let names: Vec<_> =
        gold.files.iter().map(|file| file.file_name().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!((gold.claims.len(), names), (3, vec!["a.gold.jsonl".to_owned(), "x.gold.jsonl".to_owned()]));
    assert_eq!(read_documents(folder.path()).unwrap().into_iter().collect::<Vec<_>>(), ["quiet.txt"]);
    let before = gold.sha256;
    fs::write(folder.path().join("b/x.gold.jsonl"), row("9", 0, 1)).unwrap();
    assert_ne!(read_gold(folder.path()).unwrap().sha256, before);
}

#[test]
fn a_folder_without_gold_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(read_gold(folder.path()), Err(GoldError::Absent { .. })));
    assert!(matches!(read_gold(&folder.path().join("none")), Err(GoldError::Read { .. })));
}
