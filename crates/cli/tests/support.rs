//! Running the command and reading what it wrote.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// An article with nothing wrong about it.
pub const GOOD: &str = "Estonia backs Rutte\n\nEstonia backs Mark Rutte for NATO secretary general.\n";

/// The corpus of this repository.
pub fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus")
}

/// The command, with an environment that changes nothing.
pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimwire"));
    command.env_remove("CLAIMWIRE_RULES").env_remove("NO_COLOR");
    command
}

/// Runs the command to its end.
pub fn claimwire<I: IntoIterator<Item: AsRef<std::ffi::OsStr>>>(args: I) -> Output {
    command().args(args).output().expect("the command starts")
}

/// What `claimwire run` did with a folder.
pub struct Ran {
    /// Exit code.
    pub code: i32,
    /// Standard error.
    pub stderr: String,
    /// The folder of the output.
    pub output: PathBuf,
    _temporary: TempDir,
}

impl Ran {
    /// Runs the command on a folder.
    pub fn on(input: &Path) -> Ran {
        Ran::with(&[input.as_os_str()])
    }
    /// Runs the command with these arguments and an output folder of its own.
    pub fn with<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Ran {
        let temporary = tempfile::tempdir().unwrap();
        let output = temporary.path().join("out");
        let ran =
            command().arg("run").args(args).arg("-o").arg(&output).output().expect("the command starts");
        let stderr = String::from_utf8(ran.stderr).expect("messages are UTF-8");
        assert!(ran.stdout.is_empty(), "data goes to the folder");
        Ran { code: ran.status.code().unwrap_or(-1), stderr, output, _temporary: temporary }
    }
    /// The rows of an output file.
    pub fn rows(&self, name: &str) -> Vec<Value> {
        read_rows(&self.output.join(name))
    }
    /// The one row of `rejected.jsonl`.
    pub fn rejected(&self) -> Value {
        let rows = self.rows("rejected.jsonl");
        assert_eq!(rows.len(), 1, "{rows:?}\n{}", self.stderr);
        rows[0].clone()
    }
}

/// The rows of a JSON Lines file.
pub fn read_rows(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

/// A folder with one good article in it.
pub fn folder_with_good_article() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.txt"), GOOD).unwrap();
    folder
}
