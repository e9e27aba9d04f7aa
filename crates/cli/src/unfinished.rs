//! The records of a run that is under way turn into files that a killed run is taken up from.
//!
//! Until a run is done its records stand in the folder `.unfinished` of the output folder. A checkpoint puts them on
//! the disk and then writes one line to the journal: how many documents were worked on, and how long each file was.
//! The same command, given the same documents, rules and program, cuts the files back to the last whole line and goes
//! on from there; anything else begins anew.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::Failure;

/// The folder's name; hidden, so that no walk takes its files for articles.
const FOLDER: &str = ".unfinished";
/// The file whose first line names the task and whose others are checkpoints.
const JOURNAL: &str = "journal.jsonl";
/// How long a run works between two checkpoints.
const PAUSE: Duration = Duration::from_secs(2);
/// How many documents lie between two checkpoints at most.
const MOST_DOCUMENTS: u64 = 1000;

/// The files that documents add lines to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// `claims.jsonl`
    Claims,
    /// `articles.jsonl`
    Articles,
    /// Rows of `rejected.jsonl`, in the order of the documents.
    Rejected,
}

impl Part {
    const ALL: [Part; 3] = [Part::Claims, Part::Articles, Part::Rejected];

    fn name(self) -> &'static str {
        match self {
            Part::Claims => "claims.jsonl",
            Part::Articles => "articles.jsonl",
            Part::Rejected => "rejected.jsonl",
        }
    }
}

/// One line of the journal: what is on the disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Checkpoint {
    /// Documents worked on, in the order of the listing.
    pub documents: u64,
    /// Bytes of the articles that were read.
    pub bytes: u64,
    /// Bytes in each part, in the order of [`Part::ALL`].
    lengths: [u64; 3],
}

/// The records of a run under way.
#[derive(Debug)]
pub(crate) struct Unfinished {
    folder: PathBuf,
    parts: [BufWriter<File>; 3],
    journal: File,
    now: Checkpoint,
    saved: Checkpoint,
    saved_at: Instant,
    /// Held as long as the run goes on, so that no second run writes to the same files.
    _lock: File,
}

impl Unfinished {
    /// Takes up what an earlier run of the same `task` left in `output`, unless this one `is_fresh`, or begins anew.
    ///
    /// # Errors
    /// Where another run is at work in the folder, or the files cannot be made.
    pub fn open(output: &Path, task: &str, is_fresh: bool) -> Result<Self, Failure> {
        let folder = output.join(FOLDER);
        fs::create_dir_all(&folder).map_err(|error| unwritten(&folder, &error))?;
        let lock = lock(&folder)?;
        let (now, journal) = match left(&folder, task).filter(|_| !is_fresh) {
            Some(left) => left,
            None => {
                (Checkpoint::default(), begin(&folder, task).map_err(|error| unwritten(&folder, &error))?)
            }
        };
        let part = |part: Part| open_cut(&folder.join(part.name()), now.lengths[part as usize]);
        let [claims, articles, rejected] = Part::ALL.map(part);
        let parts = [claims?, articles?, rejected?].map(|file| BufWriter::with_capacity(1 << 16, file));
        let journal = open_cut(&folder.join(JOURNAL), journal)?;
        Ok(Unfinished { folder, parts, journal, now, saved: now, saved_at: Instant::now(), _lock: lock })
    }
    /// What was taken up, all zero where the run began anew.
    pub fn checkpoint(&self) -> Checkpoint {
        self.saved
    }
    /// Where the lines of a part stand.
    pub fn path(&self, part: Part) -> PathBuf {
        self.folder.join(part.name())
    }
    /// Adds lines to a part.
    pub fn write(&mut self, part: Part, lines: &[u8]) -> Result<(), Failure> {
        self.now.lengths[part as usize] += lines.len() as u64;
        self.parts[part as usize].write_all(lines).map_err(|error| unwritten(&self.path(part), &error))
    }
    /// One document more is done, with so many bytes of it read; from time to time that is a checkpoint.
    pub fn done(&mut self, bytes: u64) -> Result<(), Failure> {
        self.now.documents += 1;
        self.now.bytes += bytes;
        let is_due =
            self.now.documents - self.saved.documents >= MOST_DOCUMENTS || self.saved_at.elapsed() >= PAUSE;
        if is_due { self.save() } else { Ok(()) }
    }
    /// Puts all that was written on the disk, then says so in the journal.
    pub fn save(&mut self) -> Result<(), Failure> {
        self.put_on_disk().map_err(|error| unwritten(&self.folder, &error))?;
        (self.saved, self.saved_at) = (self.now, Instant::now());
        Ok(())
    }
    fn put_on_disk(&mut self) -> io::Result<()> {
        for part in &mut self.parts {
            part.flush()?;
            part.get_ref().sync_data()?;
        }
        let mut line = serde_json::to_vec(&self.now)?;
        line.push(b'\n');
        self.journal.write_all(&line)?;
        self.journal.sync_data()
    }
    /// Gives the claims and articles their names in the output folder, and takes the folder of the run away.
    pub fn finish(mut self, output: &Path) -> Result<(), Failure> {
        self.save()?;
        for part in [Part::Articles, Part::Claims] {
            let target = output.join(part.name());
            fs::rename(self.path(part), &target).map_err(|error| unwritten(&target, &error))?;
        }
        fs::remove_dir_all(&self.folder).map_err(|error| unwritten(&self.folder, &error))
    }
}

/// Claims the folder for this process.
fn lock(folder: &Path) -> Result<File, Failure> {
    let path = folder.join("lock");
    let file = File::create(&path).map_err(|error| unwritten(&path, &error))?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(Failure::new(
            format_args!("{}: another run writes to this folder", folder.display()),
            "wait for it to end, or name another folder with -o",
        )),
        // A file system that cannot lock is no reason not to run.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(file),
    }
}

/// The last checkpoint of an earlier run of the same task, if its files are all there, and the length of the journal
/// up to it.
fn left(folder: &Path, task: &str) -> Option<(Checkpoint, u64)> {
    let journal = fs::read_to_string(folder.join(JOURNAL)).ok()?;
    // What stands behind the last line feed was being written when the run was killed.
    let whole = &journal[..=journal.rfind('\n')?];
    let (first, rest) = whole.split_once('\n')?;
    if first != task {
        return None;
    }
    let checkpoint: Checkpoint = serde_json::from_str(rest.lines().last()?).ok()?;
    let is_there = |part: Part| {
        let length = checkpoint.lengths[part as usize];
        fs::metadata(folder.join(part.name())).is_ok_and(|told| told.len() >= length)
    };
    Part::ALL.into_iter().all(is_there).then_some((checkpoint, whole.len() as u64))
}

/// Empty parts and a journal that names the task; gives the journal's length.
fn begin(folder: &Path, task: &str) -> io::Result<u64> {
    for part in Part::ALL {
        File::create(folder.join(part.name()))?;
    }
    fs::write(folder.join(JOURNAL), format!("{task}\n"))?;
    Ok(task.len() as u64 + 1)
}

/// Opens a file to write behind its first `length` bytes; what stands there is cut off.
fn open_cut(path: &Path, length: u64) -> Result<File, Failure> {
    let open = || {
        let mut file = OpenOptions::new().write(true).open(path)?;
        file.set_len(length)?;
        file.seek(SeekFrom::Start(length))?;
        Ok(file)
    };
    open().map_err(|error: io::Error| unwritten(path, &error))
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    let what = format!("{}: cannot be written: {error}", path.display());
    Failure::new(what, "check that the folder may be written to and the disk has room")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(unfinished: &Unfinished, part: Part) -> String {
        fs::read_to_string(unfinished.path(part)).unwrap()
    }

    #[test]
    fn what_no_checkpoint_knows_is_cut_off() {
        let output = tempfile::tempdir().unwrap();
        let mut run = Unfinished::open(output.path(), "a", false).unwrap();
        run.write(Part::Claims, b"one\n").unwrap();
        run.done(7).unwrap();
        run.save().unwrap();
        run.write(Part::Claims, b"two\n").unwrap();
        drop(run);
        let journal = output.path().join(FOLDER).join(JOURNAL);
        let half = fs::read_to_string(&journal).unwrap() + "{\"docum";
        fs::write(&journal, half).unwrap();
        let mut taken_up = Unfinished::open(output.path(), "a", false).unwrap();
        assert_eq!((taken_up.checkpoint().documents, taken_up.checkpoint().bytes), (1, 7));
        assert_eq!(text(&taken_up, Part::Claims), "one\n");
        taken_up.done(5).unwrap();
        taken_up.save().unwrap();
        drop(taken_up);
        assert_eq!(Unfinished::open(output.path(), "a", false).unwrap().checkpoint().documents, 2);
    }

    #[test]
    fn another_task_begins_anew() {
        let output = tempfile::tempdir().unwrap();
        let mut run = Unfinished::open(output.path(), "a", false).unwrap();
        run.write(Part::Articles, b"one\n").unwrap();
        run.done(7).unwrap();
        run.save().unwrap();
        drop(run);
        let anew = Unfinished::open(output.path(), "b", false).unwrap();
        assert_eq!(anew.checkpoint(), Checkpoint::default());
        assert_eq!(text(&anew, Part::Articles), "");
    }

    #[test]
    fn two_runs_do_not_write_to_one_folder() {
        let output = tempfile::tempdir().unwrap();
        let run = Unfinished::open(output.path(), "a", false).unwrap();
        let error = Unfinished::open(output.path(), "a", false).unwrap_err();
        assert!(
            matches!(&error, Failure::CouldNot { what, .. } if what.contains("another run")),
            "{error:?}"
        );
        drop(run);
        assert!(Unfinished::open(output.path(), "a", false).is_ok());
    }

    #[test]
    fn a_finished_run_leaves_its_files_and_nothing_else() {
        let output = tempfile::tempdir().unwrap();
        let mut run = Unfinished::open(output.path(), "a", false).unwrap();
        run.write(Part::Claims, b"one\n").unwrap();
        run.finish(output.path()).unwrap();
        let mut names: Vec<_> =
            fs::read_dir(output.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["articles.jsonl", "claims.jsonl"]);
        assert_eq!(fs::read_to_string(output.path().join("claims.jsonl")).unwrap(), "one\n");
    }
}
