//! What people have drawn in an annotation tool turns into gold: brat, Label Studio, doccano.
//!
//! All three are read into [`Drawing`]s: a claim's evidence, its slots, what is known of it. The claim types say which
//! slots are keys. What cannot be used is named with its place, and the rest is read all the same.

mod anchor;
mod brat;
mod doccano;
mod drawing;
mod label_studio;

use std::path::Path;

use crate::{GoldClaim, GoldError, Problem};

use drawing::Drawing;

/// The tools whose files are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Folders of `.ann` files with their `.txt`.
    Brat,
    /// An export as JSON, or one task to a line.
    LabelStudio,
    /// An export as JSON Lines.
    Doccano,
}

/// What a slot of a claim type is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlotUse {
    /// It has to agree.
    pub key: bool,
    /// What its values are.
    pub values: SlotValues,
}

/// What the values of a slot are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotValues {
    /// Ids and words.
    Words,
    /// Numbers.
    Numbers,
    /// True and false.
    Flags,
}

/// The claim types that annotators use.
pub trait ClaimTypes {
    /// Whether there is a claim type of this name.
    fn has(&self, claim_type: &str) -> bool;
    /// What a slot of a type is; none where the type has no such slot.
    fn slot(&self, claim_type: &str, slot: &str) -> Option<SlotUse>;
}

/// What an import gives.
#[derive(Debug, Default)]
pub struct Imported {
    /// Gold, document by document in the order of the input.
    pub claims: Vec<GoldClaim>,
    /// What could not be used.
    pub problems: Vec<Problem>,
}

/// Reads what `tool` has written: a file, or for brat also a folder.
///
/// # Errors
/// Where a file cannot be read, or a folder holds no `.ann` file.
pub fn import(tool: Tool, path: &Path, types: &dyn ClaimTypes) -> Result<Imported, GoldError> {
    let (drawings, mut problems) = match tool {
        Tool::Brat => brat::read(path)?,
        Tool::LabelStudio => label_studio::read(path, types)?,
        Tool::Doccano => doccano::read(path, types)?,
    };
    let mut claims = Vec::new();
    let (mut doc, mut number) = (String::new(), 0);
    for drawing in drawings {
        number = if drawing.doc == doc { number + 1 } else { 0 };
        doc.clone_from(&drawing.doc);
        match drawing.gold(number, types) {
            Ok(claim) => claims.push(claim),
            Err(problem) => problems.push(problem),
        }
    }
    Ok(Imported { claims, problems })
}

/// What a reader of one tool's files gives.
type Read = (Vec<Drawing>, Vec<Problem>);

/// A problem at a line of a file.
fn problem(file: &str, line: usize, reason: impl Into<String>, remedy: &str) -> Problem {
    Problem { file: file.to_owned(), line, column: 1, reason: reason.into(), remedy: remedy.to_owned() }
}

fn read_text(path: &Path) -> Result<String, GoldError> {
    let failed = |source| GoldError::Read { path: path.into(), source };
    let bytes = std::fs::read(path).map_err(failed)?;
    String::from_utf8(bytes).map_err(|error| failed(std::io::Error::other(error)))
}
