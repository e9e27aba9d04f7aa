//! "Had Spain backed her, she would have won": an auxiliary before its subject makes a condition or a question, and no
//! claim.

use crate::analysis::{Analysis, VerbId};
use crate::factuality::Factuality;

/// Reads the word before the verb's subject.
pub fn read(analysis: &Analysis, verb: VerbId, found: &mut Factuality) {
    let Some(subject) = analysis.verb(verb).subject.map(|subject| analysis.group(subject).units) else {
        return;
    };
    let Some(before) = subject.start.checked_sub(1) else { return };
    // "would have lost had he stayed": behind the verb of a clause "had" before "he" can be nothing else.
    let pronoun = subject.len() == 1
        && matches!(analysis.folded(subject.start), "he" | "she" | "they" | "we" | "i")
        && analysis.folded(before) == "had";
    let is_inverted = matches!(analysis.folded(before), "had" | "were" | "should")
        && subject.end <= analysis.verb(verb).units.start
        && (pronoun || opens_clause(analysis, before));
    if is_inverted {
        found.void = Some("a condition");
    }
}

/// Whether nothing stands before a unit in its clause.
fn opens_clause(analysis: &Analysis, at: u32) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    matches!(
        analysis.folded(before),
        "." | "," | ";" | ":" | "?" | "!" | "—" | "–" | "\"" | "“" | "and" | "but" | "or"
    ) || analysis.sentences.binary_search_by_key(&at, |sentence| sentence.units.start).is_ok()
}
