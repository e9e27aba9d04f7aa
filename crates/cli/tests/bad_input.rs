//! Whatever is wrong with one document is named, and the others are read all the same.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{GOOD, Ran, claimwire, command, folder_with_good_article};

/// Runs over a folder with a good article and whatever `spoil` adds; the good one must come through.
fn beside_a_good_article(spoil: impl FnOnce(&Path)) -> Ran {
    let folder = folder_with_good_article();
    spoil(folder.path());
    let ran = Ran::on(folder.path());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let articles = ran.rows("articles.jsonl");
    assert_eq!(articles.len(), 1, "the good article is read: {}", ran.stderr);
    assert!(articles[0]["document"]["path"].as_str().unwrap().ends_with("/good.txt"));
    ran
}

/// The document is set aside for the reason, and message and file name are shown too.
fn assert_set_aside(ran: &Ran, file: &str, reason: &str, byte: Option<u64>) -> Value {
    let row = ran.rejected();
    assert_eq!(row["schema"], "rejected/1");
    assert!(row["path"].as_str().unwrap().ends_with(file), "{row}");
    assert_eq!((row["reason"].as_str(), row["byte"].as_u64()), (Some(reason), byte), "{row}");
    for key in ["message", "remedy"] {
        let text = row[key].as_str().unwrap();
        assert!(!text.is_empty() && ran.stderr.contains(text), "{key} of {row} in {}", ran.stderr);
    }
    assert!(ran.stderr.contains(file), "{}", ran.stderr);
    row
}

#[test]
fn invalid_utf8_is_named_by_its_byte() {
    let ran =
        beside_a_good_article(|folder| fs::write(folder.join("bad.txt"), b"Caf\xe9 closes.\n").unwrap());
    assert_set_aside(&ran, "bad.txt", "invalid_utf8", Some(3));
}

#[test]
fn an_empty_file_is_set_aside() {
    let ran = beside_a_good_article(|folder| fs::write(folder.join("bad.txt"), b"").unwrap());
    assert_set_aside(&ran, "bad.txt", "empty", None);
}

#[test]
fn blanks_alone_are_empty_too() {
    let ran = beside_a_good_article(|folder| fs::write(folder.join("bad.txt"), " \n\t\u{feff}\n").unwrap());
    assert_set_aside(&ran, "bad.txt", "empty", None);
}

#[test]
fn an_article_in_another_language_is_set_aside_unless_it_is_asked_for() {
    let german = "Die Ministerin sagte am Montag in Oslo, die Regierung werde dem Vertrag über die Häfen nicht zustimmen.\n\n\
                  Der Sprecher der Opposition nannte das einen Fehler, der viele Familien an der Küste treffen würde. \
                  Über die Frage soll noch vor dem Sommer abgestimmt werden, wenn auch die Nachbarländer ihre Haltung \
                  geklärt haben. Bis dahin bleibt alles, wie es ist.";
    let ran = beside_a_good_article(|folder| fs::write(folder.join("german.txt"), german).unwrap());
    let row = assert_set_aside(&ran, "german.txt", "other_language", None);
    assert!(row["message"].as_str().unwrap().contains("German"), "{row}");

    let folder = folder_with_good_article();
    fs::write(folder.path().join("german.txt"), german).unwrap();
    let out = TempDir::new().unwrap();
    let run = command()
        .args(["run", "--any-language", "--no-report", "-o"])
        .args([out.path(), folder.path()])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let articles = fs::read_to_string(out.path().join("articles.jsonl")).unwrap();
    assert_eq!(articles.lines().count(), 2);
}

#[test]
fn a_binary_file_is_named_by_its_byte() {
    let ran =
        beside_a_good_article(|folder| fs::write(folder.join("bad.txt"), b"\x7fELF\0\0\0\x01").unwrap());
    let row = ran.rejected();
    assert_eq!(row["reason"], "binary");
    assert!(row["byte"].is_u64(), "{row}");
}

#[test]
fn a_file_of_200_mb_is_not_read() {
    let started = Instant::now();
    let ran = beside_a_good_article(|folder| {
        File::create(folder.join("bad.txt")).unwrap().set_len(200_000_000).unwrap();
    });
    assert_set_aside(&ran, "bad.txt", "too_large", Some(64 << 20));
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn kinds_that_are_not_read_yet_say_so() {
    let ran = beside_a_good_article(|folder| fs::write(folder.join("bad.pdf"), b"%PDF-1.7\n").unwrap());
    let row = assert_set_aside(&ran, "bad.pdf", "unsupported_kind", None);
    assert!(row["message"].as_str().unwrap().contains("not read yet"), "{row}");
}

#[test]
fn an_archive_that_is_cut_short_is_named_by_its_record() {
    let ran = beside_a_good_article(|folder| fs::write(folder.join("bad.warc"), b"WARC/1.0\r\n").unwrap());
    assert_set_aside(&ran, "bad.warc#1", "broken_record", Some(0));
}

#[test]
fn companions_of_a_saved_page_are_no_articles() {
    let ran = beside_a_good_article(|folder| fs::write(folder.join("bad.css"), b"p { color: red }").unwrap());
    assert_set_aside(&ran, "bad.css", "unsupported_kind", None);
}

#[test]
fn malformed_sidecar_rows_are_named_by_line_and_the_others_used() {
    let ran = beside_a_good_article(|folder| {
        let rows = "{\"path\": \"good.txt\", \"publisher\": \"The Example\", \"published\": \"2024-04-02\"}\n{\"path\": \n";
        fs::write(folder.join("articles.jsonl"), rows).unwrap();
    });
    let row = assert_set_aside(&ran, "articles.jsonl", "malformed_sidecar_row", None);
    assert_eq!(row["line"], 2);
    let document = &ran.rows("articles.jsonl")[0]["document"];
    assert_eq!(
        (&document["publisher"], &document["published"]),
        (&json!("The Example"), &json!("2024-04-02"))
    );
}

#[test]
fn gold_and_notes_and_hidden_files_are_no_documents() {
    let ran = beside_a_good_article(|folder| {
        for name in ["claims.gold.jsonl", "README.md", "SOURCES-A.md", ".hidden.txt"] {
            fs::write(folder.join(name), "no article").unwrap();
        }
    });
    assert_eq!(ran.rows("rejected.jsonl"), [] as [Value; 0]);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    #[test]
    fn a_directory_loop_is_named_and_left() {
        let ran = beside_a_good_article(|folder| {
            fs::create_dir(folder.join("sub")).unwrap();
            symlink("..", folder.join("sub/back")).unwrap();
        });
        assert_set_aside(&ran, "sub/back", "directory_loop", None);
    }

    #[test]
    fn a_link_that_leads_nowhere_is_missing() {
        let ran = beside_a_good_article(|folder| symlink("gone.txt", folder.join("bad.txt")).unwrap());
        assert_set_aside(&ran, "bad.txt", "missing", None);
    }

    #[test]
    fn a_link_to_itself_is_unreadable() {
        let ran = beside_a_good_article(|folder| symlink("bad.txt", folder.join("bad.txt")).unwrap());
        assert_set_aside(&ran, "bad.txt", "unreadable", None);
    }

    #[test]
    fn a_pipe_is_not_waited_for() {
        let ran = beside_a_good_article(|folder| {
            let made = Command::new("mkfifo").arg(folder.join("bad.txt")).status().unwrap();
            assert!(made.success());
        });
        assert_set_aside(&ran, "bad.txt", "not_a_file", None);
    }

    #[test]
    fn an_unreadable_file_is_set_aside() {
        let folder = folder_with_good_article();
        let bad = folder.path().join("bad.txt");
        fs::write(&bad, GOOD).unwrap();
        fs::set_permissions(&bad, fs::Permissions::from_mode(0o000)).unwrap();
        if File::open(&bad).is_ok() {
            eprintln!("skipped: this user may read every file, whatever its permissions");
            return;
        }
        let ran = Ran::on(folder.path());
        assert_eq!(ran.code, 0);
        assert_set_aside(&ran, "bad.txt", "unreadable", None);
    }

    /// Whether signal 2 is ignored, as in what a script starts in the background (Linux tells it by process).
    fn interrupts_are_ignored() -> bool {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask & 0b10 != 0)
    }

    #[test]
    fn ctrl_c_ends_a_filter_as_the_shell_expects() {
        use std::os::unix::process::ExitStatusExt;
        if interrupts_are_ignored() {
            eprintln!(
                "skipped: whoever started this test told it to ignore interrupts, and the command obeys too"
            );
            return;
        }
        let mut child = command().arg("clean").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        // A parent may have left the signal ignored until the command sets its own handler, so it is sent until heard;
        // standard input stays open meanwhile.
        let input = child.stdin.take();
        let mut ended = None;
        for _ in 0..100 {
            std::thread::sleep(Duration::from_millis(100));
            Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
            ended = child.try_wait().unwrap();
            if ended.is_some() {
                break;
            }
        }
        drop(input);
        let ended = ended.expect("the command ends within ten seconds");
        // Ended by signal 2, which a shell shows as 130, or with that code itself.
        assert!(ended.signal() == Some(2) || ended.code() == Some(130), "{ended:?}");
    }
}

#[test]
fn a_missing_folder_is_the_end() {
    let ran = Ran::on(Path::new("no/such/folder"));
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("no/such/folder") && ran.stderr.contains("check the path"), "{}", ran.stderr);
    assert!(!ran.output.exists(), "nothing is written where there is nothing to read");
}

#[test]
fn a_missing_file_beside_a_good_folder_is_set_aside() {
    let folder = folder_with_good_article();
    let ran = Ran::with(&[folder.path(), Path::new("no-such-file.txt")]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_set_aside(&ran, "no-such-file.txt", "missing", None);
}

#[test]
fn a_folder_with_nothing_readable_is_the_end_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bad.txt"), b"\xff").unwrap();
    let ran = Ran::on(folder.path());
    assert_eq!(ran.code, 2);
    assert_set_aside(&ran, "bad.txt", "invalid_utf8", Some(0));
    assert!(ran.stderr.contains("no document could be read"), "{}", ran.stderr);
}

#[test]
fn output_that_cannot_be_written_is_the_end() {
    let folder = folder_with_good_article();
    let file = folder.path().join("good.txt");
    let output = claimwire([Path::new("run"), folder.path(), Path::new("-o"), &file]);
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("good.txt") && stderr.contains("help:"), "{stderr}");
    assert_eq!(fs::read_to_string(file).unwrap(), GOOD);
}

/// A folder of rules with one broken file.
fn broken_rules() -> TempDir {
    let rules = tempfile::tempdir().unwrap();
    let ran = claimwire(["rules", "new", "toy", "--rules", rules.path().to_str().unwrap()]);
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
    let path = rules.path().join("toy/broken.toml");
    fs::write(path, "[[rule]]\nid = \"toy/broken\"\nversion = 1\nabout = \"x\"\npattern = '''{party'''\n")
        .unwrap();
    rules
}

#[test]
fn a_broken_rule_file_is_shown_with_a_caret() {
    let (rules, folder) = (broken_rules(), folder_with_good_article());
    let ran = Ran::with(&[folder.path(), Path::new("--rules"), rules.path()]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("toy/broken.toml:5:"), "{}", ran.stderr);
    assert!(ran.stderr.contains("{party") && ran.stderr.contains('^'), "{}", ran.stderr);
    assert!(!ran.output.exists());
}

#[test]
fn malformed_article_records_are_named_by_line_and_the_others_used() {
    let folder = folder_with_good_article();
    let articles = claimwire([Path::new("clean"), folder.path()]).stdout;
    let mut extract = command()
        .arg("extract")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut rows = b"{\"schema\": \n".to_vec();
    rows.extend(&articles);
    let crooked = String::from_utf8(articles).unwrap().replacen("\"byte_end\":", "\"byte_end\":9", 1);
    rows.extend(crooked.as_bytes());
    extract.stdin.take().unwrap().write_all(&rows).unwrap();
    let output = extract.wait_with_output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{stderr}");
    assert!(
        stderr.contains("standard input:1: column ") && stderr.contains("standard input:3: "),
        "{stderr}"
    );
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let mut clean = command()
        .arg("clean")
        .args(vec![crate::support::corpus(); 1])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(clean.stdout.take());
    let output = clean.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}
