//! A template for a new claim type.
use crate::source::SourceFile;
/// The files of a new pack.
pub fn new_pack(name: &str) -> Vec<SourceFile> {
    let _ = name;
    Vec::new()
}
